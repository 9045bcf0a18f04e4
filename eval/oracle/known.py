"""All that is true of a document that the rules read whole, and a model that knows it.

What they are made to forget is left over, so that it is known of each figure what it is of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

from eval.oracle.scripted import Scripted, listed
from extractors import coverage, facts, validators
from extractors.facts import Fact
from extractors.fill import Left, numbering
from extractors.fill.merging import Reading, readings
from extractors.forms import plain
from extractors.ground import ground
from extractors.halfwidth import halfwidth
from extractors.rules import draft
from extractors.schema.disclosure import Disclosure
from extractors.schema.draft import CellRef, Draft, DraftLine, DraftNarrative, DraftStatement, SpanRef
from extractors.validators import Audit


@dataclass(frozen=True)
class Known:
    """A disclosure with all that is true of it."""

    disclosure: Disclosure

    @cached_property
    def truth(self) -> Draft:
        return draft(halfwidth(self.disclosure))

    def forgetting(self, chance: Random, share: float) -> tuple[Left, Audit]:
        """What is left over where the rules had not read some tables and some sentences, and the audit of the rest. A figure
        that is told in passing is always forgotten."""
        keep = [each for each in self.truth.statements if chance.random() > share]
        told = [each for each in self.truth.narrative if chance.random() > share]
        kept = self.truth.model_copy(
            update={"statements": tuple(keep), "narrative": tuple(told), "mentions": (), "counts": ()}
        )
        budget = ground(kept, self.disclosure)
        audited = validators.audit(budget)
        unclaimed = coverage.unclaimed(self.disclosure, kept, budget)
        return Left(halfwidth(self.disclosure), kept, unclaimed, audited.checks), audited

    @cached_property
    def by_place(self) -> dict[facts.Place, list[Reading]]:
        """What the figure printed at each place is of."""
        found: dict[facts.Place, list[Reading]] = defaultdict(list)
        for reading in readings(self.truth):
            source = self.disclosure.place(reading.at)
            if source is not None:
                found[facts.place(source)].append(reading)
        return dict(found)

    def names_row(self, fact: Fact) -> bool:
        """Whether the row prints the name of a fact as well, in a table whose rows have one side only."""
        found = self.disclosure.find_cell(fact.source.cell or "")
        if found is None or len({column.panel for column in found[0].columns}) > 1:
            return False
        cells = found[0].covering()[found[1].row]
        return any(cell is not None and plain(cell.text) == fact.row_name for cell in cells)

    def holds(self, fact: Fact) -> bool:
        """Whether a figure is of this row and under this head, in this unit."""
        for reading in self.by_place.get(facts.place(fact.source), ()):
            if reading.unit not in ("", fact.unit):
                continue
            if plain(reading.item) != plain(fact.row_name) and not self.names_row(fact):
                continue
            if not isinstance(reading.at, CellRef):
                return True
            return reading.column.rpartition("/")[2] in fact.column.split("/")
        return False

    @cached_property
    def _lines(self) -> dict[tuple[str, int], tuple[DraftStatement, DraftLine]]:
        """The line of each row of a table, by table and row."""
        return {
            (statement.table, _row(amount.at.cell)): (statement, line)
            for statement in self.truth.statements
            for line in statement.lines
            for amount in line.amounts
        }

    @cached_property
    def _numbers(self) -> dict[str, tuple[numbering.Sentence, int]]:
        return {
            number.id: (sentence, number.start)
            for sentence in numbering.sentences(halfwidth(self.disclosure))
            for number in sentence.numbers
        }

    # --- what the model says ---

    def model(self) -> Scripted:
        return Scripted({"table": self.table, "amounts": self.amounts, "reasons": self.reasons})

    def table(self, user: str, schema: Mapping[str, Any]) -> dict[str, Any]:
        """The table as it is: every row with its name, every column with the heads that the rules found."""
        ids = re.findall(r"\[(t\d+r\d+c\d+)\]", user)
        table = next(t for t in self.disclosure.tables if any(i.startswith(f"{t.id}r") for i in ids))
        rows = []
        kind = "other"
        for row in listed(schema, "row"):
            known = self._lines.get((table.id, int(row[1:])))
            kind = kind if known is None else known[0].kind.value
            rows.append({"row": row, "sort": "line" if known else "note"})
        columns = []
        for column in table.columns:
            holds = {"value": "amount", "name": "name", "code": "code", "rank": "rank"}.get(
                column.role.value, "note"
            )
            columns.append({"column": f"c{column.index}", "holds": holds})
        units = listed(schema, "unit")
        return {"kind": kind, "unit": units[0] if units else "无", "columns": columns, "rows": rows}

    def amounts(self, user: str, schema: Mapping[str, Any]) -> dict[str, Any]:
        figures = []
        for number in listed(schema, "number"):
            told = self._told(number)
            if told is None:
                figures.append({"number": number, "item": "", "measure": "none", "goes": "none"})
                continue
            item, measure = told
            goes = item.direction.value if item.direction and measure in ("change", "percent") else "none"
            figures.append({"number": number, "item": item.item, "measure": measure, "goes": goes})
        return {"figures": figures}

    def _told(self, number: str) -> tuple[DraftNarrative, str] | None:
        found = self._numbers.get(number)
        for item in self.truth.narrative if found else ():
            for measure, span in (
                ("current", item.current),
                ("previous", item.previous),
                ("change", item.delta),
                ("percent", item.percent),
            ):
                if isinstance(span, SpanRef) and found is not None:
                    sentence, start = found
                    if (span.paragraph, span.start) == (sentence.holder, start):
                        return item, measure
        return None

    def reasons(self, user: str, schema: Mapping[str, Any]) -> dict[str, Any]:
        return {"reasons": [{"item": i, "sentence": "无", "quote": ""} for i in listed(schema, "item")]}


def _row(cell: str) -> int:
    return int(cell.rpartition("r")[2].partition("c")[0])

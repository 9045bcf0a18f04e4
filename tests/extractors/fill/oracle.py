"""A model that knows the truth, and models that lie about it in every way that the form of an answer leaves open."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from extractors import coverage, validators
from extractors.fill import Left, numbering
from extractors.fill.merging import readings
from extractors.forms import plain
from extractors.ground import ground
from extractors.halfwidth import halfwidth
from extractors.rules import draft
from extractors.schema.disclosure import Disclosure
from extractors.schema.draft import CellRef, Draft, DraftLine, DraftNarrative, DraftStatement, SpanRef
from extractors.validators import Audit
from tests.scripted import Scripted, listed


@dataclass(frozen=True)
class Known:
    """A disclosure with all that is true of it."""

    disclosure: Disclosure

    @cached_property
    def truth(self) -> Draft:
        return draft(halfwidth(self.disclosure))

    def forgetting(self, chance: random.Random, share: float) -> tuple[Left, Audit]:
        """What is left over where the rules had not read some tables and some sentences, and the audit of the rest."""
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
    def of_places(self) -> dict[tuple[str, int], set[tuple[str, str]]]:
        """What each figure is of: (row, lowest head), by the id of its cell or paragraph and its first character."""
        found: dict[tuple[str, int], set[tuple[str, str]]] = {}
        for reading in readings(self.truth):
            at = reading.at
            place = (at.cell if isinstance(at, CellRef) else at.paragraph, at.start)
            found.setdefault(place, set()).add((plain(reading.item), reading.column.rpartition("/")[2]))
        return found

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

    # --- right answers ---

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

    # --- wrong ones ---

    def liar(self, chance: random.Random, share: float = 0.2) -> Scripted:
        """A model whose answers are right but for some fields, which hold something else that the form allows."""

        def lies(answer: Any) -> Any:
            def told(user: str, schema: dict[str, Any]) -> Any:
                return altered(answer(user, schema), schema, chance, share)

            return told

        return Scripted(
            {
                "table": lies(self.table),
                "amounts": lies(self.amounts),
                "reasons": lies(self.reasons),
                "indicators": lambda user, schema: anything(schema, chance, user),
                "disputes": lambda user, schema: anything(schema, chance, user),
            }
        )


def altered(data: Any, schema: Mapping[str, Any], chance: random.Random, share: float) -> Any:
    """Data with some fields replaced by others that the schema allows; lists lose, repeat and swap parts."""
    if "enum" in schema:
        return chance.choice(schema["enum"]) if chance.random() < share else data
    if schema["type"] == "object":
        return {key: altered(data[key], part, chance, share) for key, part in schema["properties"].items()}
    if schema["type"] == "array":
        made = [altered(each, schema["items"], chance, share) for each in data]
        if made and chance.random() < share:
            made.append(chance.choice(made))
        if len(made) > 1 and chance.random() < share:
            made.remove(chance.choice(made))
        return made
    return data


def anything(schema: Mapping[str, Any], chance: random.Random, user: str) -> Any:
    """Data of the schema's form that means nothing."""
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if schema["type"] == "object":
        return {key: anything(part, chance, user) for key, part in schema["properties"].items()}
    if schema["type"] == "array":
        return [anything(schema["items"], chance, user) for _ in range(chance.randint(0, 8))]
    if schema["type"] == "boolean":
        return chance.random() < 0.5
    words = re.findall(r"[\u4e00-\u9fff]{2,12}", user)
    return chance.choice(words) if words else "甲"


def _row(cell: str) -> int:
    return int(cell.rpartition("r")[2].partition("c")[0])

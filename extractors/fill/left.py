"""What the rules left over (余项): the numbers that no fact was read from, and the checks that fail for no reason known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors import forms
from extractors.schema.check import Cause, Check, Status
from extractors.schema.disclosure import Disclosure, Role, Table
from extractors.schema.draft import (
    CellRef,
    Draft,
    DraftAmount,
    DraftLine,
    DraftStatement,
    Kind,
    Ref,
    SpanRef,
)
from extractors.schema.money import read_number, unit_of_amount

_DIGIT = re.compile(r"\d")
# Words that are the beginning or the end of something else, and no name of a thing.
_FRAGMENT = re.compile(
    r"(?:是|按|由|用于|其中|多出|少于|另|共|约|近|占|比|较|规定|继续|实现|达到|主要|各|每|以|从|将|把|在|对)[\u4e00-\u9fff]{0,3}"
    r"|.*(?:和|及|与|由|为|是|按|的|在|把|将|以|等|、|×|＝|=|[(（])"
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell whose figure was read by OCR and may be another (存疑): all readings of it that the recogniser holds possible, the
    first of them the one that stands, and a PNG of the cell."""

    cell: str
    readings: tuple[str, ...]
    picture: bytes


@dataclass(frozen=True, slots=True)
class Left:
    """A disclosure with what the rules read of it. `unclaimed` are the places of figures that no fact was read from, `doubts`
    the cells that a model may look at; with `everything` the rules count for nothing, and all that is printed is left over."""

    disclosure: Disclosure
    draft: Draft
    unclaimed: tuple[Ref, ...] = ()
    checks: tuple[Check, ...] = ()
    everything: bool = False
    doubts: tuple[Doubt, ...] = ()
    _cells: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        cells = frozenset(ref.cell for ref in self.unclaimed if isinstance(ref, CellRef))
        object.__setattr__(self, "_cells", cells)

    def rows_of(self, table: Table) -> list[int]:
        """The rows of a table's body that hold a number by itself, as far as they are left over."""
        whole = self.everything or self._unknown(table)
        body = range(table.header_rows, len(table.rows))
        return [
            r
            for r in body
            if r not in table.rulers
            and any(
                cell is not None and is_figure(cell.text) and (whole or table.cell_id(r, c) in self._cells)
                for c, cell in enumerate(table.rows[r])
            )
        ]

    def _unknown(self, table: Table) -> bool:
        """Whether a table holds figures and no form claims it: its title announces none."""
        if forms.kind_of_title(table.title) is not None:
            return False
        kinds = [statement.kind for statement in self.draft.statements if statement.table == table.id]
        return kinds == [Kind.OTHER]

    def spans(self) -> Iterator[SpanRef]:
        """The numbers in running text that are left over, with those that were read without a name of what they are of."""
        yield from (ref for ref in self.unclaimed if isinstance(ref, SpanRef))
        for mention in self.draft.mentions:
            if isinstance(mention.at, SpanRef) and not _is_name(mention.item):
                yield mention.at
        for item in self.draft.narrative:
            if not _is_name(item.item):
                spans = (item.current, item.previous, item.delta, item.percent)
                yield from (span for span in spans if span is not None)

    def in_cells(self) -> Iterator[CellRef]:
        """The numbers among words, and in heads, that are left over in cells, likewise."""
        unnamed = (mention.at for mention in self.draft.mentions if not _is_name(mention.item))
        for ref in (*self.unclaimed, *unnamed):
            if isinstance(ref, CellRef):
                found = self.disclosure.find_cell(ref.cell)
                if found is not None and (
                    found[1].row < found[0].header_rows or not is_figure(found[1].text)
                ):
                    yield ref

    def read(self, cell: str) -> tuple[DraftStatement, DraftLine, DraftAmount] | None:
        """What the rules read a cell as, if they read an amount from it."""
        for statement in self.draft.statements:
            for line in statement.lines:
                for amount in line.amounts:
                    if amount.at.cell == cell:
                        return statement, line, amount
        return None

    def wordy_cells(self) -> Iterator[str]:
        """With everything left over: the cells whose numbers stand among words, or in heads, by their ids."""
        for table in self.disclosure.tables:
            for r, row in enumerate(table.rows):
                for c, cell in enumerate(row):
                    if (
                        cell is not None
                        and _DIGIT.search(cell.text)
                        and r not in table.rulers
                        and table.columns[c].role not in (Role.CODE, Role.RANK, Role.DATE, Role.CONTACT)
                        and is_figure(cell.text) is (r < table.header_rows)
                    ):
                        yield table.cell_id(r, c)

    def unexplained(self) -> Iterator[Check]:
        """The checks that fail, and no figure of theirs is the likeliest to be wrong."""
        for check in self.checks:
            if check.status is Status.FAILS and (
                check.suspect is None or check.suspect.cause is Cause.UNKNOWN
            ):
                yield check


def is_figure(text: str) -> bool:
    """Whether a cell holds a number and nothing else but the unit of money that it is in."""
    return read_number(text) is not None or bool(unit_of_amount(text)[1])


def _is_name(item: str) -> bool:
    """Whether words can be what a figure is of; what was cut out of a sentence without sense is none."""
    return bool(item) and not _FRAGMENT.fullmatch(item)

"""One item over the units that each have a row of it (各单位的工会经费, 甲校和乙校谁的电费多): a table of units."""

from __future__ import annotations

from typing import NamedTuple

from service.answering.document.rows import Row, Sort, Table
from service.answering.ways.tables.names import named_spans
from service.answering.ways.tables.phrases import SORTS

_SEVERAL = 2
# What the amounts of the one item are called, which is all that such a table has.
_AMOUNT = "金额"


class Across(NamedTuple):
    """The units with what each has of an item, and the text that asks for it without the name of that."""

    table: Table
    text: str


def across_units(table: Table, text: str) -> Across | None:
    """The units that have one row each of the item that a text names beside several of them, or the units as such; None where it
    names no item, or one unit alone."""
    if table.sort is not Sort.ITEM:
        return None
    known: dict[str, list[Row]] = {}
    for row in table.rows:
        known.setdefault(row.key, []).append(row)
    name = max((each for each in known if len(each) > 1 and each in text), key=len, default="")
    rows = known.get(name, [])
    units = [row.unit for row in rows]
    if len(set(units)) < max(_SEVERAL, len(units)):
        # of several rows of a unit none is all that it has
        return None
    rest = text.replace(name, _AMOUNT)
    if len(named_spans(rest, units)) < _SEVERAL and SORTS[Sort.UNIT].search(rest) is None:
        return None
    return Across(
        Table(Sort.UNIT, f"{table.words}{name}", [Row(r.unit, list(r.cells), thing=r.thing) for r in rows]),
        rest,
    )

"""The lines of a table without classification codes: units, and plain lists of items (单位, 项目, “三公”).

合计                     合计 = Σ 部门                   合计 = Σ items
153    某部门            部门 = Σ 单位
153001 某单位
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.schema.budget import Line, Statement
from extractors.schema.check import Status
from extractors.schema.draft import Kind
from extractors.validators.balance import agreement
from extractors.validators.equation import Equation, places
from extractors.validators.structure import names
from extractors.validators.structure.levels import LISTS, grand_total, sums

# Tables that print a line a unit.
_BY_UNIT = (Kind.RECEIPTS, Kind.EXPENDITURE, Kind.GENERAL_BY_FUNCTION, Kind.GENERAL_BY_ECONOMIC)
_SERIAL = 2  # digits of a number that only counts the lines (序号)


def equations(statement: Statement, lines: Sequence[Line]) -> Iterator[Equation]:
    """The sums of lines without classification codes."""
    if statement.kind is Kind.THREE_PUBLIC:
        yield from _three_public(statement)
    if statement.kind in LISTS or (statement.kind in _BY_UNIT and _every_line_is_a_unit(lines)):
        yield from _units(statement, lines)
        yield from _below_units(statement, lines)
    total = grand_total(statement)
    if total is None or statement.kind not in LISTS or statement.kind is Kind.THREE_PUBLIC:
        return
    items = [line for line in lines if not line.code and line.name and not names.is_total(line.name)]
    items = [line for line in items if not line.of_which and not names.is_of_which(line.name)]
    goes_on = _goes_on(statement)
    items = [line for line in items if goes_on or line.panel == total.panel]
    if len(items) > 1:
        styles = {(names.numbering(line.name), line.indent) for line in items}
        parts = _without_subtotals(statement, total, items)
        flat = len(styles) == 1 and not _counts_twice(statement, total, parts)
        doubt = "" if flat else "各行的层次不清楚"
        yield from sums(statement, total, parts, "表分几栏排，不清楚是否一张单子" if goes_on else doubt)


def _every_line_is_a_unit(lines: Sequence[Line]) -> bool:
    return all(len(line.code) > _SERIAL or names.is_total(line.name) for line in lines)


def _goes_on(statement: Statement) -> bool:
    """Whether a list may go on in the next of several blocks side by side: they have the same columns."""
    by_panel: dict[int, set[str]] = {}
    for line in statement.lines:
        by_panel.setdefault(line.panel, set()).update(amount.column for amount in line.amounts)
    return len(by_panel) > 1 and len(set(map(frozenset, by_panel.values()))) == 1


def _units(statement: Statement, lines: Sequence[Line]) -> Iterator[Equation]:
    """合计 = Σ departments, a department = Σ its units, whose codes begin with its own."""
    total = grand_total(statement)
    units = [line for line in lines if line.code and not names.is_total(line.name)]
    if len({unit.panel for unit in units}) > 1:
        return  # blocks side by side: what stands under what is not clear
    prefixes = {unit.code for unit in units}
    above = {unit.code: _above(unit.code, prefixes) for unit in units}
    outer = [unit for unit in units if above[unit.code] is None]
    # a list of projects prints the code of their unit in front of each
    repeated = len(prefixes) < len(units)
    flat = len({(unit.code, unit.name) for unit in units}) == len(units) and not any(above.values())
    twice = "单位编码重复" if repeated and not flat else ""
    if total is not None:
        yield from sums(statement, total, outer, twice)
    below: dict[str | None, list[Line]] = {}
    for unit in units:
        below.setdefault(above[unit.code], []).append(unit)
    for unit in units:
        yield from sums(statement, unit, below.get(unit.code, ()), twice)


def _below_units(statement: Statement, lines: Sequence[Line]) -> Iterator[Equation]:
    """A unit = Σ the lines without a code below it, which say what its money is for; nothing where no column of any unit
    comes out so."""
    found: list[Equation] = []
    for at, unit in enumerate(lines):
        if len(unit.code) <= _SERIAL or names.is_total(unit.name):
            continue
        below = list(takewhile(lambda each: not (each.code or names.is_total(each.name)), lines[at + 1 :]))
        styles = {(names.numbering(line.name), line.indent) for line in below}
        if len(below) > 1 and len(styles) == 1 and not any(line.of_which for line in below):
            found += sums(statement, unit, below, "")
    telling = [equation for equation in found if equation.whole.money.value]
    if any(equation.status in (Status.HOLDS, Status.ROUNDING) for equation in telling):
        yield from found


def _above(code: str, printed: set[str]) -> str | None:
    """The longest printed code that this one begins with; serial numbers (1 … 12) stand above nothing."""
    shorter = (code[:digits] for digits in range(len(code) - 1, _SERIAL, -1))
    return next((other for other in shorter if other in printed), None)


def _three_public(statement: Statement) -> Iterator[Equation]:
    """“三公” items as lines: what the forms define as the sum of what, printed or blank.

    合计 is the sum of the three where the table lists nothing else besides (会议费, 培训费)."""
    lines = statement.lines
    called = [line.name for line in lines]
    total = grand_total(statement)
    if total is not None and _only_the_three(lines, total):
        called[next(at for at, line in enumerate(lines) if line is total)] = names.THREE_PUBLIC
    for whole, parts in names.nested(called).items():
        yield from sums(statement, lines[whole], [lines[part] for part in parts], "")


def _only_the_three(lines: Sequence[Line], total: Line) -> bool:
    others = [line for line in lines if line is not total]
    levels = [level for line in others if (level := names.numbering(line.name)) is not None]
    outer = [line for line in others if not levels or names.numbering(line.name) in (None, min(levels))]
    return all(names.is_three_public(line.name) for line in outer if line.name)


def _counts_twice(statement: Statement, total: Line, items: Sequence[Line]) -> bool:
    """Whether the items make twice the total: some of them are then subtotals of others."""
    for whole in places(statement, [total]):
        parts = [p.money for p in places(statement, items) if p.amount.column == whole.amount.column]
        if whole.money.value and agreement([whole.money, whole.money], parts) is not Status.FAILS:
            return True
    return False


def _without_subtotals(statement: Statement, total: Line, items: Sequence[Line]) -> Sequence[Line]:
    """The items, without those that repeat the total over the whole list (专项合计 under another name)."""
    amounts = {place.amount.column: place.money.yuan for place in places(statement, [total])}
    kept = [
        line
        for line in items
        if {place.amount.column: place.money.yuan for place in places(statement, [line])} != amounts
    ]
    return kept if len(kept) > 1 else items

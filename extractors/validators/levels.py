"""The lines of a table as levels: which lines are the sum of which others (类款项, 单位, 合计).

合计                     合计 = 类 + 类                  (or Σ of what is printed outermost)
150001 某单位            a unit repeats the sum of the lines under it
210    类                类 = Σ 款
21015  款                款 = Σ 项
2101501 项
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors import codes
from extractors.schema.budget import Line, Statement
from extractors.schema.check import Status
from extractors.schema.draft import Kind
from extractors.validators import names
from extractors.validators.equation import Equation, Place, agreement, places
from extractors.validators.finding import title
from extractors.validators.remembered import remembered

# Tables whose uncoded lines are a plain list of items that the 合计 adds up.
_LISTS = (Kind.PROJECTS, Kind.PROCUREMENT, Kind.CARRYOVER, Kind.THREE_PUBLIC)


class _Coded(NamedTuple):
    code: str
    line: Line


def equations(statement: Statement) -> list[Equation]:
    """The sums down every column of the statement; empty for two-sided tables, whose sides are outlines."""
    if is_two_sided(statement) or statement.kind is Kind.PERFORMANCE:
        return []
    lines = [line for line in statement.lines if line.amounts]
    if any(codes.is_classified(line.code) for line in lines):
        return list(_classified(statement, lines))
    return list(_listed(statement, lines)) if statement.kind in _LISTS else []


@remembered
def is_two_sided(statement: Statement) -> bool:
    """Whether the table sets receipts against expenditure side by side (收支总表), without codes."""
    panels = {line.panel for line in statement.lines}
    return len(panels) > 1 and not any(codes.is_classified(line.code) for line in statement.lines)


@remembered
def grand_total(statement: Statement) -> Line | None:
    """The one line that sums the whole table (合计), None where there is none or more than one."""
    totals = [line for line in statement.lines if line.amounts and sums_all(line)]
    return totals[0] if len(totals) == 1 else None


def code_of(line: Line) -> str:
    """The code a line is placed by: as printed, or mended where one digit is damaged; never for display."""
    return codes.mend(line.code, line.name) or line.code


def is_parent(line: Line) -> bool:
    """Whether a line stands for a classification code rather than for a total or a unit."""
    return codes.is_classified(code_of(line))


def sums_all(line: Line) -> bool:
    """Whether a line is the total of all others; 人员经费合计 and 公用经费合计 are not."""
    name = names.plain(line.name)
    partial = name.startswith(("人员", "公用", "项目", "基本"))
    return names.is_total(line.name) and not partial and not codes.is_classified(line.code)


def _classified(statement: Statement, lines: Sequence[Line]) -> Iterator[Equation]:
    held = {id(line): code_of(line) for line in lines}
    coded = [code for code in held.values() if codes.is_classified(code)]
    family = Counter(code[0] for code in coded).most_common(1)[0][0]
    units: list[Line] = []
    blocks: list[list[_Coded]] = [[]]
    doubts = {"同一张表里有两种科目编码"} if len({code[0] for code in coded}) > 1 else set()
    for line in lines:
        if names.is_total(line.name) or line.of_which:
            continue
        code = held[id(line)]
        if codes.is_classified(code):
            if code[0] == family:
                blocks[-1].append(_Coded(code, line))
        elif code:
            units.append(line)
            if blocks[-1]:
                blocks.append([])
        elif any(place.money.value for place in places(statement, [line])):
            doubts.add("表中有没有科目编码的行")
    for block in blocks:
        repeated = len({code for code, _ in block}) < len(block)
        if repeated:
            doubts.add("同一编码印了多行")
        for whole, parts in _families(block):
            yield from _sums(statement, whole, parts, "同一编码印了多行" if repeated else "")
    outermost = [coded for block in blocks for coded in _outermost(block)]
    if len({len(code) for code, _ in outermost}) > 1:
        doubts.add("有的科目没有印出上级")
    outer = [line for _, line in outermost]
    doubt = "，".join(sorted(doubts))
    for line in lines:
        if sums_all(line) and not line.code:
            yield from _sums(statement, line, outer, doubt)
    if len(blocks) == 1:
        for unit in units:
            around = all(unit.code.startswith(u.code) or u.code.startswith(unit.code) for u in units)
            yield from _sums(statement, unit, outer, doubt or ("" if around else "单位之间的层次不清楚"))


def _families(block: Sequence[_Coded]) -> Iterator[tuple[Line, list[Line]]]:
    """Each printed 类 or 款 with the lines whose nearest printed ancestor it is."""
    printed = {code for code, _ in block}
    children: dict[str, list[Line]] = {}
    for code, line in block:
        above = _ancestor(code, printed)
        if above is not None:
            children.setdefault(above, []).append(line)
    for code, line in block:
        if code in children:
            yield line, children[code]


def _outermost(block: Sequence[_Coded]) -> list[_Coded]:
    printed = {code for code, _ in block}
    return [coded for coded in block if _ancestor(coded.code, printed) is None]


def _ancestor(code: str, printed: set[str]) -> str | None:
    above = codes.parent(code)
    while above is not None and above not in printed:
        above = codes.parent(above)
    return above


def _listed(statement: Statement, lines: Sequence[Line]) -> Iterator[Equation]:
    """Tables without classification codes: 合计 = Σ units, 合计 = Σ items."""
    total = grand_total(statement)
    if total is None:
        return
    units = [line for line in lines if line.code and not names.is_total(line.name)]
    prefixes = {unit.code for unit in units}
    outer = [unit for unit in units if not any(unit.code != p and unit.code.startswith(p) for p in prefixes)]
    twice = "单位编码重复" if len({unit.code for unit in outer}) < len(outer) else ""
    yield from _sums(statement, total, outer, twice)
    items = [line for line in lines if not line.code and line.name and not names.is_total(line.name)]
    items = [line for line in items if not line.of_which and not names.is_of_which(line.name)]
    if statement.kind is Kind.THREE_PUBLIC:
        yield from _defined(statement, lines)
    elif len(items) > 1:
        styles = {(names.numbering(line.name), line.indent) for line in items}
        parts = _without_subtotals(statement, total, items)
        flat = len(styles) == 1 and not _counts_twice(statement, total, parts)
        yield from _sums(statement, total, parts, "" if flat else "各行的层次不清楚")


def _defined(statement: Statement, lines: Sequence[Line]) -> Iterator[Equation]:
    """“三公” items as lines: what the forms define as the sum of what."""
    for whole, parts in names.nested([line.name for line in lines]).items():
        yield from _sums(statement, lines[whole], [lines[part] for part in parts], "")


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


def _sums(statement: Statement, whole: Line, parts: Sequence[Line], doubt: str) -> Iterator[Equation]:
    """One equation for every column in which the whole and some part are printed."""
    measure = _measure(statement)
    held: dict[str, list[Place]] = {}
    for place in places(statement, parts):
        held.setdefault(measure(place), []).append(place)
    name = " ".join(word for word in (whole.code, whole.name) if word)
    found = [
        Equation(
            whole=place,
            parts=tuple(terms),
            where=f"{title(statement)}“{name}”行与下级各行，“{place.amount.column}”",
            gaps=len(terms) < len(parts),
            doubt=doubt,
        )
        for place in places(statement, [whole])
        if (terms := held.get(measure(place), []))
    ]
    telling = [equation for equation in found if equation.whole.money.value]
    several = len({equation.whole.money.yuan for equation in telling}) > 1
    if several and all(equation.status is Status.FAILS for equation in telling):
        found = [replace(equation, doubt="各列都对不上，可能有的行没有读到") for equation in found]
    yield from found


@remembered
def _measure(statement: Statement) -> Callable[[Place], str]:
    """What tells the columns of a line apart. Side by side panels with one amount each share their column."""
    by_panel: dict[int, set[str]] = {}
    for line in statement.lines:
        by_panel.setdefault(line.panel, set()).update(amount.column for amount in line.amounts)
    if len(by_panel) > 1 and all(len(columns) <= 1 for columns in by_panel.values()):
        return lambda _: ""
    return lambda place: place.amount.column

"""What the lines of a table are (合计, 单位, 科目), and the sums of lines column by column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractors import codes
from extractors.schema.budget import Line, Statement
from extractors.schema.check import Status
from extractors.schema.draft import Kind
from extractors.validators.equation import Equation, Place, places
from extractors.validators.remembered import remembered
from extractors.validators.structure import names
from extractors.validators.wording import title

# Tables whose uncoded lines are a plain list of items that the 合计 adds up.
LISTS = (Kind.PROJECTS, Kind.PROCUREMENT, Kind.CARRYOVER, Kind.THREE_PUBLIC)
# 人员经费合计 and 公用经费合计 sum a part of a table of 基本支出.
_PERSONNEL_TOTAL = re.compile(r"人员(?:经费|支出)(?:合计|小计|总计)")
_RUNNING_TOTAL = re.compile(r"(?:日常)?公用(?:经费|支出)(?:合计|小计|总计)")
# Items that are 人员经费: 工资福利支出, 对个人和家庭的补助; all others are 公用经费.
_PERSONNEL = ("301", "303")


@remembered
def is_two_sided(statement: Statement) -> bool:
    """Whether the table sets receipts against expenditure side by side (收支总表), without codes; lists do not."""
    if statement.kind in LISTS:
        return False
    panels = {line.panel for line in statement.lines}
    return len(panels) > 1 and not any(codes.is_classified(line.code) for line in statement.lines)


@remembered
def is_outline(statement: Statement) -> bool:
    """Whether the table lists receipts or expenditure under numbers (一、二、三、), without codes, on one side."""
    if statement.kind not in (Kind.RECEIPTS, Kind.EXPENDITURE):
        return False
    if any(line.code or line.panel != statement.lines[0].panel for line in statement.lines):
        return False
    return sum(names.numbering(line.name) == 0 for line in statement.lines) > 1


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


def personnel_or_running(line: Line) -> Callable[[str], bool] | None:
    """Of 人员经费合计 and 公用经费合计, which economic codes (类) it sums; None for every other line."""
    name = names.plain(line.name)
    if _PERSONNEL_TOTAL.fullmatch(name):
        return lambda code: code in _PERSONNEL
    return (lambda code: code not in _PERSONNEL) if _RUNNING_TOTAL.fullmatch(name) else None


def sums(statement: Statement, whole: Line, parts: Sequence[Line], doubt: str) -> Iterator[Equation]:
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

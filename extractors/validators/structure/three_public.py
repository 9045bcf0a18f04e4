"""The table of the “three public expenses” (“三公”经费): which cell is which of them, printed as columns or as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.schema.budget import Line, Statement
from extractors.validators.equation import Place, places
from extractors.validators.structure import levels, measures, names

# What people call them, by the words that are left when the endings that vary are taken off.
_CALLED = (
    (
        re.compile(r"(?:财政拨款|一般公共预算)*三公经费(?:财政拨款)?(?:支出|预算|决算|合计|小计|总额|数)*"),
        "三公经费",
    ),
    (re.compile(r"因公出国境?(?:费用?|经费|支出)*"), "因公出国"),
    (re.compile(r"公务接待(?:费用?|经费|支出)*"), "公务接待"),
    (re.compile(r"(?:公务用车|车辆)运行(?:维护|维)?(?:费用?|经费|支出)*"), "公务用车运行"),
    (re.compile(r"公务用车购置(?:费用?|经费|支出)*"), "公务用车购置"),
    (re.compile(r"公务用车购置(?:及|和|与)运(?:行(?:维护|维)?|维)(?:费用?|经费|支出)*"), "公务用车"),
)
THREE_PUBLIC = "三公经费"
_TOTAL = "合计"  # of the table, whatever that holds
_STAGE = re.compile(r"(?:年初|全年|调整)?(?:预算|决算|执行)(?:数|金额)?")
# Under the head of the vehicles the two are called by half their names.
_HALVES = (
    (re.compile(r"购置(?:费用?|经费|支出)*"), "公务用车购置"),
    (re.compile(r"运行(?:维护|维)?(?:费用?|经费|支出)*"), "公务用车运行"),
)


def called(name: str) -> str:
    """Which of them a name means, "" for none."""
    plain = names.plain(name)
    return next((called for pattern, called in _CALLED if pattern.fullmatch(plain)), "")


def amounts(statement: Statement, year: int | None) -> Iterator[tuple[str, Place]]:
    """This year's amounts of a table, each with what it is of. The total of one that holds more than these (会议费, 培训费) is
    not theirs."""
    row = _only_row(statement)
    if row is not None:
        cells = [(_of_column(place.amount.column), place) for place in places(statement, [row])]
    else:
        lines = [line for line in statement.lines if line.amounts]
        cells = [(_of_line(line), place) for line in lines for place in places(statement, [line])]
    others = any(not name for name, _ in cells)
    for name, place in cells:
        name = THREE_PUBLIC if name == _TOTAL and not others else name
        if name not in ("", _TOTAL) and measures.is_of_year(place.amount.column, year):
            yield name, place


def _only_row(statement: Statement) -> Line | None:
    """The line that speaks for a table with the items as columns: its total, or its only line."""
    printed = [line for line in statement.lines if line.amounts]
    if not any(_of_column(column) not in ("", THREE_PUBLIC) for column in statement.columns):
        return None
    return printed[0] if len(printed) == 1 else levels.grand_total(statement)


def _of_line(line: Line) -> str:
    return called(line.name) or _half(names.plain(line.name)) or (_TOTAL if levels.sums_all(line) else "")


def _of_column(column: str) -> str:
    """What a column is of: by its own head, or as the total under that of others; the last head may only say of which
    stage it is (预算数, 决算数)."""
    *above, leaf = [head for head in column.split("/") if not _STAGE.fullmatch(head)] or [""]
    name = called(leaf)
    vehicles = any("公务用车" in head for head in above)
    if not name and vehicles:
        name = _half(names.plain(leaf)) or ("公务用车" if names.is_total(leaf) else "")
    if not name and names.is_total(leaf):
        over = [called(head) for head in above]
        name = next((each for each in reversed(over) if each), _TOTAL)
    return name


def _half(plain: str) -> str:
    return next((called for pattern, called in _HALVES if pattern.fullmatch(plain)), "")

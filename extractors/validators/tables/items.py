"""Economic items (经济科目) by name: columns of one table against lines of another, and the “三公” items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors import codes
from extractors.schema.budget import Budget, Line, Statement
from extractors.schema.check import Status
from extractors.schema.draft import Kind
from extractors.validators.balance import agreement
from extractors.validators.equation import Equation, Place, places
from extractors.validators.rule import rule
from extractors.validators.structure import levels, measures, names
from extractors.validators.wording import title

_ECONOMIC = (Kind.GENERAL_BY_ECONOMIC, Kind.BASIC_BY_ECONOMIC)
# The “三公” items with the economic codes (部门预算支出经济分类) that pay for them.
_THREE_PUBLIC = (
    (re.compile(r"因公出国境?(?:费用?|经费)?"), "30212"),
    (re.compile(r"公务接待(?:费用?|经费)?"), "30217"),
    (re.compile(r"(?:公务用车)?运行(?:维护)?(?:费用?|经费)?|公务用车运维费"), "30231"),
    (re.compile(r"公务用车购置(?:费用?|经费)?"), "31013"),
)


@rule
def columns_agree_with_lines(budget: Budget) -> Iterator[Equation]:
    """以经济科目为列的明细表，与以经济科目为行的表，同名科目金额一致。

    A table with economic items as columns agrees with the lines of the same name in a table by economic item,
    where its total is the amount of the 类 that these lines belong to.
    """
    for wide in budget.statements:
        row = _only_row(wide)
        if row is None:
            continue
        for narrow in budget.of_kind(*_ECONOMIC):
            equations = list(_matches(wide, row, narrow)) if narrow is not wide else []
            failing = [equation for equation in equations if equation.status is Status.FAILS]
            if len(failing) * 2 > len(equations):
                continue  # the columns of one of them were not read right, or the names do not mean the same
            yield from equations


@rule
def three_public_agree_with_items(budget: Budget) -> Iterator[Equation]:
    """“三公”经费各项等于一般公共预算中相应经济科目的金额。

    The items of the “三公” table equal the economic codes that pay for them.
    """
    for table in budget.of_kind(Kind.THREE_PUBLIC):
        for narrow in budget.of_kind(*_ECONOMIC):
            coded = {line.code: line for line in narrow.lines if line.amounts}
            for code, place in _three_public(budget, table):
                other = _whole(narrow, coded[code]) if code in coded else None
                if other is not None:
                    where = f"{codes.lookup(code)[0].name}（{code}）：{title(table)}与{title(narrow)}"
                    doubt = "“三公”经费可能有一部分列在项目支出"
                    yield Equation(place, (other,), where, doubt=doubt)


def _only_row(statement: Statement) -> Line | None:
    """The line that speaks for a table with items as columns: its 合计, or its only line."""
    printed = [line for line in statement.lines if line.amounts]
    if len(statement.columns) < 4 or levels.is_two_sided(statement):
        return None
    return printed[0] if len(printed) == 1 else levels.grand_total(statement)


def _matches(wide: Statement, row: Line, narrow: Statement) -> Iterator[Equation]:
    held = {place.amount.column: place for place in places(wide, [row])}
    total = held.get(measures.whole_column(wide) or "")
    if total is None:
        return
    classes = _classes(narrow, total)
    lines: dict[str, list[Line]] = {}
    for line in narrow.lines:
        if line.amounts and line.code[:3] in classes and codes.parent(line.code) is not None:
            lines.setdefault(_item(line.name), []).append(line)
    for column, place in held.items():
        same = lines.get(_item(column.rpartition("/")[2]), [])
        other = _whole(narrow, same[0]) if len(same) == 1 else None
        if other is not None:
            where = f"{other.line.code} {other.line.name}：{title(wide)}“{column}”列与{title(narrow)}"
            yield Equation(place, (other,), where)


def _classes(narrow: Statement, total: Place) -> set[str]:
    """The 类 of the table whose amount is the total of the other: what makes both about the same money."""
    found = set()
    for line in narrow.lines:
        if len(line.code) == 3 and codes.is_classified(line.code):
            whole = _whole(narrow, line)
            if whole is None or not whole.money.value:
                continue
            if agreement([whole.money], [total.money]) is Status.HOLDS:
                found.add(line.code)
    return found


def _whole(statement: Statement, line: Line) -> Place | None:
    column = measures.whole_column(statement)
    return next((place for place in places(statement, [line]) if place.amount.column == column), None)


def _item(name: str) -> str:
    """An item's name without the word endings that vary between forms (维修（护）费, 维修费, 差旅费用)."""
    return re.sub(r"(?:费用|支出|费)$", "", names.plain(re.sub(r"[（(][^（）()]*[）)]", "", name)))


def _three_public(budget: Budget, table: Statement) -> Iterator[tuple[str, Place]]:
    """The items of this year, printed as columns of the total line or as lines."""
    total = _only_row(table)
    if total is not None:
        for place in places(table, [total]):
            if _this_year(budget, place.amount.column):
                yield from ((code, place) for code in _code(place.amount.column.rpartition("/")[2]))
    column = measures.whole_column(table)
    for line in table.lines:
        for place in places(table, [line]):
            if place.amount.column == column:
                yield from ((code, place) for code in _code(line.name))


def _code(name: str) -> list[str]:
    return [code for pattern, code in _THREE_PUBLIC if pattern.fullmatch(names.plain(name))]


def _this_year(budget: Budget, column: str) -> bool:
    years = set(re.findall(r"\d{4}(?=年)", column))
    return (not years or years == {str(budget.fiscal_year)}) and not re.search(
        r"上年|去年|增减|预算数.*决算", column
    )

"""Between tables (表间): the same money is the same amount wherever it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from extractors import codes
from extractors.schema.budget import Budget, Line, Statement
from extractors.schema.check import Severity, Status
from extractors.schema.draft import Kind
from extractors.validators.balance import agreement
from extractors.validators.equation import Equation, Place, places
from extractors.validators.rule import rule
from extractors.validators.structure import identities, levels, measures, names, outline
from extractors.validators.structure.measures import Share
from extractors.validators.wording import title

_FUNCTION = (Kind.EXPENDITURE, Kind.GENERAL_BY_FUNCTION, Kind.BASIC_BY_FUNCTION)
_ECONOMIC = (Kind.GENERAL_BY_ECONOMIC, Kind.BASIC_BY_ECONOMIC)
# Which table of coded lines is about the same money as which two-sided one.
_SIDES_OF = {
    Kind.RECEIPTS_EXPENDITURE: (Kind.EXPENDITURE, Kind.GENERAL_BY_FUNCTION, Kind.GENERAL_BY_ECONOMIC),
    Kind.FISCAL_APPROPRIATION: (Kind.GENERAL_BY_FUNCTION, Kind.GENERAL_BY_ECONOMIC, Kind.EXPENDITURE),
}
_Shares = dict[Share, Place]


@rule
def totals_agree(budget: Budget) -> Iterator[Equation]:
    """同一口径的合计在各表之间一致：按功能分类等于按经济分类，基本支出各表一致。

    The grand totals of the tables about the same money agree: by function and by economic item, and the 基本支出 of
    the whole budget with the tables of 基本支出.
    """
    held = [(table, _totals(table)) for table in budget.of_kind(*_FUNCTION, *_ECONOMIC)]
    held = [(table, totals) for table, totals in held if totals and table.kind is not Kind.EXPENDITURE]
    kinds = Counter(table.kind for table, _ in held)
    for (one, mine), (other, theirs) in combinations(held, 2):
        single = kinds[one.kind] == 1 == kinds[other.kind]
        doubt = "" if single else "同类的表不止一张，不能确定应与哪一张相比"
        if measures.narrowed(one) or measures.narrowed(other):
            doubt = "其中一张表可能只列了部分经济科目"
        for share in _common(mine, theirs):
            yield _compare(mine[share], theirs[share], f"{share.value}合计", doubt)


@rule
def sides_agree_with_lines(budget: Budget) -> Iterator[Equation]:
    """收支总表各类支出等于明细表中同名科目的金额，支出总计等于明细表合计。

    The items of a two-sided table equal the lines of the same name in the detailed table of the same money.
    """
    details = {kind: list(budget.of_kind(kind)) for kinds in _SIDES_OF.values() for kind in kinds}
    classes = {id(one): (one, _classes(one)) for held in details.values() for one in held}
    for table in budget.of_kind(*_SIDES_OF):
        sides = list(outline.panels(table).values())[1:]
        for detailed, lines in classes.values():
            if detailed.kind in _SIDES_OF[table.kind]:
                for side in sides:
                    yield from _by_name(table, side, detailed, lines, first=side is sides[0])


@rule
def sides_agree_with_shares(budget: Budget) -> Iterator[Equation]:
    """收支总表中的基本支出、项目支出、人员经费等于明细表的相应合计。

    基本支出, 项目支出 and 人员经费 as items of a two-sided table equal the totals of the detailed tables.
    """
    for table in budget.of_kind(*_SIDES_OF):
        shares = [
            (held, line) for line in table.lines if (held := measures.share_named(line.name)) is not None
        ]
        for detailed in budget.of_kind(*_FUNCTION, *_ECONOMIC):
            totals = _totals(detailed)
            for held, line in shares:
                place = measures.whole_of(table, line)
                if place is not None and held in totals:
                    yield _compare(place, totals[held], f"{held.value}合计", "两张表的资金范围可能不同")


@rule
def codes_agree(budget: Budget) -> Iterator[Equation]:
    """同一科目编码、同一口径的金额在各表之间一致。

    The same code and measure is the same amount in every table about the same money.
    """
    for group in (_FUNCTION, (*_ECONOMIC, Kind.OPERATING)):
        tables = [(_totals(table), _coded(table)) for table in budget.of_kind(*group)]
        for (totals, mine), (other_totals, theirs) in combinations(tables, 2):
            # Only tables whose grand totals agree are about the same money, line by line.
            for share in _common(totals, other_totals):
                if agreement([totals[share].money], [other_totals[share].money]) is Status.FAILS:
                    continue
                for code in mine:
                    left, right = mine[code].get(share), theirs.get(code, {}).get(share)
                    if left is not None and right is not None:
                        yield _compare(left, right, f"{code} {left.line.name}（{share.value}）")


@rule
def receipts_agree(budget: Budget) -> Iterator[Equation]:
    """收入总表的合计等于收支总表的本年收入合计或收入总计。

    The total of the receipts table is printed in the two-sided table, as the year's receipts or as the grand total.
    """
    for table in budget.of_kind(Kind.RECEIPTS_EXPENDITURE):
        for kind, panel in ((Kind.RECEIPTS, 0), (Kind.EXPENDITURE, 1)):
            lines = outline.panels(table).get(panel)
            for detailed in budget.of_kind(kind):
                total = _totals(detailed).get(Share.WHOLE)
                if lines and total is not None:
                    yield from _one_of(total, _ends(table, lines), _only(budget, detailed))


@rule
def projects_make_the_column(budget: Budget) -> Iterator[Equation]:
    """项目支出表的合计等于支出表的项目支出合计。

    The total of the list of projects equals 项目支出 in the expenditure tables.
    """
    for table in budget.of_kind(Kind.PROJECTS):
        line = levels.grand_total(table)
        column = measures.whole_column(table)
        amount = line.amount(column) if line is not None and column is not None else None
        if line is None or amount is None:
            continue
        total = next((place for place in places(table, [line]) if place.amount is amount), None)
        for other in budget.of_kind(Kind.EXPENDITURE, Kind.GENERAL_BY_FUNCTION):
            theirs = _totals(other).get(Share.PROJECT)
            if total is not None and theirs is not None:
                yield _compare(total, theirs, "项目支出合计", "项目表可能只列了部分项目")


def _compare(one: Place, other: Place, what: str, doubt: str = "") -> Equation:
    where = f"{what}：{title(one.statement)}与{title(other.statement)}"
    equation = Equation(one, (other,), where, doubt=doubt)
    if equation.status is Status.FAILS and not (
        identities.is_sound(one.statement) and identities.is_sound(other.statement)
    ):
        equation = replace(equation, doubt="其中一张表的表头可能没有读对")
    return equation


def _common(mine: _Shares, theirs: _Shares) -> list[Share]:
    return [share for share in mine if share in theirs]


def _only(budget: Budget, statement: Statement) -> bool:
    return sum(bool(_totals(other)) for other in budget.of_kind(statement.kind)) == 1


def _totals(statement: Statement) -> _Shares:
    """The grand total of a table by share."""
    line = levels.grand_total(statement)
    return {} if line is None else next(_shares(statement, [line]))


def _shares(statement: Statement, lines: Iterable[Line]) -> Iterator[_Shares]:
    """The amounts of each line by share."""
    whole = measures.whole_column(statement)
    for line in lines:
        found: _Shares = {}
        for place in places(statement, [line]):
            held = measures.share(place, whole)
            if held is not None:
                found.setdefault(held, place)
        yield found


def _coded(statement: Statement) -> dict[str, _Shares]:
    """Amounts by code and share; codes that are printed twice are left out."""
    found: dict[str, _Shares] = {}
    twice: set[str] = set()
    printed = [line for line in statement.lines if line.amounts and codes.is_classified(line.code)]
    for line, shares in zip(printed, _shares(statement, printed), strict=True):
        if line.code in found:
            twice.add(line.code)
        found[line.code] = shares
    return {code: shares for code, shares in found.items() if code not in twice}


def _ends(table: Statement, lines: list[Line]) -> list[Place]:
    """The year's total and the grand total of a side, in every column."""
    taken = outline.side(lines)
    return [
        place for line in (taken.year, taken.grand) if line is not None for place in places(table, [line])
    ]


def _classes(statement: Statement) -> list[Place]:
    """The whole amount of every 类 of the table."""
    printed = [line for line in statement.lines if codes.is_classified(line.code) and len(line.code) == 3]
    return [held[Share.WHOLE] for held in _shares(statement, printed) if Share.WHOLE in held]


def _by_name(
    table: Statement, lines: list[Line], detailed: Statement, classes: list[Place], first: bool
) -> Iterator[Equation]:
    """A side of the table against the 类 of the detailed one, where their totals are the same money.

    The totals are compared for the first side only: the sides are compared with each other elsewhere.
    """
    whole = _totals(detailed).get(Share.WHOLE)
    if whole is None:
        return
    ends = _ends(table, lines)
    for column in dict.fromkeys(end.amount.column for end in ends):
        same_money = [
            end
            for end in ends
            if end.amount.column == column and agreement([end.money], [whole.money]) is not Status.FAILS
        ]
        if not same_money:
            continue
        if first:
            yield _compare(same_money[-1], whole, "支出合计")
        named: dict[str, list[Place]] = {}
        for place in places(table, lines):
            if place.amount.column == column:
                named.setdefault(names.plain(place.line.name), []).append(place)
        for amount in classes:
            same = named.get(names.plain(amount.line.name))
            if same:
                line = amount.line
                where = f"{line.code} {line.name}：{title(detailed)}与{title(table)}“{column}”"
                yield Equation(amount, tuple(same), where)


def _one_of(total: Place, ends: list[Place], certain: bool) -> Iterator[Equation]:
    """The end of the side that agrees with the total best; a failure only where it can be no other."""
    ranked = {Status.HOLDS: 0, Status.ROUNDING: 1, Status.FAILS: 2}
    order = sorted(ends, key=lambda end: ranked[agreement([total.money], [end.money])])
    if not order:
        return
    equation = _compare(total, order[0], "合计", "" if certain else "同类的表不止一张")
    yield replace(equation, severity=Severity.WARNING)

"""Blank tables (空表说明): what a table or a sentence says there is none of is not found with an amount elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors.schema.budget import Budget, Statement
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.draft import Kind
from extractors.schema.money import Money
from extractors.schema.source import Source
from extractors.validators.balance import usable
from extractors.validators.equation import places
from extractors.validators.rule import rule
from extractors.validators.structure import names
from extractors.validators.text.said import printed
from extractors.validators.wording import at, faint, title

_DENIES = re.compile(r"[无没未]|不涉及|不存在|空表")
# A table that is kept back, or whose reason is about something else, denies nothing.
_KEPT_BACK = re.compile(r"涉密|保密|另行|略|汇总|合并|详见|已列入|附后")
_OTHER_YEAR = re.compile(r"上年|去年|以前年度|往年|增减|变动|比例|占比|调整前")
_OTHER_MEASURE = re.compile(r"上年|去年|以前年度|执行|调整")
_CARRIED = re.compile(r"结转|结余")
_MOVED = re.compile(r"年初|上年|以前年度|结转|结余")


@dataclass(frozen=True)
class _Subject:
    """What a kind of table is about, as lines, columns and sentences name it."""

    name: str
    is_named: Callable[[str], bool]


def _of_fund(fund: str) -> _Subject:
    return _Subject(fund, lambda name: names.fund(name) == fund)


def _like(name: str, pattern: str) -> _Subject:
    words = re.compile(pattern)
    return _Subject(name, lambda item: words.fullmatch(names.plain(item)) is not None)


_SUBJECTS = {
    Kind.GOVERNMENT_FUND: _of_fund("政府性基金"),
    Kind.STATE_CAPITAL: _of_fund("国有资本经营"),
    Kind.THREE_PUBLIC: _like(
        "“三公”经费", r"(?:一般公共预算|财政拨款)*三公经费(?:财政拨款)?(?:支出|预算|决算|合计)*"
    ),
    Kind.PROCUREMENT: _like("政府采购", r"(?:本?部门|本?单位)?政府采购(?:预算|支出|总额|金额|合计)*"),
    Kind.CARRYOVER: _like("上年结转", r"上年(?:财政拨款)?结转(?:和?结余)?(?:资金|收入|数)?"),
}
_FUNDS = (Kind.GOVERNMENT_FUND, Kind.STATE_CAPITAL)


@dataclass(frozen=True)
class _Found:
    """An amount of what is denied, and where it stands; `doubt` is why it may rightly be there."""

    money: Money
    where: str
    doubt: str = ""


@rule
def blank_table_has_no_amount(budget: Budget) -> Iterator[Check]:
    """空表说明没有的资金，其他表和文字中不应有金额；其他表和文字中的 0 与空表相符。

    Of what a blank table says there is none, no other table and no sentence has an amount.
    """
    for statement in budget.of_kind(*_SUBJECTS):
        subject = _SUBJECTS[statement.kind]
        if statement.nil is None or not _denies(statement, statement.nil.text, subject):
            continue
        found = [*_in_own(budget, statement), *_in_tables(budget, subject), *_in_text(budget, subject)]
        amounts = [each for each in found if each.money.value]
        text = f"{title(statement)}说“{_short(statement.nil.text)}”{at(statement.nil.source)}"
        for zero in found:
            if not zero.money.value:
                sources = (statement.nil.source, zero.money.source)
                message = f"{text}，{zero.where}印 {printed(zero.money)}，相符"
                yield Check(
                    code="", status=Status.HOLDS, severity=Severity.INFO, message=message, sources=sources
                )
        if amounts:
            kept = _CARRIED.search(statement.title + statement.nil.text) is not None
            yield _contradiction(
                text, statement.nil.source, amounts, kept and statement.kind is not Kind.CARRYOVER
            )


@rule
def denied_fund_has_no_table(budget: Budget) -> Iterator[Check]:
    """文字说某项基金（国有资本经营预算）为 0，该基金的表中不应有金额。

    Where the text gives a fund nothing, the tables have no amount for it.
    """
    for kind in _FUNDS:
        subject = _SUBJECTS[kind]
        amounts = [each for each in _in_tables(budget, subject) if each.money.value]
        for statement in budget.of_kind(kind):
            amounts += _in_own(budget, statement)
        for item in budget.narrative:
            money = item.current
            if money is None or money.value or not usable(money) or not subject.is_named(item.item):
                continue
            words = f"{item.item}{item.measure}"
            if _MOVED.search(words) or _OTHER_MEASURE.search(words) or "新增" in words:
                continue
            side = next((side for side in ("收入", "支出") if side in item.item), "")
            against = [each for each in amounts if not side or side in each.where]
            if against:
                text = f"文字中“{item.item}”为 {printed(money)}{at(money.source)}"
                yield _contradiction(text, money.source, against, kept=False)


def _denies(statement: Statement, reason: str, subject: _Subject) -> bool:
    if not _DENIES.search(reason) or _KEPT_BACK.search(reason):
        return False
    about = [kind for kind, each in _SUBJECTS.items() if each.name.strip("“”经费") in reason]
    return not about or statement.kind in about


def _in_tables(budget: Budget, subject: _Subject) -> Iterator[_Found]:
    """What the tables of all money print of it for this year: a line, or the total of a column, of that name."""
    for statement in budget.of_kind(Kind.RECEIPTS_EXPENDITURE, Kind.RECEIPTS, Kind.FISCAL_APPROPRIATION):
        carried = any(
            place.money.value
            for place in places(statement)
            if _CARRIED.search(place.line.name + place.amount.column)
        )
        doubt = "可能是上年结转的资金" if carried and subject.name != "上年结转" else ""
        for place in places(statement):
            column = place.amount.column
            if _OTHER_YEAR.search(column) or _is_of_other_year(budget, column):
                continue
            in_line = subject.is_named(place.line.name)
            in_column = subject.is_named(column.rpartition("/")[2]) and names.is_total(place.line.name)
            if in_line or in_column:
                side = place.line.side or column
                where = f"{title(statement)}“{place.line.name}”行“{column}”{'' if column in side else side}"
                yield _Found(place.money, where, doubt)


def _in_own(budget: Budget, statement: Statement) -> Iterator[_Found]:
    for place in places(statement):
        column = place.amount.column
        if place.money.value and not _OTHER_YEAR.search(column) and not _is_of_other_year(budget, column):
            carried = _CARRIED.search(f"{place.line.name}{column}")
            where = f"{title(statement)}“{place.line.name}”行“{column}”"
            yield _Found(place.money, where, "可能是上年结转的资金" if carried else "")


def _in_text(budget: Budget, subject: _Subject) -> Iterator[_Found]:
    for item in budget.narrative:
        if item.current is None or not usable(item.current) or item.code or not subject.is_named(item.item):
            continue
        words = f"{item.item}{item.measure}"
        if not _OTHER_MEASURE.search(words.replace("上年结转", "")):
            doubt = "可能是上年结转的资金" if _MOVED.search(words) and subject.name != "上年结转" else ""
            yield _Found(item.current, f"文字“{item.item}”", doubt)


def _is_of_other_year(budget: Budget, column: str) -> bool:
    years = re.findall(r"20\d\d", column)
    return bool(years) and budget.fiscal_year is not None and str(budget.fiscal_year) not in years


def _contradiction(text: str, place: Source, found: list[_Found], kept: bool) -> Check:
    certain = [each for each in found if not each.doubt]
    first = (certain or found)[0]
    doubt = first.doubt or ("空表可能不含上年结转" if kept else "")
    text += f"，但{first.where}印 {printed(first.money)}{at(first.money.source)}"
    sources = (place, *dict.fromkeys(each.money.source for each in (certain or found)))
    if doubt:
        message = f"{text}，不能断定有误：{doubt}"
        return Check(
            code="", status=Status.CANNOT_TELL, severity=Severity.WARNING, message=message, sources=sources
        )
    cause = Cause.MISREAD if faint(place) else Cause.UNKNOWN
    return Check(
        code="",
        status=Status.FAILS,
        severity=Severity.ERROR,
        message=text,
        expected=printed(first.money),
        printed=_short(place.text),
        sources=sources,
        suspect=Suspect(cell=place.cell, cause=cause),
    )


def _short(text: str) -> str:
    tight = "".join(text.split())
    return tight if len(tight) <= 40 else f"{tight[:39]}…"

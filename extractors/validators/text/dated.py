"""The year that titles and sentences name (年度): what was left standing when last year's document was written over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.schema.budget import Budget, NarrativeItem, Statement
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.draft import Kind, Stage
from extractors.schema.money import Money, NotAnAmount
from extractors.schema.source import Source
from extractors.validators.balance import agreement, usable
from extractors.validators.equation import places
from extractors.validators.remembered import remembered
from extractors.validators.rule import rule
from extractors.validators.structure import measures
from extractors.validators.wording import at, faint, title

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")
_TITLED = re.compile(r"(?<!\d)20\d\d(?!\d)")
# Titles and words that rightly name another year: plans, funds of that year, what was carried over, what it is held against.
_OF_OTHERS = re.compile(
    r"绩效|资金|专项|项目名|补助|下达|追加|债券|结转|结余|上年|去年|以前年度|同期|规划|截[至止]"
)
# In the title of a prescribed form only these do: its own name may have 专项 or 资金 in it.
_OF_OTHERS_IN_A_FORM = re.compile(r"绩效|下达|追加|债券|上年|去年|以前年度|结转")
_FORM_OF_A_YEAR = re.compile(r"20\d\d年度?.{0,16}?(?:部门|单位|财政|公共|基金|资本|收入|支出|收支)")
# Parts of the text that look back on purpose.
_LOOKS_BACK = re.compile(r"执行情况|回顾|完成情况|总结|上年|去年")
_FUNDS = re.compile("一般公共预算|政府性基金预算|国有资本经营预算")
_OTHER_STAGE = {Stage.BUDGET: re.compile(r"决算|执行|完成"), Stage.FINAL: re.compile(r"执行|预算(?!.*决算)")}
# What makes the year behind it a base, a beginning, an end or a cause instead of what the sentence is about.
_BASE = re.compile(
    r"(?:[比较与同和于从由自至到按以及为、]|相对|对照|截止)\s*$|(?:原因|由于|因为|[因系])[^，。；]*$"
)
_POINT = re.compile(r"年度?(?:的|末|底|初|以[来前后]|起|间|\d{1,2}月|[—–\-~～至])")
_COMPARING = re.compile(r"(?<!\d)(20\d\d)(?=年(?:度|预算)?[比较与])")
_BY_ITSELF = re.compile(r"[比较与同]\s*(20\d\d)年")
_AMOUNT = re.compile(r"([\d,，]+(?:\.\d+)?)\s*(元|千元|万元|亿元)")
_CHANGED = re.compile(r"增加|减少|增长|下降|持平")
_NO_FORM = (Kind.PERFORMANCE, Kind.CARRYOVER, Kind.OTHER)
_FAR = 60  # characters between a year and the amount that it is of
_SUPPORT = 2  # titles and sentences that have to name the year of the document
_TELLING = 3  # digits of an amount that no other has by chance


@dataclass(frozen=True)
class _Said:
    """A sentence, the year that it is about and the amounts that it gives for that year."""

    item: NarrativeItem
    year: int
    amounts: tuple[Money, ...]


@rule
def title_names_the_year(budget: Budget) -> Iterator[Check]:
    """报表标题的年度与文件年度一致；其余标题、文字都是本年度而一张表是以前年度的，是年度没有更新。

    The title of a table names the year of the document; where all else names it, one of an earlier year was left over.
    """
    named = {statement.table: (statement, year) for statement, year in _titles(budget)}
    right = sum(year == budget.fiscal_year for _, year in named.values())
    told = sum(said.year == budget.fiscal_year for said in _sentences(budget))
    stale = Counter(year for _, year in named.values() if year != budget.fiscal_year)
    for statement, year in named.values():
        source = statement.title_source
        if source is None or budget.fiscal_year is None or year > budget.fiscal_year:
            continue
        alone = stale[year] == 1 or stale[year] * 2 <= right
        certain = alone and right + told >= _SUPPORT
        text = f"{title(statement)}的标题写 {year} 年，文件是 {budget.fiscal_year} 年度的"
        yield _check(text, source, year, budget.fiscal_year, certain)


@rule
def sentence_names_the_year(budget: Budget) -> Iterator[Check]:
    """说明本年金额的文字，其年度与文件年度一致；与表中本年数相同或自己与自己相比而写以前年度的，是年度没有更新。

    A sentence about this year's amounts names the year of the document; one that gives an earlier year to an amount of
    this year's tables, or compares that year with itself, was left over.
    """
    if budget.fiscal_year is None:
        return
    for each, certain in _judged(budget):
        message = f"文字说明“{each.item.item}”时写 {each.year} 年，文件是 {budget.fiscal_year} 年度的"
        yield _check(message, each.item.sentence, each.year, budget.fiscal_year, certain)


def stale(budget: Budget) -> list[Source]:
    """The sentences whose year was left over: what they compare with what was read by the wrong year."""
    return [each.item.sentence for each, certain in _judged(budget) if certain]


@remembered
def _judged(budget: Budget) -> list[tuple[_Said, bool]]:
    """The sentences that are about this year or an earlier one, and whether that is certainly a mistake."""
    sentences = list(_sentences(budget))
    said = Counter(each.year for each in sentences)
    titled = sum(year == budget.fiscal_year for _, year in _titles(budget))
    found = []
    for each in sentences:
        year, item = each.year, each.item
        if budget.fiscal_year is None or year > budget.fiscal_year:
            continue
        supported = said[budget.fiscal_year] + titled >= max(_SUPPORT, said[year])
        back = any(_LOOKS_BACK.search(heading) for heading in item.heading)
        certain = year != budget.fiscal_year and (
            str(year) in _BY_ITSELF.findall(item.sentence.text)
            or (
                supported
                and (
                    any(_is_printed(money, budget) for money in each.amounts)
                    or (said[year] == 1 and item.direction is not None and not back)
                )
            )
        )
        found.append((each, certain))
    return found


def _titles(budget: Budget) -> Iterator[tuple[Statement, int]]:
    """The tables whose title names just one year and is not about another one on purpose."""
    for statement in budget.statements:
        called = re.sub(r"[（(][^（）()]*[）)]", "", statement.title)
        years = set(_TITLED.findall(called))
        form = statement.kind not in _NO_FORM and _FORM_OF_A_YEAR.search(called)
        others = (_OF_OTHERS_IN_A_FORM if form else _OF_OTHERS).search(called)
        if len(years) != 1 or others or statement.kind is Kind.PERFORMANCE:
            continue
        if not _is_of_the_other_stage(called, budget.stage):
            yield statement, int(years.pop())


def _is_of_the_other_stage(text: str, stage: Stage) -> bool:
    """Whether it is about a final account in a budget, or the reverse; the names of the funds have 预算 in them."""
    return _OTHER_STAGE[stage].search(_FUNDS.sub("", text)) is not None


def _sentences(budget: Budget) -> Iterator[_Said]:
    """The sentences with the year that they give to their amounts: the latest of several. Each sentence once."""
    seen: dict[tuple[int | None, int | None, str], None] = {}
    current = {item.sentence.text: item.current for item in budget.narrative if item.current is not None}
    for item in budget.narrative:
        place = item.sentence
        key = (place.page, place.line, place.text)
        if key not in seen:
            seen[key] = None
            named = budget.fiscal_year is None or _names(place.text, budget.fiscal_year)
            said = _years_of(item, current.get(place.text) if named else None, budget.stage)
            if said:
                year = max(said)
                yield _Said(item, year, tuple(money for money in said[year] if money is not None))


def _names(text: str, year: int) -> bool:
    """Whether a sentence speaks of this year, so that what it gives for another can be what that one is held against."""
    return str(year) in text or re.search(r"本年|今年|当年", text) is not None


def _years_of(item: NarrativeItem, current: Money | None, stage: Stage) -> dict[int, list[Money | None]]:
    """The years that the sentence is about, with the first amount behind each; what it compares with is not among them."""
    text = item.sentence.text
    found: dict[int, list[Money | None]] = {}
    for year in filter(lambda each: _is_subject(text, each), _YEAR.finditer(text)):
        amount = _AMOUNT.search(text, year.end(), year.end() + _FAR)
        between = text[year.end() : amount.start()] if amount else ""
        if amount is None or re.search("[。；;]", between):
            continue
        if _OF_OTHERS.search(between) or _CHANGED.search(between):
            continue
        # a final account sets the outturn against the budget of the same year in one sentence
        rest = re.split("[。；;]", text[year.end() :])[0]
        outturn = stage is Stage.FINAL and "决算" in rest
        if _is_of_the_other_stage(between, stage) and not outturn:
            continue
        own = current is None or item.previous is None or item.previous.source.text != amount.group(1)
        if own:
            found.setdefault(int(year.group()), []).append(_read(amount, item.sentence))
    compared = [year for year in _COMPARING.finditer(text) if _is_subject(text, year)]
    for year in compared:
        found.setdefault(int(year.group()), []).append(None)
    return found


def _read(amount: re.Match[str], source: Source) -> Money | None:
    try:
        return Money.read(amount.group(1), amount.group(2), source)
    except NotAnAmount:
        return None


def _is_subject(text: str, year: re.Match[str]) -> bool:
    return not _BASE.search(text[: year.start()]) and not _POINT.match(text[year.end() :])


def _is_printed(money: Money, budget: Budget) -> bool:
    """Whether a table prints the amount as one of this year's."""
    if not usable(money) or len(money.value.as_tuple().digits) < _TELLING:
        return False
    return any(
        agreement([money], [place.money]) is not Status.FAILS
        for statement in budget.statements
        for place in places(statement)
        if place.money.value and measures.is_of_year(place.amount.column, budget.fiscal_year)
    )


def _check(text: str, source: Source, year: int, right: int, certain: bool) -> Check:
    if year == right:
        message = f"{text}，相符"
        return Check(code="", status=Status.HOLDS, severity=Severity.INFO, message=message, sources=(source,))
    if not certain:
        message = f"{text}{at(source)}，不能断定有误：可能就是说那一年"
        return Check(
            code="",
            status=Status.CANNOT_TELL,
            severity=Severity.INFO,
            message=message,
            expected=f"{right}年",
            printed=f"{year}年",
            sources=(source,),
        )
    cause = Cause.MISREAD if faint(source) else Cause.MISPRINT
    return Check(
        code="",
        status=Status.FAILS,
        message=f"{text}{at(source)}，年度可能没有更新",
        expected=f"{right}年",
        printed=f"{year}年",
        sources=(source,),
        suspect=Suspect(cell=source.cell, cause=cause, proposed=f"{right}年"),
    )

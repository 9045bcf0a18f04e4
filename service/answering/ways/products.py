"""What a rate makes of a number (每人每月500元 × 173名 × 12个月), beside the amount that a document budgets for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.calculate import Operand, evaluate
from service.answering.document.held import Held
from service.answering.document.numbers import Number, numbers, scale
from service.answering.printed.catalogue import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.compute import figure_of
from service.answering.ways.operands import terms_of
from service.terms import coverage, key

_ASKED = re.compile(
    "计算|测算|核算|复核|验算|折算|推算|按.{2,30}算|乘|够用|够不够|够吗|能否|需要?多少|要多少|对得?上|相符|标准"
)
# A rate that the question gives: 每人每月500元, 81.2元每人, 16元/亩.
_GIVEN_RATE = re.compile(
    r"每[一-鿿]{1,8}?(?:每?[年月天])?[^\d,，。]{0,6}?(?P<a>\d+(?:\.\d+)?)(?P<am>万?)元|(?P<b>\d+(?:\.\d+)?)(?P<bm>万?)元(?:/|每|一)(?:[人名个座户件亩株卷辆次年月]|平方米)"
)
_GIVEN_COUNT = re.compile(
    r"(?P<n>\d+(?:\.\d+)?)(?P<p>[万千百]?)(?:多|余)?(?P<u>人次|[名人位座户件亩株卷辆次个家所台套处张场期]|平方米|公里)"
)
# How a question says that something is to be reckoned; names nothing that factors must be of.
_RECKONING = re.compile(
    "按照?|人数|户数|件数|标准|定额|测算|计算|核算|折算|推算|所需|需要|应为|全年|补助(?=人)|指标值?|预算数?"
)
_PER = re.compile("每|人均|亩均|户均|生均|单价|标准")
_PER_UNIT = re.compile(r"元/(?:[一-鿿]{0,4}?)([人名个座户件亩株卷辆次生]|平方米|公里)")
# 单价50万元以上 says which things, and not what one of them costs.
_ABOVE_PRICE = re.compile(r"单价\d+.{0,4}以上")
_MONTHLY = re.compile("每月|每个月|/月|·月|月均|人月")
_YEARLY = re.compile("全年|一年|年度|每年|年|12个月")
_ASKS_RATE = re.compile(
    r"(?:人均|户均|平均|每(?:个|一)?[人名位户件亩座家所台辆次株卷])[^\d,，。]{0,14}(?:多少|几)"
)
_HOW_MANY = re.compile(
    "(?:覆盖|补助|保障|对应|惠及|相当于|可以|能|够)[^,，]{0,12}(?:多少|几)个?(名|人|户|亩|件|座|家|所|株|平方米)"
)
_VERIFIES = re.compile("复核|验算|相符|一致|够|对得?上|差多少|相差|吻合|对不上|还剩|扣除")
_YEAR_MONTHS = Decimal(12)
# So much of the words of the question must stand with a rate or a number that it does not give.
_NEAR, _CALLED = 0.5, 0.6
# Of what a rate was and what it became the latter is meant.
_LATER = 0.2
# Of the year before; and shorter names than this name too little.
_EARLIER, _SHORTEST = re.compile("上年|去年|上一年"), 3
# A longer source is a whole line of text.
_SHORT = 20
# More is no amount for one of anything: 生均公用经费 names a total.
_LARGEST_RATE = Decimal(200_000)


def product(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The rate, the number and what they make; beside it the amount budgeted, where the question names one.

    Both factors are printed: those that the question gives are looked up, others must stand together or be named by it.
    """
    text = question.plain
    if _ASKED.search(text) is None or not (_PER.search(text) or _GIVEN_RATE.search(text)):
        return None
    if _ASKS_RATE.search(text):
        # what one thing comes to is no factor
        return None
    known = [n for n in numbers(held) if n.value and not (n.years and held.year and held.year not in n.years)]
    pairs = sorted(_pairs(text, known, held, links), key=lambda each: -each[0])
    if not pairs:
        return None
    surest, rate, count = pairs[0]
    if any(score == surest and r.base * c.base != rate.base * count.base for score, r, c in pairs[1:]):
        # nothing tells which of several is meant
        return None
    figure = _budgeted(question, held, links, rate, count, _made(question, rate, count))
    return _told(question, held, rate, count, figure, reply)


def covered(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """For how many an item's amount is enough at the rate that stands with it (覆盖多少名小学生)."""
    asked = _HOW_MANY.search(question.plain)
    if asked is None or not (_PER.search(question.plain) or _GIVEN_RATE.search(question.plain)):
        return None
    known = [n for n in numbers(held) if n.value and _is_rate(n)]
    given = next((_rate(found) for found in _GIVEN_RATE.finditer(question.plain)), None)
    for subject in links.subjects:
        figure = figure_of(held, subject, question, replace(links, left=()))
        rates = [n for n in known if coverage(subject, _words(n)) == 1 and (given is None or n.base == given)]
        if figure is None or len({n.base for n in rates}) != 1:
            continue
        rate, unit = rates[0], asked.group(1) or "人"
        expression: tuple[Operand, ...] = (figure.money.value,)
        if (factor := YUAN_PER_UNIT[figure.money.unit]) > 1:
            expression += ("×", Decimal(factor))
        expression += ("÷", rate.value)
        if (power := scale(rate.unit)) > 1:
            expression += ("÷", power)
        exact = evaluate(expression)
        places = 0 if exact == exact.to_integral_value() else 2
        said = f"{figure.shown}为{reply.figure(held.document, figure)}，{rate.quoted(held, reply)}"
        return Found(f"{said}，前者除以后者为{reply.result(expression, unit, figure.shown, places)}。")
    return None


def _pairs(
    text: str, known: list[Number], held: Held, links: Links
) -> Iterator[tuple[float, Number, Number]]:
    """Rates with the numbers that they are for each of, and how surely the question means them."""
    rate_given = next((_rate(found) for found in _GIVEN_RATE.finditer(text)), None)
    bare = _GIVEN_RATE.sub(" ", text)
    counts_given = [_count(found) for found in _GIVEN_COUNT.finditer(bare)]
    terms = [word for term in terms_of(_RECKONING.sub(" ", bare), held) for word in term[:1]]
    terms = terms or list(links.subjects)
    rates = [n for n in known if _is_rate(n) and (rate_given is None or n.base == rate_given)]
    for rate in rates:
        for count in known:
            if count.sort in ("元", "%") or "元" in count.unit or count is rate or _is_rate(count):
                continue
            given = any(count.base == value and _same(count, unit) for value, unit in counts_given)
            if (counts_given and not given) or (
                _EARLIER.search(count.saying.words) and not _EARLIER.search(text)
            ):
                continue
            together = _together(rate, count)
            both_given = given and rate_given is not None
            if not _fits(rate, count) and not both_given:
                continue
            named = _named(terms, rate, count)
            known_by_name = named >= _NEAR and _calls(terms, rate) and (given or _calls(terms, count))
            if both_given or known_by_name or (together and (given or named >= _NEAR)):
                surely = together + named + given + _named_so(count, text) + _current(rate) * _LATER
                yield surely, rate, count


def _named_so(count: Number, text: str) -> bool:
    """Whether the question calls the number by its own name (24 of 聘用制书记员24人 for 聘用制书记员补助)."""
    own = key(count.count.label) if count.count is not None else ""
    return len(own) > _SHORTEST and own in text


def _made(question: Question, rate: Number, count: Number) -> Decimal:
    return rate.base * count.base * (_YEAR_MONTHS if _of_months(question, rate) else 1)


def _of_months(question: Question, rate: Number) -> bool:
    """Whether a rate is for each month, and the year is asked for."""
    told = f"{rate.saying.words}|{rate.unit}"
    by_month = _MONTHLY.search(told) or (
        _MONTHLY.search(question.plain) and _MONTHLY.search(rate.saying.text)
    )
    return by_month is not None and _YEARLY.search(question.plain) is not None


def _rate(found: re.Match[str]) -> Decimal:
    number, large = (found["a"], found["am"]) if found["a"] else (found["b"], found["bm"])
    return Decimal(number) * (10_000 if large else 1)


def _count(found: re.Match[str]) -> tuple[Decimal, str]:
    return Decimal(found["n"]) * {"": 1, "百": 100, "千": 1_000, "万": 10_000}[found["p"]], found["u"]


def _same(count: Number, unit: str) -> bool:
    people = {"人", "名", "位"}
    return (
        unit == count.unit.lstrip("百千万") or (unit in people and count.sort == "人") or unit in ("个", "家")
    )


def _is_rate(number: Number) -> bool:
    """Whether a number is an amount for each of something."""
    if "元/" in number.unit:
        return True
    if number.sort != "元" or (number.of_item and number.base > _LARGEST_RATE):
        return False
    named = _ABOVE_PRICE.sub("", number.saying.words)
    return _PER.search(named) is not None or _said_each(number)


def _said_each(number: Number) -> bool:
    """81.2元每人, and what a rate was raised to: the sentence says so around the amount."""
    printed = re.escape(
        number.source.text.strip() if len(number.source.text) < _SHORT else f"{number.value:f}"
    )
    behind = re.search(rf"(?<!\d){printed}\s*元?\s*每[人名个座户件亩]", number.saying.text)
    return behind is not None or _current(number)


def _current(number: Number) -> bool:
    """Whether a sentence says that a rate was changed to this (由每人每月80元提高到100元)."""
    printed = re.escape(f"{number.value:f}")
    return (
        re.search(
            rf"(?:每|人均|户均)[^。；;]{{1,24}}(?:提高|增加|调整|上调|下调|降低|下降|提升|增|调)[到至为]了?[^\d。；]{{0,8}}{printed}(?![\d.])",
            number.saying.text,
        )
        is not None
    )


def _fits(rate: Number, count: Number) -> bool:
    """Whether the number counts what the rate is for each of; a rate that does not say is for persons."""
    told = f"{rate.saying.words}|{rate.saying.text}"
    unit = count.unit.lstrip("百千万")
    by_unit = _PER_UNIT.search(rate.unit)
    if by_unit is not None:
        return by_unit.group(1) == unit or (by_unit.group(1) in "人名生" and count.sort == "人")
    if count.sort == "人":
        return re.search("人均|每人|每名|每位|/人|生均|每生|每学员", told) is not None
    return (
        re.search(
            f"每(?:一|个)?{re.escape(unit)}|{re.escape(unit)}均|/{re.escape(unit)}|每个?{re.escape(count.saying.words[:2])}",
            told,
        )
        is not None
    )


def _together(rate: Number, count: Number) -> float:
    """How close the two stand: in one sentence, under one heading or project, or apart."""
    if rate.saying.text == count.saying.text or rate.saying.text in count.saying.text:
        return 1.0
    if rate.saying.above and rate.saying.above == count.saying.above:
        return 0.6
    return 0.0


def _named(terms: list[str], *of: Number) -> float:
    """How much of what the question names stands with the one or the other."""
    if not terms:
        return 0.0
    return sum(max(coverage(term, _words(n)) for n in of) for term in terms) / len(terms)


def _calls(terms: list[str], number: Number) -> bool:
    return any(coverage(term, _words(number)) > _CALLED for term in terms)


def _words(number: Number) -> str:
    return "|".join((number.saying.words, number.saying.above, number.saying.around))


def _budgeted(
    question: Question, held: Held, links: Links, rate: Number, count: Number, made: Decimal
) -> Figure | None:
    """The amount that the question names, or that of the item which the factors stand with; None where it asks for none."""
    if not _VERIFIES.search(question.plain) and not question.amounts:
        return None
    told = "|".join(part for n in (rate, count) for part in (n.saying.words, n.saying.above, n.saying.around))
    given = [said for said in question.amounts if not said.low <= rate.base <= said.high]
    figures = [f for f in held.catalogue.figures if f.money.yuan and any(f.fits(said) for said in given)]
    if not given:
        named = (figure_of(held, s, question, replace(links, left=())) for s in links.subjects)
        figures = [f for f in named if f is not None and f.money.yuan]
        figures += [f for f in held.catalogue.figures if f.whole and f.money.yuan and f.subject in told]
    fitting = [f for f in figures if f.money.yuan != rate.base and coverage(f.subject, told) > _NEAR]
    return max(
        fitting, key=lambda f: (coverage(f.subject, told), f.money.yuan == made, len(f.subject)), default=None
    )


def _told(
    question: Question, held: Held, rate: Number, count: Number, figure: Figure | None, reply: Reply
) -> Found:
    unit = figure.money.unit if figure is not None else ("万元" if "万" in question.plain else "元")
    expression: tuple[Operand, ...] = (rate.value, "×", count.value)
    for number in (rate, count):
        if (power := scale(number.unit)) > 1:
            expression += ("×", power)
    if _of_months(question, rate):
        expression += ("×", _YEAR_MONTHS)
    if (factor := YUAN_PER_UNIT[unit]) > 1:
        expression += ("÷", Decimal(factor))
    exact = evaluate(expression)
    places = 2 if factor > 1 or exact != exact.to_integral_value() else 0
    factors = "，".join(dict.fromkeys((rate.quoted(held, reply), count.quoted(held, reply))))
    said = f"{factors}，两者的积为{reply.result(expression, unit, '计算', places)}"
    if figure is None:
        return Found(f"{said}。")
    said += f"；{figure.shown}为{reply.figure(held.document, figure)}"
    made = _value(expression, places)
    high, low = max(made, figure.money.value), min(made, figure.money.value)
    printed = figure.money.interval
    if printed.low <= made * Decimal(factor) <= printed.high:
        return Found(f"一致：{said}。")
    difference = reply.result((high, "−", low), unit, f"{figure.shown}相差")
    status = Outcome.CONFLICTING if re.search("相符|一致|对得?上|吻合", question.plain) else Outcome.ANSWERED
    return Found(f"不一致：{said}，相差{difference}。", status)


def _value(expression: tuple[Operand, ...], places: int | None) -> Decimal:
    return evaluate(expression, places)

"""What a rate makes of a number (每人每月500元 × 173名 × 12个月), beside the amount that a document budgets for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.agreeing import AGREEING, ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.calculate import Operand, evaluate
from service.answering.document.held import Held
from service.answering.document.numbers import Number, numbers, scale
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.sections import clauses, sections_in
from service.answering.ways.changes import raised
from service.answering.ways.reckoning.compute import figure_of
from service.answering.ways.reckoning.factors import (
    GIVEN_COUNT,
    GIVEN_RATE,
    NEAR,
    PER,
    is_rate,
    pairs,
    rate_of,
    words_of,
)
from service.patterns import regex
from service.terms import coverage, key

_ASKED = regex(
    "计算|测算|核算|复核|验算|折算|推算|按.{2,30}算|算(?:下来|出来)|乘|够用|够不够|够吗|能否|需要?多少|要多少|对得?上|相符|(?<!高)(?<!什么)标准|"
    + AGREEING
)
_MONTHLY = regex("每月|每个月|/月|·月|月均|人月")
_YEARLY = regex("全年|一年|年度|每年|年|12个月")
_ASKS_RATE = regex(
    r"(?:人均|户均|平均|每(?:个|一)?[人名位户件亩座家所台辆次株卷])[^\d,，。]{0,14}(?:多少|几)"
)
_ASKS_STANDARD = regex(
    "(?:标准|定额|单价)的?(?:指标值|目标值|目标)?(?:各|分别|都)?(?:是|为|有|定为?)?(?:多少|几|什么|多高)"
)
# 12人全年发放, 发一整年: paid over a time to a number that the question gives.
_OVER_TIME = regex(
    "(?:全年|一年|整年|\\d个月)[^,，。]{0,6}(?:发|补|领|付|给|要|需|测算)|(?:发|补|领|付|给)[^,，。]{0,6}(?:一年|全年|整年|\\d个月)"
)
_HOW_MANY = regex(
    "(?:覆盖|补助|保障|对应|惠及|相当于|可以|能|够)[^,，]{0,12}(?:多少|几)个?(名|人|户|亩|件|座|家|所|株|平方米)"
)
_VERIFIES = regex("复核|验算|相符|一致|够|对得?上|差多少|相差|吻合|对不上|还剩|扣除|" + AGREEING)
_RECKONS = regex(
    "乘|[核测推折计]算(?!依据|标准|说明)|复核|验算|算(?:下来|出来)|人数和标准|标准[和与跟同][^,，。]{0,6}(?:人数|户数|总额|金额|预算)|户数和"
)
# Names both factors.
_MULTIPLIES = regex("乘|(?:[人户件亩座辆次]数|数量|面积)[和与跟同][^,，。\\d]{0,6}(?:标准|定额|单价)")
_ENOUGH = regex("够|还剩|需要?多少|要多少|应为多少|超出|超过")
# What the product is held against, in so many words: 跟…差多少.
_HELD_AGAINST = regex(
    "(?:与|和|跟|同|比|较)(?P<other>[^与和跟同比较]{2,24}?)(?:的?(?:预算|金额|钱|数|总额))?(?:之间)?"
    "(?:要|还)?(?:相?差|一致|相符|吻合|对得?上|[多少高低]出?了?(?:多少|几))[^,，]*$"
)
_SAME = regex("一致|相符|吻合|对得?上|一样|相同|相等|是不是一个数")
# Factors that make the amount asked about are meant before others that are as near.
_MADE = 1.0
_YEAR_MONTHS = Decimal(12)
# So much of the name of an item stands with factors that make it.
_STANDS = 0.7


def product(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The rate, the number and what they make; beside it the amount budgeted, where the question names one.

    Both factors are printed: those that the question gives are looked up, others must stand together or be named by it.
    """
    text = question.plain
    both_given = GIVEN_RATE.search(text) and GIVEN_COUNT.search(GIVEN_RATE.sub(" ", text))
    by_time = _OVER_TIME.search(text) and GIVEN_COUNT.search(GIVEN_RATE.sub(" ", text))
    by_rate = (both_given or _ASKED.search(text)) and (PER.search(text) or GIVEN_RATE.search(text))
    if not (by_rate or by_time):
        return None
    if _ASKS_RATE.search(text) and not (ASKS_AGREEMENT.search(text) or _MULTIPLIES.search(text)):
        # what one thing comes to is no factor
        return None
    if raised.asked(question):
        # what a standard was and what it became makes nothing
        return None
    known = [n for n in numbers(held) if n.value and not (n.years and held.year and held.year not in n.years)]
    if _of_places(question, held) or not _gives_factors(text):
        return None
    found = [
        (score + _MADE * _makes_amount(question, held, links, rate, count), rate, count)
        for score, rate, count in pairs(text, known, held, links)
    ]
    found.sort(key=lambda each: -each[0])
    if not found:
        return None
    surest, rate, count = found[0]
    if any(score == surest and r.base * c.base != rate.base * count.base for score, r, c in found[1:]):
        # nothing tells which of several is meant
        return None
    made = _made(question, rate, count)
    figure = _budgeted(question, held, links, rate, count, made)
    stated = None
    if figure is None or figure.money.yuan != made:
        stated = _stated(question, known, (rate, count), made)
    if stated is not None:
        told = _told(question, held, rate, count, None, reply).text
        return Found(f"一致：{told.rstrip('。')}；{stated.quoted(held, reply)}。")
    return _told(question, held, rate, count, figure, reply)


def _stated(
    question: Question, known: Sequence[Number], factors: Sequence[Number], made: Decimal
) -> Number | None:
    """The amount that the text or the form of the factors states itself, where it is what they make and agreement is asked."""
    if ASKS_AGREEMENT.search(question.plain) is None:
        return None
    # what a form says in words has its project among its own
    beside = [said for n in factors for said in (n.saying.above, key(n.saying.text)) if said]
    same = (n for n in known if n.sort == "元" and n.base == made and not is_rate(n))
    return next((n for n in same if any(said in _place(n) for said in beside)), None)


def _place(number: Number) -> str:
    """Where a number stands and what it is called there."""
    return f"{number.saying.words}|{number.saying.above}|{key(number.saying.text)}"


def _gives_factors(text: str) -> bool:
    """Whether a question says what is to be reckoned: a rate or a number, that there are two factors, or what each gets.

    That a standard agrees with another is no product, nor how high it is.
    """
    bare = GIVEN_RATE.sub(" ", text)
    given = GIVEN_RATE.search(text) or GIVEN_COUNT.search(bare)
    return bool(
        given
        or _RECKONS.search(text)
        or _MULTIPLIES.search(text)
        or _ASKS_RATE.search(text)
        or not (ASKS_AGREEMENT.search(text) or _ASKS_STANDARD.search(text))
    )


def _of_places(question: Question, held: Held) -> bool:
    """Whether a question holds what two places print against each other, and reckons nothing (文字和测算依据所写的标准)."""
    if _RECKONS.search(question.plain) or GIVEN_RATE.search(question.plain):
        return False
    return len(sections_in(replace(question, plain=clauses(question, held)), held)) > 1


def _makes_amount(question: Question, held: Held, links: Links, rate: Number, count: Number) -> int:
    """How surely two factors make what is asked about: an amount that the question gives (2), or that of an item that it
    names (1)."""
    made = _made(question, rate, count)
    if any(said.low <= made <= said.high for said in question.amounts):
        return 2
    named = (figure_of(held, s, question, replace(links, left=())) for s in links.subjects)
    return int(any(f is not None and f.money.interval.low <= made <= f.money.interval.high for f in named))


def covered(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """For how many an item's amount is enough at the rate that stands with it (覆盖多少名小学生)."""
    asked = _HOW_MANY.search(question.plain)
    if asked is None or not (PER.search(question.plain) or GIVEN_RATE.search(question.plain)):
        return None
    known = [n for n in numbers(held) if n.value and is_rate(n)]
    given = next((rate_of(found) for found in GIVEN_RATE.finditer(question.plain)), None)
    for subject in links.subjects:
        figure = figure_of(held, subject, question, replace(links, left=()))
        rates = [
            n for n in known if coverage(subject, words_of(n)) == 1 and (given is None or n.base == given)
        ]
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


def _made(question: Question, rate: Number, count: Number) -> Decimal:
    return rate.base * count.base * (_YEAR_MONTHS if _of_months(question, rate) else 1)


def _of_months(question: Question, rate: Number) -> bool:
    """Whether a rate is for each month, and the year is asked for."""
    told = f"{rate.saying.words}|{rate.unit}"
    by_month = _MONTHLY.search(told) or (
        _MONTHLY.search(question.plain) and _MONTHLY.search(rate.saying.text)
    )
    # held against what is budgeted, which is for a year
    yearly = _YEARLY.search(question.plain) or _VERIFIES.search(question.plain) or question.amounts
    return by_month is not None and bool(yearly)


def _budgeted(
    question: Question, held: Held, links: Links, rate: Number, count: Number, made: Decimal
) -> Figure | None:
    """The amount that the question names, or that of the item which the factors stand with; None where it asks for none."""
    others = [said for said in question.amounts if not said.low <= rate.base <= said.high]
    if not _VERIFIES.search(question.plain) and not others:
        # 140名、每人每月600元: what they make, and nothing to hold it against
        return None
    told = "|".join(part for n in (rate, count) for part in (n.saying.words, n.saying.above, n.saying.around))
    if (other := _held_against(question, links)) is not None:
        return figure_of(held, other, question, replace(links, left=()))
    if others:
        figures = [f for f in held.catalogue.figures if f.money.yuan and any(f.fits(said) for said in others)]
        named: list[Figure] = []
    else:
        found = (figure_of(held, s, question, replace(links, left=())) for s in links.subjects)
        named = [f for f in found if f is not None and f.money.yuan and f.money.yuan != rate.base]
        figures = [
            f for f in held.catalogue.figures if f.whole and f.money.yuan and f.subject and f.subject in told
        ]
    # an item that the question names, where the factors make it; else one that stands with them
    if (meant := next((f for f in named if f.money.yuan == made), None)) is not None:
        return meant
    fitting = [
        f
        for f in (*named, *figures)
        if f.money.yuan != rate.base and coverage(f.subject, told) > NEAR and concept(f.subject) is None
    ]
    return max(fitting, key=partial(_nearness, told=told, made=made), default=None)


def _held_against(question: Question, links: Links) -> str | None:
    """The item that a question holds the product against in so many words; None for a table, an amount, and for none."""
    against = _HELD_AGAINST.search(question.plain)
    if against is None or re.search(r"\d", against["other"]):
        return None
    beside = {
        m.subject
        for m in links.mentions
        if against.start("other") <= m.start < against.end()
        and question.plain[m.end : m.end + 1] != "表"
        and coverage(against["other"], m.subject) > NEAR
    }
    return beside.pop() if len(beside) == 1 else None


def _nearness(figure: Figure, *, told: str, made: Decimal) -> tuple[bool, float, int]:
    """What stands with the factors and is what they make; else what stands with them."""
    near = coverage(figure.subject, told)
    return figure.money.yuan == made and near > _STANDS, near, len(figure.subject)


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
    if _ENOUGH.search(question.plain) and not _SAME.search(question.plain):
        # whether an amount is enough is no question of whether it is the same
        return Found(f"{said}，相差{difference}。")
    status = Outcome.CONFLICTING if ASKS_AGREEMENT.search(question.plain) else Outcome.ANSWERED
    return Found(f"不一致：{said}，相差{difference}。", status)


def _value(expression: tuple[Operand, ...], places: int | None) -> Decimal:
    return evaluate(expression, places)

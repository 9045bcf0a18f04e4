"""The two numbers that a product is made of: a rate (每人每月500元), and the number that it is for each of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from service.answering.document.held import Held
from service.answering.document.numbers import Number
from service.answering.printed.linking import Links
from service.answering.ways.reckoning.operands import terms_of
from service.patterns import regex
from service.terms import coverage, key

# A rate that the question gives: 每人每月500元, 81.2元每人, 16元/亩; 81.2元×5万人 and 5万人×81.2元, whose sign is not kept.
GIVEN_RATE = regex(
    r"每(?:(?!多少)[一-鿿]){1,8}?(?:每?[年月天])?[^\d,，。多]{0,6}?(?P<a>\d+(?:\.\d+)?)(?P<am>万?)元|(?P<b>\d+(?:\.\d+)?)(?P<bm>万?)元(?:/|每|一)(?:[人名个座户件亩株卷辆次年月]|平方米)"
    r"|(?P<c>\d+(?:\.\d+)?)(?P<cm>万?)元[×x*乘以]{0,2}(?=\d[\d.]*[万千百]?(?:人次|[人名位座户件亩株卷辆所台套](?!多)))"
    r"|(?<=\d[人名位座户件亩株卷辆所台套]|[万千百][人名位座户件亩株卷辆所台套])[×x*乘以]{0,2}(?P<d>\d+(?:\.\d+)?)(?P<dm>)元"
)
GIVEN_COUNT = regex(
    r"(?P<n>\d+(?:\.\d+)?)(?P<p>[万千百]?)(?:多|余)?(?P<u>人次|批次|[名人位座户件亩株卷辆次个家所台套处张场期]|平方米|公里)"
)
# How a question says that something is to be reckoned; names nothing that factors must be of.
_RECKONING = regex(
    "按照?|人数|户数|件数|标准|定额|测算|计算|核算|折算|推算|所需|需要|应为|全年|补助(?=人)|指标值?|预算数?"
)
PER = regex(
    "每|人均|亩均|户均|生均|单价|(?<!高)标准|单(?:个|座|户|处|家|所|台|套|件|株|亩|次|场|期|项|口|栋|公里)(?![人位])"
)
_EACH_ONE = regex("每(?:一|个)?((?![年月天日季周次人名位个])[一-鿿])")
_PER_UNIT = regex(r"元/(?:[一-鿿]{0,4}?)([人名个座户件亩株卷辆次生]|平方米|公里)")
# 单价50万元以上 says which things, and not what one of them costs.
_ABOVE_PRICE = regex(r"单价\d+.{0,4}以上")
# So much of the words of the question must stand with a rate or a number that it does not give.
NEAR, _CALLED = 0.5, 0.6
# Of what a rate was and what it became the latter is meant.
_LATER = 0.2
# Of the year before; and shorter names than this name too little.
_EARLIER, _SHORTEST = regex("上年|去年|上一年"), 3
# The head of a column before what a number in a cell is called.
HEAD = regex("^(?:项目内容|(?:年度|实施期|总体|长期)?绩效目标|项目概述|内容)(?:预计)?")
# What a sentence has that says what a rate was changed to.
_RAISED = regex("(?:每|人均|户均)[^。；;]+?[高加整调降低升增][到至为]")
# A longer source is a whole line of text.
_SHORT = 20
# More is no amount for one of anything: 生均公用经费 names a total.
_LARGEST_RATE = Decimal(200_000)


def pairs(text: str, known: list[Number], held: Held, links: Links) -> Iterator[tuple[float, Number, Number]]:
    """Rates with the numbers that they are for each of, and how surely the question means them."""
    rate_given = next((rate_of(found) for found in GIVEN_RATE.finditer(text)), None)
    bare = GIVEN_RATE.sub(" ", text)
    counts_given = [_count(found) for found in GIVEN_COUNT.finditer(bare)]
    terms = [word for term in terms_of(_RECKONING.sub(" ", bare), held) for word in term[:1]]
    terms = terms or list(links.subjects)
    rates = [n for n in known if is_rate(n) and (rate_given is None or n.base == rate_given)]
    for rate in rates:
        for count in known:
            if count.sort in ("元", "%") or "元" in count.unit or count is rate or is_rate(count):
                continue
            given = any(count.base == value and _same(count, unit) for value, unit in counts_given)
            if (counts_given and not given) or (
                _EARLIER.search(count.saying.words) and not _EARLIER.search(text)
            ):
                continue
            together = _together(rate, count)
            both_given = given and rate_given is not None
            if not fits(rate, count) and not both_given:
                continue
            named = _named(terms, rate, count)
            known_by_name = named >= NEAR and _calls(terms, rate) and (given or _calls(terms, count))
            if both_given or known_by_name or (together and (given or named >= NEAR)):
                surely = together + named + given + _named_so(count, text) + _current(rate) * _LATER
                yield surely, rate, count


def _named_so(count: Number, text: str) -> bool:
    """Whether the question calls the number by its own name (24 of 协管员24人 for 协管员补助)."""
    own = [key(count.count.label) if count.count is not None else ""]
    # in a cell what stands before the number, behind the head of its column
    own += [HEAD.sub("", part) for part in count.saying.words.split("|")[1:2]]
    return any(len(name) > _SHORTEST and name in text for name in own)


def rate_of(found: re.Match[str]) -> Decimal:
    """The amount of a rate that a question gives, in yuan."""
    number, large = next((found[sort], found[f"{sort}m"]) for sort in "abcd" if found[sort])
    return Decimal(number) * (10_000 if large else 1)


def _count(found: re.Match[str]) -> tuple[Decimal, str]:
    return Decimal(found["n"]) * {"": 1, "百": 100, "千": 1_000, "万": 10_000}[found["p"]], found["u"]


def _same(count: Number, unit: str) -> bool:
    people = {"人", "名", "位"}
    return (
        unit == count.unit.lstrip("百千万") or (unit in people and count.sort == "人") or unit in ("个", "家")
    )


def is_rate(number: Number) -> bool:
    """Whether a number is an amount for each of something."""
    if "元/" in number.unit:
        return True
    if number.sort != "元" or (number.of_item and number.base > _LARGEST_RATE):
        return False
    named = _ABOVE_PRICE.sub("", number.saying.words)
    return PER.search(named) is not None or _said_each(number)


def _said_each(number: Number) -> bool:
    """81.2元每人, and what a rate was raised to: the sentence says so around the amount."""
    if "每" not in number.saying.text:
        return _current(number)
    printed = re.escape(
        number.source.text.strip() if len(number.source.text) < _SHORT else f"{number.value:f}"
    )
    behind = re.search(rf"(?<!\d){printed}\s*元?\s*每[人名个座户件亩]", number.saying.text)
    return behind is not None or _current(number)


def _current(number: Number) -> bool:
    """Whether a sentence says that a rate was changed to this (由每人每月80元提高到100元)."""
    written = f"{number.value:f}"
    if written not in number.saying.text or _RAISED.search(number.saying.text) is None:
        return False
    printed = re.escape(written)
    return (
        re.search(
            rf"(?:每|人均|户均)[^。；;]{{1,24}}(?:提高|增加|调整|上调|下调|降低|下降|提升|增|调)[到至为]了?[^\d。；]{{0,8}}{printed}(?![\d.])",
            number.saying.text,
        )
        is not None
    )


def fits(rate: Number, count: Number) -> bool:
    """Whether the number counts what the rate is for each of; a rate that does not say is for persons."""
    told = f"{rate.saying.words}|{rate.saying.text}"
    unit = count.unit.lstrip("百千万")
    by_unit = _PER_UNIT.search(rate.unit)
    if by_unit is not None:
        return by_unit.group(1) == unit or (by_unit.group(1) in "人名生" and count.sort == "人")
    own = count.saying.words.split("|")[0]
    if any(each in own for each in _EACH_ONE.findall(rate.saying.words)):
        # 每岗单价 for 保安岗位数
        return True
    if count.sort == "人":
        return re.search("人均|每人|每名|每位|/人|生均|每生|每学员", told) is not None
    return (
        re.search(
            f"每(?:一|个)?{re.escape(unit)}|单{re.escape(unit)}|{re.escape(unit)}均|/{re.escape(unit)}|每个?{re.escape(count.saying.words[:2])}",
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
    return sum(max(coverage(term, words_of(n)) for n in of) for term in terms) / len(terms)


def _calls(terms: list[str], number: Number) -> bool:
    return any(coverage(term, words_of(number)) > _CALLED for term in terms)


def words_of(number: Number) -> str:
    """What stands with a number, near or around."""
    return "|".join((number.saying.words, number.saying.above, number.saying.around))

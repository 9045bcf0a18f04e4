"""The sides that a question of agreement has: of each the place and what it calls the thing there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.document.held import Held
from service.answering.document.numbers import Number, scale, sort_of
from service.answering.document.sayings import Term
from service.answering.printed.linking import content, link
from service.answering.ways.agreement.sections import Section
from service.answering.ways.reckoning.operands import COUNTED, sort_said, terms_of
from service.patterns import regex
from service.words import words

# A number that the question gives, with its unit; no year, no number of a table or a column.
_EACH = regex("每[一-鿿]{0,6}$|(?:单价|标准|人均)[^,]{0,4}$")
GIVEN = regex(
    r"(?<![\d.表件第])(?P<n>\d+(?:\.\d+)?)(?P<u>[百千万亿]?(?:元|平方米|公里|人次|批次|亩|[名人位家个处座辆台套件户次场批所条项口卷吨分])|亿|万|%)(?!以上)"
)
_JOINT = regex("[与和跟同,]|以及|(?:是否|是不是|有没有)?(?:正好)?(?:等于|超过|超出|高于|低于|大于|小于)了?")
_ASKED = regex(
    "相?差(?:了|出)?多少|打算|计划|究竟|到底|是多少|有几|几(?=[处个人名家])|[写说印列定][的得]?|提出|提到|要求|显示|要|里的?|中的?|的数字?|数字|这个|那个|这|那|两处|两者|文件|前后|给出|分别"
    "|还是|仍|也|一共|总共|涉及|其中|(?:写了|有)?[两三]个(?:不同)?的?(?:数字?|金额)|哪一?个|相差"
    "|(?:也|又|还|都|各)*(?:写|有|列|印|报)(?:了|着)?一?个(?:数字?|金额)|它们|拿它|比一比|对比|那儿|这儿|两边|两头"
)
_GENERAL = regex(
    "标准|指标值?|目标值?|要求|总数|总额|总量|[预决]算数?|执行数|金额|数额|资金|对象|数量|人数|户数|家数|项目|服务|管理|金额"
)
# The sort of an amount for each of something, and those of ages and dates, which nobody asks to agree.
RATE, _AGES = "元/", ("周岁", "岁", "年", "月", "日", "天", "级")
_STANDARD = regex("(?:补助|救助|奖补|发放|单位|人均|每人|成本)[^,]{0,3}标准|单价|人均|均价")
_OUTTURN = regex("[预决]算数?|执行数")
# So many joints are tried.
_MOST = 8
# So many characters of a name are left, and so many its end has (建设, 补助).
_SHORTEST, _ENDING = 4, 2
_HOW_MANY_OF = regex("(?:多少|几)[个名位处所家座户件条批场辆台套亩口](?!月)")
_MONEY = regex("的钱|金额|数额|多少钱|[花用]了?多少")
_HOW_MANY = regex("多少(?![钱万元])|几[个名位处所家座]")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: the place, if the question says one, and what it calls the thing there."""

    place: Section | None
    phrase: str
    # the question gives the number of this side
    given: bool = False


def given_in(text: str) -> list[re.Match[str]]:
    """The numbers that a question gives; a rate is none."""
    return [found for found in GIVEN.finditer(text) if not _EACH.search(text[: found.start()])]


def splits(
    text: str,
    given: re.Match[str] | None,
    every: Sequence[re.Match[str]],
    places: Sequence[Section],
    held: Held,
) -> Iterator[tuple[Side, ...]]:
    """The ways to take the question apart in sides, the likeliest first."""
    whole = bare(text, 0, len(text), places, every)
    several = given is not None and len(every) > 1
    if (
        given is not None
        and several
        and (behind := re.match(r"[一-鿿]{2,12}", text[given.end() :])) is not None
    ):
        # of several numbers each is of what stands right behind it
        whole = _ASKED.sub(" ", re.split("[和与及]", behind.group())[0])
    at = given.start() if given is not None else -1
    its = max((p for p in places if p.start < at), key=lambda p: p.start, default=None)
    if given is not None and its is None:
        if places:
            yield Side(None, whole, given=True), *(Side(p, whole) for p in places)
    elif len(places) > 1:
        if len(places) == 2 and not several:
            first, second = places
            spans = ((0, second.start), (second.end, len(text)))
            halves = [bare(text, *span, places, every) for span in spans]
            if all(_says(half, held) for half in halves):
                yield tuple(
                    Side(p, half, given=p is its) for p, half in zip((first, second), halves, strict=True)
                )
        yield tuple(Side(place, whole, given=place is its) for place in places)
    inside = [(m.start, m.end) for m in link(text, held.catalogue, whole=False).mentions]
    for joint in [*_JOINT.finditer(text)][:_MOST] if not several else ():
        if any(p.start <= joint.start() < p.end for p in places):
            continue
        if any(a < joint.start() and joint.end() < b for a, b in inside):
            # 商品和服务支出 is one thing
            continue
        spans = ((0, joint.start()), (joint.end(), len(text)))
        phrases = [bare(text, *span, places, every) for span in spans]
        named = [next((p for p in places if a <= p.start < b), None) for a, b in spans]
        said = [_says(phrase, held) for phrase in phrases]
        if not any(said) or (not all(said) and not any(named)):
            continue
        if not all(said):
            phrases = [phrases[said.index(True)]] * 2
        yield tuple(
            Side(place, phrase, given=a <= at < b)
            for place, phrase, (a, b) in zip(named, phrases, spans, strict=True)
        )
    if len(places) == 1:
        yield Side(places[0], whole, given=its is not None), Side(None, whole)


def _says(phrase: str, held: Held) -> bool:
    """Whether a stretch of the question names anything: a word, or an item that is called by words that ask."""
    return bool(content(phrase)) or bool(terms_of(phrase, held, "元"))


def bare(text: str, start: int, end: int, places: Sequence[Section], given: Sequence[re.Match[str]]) -> str:
    """What a stretch of the question calls the thing: all but the places, the numbers and how it asks."""
    marks = [(p.start, p.end) for p in places] + [(g.start(), g.end()) for g in given]
    kept = "".join(
        " " if any(a <= i < b for a, b in marks) else c for i, c in enumerate(text[start:end], start=start)
    )
    return _ASKED.sub(" ", ASKS_AGREEMENT.sub(" ", kept)).replace(",", " ")


def terms_for(phrase: str, held: Held, sort: str) -> list[Term]:
    """Items by their printed names where money is meant, else each word that names something."""
    if sort == "元":
        return terms_of(phrase, held, sort)
    # 基本公卫: an item by a short form is called by its name, which its words are no part of
    short = [
        m
        for m in link(phrase, held.catalogue, whole=False).mentions
        if not _said_so(phrase[m.start : m.end], m.subject, held)
    ]
    for mention in short:
        phrase = phrase[: mention.start] + " " * (mention.end - mention.start) + phrase[mention.end :]
    found = [
        w.text for piece in content(phrase, held.catalogue.said) for w in words(piece) if len(w.text) > 1
    ]
    specific = [word for word in found if not _GENERAL.fullmatch(word)]
    said = [word for word in specific if word in held.catalogue.said]
    # words of the question's own (孩子) may be some of them, not most
    named: list[Term] = [(m.subject,) for m in short]
    return [*named, *((word,) for word in dict.fromkeys(said))] if len(said) * 2 >= len(specific) else named


def _said_so(words: str, subject: str, held: Held) -> bool:
    """Whether the document says words that mean an item as they are, or most of its name, behind which other words begin
    (高标准农田｜建成多少亩)."""
    most = max(_SHORTEST, len(subject) - _ENDING)
    return words in held.catalogue.said or any(
        words[:end] in held.catalogue.said for end in range(most, len(words))
    )


def sort_meant(phrase: str) -> str:
    """The sort of number meant; of a standard an amount for each, of 多少孩子 whatever is counted."""
    if _STANDARD.search(phrase):
        return RATE
    if _OUTTURN.search(phrase):
        return sort_said(phrase) or "元"
    return sort_said(phrase) or (COUNTED if _HOW_MANY.search(phrase) else "")


def sort_asked(split: Sequence[Side], text: str) -> str:
    """The sort that the sides mean; how many there are (多少个) is no money, whatever names beside it."""
    # 有多少…人数: of a side that says what is counted, before one that only asks how many
    meant = [s for side in split if (s := sort_meant(side.phrase))]
    sort = next((s for s in meant if s != COUNTED), meant[0] if meant else "")
    if not sort and _MONEY.search(text):
        return "元"
    return COUNTED if sort in ("", "元") and _HOW_MANY_OF.search(text) else sort


def sort_given(given: re.Match[str]) -> str:
    return "元" if given["u"] in ("亿", "万") else sort_of(given["u"])


def value_given(given: re.Match[str]) -> Decimal:
    per = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}.get(given["u"]) or scale(given["u"])
    return Decimal(given["n"]) * per


def counts(number: Number, sort: str) -> bool:
    if sort == COUNTED:
        return number.sort not in ("元", "%", *_AGES)
    if sort == RATE:
        return number.sort == "元" and not number.of_item
    if not sort and number.sort in _AGES:
        return False
    alike = {number.sort, sort}
    return not sort or number.sort == sort or alike <= {"元", "万"} or alike <= {"个", "次", "户"}

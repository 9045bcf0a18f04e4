"""One number in the places that a question holds against each other (三公说明里的车辆数与国有资产部分, 任务与绩效目标表)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, near, numbers, scale, sort_of
from service.answering.document.sayings import Term
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.operands import COUNTED, sort_said, terms_of
from service.answering.ways.sections import Section, clauses, sections_in

# A number that the question gives, with its unit; no year, no number of a table or a column.
_GIVEN = re.compile(
    r"(?<![\d.表件第])(?P<n>\d[\d,]*(?:\.\d+)?)(?P<u>[百千万亿]?(?:元|平方米|公里|人次|批次|亩|[名人位家个处座辆台套件户次场批所条项口卷吨])|亿|万|%)(?!以上)"
)
_EACH = re.compile(r"每[一-鿿]{1,6}$|(?:单价|标准|人均)[^,]{0,4}$")
_RATE = re.compile(r"每[一-鿿]{1,4}\d")
_ASKED = re.compile(
    "打算|计划|究竟|到底|是多少|多少|有几|几(?=[处个人名家])|写的?|说的?|印的?|列的?|定的?|提出|提到|要求|显示|里的?|中的?|的数|这个|那个|这|那|两处|两者|文件|前后|给出|分别|还是|仍|也"
)
_TYPED = re.compile("编制|其中|一般|特种|执法|执勤|机要|应急|离退休|报废|购置|其他用车|设备")
_VEHICLES = re.compile("车|保有|保障")
# So near to its place's words must a number be; nearer where it is said to differ from another.
_ENOUGH, _SURELY = 0.5, 0.6
_FEW = 8
# An amount of an item and one that is the rate of something are of different sizes.
_AS_LARGE = 12

_Near = tuple[float, Number]


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The number in each of the places, and whether they are the same; None where only one of them has it.

    A number that the question gives is looked for in the first place, or anywhere; in the other places what stands there of
    the same thing.
    """
    text = clauses(question, held)
    if ASKS_AGREEMENT.search(text) is None or _RATE.search(text):
        return None
    places = sections_in(replace(question, plain=text), held)
    if not places:
        return None
    known = [n for n in numbers(held) if not (n.years and held.year is not None and held.year not in n.years)]
    given = [found for found in _GIVEN.finditer(text) if not _EACH.search(text[: found.start()])]
    told: list[tuple[Number, ...]] = []
    for found in given or [None]:
        row = _row(text, found, given, places, known, held, links)
        if row is None:
            return None
        told.append(row)
    return _told(told, held, reply)


def _row(
    text: str,
    given: re.Match[str] | None,
    others: Sequence[re.Match[str]],
    places: Sequence[Section],
    known: Sequence[Number],
    held: Held,
    links: Links,
) -> tuple[Number, ...] | None:
    """The numbers of one thing, one of each place."""
    phrase = _phrase(text, given, others, places)
    sort = _sort(given) if given is not None else sort_said(phrase)
    terms = terms_of(phrase, held, sort) or _context(links)
    if given is not None:
        anchors = _anchors(given, terms, known, places, sort, text)
        rest = [p for p in places if not any(p.holds(n) and p.start < given.start() for _, n in anchors[:1])]
        if not anchors:
            return None
        sides = [anchors[:_FEW], *(_there(p, terms, known, sort) for p in (rest or places[-1:]))]
    else:
        sides = [_there(place, terms, known, sort) for place in places]
        if len(places) == 1:
            elsewhere = [n for n in known if not places[0].holds(n)]
            sides.append(_nearest(terms, elsewhere, sort, _SURELY))
    sides = [side for side in sides if side]
    if len(sides) < 2:
        return None
    return _together(sides)


def _phrase(
    text: str, given: re.Match[str] | None, others: Sequence[re.Match[str]], places: Sequence[Section]
) -> str:
    """What the question calls the thing: all but the places, the numbers and how it asks; of several numbers given what
    stands right behind each."""
    if given is not None and len(others) > 1:
        behind = re.match(r"[一-鿿]{2,12}", text[given.end() :])
        if behind is not None:
            return behind.group()
    marks = [(p.start, p.end) for p in places] + [(g.start(), g.end()) for g in others]
    kept = "".join(" " if any(a <= i < b for a, b in marks) else c for i, c in enumerate(text))
    return _ASKED.sub(" ", ASKS_AGREEMENT.sub(" ", kept))


def _context(links: Links) -> list[Term]:
    return [(word,) for word in dict.fromkeys((*links.subjects, *links.context))]


def _sort(given: re.Match[str]) -> str:
    unit = given["u"]
    return "元" if unit in ("亿", "万") else sort_of(unit)


def _value(given: re.Match[str]) -> Decimal:
    unit = given["u"]
    per = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}.get(unit) or scale(unit)
    return Decimal(given["n"].replace(",", "")) * per


def _anchors(
    given: re.Match[str],
    terms: list[Term],
    known: Sequence[Number],
    places: Sequence[Section],
    sort: str,
    text: str,
) -> list[_Near]:
    """Where the number that the question gives is printed: in the place named before it, if it is there."""
    printed = [n for n in known if n.base == _value(given) and _counts(n, sort)]
    before = [p for p in places if p.start < given.start()]
    for place in reversed(before):
        here = [n for n in printed if place.holds(n)]
        if here:
            return _ranked(terms, here)
    return _ranked(terms, [n for n in printed if n.where is Where.TEXT] or printed)


def _ranked(terms: list[Term], found: Sequence[Number]) -> list[_Near]:
    scored = {id(n): score for score, n in near(terms, list(found))} if terms else {}
    return sorted(((scored.get(id(n), 0.0), n) for n in found), key=lambda each: -each[0])


def _counts(number: Number, sort: str) -> bool:
    if sort == COUNTED:
        return number.sort not in ("元", "%")
    return not sort or number.sort == sort or {number.sort, sort} <= {"元", "万"} or {number.sort, sort} <= {"个", "次"}


def _there(place: Section, terms: list[Term], known: Sequence[Number], sort: str) -> list[_Near]:
    here = [n for n in known if place.holds(n)]
    return _nearest(terms, here, sort, _ENOUGH, topic=bool(place.topic or place.tables))


def _nearest(terms: list[Term], here: Sequence[Number], sort: str, enough: float, *, topic: bool = False) -> list[_Near]:
    fitting = [n for n in here if _counts(n, sort)]
    if sort == "辆":
        # in a section on something else the number of vehicles may go by no name
        whole = [n for n in fitting if not _TYPED.search(n.saying.words) and n.count is not None]
        named = [n for n in whole if _VEHICLES.search(n.saying.words)]
        return [(1.0, n) for n in (named or whole if topic else named)]
    found = [(score, n) for score, n in near(terms, fitting) if score >= enough and _own(n, terms)] if terms else []
    if not found and topic and sort not in ("", COUNTED, "元", "%") and len({n.base for n in fitting}) == 1:
        return [(_ENOUGH, n) for n in fitting]
    found.sort(key=lambda each: (-each[0], not each[1].whole, len(each[1].saying.words)))
    return found


def _own(number: Number, terms: Sequence[Term]) -> bool:
    """Whether at least one of the terms stands with the number itself, or right around it in its sentence."""
    return any(number.saying.match(word) >= _ENOUGH for term in terms for word in term)


def _together(sides: Sequence[list[_Near]]) -> tuple[Number, ...] | None:
    """One number of each side, all of one sort and at different places: the nearest together."""
    chosen: list[Number] = []
    best: tuple[float, Number, Number] | None = None
    for a, one in sides[0][:_FEW]:
        for b, other in sides[1][:_FEW]:
            if one.source == other.source or not one.meets(other) or not _sizes(one, other):
                continue
            score = a + b + (0.2 if one.unit == other.unit else 0.0)
            if best is None or score > best[0]:
                best = (score, one, other)
    if best is None:
        return None
    chosen += best[1:]
    for side in sides[2:]:
        more = next(
            (n for _, n in side[:_FEW] if n.meets(chosen[0]) and all(n.source != c.source for c in chosen)), None
        )
        chosen += [more] if more is not None else []
    return tuple(chosen)


def _sizes(one: Number, other: Number) -> bool:
    high, low = max(one.base, other.base), min(one.base, other.base)
    return one.sort != "元" or one.of_item == other.of_item or high <= low * _AS_LARGE


def _told(rows: Sequence[tuple[Number, ...]], held: Held, reply: Reply) -> Found | None:
    said: list[str] = []
    differ = False
    for row in rows:
        told = "，".join(dict.fromkeys(placed(n, held, reply) for n in row))
        for one, other in combinations(row, 2):
            if one.base != other.base and not _rounded(one, other):
                differ = True
                told += f"，相差{difference(one, other, reply)}"
                break
        said.append(told)
    text = "；".join(said)
    if differ:
        return Found(f"不一致：{text}。", Outcome.CONFLICTING)
    exact = all(n.base == row[0].base for row in rows for n in row)
    return Found(f"{'一致' if exact else '一致（差别在四舍五入之内）'}：{text}。")


def _rounded(one: Number, other: Number) -> bool:
    """Whether two amounts differ by no more than the digits that the coarser one leaves out."""
    if one.sort != "元" or other.sort != "元":
        return False
    step = max(scale(n.unit).scaleb(int(n.value.as_tuple().exponent)) for n in (one, other))
    return abs(one.base - other.base) * 2 <= step


def difference(one: Number, other: Number, reply: Reply) -> str:
    """What lies between two numbers, reckoned in the unit of both, or in single things."""
    if scale(one.unit) == scale(other.unit):
        unit, values = (one.unit if one.sort == other.sort else other.unit), (one.value, other.value)
    else:
        unit, values = one.sort, (one.base, other.base)
    return reply.result((max(values), "−", min(values)), unit, "相差")


def placed(number: Number, held: Held, reply: Reply) -> str:
    """A number with the kind of place that it stands in; a target as it is printed, with 不低于 and ≥."""
    count = number.count
    if count is not None and number.where is Where.TARGET and "\t" in count.quote:
        said = count.told(held, reply)
        name, _, printed = count.quote.partition("\t")
        return f"{name}的指标值为“{printed.strip()}”{said[said.rindex('[') :]}"
    said = number.quoted(held, reply)
    return f"文字说明中{said}" if number.where is Where.TEXT and not said.startswith("文中") else said

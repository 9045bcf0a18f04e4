"""One number in the places that a question holds against each other (三公说明里的车辆数与国有资产部分, 任务与绩效目标表)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, near, numbers, scale, sort_of
from service.answering.document.sayings import Term
from service.answering.printed.linking import Links, content, link
from service.answering.reply import Found, Reply
from service.answering.ways.additions import ADDED
from service.answering.ways.operands import COUNTED, sort_said, terms_of
from service.answering.ways.placed import told
from service.answering.ways.sections import Section, clauses, sections_in
from service.terms import coverage
from service.words import words

# A number that the question gives, with its unit; no year, no number of a table or a column.
_GIVEN = re.compile(
    r"(?<![\d.表件第])(?P<n>\d+(?:\.\d+)?)(?P<u>[百千万亿]?(?:元|平方米|公里|人次|批次|亩|[名人位家个处座辆台套件户次场批所条项口卷吨])|亿|万)(?!以上)"
)
_EACH = re.compile("每[一-鿿]{0,6}$|(?:单价|标准|人均)[^,]{0,4}$")
_OR = re.compile("还是")
_JOINT = re.compile("[与和跟同,]|以及|(?:是否|是不是|有没有)?(?:正好)?(?:等于|超过|超出|高于|低于|大于|小于)了?")
# Whether what is asked is what a rate makes, or a change: other ways tell.
_RECKONED = re.compile(r"每[一-鿿]{1,4}\d|标准(?:和|与|跟)?(?:人数|户数)|(?:人数|户数)[和与跟][^,]{0,4}标准|幅度?|百分")
_ASKED = re.compile(
    "打算|计划|究竟|到底|是多少|有几|几(?=[处个人名家])|[写说印列定][的得]?|提出|提到|要求|显示|要|里的?|中的?|的数字?|数字|这个|那个|这|那|两处|两者|文件|前后|给出|分别"
    "|还是|仍|也|一共|总共|涉及|其中|(?:写了|有)?[两三]个(?:不同)?的?(?:数字?|金额)|哪一?个|相差"
)
# An amount of a project that the question names only once: `alike` takes it up.
_THIS = re.compile("(?:该|这个|这一|本|此)(?:项目|专项)")
_TOTAL = re.compile("总数|总人数|总额|合计|总量|共")
_TWO_SAID = re.compile("[两三]个(?:不同)?的?(?:数|金额)")
_GENERAL = re.compile("标准|指标值?|目标值?|要求|总数|总额|总量|[预决]算数?|执行数|金额|数额|资金|数量|人数|户数|家数|项目|服务|管理|金额")
# The sort of an amount for each of something, and those of ages and dates, which nobody asks to agree.
_RATE, _AGES = "元/", ("周岁", "岁", "年", "月", "日", "天", "级")
_STANDARD = re.compile("(?:补助|救助|奖补|发放|单位|人均|每人|成本)[^,]{0,3}标准|单价|人均|均价")
_HOW_MANY = re.compile("多少(?![钱万元])|几[个名位处所家座]")
_TYPED = re.compile("编制|其中|一般|特种|执法|执勤|机要|应急|离退休|报废|购置|其他用车|设备")
_VEHICLES = re.compile("车|保有|保障")
# So near to its place's words must a number be; nearer where nothing says in which place it stands.
_ENOUGH, _SURELY = 0.45, 0.6
_FEW = 10
# Equal numbers are likelier to be the same thing than different ones that are as near.
_EQUAL, _NAME = 0.1, 0.3
# An amount of an item and one that is the rate of something are of different sizes.
_AS_LARGE = 12
# A longer source is a whole line of text.
_SHORT = 20

_Near = tuple[float, Number]


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a comparison: the place, if the question says one, and what it calls the thing there."""

    place: Section | None
    phrase: str
    # the question gives the number of this side
    given: bool = False


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The number on each side, and whether they are the same; None where only one side is found.

    A number that the question gives is looked for where it says that it stands, or anywhere; on the other side what stands
    there of the same thing.
    """
    text = clauses(question, held)
    if ASKS_AGREEMENT.search(text) is None or _RECKONED.search(text) or ADDED.search(text) or _THIS.search(text):
        return None
    places = sections_in(replace(question, plain=text), held)
    known = [n for n in numbers(held) if _of_its_year(n, held) and not _bounds(n)]
    given = [found for found in _GIVEN.finditer(text) if not _EACH.search(text[: found.start()])]
    if len(given) == 2 and _OR.search(text[given[0].end() : given[1].start()]):
        rows = [_either(text, given, places, known, held)]
    else:
        given = [g for n, g in enumerate(given) if g.group() not in [o.group() for o in given[:n]]]
        rows = [_row(text, found, given, places, known, held, links) for found in given or [None]]
    found_rows = [row for row in rows if row is not None]
    if not found_rows or (len(found_rows) < len(rows) and len(given) < 2):
        return None
    return told(found_rows, held, reply)


def _of_its_year(number: Number, held: Held) -> bool:
    return not number.years or held.year is None or held.year in number.years


def _bounds(number: Number) -> bool:
    """Whether an amount only says which things are meant (单价50万元以上), and is of nothing."""
    if number.sort != "元" or number.where is not Where.TEXT:
        return False
    printed = re.escape(number.source.text.strip()) if len(number.source.text) < _SHORT else f"{number.value:f}"
    return re.search(rf"(?<![\d.]){printed}\s*(?:万?元)?(?:\(含\)|（含）)?(?:以上|以下|以内|及以上)", number.saying.text) is not None


def two_said(question: Question) -> bool:
    """Whether a question is about two numbers that the text gives for one thing."""
    return _TWO_SAID.search(question.plain) is not None


def _either(
    text: str, given: Sequence[re.Match[str]], places: Sequence[Section], known: Sequence[Number], held: Held
) -> tuple[Number, ...] | None:
    """Both of two numbers that the question gives for one thing (3处还是2处)."""
    phrase = _bare(text, 0, len(text), places, given)
    terms = _terms(phrase, held, _sort(given[0]))
    sides = [_ranked(terms, [n for n in known if n.base == _value(g) and _counts(n, _sort(g))]) for g in given]
    near_enough = [[(s, n) for s, n in side if s >= _ENOUGH] for side in sides]
    return _together(near_enough) if all(near_enough) else None


def _row(
    text: str,
    given: re.Match[str] | None,
    every: Sequence[re.Match[str]],
    places: Sequence[Section],
    known: Sequence[Number],
    held: Held,
    links: Links,
) -> tuple[Number, ...] | None:
    """The numbers of one thing, one of each side: of the likeliest way to take the question apart, or of the best."""
    best: tuple[float, tuple[Number, ...]] | None = None
    for split in _splits(text, given, every, places, held):
        sort = _sort(given) if given is not None else next((s for x in split if (s := _sort_said(x.phrase))), "")
        sides = []
        for side in split:
            terms = _terms(side.phrase, held, sort) or [(w,) for w in dict.fromkeys((*links.subjects, *links.context))]
            here = [n for n in known if _stands(n, side, split)]
            if side.given and given is not None:
                stated = [n for n in known if n.base == _value(given) and _counts(n, sort)]
                sides.append(_anchored(terms, [n for n in here if n in stated] or stated, text))
            else:
                sides.append(_nearest(terms, here, sort, side, text))
        if any(not side for x, side in zip(split, sides, strict=True) if x.given):
            continue
        filled = [side for side in sides if side]
        row = _together(filled) if len(filled) > 1 else None
        if row is None:
            continue
        score = sum(max((s for s, n in side if n in row), default=0.0) for side in filled) / len(filled)
        if best is None or score > best[0]:
            best = (score, row)
        if score > _SURELY:
            break
    if best is None or not _same_thing(best[1], _bare(text, 0, len(text), places, every)):
        return None
    return _with_others(best[1], known) if _TWO_SAID.search(text) else best[1]


def _same_thing(row: tuple[Number, ...], phrase: str) -> bool:
    """Whether numbers that differ are of one thing: a row or a target must be called so, and not be a part of it."""
    differ = any(n.base != row[0].base for n in row)
    called = (n for n in row if n.where is not Where.TEXT and n.sort != "辆" and not n.of_item)
    return not differ or all(coverage(_name(n), phrase) >= _ENOUGH for n in called)


def _splits(
    text: str,
    given: re.Match[str] | None,
    every: Sequence[re.Match[str]],
    places: Sequence[Section],
    held: Held,
) -> Iterator[tuple[_Side, ...]]:
    """The ways to take the question apart in sides, the likeliest first."""
    whole = _bare(text, 0, len(text), places, every)
    several = given is not None and len(every) > 1
    if given is not None and several and (behind := re.match(r"[一-鿿]{2,12}", text[given.end() :])) is not None:
        # of several numbers each is of what stands right behind it
        whole = _ASKED.sub(" ", re.split("[和与及]", behind.group())[0])
    at = given.start() if given is not None else -1
    its = max((p for p in places if p.start < at), key=lambda p: p.start, default=None)
    if given is not None and its is None:
        if places:
            yield _Side(None, whole, given=True), *(_Side(p, whole) for p in places)
    elif len(places) > 1:
        if len(places) == 2 and not several:
            first, second = places
            spans = ((0, second.start), (second.end, len(text)))
            halves = [_bare(text, *span, places, every) for span in spans]
            if all(_says(half, held) for half in halves):
                yield tuple(
                    _Side(p, half, given=p is its) for p, half in zip((first, second), halves, strict=True)
                )
        yield tuple(_Side(place, whole, given=place is its) for place in places)
    inside = [(m.start, m.end) for m in link(text, held.catalogue, whole=False).mentions]
    for joint in _JOINT.finditer(text) if not several else ():
        if any(p.start <= joint.start() < p.end for p in places):
            continue
        if any(a < joint.start() and joint.end() < b for a, b in inside):
            # 商品和服务支出 is one thing
            continue
        spans = ((0, joint.start()), (joint.end(), len(text)))
        phrases = [_bare(text, *span, places, every) for span in spans]
        named = [next((p for p in places if a <= p.start < b), None) for a, b in spans]
        said = [_says(phrase, held) for phrase in phrases]
        if not any(said) or (not all(said) and not any(named)):
            continue
        if not all(said):
            phrases = [phrases[said.index(True)]] * 2
        yield tuple(
            _Side(place, phrase, given=a <= at < b)
            for place, phrase, (a, b) in zip(named, phrases, spans, strict=True)
        )
    if len(places) == 1:
        yield _Side(places[0], whole, given=its is not None), _Side(None, whole)


def _says(phrase: str, held: Held) -> bool:
    """Whether a stretch of the question names anything: a word, or an item that is called by words that ask."""
    return bool(content(phrase)) or bool(terms_of(phrase, held, "元"))


def _bare(text: str, start: int, end: int, places: Sequence[Section], given: Sequence[re.Match[str]]) -> str:
    """What a stretch of the question calls the thing: all but the places, the numbers and how it asks."""
    marks = [(p.start, p.end) for p in places] + [(g.start(), g.end()) for g in given]
    kept = "".join(
        " " if any(a <= i < b for a, b in marks) else c for i, c in enumerate(text[start:end], start=start)
    )
    return _ASKED.sub(" ", ASKS_AGREEMENT.sub(" ", kept)).replace(",", " ")


def _terms(phrase: str, held: Held, sort: str) -> list[Term]:
    """Items by their printed names where money is meant, else each word that names something."""
    if sort == "元":
        return terms_of(phrase, held, sort)
    found = [w.text for piece in content(phrase, held.catalogue.said) for w in words(piece) if len(w.text) > 1]
    specific = [word for word in found if not _GENERAL.fullmatch(word)]
    said = [word for word in specific if word in held.catalogue.said]
    # words of the question's own (孩子) may be some of them, not most
    return [(word,) for word in dict.fromkeys(said)] if len(said) * 2 >= len(specific) else []


def _sort_said(phrase: str) -> str:
    """The sort of number meant; of a standard an amount for each, of 多少孩子 whatever is counted."""
    if _STANDARD.search(phrase):
        return _RATE
    return sort_said(phrase) or (COUNTED if _HOW_MANY.search(phrase) else "")


def _sort(given: re.Match[str]) -> str:
    return "元" if given["u"] in ("亿", "万") else sort_of(given["u"])


def _value(given: re.Match[str]) -> Decimal:
    per = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}.get(given["u"]) or scale(given["u"])
    return Decimal(given["n"]) * per


def _counts(number: Number, sort: str) -> bool:
    if sort == COUNTED:
        return number.sort not in ("元", "%", *_AGES)
    if sort == _RATE:
        return number.sort == "元" and not number.of_item
    if not sort and number.sort in _AGES:
        return False
    alike = {number.sort, sort}
    return not sort or number.sort == sort or alike <= {"元", "万"} or alike <= {"个", "次", "户"}


def _stands(number: Number, side: _Side, split: Sequence[_Side]) -> bool:
    if side.place is not None:
        return side.place.holds(number)
    return not any(other.place is not None and other.place.holds(number) for other in split)


def _ranked(terms: list[Term], found: Sequence[Number]) -> list[_Near]:
    return near(terms, list(found)) if terms else []


def _anchored(terms: list[Term], stated: Sequence[Number], text: str) -> list[_Near]:
    """Where a number that the question gives is printed, the nearest to its words first."""
    scored = {id(n): score for score, n in _ranked(terms, stated)}
    found = [(scored.get(id(n), 0.0) + _called(n, text), n) for n in stated]
    return sorted(found, key=lambda each: -each[0])


def _called(number: Number, text: str) -> float:
    """How much of what a number is called the question says: tells apart numbers that are as near."""
    whole = bool(_TOTAL.search(text)) and "合计" in number.saying.words
    return _NAME * (coverage("".join(number.saying.words.split("|")), text) + whole)


def _nearest(terms: list[Term], here: Sequence[Number], sort: str, side: _Side, text: str) -> list[_Near]:
    place = side.place
    fitting = [n for n in here if _counts(n, sort) and _of_subject(n, side.phrase, terms)]
    of_its_own = place is not None and bool(place.topic or place.tables)
    if sort == "辆" and not _TYPED.search(side.phrase):
        # in a section on something else the number of vehicles may go by no name
        whole = [n for n in fitting if not _TYPED.search(n.saying.words) and n.count is not None]
        named = [n for n in whole if _VEHICLES.search(n.saying.words)]
        return [(1.0, n) for n in (named or (whole if of_its_own else []))]
    enough = _ENOUGH if place is not None else _SURELY
    near_by = [(s, n) for s, n in _ranked(terms, fitting) if s >= enough and _own(n, terms)]
    found = [(s + _called(n, text), n) for s, n in near_by]
    if not found and of_its_own and sort not in ("", COUNTED, "元", _RATE, "%") and len({n.base for n in fitting}) == 1:
        return [(_ENOUGH, n) for n in fitting]
    words_of = set(place.words) if place is not None and place.targets else set()
    found.sort(
        key=lambda each: (-round(each[0], 2), -sum(c in each[1].saying.above for c in words_of), not each[1].whole)
    )
    return found


def _of_subject(number: Number, phrase: str, terms: Sequence[Term]) -> bool:
    """Whether an amount in a table is of an item that the question names, and not of another in a column that it names."""
    if not number.of_item or number.where is Where.TEXT:
        return True
    subject = _name(number)
    said = "".join(word for term in terms for word in term) + phrase
    return coverage(subject, said) >= _SURELY or any(coverage(w, subject) == 1 and len(w) > 2 for t in terms for w in t)


def _own(number: Number, terms: Sequence[Term]) -> bool:
    """Whether at least one of the terms stands with the number itself, or right around it in its sentence."""
    return any(number.saying.match(word) >= _ENOUGH for term in terms for word in term)


def _together(sides: Sequence[list[_Near]]) -> tuple[Number, ...] | None:
    """One number of each side, all of one sort and at different places: the nearest together."""
    best: tuple[float, Number, Number] | None = None
    for a, one in sides[0][:_FEW]:
        for b, other in sides[1][:_FEW]:
            if _place(one) == _place(other) or not one.meets(other) or not _sizes(one, other):
                continue
            score = a + b + (_EQUAL if one.base == other.base else 0.0)
            score += _NAME if _name(one) == _name(other) else 0.0
            if best is None or score > best[0]:
                best = (score, one, other)
    if best is None:
        return None
    chosen = list(best[1:])
    for side in sides[2:]:
        more = next(
            (n for _, n in side[:_FEW] if n.meets(chosen[0]) and all(_place(n) != _place(c) for c in chosen)), None
        )
        chosen += [more] if more is not None else []
    return tuple(chosen)


def _name(number: Number) -> str:
    return number.saying.words.split("|")[0]


def _place(number: Number) -> tuple[object, ...]:
    """Where a number stands: a text without pages gives all of a line one place."""
    source = number.source
    return (source.page, source.line, source.cell, source.box, number.value)


def _sizes(one: Number, other: Number) -> bool:
    high, low = max(one.base, other.base), min(one.base, other.base)
    return one.sort != "元" or one.of_item == other.of_item or high <= low * _AS_LARGE


def _with_others(row: tuple[Number, ...], known: Sequence[Number]) -> tuple[Number, ...]:
    """The numbers with the other that the text states for the same thing (写了两个数)."""
    said = next((n for n in row if n.where is Where.TEXT), None)
    if said is None:
        return row
    others = [
        n
        for n in known
        if n.where is Where.TEXT
        and n.meets(said)
        and n.base != said.base
        and n.whole
        and _name(n) == _name(said)
    ]
    return (*row, *others[:1])

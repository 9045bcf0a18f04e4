"""Whether two printed numbers of anything agree: one number in two places, or two that a question names."""

from __future__ import annotations

from collections.abc import Iterator

from service.answer import Outcome
from service.answering.asked.agreeing import AGREEING
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, Where, numbers, scale
from service.answering.document.sayings import Term
from service.answering.printed.linking import Links, link
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.additions import ADDED
from service.answering.ways.agreement.two_places import Place, places_in
from service.answering.ways.reckoning.operands import COUNTED, PLACED, named, sort_said, stands_in, terms_of
from service.patterns import regex
from service.terms import key

_ASKS = regex(
    "(?:是否|是不是|能否|能不能|有没有|有无)?(?:完全|前后|都|写得|印得|口径)?(?:一致|相同|相等|一样|对得上|吻合|矛盾|相符|对应|出入|冲突)(?:吗|么|之处|的地方)?|有什么(?:矛盾|出入|不同)|相比|(?:超过|超出|高于|低于|大于|小于|等于)(?!多少)|"
    + AGREEING
)
_JOINT = regex("[与和跟同]|以及|,|(?:是否|是不是|有没有)?(?:超过|超出|高于|低于|大于|小于|等于)了?")
_THIS = regex("(?:该|这个|这一|本|此)(?:项目|专项)")
_FEW = 6
# A name as long as this is that of a project, and no word for many things.
_FULL_NAME = 12
_FILLED = regex("实有|现有")
# An amount of an item and a number that is none are the same thing only where they are about as large.
_AS_LARGE = 10


def alike(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both numbers, each with its place, and what lies between them; None where the question names fewer or more than two."""
    if _ASKS.search(question.plain) is None or ADDED.search(question.plain):
        return None
    known = list(numbers(held))
    if _FILLED.search(question.plain):
        # 车辆编制5辆，实有车辆4辆
        known = [n for n in known if "编制" not in n.saying.words]
    pair = (
        _in_places(question, held, links, known)
        or _of_phrases(question, held, known)
        or _elsewhere(question, held, links, known)
    )
    if pair is not None and not all(_of_named(n, links) for n in pair):
        return None
    if pair is None or (question.percents and pair[0].sort != "%"):
        return None
    return _told(held, *pair, reply)


def _of_named(number: Number, links: Links) -> bool:
    """Whether a number is of the one project that the question calls by its full name; of any, where it calls none so."""
    if len(links.subjects) != 1 or len(links.subjects[0]) < _FULL_NAME or links.context:
        return True
    saying = number.saying
    return not unmatched(links.subjects, saying.words, saying.above, saying.around, key(saying.text))


def _in_places(
    question: Question, held: Held, links: Links, known: list[Number]
) -> tuple[Number, Number] | None:
    """One number in the two places that the question names."""
    places = list(places_in(question, held))
    if len(places) != 2:
        return None
    said = _phrases(_ASKS.sub(" ", question.plain), places)
    sort = next((s for s in map(sort_said, said) if s), COUNTED if links.context else "")
    asked = [terms for p in said if (terms := terms_of(p, held, sort))] or [_context(links)]
    # what both halves say, or the one that says anything
    first, second = (
        named(terms, known, held, place=place, sort=sort)
        for terms, place in zip((asked * 2)[:2] if len(asked) == 1 else asked, places, strict=True)
    )
    return _pair(first, second)


def _context(links: Links) -> list[Term]:
    return [(word,) for word in dict.fromkeys((*links.context, *links.subjects))]


def _elsewhere(
    question: Question, held: Held, links: Links, known: list[Number]
) -> tuple[Number, Number] | None:
    """One number in the one place that the question names, and where else it stands (绩效目标表里的数字与此相同吗)."""
    places = list(places_in(question, held))
    if len(places) != 1:
        return None
    phrase = _ASKS.sub(" ", question.plain).replace(places[0].words, " ")
    sort = sort_said(phrase) or (COUNTED if links.context else "")
    terms = terms_of(phrase, held, sort) or _context(links)
    here = named(terms, known, held, place=places[0], sort=sort)
    others = [n for n in known if not stands_in(n, places[0])]
    return _pair(here, named(terms, others, held, sort=sort, enough=PLACED))


def _phrases(text: str, places: list[Place]) -> list[str]:
    """What stands around the places: all of it where both are named side by side, else what stands with each."""
    first, second = (text.find(place.words) for place in places)
    between = text[first + len(places[0].words) : second]
    rest = text[second + len(places[1].words) :]
    before = text[:first]
    if len(_JOINT.sub("", between)) < 2:
        return [f"{before} {rest}"]
    return [f"{before} {between}", rest]


def _pair(
    first: list[tuple[float, Number]], second: list[tuple[float, Number]]
) -> tuple[Number, Number] | None:
    """The two that are nearest together, of one sort and printed at different places."""
    pairs = [
        (a + b, one, other)
        for a, one in first[:_FEW]
        for b, other in second[:_FEW]
        if one.meets(other) and one.source != other.source and _comparable(one, other)
    ]
    if not pairs:
        return None
    _, one, other = max(pairs, key=lambda pair: pair[0])
    return one, other


def _comparable(one: Number, other: Number) -> bool:
    """No rate is held against the amount that it makes."""
    high, low = max(one.base, other.base), min(one.base, other.base)
    return one.sort != "元" or one.of_item == other.of_item or high <= low * _AS_LARGE


def _of_phrases(question: Question, held: Held, known: list[Number]) -> tuple[Number, Number] | None:
    """The two numbers that the phrases on both sides of a joint name."""
    for left, right in _halves(question.plain):
        left, right = _ASKS.sub(" ", left), _ASKS.sub(" ", right)
        if _THIS.match(right):
            # 该项目: what the first half names first
            links = link(left, held.catalogue, whole=False)
            right = f"{links.subjects[0] if links.subjects else ''} {_THIS.sub(' ', right)}"
        sort = sort_said(left) or sort_said(right)
        found = [_named(half, question, held, known, sort) for half in (left, right)]
        pair = _pair(*found) if all(found) else None
        if pair is not None:
            return pair
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for joint in _JOINT.finditer(text):
        left, right = text[: joint.start()], text[joint.end() :]
        if len(left) > 2 and len(right) > 2:
            yield left, right


def _named(
    half: str, question: Question, held: Held, known: list[Number], sort: str
) -> list[tuple[float, Number]]:
    """The nearest numbers of one half, in the place that it names itself."""
    places = [p for p in places_in(question, held) if p.words in half]
    place = places[0] if len(places) == 1 else None
    phrase = half.replace(place.words, " ") if place is not None else half
    sort = sort_said(phrase) or sort
    return named(terms_of(phrase, held, sort), known, held, place=place, sort=sort)


def _told(held: Held, first: Number, second: Number, reply: Reply) -> Found:
    said = f"{_placed(first, held, reply)}，{_placed(second, held, reply)}"
    if first.base == second.base:
        return Found(f"一致：{said}。")
    if scale(first.unit) == scale(second.unit):
        unit = first.unit if first.sort == second.sort else second.unit
        high, low = max(first.value, second.value), min(first.value, second.value)
    else:
        unit, high, low = first.sort, max(first.base, second.base), min(first.base, second.base)
    result = reply.result((high, "−", low), unit, "相差")
    return Found(f"不一致：{said}，相差{result}。", Outcome.CONFLICTING)


def _placed(number: Number, held: Held, reply: Reply) -> str:
    said = number.quoted(held, reply)
    return f"文字说明中{said}" if number.where is Where.TEXT and not said.startswith("文中") else said

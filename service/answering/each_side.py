"""Two things that a question holds against each other in one respect (甲校和乙校哪所的公用经费高, 小学和初中的生均标准差多少).

Each is asked of by itself: what the document answers of the one and of the other, and what lies between."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from service.answer import Outcome, Value
from service.answering.asked.kinds import Ask
from service.answering.asked.posed import posed
from service.answering.asked.question import Question, understand
from service.answering.document.held import Held
from service.answering.reply import Found, Reply
from service.answering.ways.figures.unit_rows import named_unit
from service.answering.ways.reckoning.sides import Side, counts, gap_of
from service.patterns import regex
from service.terms import coverage, key

Answer = Callable[[Question, Held, Reply], Found]

_JOINT = "(?:以及|[和与跟及同、])"
_SIDE = "[^,，。?？;；和与跟及同、]{2,20}?"
_EVER = "(?:到底|究竟|今年|本年|当年|相比|比起来|比较起来|相较|一比|对比)*"
_COUNTER = "(?:一?[个家所处边项样笔类种块座条支位名头]){0,2}"
_BODY = "(?:单位|学校|学段|医院|项目|科目|中心|机构|部门|地方|队伍)?"
_MORE = "(?:更|比较|要|还|会|来得|得)*(?P<more>[多高大少低小长贵]|便宜)(?:些|一些|一点|出来)?"
_HOW_MUCH = "(?:又|那|各|分别|到底)*(?:相?差|[高多大少低小贵]出?来?)(?:了|出|的)?(?:多少|几)[^,，。?？]{0,4}"
# Which of the two has more of something, and by how much.
_WHICH = regex(
    f"^(?P<a>{_SIDE}){_JOINT}(?P<b>{_SIDE})(?:这|那)?(?:两[个家所项样笔类块])?{_EVER}[,，]?{_EVER}(?:哪|谁){_COUNTER}{_BODY}(?:的|给|上|里)*(?P<of>[^,，。?？]{{0,16}}?){_MORE}(?:[,，。?？].*)?$"
)
# How much each has of something, and what lies between.
_EACH = regex(
    f"^(?P<a>{_SIDE}){_JOINT}(?P<b>{_SIDE})(?:的|[,，])(?P<of>[^,，。?？]{{2,16}}?)(?:各是|各为|各有|分别是|分别为|分别有|各)(?:多少|几)[^,，。?？]{{0,4}}[,，]?{_HOW_MUCH}[?？]?$"
)
_APART = regex(
    f"^(?P<a>{_SIDE}){_JOINT}(?P<b>{_SIDE})(?:的|[,，])(?P<of>[^,，。?？]{{2,16}}?){_HOW_MUCH}[?？]?$"
)
_OF_EACH = regex("每|均|标准|单价|空编|编制|在编|在岗|缺编")
_MONEY = regex("[费钱款]|金额|资金|预算|支出|收入|标准|补[助贴]|工资|投入")
_LEAST = regex("[少低小]|便宜")
_OTHERWISE = (Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.VERIFY, Ask.PURPOSE, Ask.DEFINITION, Ask.PERSON, Ask.SUM)
_UNSAID = regex("率|占比|比重|比例|进度|增|减|幅|倍")
_NAMED, _LONGEST = 0.5, 80


@dataclass(frozen=True, slots=True)
class _Held:
    """What is held against each other: two names, and what of both."""

    one: str
    other: str
    of: str


def told(question: Question, held: Held, reply: Reply, answer: Answer, *, surely: bool) -> Found | None:
    """Both answers, which is more and what lies between; None where one of the two is not answered with one number. With
    `surely` only of bodies that have rows of their own, or in a respect that amounts of items do not tell."""
    if question.english or question.wants(*_OTHERWISE) or question.amounts or len(question.plain) > _LONGEST:
        return None
    against = _against(question)
    if against is None or _UNSAID.search(against.of):
        return None
    of_units = all(_unit(name, held) for name in (against.one, against.other))
    if surely and not (of_units or _OF_EACH.search(against.of)):
        return None
    sides = []
    for name, others in ((against.one, (against.other,)), (against.other, (against.one,))):
        side = _side(name, others, against.of, held, reply, answer)
        if side is None:
            return None
        sides.append(side)
    one, other = sides
    if one.sort != other.sort or one.told == other.told or one.places == other.places:
        return None
    if _MONEY.search(against.of) and not one.sort.startswith("元"):
        return None
    said = f"{one.told.rstrip('。')}；{other.told.rstrip('。')}"
    if one.base == other.base:
        return Found(f"{said}；两者相等。")
    return Found(f"{said}；两者相差{gap_of(one, other, reply)}。")


def _against(question: Question) -> _Held | None:
    text = unicodedata.normalize("NFKC", posed(question.put or question.text)).replace(" ", "").rstrip("?")
    for form in (_WHICH, _EACH, _APART):
        if (found := form.match(text)) is not None:
            return _Held(found["a"], found["b"], found["of"].strip("的是有,，"))
    return None


def _unit(name: str, held: Held) -> bool:
    return named_unit(understand(f"{name}的预算是多少"), held) is not None


def _side(
    name: str, others: tuple[str, ...], of: str, held: Held, reply: Reply, answer: Answer
) -> Side | None:
    """What the document answers of one of them, in the first wording that is answered with one number."""
    for called in _names(name, others):
        for asked in _wordings(called, of):
            known = len(reply.values)
            found = reply.attempt(partial(_answered, asked, held, reply, answer))
            if found is None:
                continue
            value = _one_of(reply.values[known:])
            told = key(f"{found.text}|{'|'.join(reply.evidence_of(found.text))}")
            if value is not None and coverage(key(name), told) >= _NAMED:
                place = frozenset({(value.citation, value.amount, value.label)})
                return Side(name, (value.amount,), value.unit, _piece(found.text, value), place)
    return None


def _answered(asked: str, held: Held, reply: Reply, answer: Answer) -> Found | None:
    found = answer(understand(asked), held, reply)
    return found if found.status is Outcome.ANSWERED and "没有披露" not in found.text else None


def _names(name: str, others: tuple[str, ...]) -> Iterator[str]:
    """A name as it stands, and with what stands before the other (义务教育小学和初中: 义务教育初中)."""
    for other in others:
        if len(other) > len(name) + 1:
            yield other[: -len(name)] + name
    yield name


def _wordings(name: str, of: str) -> Iterator[str]:
    if not of or of in ("钱", "花的钱", "资金", "给的钱"):
        yield f"{name}安排了多少"
        yield f"{name}是多少"
        return
    yield f"{name}的{of}是多少"
    yield f"{name}{of}多少"


def _piece(text: str, value: Value) -> str:
    """What of an answer tells the number, without what it says besides."""
    pieces = text.rstrip("。").split("；")
    return next((p for p in pieces if value.citation is not None and f"[{value.citation}]" in p), text)


def _one_of(values: tuple[Value, ...]) -> Value | None:
    """The number that an answer comes to: what was reckoned last, else the only one that is told."""
    made = [v for v in values if v.citation is None]
    if made:
        return made[-1]
    return values[0] if len({(v.yuan or v.amount, counts(v.unit)) for v in values}) == 1 else None

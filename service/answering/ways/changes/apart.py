"""A cause told of an item apart from its amount: in a clause that only names it (接待费减少是因为…), in one part of the
reasons of a whole (二是…，事业收入减少5万元), in a paragraph of reasons below its section (变动原因：…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction
from extractors.schema.extraction import Passage
from service.answering.document.held import Held
from service.answering.printed.figure import subject_of
from service.answering.printed.item_names import names_of
from service.answering.printed.places import passage_of
from service.answering.reply import Reply
from service.answering.ways.changes.reasons import explained, gives_cause, is_factor, whole_reason
from service.patterns import regex
from service.terms import key

_CHANGED = (
    "变动|变化|增减|增加|增长|上升|提高|上涨|减少|下降|降低|压减|压缩|差异|超支|超出|超过|[大小高低多少]于|偏[高低]|节余|结余"
    "|(?:未|没有?|尚未)(?:达到?|完成|发生|支出|[用花执使][用行]?[完足满]?)|持平"
)
_CAUSE = (
    "(?:的?主?要?原因(?:是|为|系|在于)|主要?(?:是|系|因|为)|是(?:因为?|由于)|系(?!统|数|列)|因(?!此|素|公)|由于|得益于|[源缘]于|归因于)"
    "(?:因为|由于)?"
)
# 运行费减少是…, 水土保持支出未达预算，是因为…, 事业收入较上年减少3万元，系…; what it came of goes on to the end of the sentence.
_CLAUSE = regex(
    r"(?:^|(?<=[，,。；;：:\n]))\s*(?:其中[：:，,]?|[（(]?[一二三四五六七八九十\d]{1,3}[)）.、．]|[一二三四五六七八九十]是)*\s*"
    r"(?P<said>(?P<name>[^，,。；;：:\d]{2,40}?)"
    rf"(?P<told>(?:[较比与同跟和][^，,。；;：:]{{1,14}}?)?[有所明显大幅略远相应]{{0,4}}(?:{_CHANGED})[^，,。；;：:]{{0,24}}?)"
    rf"(?:[，,]?{_CAUSE}|(?<=[加少长降升])是))"
)
_STOP = regex("[。；;\n]|$")
_UP, _DOWN = (
    regex("增加|增长|上升|提高|上涨|超|[大高多]于|偏高"),
    regex("减少|下降|降低|压|[小低少]于|偏低|[未没]"),
)
_LEVEL = regex(r"[（(][类款项][)）]")
_AROUND = regex(
    "^(?:20\\d\\d年度?|本年度?|全年|其中|本部门|本单位)|(?:(?<=..)(?:财政拨款|支出|资金|经费|[预决]算数?|项目|科目))+$"
)
# 购置及运行费 is one name: what stands behind the word that joins is not.
_JOINED = "及和与或、"
_LISTS = regex(
    "^[^。，：:；\\d]{0,14}(?:变动|变化|增减|差异)[^。，：:；]{0,6}(?:原因|因素|情况|说明)[^。，：:；]{0,6}[：:]"
)
_COUNTED = regex("(?:(?<=[：:；;。，])|^)[一二三四五六七八九]是")
_BESIDE = regex(r"[\d.,%％]+|[万亿]?元|增加|减少|增长|下降|相应|[，,；;。、]")
# What it is spent on, or of what it consists, is no reason.
_SPENT_ON = regex("用于|“其中|预计")
_POINTS = regex("^(?:详?见|参见)(?!义)[^，。；]{2,}$|^同上$")
_POINTING = regex("原因(?:详?见|参见)")
# A part with less of its own says nothing of why.
_TELLING = 4


def reasoned(item: NarrativeItem) -> bool:
    """Whether a sentence gives the reason of a change itself, and does not point to where it stands (见第三部分)."""
    return item.reason is not None and _POINTS.search(item.reason.text) is None


def under_other_name(held: Held, item: NarrativeItem, reply: Reply) -> str:
    """`文中写道：“…”[1]`: why what has the very amount and the very change of an item, under another of its names (the line of a
    project), changed; empty where nothing has, or where that says no cause either."""
    if item.current is None or item.delta is None:
        return ""
    same = (item.current.value, item.current.unit, item.delta.value, item.delta.unit, item.direction)
    for other in held.extraction.budget.narrative:
        if other.current is None or other.delta is None or other.sentence == item.sentence:
            continue
        numbers = (other.current.value, other.current.unit, other.delta.value, other.delta.unit)
        if (*numbers, other.direction) != same:
            continue
        if reasoned(other):
            reason, source = whole_reason(held, other)
            return "原因：" + reply.quote(held.document, reason, source, " / ".join(other.heading))
        told = explained(held, other, reply)
        if told and _SPENT_ON.search(told) is None:
            return told
    return ""


def told_beside(held: Held, subject: str, item: NarrativeItem, base: Against, reply: Reply) -> str:
    """`文中写道：“…”[1]`: what the text tells elsewhere of why the item changed; empty where it tells nothing.

    `base` is what the change that is asked for is measured against.
    """
    for passage, said in _told(held, subject, item, base):
        return "文中写道：" + reply.quote(held.document, said, passage.source, " / ".join(passage.heading))
    return ""


def _told(held: Held, subject: str, item: NarrativeItem, base: Against) -> Iterator[tuple[Passage, str]]:
    yield from clauses(held, subject, item, base)
    if not gives_cause(item) or _POINTING.search(item.sentence.text):
        yield from _listed(held, item)
    if not gives_cause(item):
        yield from _factors(held, subject, item)


def clauses(
    held: Held, subject: str, item: NarrativeItem | None, base: Against
) -> Iterator[tuple[Passage, str]]:
    """The clauses that name the item, say that it changed so and give a cause; by a shortened name only in its own section."""
    for passage in held.extraction.passages:
        text = passage.source.text
        found = list(_CLAUSE.finditer(text))
        for n, clause in enumerate(found):
            if not _fits(clause["told"], item, base) or not _is_named(held, passage, clause["name"], subject):
                continue
            stop = _STOP.search(text, clause.end())
            end = min(
                stop.start() if stop else len(text), *(m.start() for m in found[n + 1 : n + 2]), len(text)
            )
            said = text[clause.start("said") : end].strip(" ，,")
            if len(said) - len(clause["said"]) >= _TELLING:
                yield passage, said


def _fits(told: str, item: NarrativeItem | None, base: Against) -> bool:
    """Whether the words of a change may be those of the change that is asked for."""
    if "预算" in told and base is not Against.BUDGET and not re.search("上年|去年|20", told):
        return False
    if base is Against.BUDGET and re.search("上年|去年", told):
        return False
    up, down = _UP.search(told) is not None, _DOWN.search(told) is not None
    if item is None or up == down or item.against is not base:
        return True
    way = Direction.INCREASE if up else Direction.DECREASE
    now, before = item.current, item.previous
    if item.direction is None and now and before and now.unit == before.unit and now.value != before.value:
        return (now.value > before.value) is up
    return item.direction in (None, way)


def _is_named(held: Held, passage: Passage, name: str, subject: str) -> bool:
    """Whether the words before a change name the item, or shorten its name and that of no other in the section."""
    said = _stem(_LEVEL.sub("", name))
    if len(said) < 2:
        return False
    if said == _stem(subject) or subject in names_of(said) or said in names_of(subject):
        return True
    there = {subject_of(i) for i in held.extraction.budget.narrative if i.heading == passage.heading}
    ranked: dict[int, set[str]] = {}
    for other in there | {subject}:
        if (rank := _shortened(key(_LEVEL.sub("", name)), said, other)) is not None:
            ranked.setdefault(rank, set()).add(_stem(other))
    return bool(ranked) and subject in there and ranked[min(ranked)] == {_stem(subject)}


def _shortened(printed: str, stem: str, subject: str) -> int | None:
    """How near a shortened name is to a name: 0 the name itself, 1 its end, 2 its beginning, 3 characters of it in order."""
    if stem == _stem(subject):
        return 0
    for said in (printed, stem):
        before = subject[: -len(said)]
        if subject.endswith(said) and before and before[-1] not in _JOINED:
            return 1
    if subject.startswith(stem):
        return 2
    rest = iter(subject)
    return 3 if len(stem) > 2 and all(character in rest for character in stem) else None


def _stem(name: str) -> str:
    return _AROUND.sub("", key(name))


def _listed(held: Held, item: NarrativeItem) -> Iterator[tuple[Passage, str]]:
    """The paragraph of reasons that stands below what is told of an item, in the same section (变动原因：…)."""
    around = passage_of(held.extraction, item.sentence, item.item)
    passages = held.extraction.passages
    if around is None or not (item.delta or item.direction or item.previous):
        return
    begun = next(n for n, passage in enumerate(passages) if passage is around)
    for passage in passages[begun + 1 :]:
        if passage.heading != around.heading:
            return
        if _LISTS.match(passage.source.text.strip()):
            yield passage, passage.source.text.strip()


def _factors(held: Held, subject: str, item: NarrativeItem) -> Iterator[tuple[Passage, str]]:
    """The part of the reasons of a whole that tells the change of the item and, before it, what that came of."""
    for factor in held.extraction.budget.narrative:
        if not is_factor(factor) or subject not in names_of(subject_of(factor)) or factor.delta is None:
            continue
        if item.direction not in (None, factor.direction):
            continue
        passage = passage_of(held.extraction, factor.sentence, factor.item)
        text = factor.sentence.text
        at = text.find(factor.delta.printed)
        begun = [m.end() for m in _COUNTED.finditer(text, 0, at)]
        stop = _STOP.search(text, at)
        if passage is None or not begun or stop is None:
            continue
        said = text[begun[-1] : stop.start()]
        before = said[: max(0, said.find(factor.item))]
        if len(_BESIDE.sub("", before)) >= _TELLING:
            yield passage, said

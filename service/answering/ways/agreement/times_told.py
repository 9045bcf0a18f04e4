"""Whether a document gives one time for a thing throughout (什么时候完工，前后说法一致吗): its sentences and its targets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractors.schema.budget import Indicator
from extractors.schema.extraction import Passage
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.telling import target
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import coverage, key

_ASKS = regex("(?:什么|啥)时(?:候|间)|何时|哪[年月天]|几月|时间|日期|工期|期限|时限|[年月][底末初]")
_TIME = regex(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<part>\d{1,2}日|[底末初]|[上中下]旬)?"
    r"|(?P<of>(?:19|20)\d\d)年(?P<rest>年?[底末]|[上下]半年|第?[一二三四]季度)"
)
# What happens then: the end of a thing is no time for its beginning.
_KINDS = (
    regex("完工|竣工|完成|建成|建好|投用|交付|结束|验收|投入使用|办结|到位"),
    regex("开工|启动|开始|动工|开建"),
)
# What tells no thing from another.
_IDLE = regex(
    "时间|日期|工期|期限|时限|什么|时候|何时|前后|先后|两处|几处|各处|说法|写法|口径|一致|相同|统一|矛盾|文中|文件|全文|"
    r"完工|竣工|完成|建成|建好|投用|交付|结束|验收|投入使用|开工|启动|开始|动工|项目|目标|指标值?|说明|文字|\d+|[年月日底末初前的与和跟]"
)
_SENTENCE, _CLAUSE = regex(r"[^。；;\n]+"), regex(r"[^，,。；;\n]+")
# So much of a word must a place say.
_SAID, _TWO = 0.7, 2


class _Told(NamedTuple):
    """A time with its place: the target that sets it, or the sentence of a passage."""

    when: tuple[str, ...]
    place: Indicator | Passage
    sentence: str = ""


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The first time told and the first that differs from it, or two that do not; None where fewer than two places tell one."""
    before = f"{question.plain}|{links.earlier}"
    if question.english or not question.wants(Ask.VERIFY) or _ASKS.search(before) is None:
        return None
    words = [
        w for word in (*links.subjects, *links.left, *links.context) if len(w := _IDLE.sub("", word)) > 1
    ]
    if not words:
        return None
    kinds = [kind for kind in _KINDS if kind.search(before)]
    told = [
        one
        for one in (*_sentences(words, held), *_targets(words, held))
        if all(k.search(_of(one)) for k in kinds)
    ]
    if len(told) < _TWO:
        return None
    first = told[0]
    other = next((one for one in told if _differ(one.when, first.when)), None)
    said = "；".join(_said(one, held, reply) for one in (first, other or told[1]))
    if other is None:
        return Found(f"一致：{said}。")
    return Found(f"不一致：{said}。", Outcome.CONFLICTING)


def _sentences(words: list[str], held: Held) -> Iterator[_Told]:
    """The sentences that tell one time, in the clause that has what it is the time of."""
    goals = held.extraction.budget.goals
    for passage in held.extraction.passages:
        text = passage.source.text
        forms = "|".join(g.project for g in goals if text.strip() and text.strip() in g.text.text)
        for sentence in _SENTENCE.findall(text):
            around = key(f"{sentence}|{forms}")
            if not all(coverage(word, around) >= _SAID for word in words):
                continue
            times = [
                list(_TIME.finditer(clause))
                for clause in _CLAUSE.findall(sentence)
                if any(coverage(word, key(clause)) >= _SAID for word in words)
            ]
            found = [at for each in times for at in each]
            if len(found) == 1:
                yield _Told(_when(found[0].groupdict()), passage, sentence.strip())


def _targets(words: list[str], held: Held) -> Iterator[_Told]:
    for one in held.extraction.budget.indicators:
        at = _TIME.search(one.target.text)
        said = key(f"{one.level3}|{one.project}|{one.target.text}")
        if at is not None and all(coverage(word, said) >= _SAID for word in words):
            yield _Told(_when(at.groupdict()), one)


def _when(said: dict[str, str | None]) -> tuple[str, ...]:
    """The year, the month and the part of it, each empty where it is not told."""
    year = said["year"] or said["of"] or ""
    part = (said["part"] or said["rest"] or "").replace("末", "底").removeprefix("年").removeprefix("第")
    if part == "底" and not said["month"]:
        return year, "12", part
    return year, (said["month"] or "").lstrip("0"), part


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two times are not the same; what one of them leaves open it does not deny."""
    return any(a != b for a, b in zip(one, other, strict=True) if a and b)


def _of(one: _Told) -> str:
    place = one.place
    return f"{place.level3}{place.target.text}" if isinstance(place, Indicator) else one.sentence


def _said(one: _Told, held: Held, reply: Reply) -> str:
    place = one.place
    if isinstance(place, Indicator):
        project = f"{place.project}：" if place.project else ""
        return f"{project}{target(held.document, place, reply)}"
    section = " / ".join(place.heading)
    return f"文中写道：{reply.quote(held.document, one.sentence, place.source, section)}"

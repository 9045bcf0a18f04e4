"""What a numbered list says (1、… 2、…; 目标一：…): all of it, where a question asks for what stands under its name, or
the one point that it names (目标五是什么)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.schema.extraction import Passage
from service.answering.asked.digits import in_digits
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_NUMERAL = "[一二三四五六七八九十]{1,3}"
# How the points of a list are numbered; those of one list all in one way.
_STYLES = tuple(
    regex(pattern)
    for pattern in (
        rf"\s*(?P<n>{_NUMERAL})、",
        rf"\s*[（(](?P<n>{_NUMERAL})[)）]",
        r"\s*(?P<n>\d{1,2})[、.．](?!\d)",
        r"\s*[（(](?P<n>\d{1,2})[)）]",
        rf"\s*(?:目标|任务|措施|要求)(?P<n>{_NUMERAL}|\d{{1,2}})\s*[：:]",
    )
)
_SO_MANY = regex(rf"(?P<n>{_NUMERAL}|两|\d{{1,2}})(?:个|项|条|大|方面|类|点)")
_WHICH = regex("哪|什么|啥|列出|列举|列一下")
# What is asked so is no amount, and no list of lines of a budget.
_OTHERWISE = (
    Ask.AMOUNT,
    Ask.SHARE,
    Ask.WHY,
    Ask.CHANGE,
    Ask.SUM,
    Ask.HIGHEST,
    Ask.VERIFY,
    Ask.DIFFERENCE,
    Ask.PER_HEAD,
)
_FEWEST, _MOST = 2, 20
# 目标五, 第五个目标: one point of a list.
_ONE = regex(
    rf"(?P<sort>目标|任务|措施|要求)(?P<n>{_NUMERAL}|\d{{1,2}})(?![项个条大])|第(?P<th>{_NUMERAL}|\d{{1,2}})(?:个|项|条|大)(?P<of>[一-鿿]{{0,4}}?(?:目标|任务|措施|要求))"
)
_OF_ALL = regex("(?P<sort>目标|任务)")
_ALL_ASKED = regex("(?:目标|任务)(?:分别|都|各)?(?:是|有)(?:什么|啥|哪)")
_OF_OTHERS = regex("绩效|项目|指标|专项")
_POINT = regex(rf"\s*(?P<sort>目标|任务|措施|要求)(?P<n>{_NUMERAL}|\d{{1,2}})\s*[：:]")
# Where money goes or comes from is told by points that say how much (疫情防控的钱花在哪: no tasks of that name).
_SPENT, _AMOUNT = regex("[花用投]在|[花用投]到|来自|来源"), regex(r"\d[\d.,]*\s*[亿万]?元")
_RECEIPTS = {"收入总计", "收入", "本年收入"}
# So short a line is a word of a head that goes on.
_WORD = 4


@dataclass(frozen=True, slots=True)
class _List:
    """The points of a list, and what stands over them: the headings and the paragraph right before."""

    above: str
    points: list[Passage] = field(default_factory=list)


def listed(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Every point of the one list whose name has all words of the question, as many as it says that there are."""
    if question.wants(*_OTHERWISE) or question.amounts:
        return None
    if not question.wants(Ask.PARTS) and not _ALL_ASKED.search(question.plain):
        return None
    if set(links.subjects) <= _RECEIPTS and _SPENT.search(question.plain):
        # where all receipts come from is told by tables
        return None
    said = _SO_MANY.search(question.plain)
    number = _value(said["n"]) if said is not None else 0
    words = [w for w in content(_SO_MANY.sub(" ", question.plain), held.catalogue.said) if len(w) > 1]
    if not _WHICH.search(question.plain):
        return None
    if not words and not links.subjects:
        return _of_all(question, number, held, reply)
    if not words:
        return None
    found = [
        one
        for one in lists(held)
        if not unmatched(words, one.above) and (not number or len(one.points) == number)
    ]
    if _SPENT.search(question.plain):
        found = [o for o in found if sum(bool(_AMOUNT.search(p.source.text)) for p in o.points) >= _FEWEST]
    if len(found) != 1 or not _FEWEST <= len(found[0].points) <= _MOST:
        return None
    quoted = [
        reply.quote(held.document, p.source.text, p.source, " / ".join(p.heading)) for p in found[0].points
    ]
    return Found(f"文中写道：{'；'.join(quoted)}。")


def _of_all(question: Question, number: int, held: Held, reply: Reply) -> Found | None:
    """The points of the one list of what the whole body sets out to do (目标一：…), where a question names nothing else."""
    sort = _OF_ALL.search(question.plain)
    if sort is None or _OF_OTHERS.search(question.plain):
        return None
    found = [
        one
        for one in lists(held)
        if _FEWEST <= len(one.points) <= _MOST
        and (not number or len(one.points) == number)
        and all(
            (m := _POINT.match(p.source.text)) is not None and m["sort"] == sort["sort"] for p in one.points
        )
    ]
    if len(found) != 1:
        return None
    quoted = [
        reply.quote(held.document, p.source.text, p.source, " / ".join(p.heading)) for p in found[0].points
    ]
    return Found(f"文中写道：{'；'.join(quoted)}。")


def one_point(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The point of a list that a question names by its number, where the question says nothing else or the words over it."""
    said = _ONE.search(question.plain)
    if said is None or question.wants(*_OTHERWISE, Ask.YES_NO) or question.amounts:
        return None
    sort, number = (said["sort"] or said["of"])[-2:], _value(said["n"] or said["th"])
    words = [w for w in content(_ONE.sub(" ", question.plain), held.catalogue.said) if len(w) > 1]
    found = [
        passage
        for one in lists(held)
        for passage in one.points
        if (point := _POINT.match(passage.source.text)) is not None
        and point["sort"] == sort
        and _value(point["n"]) == number
        and not unmatched(words, one.above, key(passage.source.text))
    ]
    if len(found) != 1:
        return None
    (said_so,) = found
    section = " / ".join(said_so.heading)
    quoted = reply.quote(held.document, said_so.source.text, said_so.source, section)
    return Found(f"文中写道：{quoted}。")


def _value(written: str) -> int:
    return int(written) if written.isdigit() else in_digits(written)


def lists(held: Held) -> Iterator[_List]:
    """Runs of paragraphs that are numbered from one in one way."""
    running: _List | None = None
    style: re.Pattern[str] | None = None
    before, broken = "", False
    for passage in held.extraction.passages:
        text = passage.source.text
        if running is not None and style is not None:
            found = style.match(text)
            if found is not None and _value(found["n"]) == len(running.points) + 1:
                running.points.append(passage)
                continue
            yield running
            running = None
        style = next((s for s in _STYLES if (m := s.match(text)) and _value(m["n"]) == 1), None)
        if style is not None:
            running = _List(key("|".join((*_above(passage), _announcing(before)))), [passage])
        # the head of a form may stand in lines of a word each
        short = len(text.strip()) <= _WORD
        before = f"{before if broken else ''}{text.strip()}"
        broken = short
    if running is not None:
        yield running


def _announcing(before: str) -> str:
    """What a paragraph says of the list behind it: of one that announces it (所属单位2个，分别是：) its last sentence."""
    return before.rpartition("。")[2] if before.endswith(("：", ":")) else before


def _above(passage: Passage) -> Sequence[str]:
    """The headings over a paragraph that is none of them itself."""
    own = key(passage.source.text)
    return [heading for heading in passage.heading if key(heading) != own]

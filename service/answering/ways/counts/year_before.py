"""How many there were the year before: printed as what a number was, or reckoned from what was added to it or taken off."""

from __future__ import annotations

import re

from service.answering.asked.kinds import COUNTED, Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.divisors import was
from service.patterns import regex
from service.terms import coverage, key

# Says what the number behind it became, and by how much it changed.
_BECAME = regex("(?:达到?|[增减升降扩压]\\w{0,2}[到至为]|共有?|总数为?|合计|现有)了?\\s*$")
_ADDED = regex("(?:新增|新添|增加|添(?![置加])|新购|添置|购置|新建|新设|增配|增设)了?[^，,。；;\\d]{0,10}$")
# Behind what it is: 1辆，较上年度少2辆; 98台，比上年增加180万元，因添车18台.
_THAN_LAST = "(?:较|比|与|同)(?:上年度?|去年|上一年度?|前一年|(?:19|20)\\d\\d年度?)(?:同期|末|底|相比)?"
_THAN = regex(_THAN_LAST)
_MORE, _LESS = (
    regex(f"{_THAN_LAST}[，,]?(?:净|共)?(?:多|增加|增|新增|增长|上升|提高|扩大|扩)(?:了|出)?$"),
    regex(f"{_THAN_LAST}[，,]?(?:净|共)?(?:少|减少|减|下降|降低|压减|缩减)(?:了|出)?$"),
)
_TAKEN = regex("(?:减少|报废|处置|撤并|撤销|核减|压减|拆除|关停)了?[^，,。；;\\d]{0,10}$")
_BARE = regex("(?:现在?|目前|年末|合计|总|共|全[县市区]|达到?|[增减扩压]\\w?[至到为]|有|数|为|量|的)*\\s*")
_ASKING = regex(f"上年度?|去年|上一年|前一年|(?:19|20)\\d\\d年度?|(?:多少|几)(?:{COUNTED})?|总数|数量|人数")
_NAMED = 0.7
# What is counted in 辆, whatever it is called.
_WHEELED = ("车", "车辆", "汽车")


def last(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The number of the year before, where one paragraph tells of what is asked both what it is and how it came to that."""
    if question.wants(Ask.WHY, Ask.SHARE, Ask.PER_HEAD, Ask.CHANGE, Ask.SUM, Ask.DIFFERENCE):
        return None
    words = content(_ASKING.sub(" ", question.plain), held.catalogue.said)
    if not words:
        return None
    known = [c for c in counted(held) if not c.aim and c.quantity.value]
    made = (_of(c, known) for c in known)
    found = [one for one in made if one is not None and _named(words, *_saying(*one[:2]))]
    if len({(c.quantity.value, m.quantity.value if m else None) for c, m, _ in found}) != 1:
        return None
    count, moved, sign = found[0]
    if moved is None:
        return Found(f"文中写道：{count.quoted(held, reply)}。")
    said = f"{count.quoted(held, reply)}，{moved.quoted(held, reply)}"
    unit = count.quantity.unit
    before = reply.result((count.quantity.value, sign, moved.quantity.value), unit, "上年")
    return Found(f"{said}；由此推算上年为{before}。")


def _saying(count: Counted, moved: Counted | None) -> list[Counted]:
    """The numbers whose names say what is counted: of a bare total (总数为11辆) what changed it too."""
    return [count, moved] if moved is not None and _BARE.fullmatch(_ahead(count)) else [count]


def _named(words: list[str], *counts: Counted) -> bool:
    """Whether the numbers are of what the words name, all of them."""
    said = "|".join(f"{c.words}|{key(_ahead(c))}|{c.quantity.unit}" for c in counts)
    wheels = any(c.quantity.unit == "辆" for c in counts)
    return all((wheels and word in _WHEELED) or coverage(word, said) >= _NAMED for word in words)


def _of(count: Counted, known: list[Counted]) -> tuple[Counted, Counted | None, str] | None:
    """The number with what changed it and which way to reckon back; by itself where it is what another was before."""
    if was(count):
        return count, None, ""
    beside = [
        other
        for other in known
        if other is not count and other.quote == count.quote and other.quantity.unit == count.quantity.unit
    ]
    if len(beside) == 1 and (sign := _since_last(count, beside[0])):
        return count, beside[0], sign
    if not _BECAME.search(_ahead(count)):
        return None
    for other in beside:
        ahead = _ahead(other)
        if _ADDED.search(ahead) or _TAKEN.search(ahead):
            return count, other, "−" if _ADDED.search(ahead) else "+"
    return None


def _since_last(count: Counted, moved: Counted) -> str:
    """Which way to reckon back from what the number before it changed by since last year; empty where it says nothing of that."""
    ahead, between = _ahead(moved), count.quote[_at(count) : _at(moved)]
    if _MORE.search(ahead) or (_THAN.search(between) and _ADDED.search(ahead)):
        return "−"
    return "+" if _LESS.search(ahead) or (_THAN.search(between) and _TAKEN.search(ahead)) else ""


def _at(count: Counted) -> int:
    """Where in its sentence a number stands; -1 for nowhere."""
    unit = re.escape(count.quantity.unit[:1])
    printed = re.escape(count.quantity.printed.strip())
    found = re.search(rf"(?<![\d.])(?<!\d,){printed}\s*{unit}", count.quote)
    found = found or re.search(rf"(?<![\d.])(?<!\d,){printed}", count.quote)
    return -1 if found is None else found.start()


def _ahead(count: Counted) -> str:
    """What stands before the number in its clause."""
    at = _at(count)
    return re.split("[，,。；;：:]", count.quote[:at])[-1] if at >= 0 else ""

"""What a standard was and what it became (由每人每月80元提高到100元), as one clause prints both, and the difference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_MOVED = "(?:提高|提升|增加|增长|上调|调高|调整|上升|扩大|涨|升|增|提|降低|下降|下调|调低|减少|压减|缩减|降|减|调|变)"
_ASKED = regex(
    f"(?:从|由)(?:原来的?)?(?:多少|几)[^,，。]{{0,6}}?{_MOVED}[^,，。]{{0,4}}?[到至为成](?:了)?(?:多少|几)"
)
# By how much a rate went up or down: 补助标准每人每月提高了多少.
_BY_HOW_MUCH = regex(f"{_MOVED}(?:了|出)?(?:多少|几)")
_RATE = regex(
    "标准|单价|定额|(?<!科)目标值|每一?(?:人|名|位|户|亩|公里|件|座|家|所|台|辆|次|平方米|学生|月|年)|人均|生均|户均|亩均"
)
_BEFORE = regex(r"(?:上年|去年|原来|原先|以前|此前|之前)度?|(?:19|20)\d\d年?|[比较与跟同]")
_CLAUSE = regex("[^，,。；;\n]+")
_MERELY = regex("标准|每[一-鿿]{1,3}|人均|多少|提高|调整|原来|数量|数|金额|每人|每月|每年|今年|去年|上年")


def asked(question: Question) -> bool:
    """Whether it is asked from what to what something went, or by how much a rate did."""
    text = question.plain
    return _ASKED.search(text) is not None or _of_rate(text)


def _of_rate(text: str) -> bool:
    moved = _BY_HOW_MUCH.search(text)
    return moved is not None and _RATE.search(text) is not None


def from_to(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The clause with both numbers and by how much they differ; None where no clause, or several, has all that is named."""
    if not asked(question) or question.wants(Ask.WHY, Ask.VERIFY):
        return None
    text = _BEFORE.sub(" ", _BY_HOW_MUCH.sub(" ", _ASKED.sub(" ", question.plain)))
    words = [w for w in content(text, held.catalogue.said) if not _MERELY.fullmatch(w)]
    found = [
        (before, now, clause)
        for before, now, clause in _pairs(held)
        if not unmatched(words, key(clause), key(before.words), key(before.section), key(before.quote))
    ]
    closest = [each for each in found if not unmatched(words, key(each[2]))] or found
    if len({(b.quantity.value, n.quantity.value) for b, n, _ in closest}) != 1:
        return None
    before, now, clause = closest[0]
    one, other, unit = before.quantity.value, now.quantity.value, now.quantity.unit
    first, second = before.quoted(held, reply, clause), now.quoted(held, reply, clause)
    # both numbers stand in the one clause
    said = "文中写道：" + first + (second[second.rindex("[") :] if second != first else "")
    apart = reply.result((max(one, other), "−", min(one, other)), unit, "相差")
    return Found(f"{said}，两者相差{apart}。")


def _pairs(held: Held) -> Iterator[tuple[Counted, Counted, str]]:
    """Two numbers of one unit of which a clause says that the one became the other, with the clause."""
    for quote, group in groupby(counted(held, money=True), key=lambda c: c.quote):
        numbers = list(group)
        if len(numbers) < 2 or not re.search(f"{_MOVED}|[（(]", quote):
            continue
        for clause in _CLAUSE.findall(quote):
            for before in numbers:
                for now in numbers:
                    if before is not now and _became(before, now, clause):
                        yield before, now, clause.strip()


def _became(before: Counted, now: Counted, clause: str) -> bool:
    if before.quantity.unit != now.quantity.unit or before.quantity.value == now.quantity.value:
        return False
    a, b = (re.escape(c.quantity.printed.strip()) for c in (before, now))
    earlier = r"[（(](?:上年|去年|原来?|此前|(?:19|20)\d\d年)[^\d（）()]{0,6}[为是][^\d]{0,12}"
    beside = rf"(?<![\d.]){b}(?![\d.])[^\d（(]{{0,12}}{earlier}{a}(?![\d.])"
    return (
        re.search(beside, clause) is not None
        or re.search(
            rf"(?:由|从)[^\d]{{0,14}}(?<![\d.]){a}(?![\d.])[^\d]{{0,8}}{_MOVED}[^\d]{{0,4}}[到至为][^\d]{{0,10}}{b}(?![\d.])",
            clause,
        )
        is not None
    )

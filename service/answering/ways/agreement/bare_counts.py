"""A number of things that a table prints without a unit (数量 3), held against what the text says of the same things."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.schema.budget import Count
from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import coverage, key

_NUMBERED = regex("数量|台数|辆数|个数|套数|件数|人数|面积|数")
_TEXT = regex("正文|文字|文中|说明")
_TABLE = regex("[一-鿿]{2,}表(?![示明述现])|表[中里格]")
# So much of one name must stand in the other, and of both in the question.
_SAME = 0.75
# What a question calls the places and the number by.
_MERELY = regex("台数|辆数|数量|个数|套数|件数|占用|正文|文字|情况表|情况")


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both numbers and whether they are the same; None where several rows could be meant."""
    text = question.plain
    if not (_TEXT.search(text) and _TABLE.search(text) and _NUMBERED.search(text)):
        return None
    pairs = [
        (said, bare)
        for bare in _bare(held)
        if coverage(key(bare.label), text) >= _SAME
        for said in counted(held)
        if said.quantity.source.cell is None and not said.aim and _alike(said, bare)
    ]
    if len({(s.quantity.value, b.quantity.value) for s, b in pairs}) != 1:
        return None
    said, bare = pairs[0]
    places = "|".join(found.group() for found in _TABLE.finditer(text))
    words = [w for w in links.left if len(_MERELY.sub("", w)) > 1 and w not in places]
    if unmatched(words, said.words, bare.words, key(said.quote), key(bare.section)):
        return None
    same = said.quantity.value == bare.quantity.value
    told = f"文字说明中{said.told(held, reply)}，表中{bare.told(held, reply)}"
    if same:
        return Found(f"一致：{told}。")
    return Found(f"不一致：{told}。", Outcome.CONFLICTING)


def _bare(held: Held) -> Iterator[Counted]:
    """The numbers without a unit in cells of tables."""
    for one in held.extraction.budget.counts:
        if not isinstance(one, Count) or one.quantity.unit or one.quantity.source.cell is None:
            continue
        words = f"{key(one.item)}|{key(one.column)}"
        quote = one.quantity.source.text
        yield Counted(one.item, words, one.quantity, quote, one.column)


def _alike(said: Counted, bare: Counted) -> bool:
    one, other = key(said.label), key(bare.label)
    return coverage(one, other) >= _SAME and coverage(other, one) >= _SAME

"""What lies between a number of persons or things and what several others make together (实有人数和在编、离退休的合计差多少)."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.schema.budget import Count
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply, sum_of
from service.patterns import regex
from service.terms import key

_TOGETHER = regex("合计|加起来|加在一起|加总|相加|之和|总和|一共|总共")
_APART = regex("[相还]?差(?!旅|额拨)|多出?来?了?(?:多少|几)|少了?(?:多少|几)|出入|缺口")
# What a number of persons is called beside what it counts.
_SORT = regex("(?<=..)(?:人员|人数|职工|总数|数量|数|人)+$")
_FEWEST = 3


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The one number, the others with their sum, and what lies between; None where the question names less than three of a kind,
    or none of the two sides alone."""
    summed, apart = _TOGETHER.search(question.plain), _APART.search(question.plain)
    if summed is None or apart is None or question.wants(Ask.SHARE, Ask.CHANGE):
        return None
    for kind in dict.fromkeys(count.kind for count in held.extraction.budget.counts):
        named = list(_named(question.plain, [c for c in held.extraction.budget.counts if c.kind is kind]))
        if len(named) < _FEWEST or len({count.quantity.unit for _, count in named}) > 1:
            continue
        behind = [count for at, count in named if at > summed.end()]
        if len(behind) > 1:
            continue
        whole = behind[0] if behind else named[0][1]
        parts = [count for _, count in named if count is not whole]
        unit = whole.quantity.unit
        each = "，".join(_told(count, held, reply) for count in parts)
        made = sum((c.quantity.value for c in parts), start=parts[0].quantity.value * 0)
        total = reply.result(sum_of([c.quantity.value for c in parts]), unit, "合计")
        high, low = max(made, whole.quantity.value), min(made, whole.quantity.value)
        gap = reply.result((high, "−", low), unit, "相差")
        return Found(f"{_told(whole, held, reply)}；{each}，合计{total}；相差{gap}。")
    return None


def _named(text: str, counts: list[Count]) -> Iterator[tuple[int, Count]]:
    """The counts that a text names, from the left: each word for the one that it is most of."""
    taken = text
    found: list[tuple[int, Count]] = []
    for count in sorted(counts, key=lambda c: -len(key(c.item))):
        names = (key(count.item), _SORT.sub("", key(count.item)))
        name = next((n for n in names if len(n) > 1 and n in taken), "")
        if name:
            found.append((taken.index(name), count))
            taken = taken.replace(name, "\n" * len(name), 1)
    yield from sorted(found, key=lambda each: each[0])


def _told(count: Count, held: Held, reply: Reply) -> str:
    passage = passage_of(held.extraction, count.quantity.source, count.item)
    quote = passage.source.text if passage else count.quantity.source.text
    section = " / ".join(passage.heading) if passage else ""
    return f"{count.item}{reply.quantity(held.document, count.quantity, quote, section, count.item)}"

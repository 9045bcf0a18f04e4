"""What follows from two amounts of the year before: what part of the other the one was, or what both came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.printed.linking import Links
from service.answering.reply import Reply, sum_of
from service.answering.ways.reckoning.shares import sides

_TWO = 2


@dataclass(frozen=True, slots=True)
class Amount:
    """Last year's amount of an item, printed or reckoned."""

    subject: str
    value: Decimal
    unit: str


def of_two(question: Question, links: Links, amounts: Sequence[Amount], reply: Reply) -> str:
    """What is asked of last year's amounts besides them; empty where that is nothing, or not all are told in one unit."""
    if len(amounts) < _TWO or len({a.unit for a in amounts}) != 1 or question.wants(Ask.CHANGE, Ask.WHY):
        return ""
    unit = amounts[0].unit
    if question.wants(Ask.SHARE):
        return _share(question, links, amounts, reply)
    if question.wants(Ask.SUM):
        return "；由此推算上年合计为" + reply.result(sum_of(a.value for a in amounts), unit, "合计")
    if question.wants(Ask.DIFFERENCE) and len(amounts) == _TWO:
        low, high = sorted(amounts, key=lambda a: a.value)
        return "；由此推算上年相差" + reply.result((high.value, "−", low.value), unit, "相差")
    return ""


def _share(question: Question, links: Links, amounts: Sequence[Amount], reply: Reply) -> str:
    parts, whole_name = sides(question, links)
    whole = next((a for a in amounts if a.subject == whole_name), None)
    part = next((a for a in amounts if parts == [a.subject]), None)
    if whole is None or part is None or not 0 <= part.value <= whole.value or not whole.value:
        return ""
    by = (part.value, "÷", whole.value, "×", Decimal(100))
    return "；由此推算上年占比为" + reply.result(by, "%", "占比", places=2)

"""An indicator over the years: this year's target beside what was set or reached in the years before it."""

from __future__ import annotations

from itertools import pairwise

from extractors.schema.budget import Indicator, Quantity, Target
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.telling import aiming
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import coverage, key

_OVER_YEARS = regex("[三两几]年(?:来|间|里|内|的|度)?|历年|逐年|近年|前年|历次|历史")
_FROM_LAST = regex("(?:比|较|与|跟|同)(?:上年|去年|前年|上一年|20\\d\\d年?)|上年|去年")
_OF_A_YEAR = regex("前年|上年|去年|(?:19|20)\\d\\d")
_BRACKETS = regex("[（(][^（()）]*[)）]")
# What sort of number an indicator is of.
_SORT = regex("(?<=..)(?:标准|金额|数额|数量|人数|数)$")
# So much of an indicator's name stands in a question about it: all of it where the question compares with last year only.
_NAMED, _CLOSELY = 0.6, 0.8
_MOST = 4


def over_years(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The indicator named, year by year, and by how much its number differs from one year to the next.

    None where no form prints earlier years of an indicator that the question names.
    """
    if not question.wants(Ask.CHANGE, Ask.DIFFERENCE) and not _OVER_YEARS.search(question.plain):
        return None
    over = _OVER_YEARS.search(question.plain) is not None
    if not over and not _FROM_LAST.search(question.plain):
        return None
    least = _NAMED if over else _CLOSELY
    said = "|".join((question.plain, *links.left, *links.context, links.earlier))
    shares = [
        (coverage(_SORT.sub("", key(_BRACKETS.sub("", one.level3))), said), one)
        for one in held.extraction.budget.indicators
        if any(_OF_A_YEAR.search(other.head) for other in one.others)
    ]
    best = max((share for share, _ in shares), default=0.0)
    if best < least:
        return None
    chosen = [one for share, one in shares if share == best][:_MOST]
    told = list(dict.fromkeys(_told(one, held, reply) for one in chosen))
    return Found("；".join(told) + "。")


def _told(one: Indicator, held: Held, reply: Reply) -> str:
    said = aiming(one)(held.document, reply, ())
    years = [*(o.target for o in one.others if _OF_A_YEAR.search(o.head)), one.target]
    changes = [
        change for before, now in pairwise(years) if (change := _change(one, before, now, held, reply))
    ]
    return f"{said}，依次{'、'.join(changes)}" if changes else said


def _change(one: Indicator, before: Target, now: Target, held: Held, reply: Reply) -> str:
    """`增加30元`; empty where either year has no number of that unit."""
    if before.value is None or now.value is None or before.unit != now.unit or now.unit == "%":
        return ""
    if before.value == now.value:
        return "持平"
    for target in (before, now):
        assert target.value is not None
        quantity = Quantity(
            printed=f"{target.value:f}", value=target.value, unit=target.unit, source=target.source
        )
        reply.quantity(
            held.document, quantity, f"{one.level3}\t{target.text.strip()}", one.project, one.level3
        )
    high, low = max(before.value, now.value), min(before.value, now.value)
    way = "增加" if now.value > before.value else "减少"
    return way + reply.result((high, "−", low), now.unit, f"{one.level3}增减")

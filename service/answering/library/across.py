"""Sets one item of a few documents side by side that a question names: departments against each other, or years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.asked.reckoning import asks_times
from service.answering.document.held import Held
from service.answering.library import amounts
from service.answering.library.amounts import Amount
from service.answering.library.sides import Side
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways import contrast
from service.answering.ways.ranking import both_ends, rank_of

_YEARS = re.compile("[两几各]个?年度?|历年|逐年|这些年|连续")
_WHICH_YEAR = re.compile("哪一?(?:个年度|年度?)")
_BY_SIZE = re.compile("从[高大多低小少]到|由[高大多低小少]到|排[个一]?[下序名列]|怎么排")


def compare(question: Question, held: Sequence[Held], reply: Reply, sides: Sequence[Side]) -> Found | None:
    """Which document states most of an item, how they rank, or what all state together; different units in yuan.

    Each document is asked for the item that the question names of it. Documents of one department are years set against
    each other. Those that state no amount of it are named; None when the question does none of this, or when fewer than
    two states one.
    """
    if question.wants(Ask.SHARE, Ask.PER_HEAD, Ask.WHY):
        # each tells its own
        return None
    years = len({one.document.department for one in held}) == 1
    compares = contrast.wanted(question) or (years and _WHICH_YEAR.search(question.plain) is not None)
    sets = compares or question.wants(Ask.HIGHEST, Ask.SUM) or _BY_SIZE.search(question.plain)
    if not sets and not (years and (question.wants(Ask.CHANGE) or _YEARS.search(question.plain))):
        return None
    told = [amounts.of(question, side, one, held, reply) for side, one in zip(sides, held, strict=True)]
    known = [amount for amount in told if amount is not None]
    if len(known) < 2:
        return None
    if years:
        known.sort(key=lambda amount: amount.held.year or 0)
    rank = rank_of(question.plain)
    ranked = not years and (_BY_SIZE.search(question.plain) is not None or rank.count > 1)
    if ranked:
        known.sort(key=lambda amount: amount.yuan, reverse=not rank.smallest)
    said = "；".join(f"{amount.held.document.title}：{amount.text}" for amount in known)
    silent = [one.document.title for one in held if all(one is not amount.held for amount in known)]
    rest = f"没有找到对应数字的：{'、'.join(silent)}。" if silent else ""
    if question.wants(Ask.SUM) and not (question.wants(Ask.HIGHEST, Ask.DIFFERENCE) or ranked):
        judged = f"{'其余' if silent else ''}合计{_total(known, reply)}"
    elif years:
        judged = _went(known[0], known[-1], reply)
    elif ranked and not both_ends(question) and not compares:
        return Found(f"{said}。{rest}")
    else:
        judged = f"{'其余中' if silent else ''}{_highest(question, known, reply)}"
    return Found(f"{said}。{rest}{judged}。")


def _total(known: Sequence[Amount], reply: Reply) -> str:
    same = len({amount.unit for amount in known}) == 1
    values = [amount.value if same else amount.yuan for amount in known]
    return reply.result(sum_of(values), known[0].unit if same else "元", "合计")


def _highest(question: Question, known: Sequence[Amount], reply: Reply) -> str:
    """Which states most (or least), and by how much, or how many times, that is more than the next."""
    ranked = sorted(known, key=lambda amount: amount.yuan, reverse=True)
    ends = both_ends(question)
    lowest = rank_of(question.plain).smallest and not ends
    first, second = (ranked[-1], ranked[-2]) if lowest else ranked[:2]
    names = first.held.document.title, second.held.document.title
    if first.yuan == second.yuan:
        return f"{'最低' if lowest else '最高'}的是{names[0]}和{names[1]}，两者相等"
    high, low = (second, first) if lowest else (first, second)
    left, right, unit = _alike(high, low)
    result = reply.result((left, "−", right), unit, f"{high.shown}相差")
    said = f"{'最低' if lowest else '最高'}的是{names[0]}，比{names[1]}{'少' if lowest else '多'}{result}"
    if asks_times(question.plain) and right:
        label = f"{high.shown}与{low.shown}的倍数"
        said += f"，{names[0 if high is first else 1]}是{names[1 if high is first else 0]}的"
        said += reply.result((left, "÷", right), "倍", label, places=2)
    if ends and len(ranked) > 2:
        said += f"；最低的是{ranked[-1].held.document.title}"
    return said


def _went(before: Amount, now: Amount, reply: Reply) -> str:
    """How the item went from the first year to the last, with the percentage."""
    left, right, unit = _alike(now, before)
    if left == right:
        return "两年持平"
    more = left > right
    result = reply.result((max(left, right), "−", min(left, right)), unit, f"{now.shown}增减")
    said = f"{'增加' if more else '减少'}{result}"
    if right:
        rate = (abs(left - right), "÷", right, "×", Decimal(100))
        said += f"，幅度为{reply.result(rate, '%', f'{now.shown}增减幅度', places=2)}"
    return said


def _alike(first: Amount, second: Amount) -> tuple[Decimal, Decimal, str]:
    """Two amounts in one unit."""
    if first.unit == second.unit:
        return first.value, second.value, first.unit
    return first.yuan, second.yuan, "元"

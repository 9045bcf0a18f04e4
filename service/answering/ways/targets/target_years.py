"""An indicator over the years: this year's target beside what was set or reached in the years before it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from extractors.schema.budget import Indicator, Quantity, Target
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.telling import aiming
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import coverage, key

_OVER_YEARS = regex("[三两几]年(?:来|间|里|内|的|度)?|历年|逐年|近年|历次|历史|每年")
# Years before this one, by what a question and a head call them.
_BACK = (
    (1, regex("上一?年|去年|前一年")),
    (2, regex("前年|再上一?年")),
)
_OF_A_YEAR = regex("前年|上年|去年|(?:19|20)\\d\\d")
_YEAR = regex("(?:19|20)\\d\\d")
_NUMBER = regex(r"(?<![\d.])\d+(?:\.\d+)?(?![\d年])")
_RATE = regex("[涨增升降减跌]幅|百分之(?:几|多少)|幅度|增长率|比例")
_COMPARED = regex(
    "(?:比|较|相比)[^,，。]{2,6}(?:[高低多少大小]|增|减|涨|降|提|升)|[涨降增减][了加少]?(?:多少|几)"
)
_BRACKETS = regex("[（(][^（()）]*[)）]")
# What sort of number an indicator is of.
_SORT = regex("(?<=..)(?:标准|金额|数额|数量|人数|数)$")
# So much of an indicator's name stands in a question about it: all of it where the question compares with last year only.
_NAMED, _CLOSELY = 0.6, 0.8
_MOST = 4


def over_years(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The indicator named, year by year, and by how much its number differs from those of the years named, or from one year
    to the next.

    None where no form prints earlier years of an indicator that the question names.
    """
    over = _OVER_YEARS.search(question.plain) is not None
    compared = question.wants(Ask.CHANGE, Ask.DIFFERENCE) or _COMPARED.search(question.plain) is not None
    asked = _asked(question, held)
    listed = len(question.years) > 1 and question.wants(Ask.AMOUNT, Ask.PARTS)
    given = {Decimal(number) for number in _NUMBER.findall(question.plain)} if compared else set()
    if question.wants(Ask.WHY) or not (over or given or (asked and (compared or listed))):
        return None
    least = _NAMED if over or len(asked) > 1 or max(asked, default=0) > 1 else _CLOSELY
    said = "|".join((question.plain, *links.left, *links.context, links.earlier))
    ranks = [
        (_near(name, one, said, links), one)
        for one in held.extraction.budget.indicators
        if any(_OF_A_YEAR.search(other.head) for other in one.others)
        and (
            over or asked or len(given & {t.value for t in (one.target, *(o.target for o in one.others))}) > 1
        )
        and (name := _SORT.sub("", key(_BRACKETS.sub("", one.level3))))
    ]
    best = max((rank for rank, _ in ranks), default=(0.0, 0))
    if best[0] < least:
        return None
    chosen = [one for rank, one in ranks if rank == best]
    words = [w for w in (*links.subjects, *links.left, *links.context) if len(w) > 1]
    nearest = max(_of_project(one, words) for one in chosen)
    chosen = [one for one in chosen if _of_project(one, words) == nearest]
    back = set() if over else asked
    rate = _RATE.search(question.plain) is not None
    told = list(dict.fromkeys(_told(one, back, given, held, reply, rate=rate) for one in chosen[:_MOST]))
    return Found("；".join(told) + "。")


def _near(name: str, one: Indicator, said: str, links: Links) -> tuple[float, int]:
    """How much of the name of an indicator a question has; nearly all where the name has every word of the question."""
    share = coverage(name, said)
    whole = (
        sum(map(len, links.left)) > len("标准")
        and not links.subjects
        and not unmatched(links.left, key(one.level3))
    )
    return (max(share, _CLOSELY) if whole else share), len(name)


def _of_project(one: Indicator, words: list[str]) -> float:
    """How much of the words of a question the name of an indicator's project has."""
    return sum(coverage(word, key(one.project)) for word in words)


def _asked(question: Question, held: Held) -> set[int]:
    """How many years back the years lie that a question names beside this one."""
    named = {back for back, said in _BACK if said.search(question.plain)}
    return named | {held.year - year for year in question.years if held.year is not None and year < held.year}


def _back(head: str, held: Held) -> int:
    """How many years back the year of a head lies; 0 where it says none."""
    last = head.rpartition("/")[2]
    printed = _YEAR.search(last)
    if printed is not None and held.year is not None:
        return held.year - int(printed.group())
    return next((back for back, said in _BACK if said.search(last)), 0)


def _told(
    one: Indicator, asked: set[int], given: set[Decimal], held: Held, reply: Reply, *, rate: bool
) -> str:
    said = aiming(one)(held.document, reply, ())
    earlier = [o for o in one.others if _OF_A_YEAR.search(o.head)]
    named = [o for o in earlier if _back(o.head, held) in asked or o.target.value in given]
    if named:
        # each year named is set against this one
        changes = [
            f"比{o.head.rpartition('/')[2]}{change}"
            for o in named
            if (change := _change(one, o.target, one.target, held, reply, rate=rate))
        ]
        return f"{said}，{'、'.join(changes)}" if changes else said
    years = [*(o.target for o in earlier), one.target]
    changes = [
        change for before, now in pairwise(years) if (change := _change(one, before, now, held, reply))
    ]
    return f"{said}，依次{'、'.join(changes)}" if changes else said


def _change(
    one: Indicator, before: Target, now: Target, held: Held, reply: Reply, *, rate: bool = False
) -> str:
    """`增加30元`; empty where either year has no number of that unit."""
    if before.value is None or now.value is None or before.unit != now.unit:
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
    unit = "个百分点" if now.unit == "%" else now.unit
    change = way + reply.result((high, "−", low), unit, f"{one.level3}增减")
    if not rate or not before.value or now.unit == "%":
        return change
    percent = reply.result(
        (high - low, "÷", before.value, "×", Decimal(100)), "%", f"{one.level3}幅度", places=2
    )
    return f"{change}，幅度为{percent}"

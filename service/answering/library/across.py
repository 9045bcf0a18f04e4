"""Sets one item of a few documents side by side that a question names: departments against each other, or years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.catalogue import Figure
from service.answering.printed.linking import Links, link
from service.answering.printed.spoken import in_print
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways import contrast
from service.answering.ways.lookup import select
from service.answering.ways.ranking import both_ends, rank_of

_YEARS = re.compile("[两几各]个?年度?|历年|逐年|这些年|连续")
_BY_SIZE = re.compile("从[高大多低小少]到|由[高大多低小少]到|排[个一]?[下序名列]|怎么排")
# Words about the comparison itself.
_ABOUT = re.compile(
    "对比|比一比|比起来|相比|比较|注意|小心|换算|单位不一样|三家|两家|几家|三个|两个|这[两几三]个|数额|谁|哪家|全部"
)


def compare(question: Question, held: Sequence[Held], reply: Reply) -> Found | None:
    """Which document states most of an item, how they rank, or what all state together; different units in yuan.

    Documents of one department are years set against each other. None when the question does none of this, or when a
    document has no such figure.
    """
    if question.wants(Ask.SHARE, Ask.PER_HEAD, Ask.WHY):
        # each tells its own
        return None
    years = len({one.document.department for one in held}) == 1
    sets = _compares(question) or question.wants(Ask.HIGHEST, Ask.SUM) or _BY_SIZE.search(question.plain)
    if not sets and not (years and (question.wants(Ask.CHANGE) or _YEARS.search(question.plain))):
        return None
    figures = _figures(question, held)
    if figures is None:
        return None
    if years:
        figures.sort(key=lambda pair: pair[0].year or 0)
    rank = rank_of(question.plain)
    ranked = not years and (_BY_SIZE.search(question.plain) is not None or rank.count > 1)
    if ranked:
        figures.sort(key=lambda pair: pair[1].money.yuan, reverse=not rank.smallest)
    told = "；".join(
        f"{one.document.title}：{figure.shown}为{reply.figure(one.document, figure)}"
        for one, figure in figures
    )
    if question.wants(Ask.SUM) and not (question.wants(Ask.HIGHEST, Ask.DIFFERENCE) or ranked):
        judged = f"合计{_total([figure for _, figure in figures], reply)}"
    elif years:
        judged = _went(figures[0][1], figures[-1][1], reply)
    elif ranked and not both_ends(question) and not _compares(question):
        return Found(f"{told}。")
    else:
        judged = _highest(figures, reply)
    return Found(f"{told}。{judged}。")


def _figures(question: Question, held: Sequence[Held]) -> list[tuple[Held, Figure]] | None:
    """The figure of the one item in each document; None where one has none."""
    text = question.plain
    for one in held:
        text = without_names(text, one.document)
    text = _ABOUT.sub(" ", text)
    found: list[tuple[Held, Figure]] = []
    for one in held:
        asked = replace(question, plain=in_print(text, one.catalogue))
        figure = next(_of_one(asked, one), None)
        if figure is None:
            return None
        found.append((one, figure))
    return found if len(found) > 1 else None


def _of_one(question: Question, one: Held) -> Iterator[Figure]:
    links = link(question.plain, one.catalogue)
    year = one.year
    if year is not None and question.years and year not in question.years and year - 1 in question.years:
        year -= 1
    for subject in links.members or links.subjects:
        figure = select(one, subject, question, links.left, year=year)
        if figure is not None and not unmatched(_telling(links, one), figure.words):
            yield figure


def _telling(links: Links, one: Held) -> list[str]:
    """The words left that the document prints: what it does not print may speak of another of the documents."""
    return [word for word in links.left if word in one.catalogue.said]


def _compares(question: Question) -> bool:
    return contrast.wanted(question) or question.wants(Ask.DIFFERENCE)


def _total(figures: Sequence[Figure], reply: Reply) -> str:
    same = len({figure.money.unit for figure in figures}) == 1
    values = [figure.money.value if same else figure.money.yuan for figure in figures]
    return reply.result(sum_of(values), figures[0].money.unit if same else "元", "合计")


def _highest(figures: Sequence[tuple[Held, Figure]], reply: Reply) -> str:
    ranked = sorted(figures, key=lambda pair: pair[1].money.yuan, reverse=True)
    (first, high), (second, low) = ranked[0], ranked[1]
    if high.money.yuan == low.money.yuan:
        return f"最高的是{first.document.title}和{second.document.title}，两者相等"
    left, right, unit = _alike(high, low)
    result = reply.result((left, "−", right), unit, f"{high.shown}相差")
    return f"最高的是{first.document.title}，比{second.document.title}多{result}"


def _went(before: Figure, now: Figure, reply: Reply) -> str:
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


def _alike(first: Figure, second: Figure) -> tuple[Decimal, Decimal, str]:
    """Two amounts in one unit."""
    if first.money.unit == second.money.unit:
        return first.money.value, second.money.value, first.money.unit
    return first.money.yuan, second.money.yuan, "元"

"""Sums, averages and what is verified: calculations over printed figures, executed in decimals and shown."""

from __future__ import annotations

from dataclasses import replace

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.figures.lookup import counterpart, second_proof
from service.answering.ways.figures.selection import select, under_its_head
from service.answering.ways.reckoning.sides import Side, added
from service.answering.ways.wording.demands import ASKED_UNIT
from service.patterns import regex

_ADDED = regex("相加|加起来|之和|总和|合起来|加总|一共|总共")

_TOTAL_OF = regex("(?<=[一-鿿])(?:合计|小计|总计)(?:数|额|金额)?(?:是|为|有|一共)?(?:多少|几)")
_EQUAL = regex("等于|一致|相符|吻合|对得上")
_OF_CHANGE = regex("(?:减少|增加|增减|变动|变化|压减|下降|增长)额")
_WHOLES = {"收入总计", "支出总计", "预算总额"}

_OF_THREE_PUBLIC = regex("接待|用车|出国|公车")


def total(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sum of the items named."""
    subjects = [*links.members]
    if len(subjects) == 1 and _ADDED.search(question.plain):
        subjects = _nested(held, subjects[0], question)
    if question.wants(Ask.VERIFY) and (_EQUAL.search(question.plain) or not _ADDED.search(question.plain)):
        # whether two agree is no question of what they make together
        return None
    counts = ASKED_UNIT.search(question.plain)
    if len(subjects) < 2 or _OF_CHANGE.search(question.plain) or counts is not None:
        # changes do not add up to what amounts do
        return None
    if _TOTAL_OF.search(question.plain) and not links.joined:
        # 农林水支出的财政拨款合计: the total of a column, and no sum of the two
        return None
    if set(subjects) & _WHOLES:
        # what a whole and a part of it make together is nothing
        return None
    others = [s for s in subjects if s != "三公经费"]
    if len(others) > 1 and len(others) < len(subjects) and all(_OF_THREE_PUBLIC.search(s) for s in others):
        # with what it is made of it makes nothing
        subjects.remove("三公经费")
    figures = [figure_of(held, s, question, links) for s in subjects]
    known = [f for f in figures if f is not None]
    if len(known) < len(figures) or unmatched(links.left, *(f.words for f in known)):
        return None
    if len({f.order for f in known}) < len(known):
        # two names of one figure
        return None
    result = added([Side.bare(f) for f in known], reply)
    return Found("，".join(told(held, f, reply) for f in known) + f"，合计{result}。")


def _nested(held: Held, subject: str, question: Question) -> list[str]:
    """An item whose name holds another's (城乡医疗救助 paid by another fund), both of which the question names."""
    inner = {
        f.subject
        for f in held.catalogue.figures
        if f.statement is not None
        and len(f.subject) > 3
        and f.code
        and f.subject != subject
        and f.subject in subject
        and f.subject in question.plain.replace(subject, " ")
    }
    longest = [name for name in inner if not any(name != other and name in other for other in inner)]
    return [*longest, subject] if len(longest) == 1 else [subject]


def figure_of(held: Held, subject: str, question: Question, links: Links) -> Figure | None:
    """The printed figure of an item; None where there is none, or where its table prints it in several lines."""
    year = question.years[0] if len(question.years) == 1 and question.years[0] != held.year else None
    if (under := under_its_head(held, subject, links)) is not None:
        question = replace(question, codes=(under[1],))
    figure = select(held, subject, question, links.left, year=year)
    # one of the lines that an item is printed in is not the item's
    return None if figure is not None and held.lines_of(figure) else figure


def told(held: Held, figure: Figure, reply: Reply) -> str:
    """`基本支出为3.20万元[1][2]`: a figure with its place, and with the sentence that states it too."""
    said = f"{figure.shown}为{reply.figure(held.document, figure)}"
    stated = counterpart(held, figure)
    return said if stated is None else said + second_proof(held, stated, reply)

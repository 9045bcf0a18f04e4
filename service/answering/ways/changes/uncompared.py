"""What is said where the change of an item is asked and the document prints nothing to compare it with."""

from __future__ import annotations

from dataclasses import replace

from service.answer import Outcome
from service.answering.asked.amounts import amounts_of
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.change import change
from service.answering.ways.changes.narrated import narrative, tells_change
from service.answering.ways.changes.stated import from_last_year
from service.answering.ways.figures.selection import select
from service.patterns import regex
from service.terms import key, same

_CHANGED = regex(
    "增长率|增速|增幅|降幅|涨幅|增减(?!挂)|(?:增加|减少|增长|下降|上升|上涨|涨|降|升)了?(?:多少|几|百分|[^,，。]{0,3}多少)"
)
_AGAINST_BUDGET = regex("[比较占超完成](?:了|到)?(?:年初|全年|调整)?预算|年末|期末|季度|前年")
_COMPARES = regex(
    "[比较与同](?:上年|去年|上一?年度?|\\d{4}年)|同比|增加|减少|增长|下降|上升|持平|增幅|降幅|上年|去年"
)
_BEFORE_LAST = regex("(?:去年|上年)[^,，。]{0,14}[比较跟和与](?:前年|上上年)|[比较跟和与](?:前年|上上年)")
# Says that there is nothing to compare an amount with.
_NOT_COMPARED = regex(
    r"(?:上年|去年|上一?年度?|\d{4}年)[^,，。；;]{0,8}(?:无|没有|不具|不存在|不)(?:可|作|做|进行)?(?:对比|可比|比较|同期)|(?:无|没有)(?:上年|同期)[^,，。；;]{0,6}(?:对比|可比|比较|数)"
)
# Asks why there is no comparison, and tells it.
_NOT_HELD = regex("(?:为什么|为何|怎么|原因).{0,12}(?:不|没有?|无).{0,8}(?:比|对照)")
_GIVES = regex("原因|因为|由于|系|，因")
_SENTENCE = regex(r"[^。；;！!\n]+")


def no_comparison(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """This year's amount of each item named, and that the document compares it with no other year; of those among them
    that it does compare, how they changed.

    None where a sentence about the only one speaks of a change, or a table prints it for another year.
    """
    asked = question.wants(Ask.CHANGE) and (from_last_year(question, held) or _CHANGED.search(question.plain))
    if not asked or _AGAINST_BUDGET.search(question.plain) or not links.subjects:
        return None
    told: list[str] = []
    compared = 0
    for subject in links.subjects:
        figure = select(held, subject, question, links.left, year=held.year)
        if figure is None or unmatched(links.left, figure.words):
            return None
        if not _compared(held, subject, figure):
            told.append(f"{figure.shown}为{reply.figure(held.document, figure)}，文中没有印出与上年的比较。")
            continue
        alone = replace(links, mentions=tuple(m for m in links.mentions if m.subject == subject))
        if len(links.subjects) < 2 or (found := change(question, held, alone, reply)) is None:
            return None
        told.append(found.text)
        compared += 1
    if not told or compared == len(told):
        return None
    return Found("".join(told), Outcome.ANSWERED if compared else Outcome.NOT_DISCLOSED)


def said_not_compared(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence that says that an amount cannot be compared with last year's (与上年无对比，2019年新成立单位).

    It must name the item or state its amount. None where another year, or nothing that changed, is asked.
    """
    if not (question.wants(Ask.CHANGE, Ask.WHY) and from_last_year(question, held)) or not links.subjects:
        return None
    if _AGAINST_BUDGET.search(question.plain):
        return None
    if any(tells_change(i) for subject in links.subjects for i in narrative(held, subject)):
        return None
    for passage in held.extraction.passages:
        for said in _SENTENCE.findall(passage.source.text):
            if _NOT_COMPARED.search(key(said)) is None:
                continue
            if all(_speaks_of(held, subject, said, question, links) for subject in links.subjects):
                section = " / ".join(passage.heading)
                told = reply.quote(held.document, said.strip(), passage.source, section)
                explained = _NOT_HELD.search(question.plain) is not None and _GIVES.search(said) is not None
                return Found(f"文中写道：{told}。", Outcome.ANSWERED if explained else Outcome.NOT_DISCLOSED)
    return None


def _speaks_of(held: Held, subject: str, said: str, question: Question, links: Links) -> bool:
    """Whether a sentence is about an item: by its name, or by an amount that is the item's."""
    if subject in same(key(said)):
        return True
    figure = select(held, subject, question, links.left, year=held.year)
    if figure is None or unmatched(links.left, figure.words) or not figure.money.value:
        return False
    return any(amount.fits(figure.money) for amount in amounts_of(said))


def before_last(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """No answer to how last year differed from the year before it, where no figure of that year is printed.

    None where the question asks something else.
    """
    if _BEFORE_LAST.search(question.plain) is None or held.year is None:
        return None
    figures = (f for subject in links.subjects for f in held.catalogue.of_subject(subject))
    if any(held.year - 2 in figure.years for figure in figures):
        return None
    return Found("", Outcome.NOT_DISCLOSED)


def _compared(held: Held, subject: str, figure: Figure) -> bool:
    told = narrative(held, subject)
    if figure.code:
        # what is said of its lines is said of it too
        told = [*told, *(i for i in held.extraction.budget.narrative if i.code.startswith(figure.code))]
    if any(i.delta or i.direction or i.percent or i.previous for i in told):
        return True
    if any(f.years and held.year not in f.years for f in held.catalogue.of_subject(subject)):
        return True
    names = {subject, key(figure.label)}
    return any(
        _COMPARES.search(said) is not None and any(name in said for name in names)
        for passage in held.extraction.passages
        for said in (same(key(s)) for s in _SENTENCE.findall(passage.source.text))
    )

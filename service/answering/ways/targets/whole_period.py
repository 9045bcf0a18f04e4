"""What a project costs over all the years that it is carried out in, as its form prints it beside the money of the year."""

from __future__ import annotations

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_PERIOD = regex(
    "(?:整个|全部|总的)?(?:项目)?(?:实施期|建设期|中期|全周期|整个(?:工期|项目期|期间|周期))|总投资|从头到尾"
)
_PRINTED = regex("(?:实施期|中期|项目|建设期)(?:总|目标)?(?:资金|预算)总?额|(?:项目)?总投资")


def total(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount over the whole period in the form of the project named; None where the form has none."""
    if _PERIOD.search(question.plain) is None or question.wants(Ask.WHY, Ask.VERIFY, Ask.SHARE):
        return None
    for figure in held.catalogue.figures:
        if _PRINTED.fullmatch(figure.subject) and _of_project(figure, links):
            project = figure.line.project if figure.line is not None else ""
            return Found(f"{project}的{figure.shown}为{reply.figure(held.document, figure)}。")
    return None


def _of_project(figure: Figure, links: Links) -> bool:
    return figure.line is not None and key(figure.line.project or "") in links.subjects

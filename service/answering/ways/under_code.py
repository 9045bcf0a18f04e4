"""The projects (项目) that the table of projects books under the code (科目) of an item: 2130305 is made of two of them."""

from __future__ import annotations

from extractors.schema.draft import Kind
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.catalogue import Figure, concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.compose import adds_up, tell

_FUNDS = {"政府性基金": Kind.GOVERNMENT_FUND, "国有资本经营": Kind.STATE_CAPITAL}


def projects(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The item's amount, or what its row has for projects, and the projects with its code that make it up."""
    for subject in links.subjects:
        lines = [
            f
            for f in held.catalogue.of_subject(subject)
            if f.code and f.statement is not None and f.kind not in (Kind.PROJECTS, Kind.PERFORMANCE)
        ]
        for whole in sorted(lines, key=lambda f: not _of_projects(f)):
            made = _booked(held, whole)
            if not made or not adds_up(whole, made):
                continue
            if question.amounts and not any(whole.fits(said) for said in question.amounts):
                continue
            if not unmatched(links.left, whole.words, *(f.words for f in made)):
                return tell(held, whole, made, reply)
    return _of_fund(question, held, links, reply)


def _of_fund(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What a fund pays for: the projects booked under the codes of its own table, where they make up all of it."""
    for subject in links.subjects:
        kind = _FUNDS.get(concept(subject) or subject)
        lines = [f for f in held.catalogue.figures if f.kind is kind and f.code and f.money.value]
        made: dict[str, Figure] = {}
        for line in lines:
            for project in _booked(held, line):
                made.setdefault(project.subject, project)
        named = [f for f in held.catalogue.of_subject(subject) if f.whole]
        # else the total row of the fund's own table
        named += [f for f in held.catalogue.figures if f.kind is kind and not f.code]
        for whole in named if len(made) > 1 else ():
            if not adds_up(whole, list(made.values())):
                continue
            if question.amounts and not any(whole.fits(said) for said in question.amounts):
                continue
            if not unmatched(links.left, whole.words, *(f.words for f in made.values())):
                return tell(held, whole, list(made.values()), reply)
    return None


def _of_projects(figure: Figure) -> bool:
    return any(concept(part) == "项目支出" for part in figure.column)


def _booked(held: Held, whole: Figure) -> list[Figure]:
    """The projects whose rows print the code, each once; the line of the classification itself is none."""
    first: dict[str, Figure] = {}
    for figure in held.catalogue.figures:
        booked = figure.kind is Kind.PROJECTS and figure.code == whole.code and figure.whole
        if booked and figure.money.value and figure.subject != whole.subject:
            first.setdefault(figure.subject, figure)
    return list(first.values())

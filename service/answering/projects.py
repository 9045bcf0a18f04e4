"""The projects (项目) of a document: which there are, which cost most, and what they cost together."""

from __future__ import annotations

import re

from extractors.schema.draft import Kind
from service.answering.catalogue import Figure, concept
from service.answering.held import Held, unmatched
from service.answering.linking import Links
from service.answering.question import Question
from service.answering.ranking import both_ends, rank_of, told
from service.answering.reply import Found, Reply
from service.lexicon.names import TOTALS
from service.terms import key

_ASKED = re.compile("项目|专项")
# Lines that gather projects of a sort and are none.
_SORTS = re.compile("(?:专用|通用|专项|特定|部门|其他|人员类|运转类|其他运转类|特定目标类)?项目(?:支出)?")
_FUNDS = ("一般公共预算", "政府性基金", "国有资本经营")


def listed(held: Held, question: Question) -> tuple[Figure | None, list[Figure]]:
    """The total of the table of projects, and one figure a project; of several tables that of the fund asked for, else
    the longest."""
    tables: dict[int, list[Figure]] = {}
    for figure in held.catalogue.figures:
        if figure.kind is Kind.PROJECTS and figure.statement is not None and figure.whole:
            tables.setdefault(id(figure.statement), []).append(figure)
    best: tuple[tuple[bool, int], Figure | None, list[Figure]] | None = None
    for figures in tables.values():
        whole = next((f for f in figures if concept(f.subject) == "项目支出" and not f.code), None)
        first: dict[str, Figure] = {}
        for figure in figures:
            if figure is not whole and _is_project(figure, held):
                first.setdefault(figure.subject, figure)
        made = list(first.values())
        title = key(figures[0].section)
        fits = any(fund in question.plain and fund in title for fund in _FUNDS)
        if made and (best is None or (fits, len(made)) > best[0]):
            best = ((fits, len(made)), whole, made)
    return (None, []) if best is None else best[1:]


def largest_projects(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The projects that cost most or least, as many as asked for."""
    if not _ASKED.search(question.plain):
        return None
    meant = [s for s in links.subjects if concept(s) not in ("项目支出", "支出总计", "预算总额", *_FUNDS)]
    whole, made = listed(held, question)
    if len(made) < 2 or any(s not in _FUNDS and "一般公共预算" not in s for s in meant):
        return None
    if unmatched(links.left, *(f.words for f in made)):
        return None
    rank = rank_of(question.plain)
    total = f"{whole.shown}为{reply.figure(held.document, whole)}，" if whole else ""
    return Found(f"{total}项目中{told(held, rank, made, reply, both=both_ends(question))}。")


def paid_from(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The projects that a source of money (上年结转, 政府性基金, 事业收入) pays for, as the table of projects has it."""
    for subject in links.subjects:
        figures = [
            f
            for f in held.catalogue.figures
            if f.kind is Kind.PROJECTS and f.column and _same_source(key(f.column[-1]), subject)
        ]
        totals = [f for f in figures if key(f.column[-1]) == f.subject]
        made = [f for f in figures if key(f.column[-1]) != f.subject and f.money.value and not f.code]
        if not made or not totals or unmatched(links.left, *(f.words for f in made)):
            continue
        if question.amounts and not any(f.fits(said) for f in (*totals, *made) for said in question.amounts):
            continue
        spent = "；".join(f"{f.shown}{reply.figure(held.document, f)}" for f in made)
        return Found(f"{totals[0].shown}为{reply.figure(held.document, totals[0])}，用于：{spent}。")
    return None


def procured(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What is bought (政府采购), line by line as the table of procurement has it."""
    if not any(concept(s) == "政府采购" for s in links.subjects):
        return None
    figures = [
        f
        for f in held.catalogue.figures
        if f.kind is Kind.PROCUREMENT and f.line is not None and f.money.value
    ]
    first: dict[str, Figure] = {}
    for figure in figures:
        if figure.whole and not TOTALS.fullmatch(figure.subject) and concept(figure.subject) is None:
            first.setdefault(figure.subject, figure)
    made = list(first.values())
    words = [w for w in links.left if w != "采购"]
    if not made or unmatched(words, *(f.words for f in made)):
        return None
    told_of = "；".join(f"{f.shown}{reply.figure(held.document, f)}" for f in made)
    return Found(f"政府采购的有：{told_of}。")


def _same_source(column: str, subject: str) -> bool:
    """Whether a column of a table of projects is of this money; carried over, it is called by what was carried too."""
    if column == subject or concept(column) == subject or concept(subject) == column:
        return True
    return subject.endswith("结转") and column.endswith("结转")


def _is_project(figure: Figure, held: Held) -> bool:
    if not figure.money.value or figure.code or TOTALS.fullmatch(figure.subject):
        return False
    if figure.column and key(figure.column[-1]) == figure.subject:
        # the total of one source of money
        return False
    units = {key(unit.name.text) for unit in held.extraction.budget.units}
    department = key(held.document.department)
    body = figure.subject in units or (bool(department) and department in figure.subject)
    return not body and not _SORTS.fullmatch(figure.subject) and concept(figure.subject) is None

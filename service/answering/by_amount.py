"""Which projects (项目) an item stands for, where the document prints no link: those whose amounts add up to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from extractors.schema.draft import Kind
from service.answering.catalogue import Figure, concept
from service.answering.compose import adds_up, components
from service.answering.held import Held, unmatched
from service.answering.how_many import how_many
from service.answering.linking import Links
from service.answering.lookup import select
from service.answering.question import Question
from service.answering.reply import Found, Reply
from service.lexicon.names import TOTALS

# More readings than this say nothing; more projects in one sum meet by chance.
_READINGS, _TOGETHER = 3, 3
_LAST_YEAR = re.compile("^上年|^去年")


def projects_of(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The projects whose amounts add up to an item or to each of its parts; every reading is given."""
    known = _projects(held)
    for subject in links.subjects:
        whole = select(held, subject, question, links.left)
        if whole is None or unmatched(links.left, whole.words) or concept(whole.subject) is not None:
            continue
        stated = question.amounts
        if stated and not any(whole.fits(said) for said in stated):
            continue
        made = [*components(held, whole)]
        parts = made if len(made) > 1 and adds_up(whole, made) else [whole]
        candidates = _of_last_year(known, held) if _LAST_YEAR.match(subject) else known
        wanted = how_many(question.plain)
        readings = [(part, _readings(part, candidates, wanted if parts == [whole] else 1)) for part in parts]
        if not any(found for _, found in readings):
            continue
        told = f"{whole.shown}为{reply.figure(held.document, whole)}"
        if parts != [whole]:
            told += "，其中：" + "；".join(f"{p.shown}{reply.figure(held.document, p)}" for p in parts)
        told += "。文件没有印出科目与项目的对应，金额相等的项目是："
        told += "；".join(
            f"{part.shown}：" + _spoken(held, found, reply) for part, found in readings if found
        )
        return Found(told + "。")
    return None


def _projects(held: Held) -> list[Figure]:
    first: dict[str, Figure] = {}
    for figure in held.catalogue.figures:
        project = figure.kind is Kind.PROJECTS and figure.whole and not figure.code
        if project and figure.money.value and not TOTALS.fullmatch(figure.subject):
            first.setdefault(figure.subject, figure)
    return list(first.values())


def _of_last_year(known: list[Figure], held: Held) -> list[Figure]:
    """Money carried over belongs to the projects of the year before, where names print a year."""
    return [f for f in known if held.year is not None and held.year - 1 in f.years] or known


def _readings(part: Figure, known: Sequence[Figure], size: int) -> list[tuple[Figure, ...]]:
    """The smallest sets of projects that make up the amount exactly; none where too many do."""
    sizes = (size,) if size > 1 else range(1, _TOGETHER + 1)
    for count in sizes:
        found = [
            chosen
            for chosen in combinations(known, count)
            if sum(f.money.yuan for f in chosen) == part.money.yuan
        ]
        if found:
            return found if len(found) <= _READINGS else []
    return []


def _spoken(held: Held, readings: list[tuple[Figure, ...]], reply: Reply) -> str:
    return "，或".join(
        "与".join(f"{f.shown}{reply.figure(held.document, f)}" for f in chosen) for chosen in readings
    )

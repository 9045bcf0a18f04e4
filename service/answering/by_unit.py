"""What each of the units (预算单位) of a department has of its budget."""

from __future__ import annotations

import re

from service.answering.catalogue import Figure, concept
from service.answering.compose import adds_up, tell
from service.answering.held import Held, unmatched
from service.answering.linking import Links
from service.answering.question import Question
from service.answering.reply import Found, Reply
from service.terms import key

_ASKED = re.compile(
    "[各哪几每][个家所]?(?:单位|学校|医院|机构|站所|院所)|(?:单位|学校|机构)[^,，。]{0,8}[各分]|[一二三四五六七八九十\\d]+[家所]"
)


def units(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts of the units in the table whose lines they are, with the whole that they add up to."""
    if not _ASKED.search(question.plain):
        return None
    names = {key(unit.name.text) for unit in held.extraction.budget.units}
    tables: dict[int, list[Figure]] = {}
    for figure in held.catalogue.figures:
        body = figure.subject in names or (figure.line is not None and bool(figure.line.of_body))
        if body and figure.statement is not None and figure.whole and figure.money.value:
            tables.setdefault(id(figure.statement), []).append(figure)
    wanted = [concept(s) or s for s in links.subjects] or ["支出总计"]
    for made in sorted(tables.values(), key=lambda figures: _fits(figures, wanted)):
        wholes = [
            f
            for f in held.catalogue.figures
            if f.statement is made[0].statement and f.order < made[0].order and f.whole and adds_up(f, made)
        ]
        if len(made) > 1 and wholes and not unmatched(links.left, *(f.words for f in made)):
            return tell(held, wholes[0], made, reply)
    return None


def _fits(figures: list[Figure], wanted: list[str]) -> bool:
    receipts = any("收入" in name for name in wanted)
    return ("收入" in figures[0].section) != receipts

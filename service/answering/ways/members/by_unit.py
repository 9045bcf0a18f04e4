"""What each of the units (预算单位) of a department has of its budget."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from extractors.schema.draft import Kind
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.members.compose import adds_up, tell
from service.patterns import regex
from service.terms import key

_ASKED = regex(
    "(?:按|分)(?:预算)?单位|[各哪几每][个家所]?(?:预算)?(?:单位|学校|医院|机构|站所|院所)|(?:单位|学校|机构)[^,，。]{0,8}[各分]|[一二三四五六七八九十\\d]+[家所]"
)
# Asks of each of the units that the part before it asked for.
_EACH = regex("(?:那|它们|这些)?(?:各自?|分别|每[个家所])")
OF_PART = (
    Kind.THREE_PUBLIC, Kind.OPERATING, Kind.GOVERNMENT_FUND, Kind.STATE_CAPITAL, Kind.PROCUREMENT,
    Kind.BASIC_BY_ECONOMIC, Kind.BASIC_BY_FUNCTION,
)  # fmt: skip
_GENERAL = ("支出总计", "收入总计", "预算总额")


def units(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts of the units in the table whose lines they are, with the whole that they add up to."""
    last = links.earlier.rpartition("|")[2]
    if not _ASKED.search(question.plain) and not (_EACH.match(question.plain) and _ASKED.search(last)):
        return None
    tables = [made for made in _tables(held) if len(made) > 1]
    own = {key(f.row or f.label) for made in tables for f in made}
    # a unit that is named is no item of what units have
    wanted = [concept(s) or s for s in links.subjects if s not in own] or ["支出总计"]
    for made in sorted(tables, key=lambda figures: _fits(figures, wanted)):
        wholes = [
            f
            for f in held.catalogue.figures
            if f.statement is made[0].statement and f.order < made[0].order and f.whole and adds_up(f, made)
        ]
        if not wholes or wholes[0].money.value == 0 or unmatched(links.left, *(f.words for f in made)):
            continue
        if wholes[0].kind in OF_PART and not any(concept(wholes[0].subject) == name for name in wanted):
            # the three public expenses of each are not its budget
            continue
        if not any(name in _GENERAL or concept(wholes[0].subject) == name for name in wanted):
            # what the units have of all is not what they have of an item
            continue
        if question.amounts and not any(wholes[0].fits(said) for said in question.amounts):
            continue
        return tell(held, wholes[0], made, reply)
    return None


def _tables(held: Held) -> list[list[Figure]]:
    """For each table of units the amount of each, under its own name; without the lines that others stand under."""
    names = {key(unit.name.text) for unit in held.extraction.budget.units}
    tables: dict[int, list[Figure]] = {}
    for _, group in groupby(held.catalogue.figures, key=lambda f: id(f.line)):
        row = list(group)
        row = [f for f in row if not f.years or held.year in (None, *f.years)] or row
        line, statement = row[0].line, row[0].statement
        if line is None or statement is None or statement.kind is Kind.PROJECTS:
            continue
        if (line.of_body or key(line.name) in names) and row[0].money.value:
            made = row[0]
            if made.subject != key(line.name):
                # the head office, whose line stands for the department elsewhere
                made = replace(made, label=line.name, subject=key(line.name), column=(), code="")
            tables.setdefault(id(statement), []).append(made)
    return [_lowest(figures) for figures in tables.values()]


def _lowest(figures: list[Figure]) -> list[Figure]:
    codes = [f.line.code for f in figures if f.line is not None and f.line.of_body]
    return [
        f
        for f in figures
        if f.line is None
        or not f.line.of_body
        or not any(code != f.line.code and code.startswith(f.line.code) for code in codes if f.line.code)
    ]


def _fits(figures: list[Figure], wanted: list[str]) -> bool:
    receipts = any("收入" in name for name in wanted)
    return ("收入" in figures[0].section) != receipts

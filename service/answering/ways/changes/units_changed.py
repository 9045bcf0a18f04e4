"""Units (预算单位) of a department whose amount of an item changed, as a table with both years prints them."""

from __future__ import annotations

from itertools import groupby

from extractors.schema.draft import Kind
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure, of_body
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.trend import went
from service.answering.ways.members.by_unit import OF_PART
from service.answering.ways.members.ranking import WHICH_UNIT
from service.lexicon.names import TOPIC
from service.patterns import regex
from service.terms import key

_UP, _DOWN = regex("增加|增长|上升|提高|变多|多了"), regex("减少|下降|降低|压减|变少|少了")
_WHOLES = ("支出总计", "收入总计", "预算总额")
Row = list[Figure]


def asked(question: Question) -> bool:
    """Whether those units are asked for whose amounts changed."""
    changed = question.wants(Ask.CHANGE) and not question.wants(Ask.HIGHEST)
    return changed and WHICH_UNIT.search(question.plain) is not None


def changed(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The units whose amount of the item went down (减少) or up (增加), each with both years."""
    if len(links.members) > 1:
        return None
    item = next(iter(links.members), "支出总计")
    tables = (_changed(question, held, rows, item, reply) for rows in _tables(held, item))
    return next((found for found in tables if found is not None), None)


def _changed(question: Question, held: Held, rows: list[Row], item: str, reply: Reply) -> Found | None:
    """The units whose amount of this year differs from last year's in the direction asked for."""
    if held.year is None:
        return None
    up, down = _UP.search(question.plain) is not None, _DOWN.search(question.plain) is not None
    told: list[str] = []
    known = 0
    for row in rows:
        now, before = (_of_item(held, row, item, year) for year in (held.year, held.year - 1))
        if now is None or before is None or now.order == before.order:
            continue
        known += 1
        change = now.money.yuan - before.money.yuan
        if not change or (up != down and (change > 0) != up):
            continue
        now, before = of_body(now), of_body(before)
        told.append(
            f"{held.year}年{now.shown}为{reply.figure(held.document, now)}"
            f"，{held.year - 1}年{before.shown}为{reply.figure(held.document, before)}，{went(before, now, reply)}"
        )
    return Found(f"{_leaf(rows, item)}的变化：" + "；".join(told) + "。") if told and known > 1 else None


def _leaf(rows: list[Row], item: str) -> str:
    """What the column of the item is called."""
    heads = (part for row in rows for f in row for part in (f.header or "").split("/"))
    return next((part for part in heads if item in (key(part), concept(key(part)))), item)


def _tables(held: Held, item: str) -> list[list[Row]]:
    """For each table of units its rows, those of its side first."""
    names = {key(unit.name.text) for unit in held.extraction.budget.units}
    tables: dict[int, list[Row]] = {}
    for _, group in groupby(held.catalogue.figures, key=lambda f: id(f.line)):
        row = list(group)
        line, statement = row[0].line, row[0].statement
        if line is None or statement is None or statement.kind is Kind.PROJECTS:
            continue
        if line.of_body or key(line.name) in names:
            if item in _WHOLES and statement.kind in OF_PART:
                # the three public expenses of each are not its budget
                continue
            tables.setdefault(id(statement), []).append(row)
    receipts = "收入" in item
    found = [rows for rows in map(_lowest, tables.values()) if len(rows) > 1]
    return sorted(found, key=lambda rows: ("收入" in rows[0][0].section) != receipts)


def _lowest(rows: list[Row]) -> list[Row]:
    """The rows of units, without those of a body that the others are units of."""
    codes = [row[0].line.code for row in rows if row[0].line is not None]
    return [
        row
        for row in rows
        if row[0].line is None
        or not row[0].line.code
        or not any(code != row[0].line.code and code.startswith(row[0].line.code) for code in codes)
    ]


def _of_item(held: Held, row: Row, item: str, year: int | None) -> Figure | None:
    """The row's amount of the item in a year: the total of the row for the whole of a budget, else the column called so."""
    of_year = [f for f in row if (year in f.years if f.years else year == held.year)]
    if item in _WHOLES:
        section = key(row[0].section)
        other = "收入" if item == "支出总计" else "支出"
        if item != "预算总额" and other in section.replace("收支", "") and item[:2] not in section:
            return None
        return next((f for f in of_year if f.whole), None)
    topic = TOPIC.get(row[0].kind, "")
    if item == topic and (total := next((f for f in of_year if f.whole), None)) is not None:
        # what the table is of: the total of the row
        return total
    heads = ((f, [key(part) for part in (f.header or "").split("/")]) for f in of_year)
    return next((f for f, parts in heads if any(item in (part, concept(part)) for part in parts)), None)

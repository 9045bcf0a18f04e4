"""Units of a department that a question names, and whether any row or sentence about them tells what is asked."""

from __future__ import annotations

from collections.abc import Iterator

from service.answering.asked.question import Question
from service.answering.asked.units_called import units_in_full
from service.answering.document.held import Held
from service.answering.document.rows import Row, Sort, Table
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.tables.names import rows_named
from service.answering.ways.wording.nearest import nearest
from service.patterns import regex
from service.terms import key

_HEAD, _HAN = regex("(?:本级|机关)$"), regex("[一-鿿]{4}")
_MEASURES = ("项目支出", "基本支出", "人员经费", "公用经费", "三公经费", "政府采购")
_GENERAL = ("收入总计", "支出总计", "预算总额")
_SIDES = ("收入", "支出")


def in_words(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence nearest to a question about a unit; a row of the unit tells another amount."""
    found = nearest(question, held, links, reply)
    return found if found is not None and found.text.startswith("文中写道") else None


def named_unit(question: Question, held: Held) -> str | None:
    """The unit of a table of units that a question names, as it does; None for none, and for the body whose document it is."""
    return next((said for said, _ in _named(question, held)), None)


def untold(question: Question, held: Held, links: Links) -> bool:
    """Whether a question asks of a unit what no row or sentence about the unit tells: its receipts are not what it spends on
    projects, and what all units spend on these is not what it does."""
    named = list(_named(question, held))
    if not named:
        return False
    unit = named[0][0]
    if any(_is_item(s, held) for s in links.subjects if unit.endswith(s)):
        return False
    measures = [s for s in (*links.subjects, *links.left) if s not in unit and unit not in s]
    measures += [m for m in _MEASURES if m in question.plain]
    of_items = [s for s in measures if (concept(s) or s) not in _GENERAL and held.catalogue.of_subject(s)]
    if any(not any(unit in key(f.quote) for f in held.catalogue.of_subject(s)) for s in of_items):
        return True
    rows = {row.key for said, row in named if said == unit}
    words = [table.words for table in _tables(held) if any(row.key in rows for row in table.rows)]
    sides = {
        side
        for said in words
        for side in _SIDES
        if sum(each in said for each in _SIDES) == 1 and side in said
    }
    asked = {side for side in _SIDES if side in question.plain}
    return bool(asked and sides) and not asked & sides


def _named(question: Question, held: Held) -> Iterator[tuple[str, Row]]:
    """The units named, each as the question calls it, once for each table that has it."""
    own, text = key(held.document.department), _said_of(question, held)
    for table in _tables(held):
        for span in rows_named(text, table.rows, Sort.UNIT) or ():
            said = text[span.start : span.end]
            # 局里 is the body itself
            if span.sure and _HEAD.search(said) is None and not own.endswith(said.removesuffix("里")):
                yield said, span.row


def _said_of(question: Question, held: Held) -> str:
    """The question with names as it says them: 槐川县中学 without its county is the end of other names too."""
    chinese = not question.english and _HAN.search(question.text)
    text = key(question.text) if chinese else question.plain
    names = [unit.name.text for unit in held.extraction.budget.units]
    return units_in_full(text, names, held.catalogue.items)


def _tables(held: Held) -> Iterator[Table]:
    """The tables of units that print money."""
    for table in held.tables:
        if table.sort is Sort.UNIT and any(isinstance(c.of, Figure) for row in table.rows for c in row.cells):
            yield table


def _is_item(subject: str, held: Held) -> bool:
    """Whether a name is an item of the classification too (图书馆): its row tells what is spent on it."""
    return any(
        f.code and f.line is not None and not f.line.of_body for f in held.catalogue.of_subject(subject)
    )

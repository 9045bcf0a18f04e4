"""In which of two columns of its row an item has its money (是基本支出还是项目支出, 列的是人员经费还是公用经费)."""

from __future__ import annotations

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.figures.cells import heads_of, rows_named
from service.patterns import regex
from service.terms import key

_OR = regex("还是(?:属于?|列[在入]?|算|走的?|归|来自|为|是|从)?")
# Set against each other by how much they are, which is another question.
_HOW_MUCH = regex("[更较最]|[多大高低少]还是|差")

_HALVES = ("基本支出", "项目支出")
_ELSE = (Ask.VERIFY, Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.DIFFERENCE, Ask.SUM, Ask.DEFINITION)
# 彩票公益金里有没有…基本支出, 拿去做基本支出: the one is asked of as a part of the other
_PART_OF_IT = regex(
    "里|中|内|用于|用在|用到|用作|拿去|拿来|拿出|花在|花到|列在|安排在?|当作?|有没有|有无|有多少|是否|的$"
)


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount of the row in the one column, that the other has none, or both amounts; None where the row has neither, or its
    table not both columns."""
    said = _OR.search(question.plain)
    if said is None:
        return _in_none(question, held, links, reply)
    if _HOW_MUCH.search(question.plain):
        return None
    before, behind = question.plain[: said.start()], question.plain[said.end() :]
    for row in rows_named(question, held):
        columns = _columns(row[0])
        first = max((c for c in columns if before.endswith(c)), key=len, default="")
        second = max((c for c in columns if behind.startswith(c)), key=len, default="")
        if not first or not second or first == second or key(row[0].row or "") in (first, second):
            continue
        found = [_of_column(row, column) for column in (first, second)]
        told_of = [f for f in found if f is not None and f.money.yuan]
        if not told_of:
            continue
        text = "，".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in told_of)
        if len(told_of) == 1:
            return Found(f"{text}，没有印出「{first if found[0] is not told_of[0] else second}」。")
        return Found(f"{text}。")
    return None


def _in_none(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Of an item of which is asked what of it is basic expenditure, or how much (彩票公益金里有没有基本支出): what it is, and
    that its row has nothing in that column; None where it has."""
    column = next((c for c in _HALVES if c in links.subjects[1:]), "")
    if not column or not question.wants(Ask.YES_NO, Ask.AMOUNT) or question.wants(*_ELSE):
        return None
    at = next(m for m in links.mentions if m.subject == column).start
    item = next((m for m in links.mentions if m.start < at and m.subject not in _HALVES), None)
    if item is None or not _PART_OF_IT.search(question.plain, item.end, at + 1):
        return None
    figures = [f for f in held.catalogue.of_subject(item.subject) if f.line is not None and f.whole]
    figures = [f for f in figures if not f.years or held.year in (None, *f.years)]
    rows = [f for f in figures if set(_HALVES[:2]) <= _columns(f) and f.money.yuan]
    if not rows or len({f.code for f in rows}) > 1:
        return None
    lines = {id(f.line) for f in rows}
    cells = [f for f in held.catalogue.figures if id(f.line) in lines]
    if any(column in heads_of(f) and f.money.yuan for f in cells):
        return None
    other = next((f for f in cells if f.money.yuan and set(heads_of(f)) & set(_HALVES)), rows[0])
    return Found(f"{other.shown}为{reply.figure(held.document, other)}，没有印出「{column}」。")


def _columns(figure: Figure) -> set[str]:
    """What the columns of a figure's table are called, those that its row leaves blank too."""
    lines = figure.statement.lines if figure.statement is not None else ()
    heads = {part for line in lines for amount in line.amounts for part in amount.column.split("/")}
    return {key(head) for head in heads if head}


def _of_column(row: list[Figure], column: str) -> Figure | None:
    return next((f for f in row if column in heads_of(f)), None)

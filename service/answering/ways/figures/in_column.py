"""Rows of one table side by side: what a table that the question names lists, and which row has most in the column that it names
(自评得分最高的项目)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from extractors.schema.budget import Count, Mention
from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import Counted
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.members.components import adds_up
from service.answering.ways.members.detailed import in_row
from service.answering.ways.members.ranking import both_ends, rank_of
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import coverage, key

_OTHERWISE = (
    Ask.WHY,
    Ask.CHANGE,
    Ask.SHARE,
    Ask.VERIFY,
    Ask.DIFFERENCE,
    Ask.PER_HEAD,
    Ask.DEFINITION,
    Ask.DUTY,
)
_TABLE = regex(r"t\d+(?=r\d)")
_NAMED = regex("[一-鿿]{3,20}?表(?![示明述现达])")
_TOTAL = regex(f"(?:{TOTALS.pattern})|.{{0,4}}(?:合计|总计|小计|总分|总额)")
# Words for what any table lists, and for all that it is about.
_MERELY = regex("(?:全年|工作|全部|各项|项目|内容|名称|金额|自评|公布|列出)+")
_TITLE, _MOST = 0.7, 40


@dataclass(frozen=True, slots=True)
class _Row:
    """The number of a row under one head: in yuan where it is money."""

    name: str
    value: Decimal
    tell: Callable[[Held, Reply], str]


@dataclass(slots=True)
class _Column:
    """The numbers under one head of a table."""

    head: str
    title: str
    money: bool
    rows: list[_Row] = field(default_factory=list)


def listed(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Every row of the table that a question names by its title, with its words and its amount, and the total."""
    if question.wants(*_OTHERWISE, Ask.HIGHEST) or not question.wants(Ask.PARTS) or links.mentions:
        return None
    said = [found.group() for found in _NAMED.finditer(question.plain)]
    for statement in held.extraction.budget.statements if said else ():
        title = key(statement.title)
        named = next((s for s in said if coverage(s, title) >= _TITLE), None)
        rows = [
            next((f for f in held.catalogue.figures if f.line is line and f.money.value), None)
            for line in statement.lines
        ]
        made = [f for f in rows if f is not None and not _TOTAL.fullmatch(key(f.row or ""))][:_MOST]
        words = [w for w in links.left if not _MERELY.fullmatch(w) and w not in (named or "")]
        if named is None or len(made) < 2 or unmatched(words, *(f.words for f in made)):
            continue
        each = "；".join(in_row(held, figure, reply) for figure in made)
        totals = [
            f
            for f in held.catalogue.figures
            if f.statement is statement and (not f.row or _TOTAL.fullmatch(key(f.row)))
        ]
        whole = next((f for f in totals if adds_up(f, made)), None)
        if whole is not None:
            return Found(f"{whole.shown}为{reply.figure(held.document, whole)}，其中：{each}。")
        if len({f.money.unit for f in made}) > 1:
            return Found(f"{each}。")
        total = reply.result(sum_of(f.money.value for f in made), made[0].money.unit, "合计")
        return Found(f"{each}；合计{total}。")
    return None


def counted(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The same of columns of what is no money: scores, rates, persons, things."""
    return ranked(question, held, links, reply, money=False)


def ranked(question: Question, held: Held, links: Links, reply: Reply, *, money: bool = True) -> Found | None:
    """The rows with the largest or smallest number in the column whose head a question names."""
    if question.wants(*_OTHERWISE) or not question.wants(Ask.HIGHEST):
        return None
    asked = key(question.text)
    # a word that was put in the document's own may stand there in another
    words = [w for w in links.left if w in asked and not _MERELY.fullmatch(w)]
    for column in _columns(held):
        leaf = column.head.rpartition("/")[2]
        heads = [w for w in words if w in leaf] or ([leaf] if len(leaf) > 1 and leaf in asked else [])
        rest = [w for w in words if w not in heads and w not in leaf]
        told = "|".join((column.title, column.head, *(key(row.name) for row in column.rows)))
        if (
            not heads
            or (column.money and not money)
            or len(column.rows) < 2
            or unmatched((*rest, *links.subjects), told)
        ):
            continue
        rank = rank_of(question.plain)
        ends = (rank, rank.other_end) if both_ends(question) else (rank,)
        said = []
        for end in ends:
            rows = sorted(column.rows, key=lambda row: row.value, reverse=not end.smallest)
            chosen = rows[end.place - 1 : end.place - 1 + end.count]
            said.append(f"{end.said}的是：" + "；".join(row.tell(held, reply) for row in chosen))
        return Found("；".join(said) + "。")
    return None


def _columns(held: Held) -> Iterator[_Column]:
    """The columns of all tables, the total rows left out."""
    found: dict[tuple[str, str], _Column] = {}
    department = key(held.document.department)

    def keep(table: str, head: str, title: str, row: _Row, *, money: bool) -> None:
        # what the department itself has is all of the column once more
        if key(row.name) not in ("", department) and not _TOTAL.fullmatch(key(row.name)):
            found.setdefault(
                (table, head), _Column("/".join(map(key, head.split("/"))), title, money)
            ).rows.append(row)

    for figure in held.catalogue.figures:
        if figure.statement is not None and figure.row:
            tell = partial(_told, figure=figure)
            row = _Row(figure.row, figure.money.yuan, tell)
            keep(figure.statement.table, figure.header or "", key(figure.statement.title), row, money=True)
    titles = {s.table: key(s.title) for s in held.extraction.budget.statements}
    stated: tuple[Count | Mention, ...] = (*held.extraction.budget.counts, *held.extraction.budget.mentions)
    for one in stated:
        table = _TABLE.match(one.quantity.source.cell or "")
        if table is not None and one.quantity.unit not in YUAN_PER_UNIT:
            shown = f"{one.item}（{one.column}）" if one.column else one.item
            count = Counted(one.item, key(one.item), one.quantity, one.quantity.source.text, "", shown=shown)
            row = _Row(one.item, one.quantity.value, count.told)
            keep(table.group(), one.column, titles.get(table.group(), ""), row, money=False)
    yield from found.values()


def _told(held: Held, reply: Reply, *, figure: Figure) -> str:
    return f"{figure.shown}{reply.figure(held.document, figure)}"

"""Columns of the rows of units: what a unit has of one source, what part of its budget that is, and two units set against
each other (甲中心的事业收入占它收入的多少, 甲中心比乙站多多少)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.catalogue import Figure, concept, of_body
from service.answering.printed.linking import Links, content, link
from service.answering.reply import Found, Reply
from service.answering.ways.figures.unit_rows import head_in, named_in, said_of, side_of, tables, whole_of
from service.patterns import regex
from service.terms import coverage, key

_OTHER = regex("为什么|原因|比上年|比去年|较上年|增加|减少|上年|去年")
_GENERAL = {"收入总计", "支出总计", "预算总额"}
_COMPARED = regex("多|少|高|低|差|大|小|比")
_INSIDE = regex("其中|里面|里头|当中|这里")
# Words that only say that money is there, and how much of it.
_MERELY = regex(
    "取得|获得|安排|预算|决算|金额|资金|总额|总计|合计|部门|单位|本级|机关|数|当年|本年|全年|年初|收入|支出|自己|来自|占比|比重|一共|只看|单看"
)
# So much of a word must the words of a figure have.
_WHOLE = 1.0


def asked(question: Question) -> bool:
    """Whether a part or a difference is asked for, or a part of what the part before it was about."""
    wants = question.wants(Ask.SHARE, Ask.DIFFERENCE, Ask.HIGHEST)
    return (wants or _INSIDE.match(question.plain) is not None) and _OTHER.search(question.plain) is None


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts with the difference, or the share in per cent; None where the rows of units do not say all of it."""
    if not asked(question):
        return None
    text = said_of(question, held)
    own = key(held.document.department)
    carried = next((s for s in links.subjects if _INSIDE.match(text)), "")
    for table in tables(held):
        named = [each for each in named_in(text or "", table) if not own.endswith(each[0])]
        if not named and carried:
            named = [each for each in named_in(carried, table) if not own.endswith(each[0])]
        if not 0 < len(named) <= 2:
            continue
        rest = text
        for name, _ in named:
            rest = rest.replace(name, " ")
        head = head_in(rest, table)
        side = side_of(table[0])
        if head is None and (side is None or side not in rest):
            continue
        bare = rest.replace(head, " ") if head is not None else rest
        others = [s for s in link(bare, held.catalogue, whole=False).subjects if s != head]
        if any((concept(s) or s) not in _GENERAL for s in others):
            continue
        found = [of_column(row, head) if head is not None else whole_of(row) for _, row in named]
        made = [_named(f) for f in found if f is not None]
        if len(made) < len(named) or question.previous or not _of_year(question, held):
            continue
        words = [w for w in content(bare, held.catalogue.said) if len(_MERELY.sub("", w)) > 1]
        if any(coverage(w, f"{f.words}|{key(f.section)}") < _WHOLE for w in words for f in made):
            continue
        if len(made) == 2 and question.wants(Ask.DIFFERENCE, Ask.HIGHEST) and _COMPARED.search(text):
            return _apart(made, held, reply)
        if len(made) == 1 and head is not None and question.wants(Ask.SHARE):
            return _share(made[0], named[0][1], held, reply)
        if len(made) == 1 and carried:
            return Found(f"{made[0].shown}为{reply.figure(held.document, made[0])}。")
    return None


def _named(figure: Figure) -> Figure:
    """The figure under its unit's name, where a code says that the line is a body's."""
    return of_body(figure) if figure.line is not None and figure.line.of_body else figure


def of_column(row: Sequence[Figure], head: str) -> Figure | None:
    """The figure of this year under a head; what was carried over from the year before stands under another."""
    found = [f for f in row if f.column and key(f.column[-1]) == head]
    now = [f for f in found if not re.search("结转|结余|上年", "".join(f.column[:-1]))]
    return next(iter(now or found), None)


def _of_year(question: Question, held: Held) -> bool:
    return not question.years or held.year is None or question.years[0] == held.year


def _apart(made: Sequence[Figure], held: Held, reply: Reply) -> Found | None:
    first, second = made
    if first.money.unit != second.money.unit:
        return None
    said = "，".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in made)
    left, right = first.money.value, second.money.value
    if left == right:
        return Found(f"{said}，两者相等。")
    more = first if left > right else second
    label = f"{first.shown}与{second.shown}相差"
    result = reply.result((max(left, right), "−", min(left, right)), first.money.unit, label)
    return Found(f"{said}，{more.shown}更多，相差{result}。")


def _share(part: Figure, row: Sequence[Figure], held: Held, reply: Reply) -> Found | None:
    total = whole_of([*row])
    if total is None or not total.money.value or total.order == part.order:
        return None
    whole = _named(total)
    if whole.money.unit != part.money.unit or part.money.value > whole.money.value:
        return None
    said = "，".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in (part, whole))
    expression = (part.money.value, "÷", whole.money.value, "×", Decimal(100))
    return Found(f"{said}，前者占后者的{reply.result(expression, '%', '占比', places=2)}。")

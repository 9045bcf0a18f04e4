"""Which lines of a table make what lies between two numbers (差额正好等于支出总表里哪两个科目的项目支出)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from extractors.schema.draft import Kind
from service.answer import Value
from service.answering.asked.how_many import how_many
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.reply import Found, Reply, sum_of
from service.patterns import regex
from service.terms import key

_ASKED = regex(
    "(?:差额|差的|相差的?|差数|多出来?的?|少的)[^。?？]{0,16}(?:等于|就是|是|对应|来自)[^。?？]{0,12}哪[^。?？]{0,4}(?:科目|项|笔|行|个)"
)
_COLUMNS = ("项目支出", "基本支出")
_CODED, _MOST_LINES, _TOGETHER = 7, 60, 3


def beside(question: Question, held: Held, found: Found, known: Sequence[Value], reply: Reply) -> Found:
    """What was told of two numbers with the lines that make what lies between; as it was where no lines, or several sets, do."""
    asked = None if question.english else _ASKED.search(question.plain)
    apart = next((v for v in reversed(known) if v.citation is None and v.yuan), None)
    if asked is None or apart is None or apart.yuan is None:
        return found
    head = next(
        (name for name in _COLUMNS if name in asked.group() or name in question.plain[asked.start() :]), ""
    )
    lines = [f for f in _lines(head, held) if 0 < f.money.yuan <= abs(apart.yuan)][:_MOST_LINES]
    wanted = how_many(question.plain[asked.start() :])
    sizes = (wanted,) if wanted > 1 else range(1, _TOGETHER + 1)
    for size in sizes:
        sets = [
            s
            for s in combinations(lines, size)
            if sum((f.money.yuan for f in s), Decimal(0)) == abs(apart.yuan)
        ]
        if len(sets) == 1:
            return _told(found, sets[0], held, reply)
        if sets:
            break
    return found


def _told(found: Found, lines: Sequence[Figure], held: Held, reply: Reply) -> Found:
    said = "，".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in lines)
    units = {f.money.unit for f in lines}
    if len(lines) > 1 and len(units) == 1:
        said += f"，相加为{reply.result(sum_of([f.money.value for f in lines]), units.pop(), '合计')}"
    return Found(f"{found.text.rstrip('。')}；与差额相等的是：{said}。", found.status)


def _lines(head: str, held: Held) -> list[Figure]:
    """The lowest lines of the table of all expenditure, in the column named or in all, each code once."""
    first: dict[str, Figure] = {}
    for f in held.catalogue.figures:
        of_column = concept(key(f.column[-1])) == head if head and f.column else not head and f.whole
        if f.kind is Kind.EXPENDITURE and len(f.code) == _CODED and of_column:
            first.setdefault(f.code, f)
    return list(first.values())

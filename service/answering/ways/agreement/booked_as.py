"""Whether a table lists an amount under the item that the text puts it under (归到一般公共服务，总表也是这样列的吗)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.sections import clauses, sections_in
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import coverage, key

_BOOKED = regex(
    r"(?:归|列|计|放|记)(?:到|入|在|为|进)了?(?P<item>[一-鿿]{3,16}?)(?=(?:科目|类|项|里|中|下|支出)*(?:,|$|，|是|也))"
)
_CLAUSE = regex(r"[，；;。：:\n\t]")
# So much of an item's name is the item.
_SAME = 0.7


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the text puts the amount under, beside the lines of the table that print it."""
    text = clauses(question, held)
    booked = _BOOKED.search(text)
    if booked is None or len(question.amounts) != 1 or ASKS_AGREEMENT.search(text) is None:
        return None
    item = "".join(content(booked["item"])) or booked["item"]
    lines = list(_lines(question, held, text))
    said = _said(question, held, item, reply)
    if not lines or said is None:
        return None
    told = "，".join(f"{f.shown}为{reply.figure(held.document, f)}（{f.section}）" for f in lines)
    if any(coverage(item, f.subject) >= _SAME for f in lines):
        return Found(f"一致：{said}，{told}。")
    return Found(f"不一致：{said}，报表中{told}。", Outcome.CONFLICTING)


def _lines(question: Question, held: Held, text: str) -> Iterator[Figure]:
    """The lines of the table named, or of the first that has any, that print the amount and are no totals."""
    tables = {t for place in sections_in(question, held) for t in place.tables}
    found = [
        f
        for f in held.catalogue.figures
        if f.statement is not None
        and f.whole
        and f.fits(question.amounts[0])
        and not TOTALS.fullmatch(f.subject)
        and concept(f.subject) is None
        and "拨款" not in f.subject
        and not re.fullmatch(r"本?年?(?:收入|支出)(?:总计|合计|预算)", f.subject)
    ]
    meant = [f for f in found if f.statement is not None and f.statement.table in tables] or found
    seen: set[str] = set()
    for figure in meant:
        if figure.statement is meant[0].statement and figure.subject not in seen:
            seen.add(figure.subject)
            yield figure


def _said(question: Question, held: Held, item: str, reply: Reply) -> str | None:
    """The clause of the text that has the item and the amount, quoted."""
    printed = re.findall(r"\d[\d,]*(?:\.\d+)?(?=万?元)", question.text)
    for passage in held.extraction.passages:
        for clause in _CLAUSE.split(passage.source.text):
            bare = key(clause)
            if item in bare and any(number.replace(",", "") in bare for number in printed):
                quoted = reply.quote(held.document, clause, passage.source, " / ".join(passage.heading))
                return f"文字说明中{quoted}"
    return None

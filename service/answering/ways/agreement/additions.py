"""Whether figures add up as a question says: columns of one row, items of one whole, lines of one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from extractors.schema.money import Interval
from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.figures.columns import column, labelled, rows
from service.answering.ways.figures.lookup import second_proof
from service.answering.ways.members.compose import components
from service.answering.ways.reckoning.compute import figure_of, told
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import coverage, key

ADDED = regex(
    "之和|相加|加起来|加上|合起来|加总|相抵|累加|(?<![增追添参更附])加(?:了|完)?一[遍加下]|(?<=[一-鿿])一加(?=[,，跟和与是]|$)"
    "|(?<=[一-鿿])(?<![增追添参更附])加(?=[一-鿿]{2,12}(?:等于|是不是|是否|正好|刚好|就是))"
)
# What the parts make is held against something named behind them.
_EQUALS = regex(
    "等于|是不是|是否|正好|刚好|恰好|得到|[跟与和同](?=[^,，]{2,12}(?:是不是|是否|一样|相等|一致|对得|相符|吻合))"
)
_OF_CHANGE = regex("(?:减少|增加|增减|变动|变化|增长|[减少多]支)(?:额|的?(?:数|金额))")
_IN_TEXT = regex("正文|文字|文中|说明(?!表)")
_ALL_LINES = regex("各(?:科目|项目?|行|笔|明细|分项)[^,，。]{0,6}(?:之和|相加|加起来|加总|合计|总和)")
# So much of a sum's name must stand in the question that means it by its amount.
_NAMED = 0.5
_TOTAL_SAID = regex("(?:等于|是否|是不是|[与和跟同])[^,，。]{0,8}(?:总[额数计]|合计)")
# The lines of a longer sum are cited without being told.
_MOST = 20


def of_parts(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether what is named first, or by its amount, is the sum of the rest (等于…之和吗)."""
    if ADDED.search(question.plain) is None or _OF_CHANGE.search(question.plain):
        # changes are no amounts
        return None
    return (
        _of_columns(question, held, links, reply)
        or _of_items(question, held, links, reply)
        or _of_stated(question, held, links, reply)
        or _of_lines(question, held, links, reply)
    )


def _of_columns(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Columns of an item's row against the total of the row."""
    words = [*links.subjects, *links.left]
    for subject in links.subjects:
        heads = [w for w in words if w != subject]
        for row in rows(held, subject) if len(heads) > 1 else ():
            if question.labels and not labelled(row[0].section, question.labels):
                continue
            chosen = [column(row, head) for head in heads]
            parts = list({f.order: f for f in chosen if f is not None}.values())
            whole = next((f for f in row if f.whole and f not in parts), None)
            if whole is not None and len(parts) > 1 and len(parts) == len(chosen):
                return _judged(held, whole, parts, reply)
    return None


def _of_items(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    if len(links.members) < 3:
        return None
    text = _IN_TEXT.search(question.plain) is not None
    figures = [_part(held, s, question, links, text=text) for s in links.members]
    known = [f for f in figures if f is not None]
    if len(known) < len(figures) or unmatched(links.left, *(f.words for f in known)):
        return None
    if (total := _total_said(question, held, known)) is not None:
        return _judged(held, total, known, reply)
    at = len(known) - 1 if _sum_first(question, links) else 0
    if _TOTAL_SAID.search(question.plain) and any(f.money.yuan > known[at].money.yuan for f in known):
        # 货物、工程、服务加起来等于采购总额: whatever is named last, no part is more than its whole
        at = max(range(len(known)), key=lambda n: known[n].money.yuan)
    whole, parts = known[at], [*known[:at], *known[at + 1 :]]
    if any(p.statement is whole.statement and _heads_column(p) for p in parts if p.statement is not None):
        # the heads of columns beside a row: what they are in all is no part of the row
        return None
    found = _judged(held, whole, parts, reply)
    if not text or found.status is not Outcome.CONFLICTING:
        return found
    in_tables = (figure_of(held, s, question, links) for s in links.members)
    return Found(
        f"{found.text.rstrip('。')}{_printed_otherwise(held, whole, parts, in_tables, reply)}。", found.status
    )


def _printed_otherwise(
    held: Held, whole: Figure, parts: Sequence[Figure], others: Iterable[Figure | None], reply: Reply
) -> str:
    """The one part that a table prints another amount of, with which the parts do make the whole; empty where there is none."""
    added = sum((f.money.yuan for f in parts), Decimal(0))
    for other in others:
        if other is None or other in (whole, *parts):
            continue
        same = [f for f in parts if other.subject in f.subject]
        if (
            len(same) == 1
            and other.money.unit == same[0].money.unit
            and added - same[0].money.yuan + other.money.yuan == whole.money.yuan
        ):
            high, low = (of(same[0].money, other.money, key=lambda m: m.yuan).value for of in (max, min))
            gap = reply.result((high, "−", low), other.money.unit, f"{other.shown}相差")
            return f"；{told(held, other, reply)}（{other.section}），相差{gap}"
    return ""


def _total_said(question: Question, held: Held, parts: Sequence[Figure]) -> Figure | None:
    """The total that the table of all the parts prints in their column, where a question calls what they make no more than
    that (三项加起来等于总额吗) or gives it; None where one of them is what the others make."""
    first, most = parts[0], max(f.money.yuan for f in parts)
    same = all(f.row and f.statement is first.statement and f.header == first.header for f in parts)
    if not same or sum(f.money.yuan for f in parts) == 2 * most:
        return None
    totals = [
        f
        for f in held.catalogue.figures
        if f.statement is first.statement and f.header == first.header and TOTALS.fullmatch(key(f.row or ""))
    ]
    if len(totals) != 1 or totals[0] in parts:
        return None
    given = question.amounts
    asked = any(map(totals[0].fits, given)) if given else _TOTAL_SAID.search(question.plain) is not None
    return totals[0] if asked else None


def _of_stated(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Items against a sum that the question gives by its amount; those of the text where it speaks of the text."""
    if len(links.members) < 2 or len(question.amounts) != 1:
        return None
    text = _IN_TEXT.search(question.plain) is not None
    sums = [
        f
        for f in held.catalogue.figures
        if f.whole
        and f.fits(question.amounts[0])
        and f.subject not in links.members
        and coverage(key(f.label), question.plain) >= _NAMED
    ]
    sums.sort(key=lambda f: (f.item is None) == text)
    parts = [_part(held, s, question, links, text=text) for s in links.members]
    known = [f for f in parts if f is not None]
    if not sums or len(known) < len(parts) or unmatched(links.left, *(f.words for f in (*known, sums[0]))):
        return None
    return _judged(held, sums[0], known, reply)


def _heads_column(figure: Figure) -> bool:
    return bool(figure.column) and key(figure.column[-1]) == figure.subject


def _part(held: Held, subject: str, question: Question, links: Links, *, text: bool) -> Figure | None:
    """The amount of an item; with `text` that of the text, where it says it under a longer name in the sentence that has all
    of them (货物: 拟采购货物支出)."""
    if text:
        told = [f for f in held.catalogue.figures if f.item is not None and f.whole]
        said = [f for f in told if f.subject == subject] or [
            f for f in told if subject in f.subject and all(m in key(f.quote) for m in links.members)
        ]
        if said:
            return said[0]
    return figure_of(held, subject, question, links)


def _of_lines(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """All lines of a table against the total that it prints."""
    if _ALL_LINES.search(question.plain) is None:
        return None
    for subject in links.subjects:
        found = [f for f in held.catalogue.of_subject(subject) if f.statement is not None and f.whole]
        found.sort(key=lambda f: not _table_named(f, question))
        for whole in found:
            if question.amounts and not any(whole.fits(said) for said in question.amounts):
                continue
            made = list(components(held, whole))
            if len(made) > 1 and not unmatched(links.left, whole.words, *(f.words for f in made)):
                return _judged(held, whole, made, reply)
    return None


def _table_named(figure: Figure, question: Question) -> bool:
    title = key(figure.statement.title) if figure.statement is not None else ""
    return bool(title) and title in question.plain


def _judged(held: Held, whole: Figure, parts: Sequence[Figure], reply: Reply) -> Found:
    """The figures, what the parts make, and whether that is the whole: exactly, or within what printed digits stand for."""
    same = {f.money.unit for f in (whole, *parts)} == {whole.money.unit}
    unit = whole.money.unit if same else "元"
    values = [f.money.value if same else f.money.yuan for f in parts]
    added = sum(values, Decimal(0))
    printed = whole.money.value if same else whole.money.yuan
    said = listed(held, (whole, *parts), reply)
    said += f"，相加为{reply.result(sum_of(values), unit, '合计')}"
    if added == printed:
        return Found(f"一致：{said}。")
    high, low = max(added, printed), min(added, printed)
    said += f"，相差{reply.result((high, '−', low), unit, f'{whole.shown}相差')}"
    total = Interval(Decimal(0), Decimal(0))
    for part in parts:
        total += part.money.interval
    if total.meets(whole.money.interval):
        return Found(f"一致（差别在四舍五入之内）：{said}。")
    return Found(f"不一致：{said}。", Outcome.CONFLICTING)


def listed(held: Held, figures: Sequence[Figure], reply: Reply) -> str:
    """The figures of a sum with their places; of a long one the last by their places alone."""
    said = "，".join(dict.fromkeys(told(held, f, reply) for f in figures[:_MOST]))
    marks = "".join(second_proof(held, f, reply) for f in figures[_MOST:])
    return f"{said}，其余各项{marks}" if marks else said


def _sum_first(question: Question, links: Links) -> bool:
    """Whether the parts are named before what they make (甲与乙相加等于丙吗)."""
    added = ADDED.search(question.plain)
    last = max((m.start for m in links.mentions), default=0)
    equals = _EQUALS.search(question.plain, added.end()) if added is not None else None
    return equals is not None and equals.start() < last

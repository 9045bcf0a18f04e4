"""Whether what the text gives for goods, works or services bought (货物类、工程类、服务类采购) is what the table of procurement
makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from extractors.schema.draft import Kind
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.agreement.sections import clauses
from service.answering.ways.members.procurement import SORTS
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

_ASKED = regex("采购")
_SORT = regex("(货物|工程|服务)")
# 政府购买服务, 服务业, 服务站: no sort of what is bought.
_OTHER = regex("购买服务|服务(?:业|站|中心|大厅|费|平台)|工程款|工程师")
# Asked of shares, or of all that is bought, sorts alone tell nothing.
_SHARE = regex("占|比[重例]|%|中小|小微|预留|总额|总数|总量|总的|总计|[三各几]类")
_PLACES = regex("表|正文|文字|说明|文中|明细")
_SUBTOTAL = regex("(货物|工程|服务)类?(?:采购)?(?:小计|合计|总计)?(?:预算|支出)?")
# The letter that a code of the catalogue of procurement begins with.
_CODED = regex("([ABC])\\d")
_LETTER = {"A": "货物", "B": "工程", "C": "服务"}
_CLASS, _CODE_HEAD = regex("类[别型]|属性|分类"), regex("编码|代码|编号")
_NAMED = 12


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount of the text, the rows of that sort with what they make, and what lies between; None where a row is of no sort
    that the table prints."""
    text = _OTHER.sub(" ", clauses(question, held))
    if not (_ASKED.search(text) and ASKS_AGREEMENT.search(text) and _PLACES.search(text)) or _SHARE.search(
        text
    ):
        return None
    sorts = list(dict.fromkeys(_SORT.findall(text)))
    told: list[str] = []
    differ = False
    for sort in sorts:
        said = _in_text(sort, question, held)
        rows = _of_sort(sort, held)
        if said is None or not rows:
            return None
        written, agrees = _compared(said, rows, held, reply)
        told.append(written)
        differ = differ or not agrees
    if not told:
        return None
    verdict = "不一致" if differ else "一致"
    return Found(f"{verdict}：{'；'.join(told)}。", Outcome.CONFLICTING if differ else Outcome.ANSWERED)


def _in_text(sort: str, question: Question, held: Held) -> Figure | None:
    """What the text says of the sort; None where it says several things."""
    found = [
        f
        for f in held.catalogue.figures
        if f.item is not None
        and f.whole
        and len(name := key(f.label)) <= _NAMED
        and _SORT.findall(name) == [sort]
        and "采购" in name + key(f.quote) + key(f.section)
        and (not f.years or held.year is None or held.year in f.years)
    ]
    if question.amounts:
        found = [f for f in found if any(f.fits(a) for a in question.amounts)]
    return found[0] if len({f.money.yuan for f in found}) == 1 else None


def _of_sort(sort: str, held: Held) -> list[Figure]:
    """What the table prints of the sort in all, else the rows of that sort."""
    figures = [f for f in held.catalogue.figures if f.kind is Kind.PROCUREMENT and f.line is not None]
    tables = {f.statement.table for f in figures if f.statement is not None}
    if len(tables) != 1:
        # of several tables each may be of another part
        return []
    rows = [list(group) for _, group in groupby(figures, key=lambda f: id(f.line))]
    in_columns = [
        f for row in rows if _is_total(row[0]) for f in row if f.column and _sort_head(f.column[-1]) == sort
    ]
    if in_columns:
        return in_columns[:1]
    wholes = [row[0] for row in rows if _subtotal(row[0]) == sort]
    if wholes:
        return wholes[:1]
    if any(_subtotal(row[0]) for row in rows):
        return []
    things = [row[0] for row in rows if not _is_total(row[0]) and row[0].money.value]
    kinds = [_kind(figure) for figure in things]
    return [] if None in kinds else [f for f, kind in zip(things, kinds, strict=True) if kind == sort]


def _is_total(figure: Figure) -> bool:
    name = key(figure.row or "")
    return not name or TOTALS.fullmatch(name) is not None or concept(name) == "政府采购"


def _sort_head(head: str) -> str | None:
    return found[1] if (found := _SUBTOTAL.fullmatch(key(head))) is not None else None


def _subtotal(figure: Figure) -> str | None:
    return _sort_head(figure.row or "")


def _kind(figure: Figure) -> str | None:
    """Goods, works or services, as the row says it itself: in words, or by the code of what is bought."""
    for remark in _remarks(figure):
        head, words = remark
        if _CODE_HEAD.search(head) and (coded := _CODED.match(words)) is not None:
            return _LETTER[coded[1]]
        if words.removesuffix("类") in SORTS or (_CLASS.search(head) and len(set(_SORT.findall(words))) == 1):
            return str(_SORT.findall(words)[0])
    coded = _CODED.match(figure.code)
    return _LETTER[coded[1]] if coded is not None else None


def _remarks(figure: Figure) -> Iterator[tuple[str, str]]:
    for remark in figure.line.about if figure.line is not None else ():
        yield key(remark.head), key(remark.source.text)


def _compared(said: Figure, rows: Sequence[Figure], held: Held, reply: Reply) -> tuple[str, bool]:
    same = {f.money.unit for f in (said, *rows)} == {said.money.unit}
    unit = said.money.unit if same else "元"
    values = [f.money.value if same else f.money.yuan for f in rows]
    told = f"文字说明中{said.shown}为{reply.figure(held.document, said)}，"
    title = f"（{rows[0].section}）" if rows[0].section else ""
    told += "，".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in rows) + title
    if len(rows) > 1:
        told += f"，相加为{reply.result(sum_of(values), unit, '合计')}"
    made, printed = sum(values, Decimal(0)), said.money.value if same else said.money.yuan
    stated = said.money.interval
    if made == printed or (not same and stated.low <= made <= stated.high):
        return told, True
    apart = reply.result((max(made, printed), "−", min(made, printed)), unit, "相差")
    return f"{told}，相差{apart}", False

"""Whether the amount of a project's form is the one that the words in the same form give (预算数与用途说明里写的预算资金)."""

from __future__ import annotations

from extractors.schema.source import Source
from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, numbers
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

# Names what is written in words in a form.
_WORDS = regex("用途|说明|目标|描述|写的|文字")
_SAME_TABLE = regex("[,，]?[与和跟同](?:同一?张?表|该表|本表)[^,，。]{0,4}(?:[总合]计)")
# So much longer than an amount is a sentence.
_SENTENCE = 14


def _compared(figure: Figure, number: Number, held: Held, reply: Reply) -> Found:
    told = f"{figure.shown}为{reply.figure(held.document, figure)}，文中写道：{number.quoted(held, reply)}"
    if figure.money.yuan == number.base:
        return Found(f"一致：{told}。")
    return Found(f"不一致：{told}，{_apart(figure, number, reply)}。", Outcome.CONFLICTING)


def same_table(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """An amount in the words of a table's cell, beside the total of the same table (与同表的总计数一致吗)."""
    joint = _SAME_TABLE.search(question.plain)
    if joint is None:
        return None
    before = content(question.plain[: joint.start()], held.catalogue.said)
    written = [
        n
        for n in numbers(held)
        if not n.of_item and n.sort == "元" and n.source.cell and not unmatched(before, *_beside(n))
    ]
    if len({(n.base, _table(n.source)) for n in written}) != 1:
        return None
    number = written[0]
    figures = [
        f
        for f in held.catalogue.figures
        if f.money.source.cell and _table(f.money.source) == _table(number.source) and _is_total(f)
    ]
    if len({f.money.yuan for f in figures}) != 1:
        return None
    return _compared(figures[0], number, held, reply)


def _beside(number: Number) -> tuple[str, ...]:
    told = number.count.quote if number.count is not None else ""
    return number.saying.words, number.saying.above, number.saying.around, key(told)


def _table(source: Source) -> str:
    return (source.cell or "").partition("r")[0]


def _is_total(figure: Figure) -> bool:
    heads = (figure.header or "").split("/")
    return any(TOTALS.fullmatch(key(name)) for name in (figure.label, heads[-1]))


def _apart(figure: Figure, number: Number, reply: Reply) -> str:
    same = figure.money.unit == number.unit
    one, other = (figure.money.value, number.value) if same else (figure.money.yuan, number.base)
    unit = number.unit if same else "元"
    return f"相差{reply.result((max(one, other), '−', min(one, other)), unit, '相差')}"

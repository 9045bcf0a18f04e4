"""What is left at the end of a year, rolled forward: what was there at its start, with what came in, without what was spent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.calculate import Operand, evaluate
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_START = regex("(?:年初|期初|上年)(?:结转|结余)(?:和|及)?(?:结余|结转)?|上年结转结余")
_END = regex("(?:年末|期末)(?:结转|结余)(?:和|及)?(?:结余|结转)?|结转下年(?:支出)?|年终结转结余")
_ASKED_START, _ASKED_END = (
    regex("(?:年初|期初|上年)结[转余]"),
    regex("(?:年末|期末)结[转余]|结转下年"),
)
_IN, _OUT = regex("本年收入(?:合计)?"), regex("本年支出(?:合计|小计)?")
_IN_PROSE, _OUT_PROSE = regex("本年收入(?:合计)?|收入合计"), regex("本年支出(?:合计)?|支出合计")
_FUND = regex("政府性基金|国有资本")
_TAKEN = regex("(?:使用|动用)(?:非财政拨款|专用|事业基金).*|用事业基金弥补收支差额")
_SHARED_OUT = regex("结余分配")


def rolled(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Start ＋ receipts − spending against the printed end, from the table or the row that has all four."""
    text = question.plain
    if not (_ASKED_START.search(text) and _ASKED_END.search(text) and "收入" in text and "支出" in text):
        return None
    for four in (*_of_tables(held), *_of_rows(held, links), *_of_prose(held)):
        return _told(held, four, reply)
    return None


def _of_tables(held: Held) -> Iterator[list[tuple[str, Figure]]]:
    """Of each table of both sides the lines of the identity, each with its sign; the end comes last."""
    for statement in held.extraction.budget.statements:
        own = [f for f in held.catalogue.figures if f.statement is statement and f.line is not None]
        main = [f for f in own if f.whole]
        found = [
            (sign, _line(main, asked)) for sign, asked in (("+", _START), ("+", _IN), ("−", _OUT), ("", _END))
        ]
        known = [(sign, f) for sign, f in found if f is not None]
        if len(known) < len(found):
            continue
        extra = [("+", _line(main, _TAKEN)), ("−", _line(main, _SHARED_OUT))]
        known[3:3] = [(sign, f) for sign, f in extra if f is not None and f.money.value]
        yield known


def _of_rows(held: Held, links: Links) -> Iterator[list[tuple[str, Figure]]]:
    """Of each row of a named item the columns of the identity."""
    lines = {id(f.line): f.line for s in links.subjects for f in held.catalogue.of_subject(s) if f.line}
    for line in lines.values():
        row = [f for f in held.catalogue.figures if f.line is line]
        found = [
            (sign, _head(row, asked)) for sign, asked in (("+", _START), ("+", _IN), ("−", _OUT), ("", _END))
        ]
        known = [(sign, f) for sign, f in found if f is not None]
        if len(known) == len(found):
            yield known


def _of_prose(held: Held) -> Iterator[list[tuple[str, Figure]]]:
    """The amounts of the identity that sentences tell, each of which must be told as one amount and of no single fund."""
    told = [
        f
        for f in held.catalogue.figures
        if f.statement is None and f.money.unit and not _FUND.search(f.section)
    ]
    found: list[tuple[str, Figure]] = []
    for sign, asked in (("+", _START), ("+", _IN_PROSE), ("−", _OUT_PROSE), ("", _END)):
        fitting = [f for f in told if asked.fullmatch(key(f.label)) and f.years <= {held.year}]
        if len({f.money.yuan for f in fitting}) != 1:
            return
        found.append((sign, fitting[0]))
    for sign, asked in (("+", _TAKEN), ("−", _SHARED_OUT)):
        extra = [f for f in told if asked.fullmatch(key(f.label)) and f.money.value]
        if len({f.money.yuan for f in extra}) > 1:
            return
        found[3:3] = [(sign, f) for f in extra[:1]]
    yield found


def _line(figures: list[Figure], asked: re.Pattern[str]) -> Figure | None:
    return next((f for f in figures if asked.fullmatch(key(f.row or f.label))), None)


def _head(row: list[Figure], asked: re.Pattern[str]) -> Figure | None:
    heads = ((f, [key(part) for part in (f.header or "").split("/")]) for f in row)
    return next((f for f, parts in heads if any(asked.fullmatch(part) for part in parts)), None)


def _told(held: Held, four: list[tuple[str, Figure]], reply: Reply) -> Found | None:
    end = four[-1][1]
    terms = four[:-1]
    unit = end.money.unit
    if any(f.money.unit != unit for _, f in terms):
        return None
    expression: list[Operand] = []
    for sign, figure in terms:
        expression += [sign, figure.money.value] if expression else [figure.money.value]
    said = "，".join(f"{f.shown}为{reply.figure(held.document, f)}" for _, f in (*terms, four[-1]))
    made = evaluate(tuple(expression))
    said += f"，计算为{reply.result(tuple(expression), unit, f'{end.shown}推算')}"
    apart = abs(made - end.money.value)
    if not apart:
        return Found(f"一致：{said}。")
    high, low = max(made, end.money.value), min(made, end.money.value)
    said += f"，相差{reply.result((high, '−', low), unit, f'{end.shown}相差')}"
    step = Decimal(1).scaleb(int(end.money.value.as_tuple().exponent))
    if apart <= step * len(four) / 2:
        return Found(f"一致（差别在四舍五入之内）：{said}。")
    return Found(f"不一致：{said}。", Outcome.CONFLICTING)

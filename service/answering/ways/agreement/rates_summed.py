"""Whether an amount is what several rates make of their numbers together (县道、乡道、村道各自的里程乘各自的标准)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.calculate import Operand, evaluate
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, numbers, scale
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.agreement.sections import clauses
from service.answering.ways.reckoning.factors import fits, is_rate
from service.patterns import regex
from service.terms import coverage, key

_ASKED = regex("标准|单价|定额|每|乘")
_MONTHLY = regex("每月|每个月|/月|·月")
_MONTHS = Decimal(12)
_LEAST, _MOST = 2, 8
_AGREED = "一致："
# So much of an item's name must the question say.
_NAMED = 0.6

_Pair = tuple[Number, Number]


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Each number with its rate, what they make, their sum, and the amount of the paragraph that tells them."""
    text = clauses(question, held)
    if ASKS_AGREEMENT.search(text) is None or _ASKED.search(text) is None:
        return None
    for row in _paragraphs(held):
        whole = next(
            (n for n in row if n.sort == "元" and not is_rate(n) and _meant(n, question, text)), None
        )
        if whole is None:
            continue
        behind = [n for n in row[row.index(whole) + 1 :] if not n.of_item]
        if alone := next(
            (pair for pair in list(_pairs(behind))[:1] if _agrees(whole, _made(pair, whole))), None
        ):
            # what follows in the paragraph is of other items
            return _told(whole, [alone], held, reply)
        pairs = list(_pairs([n for n in _own(row, whole) if not n.of_item and n is not whole]))
        pairs = _making(whole, row) or pairs
        if _LEAST <= len(pairs) <= _MOST:
            return _told(whole, pairs, held, reply)
    return None


def made_of(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """How an amount was reckoned, where the rates and numbers of its paragraph make it; None where they do not."""
    for row in _paragraphs(held):
        for whole in row:
            if whole.sort != "元" or is_rate(whole) or not whole.value:
                continue
            own, above = whole.saying.words.split("|")[0], whole.saying.above
            named = own in links.subjects or any(subject in above for subject in links.subjects)
            if not _meant(whole, question, question.plain) and (question.amounts or not named):
                continue
            if pairs := _making(whole, row):
                told = _told(whole, pairs, held, reply)
                return Found(told.text.removeprefix(_AGREED))
    return None


def _making(whole: Number, row: Sequence[Number]) -> list[_Pair]:
    """The numbers with their rates in the paragraph of an amount that make it together; none where they do not."""
    behind = [n for n in row[row.index(whole) + 1 :] if not n.of_item]
    ahead = [n for n in row[: row.index(whole)] if not n.of_item]
    for stretch in (behind, ahead):
        for pairs in (list(_pairs(stretch)), list(_pairs(stretch, rate_first=True))):
            for some in (pairs[:1], pairs):
                made = sum((_made(pair, whole) for pair in some), Decimal(0))
                if 0 < len(some) <= _MOST and _agrees(whole, made):
                    return some
    return []


def _paragraphs(held: Held) -> Iterator[list[Number]]:
    """The numbers of each paragraph of the text, in printed order."""
    found = [n for n in numbers(held) if n.where is Where.TEXT]
    for source in (p.source for p in held.extraction.passages):
        here: dict[int, Number] = {}
        for number in found:
            if (number.source.page, number.source.line) != (source.page, source.line):
                continue
            # a number that is told twice has two places
            at = next((at for at in _positions(number, source.text) if at not in here), None)
            if at is not None:
                here[at] = number
        yield [here[at] for at in sorted(here)]


def _own(row: list[Number], whole: Number) -> list[Number]:
    """The numbers of a paragraph up to where it goes on to an item that has more than the whole, and so is no part of it."""
    start = row.index(whole)
    for at, number in enumerate(row[start + 1 :], start + 1):
        other = number.saying.words.split("|")[0] != whole.saying.words.split("|")[0]
        if number.of_item and number.sort == "元" and other and number.base > whole.base:
            return row[:at]
    return row


def _positions(number: Number, text: str) -> Iterator[int]:
    """Where a paragraph has a number."""
    if number.count is not None and key(number.count.quote) not in key(text):
        return
    printed = number.count.quantity.printed if number.count is not None else f"{number.value:f}"
    written = rf"(?<![\d.]){re.escape(printed.strip().replace(',', ''))}\s*{re.escape(number.unit[:1])}"
    yield from (found.start() for found in re.finditer(written, text.replace(",", "")))


def _meant(whole: Number, question: Question, text: str) -> bool:
    if question.amounts:
        return any(said.low <= whole.base <= said.high for said in question.amounts)
    return coverage(whole.saying.words.split("|")[0], text) >= _NAMED


def _pairs(row: Sequence[Number], *, rate_first: bool = False) -> Iterator[_Pair]:
    """Each number with the rate that is told right behind it, or right before it (每户1.2万元共58户); none of them twice."""
    taken: Number | None = None
    for first, second in pairwise(row):
        rate, count = (first, second) if rate_first else (second, first)
        if first is taken or not is_rate(rate) or is_rate(count):
            continue
        if count.sort not in ("元", "%") and fits(rate, count):
            taken = second
            yield count, rate


def _product(pair: _Pair, whole: Number) -> tuple[Operand, ...]:
    """A number times its rate, in the unit of the whole and of a year."""
    count, rate = pair
    expression: tuple[Operand, ...] = (count.value, "×", rate.value)
    for number in pair:
        if (power := scale(number.unit)) > 1:
            expression += ("×", power)
    if _MONTHLY.search(f"{rate.saying.words}|{rate.unit}"):
        expression += ("×", _MONTHS)
    factor = Decimal(YUAN_PER_UNIT[whole.unit])
    return (*expression, "÷", factor) if factor > 1 else expression


def _made(pair: _Pair, whole: Number) -> Decimal:
    return evaluate(_product(pair, whole), 2)


def _agrees(whole: Number, made: Decimal) -> bool:
    return abs(made - whole.value) * 2 <= Decimal(1).scaleb(int(whole.value.as_tuple().exponent))


def _told(whole: Number, pairs: Sequence[_Pair], held: Held, reply: Reply) -> Found:
    unit = whole.unit
    said, values = [whole.tell(held, reply)], []
    for count, rate in pairs:
        said.append("，".join(dict.fromkeys((count.quoted(held, reply), rate.quoted(held, reply)))))
        said[-1] += f"，两者的积为{reply.result(_product((count, rate), whole), unit, '计算', 2)}"
        values.append(_made((count, rate), whole))
    made = sum(values, Decimal(0))
    text = "，".join(said)
    if len(pairs) > 1:
        text += f"；相加为{reply.result(sum_of(values), unit, '合计')}"
    if _agrees(whole, made):
        return Found(f"{_AGREED}{text}。")
    apart = reply.result((max(made, whole.value), "−", min(made, whole.value)), unit, "相差")
    return Found(f"不一致：{text}，相差{apart}。", Outcome.CONFLICTING)

"""Whether what the quarters or years of one thing make together is an amount printed elsewhere (四个季度合计与项目资金相符吗)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question, parts
from service.answering.document.held import Held
from service.answering.printed.catalogue import Figure
from service.answering.printed.linking import Links, link
from service.answering.reply import Found, Reply
from service.answering.ways import series
from service.terms import key

_AGAINST = re.compile("[与和跟同]")
_IN_FORM = re.compile("绩效|目标表|申报表")


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts, their sum, and beside it the one that the item named has elsewhere; None where that is not one amount."""
    asked = parts(question)
    if len(asked) != 2 or not asked[1].wants(Ask.VERIFY):
        return None
    summed, against = asked
    # a place that the other clause names (项目支出表) is no item
    own = link(summed.plain, held.catalogue, whole=False)
    named = own.subjects
    if len(named) != 1:
        return None
    if _AGAINST.match(against.plain) is None or ASKS_AGREEMENT.search(against.plain) is None:
        return None
    told = series.total(replace(summed, asks=question.asks), held, own, reply)
    if told is None or not reply.values:
        return None
    figure = _elsewhere(held, named[0], against)
    if figure is None:
        return None
    total = reply.values[-1]
    yuan = total.amount * YUAN_PER_UNIT[total.unit]
    said = f"{told.text.rstrip('。')}，{figure.shown}为{reply.figure(held.document, figure)}"
    step = Decimal(1).scaleb(int(total.amount.as_tuple().exponent)) * YUAN_PER_UNIT[total.unit]
    if abs(yuan - figure.money.yuan) * 2 <= step:
        return Found(f"一致：{said}。")
    high, low = max(yuan, figure.money.yuan), min(yuan, figure.money.yuan)
    return Found(f"不一致：{said}，相差{reply.result((high, '−', low), '元', '相差')}。", Outcome.CONFLICTING)


def _elsewhere(held: Held, subject: str, against: Question) -> Figure | None:
    """The amount that a table has for the item; of the form of its targets where that is named. None where it has several."""
    figures = [
        f for f in held.catalogue.of_subject(subject) if f.statement is not None and f.whole and f.money.value
    ]
    if _IN_FORM.search(against.plain):
        figures = [f for f in figures if "绩效" in key(f.section)]
    return figures[0] if len({f.money.yuan for f in figures}) == 1 else None

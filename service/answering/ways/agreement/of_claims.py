"""A question whose clauses together ask whether numbers agree (有几处，两处说法一致吗), answered as one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question, parts
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links, link
from service.answering.reply import Found, Reply
from service.answering.ways.agreement import (
    across_places,
    bought,
    claims,
    counts_added,
    form_rates,
    not_done,
    projects_told,
    rates_summed,
    scored,
    sums_told,
)
from service.answering.ways.agreement.two_places import places_in
from service.answering.ways.figures import cells
from service.answering.ways.reckoning import products, series
from service.patterns import regex
from service.terms import key

_AGAINST = regex("[与和跟同]")
_IN_FORM = regex("绩效|目标表|申报表")
# Asks on, about where two numbers part: another question.
_WHERE_APART = regex("差在哪|哪一?[类项](?:人员|科目|支出)?(?:上|不同|不一致)|为什么|为何")
# Asks what two numbers make: another question too.
_RECKONED = regex("[按照用拿依][^,，。]{2,20}算")
# What a clause may ask that belongs to one question of agreement with the others.
_OF_NUMBERS = frozenset(
    {Ask.VERIFY, Ask.COUNT, Ask.AMOUNT, Ask.YES_NO, Ask.DIFFERENCE, Ask.SUM, Ask.HOW, Ask.PER_HEAD, Ask.PARTS}
)
_OF_FAILURES = _OF_NUMBERS | {Ask.CHANGE, Ask.BASE, Ask.SHARE}


def asked(question: Question) -> bool:
    """Whether a question of several clauses asks with all of them after one claim."""
    asks = [part.asks for part in parts(question)]
    return len(asks) > 1 and claims.asked(question) and all(set(a) <= _OF_FAILURES for a in asks)


def told(whole: Question, asking: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What fails of it, else what ways that take a whole question say; None where its parts are to be answered one by one.

    `asking` is the question without the names of bodies, as it is printed.
    """
    failed = reply.attempt(partial(claims.failed, asking, held, links, reply))
    if failed is not None:
        return failed
    clauses = parts(whole)
    of_numbers = whole.wants(Ask.VERIFY) and all(set(part.asks) <= _OF_NUMBERS for part in clauses)
    if not of_numbers or _WHERE_APART.search(whole.plain):
        return None
    if len([part for part in clauses if sums_told.adds(part.plain)]) > 1:
        # two sums are two questions
        return None
    placed = any(part.wants(Ask.VERIFY) and len(list(places_in(part, held))) > 1 for part in clauses)
    if placed and any(_RECKONED.search(part.plain) for part in clauses):
        # what two places print is one question, what a rate makes another
        return None
    reckoned = any(part.wants(Ask.HOW, Ask.PER_HEAD) for part in clauses)
    several = (
        not_done.agreeing,
        cells.several,
        _series_agree,
        form_rates.agreeing,
        rates_summed.agreeing,
        products.product,
        bought.agreeing,
        scored.agreeing,
        counts_added.agreeing,
        projects_told.agreeing,
        sums_told.of_sentence,
        across_places.agreeing,
    )
    for way in (form_rates.agreeing, rates_summed.agreeing, products.product) if reckoned else several:
        found = reply.attempt(partial(way, asking, held, links, reply))
        if found is not None:
            return found
    return None


def _series_agree(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
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

"""Whether a printed percent follows from the printed amounts (算得对吗, 幅度对吗)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractors.schema.budget import NarrativeItem, Percent
from extractors.schema.draft import BASE_NAMES, Direction
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.catalogue import subject_of
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.lookup import select
from service.answering.ways.narrated import narrative
from service.answering.ways.told_change import state


def verify_percent(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether a printed percent of change follows from the printed amounts."""
    for subject in links.subjects:
        for item in narrative(held, subject):
            if item.percent is None or item.current is None or item.direction is None:
                continue
            if question.percents and abs(item.percent.value) not in {abs(p) for p in question.percents}:
                continue
            sign = "−" if item.direction is Direction.INCREASE else "+"
            said = state(held, item, reply)
            if item.delta is None:
                judged = _against_previous(item, reply) or _by_tables(question, held, item, links, reply)
                if judged is None:
                    continue
                return Found(f"{said}；{judged}。")
            if item.delta.unit != item.current.unit:
                continue
            before = (
                item.current.value - item.delta.value
                if sign == "−"
                else item.current.value + item.delta.value
            )
            unit = item.current.unit
            against = BASE_NAMES[item.against]
            base = reply.result((item.current.value, sign, item.delta.value), unit, f"{item.item}{against}")
            if not before:
                return Found(f"{said}；推算{against}为{base}，基数为零，百分比没有意义。")
            result = reply.result(
                (item.delta.value, "÷", before, "×", Decimal(100)), "%", "增减幅度", places=2
            )
            judged = _judged(item.percent, item.delta.value / before * 100)
            return Found(f"{said}；推算{against}为{base}，重新计算的幅度为{result}，{judged}。")
    return None


def _against_previous(item: NarrativeItem, reply: Reply) -> str | None:
    """The percent that follows from this year's and last year's printed amounts."""
    now, before = item.current, item.previous
    if item.percent is None or now is None or before is None or now.unit != before.unit or not before.value:
        return None
    high, low = max(now.value, before.value), min(now.value, before.value)
    delta = high - low
    base = reply.result((high, "−", low), now.unit, f"{item.item}增减")
    expression = (delta, "÷", before.value, "×", Decimal(100))
    result = reply.result(expression, "%", "增减幅度", places=2)
    return f"两年相差{base}，重新计算的幅度为{result}，{_judged(item.percent, delta / before.value * 100)}"


def _by_tables(question: Question, held: Held, item: NarrativeItem, links: Links, reply: Reply) -> str | None:
    """The percent that follows from the two years that the tables print of the item."""
    if held.year is None or item.percent is None:
        return None
    subject = subject_of(item)
    bare = replace(question, amounts=(), percents=())
    now, before = (select(held, subject, bare, links.left, year=year) for year in (held.year, held.year - 1))
    if now is None or before is None or now.money.unit != before.money.unit or not before.money.value:
        return None
    delta = abs(now.money.value - before.money.value)
    printed = f"{held.year}年{now.shown}为{reply.figure(held.document, now)}"
    printed += f"，{held.year - 1}年为{reply.figure(held.document, before)}"
    high, low = max(now.money.value, before.money.value), min(now.money.value, before.money.value)
    reply.result((high, "−", low), now.money.unit, f"{item.item}增减")
    result = reply.result((delta, "÷", before.money.value, "×", Decimal(100)), "%", "增减幅度", places=2)
    judged = _judged(item.percent, delta / before.money.value * 100)
    return f"报表中{printed}，重新计算的幅度为{result}，{judged}"


def _judged(percent: Percent, computed: Decimal) -> str:
    off = abs(abs(percent.value) - abs(computed))
    return "与印出的幅度相差在取整之内" if off <= Decimal("0.5") else "与印出的幅度不一致"

"""How an item changed from last year: both years and the difference, as sentences or tables print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure, subject_of
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.percent_check import doubted
from service.answering.ways.changes.apart import reasoned
from service.answering.ways.changes.narrated import SIDES, narrative, tells_change
from service.answering.ways.changes.reasons import whole_reason
from service.answering.ways.changes.stated import (
    AGAINST_BUDGET,
    UNPLANNED,
    YEAR_BEFORE_LAST,
    from_last_year,
    words,
)
from service.answering.ways.changes.told_change import RATE, difference, other_year, rate, state
from service.answering.ways.figures.selection import meant, select
from service.answering.ways.members.compose import THREE_PUBLIC, components
from service.terms import key


def change(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """How an item changed from last year: both years and the difference, printed or computed."""
    told = []
    status = Outcome.ANSWERED
    if YEAR_BEFORE_LAST.search(question.plain):
        # how last year differed from the year before it is another change
        return None
    base_of = Against.BUDGET if AGAINST_BUDGET.search(question.plain) else Against.LAST_YEAR
    several = links
    for named in several.members:
        subject = meant(held, named, question)
        if len(several.members) > 1:
            # 校车的运行费和公务接待费: the words before the one say nothing of the other
            links = replace(several, left=several.beside(named))
        items = [i for i in narrative(held, subject) if not unmatched(links.left, *words(i))]
        if base_of is Against.BUDGET and not _says_last_year(question, held):
            # the year that another part of the question named is none of this one
            of_budget = [i for i in items if i.against is Against.BUDGET]
            if UNPLANNED.search(question.plain) and not of_budget:
                # how it differs from last year says nothing of why it was spent without a budget
                return None
            items = of_budget or items
        elif from_last_year(question, held):
            # what it is against the budget is another change
            items = [i for i in items if i.against is not Against.BUDGET]
        items = [i for i in items if i.code in question.codes] or items
        if differing := _at_odds(items, base_of):
            told.append("；".join(state(held, i, reply) for i in differing) + "，两处不一致")
            status = Outcome.CONFLICTING
            continue
        items.sort(key=lambda i: (i.against is not base_of, not (i.delta or i.direction)))
        item = next((i for i in items if tells_change(i)), None)
        sentence = with_current(question, held, item, links, reply) if item else ""
        pair = _both_years(question, held, subject, links, reply, item if sentence else None)
        if pair and unmatched(links.left, key("".join(pair))) and not item:
            return None
        if not pair and not sentence:
            return None
        if item and item.direction is Direction.FLAT and question.wants(Ask.YES_NO):
            sentence = f"没有变化：{sentence}"
        told += [sentence, doubted(item, reply) if item and sentence else "", *pair]
        if item and not pair:
            told.append(other_year(item, reply) if item.delta else difference(item, reply))
        if item and not item.percent and not pair and (question.english or RATE.search(question.plain)):
            told.append(rate(item, reply))
        if item and item.purpose and question.wants(Ask.PURPOSE):
            told.append("用途：" + reply.quote(held.document, item.purpose.text, item.purpose.source, ""))
        if item and reasoned(item):
            told.append(
                "原因：" + reply.quote(held.document, *whole_reason(held, item), " / ".join(item.heading))
            )
        if concept(subject) == "三公经费" and not any("其中" in part for part in pair):
            parts = (next(iter(narrative(held, part)), None) for part in THREE_PUBLIC)
            told += dict.fromkeys(state(held, part, reply) for part in parts if part and part.delta)
    return Found("；".join(part for part in told if part) + "。", status) if told else None


def _at_odds(items: Sequence[NarrativeItem], base: Against) -> list[NarrativeItem]:
    """Changes of one item against one base that cannot both be (较上年增加12万元，较上年增加15万元): those that one sentence
    states of the same amount; empty where there is one."""
    moved = [i for i in items if i.delta is not None and i.current is not None and i.against is base]
    for one in moved:
        same = [
            i
            for i in moved
            if i.sentence.text == one.sentence.text
            and (i.item, i.code, i.measure) == (one.item, one.code, one.measure)
            and i.current == one.current
        ]
        if len(same) > 1 and not same[0].delta.interval.meets(same[1].delta.interval):  # type: ignore[union-attr]
            return same[:2]
    return []


def _says_last_year(question: Question, held: Held) -> bool:
    """Whether the words themselves name the year before."""
    return question.previous or (held.year is not None and str(held.year - 1) in question.plain)


def with_current(question: Question, held: Held, item: NarrativeItem, links: Links, reply: Reply) -> str:
    """What a sentence tells of a change, with this year's amount from the tables where the sentence has none."""
    subject = subject_of(item)
    name = SIDES.get(subject, subject)
    if name.startswith("本年") and held.catalogue.of_subject(f"{name}合计"):
        # the column of a fund is called so too
        name += "合计"
    if item.against is Against.BUDGET and UNPLANNED.search(question.plain):
        # what the budget was is told with the question, and what was spent is not
        question = replace(question, plain="支出决算数")
    now = None if item.current else select(held, name, question, links.left)
    stated = state(held, item, reply)
    return stated if now is None else f"{now.shown}为{reply.figure(held.document, now)}；{stated}"


def _both_years(
    question: Question, held: Held, subject: str, links: Links, reply: Reply, item: NarrativeItem | None
) -> list[str]:
    """Both years of the tables with what lies between; what the sentence `item` tells of it is not told again."""
    if held.year is None:
        return []
    now = select(held, subject, question, links.left)
    before = select(held, subject, question, links.left, year=held.year - 1)
    if (
        now is None
        or before is None
        or now.money.unit != before.money.unit
        or (not before.years and not before.column)
    ):
        return []
    printed = item is not None and _tells(item, now, before)
    if item is not None and not item.percent and RATE.search(question.plain):
        # the rate is made of the difference of the two, which the sentence may print in another unit
        printed = False
    told = [] if printed else [f"{held.year}年{now.shown}为{reply.figure(held.document, now)}"]
    told.append(f"{held.year - 1}年{before.shown}为{reply.figure(held.document, before)}")
    if now.money.value != before.money.value:
        if not printed:
            more = now.money.value > before.money.value
            high, low = (now, before) if more else (before, now)
            result = reply.result(
                (high.money.value, "−", low.money.value), now.money.unit, f"{now.shown}增减"
            )
            told.append(f"{'增加' if more else '减少'}{result}")
        if (
            not (printed and item is not None and item.percent)
            and RATE.search(question.plain)
            and before.money.value
        ):
            rate = (abs(now.money.value - before.money.value), "÷", before.money.value, "×", Decimal(100))
            told.append("幅度为" + reply.result(rate, "%", f"{now.shown}增减幅度", places=2))
    elif not printed:
        told.append("两年持平")
    made = list(components(held, now)) if concept(now.subject) == "三公经费" else []
    told += [f"其中{part.shown}{reply.figure(held.document, part)}" for part in made]
    return told


def _tells(item: NarrativeItem, now: Figure, before: Figure) -> bool:
    """Whether a sentence prints this year's amount of the tables and the change that follows from them."""
    if item.current is None or not item.current.interval.meets(now.money.interval):
        return False
    change = now.money.yuan - before.money.yuan
    if item.delta is None:
        return item.direction is Direction.FLAT and not change
    way = Direction.INCREASE if change > 0 else Direction.DECREASE
    return item.direction is way and item.delta.interval.low <= abs(change) <= item.delta.interval.high

"""What a phrase of a question names, in the one meaning that is asked for: an item's amount or any other number, what it was the
year before, what was planned for it, by how much it changed, what was left of its budget."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction
from service.answering.asked.comparing import Meant
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year
from service.answering.printed.figure import Figure, subject_of
from service.answering.printed.linking import link
from service.answering.reply import Reply
from service.answering.ways.changes.narrated import names, narrative
from service.answering.ways.changes.starts import first_start, start, start_of
from service.answering.ways.changes.told_change import difference, rate, state
from service.answering.ways.figures.selection import select
from service.answering.ways.reckoning.called import (
    SIDES,
    abbreviates,
    item_of,
    numbers_of,
    of_side,
    ways_to_say,
)
from service.answering.ways.reckoning.sides import Side, gap_of, told_of
from service.patterns import regex
from service.terms import key

_PLAN, _DONE = regex("预算"), regex("决算|执行|支出数")
# Right before the amount of what was planned, and of what was spent of it, in one sentence.
_PLAN_WORD = regex("预算(?:数|安排|资金|金额)?(?:为|是)?\\s*$")
_DONE_WORD = regex("(?:执行|支出|使用|完成|实际|支付)(?:数|金额|资金)?(?:了|为|是)?\\s*$")
_AGAINST = {Meant.BEFORE: Against.LAST_YEAR, Meant.PLANNED: Against.BUDGET}


def resolved(phrase: str, meant: Meant, question: Question, held: Held, reply: Reply) -> Side | None:
    """What a phrase is of that meaning; None where it is not found, or could be several."""
    if meant in (Meant.CHANGE, Meant.RATE):
        return _changed(phrase, meant, held, reply)
    if meant is Meant.UNSPENT:
        return _unspent(phrase, question, held, reply)
    if meant is Meant.AMOUNT and of_last_year(question, held):
        meant = Meant.BEFORE
    if meant in _AGAINST:
        return _started(phrase, _AGAINST[meant], question, held, reply)
    figure = item_of(phrase, question, held)
    if figure is not None:
        return Side.of_figure(figure, held, reply)
    called = numbers_of(phrase, held)
    return Side.of_number(called[0], held, reply) if len({(n.base, n.sort) for n in called}) == 1 else None


# --- changes


def _called(phrase: str, held: Held) -> Iterator[str]:
    """The keys of the items that a phrase may name, the likeliest first: in full, by its one link, by the end or some
    characters of the one name that the sentences have."""
    seen: list[str] = []
    said = [way for way in ways_to_say(phrase, held) if len(way) > 1]
    names = list(dict.fromkeys(subject_of(i) for i in held.extraction.budget.narrative))
    for each in (name for way in said for name in (of_side(way) if way in SIDES else (way,))):
        links = link(each, held.catalogue, whole=False)
        own = key(each) in names or (bool(held.catalogue.of_subject(key(each))) and not each.endswith(SIDES))
        linked = links.subjects[:1] if len(links.subjects) == 1 and not links.left else ()
        seen += (key(each),) if own else linked
    for each in said:
        bare = key(each)
        ends = [n for n in names if len(bare) > 2 and (n.endswith(bare) or abbreviates(bare, n))]
        seen += ends if len(ends) == 1 else []
    yield from dict.fromkeys(seen)


def items_called(phrase: str, held: Held) -> Iterator[list[NarrativeItem]]:
    """What the sentences say of an item that a phrase may name, the likeliest first."""
    for subject in _called(phrase, held):
        told = narrative(held, subject)
        own = [i for i in told if names(i, subject) or subject_of(i) == subject]
        if subject in SIDES or own:
            yield own or told


def _changed(phrase: str, meant: Meant, held: Held, reply: Reply) -> Side | None:
    """By how much, or by what rate, an item changed from last year, as a sentence tells it."""
    for items in items_called(phrase, held):
        told = [
            i for i in items if i.against is Against.LAST_YEAR and i.delta is not None and _way(i) is not None
        ]
        if len({i.delta.yuan for i in told if i.delta is not None}) == 1:
            return change_of(told, meant, held, reply)
        if told:
            return None
    kept = (change_of(items, meant, held, reply) for items in items_called(phrase, held))
    return next((side for side in kept if side is not None), None)


def change_of(items: Iterable[NarrativeItem], meant: Meant, held: Held, reply: Reply) -> Side | None:
    """The change that sentences tell of one item, a printed size first; without one it has no value."""
    told = [i for i in items if i.direction is not None and i.against is Against.LAST_YEAR]
    item = next((i for i in told if i.percent or i.delta), told[0] if told else None)
    if item is None:
        return None
    said, up = state(held, item, reply), _way(item)
    if meant is Meant.CHANGE and item.delta is not None:
        return Side.of_item(item, item.delta.value, item.delta.unit, said, up=up)
    if meant is Meant.RATE and item.percent is not None:
        return Side.of_item(item, abs(item.percent.value), "%", said, up=up)
    if meant is Meant.RATE and (more := rate(item, reply)):
        return Side.of_item(item, reply.values[-1].amount, "%", f"{said}，{more}", up=up)
    return replace(Side.of_item(item, Decimal(0), "%", said, up=up), values=())


def _way(item: NarrativeItem) -> bool | None:
    """Whether it went up; None where it did not move."""
    moved = item.direction in (Direction.INCREASE, Direction.DECREASE)
    return item.direction is Direction.INCREASE if moved else None


def _started(phrase: str, against: Against, question: Question, held: Held, reply: Reply) -> Side | None:
    """What an item was the year before, or what was planned for it."""
    for items in items_called(phrase, held):
        if (told := first_start(items, against, held, reply)) is not None:
            return told
    figure = item_of(phrase, question, held)
    return None if figure is None else start(figure.subject, (), against, question, held, reply)


# --- against the budget


def stages(phrase: str, question: Question, held: Held, reply: Reply) -> tuple[Side, Side] | None:
    """The budget of an item and what was spent of it: told by the sentence of the change, by one that has both, by a table."""
    figure = item_of(phrase, question, held)
    own = [] if figure is None else [narrative(held, figure.subject)]
    for items in (*items_called(phrase, held), *own):
        told = [i for i in items if i.current is not None]
        for one in told:
            plan = start_of(one, Against.BUDGET, held, reply)
            if plan is not None and one.current is not None:
                return plan, Side.of_item(one, one.current.value, one.current.unit, "")
        for one, other in combinations(told, 2):
            same = one.sentence.text == other.sentence.text
            if same and _said_behind(_PLAN_WORD, one) and _said_behind(_DONE_WORD, other):
                return _quoted(one, held, reply), _quoted(other, held, reply)
    planned = figure and select(
        held, figure.subject, replace(question, plain="年初预算数", asks=()), (), held.year
    )
    if figure is None or planned is None or planned.order == figure.order:
        return None
    return Side.of_figure(planned, held, reply), Side.of_figure(figure, held, reply)


def _said_behind(words: re.Pattern[str], item: NarrativeItem) -> bool:
    """Whether the words right before the amount of an item in its sentence end in these."""
    at = item.sentence.text.find(item.current.printed.strip()) if item.current is not None else -1
    return at > 0 and words.search(item.sentence.text[:at]) is not None


def _quoted(item: NarrativeItem, held: Held, reply: Reply) -> Side:
    """The amount of an item told by its whole sentence, which says what of the item it is."""
    money, quote, section = item.current, item.sentence.text.strip(), " / ".join(item.heading)
    assert money is not None
    reply.money(held.document, money, quote, section, item.item)
    told = f"文中写道：{reply.quote(held.document, quote, item.sentence, section)}"
    return Side.of_item(item, money.value, money.unit, told)


def _unspent(phrase: str, question: Question, held: Held, reply: Reply) -> Side | None:
    """How far what was spent on an item is from its budget: told, or as both amounts make it."""
    for subject in _called(phrase, held):
        pair = _both_stages(subject, held)
        if pair is not None:
            plan, spent = (Side.of_figure(f, held, reply) for f in pair)
            return _between(plan, spent, reply)
    for items in items_called(phrase, held):
        for told_so in (i for i in items if i.against is Against.BUDGET):
            item = told_so.model_copy(update={"percent": None})
            now, before, delta = item.current, item.previous, item.delta
            if delta is not None and item.direction is not None:
                return Side.of_item(item, delta.value, delta.unit, state(held, item, reply), up=_way(item))
            if now is not None and before is not None and now.unit == before.unit:
                told = state(held, item, reply)
                more = difference(item, reply)
                size = abs(now.value - before.value)
                return Side.of_item(item, size, now.unit, f"{told}，{more}" if more else told, up=_way(item))
    told_both = stages(phrase, question, held, reply)
    return None if told_both is None else _between(*told_both, reply)


def _between(plan: Side, spent: Side, reply: Reply) -> Side | None:
    if plan.unit != spent.unit:
        return None
    told, size = told_of((plan, spent)), abs(plan.value - spent.value)
    if size:
        told += f"，相差{gap_of(plan, spent, reply, f'{spent.name}与{plan.name}相差')}"
    return Side(spent.name, (size,), plan.unit, told, spent.places, up=spent.value > plan.value)


def _both_stages(subject: str, held: Held) -> tuple[Figure, Figure] | None:
    """The budget and the outturn of an item: of one row, or of sentences that call them so."""
    figures = held.catalogue.of_subject(subject)
    for figure in figures:
        row = [f for f in figures if f.line is figure.line] if figure.line is not None else []
        plan = next((f for f in row if _PLAN.search(f.header or "")), None)
        spent = next((f for f in row if _DONE.search(f.header or "")), None)
        if plan is not None and spent is not None and plan is not spent:
            return plan, spent
    said = [f for f in figures if f.item is not None and f.whole]
    plans = [f for f in said if f.item is not None and re.search("预算", f.item.measure)]
    dones = [f for f in said if f.item is not None and re.search("决算|执行", f.item.measure)]
    if (
        plans
        and dones
        and len({f.money.yuan for f in plans}) == 1
        and len({f.money.yuan for f in dones}) == 1
    ):
        return plans[0], dones[0]
    return None

"""The amounts that the changes of a document start from (上年数, 年初预算): told by the sentence of the change, reckoned back
from it, or printed elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import BASE_NAMES, Against, Direction
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import subject_of
from service.answering.printed.item_names import names_of
from service.answering.printed.linking import Links, Mention
from service.answering.reply import Reply
from service.answering.ways.changes.last_year import base
from service.answering.ways.changes.narrated import narrative
from service.answering.ways.changes.planned import from_outturn
from service.answering.ways.changes.stated import words
from service.answering.ways.changes.told_change import state
from service.answering.ways.figures.selection import select
from service.answering.ways.reckoning.sides import Side, added, joined, left_of
from service.patterns import regex
from service.terms import key

# What a sentence says of several items together, right behind them.
_TOGETHER = regex(
    "^(?:以上|上述|这)?[两二三四五六七八九十\\d]+[项类者](?:支出|收入|经费|资金)*(?:合计|共计|总计|共)?"
)


def start_of(item: NarrativeItem, against: Against, held: Held, reply: Reply) -> Side | None:
    """The amount that the change of one item starts from; None where the sentence does not tell it, or it is below zero."""
    now, delta, before = item.current, item.delta, item.previous
    if item.against is not against:
        return None
    if before is not None:
        return Side.of_item(item, before.value, before.unit, state(held, item, reply))
    if now is None:
        return None
    if item.direction is Direction.FLAT:
        return Side.of_item(item, now.value, now.unit, state(held, item, reply))
    if delta is None or delta.unit != now.unit or item.direction is None:
        return None
    rises = item.direction is Direction.INCREASE
    if rises and delta.value > now.value:
        return None
    called = BASE_NAMES[against]
    told = state(held, item, reply)
    made = reply.result((now.value, "−" if rises else "+", delta.value), now.unit, f"{item.item}{called}")
    value = now.value - delta.value if rises else now.value + delta.value
    return Side.of_item(item, value, now.unit, f"{told}，由此推算{called}为{made}", reckoned=True)


def first_start(items: Iterable[NarrativeItem], against: Against, held: Held, reply: Reply) -> Side | None:
    return next((made for i in items if (made := start_of(i, against, held, reply)) is not None), None)


def start(
    subject: str, left: Iterable[str], against: Against, question: Question, held: Held, reply: Reply
) -> Side | None:
    """What an item was the year before, or what was planned for it: as the sentence of its change tells it, else as it is
    printed or follows otherwise. `left` are words that have to stand with it."""
    left = tuple(left)
    items = (i for i in narrative(held, subject) if not unmatched(left, *words(i)))
    told = first_start(items, against, held, reply)
    return told or _told_alone(subject, left, against, question, held, reply)


def _told_alone(
    subject: str, left: tuple[str, ...], against: Against, question: Question, held: Held, reply: Reply
) -> Side | None:
    """The same as who asks for nothing else is told it."""
    if any(f.line is not None and f.line.of_body for f in held.catalogue.of_subject(subject)):
        # of a unit many amounts are printed
        return None
    alone = Links((Mention(subject, 0, 0),), ())
    known = len(reply.values)
    if against is Against.LAST_YEAR:
        asking = replace(question, plain=f"上年{subject}是多少", asks=(Ask.AMOUNT,))
        found = base(asking, held, alone, reply) if held.year is not None else None
    else:
        planned = select(held, subject, replace(question, plain="年初预算数", asks=()), left)
        if planned is not None:
            # 年末结转 is not meant by 年初结转
            own = subject in names_of(planned.subject) or planned.subject in names_of(subject)
            own = own and planned.planned and not unmatched(left, planned.words)
            return Side.of_figure(planned, held, reply) if own else None
        found = from_outturn(subject, question, held, alone, reply)
    told = [v for v in reply.values[known:] if v.yuan is not None]
    if found is None or not told or unmatched(left, held.document.department, found.text):
        return None
    name = told[-1].label.removesuffix(BASE_NAMES[against])
    return Side(name, (told[-1].amount,), told[-1].unit, found.text.rstrip("。"), reckoned=True)


def together(links: Links, against: Against, held: Held, reply: Reply) -> str:
    """What several items started from together, of which their sentence tells only how all of them changed (三项合计减少…);
    empty where none tells it."""
    told = list(held.extraction.budget.narrative)
    for at, item in enumerate(told):
        name = _TOGETHER.search(key(item.item))
        if name is None or item.against is not against or item.delta is None or item.current is not None:
            continue
        parts = list(_right_before(told, at, len(links.members)))
        named = [any(s in (subject_of(p), key(p.item)) for s in links.members) for p in parts]
        units = {p.current.unit if p.current else "" for p in parts} | {item.delta.unit}
        if len(parts) != len(links.members) or not all(named) or len(units) != 1:
            continue
        known = [
            Side.of_item(p, p.current.value, p.current.unit, state(held, p, reply))
            for p in parts
            if p.current
        ]
        whole, changed = joined(known), Side("", (item.delta.value,), item.delta.unit, "")
        said, now, called = (
            f"{whole.told}；{state(held, item, reply)}",
            added(known, reply),
            BASE_NAMES[against],
        )
        if item.direction is Direction.INCREASE:
            before = left_of(whole, (changed,), reply, f"合计{called}")
        else:
            before = added((whole, changed), reply, f"合计{called}")
        return f"{said}；合计{now}，由此推算{called}合计为{before}"
    return ""


def _right_before(told: list[NarrativeItem], at: int, count: int) -> Iterator[NarrativeItem]:
    """The items of the same sentence right before one."""
    for item in told[max(0, at - count) : at]:
        if item.sentence.text == told[at].sentence.text and item.current is not None:
            yield item

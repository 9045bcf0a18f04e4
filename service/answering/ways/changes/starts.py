"""The amounts that the changes of a document start from (上年, 年初预算), printed or reckoned back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction
from extractors.schema.money import Money
from service.answering.document.held import Held, unmatched
from service.answering.printed.catalogue import subject_of
from service.answering.printed.linking import Links
from service.answering.reply import Reply, sum_of
from service.answering.ways.changes.narrated import narrative
from service.answering.ways.changes.stated import words
from service.answering.ways.changes.told_change import state
from service.patterns import regex
from service.terms import key

BASES = {Against.LAST_YEAR: "上年", Against.BUDGET: "预算"}
# What a sentence says of several items together, right behind them.
_TOGETHER = regex(
    "^(?:以上|上述|这)?[两二三四五六七八九十\\d]+[项类者](?:支出|收入|经费|资金)*(?:合计|共计|总计|共)?"
)


@dataclass(frozen=True, slots=True)
class Start:
    """What an item started from: its amount, and the sentence of the answer that tells where it comes from."""

    item: str
    value: Decimal
    unit: str
    told: str
    now: Money | None = None


def start_of(item: NarrativeItem, against: Against, held: Held, reply: Reply) -> Start | None:
    """The amount that the change of one item starts from; None where the sentence does not tell it, or it is below zero."""
    now, delta, before = item.current, item.delta, item.previous
    if item.against is not against:
        return None
    if before is not None:
        return Start(item.item, before.value, before.unit, state(held, item, reply), now)
    if now is None:
        return None
    if item.direction is Direction.FLAT:
        return Start(item.item, now.value, now.unit, state(held, item, reply), now)
    if delta is None or delta.unit != now.unit or item.direction is None:
        return None
    rises = item.direction is Direction.INCREASE
    if rises and delta.value > now.value:
        return None
    base = BASES[against]
    told = state(held, item, reply)
    result = reply.result((now.value, "−" if rises else "+", delta.value), now.unit, f"{item.item}{base}")
    value = now.value - delta.value if rises else now.value + delta.value
    return Start(item.item, value, now.unit, f"{told}，由此推算{base}为{result}", now)


def start(subject: str, left: Iterable[str], against: Against, held: Held, reply: Reply) -> Start | None:
    """The amount that the change of an item named by its subject starts from."""
    items = [i for i in narrative(held, subject) if not unmatched(tuple(left), *words(i))]
    made = (start_of(i, against, held, reply) for i in items)
    return next((one for one in made if one is not None), None)


def called(phrase: str, held: Held) -> str | None:
    """The subject of the one item of a change that a phrase is short for (购置费: 公务用车购置费); None for none or several."""
    found = {subject_of(i) for i in held.extraction.budget.narrative if key(phrase) in key(i.item)}
    ending = {s for s in found if s.endswith(key(phrase))}
    return next(iter(ending or found)) if len(ending or found) == 1 else None


def together(links: Links, against: Against, held: Held, reply: Reply) -> Start | None:
    """What several items started from together, of which their sentence tells only how all of them changed (三项合计减少…)."""
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
        unit, base = item.delta.unit, BASES[against]
        values = [p.current.value for p in parts if p.current is not None]
        said = "；".join([*(state(held, p, reply) for p in parts), state(held, item, reply)])
        total = sum(values, Decimal())
        now = reply.result(sum_of(values), unit, "合计")
        sign = "−" if item.direction is Direction.INCREASE else "+"
        before = reply.result((total, sign, item.delta.value), unit, f"合计{base}")
        value = total - item.delta.value if sign == "−" else total + item.delta.value
        return Start("合计", value, unit, f"{said}；合计{now}，由此推算{base}合计为{before}")
    return None


def _right_before(told: list[NarrativeItem], at: int, count: int) -> Iterator[NarrativeItem]:
    """The items of the same sentence right before one."""
    for item in told[max(0, at - count) : at]:
        if item.sentence.text == told[at].sentence.text and item.current is not None:
            yield item

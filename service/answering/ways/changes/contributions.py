"""What a change is made of: the changes of the parts, the largest first, and what they leave over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Direction
from extractors.schema.money import Interval
from service.answering.calculate import Operand
from service.answering.document.held import Held
from service.answering.printed.figure import subject_of
from service.answering.printed.item_names import concept
from service.answering.printed.places import passage_of
from service.answering.reply import Reply
from service.patterns import regex

_WHOLES = ("支出总计", "收入总计", "预算总额", "一般公共预算支出")
_RECEIPTS, _IS_RECEIPT = "收入总计", regex("收入|拨款|结转|结余|返还|补助|上缴")
_TWO = ("基本支出", "项目支出")
# So many parts are told; of more no sum is, since what it is made of must be read beside it.
_MOST = 16
_A_FUND = regex("专户|基金|资金|收入$")
# So many items told in a row may be what one fund pays for.
_AT_MOST = 8


def contributions(held: Held, item: NarrativeItem, reply: Reply, *, whole: bool = False) -> str:
    """`其中：甲增加3.20万元[2]；乙减少1.10万元[3]。相加为增加2.10万元`; empty where no parts are printed.

    Parts are the sentences about lines under the item's code, about basic and project expenditure, or those that follow in
    the same paragraph. They are told when they add up to the change, or when at least two are under its code; then what
    they leave over is computed. With `whole` only those are told that leave nothing over.
    """
    if item.delta is None or item.direction not in (Direction.INCREASE, Direction.DECREASE):
        return ""
    for parts, complete in _candidates(held, item):
        same = [p for p in parts if p.delta is not None and p.delta.unit == item.delta.unit]
        if len(same) < 2 or len(same) < len(parts):
            continue
        apart = _signed(item) - sum((_signed(part) for part in same), Decimal(0))
        agrees = _together(same).meets(_interval(item))
        # parts that together went the other way explain nothing
        with_it = (_signed(item) > 0) == (_signed(item) - apart > 0)
        if agrees or (complete and with_it and not whole):
            return _told(held, item, same, None if agrees else apart, reply)
    return ""


def _candidates(held: Held, item: NarrativeItem) -> Iterator[tuple[list[NarrativeItem], bool]]:
    """Sets of parts, each with whether it is known to hold parts of nothing else."""
    told = [
        i
        for i in held.extraction.budget.narrative
        if i is not item
        and i.against is item.against
        and i.delta is not None
        and i.direction in (Direction.INCREASE, Direction.DECREASE)
    ]
    if item.code:
        under = [i for i in told if i.code.startswith(item.code) and len(i.code) > len(item.code)]
        for length in sorted({len(i.code) for i in under}):
            yield _distinct([i for i in under if len(i.code) == length]), True
    around = passage_of(held.extraction, item.sentence, item.item)
    beside = [i for i in told if around is not None and i.sentence.text in around.source.text]
    if concept(subject_of(item)) == _RECEIPTS:
        # what came in is made of what came in, and not of what was spent
        yield _distinct([i for i in beside if _IS_RECEIPT.search(subject_of(i))]), False
    elif concept(subject_of(item)) in _WHOLES:
        yield _distinct([i for i in told if concept(subject_of(i)) in _TWO]), False
        for length in (3, 7):
            # lines of one level of the functional classification are parts of the whole and of nothing else
            yield _distinct([i for i in told if len(i.code) == length and i.code.startswith("2")]), True
    yield _paid_from(item, told), False
    yield _distinct(beside), False


def _paid_from(item: NarrativeItem, told: Sequence[NarrativeItem]) -> list[NarrativeItem]:
    """Items told one after the other whose amounts and whose changes both add up to the item's, to the cent: they are what a
    fund pays for, wherever they are told of."""
    if item.current is None or item.delta is None or not _A_FUND.search(subject_of(item)):
        return []
    for start, first in enumerate(told):
        amount, changed, parts = Decimal(0), Decimal(0), []
        for one in told[start : start + _AT_MOST]:
            if one.current is None or one.delta is None or one.heading != first.heading:
                break
            parts.append(one)
            amount += one.current.yuan
            changed += one.delta.yuan if one.direction is Direction.INCREASE else -one.delta.yuan
            up = item.delta.yuan if item.direction is Direction.INCREASE else -item.delta.yuan
            if len(parts) > 1 and amount == item.current.yuan and changed == up:
                return parts
    return []


def _told(
    held: Held, item: NarrativeItem, parts: Sequence[NarrativeItem], rest: Decimal | None, reply: Reply
) -> str:
    assert item.delta is not None
    ranked = sorted(parts, key=lambda p: abs(_signed(p)), reverse=True)
    # what a fund pays for is told of in another place, with why
    paid = not item.code and any(i is parts[0] for i in _paid_from(item, parts))
    said = "；".join(_part(held, part, reply, reasoned=paid) for part in ranked[:_MOST])
    if len(ranked) > _MOST:
        return f"其中：{said}"
    expression: list[Operand] = []
    for part in sorted(ranked, key=lambda p: _signed(p) < 0):
        assert part.delta is not None
        if expression or _signed(part) < 0:
            expression.append("+" if _signed(part) > 0 else "−")
        expression.append(part.delta.value)
    unit = item.delta.unit
    total = sum((_signed(part) for part in ranked), Decimal(0))
    if expression[0] == "−":
        # nothing rises: what falls adds up
        expression = [*expression[1:2], *("+" if e == "−" else e for e in expression[2:])]
        total = -total
    added = reply.result(tuple(expression), unit, f"{item.item}其下各项增减")
    text = f"其中：{said}，增减相抵为{added}"
    if rest:
        left: tuple[Operand, ...] = (
            max(item.delta.value, abs(total)),
            "−",
            min(item.delta.value, abs(total)),
        )
        text += f"，与总的变化还差{reply.result(left, unit, f'{item.item}其余增减')}"
    return text


def _part(held: Held, part: NarrativeItem, reply: Reply, *, reasoned: bool) -> str:
    assert part.delta is not None
    code = f"（{part.code}）" if part.code else ""
    way = "增加" if part.direction is Direction.INCREASE else "减少"
    section = " / ".join(part.heading)
    told = f"{part.item}{code}{way}" + reply.money(
        held.document, part.delta, part.sentence.text.strip(), section, part.item
    )
    if reasoned and part.reason is not None:
        told += "，原因：" + reply.quote(held.document, part.reason.text, part.reason.source, section)
    return told


def _signed(item: NarrativeItem) -> Decimal:
    assert item.delta is not None
    return item.delta.value if item.direction is Direction.INCREASE else -item.delta.value


def _interval(item: NarrativeItem) -> Interval:
    assert item.delta is not None
    printed = item.delta.interval
    return printed if item.direction is Direction.INCREASE else Interval(-printed.high, -printed.low)


def _together(parts: Sequence[NarrativeItem]) -> Interval:
    total = Interval(Decimal(0), Decimal(0))
    for part in parts:
        total += _interval(part)
    return total


def _distinct(items: list[NarrativeItem]) -> list[NarrativeItem]:
    return list({(i.code or subject_of(i)): i for i in reversed(items)}.values())[::-1]

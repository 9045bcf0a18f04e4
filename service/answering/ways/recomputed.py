"""A printed percentage of a change held against the printed amounts that it is of."""

from __future__ import annotations

from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Direction
from service.answering.reply import Reply

# A percentage may be rounded, or be of amounts before they were.
_WITHIN = Decimal("0.5")


def doubted(item: NarrativeItem, reply: Reply) -> str:
    """`重新计算的幅度为12.50%，与印出的幅度不一致`; empty where the percentage follows, or nothing follows."""
    now, delta, percent = item.current, item.delta, item.percent
    if now is None or percent is None or item.direction not in (Direction.INCREASE, Direction.DECREASE):
        return ""
    before = item.previous
    if before is not None and before.unit == now.unit:
        base = before.value
        change = abs(now.value - base)
    elif delta is not None and delta.unit == now.unit:
        change = delta.value
        base = now.value - change if item.direction is Direction.INCREASE else now.value + change
    else:
        return ""
    if base <= 0 or abs(abs(percent.value) - change / base * 100) <= _WITHIN:
        return ""
    if before is None or before.unit != now.unit:
        sign = "−" if item.direction is Direction.INCREASE else "+"
        reply.result((now.value, sign, change), now.unit, f"{item.item}上年")
    else:
        high, low = max(now.value, base), min(now.value, base)
        reply.result((high, "−", low), now.unit, f"{item.item}增减")
    made = reply.result((change, "÷", base, "×", Decimal(100)), "%", f"{item.item}增减幅度", places=2)
    return f"重新计算的幅度为{made}，与印出的幅度不一致"

"""The operands of a reckoning (an amount, a count, a change, what was planned), printed or reckoned, each with what it is
called, the words that tell it and its places; and what several of them make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from service.answer import Value
from service.answering.calculate import Operand
from service.answering.document.held import Held
from service.answering.document.numbers import Number, scale, sort_of
from service.answering.printed.figure import Figure, source_key
from service.answering.reply import Reply, sum_of

Place = tuple[object, ...]
_PERCENT = Decimal(100)
_YUAN, _CENT = Decimal(10), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Side:
    """One operand: one value, or several that make it together; `told` writes it, empty where it was told before.

    `up` is which way it went, of a change; `reckoned` whether it follows from others and is printed nowhere.
    """

    name: str
    values: tuple[Decimal, ...]
    unit: str
    told: str
    places: frozenset[Place] = frozenset()
    up: bool | None = None
    reckoned: bool = False

    @classmethod
    def of_number(cls, number: Number, held: Held, reply: Reply) -> Side:
        told = number.tell(held, reply)
        own = (v for v in reversed(reply.values) if (v.amount, v.unit) == (number.value, number.unit))
        subject = number.saying.words.partition("|")[0]
        label = next((v.label for v in own), subject)
        # a text without pages gives all of a line one place
        place = (*source_key(number.source), number.value, subject)
        return cls(label, (number.value,), number.unit, told, frozenset({place}))

    @classmethod
    def of_figure(cls, figure: Figure, held: Held, reply: Reply) -> Side:
        return cls.of_number(Number.of_figure(figure), held, reply)

    @classmethod
    def bare(cls, of: Figure | Number) -> Side:
        """One that is told elsewhere."""
        if isinstance(of, Number):
            return cls(of.saying.words.partition("|")[0], (of.value,), of.unit, "")
        return cls(of.shown, (of.money.value,), of.money.unit, "")

    @classmethod
    def of_value(cls, value: Value) -> Side:
        """What was told before."""
        return cls(value.label, (value.amount,), value.unit, "", reckoned=value.citation is None)

    @classmethod
    def of_item(
        cls,
        item: NarrativeItem,
        value: Decimal,
        unit: str,
        told: str,
        *,
        up: bool | None = None,
        reckoned: bool = False,
    ) -> Side:
        """What a sentence tells of an item."""
        return cls(item.item, (value,), unit, told, frozenset({(item.item,)}), up, reckoned)

    @property
    def value(self) -> Decimal:
        return sum(self.values, Decimal(0))

    @property
    def sort(self) -> str:
        return counts(self.unit)

    @property
    def scale(self) -> Decimal:
        return scale(self.unit.split("/")[0])

    @property
    def base(self) -> Decimal:
        """The value in single things."""
        return self.value * self.scale


def counts(unit: str) -> str:
    """What numbers of a unit count; of a rate both what is given and for what (元/人)."""
    return "/".join(sort_of(part) for part in unit.split("、")[0].split("/")[:2])


def told_of(sides: Sequence[Side], by: str = "，") -> str:
    """The words that tell all of them, each once."""
    return by.join(dict.fromkeys(side.told for side in sides if side.told))


def unit_of(sides: Sequence[Side]) -> str:
    return sides[0].unit if len({s.unit for s in sides}) == 1 else sides[0].sort


def joined(parts: Sequence[Side]) -> Side:
    """Several as one that they make together."""
    if len(parts) == 1:
        return parts[0]
    same = len({p.unit for p in parts}) == 1
    return Side(
        name="和".join(p.name for p in parts),
        values=tuple(v if same else v * p.scale for p in parts for v in p.values),
        unit=unit_of(parts),
        told=told_of(parts, "；"),
        places=frozenset(place for p in parts for place in p.places),
    )


def added(sides: Sequence[Side], reply: Reply, label: str = "合计") -> str:
    """`380.00万元`: what they make together."""
    whole = joined(sides)
    return reply.result(sum_of(whole.values), whole.unit, label)


def left_of(whole: Side, parts: Sequence[Side], reply: Reply, label: str = "其余") -> str:
    """`150.00万元`: the whole without the parts."""
    same = len({s.unit for s in (whole, *parts)}) == 1
    expression: tuple[Operand, ...] = sum_of(v if same else v * whole.scale for v in whole.values)
    for part in parts:
        for value in part.values:
            expression += ("−", value if same else value * part.scale)
    return reply.result(expression, unit_of((whole, *parts)), label)


def gap_of(one: Side, other: Side, reply: Reply, label: str = "相差") -> str:
    """`60.00万元`: the larger without the smaller."""
    high, low = (one, other) if one.base >= other.base else (other, one)
    return left_of(high, (low,), reply, label)


def difference(one: Side, other: Side) -> Side:
    """The same as an operand."""
    same = one.unit == other.unit
    size = abs(one.value - other.value) if same else abs(one.base - other.base)
    return Side("", (size,), unit_of((one, other)), "", reckoned=True)


def percent_of(part: Side, whole: Side, reply: Reply, label: str = "占比") -> str:
    """`37.50%`"""
    return reply.result((*_quotient(part, whole), "×", _PERCENT), "%", label, places=2)


def each_of(amount: Side, over: Decimal, unit: str, reply: Reply, label: str = "平均", power: int = 1) -> str:
    """`3.00万元/户`: an amount spread over a number of things, which may count in 万; in yuan too, or in yuan only, where that
    is clearer."""
    by: tuple[Operand, ...] = ("÷", over, *(("÷", Decimal(power)) if power > 1 else ()))
    one = amount.value / over / power
    # so little is clearer in yuan, and so small a part of the unit is nothing
    in_yuan = amount.scale > 1 and one < _YUAN
    made = []
    if not in_yuan or one >= _CENT:
        made.append(reply.result((amount.value, *by), f"{amount.unit}/{unit}", label, places=2))
    if in_yuan:
        made.append(reply.result((amount.value, "×", amount.scale, *by), f"元/{unit}", label, places=2))
    return "，即".join(made)


def times_of(one: Side, other: Side, reply: Reply, label: str) -> str:
    """`3.75倍`"""
    return reply.result(_quotient(one, other), "倍", label, 2)


def _quotient(one: Side, other: Side) -> tuple[Operand, ...]:
    """The one over the other, each in its own unit: what was reckoned before is known in that only."""
    powers = (Decimal(1), Decimal(1)) if one.unit == other.unit else (one.scale, other.scale)
    made: tuple[Operand, ...] = (one.value, *(("×", powers[0]) if powers[0] > 1 else ()))
    return (*made, "÷", other.value, *(("÷", powers[1]) if powers[1] > 1 else ()))

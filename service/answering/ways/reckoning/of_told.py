"""What the figures that an answer has told make among themselves: their sum, the rest, the largest, how much is for each."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from service.answer import Value
from service.answering.calculate import Operand
from service.answering.document.numbers import sort_of
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.sides import Side, added, difference, gap_of, percent_of
from service.patterns import regex

# Of another year, or by how much something changed.
NOT_ITS_OWN = regex("上年(?!结|末)|增减|增幅|降幅")
_BRACKETED = regex("[（(][^（()）]*[)）]")
_SMALL = Decimal(1)


def summed(told: Sequence[Value], reply: Reply) -> Found | None:
    parts = alike(told)
    if len(parts) < 2:
        return None
    return Found(f"合计{added([*map(Side.of_value, parts)], reply)}。")


def largest(told: Sequence[Value], reply: Reply, *, least: bool) -> Found | None:
    """What part the largest, or smallest, of the figures told is of them all."""
    parts = alike(told)
    if len(parts) < 2:
        return None
    one = min(parts, key=base) if least else max(parts, key=base)
    whole = whole_of(told, parts)
    said = ""
    if whole is None:
        said = f"合计{added([*map(Side.of_value, parts)], reply)}，"
        whole = reply.values[-1]
    percent = percent_of(Side.of_value(one), Side.of_value(whole), reply, f"{one.label}占合计")
    return Found(f"{said}{'最小' if least else '最大'}的是{one.label}，占{percent}。")


def singled(told: Sequence[Value], reply: Reply) -> Found | None:
    """What part the one figure that was singled out, told last, is of the whole told before it."""
    parts = [v for v in told if v.citation is not None]
    if (
        len(parts) != 2
        or len({sort_of(v.unit) for v in parts}) != 1
        or not 0 < base(parts[1]) <= base(parts[0])
    ):
        return None
    whole, one = parts
    percent = percent_of(Side.of_value(one), Side.of_value(whole), reply, f"{one.label}占{whole.label}")
    return Found(f"{one.label}占{whole.label}的{percent}。")


def of_each(unit: str, of: str, told: Sequence[Value], reply: Reply, *, spent: bool = False) -> Found | None:
    """How many there are of one number told for each of the other; with `spent` only how much money."""
    printed = [v for v in told if v.citation is not None and v.unit != "%"]
    over = [v for v in printed if unit in (v.unit, v.unit[-1:])]
    over = over or [v for v in printed if sort_of(v.unit) == sort_of(unit)]
    money = of in ("", "钱", "元", "万元")
    rest = [v for v in printed if v not in over and (not of or money or sort_of(v.unit) == sort_of(of))]
    of_money = [v for v in rest if v.yuan is not None]
    rest = of_money if spent or (money and of_money) else rest
    if len(over) != 1 or len(rest) != 1 or not over[0].amount:
        return None
    part, by = rest[0], over[0]
    expression: tuple[Operand, ...] = (part.amount, "÷", by.amount)
    printed_so = f"{part.unit}/{by.unit}"
    if part.yuan is not None and part.yuan != part.amount and abs(part.amount / by.amount) < _SMALL:
        expression = (part.amount, "×", part.yuan / part.amount, "÷", by.amount)
        printed_so = f"元/{by.unit}"
    return Found(f"平均{reply.result(expression, printed_so, '平均', 2)}。")


def between(told: Sequence[Value], reply: Reply, *, rest: bool = False) -> Found | None:
    """By how much the two figures told differ, or what is left of the one without the other."""
    parts = alike(told)
    if len(parts) != 2 or parts[0].amount == parts[1].amount:
        return None
    high, low = sorted(parts, key=lambda v: -base(v))
    one, other = Side.of_value(high), Side.of_value(low)
    more = difference(one, other)
    if any(v.citation is None and (v.amount, v.unit) == (more.value, more.unit) for v in reply.values):
        # told with the two already
        return Found("")
    made = gap_of(one, other, reply, f"{high.label}与{low.label}相差")
    if rest:
        return Found(f"其余为{made}。")
    return Found(f"前者比后者{'多' if high is parts[0] else '少'}{made}。")


def most(told: Sequence[Value], *, least: bool) -> Found | None:
    """The largest or smallest of the figures told."""
    parts = alike(told)
    if len(parts) < 2 or len({base(v) for v in parts}) < len(parts):
        return None
    one = min(parts, key=base) if least else max(parts, key=base)
    return Found(f"{'最小' if least else '最大'}的是{one.label}。")


def saved(told: Sequence[Value], reply: Reply) -> Found | None:
    """By how much, and by what part of the first, the second of two figures told is more or less."""
    parts = alike(told)
    apart = between(parts, reply) if len(parts) == 2 and parts[0].amount else None
    if apart is None or not apart.text:
        return None
    one, other = map(Side.of_value, parts)
    percent = percent_of(difference(one, other), one, reply, "占前者")
    return Found(f"{apart.text.rstrip('。')}，占前者的{percent}。")


def alike(told: Sequence[Value]) -> list[Value]:
    """The figures told, each once and without what they make together, where all count the same; none otherwise."""
    seen: dict[tuple[str, Decimal], Value] = {}
    for value in told:
        if value.citation is not None and value.unit != "%" and not NOT_ITS_OWN.search(value.label):
            # the table's figure stands before the sentence that states it too
            seen.setdefault((_BRACKETED.sub("", value.label), base(value)), value)
    parts = list(seen.values())
    if len({sort_of(v.unit) for v in parts}) != 1:
        return []
    whole = whole_of(parts, parts)
    return [v for v in parts if v is not whole]


def whole_of(told: Sequence[Value], parts: Sequence[Value]) -> Value | None:
    """The figure told that the others make together; None for none."""
    for value in told:
        others = [base(v) for v in parts if v is not value]
        if len(others) > 1 and sum(others) == base(value):
            return value
    return None


def base(value: Value) -> Decimal:
    return Side.of_value(value).base

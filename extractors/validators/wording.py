"""What is found, in words (核对结果的文字): sums written out, tables and places called as a person calls them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.budget import Statement
from extractors.schema.money import YUAN_PER_UNIT, Money
from extractors.schema.source import LEGIBLE, Source

# Terms of a sum that a sentence is told with, and those that a report writes out.
_IN_A_SENTENCE, _IN_A_FORMULA = 6, 60


def faint(source: Source) -> bool:
    """Whether a figure was read with so little confidence that it may be another."""
    return source.confidence < LEGIBLE


def sum_of(parts: Sequence[Money], unit: str) -> str:
    """The sum written out: `31.53 + 15.77`; long sums as `7.00 + … + 0.15（共 12 项）`.

    Amounts in another unit than this one carry their own.
    """
    printed = [_in(money, unit) for money in parts]
    if len(printed) > _IN_A_SENTENCE:
        return f"{' + '.join(printed[:2])} + … + {printed[-1]}（共 {len(printed)} 项）"
    return " + ".join(printed)


def formula(left: Sequence[Money], right: Sequence[Money]) -> str:
    """Both sides written out in full with what they come to: `6,518.64 ≠ 379.13 + 6,139.52 = 6,518.65`."""
    unit = left[0].unit
    sums = [sum((money.yuan for money in side), Decimal(0)) for side in (left, right)]
    sides = [
        " + ".join(_in(money, unit) for money in side[:_IN_A_FORMULA])
        + (" + …" if len(side) > _IN_A_FORMULA else "")
        + (f" = {plain(in_unit(total, unit))}" if len(side) > 1 else "")
        for side, total in zip((left, right), sums, strict=True)
    ]
    return f"{sides[0]} {'=' if sums[0] == sums[1] else '≠'} {sides[1]}"


def title(statement: Statement) -> str:
    """How a person calls the table: its label and its title."""
    name = f"《{statement.title}》" if statement.title else ""
    return f"{statement.label}{name}" or "未标题的表"


def at(source: Source) -> str:
    """Where to look: page, or line, or nothing for a format that has neither."""
    if source.page is not None:
        return f"（第 {source.page} 页）"
    return f"（第 {source.line} 行）" if source.line is not None else ""


def in_unit(yuan: Decimal, unit: str) -> Decimal:
    return yuan / YUAN_PER_UNIT[unit]


def plain(value: Decimal) -> str:
    """A plain decimal without an exponent and without zeros that say nothing."""
    text = f"{value:f}"
    if "." not in text:
        return text
    text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _in(money: Money, unit: str) -> str:
    return f"{money.printed}{'' if money.unit == unit else money.unit}"

"""Arithmetic over cited figures: an expression is executed in decimals and shown as it was executed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

from extractors.schema.money import YUAN_PER_UNIT
from service.patterns import regex

Operand = Decimal | str

_TOKEN = regex(r"\s*(-?\d+(?:\.\d+)?|[+−×÷])")
_HIGH = {"×", "÷"}
_LOW = {"+", "−"}


# What a calculation may use that is printed nowhere: percent, the months of a year, what turns a unit into another.
CONSTANTS = frozenset({Decimal(100), Decimal(12), Decimal(1_000_000), *map(Decimal, YUAN_PER_UNIT.values())})


class NotAnExpression(ValueError):
    """Not numbers with + − × ÷ between them, or a division by zero."""


def evaluate(expression: tuple[Operand, ...], places: int | None = None) -> Decimal:
    """The value; × and ÷ before + and −, from the left. Rounded half up to `places`, exact when None."""
    numbers, signs = _split(expression)
    with localcontext() as context:
        context.prec = 60
        terms, kept = [numbers[0]], []
        for sign, number in zip(signs, numbers[1:], strict=True):
            if sign == "×":
                terms[-1] *= number
            elif sign == "÷":
                if not number:
                    raise NotAnExpression("division by zero")
                terms[-1] /= number
            else:
                terms.append(number)
                kept.append(sign)
        total = terms[0]
        for sign, term in zip(kept, terms[1:], strict=True):
            total = total + term if sign == "+" else total - term
        if places is None:
            return total
        return total.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def spoken(expression: tuple[Operand, ...]) -> str:
    """`3923.22 ÷ 3974.12 × 100`"""
    return " ".join(part if isinstance(part, str) else f"{part:f}" for part in expression)


def read(text: str) -> tuple[Operand, ...]:
    """The expression that `spoken` wrote."""
    parts: list[Operand] = []
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            raise NotAnExpression(f"{text!r} at {position}")
        token = found.group(1)
        parts.append(token if token in _HIGH | _LOW else Decimal(token))
        position = found.end()
    _split(tuple(parts))
    return tuple(parts)


def _split(expression: tuple[Operand, ...]) -> tuple[list[Decimal], list[str]]:
    numbers, signs = expression[::2], expression[1::2]
    if len(expression) % 2 == 0 or not all(isinstance(n, Decimal) for n in numbers):
        raise NotAnExpression(f"{expression!r}")
    if not all(sign in _HIGH | _LOW for sign in signs):
        raise NotAnExpression(f"{expression!r}")
    return [n for n in numbers if isinstance(n, Decimal)], [str(s) for s in signs]

"""Amounts also in the unit that a question asks for (是多少万元, where the tables are in 元): each conversion is a calculation of
the answer like any other, and what is printed stays as it is printed."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Answer, Derivation, Value
from service.answering.calculate import Operand, evaluate, spoken
from service.patterns import regex

_ASKED = regex(
    "(?:多少|几)(?P<a>[亿万千]元|元)|(?:多少|几)(?P<b>[亿万])(?=$|[？?，,。；])|(?:以|按|换算[成为]|折合[成为]?)(?P<c>[亿万千]?元)(?:计|为单位|算|$|[？?，,。])"
)
_QUOTED = regex(r"“(?:[^“”]|“[^“”]*”)*”(?=\[\d+\])|「[^」]*」")
_AMOUNT = regex(
    r"(?<![\d.])(?P<number>-?\d[\d,]*(?:\.\d+)?)(?P<unit>[亿万千]?元)(?P<each>/[一-鿿]{1,4})?(?P<marks>(?:\[\d+\])*)"
)
# In more amounts than these what is asked for is lost.
_MOST = 6
# From this on two digits behind the point say enough, below it four.
_LARGE, _DIGITS, _OF_SMALL = 10, 2, 4


def unit_asked(text: str) -> str:
    """The one unit of money that a question asks for; empty where it names none or several."""
    found = {f"{m['b']}元" if m["b"] else m["a"] or m["c"] for m in _ASKED.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def in_unit_asked(answer: Answer) -> Answer:
    """The same answer with each amount in another unit followed by what it is in the unit asked for."""
    unit = unit_asked(answer.question)
    text = answer.answer
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    others = [
        found
        for found in _AMOUNT.finditer(text)
        if found["unit"] != unit and not any(start <= found.start() < end for start, end in quoted)
    ]
    if not unit or not 0 < len(others) <= _MOST:
        return answer
    values, derivations = list(answer.values), list(answer.derivation)
    for found in reversed(others):
        if _rounded(found, unit, derivations):
            continue
        said, value, step = _converted(found, unit)
        text = f"{text[: found.end()]}（{said}）{text[found.end() :]}"
        values += [value] if value not in values else []
        derivations += [step] if step not in derivations else []
    return answer.model_copy(
        update={"answer": text, "values": tuple(values), "derivation": tuple(derivations)}
    )


def _rounded(found: re.Match[str], unit: str, steps: list[Derivation]) -> bool:
    """Whether an amount is a quotient that was rounded: in a smaller unit it would have digits that nothing tells."""
    if found["marks"] or YUAN_PER_UNIT[found["unit"]] <= YUAN_PER_UNIT[unit]:
        return False
    amount, own = Decimal(found["number"].replace(",", "")), f"{found['unit']}{found['each'] or ''}"
    return any(s.result == amount and s.unit == own and "÷" in s.expression for s in steps)


def _converted(found: re.Match[str], unit: str) -> tuple[str, Value, Derivation]:
    """`约16.59万元/人` for 165880.36元/人; `即` where it is the same to the last digit."""
    amount = Decimal(found["number"].replace(",", ""))
    own, wanted = YUAN_PER_UNIT[found["unit"]], YUAN_PER_UNIT[unit]
    expression: tuple[Operand, ...] = (amount,)
    expression += ("×", Decimal(own)) if own != 1 else ()
    expression += ("÷", Decimal(wanted)) if wanted != 1 else ()
    exact = evaluate(expression)
    rounded = evaluate(expression, _DIGITS if abs(exact) >= _LARGE else _OF_SMALL)
    short = rounded.normalize()
    result = short if short.as_tuple().exponent < 0 else short.quantize(Decimal(1))  # type: ignore[operator]
    each = f"{unit}{found['each'] or ''}"
    step = Derivation(expression=spoken(expression), result=result, unit=each)
    yuan = result * wanted if not found["each"] else None
    value = Value(amount=result, unit=each, yuan=yuan, label="金额")
    return f"{'即' if result == exact else '约'}{result:f}{each}", value, step

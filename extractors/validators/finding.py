"""Findings in words: a comparison of amounts → a Check with its places, difference and suspect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import wraps

from extractors.schema.budget import Budget, Statement
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.money import YUAN_PER_UNIT
from extractors.schema.source import Source
from extractors.validators.equation import LEGIBLE, Equation, Place

Rule = Callable[[Budget], Iterator[Check]]


def rule(function: Rule) -> Rule:
    """Mark a function as a rule: its checks carry `module.function` as their code."""
    code = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"

    @wraps(function)
    def stamped(budget: Budget) -> Iterator[Check]:
        for check in function(budget):
            yield check.by(code)

    return stamped


def judge(equation: Equation, suspect: Suspect | None = None) -> Check:
    """The check that an equation comes to."""
    status = equation.status
    whole = equation.whole
    unit = whole.money.unit
    printed = whole.money.value
    expected = in_unit(whole.money.yuan - equation.residual, unit)
    sources = tuple(place.source for place in equation.places)
    parts = sum_of(equation.parts, unit)
    if len(equation.parts) > 1:
        parts += f" = {plain(expected)}{unit}"
    text = f"{equation.where}：印 {whole.money.printed}{unit}，"
    if status is Status.HOLDS:
        text += f"与 {parts} 相符"
        return Check(code="", status=status, severity=Severity.INFO, message=text, sources=sources)
    text += f"与 {parts} 相差 {plain(printed - expected)}{unit}{at(whole.source)}"
    if status is Status.ROUNDING:
        text += "，可由四舍五入解释"
    elif status is Status.CANNOT_TELL:
        text += f"，不能断定有误：{equation.reason}"
    else:
        text += _blame(equation, suspect)
    return Check(
        code="",
        status=status,
        severity=Severity.ERROR if status is Status.FAILS else Severity.INFO,
        message=text,
        expected=plain(expected),
        printed=plain(printed),
        difference=plain(printed - expected),
        sources=sources,
        suspect=suspect if status is Status.FAILS else None,
    )


def _blame(equation: Equation, suspect: Suspect | None) -> str:
    """Which cell the failure most likely rests on, where the arithmetic or the reading says so."""
    place = next((p for p in equation.places if suspect and p.source.cell == suspect.cell), None)
    if suspect is None or place is None or suspect.cause is Cause.UNKNOWN:
        return ""
    what = "可能没有读对" if suspect.cause is Cause.MISREAD else "疑为误印"
    mended = f"，若为 {suspect.proposed} 则各式都成立" if suspect.proposed is not None else ""
    return f"；“{place.line.name}”行“{place.amount.column}”的 {place.money.printed} {what}{mended}"


def faint(source: Source) -> bool:
    return source.confidence < LEGIBLE


def sum_of(parts: Sequence[Place], unit: str) -> str:
    """The sum written out: `31.53 + 15.77`; long sums as `7.00 + … + 0.15（共 12 项）`.

    Amounts in another unit than this one carry their own.
    """
    printed = [f"{m.printed}{'' if m.unit == unit else m.unit}" for m in (part.money for part in parts)]
    if len(printed) > 6:
        return f"{' + '.join(printed[:2])} + … + {printed[-1]}（共 {len(printed)} 项）"
    return " + ".join(printed)


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

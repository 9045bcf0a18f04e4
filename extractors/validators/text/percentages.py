"""Percentages in the text that are no changes (完成率、占比): which sentence they stand in, and whether they come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from extractors.schema.budget import Budget, Mention, NarrativeItem
from extractors.schema.check import Check, Severity, Status
from extractors.schema.draft import Kind
from extractors.schema.money import Interval, Money
from extractors.validators.wording import at, plain

_PERCENT = ("%", "％")
ORDER = (Status.HOLDS, Status.ROUNDING, Status.FAILS)


def rates(budget: Budget) -> Iterator[Mention]:
    """The percentages of the text."""
    for mention in budget.mentions:
        if (
            mention.kind is Kind.NARRATIVE
            and mention.quantity.unit in _PERCENT
            and mention.quantity.value >= 0
        ):
            yield mention


def tells(item: NarrativeItem, mention: Mention) -> bool:
    """Whether the rate stands in the sentence of the item, and is of it."""
    place = mention.quantity.source
    if item.item != mention.item or (item.sentence.page, item.sentence.line) != (place.page, place.line):
        return False
    text = "".join(item.sentence.text.split())
    return re.search(rf"(?<![\d.]){re.escape(mention.quantity.printed.rstrip('%％'))}[%％]", text) is not None


def judged(mention: Mention, part: Money, whole: Money) -> Status:
    """Whether the part is the percentage of the whole, to the digits printed; cut off is as good as rounded."""
    return comes_out(mention.quantity.value, (part.yuan, part.interval), (whole.yuan, whole.interval))


def comes_out(printed: Decimal, part: tuple[Decimal, Interval], whole: tuple[Decimal, Interval]) -> Status:
    """The same of amounts in yuan with what their digits let them be."""
    if not whole[0]:
        return Status.FAILS
    rate = part[0] / whole[0] * 100
    half = Decimal(5).scaleb(_last(printed) - 1)
    if abs(rate - printed) <= half:
        return Status.HOLDS
    low, high = whole[1]
    if low > 0:
        corners = [edge / base * 100 for edge in part[1] for base in (low, high)]
        if Interval(min(corners), max(corners)).meets(Interval(printed - half, printed + half)):
            return Status.ROUNDING
    return Status.ROUNDING if to_digits(rate, printed, ROUND_DOWN) == printed else Status.FAILS


def to_digits(rate: Decimal, like: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """A rate with as many digits as another is printed with; a half goes up, as spreadsheets round."""
    rounded = rate.quantize(Decimal(1).scaleb(_last(like)), rounding)
    return rounded if rounded.is_finite() else rate  # more digits than anybody prints


def _last(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def checked(
    mention: Mention,
    amounts: Sequence[Money],
    status: Status,
    text: str,
    expected: str,
    severity: Severity = Severity.ERROR,
) -> Check:
    """The check of a percentage against the two amounts that it is of; `text` says what was compared."""
    place = mention.quantity.source
    tail = {Status.HOLDS: "，相符", Status.ROUNDING: "，可由四舍五入解释"}.get(status, "")
    fails = status is Status.FAILS
    return Check(
        code="",
        status=status,
        severity=severity if fails else Severity.INFO,
        message=f"{text}{tail}{at(place)}",
        expected=expected,
        printed=rate_of(mention),
        sources=(place, *(money.source for money in amounts)),
    )


def rate_of(mention: Mention) -> str:
    return f"{mention.quantity.printed.rstrip('%％')}%"


def digits(rate: Decimal) -> str:
    return plain(rate.quantize(Decimal("0.01"), ROUND_HALF_UP))

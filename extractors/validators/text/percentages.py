"""Percentages in the text that are no changes (完成率、占比): which sentence they stand in, and whether they come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, Decimal

from extractors.schema.budget import Budget, Mention, NarrativeItem
from extractors.schema.check import Cause, Check, Severity, Slip, Status, Suspect
from extractors.schema.draft import Kind
from extractors.schema.money import Interval, Money, read_number
from extractors.validators.blame import slips
from extractors.validators.wording import at, faint, plain

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
    printed = mention.quantity.value
    if not whole.yuan:
        return Status.FAILS
    rate = part.yuan / whole.yuan * 100
    exponent = printed.as_tuple().exponent
    last = exponent if isinstance(exponent, int) else 0
    half = Decimal(5).scaleb(last - 1)
    if abs(rate - printed) <= half:
        return Status.HOLDS
    low, high = whole.interval
    if low > 0:
        corners = [edge / base * 100 for edge in part.interval for base in (low, high)]
        if Interval(min(corners), max(corners)).meets(Interval(printed - half, printed + half)):
            return Status.ROUNDING
    cut = rate.quantize(Decimal(1).scaleb(last), ROUND_DOWN)
    return Status.ROUNDING if cut == printed else Status.FAILS


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
        suspect=_suspect(mention, amounts, expected) if fails else None,
    )


def _suspect(mention: Mention, amounts: Sequence[Money], expected: str) -> Suspect:
    """The rate, where a slip of the hand makes it what is printed; of whose figure it is otherwise nothing is known."""
    place = mention.quantity.source
    worst = min((place, *(money.source for money in amounts)), key=lambda source: source.confidence)
    if faint(worst):
        return Suspect(cell=worst.cell, cause=Cause.MISREAD)
    right = read_number(expected.rstrip("%"))
    if right is not None and slips.slip(mention.quantity.value, right) is not Slip.NONE:
        return Suspect(cell=place.cell, cause=Cause.MISPRINT, proposed=expected)
    return Suspect(cell=place.cell, cause=Cause.UNKNOWN)


def rate_of(mention: Mention) -> str:
    return f"{mention.quantity.printed.rstrip('%％')}%"


def digits(rate: Decimal) -> str:
    return plain(rate.quantize(Decimal("0.01")))

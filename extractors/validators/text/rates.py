"""A percentage of a sentence against the amounts beside it (增减百分比)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from functools import cached_property

from extractors.schema.budget import NarrativeItem, Percent
from extractors.schema.check import Check, Severity, Status, Suspect
from extractors.schema.money import Interval
from extractors.validators.claim import Changes, Figure
from extractors.validators.text import said
from extractors.validators.text.said import Rate, Said
from extractors.validators.wording import at, plain


@dataclass(frozen=True)
class Growth:
    """The stated percentage = the change ÷ last year's amount, which is stated or is this year's less the change.

    `doubt` says why the percentage may be of something else: then it can hold but never fails.
    """

    item: NarrativeItem
    percent: Rate
    current: Said
    base: Said
    doubt: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.percent, self.current, self.base)

    @property
    def firm(self) -> bool:
        return not self.doubt

    @property
    def same_money(self) -> bool:
        return False

    @cached_property
    def status(self) -> Status:
        status = self._status({})
        return Status.CANNOT_TELL if status is Status.FAILS and self.doubt else status

    @cached_property
    def previous(self) -> Decimal:
        """Last year's amount in yuan."""
        return self._amounts({})[1]

    def asks(self, figure: Figure, changes: Changes) -> Sequence[Decimal]:
        if figure.key != self.percent.key:
            return ()  # a percentage has too few digits to ask for an amount
        current, previous, _ = self._amounts(changes)
        if not previous:
            return ()
        value = _to(_growth(current, previous), _exponent(self.percent.value))
        return (value.copy_sign(self.percent.value),)

    def holds_with(self, changes: Changes) -> bool:
        return self._status(changes) is not Status.FAILS

    def judged(self, suspect: Suspect | None) -> Check:
        status, percent = self.status, self.percent.percent
        expected = self._expected()
        difference = abs(percent.value) - expected
        tail = {
            Status.HOLDS: "相符",
            Status.ROUNDING: f"相差 {plain(difference)} 个百分点，可由四舍五入解释",
            Status.FAILS: f"相差 {plain(difference)} 个百分点",
            Status.CANNOT_TELL: f"不能断定有误：{self.doubt}",
        }[status]
        printed = rate(percent)
        return Check(
            code="",
            status=status,
            severity=Severity.ERROR if status is Status.FAILS else Severity.INFO,
            message=f"“{self.item.item}”增减幅度印 {printed}，按金额计算为 {expected}%，{tail}{at(self.item.sentence)}",
            formula=f"{printed} {'=' if status is Status.HOLDS else '≠'} {self._written()} = {expected}%",
            expected=f"{expected}%",
            printed=percent.printed,
            difference=f"{plain(difference)}个百分点",
            sources=tuple(figure.source for figure in self.figures),
            suspect=suspect if status is Status.FAILS else None,
        )

    def _written(self) -> str:
        one, other = said.printed(self.current.money), said.printed(self.base.money)
        if self._is_stated:
            return f"({one} − {other}) ÷ {other}"
        return f"{other} ÷ ({one} {'−' if said.sign(self.item) == 1 else '+'} {other})"

    def _expected(self) -> Decimal:
        current, previous, _ = self._amounts({})
        return _to(_growth(current, previous), min(_exponent(self.percent.value), -2))

    @property
    def _is_stated(self) -> bool:
        return self.base.money is self.item.previous

    def _amounts(self, changes: Changes) -> tuple[Decimal, Decimal, tuple[Interval, Interval]]:
        """This year's and last year's amount in yuan, and what the printed digits let them be."""
        current, near = said.moved(self.current, changes)
        base, about = said.moved(self.base, changes)
        if self._is_stated:
            return current, base, (near, about)
        if said.sign(self.item) == 1:
            return current, current - base, (near, near - about)
        return current, current + base, (near, near + about)

    def _status(self, changes: Changes) -> Status:
        current, previous, spread = self._amounts(changes)
        printed = abs(changes.get(self.percent.key, self.percent.value))
        if not previous:
            return Status.FAILS if printed else Status.HOLDS
        growth = _growth(current, previous)
        half = Decimal(5).scaleb(_exponent(self.percent.value) - 1)
        if abs(growth - printed) <= half:
            return Status.HOLDS
        if _range(*spread).meets(Interval(printed - half, printed + half)):
            return Status.ROUNDING
        cut = _to(growth, _exponent(self.percent.value), ROUND_DOWN)
        return Status.ROUNDING if cut == printed else Status.FAILS  # digits left out instead of rounded


def rate(percent: Percent) -> str:
    """The percentage with its sign, which some print outside of what was read."""
    return percent.printed if percent.printed.endswith(("%", "％")) else f"{percent.printed}%"


def growth(item: NarrativeItem, doubt: str = "") -> Growth | None:
    """The claim of an item that states a percentage; None where there is nothing to hold it against.

    Without 增加 or 减少 the percentage is of something else (占比, 完成率)."""
    current = said.current(item)
    if item.percent is None or current is None or said.sign(item) is None:
        return None
    base = said.previous(item) or said.delta(item)
    return None if base is None else Growth(item, Rate(item, item.percent), current, base, doubt)


def _growth(current: Decimal, previous: Decimal) -> Decimal:
    return abs(current - previous) / abs(previous) * 100


def _to(value: Decimal, exponent: int, rounding: str | None = None) -> Decimal:
    """The value with digits down to this exponent; as it is where that is more digits than anybody prints."""
    rounded = value.quantize(Decimal(1).scaleb(exponent), rounding)
    return rounded if rounded.is_finite() else value


def _range(current: Interval, previous: Interval) -> Interval:
    """Every percentage that the printed digits allow."""
    if previous.low <= 0 <= previous.high:
        return Interval(Decimal(0), Decimal("Infinity"))
    corners = [abs((c - p) / p) * 100 for c in current for p in previous]
    crosses = current.meets(previous)
    return Interval(Decimal(0) if crosses else min(corners), max(corners))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0

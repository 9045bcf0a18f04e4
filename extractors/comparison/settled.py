"""A claim about another year held against what that year's document printed (印证): agrees, differs, or cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.comparison.basis import Basis, comparable
from extractors.comparison.claims import Claim
from extractors.comparison.periods import Period
from extractors.comparison.printed import Figure
from extractors.schema.check import Check, Severity, Status, Suspect
from extractors.schema.money import YUAN_PER_UNIT, Money
from extractors.schema.source import Source
from extractors.validators.balance import agreement
from extractors.validators.wording import at, in_unit, plain

RESTATED = "文中说明上年数已按可比口径重述"


@dataclass(frozen=True, slots=True)
class Settled:
    """What a claim comes to beside the figure that is nearest to it; `reason` why it cannot be told."""

    claim: Claim
    figure: Figure
    status: Status
    reason: str = ""

    @property
    def restated(self) -> bool:
        """Whether the sentence itself says that the amount is not the one that was printed."""
        return self.reason == RESTATED


def settle(claim: Claim, printed: Sequence[Figure]) -> Settled | None:
    """None where the other document prints nothing of the same thing: there is nothing to compare."""
    same = [
        f
        for f in printed
        if f.subject == claim.subject and f.period is Period.THIS and f.basis is not Basis.UNSTATED
    ]
    if not same:
        return None
    alike = [figure for figure in same if comparable(claim.basis, figure.basis)]
    if not alike:
        if claim.basis is Basis.UNSTATED and (found := _agreeing(claim, same)):
            return found
        return Settled(claim, _nearest(claim, same), Status.CANNOT_TELL, _other_basis(claim, same[0]))
    certain = [figure for figure in alike if figure.scope in claim.scopes]
    found = _agreeing(claim, certain) or _agreeing(claim, alike)
    if found is not None:
        return found
    nearest = _nearest(claim, certain or alike)
    return Settled(claim, nearest, *_differs(claim, certain))


def check(settled: Settled, *, other: str) -> Check:
    """The check of a claim that agrees or cannot be told; `other` is how people call the other document."""
    claim, figure = settled.claim, settled.figure
    text = compared(settled, other=other)
    if settled.status is Status.HOLDS:
        text += "，相符"
    elif settled.status is Status.ROUNDING:
        text += f"，相差 {plain(difference(settled))}{claim.unit}，可由印出的位数解释"
    else:
        text += f"，不能断定：{settled.reason}"
    return Check(
        code="",
        status=settled.status,
        severity=Severity.INFO,
        message=text,
        expected=plain(in_unit(figure.money.yuan, claim.unit)),
        printed=plain(claim.value),
        difference=plain(difference(settled)),
        sources=(*claim.sources, figure.money.source),
    )


def failure(
    settled: Settled, severity: Severity, message: str, suspect: Suspect, first: Source | None = None
) -> Check:
    """The check of a claim that does not agree, with the suspected place first."""
    claim, figure = settled.claim, settled.figure
    sources = tuple(sorted((*claim.sources, figure.money.source), key=lambda source: source is not first))
    return Check(
        code="",
        status=settled.status,
        severity=severity,
        message=message,
        expected=plain(in_unit(figure.money.yuan, claim.unit)),
        printed=plain(claim.value),
        difference=plain(difference(settled)),
        sources=sources,
        suspect=suspect if settled.status is Status.FAILS else None,
    )


def compared(settled: Settled, *, other: str) -> str:
    """Both places with what is printed there."""
    claim, figure = settled.claim, settled.figure
    verb = "按增减推得" if claim.derived else "印"
    return (
        f"{claim.where}的{claim.called}{verb} {claim.said}{at(claim.sources[0])}，"
        f"{other}{figure.where}印 {figure.money.printed}{figure.money.unit}{at(figure.money.source)}"
    )


def difference(settled: Settled) -> Decimal:
    """Stated minus printed, in the unit of the statement."""
    return settled.claim.value - in_unit(settled.figure.money.yuan, settled.claim.unit)


def _agreeing(claim: Claim, figures: Sequence[Figure]) -> Settled | None:
    for wanted in (Status.HOLDS, Status.ROUNDING):
        for figure in figures:
            if _agreement(claim, figure) is wanted:
                return Settled(claim, figure, wanted)
    return None


def _agreement(claim: Claim, figure: Figure) -> Status:
    status = agreement(claim.plus, (figure.money, *claim.minus))
    if status is not Status.FAILS:
        return status
    # digits left out instead of rounded: less than one of the last that is printed
    last = max(_last_digit(money) for money in (*claim.plus, *claim.minus, figure.money) if money.value)
    apart = abs(claim.yuan - figure.money.yuan)
    return Status.ROUNDING if claim.value and figure.money.value and apart < last else Status.FAILS


def _last_digit(money: Money) -> Decimal:
    exponent = money.value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) * YUAN_PER_UNIT[money.unit]


def _differs(claim: Claim, certain: Sequence[Figure]) -> tuple[Status, str]:
    if not certain:
        return Status.CANNOT_TELL, "两份文件所指的资金范围可能不同"
    if not claim.legible or not all(figure.legible for figure in certain):
        return Status.CANNOT_TELL, "其中有扫描或辨认不清的数字，可能没有读对"
    if claim.contradicted:
        return Status.CANNOT_TELL, "文中的本年数与表中的不一致"
    if any(agreement([certain[0].money], [figure.money]) is Status.FAILS for figure in certain):
        return Status.CANNOT_TELL, "被比较的文件各处印的数不一致"
    if claim.restated:
        return Status.CANNOT_TELL, RESTATED
    return Status.FAILS, ""


def _other_basis(claim: Claim, figure: Figure) -> str:
    if claim.basis is Basis.UNSTATED:
        return f"没有说明所列的是不是{figure.basis.value}"
    return f"所列的是{claim.basis.value}，与{figure.basis.value}不是同一口径"


def _nearest(claim: Claim, figures: Sequence[Figure]) -> Figure:
    return min(figures, key=lambda figure: abs(figure.money.yuan - claim.yuan))

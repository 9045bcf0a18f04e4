"""This year's document about last year (跨年度): what it says last year was, and what last year's document printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractors.comparison import bodies, claims, printed, slip
from extractors.comparison.basis import Basis
from extractors.comparison.claims import Claim
from extractors.comparison.kinship import Kin, Relation
from extractors.comparison.rule import rule
from extractors.comparison.settled import Settled, check, compared, difference, failure, settle
from extractors.schema.budget import Budget
from extractors.schema.check import Check, Severity, Status
from extractors.schema.draft import Stage
from extractors.validators.remembered import remembered
from extractors.validators.wording import plain

_LAST_YEAR = (Relation.LAST_BUDGET, Relation.LAST_ACCOUNT)


@rule
def stated_last_year_is_printed(kin: Kin) -> Iterator[Check]:
    """本年文件文字中的上年数，应是上年文件印出的数。

    Last year's amount as a sentence states it is the one that last year's document printed.
    """
    yield from _told(kin, lambda claim: claim.item is not None and not claim.derived)


@rule
def change_leads_back_to_last_year(kin: Kin) -> Iterator[Check]:
    """本年数减去增减额，应是上年文件印出的数。

    This year's amount less the stated change is what last year's document printed.
    """
    yield from _told(kin, lambda claim: claim.derived)


@rule
def column_of_last_year_is_printed(kin: Kin) -> Iterator[Check]:
    """本年表中的上年数一栏，应是上年文件同一张表印出的数。

    The column of last year's amounts prints what the same table of last year's document printed.
    """
    yield from _told(kin, lambda claim: claim.item is None)


def about_last_year(kin: Kin) -> tuple[Settled, ...]:
    """Everything that this year's document says of the other one's year, beside what that one printed."""
    if kin.relation not in _LAST_YEAR or len(kin.others) != 1:
        return ()
    return _settled(kin.budget, kin.others[0])


@remembered
def _settled(budget: Budget, last: Budget) -> tuple[Settled, ...]:
    theirs = printed.by_subject(last)
    said = claims.of_last_year(budget, printed.figures(budget))
    # A budget is held against the final account only where it says that it speaks of one.
    wanted = (claim for claim in said if budget.stage is last.stage or claim.basis is Basis.ACCOUNT)
    asked = ((claim, theirs.get(claim.subject, ())) for claim in wanted if _can_be_asked(claim, last))
    return tuple(found for claim, figures in asked if (found := settle(claim, figures)) is not None)


def _can_be_asked(claim: Claim, last: Budget) -> bool:
    return not (last.stage is Stage.BUDGET and claim.basis is Basis.ACCOUNT)


def _told(kin: Kin, wanted: Callable[[Claim], bool]) -> Iterator[Check]:
    for settled in about_last_year(kin):
        if wanted(settled.claim) and not settled.restated:
            yield from verdict(settled, kin.others[0])


def verdict(settled: Settled, other: Budget) -> Iterator[Check]:
    """What is said of a claim: agreement, doubt, or the slip that explains it; a restatement is told elsewhere."""
    name = bodies.title(other)
    if settled.status is not Status.FAILS:
        yield check(settled, other=name)
        return
    blamed = slip.blame(settled)
    if blamed is None:
        return
    source, suspect, why = blamed
    text = f"{compared(settled, other=name)}，相差 {plain(difference(settled))}{settled.claim.unit}"
    text += f"；{why}，“{source.text}”疑为误印，当为 {suspect.proposed}"
    yield failure(settled, Severity.ERROR, text, suspect, first=source)

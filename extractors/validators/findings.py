"""Failing checks → findings (疑点): those with one cause are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from extractors.schema.budget import Budget
from extractors.schema.check import Cause, Check, Slip, Status
from extractors.schema.finding import Finding
from extractors.schema.source import Source
from extractors.validators.blame import Explanation
from extractors.validators.order import SEVERITIES, Number, at_stake, numbers_of
from extractors.validators.spots import Spots, spot

# What a finding rests on: an explanation, or the place that a check of its own accuses.
_Cause = Explanation | Source


def findings(
    checks: Sequence[Check], explained: Sequence[Explanation | None], budget: Budget
) -> tuple[Finding, ...]:
    """Every failing check in one finding, the worst first: by severity and the amount at stake.

    `checks` are all of the document in their order, `explained` the causes of those that are claims. A check that
    accuses the figure of an explanation belongs to it.
    """
    by_source = {id(each.figure.source): each for each in explained if each is not None}
    held: dict[int, tuple[_Cause, list[int]]] = {}
    for at, check in enumerate(checks):
        if check.status is Status.FAILS:
            cause = _cause(check, explained[at], by_source)
            held.setdefault(id(cause), (cause, []))[1].append(at)
    printed = numbers_of(budget) if held else {}
    spots = Spots(budget)
    found = [_finding(cause, positions, checks, printed, spots) for cause, positions in held.values()]
    return tuple(sorted(found, key=lambda each: (SEVERITIES.index(each.severity), -(each.at_stake or 0))))


def _cause(check: Check, explanation: Explanation | None, by_source: Mapping[int, Explanation]) -> _Cause:
    if explanation is not None:
        return explanation
    source = _accused(check)
    return by_source.get(id(source), source)


def _accused(check: Check) -> Source:
    """The place that a check accuses, or the first it rests on."""
    suspect = check.suspect
    if suspect is not None and suspect.source is not None:
        return suspect.source
    if not check.sources:  # of a budget that was not read from a document
        return Source(document="", text=check.printed or "")
    if suspect is not None and suspect.cell is not None:
        return next((source for source in check.sources if source.cell == suspect.cell), check.sources[0])
    return check.sources[0]


def _finding(
    cause: _Cause,
    positions: Sequence[int],
    checks: Sequence[Check],
    printed: Mapping[Source, Number],
    spots: Spots,
) -> Finding:
    failing = [checks[at] for at in positions]
    stakes = [at_stake(check, printed) for check in failing]
    severity = min((check.severity for check in failing), key=SEVERITIES.index)
    largest = max(stakes, default=Decimal(0)) or None
    first = failing[0]
    if isinstance(cause, Explanation):
        return Finding(
            code=first.code,
            message=first.message,
            severity=severity,
            cause=cause.cause,
            slip=cause.slip,
            spot=spot(cause.figure),
            proposed=cause.suspect.proposed,
            at_stake=largest,
            also=tuple(map(spot, cause.also)),
            rivals=tuple(map(spot, cause.rivals)),
            checks=tuple(positions),
        )
    suspect = first.suspect
    place = spots.at(cause)
    if not place.unit and first.printed:
        # of a sentence or a title what matters is the word that is wrong
        place = place.model_copy(update={"printed": first.printed})
    return Finding(
        code=first.code,
        message=first.message,
        severity=severity,
        cause=suspect.cause if suspect is not None else Cause.UNKNOWN,
        slip=Slip.NONE,
        spot=place,
        proposed=suspect.proposed.removesuffix(place.unit) if suspect and suspect.proposed else None,
        at_stake=largest,
        rivals=tuple(map(spots.at, _rivals(failing, cause)))
        if not suspect or suspect.cause is Cause.UNKNOWN
        else (),
        checks=tuple(positions),
    )


def _rivals(failing: Iterable[Check], accused: Source) -> list[Source]:
    """The other places of checks that do not say which of them is wrong."""
    return list({id(s): s for check in failing for s in check.sources if s is not accused}.values())

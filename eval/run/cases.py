"""One row of a run: a case, what was asked of it, and how it went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from eval.render.place import Place
from eval.scorers.tally import Tally

# What a case tells of its misses: the first of them, and not more than this of each.
_TOLD, _LONGEST = 4, 160


class Outcome(StrEnum):
    """How a case went."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSCORED = "unscored"  # nothing was measured, and the explanation says why: neither right nor wrong
    MEASURED = "measured"  # a figure of this machine and hour (seconds): no baseline holds it


@dataclass(frozen=True, kw_only=True)
class Case:
    """`subject` is the document, the unit that intervals are drawn over; `variant` the form it came in, or the mistake
    that was made.

    Counts as in a Tally; `value` where the measure is no count (TEDS, nDCG, seconds). `places` are where the misses are
    printed, `confused` counts of `wanted>found`."""

    suite: str
    measure: str
    subject: str
    variant: str
    outcome: Outcome
    family: str = ""
    right: int = 0
    wanted: int = 0
    given: int = 0
    value: float | None = None
    explanation: str = ""
    confused: tuple[tuple[str, str, int], ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def id(self) -> str:
        """Names the case in the baseline."""
        return "/".join((self.suite, self.measure, self.subject, self.variant))

    @property
    def form(self) -> str:
        """The first part of the variant: that the document came in, without what is told of the engine or the question."""
        return self.variant.partition("/")[0]

    @property
    def score(self) -> float | None:
        """The measure's own value, else F1 of what was wanted and given; None where nothing was scored."""
        if self.outcome is Outcome.UNSCORED:
            return None
        if self.value is not None:
            return self.value
        whole = self.wanted + self.given
        if not whole:
            # nothing was counted: a job that broke off
            return 1.0 if self.outcome is Outcome.RIGHT else 0.0
        return 2 * self.right / whole


def tallied(suite: str, measure: str, subject: str, variant: str, family: str, tally: Tally) -> Case:
    """The case of a tally; unscored where there was nothing to find and nothing was found."""
    if not tally.wanted and not tally.given:
        return unscored(suite, measure, subject, variant, family, "nothing of the kind in this document")
    return Case(
        suite=suite,
        measure=measure,
        subject=subject,
        variant=variant,
        family=family,
        outcome=Outcome.RIGHT if tally.all_right else Outcome.WRONG,
        right=tally.right,
        wanted=tally.wanted,
        given=tally.given,
        explanation=told([miss.words for miss in tally.misses]),
        confused=tuple((*pair, n) for pair, n in sorted(tally.confused.items())),
        places=tuple(miss.place for miss in tally.misses if miss.place is not None)[:_TOLD],
    )


def valued(
    suite: str,
    measure: str,
    subject: str,
    variant: str,
    family: str,
    value: float,
    explanation: str = "",
    places: Sequence[Place] = (),
) -> Case:
    """The case of a measure from 0 to 1 that is no count."""
    return Case(
        suite=suite,
        measure=measure,
        subject=subject,
        variant=variant,
        family=family,
        outcome=Outcome.RIGHT if value >= 1.0 else Outcome.WRONG,
        value=round(value, 4),
        explanation=explanation,
        places=tuple(places)[:_TOLD],
    )


def unscored(suite: str, measure: str, subject: str, variant: str, family: str, why: str) -> Case:
    return Case(
        suite=suite,
        measure=measure,
        subject=subject,
        variant=variant,
        family=family,
        outcome=Outcome.UNSCORED,
        explanation=why,
    )


def partly(case: Case, missing: Sequence[str]) -> Case:
    """The case of a measure that was taken of some of a document's parts only: `missing` says why, one for each other part."""
    if not missing:
        return case
    why = f"{len(missing)} not scored: {missing[0]}"
    return replace(case, explanation=" ‖ ".join(part for part in (case.explanation, why) if part))


def told(words: Sequence[str]) -> str:
    """The first of what went wrong, on one line."""
    first = [" ".join(text.split())[:_LONGEST] for text in words[:_TOLD]]
    more = len(words) - len(first)
    return " ‖ ".join([*first, f"… and {more} more"] if more else first)

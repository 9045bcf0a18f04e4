"""How each measure stands, the weakest first, and where it is weakest."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.run.cases import Case, Outcome
from eval.run.summary import Figure, figures, pooled

# Suites that set readers side by side: their variants are never taken together.
SIDE_BY_SIDE = frozenset({"peers"})
# Where a job broke off, the case has this measure.
RAISED = "raised"
# Lower bounds of the classes that scores are shown in, from flawless down.
LEVELS = (1.0, 0.99, 0.95, 0.9, 0.75, 0.5, 0.0)


@dataclass(frozen=True)
class Weak:
    """A group of cases and its score."""

    name: str
    score: float


@dataclass(frozen=True)
class Standing:
    """A measure over all variants, or of one reader where readers are set side by side.

    `scored` is how many cases were; `measured` says that the figure is an amount (seconds, tokens) and no score.
    `variant` and `family` are the weakest, None where all are alike."""

    figure: Figure
    scored: int
    measured: bool
    variant: Weak | None
    family: Weak | None

    @property
    def score(self) -> float | None:
        return None if self.measured else score_of(self.figure)

    @property
    def name(self) -> str:
        return f"{self.figure.suite} {self.figure.measure}"


@dataclass(frozen=True)
class Ranked:
    """The measures of a suite."""

    suite: str
    standings: tuple[Standing, ...]


def score_of(figure: Figure) -> float | None:
    """F1 of what was wanted and given, else the mean of the measure's own values; None where nothing was scored."""
    whole = figure.wanted + figure.given
    return 2 * figure.right / whole if whole else figure.recall


def pooled_score(cases: Sequence[Case]) -> float | None:
    """The same of cases of one measure."""
    scored = [case for case in cases if case.outcome in (Outcome.RIGHT, Outcome.WRONG)]
    values = [case.value for case in scored if case.value is not None]
    if values:
        return math.fsum(values) / len(values)
    whole = sum(case.wanted + case.given for case in scored)
    return 2 * sum(case.right for case in scored) / whole if whole else None


def standings(cases: Sequence[Case]) -> list[Standing]:
    """One for each measure, suites in the order in which they were met, in a suite the weakest first."""
    together = [case for case in cases if case.suite not in SIDE_BY_SIDE]
    apart = [case for case in cases if case.suite in SIDE_BY_SIDE]
    found = [
        _standing(figure, _of(figure.suite, figure.measure, together)) for figure in pooled(together)
    ] + [
        _standing(
            figure, [c for c in _of(figure.suite, figure.measure, apart) if c.variant == figure.variant]
        )
        for figure in figures(apart)
    ]
    suites = list(dict.fromkeys(standing.figure.suite for standing in found))
    return sorted(found, key=lambda one: (suites.index(one.figure.suite), one.measured, _rank(one)))


def ranked(found: Iterable[Standing]) -> list[Ranked]:
    """Standings in their order, by suite."""
    grouped: dict[str, list[Standing]] = {}
    for standing in found:
        grouped.setdefault(standing.figure.suite, []).append(standing)
    return [Ranked(suite, tuple(held)) for suite, held in grouped.items()]


def weakest(found: Iterable[Standing], most: int = 5) -> list[Standing]:
    """The measures with the lowest scores of all suites; none that is flawless."""
    weak = [(one.score, one) for one in found if one.score is not None and one.score < 1.0]
    return [one for _, one in sorted(weak, key=lambda pair: pair[0])[:most]]


def _rank(standing: Standing) -> float:
    # a measure that was never scored is neither weak nor strong, and stands last
    if standing.score is not None:
        return standing.score
    return -1.0 if standing.figure.measure == RAISED else 2.0


def _of(suite: str, measure: str, cases: Iterable[Case]) -> list[Case]:
    return [case for case in cases if (case.suite, case.measure) == (suite, measure)]


def _standing(figure: Figure, cases: Sequence[Case]) -> Standing:
    scored = [case for case in cases if case.outcome is not Outcome.UNSCORED]
    return Standing(
        figure=figure,
        scored=len(scored),
        measured=any(case.outcome is Outcome.MEASURED for case in scored),
        variant=_weakest(scored, [case.variant for case in scored]),
        family=_weakest(scored, [case.family for case in scored]),
    )


def _weakest(cases: Sequence[Case], names: Sequence[str]) -> Weak | None:
    """The group with the lowest score, where groups differ."""
    grouped: dict[str, list[Case]] = {}
    for name, case in zip(names, cases, strict=True):
        grouped.setdefault(name, []).append(case)
    scores = [
        Weak(name, score)
        for name, held in grouped.items()
        if name and (score := pooled_score(held)) is not None
    ]
    low = min(scores, key=lambda weak: weak.score, default=None)
    return low if low is not None and any(weak.score > low.score for weak in scores) else None


def level(score: float) -> int:
    """The class of a score: 0 is flawless, 6 below one half."""
    return next((n for n, bound in enumerate(LEVELS) if score >= bound), len(LEVELS) - 1)


def shown(score: float | None) -> str:
    """Three digits, cut and not rounded: only what is flawless is shown as 1."""
    if score is None:
        return "–"
    return "1" if score >= 1.0 else f"{math.floor(round(score * 1000, 6)) / 1000:.3f}"

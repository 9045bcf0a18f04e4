"""What a contender took for a document, and the arithmetic on it. No clock runs here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple


@dataclass(frozen=True)
class Timed:
    """One run over a document, in seconds: a lap for each page, and the rest that is done for all of them."""

    laps: tuple[float, ...]
    rest: float = 0.0

    @property
    def total(self) -> float:
        return sum(self.laps) + self.rest

    @property
    def per_page(self) -> tuple[float, ...]:
        """What each page took; what is done for the document as a whole is shared out equally."""
        return tuple(lap + self.rest / len(self.laps) for lap in self.laps)


@dataclass(frozen=True)
class Failed:
    """A run that came to nothing. However soon it ended, it has no speed."""

    reason: str


Outcome = Timed | Failed


class Spread(NamedTuple):
    """The least, the median and the most of the rounds."""

    low: float
    middle: float
    high: float


def spread(values: Iterable[float]) -> Spread | None:
    """None where there are no values."""
    held = sorted(values)
    return Spread(held[0], median(held), held[-1]) if held else None


def failure(outcomes: Sequence[Outcome]) -> str | None:
    """Why there is no speed to tell: the reason of the first run that failed, or that there was none."""
    if not outcomes:
        return "not run"
    return next((outcome.reason for outcome in outcomes if isinstance(outcome, Failed)), None)


def ms_per_page(outcomes: Sequence[Outcome]) -> Spread | None:
    """Milliseconds a page of a document, over the rounds; None where a run failed."""
    if failure(outcomes) is not None:
        return None
    return spread(1000 * o.total / len(o.laps) for o in outcomes if isinstance(o, Timed) and o.laps)


def pages_ms(outcomes: Sequence[Outcome]) -> list[float]:
    """Milliseconds of each page, the median over the rounds; none where a run failed."""
    if failure(outcomes) is not None:
        return []
    runs = [outcome.per_page for outcome in outcomes if isinstance(outcome, Timed)]
    return [1000 * median(page) for page in zip(*runs, strict=True)]


def ratios(theirs: Sequence[Outcome], ours: Sequence[Outcome]) -> Spread | None:
    """How many times as long they took, pair by pair within a round; None where a run of either failed."""
    return together([theirs], [ours])


def together(theirs: Sequence[Sequence[Outcome]], ours: Sequence[Sequence[Outcome]]) -> Spread | None:
    """The same over several documents: in each round all of theirs against all of ours, without the documents
    that one of them failed on; None where that leaves none."""
    both = [(t, o) for t, o in zip(theirs, ours, strict=True) if failure(t) is None and failure(o) is None]
    rounds = zip(
        (
            sum(r.total for r in run if isinstance(r, Timed))
            for run in zip(*(t for t, _ in both), strict=True)
        ),
        (
            sum(r.total for r in run if isinstance(r, Timed))
            for run in zip(*(o for _, o in both), strict=True)
        ),
        strict=True,
    )
    return spread(their / our for their, our in rounds if our > 0)

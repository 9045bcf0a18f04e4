"""What was run, with what, for how long, and how many cases went which way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.report.standings import RAISED
from eval.run.cases import Case, Outcome

# Told in the line below the title; everything else stands under "made with".
_FIRST = ("mingzhang", "suite", "engine", "cases", "limit", "seconds")


@dataclass(frozen=True)
class Told:
    """A thing that a run was made with, and which."""

    name: str
    words: str


@dataclass(frozen=True)
class Masthead:
    """`raised` are the jobs that broke off, which are among the wrong."""

    first: tuple[Told, ...]
    rest: tuple[Told, ...]
    right: int
    wrong: int
    unscored: int
    measured: int
    raised: tuple[Case, ...]


def masthead(header: Mapping[str, object], cases: Sequence[Case]) -> Masthead:
    """Of a header that may say anything; what it leaves out or sets to None is left out."""
    right, wrong, unscored, measured = (
        sum(case.outcome is outcome for case in cases)
        for outcome in (Outcome.RIGHT, Outcome.WRONG, Outcome.UNSCORED, Outcome.MEASURED)
    )
    return Masthead(
        first=tuple(told for key in _FIRST if key in header for told in _told(key, header[key])),
        rest=tuple(told for key, value in header.items() if key not in _FIRST for told in _told(key, value)),
        right=right,
        wrong=wrong,
        unscored=unscored,
        measured=measured,
        raised=tuple(case for case in cases if case.measure == RAISED),
    )


def _told(key: str, value: object) -> Iterator[Told]:
    if value is None or value is False:
        return
    if key == "seconds" and isinstance(value, int | float):
        yield Told("took", _duration(value))
    elif isinstance(value, Mapping):
        yield Told(key, " · ".join(f"{name} {each}" for name, each in value.items()))
    else:
        yield Told(key, "yes" if value is True else str(value))


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"

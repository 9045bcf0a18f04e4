"""What the report needs to know of a case that is not what it was when the baseline was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Side(Protocol):
    """How a case went; no score where it was unscored."""

    @property
    def score(self) -> float | None: ...


class Flip(Protocol):
    """`change` is worse, lost, better or new; `before` or `now` is None where there was or is no such case."""

    @property
    def change(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def before(self) -> Side | None: ...
    @property
    def now(self) -> Side | None: ...
    @property
    def explanation(self) -> str: ...
    @property
    def bad(self) -> bool: ...


@dataclass(frozen=True)
class Turned:
    """Flips by where they went: `fresh` is how many cases the baseline does not know."""

    worse: tuple[Flip, ...]
    better: tuple[Flip, ...]
    fresh: int


def turned(flips: Sequence[Flip]) -> Turned:
    """Both ways apart, in the order given; new cases are only counted."""
    old = [flip for flip in flips if flip.before is not None]
    return Turned(
        worse=tuple(flip for flip in old if flip.bad),
        better=tuple(flip for flip in old if not flip.bad),
        fresh=len(flips) - len(old),
    )

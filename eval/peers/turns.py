"""Readers taking turns on the same bytes in the same process, so that whatever else the machine does falls on all of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

# Odd, so that the middle one is a time that was measured.
ROUNDS = 3


@dataclass(frozen=True)
class Turn:
    """Who reads, and how."""

    name: str
    read: Callable[[bytes], object]


@dataclass(frozen=True)
class Timed:
    """The middle one of a reader's times."""

    name: str
    seconds: float


def take_turns(turns: Sequence[Turn], data: bytes, rounds: int = ROUNDS) -> list[Timed]:
    """The times of all readers, each of which reads once a round, in the order given."""
    seconds: list[list[float]] = [[] for _ in turns]
    for _ in range(rounds):
        for turn, held in zip(turns, seconds, strict=True):
            start = time.perf_counter()
            turn.read(data)
            held.append(time.perf_counter() - start)
    return [Timed(turn.name, median(held)) for turn, held in zip(turns, seconds, strict=True)]

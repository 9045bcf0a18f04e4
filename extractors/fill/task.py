"""A question to the model, and what its answer comes to; how much of what is left over one question holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from extractors.asking import Question
from extractors.asking.strict import MOST_IDS
from extractors.schema.draft import Draft

T = TypeVar("T")
# Of what is asked at once: beyond some thousand tokens models begin to leave things out.
MOST_TOKENS = 3_000


@dataclass(frozen=True, slots=True)
class Task:
    """`draft` makes of an answer of the right form what of it stands: pointers to places that exist and fit each other."""

    question: Question[Any]
    draft: Callable[[Any], Draft]


class Size(NamedTuple):
    """What something takes of a question: tokens, and ids that its answer may name."""

    tokens: int = 0
    ids: int = 0


def packed(
    things: Iterable[T], size: Callable[[T], Size], beside: Size | None = None
) -> Iterator[tuple[T, ...]]:
    """The things in order, in runs that fit into one question each; `beside` is what every question holds as well.

    Each thing is measured once, so that a long document takes no longer than its length. What does not fit by itself is a
    run by itself, and where `beside` leaves no room all are one: it is refused when it is asked, and told."""
    base = beside or Size()
    held: list[T] = []
    tokens, ids = base
    hopeless = tokens > MOST_TOKENS or ids > MOST_IDS
    for thing in things:
        more = size(thing)
        if held and not hopeless and (tokens + more.tokens > MOST_TOKENS or ids + more.ids > MOST_IDS):
            yield tuple(held)
            held, (tokens, ids) = [], base
        held.append(thing)
        tokens, ids = tokens + more.tokens, ids + more.ids
    if held:
        yield tuple(held)

"""What the rules ask of a statement again and again is worked out once for each check of a budget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

Asked = TypeVarTuple("Asked")
Told = TypeVar("Told")

# (function, ids of what it was asked about) → what it was asked about and what it told. The records are held as well,
# so that none of the same id can come after them.
_Memory = dict[tuple[object, ...], tuple[tuple[object, ...], Any]]
_memory: ContextVar[_Memory | None] = ContextVar("memory", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Inside, a function that is `remembered` tells the same of the same records; afterwards all is forgotten."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def remembered(function: Callable[[*Asked], Told]) -> Callable[[*Asked], Told]:
    """For functions of records that never change, which are told apart by identity: to compare them costs more than
    to work it out again. What is told is shared, so nobody may change it."""

    @wraps(function)
    def told(*asked: *Asked) -> Told:
        memory = _memory.get()
        if memory is None:
            return function(*asked)
        key = (function, *map(id, asked))
        if key not in memory:
            memory[key] = (asked, function(*asked))
        answer: Told = memory[key][1]
        return answer

    return told

"""Files with the same content are read once: the first of them is, the others wait for what becomes of it."""

from __future__ import annotations

import threading
from collections.abc import Hashable
from enum import Enum, auto
from typing import Generic, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Turn(Enum):
    """Who reads a content that nothing is known of yet."""

    YOURS = auto()
    ANOTHERS = auto()


class Duplicates(Generic[Item, Answer]):
    """What became of each content, for several threads.

    An item whose content another is reading is left with that one, so that nobody stands idle for it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._settled: dict[Hashable, Answer] = {}
        self._waiting: dict[Hashable, list[Item]] = {}

    def claim(self, content: Hashable, item: Item) -> Answer | Turn:
        """What is known of the content, or whose turn it is to read it. Who is told YOURS settles or releases it."""
        with self._lock:
            if content in self._settled:
                return self._settled[content]
            if content in self._waiting:
                self._waiting[content].append(item)
                return Turn.ANOTHERS
            self._waiting[content] = []
            return Turn.YOURS

    def know(self, content: Hashable, answer: Answer) -> None:
        """What became of a content in another run."""
        with self._lock:
            self._settled.setdefault(content, answer)

    def settle(self, content: Hashable, answer: Answer) -> list[Item]:
        """What became of it now; gives the items that were left meanwhile."""
        with self._lock:
            self._settled[content] = answer
            return self._waiting.pop(content)

    def release(self, content: Hashable) -> list[Item]:
        """Nothing became of it, for a reason of the item's own: gives the items that were left, to claim it anew."""
        with self._lock:
            return self._waiting.pop(content)

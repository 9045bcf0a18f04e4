"""So many right of so many wanted and so many given, and what is wrong with the rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from eval.render.place import Place


@dataclass(frozen=True)
class Miss:
    """One thing that is wrong: in words, and where it is printed if that is known."""

    words: str
    place: Place | None = None

    def __str__(self) -> str:
        return self.words


@dataclass
class Tally:
    """`wanted` is how many there should be, `given` how many came out: the same number where each is asked for by name.

    `confused` counts kinds (wanted, found) where things are told apart by kind; shares of nothing are 1."""

    right: int = 0
    wanted: int = 0
    given: int = 0
    misses: list[Miss] = field(default_factory=list)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, right: bool, words: str = "", place: Place | None = None) -> None:
        """One that was asked for."""
        self.want(right, words, place)
        self.given += 1

    def want(self, right: bool, words: str = "", place: Place | None = None) -> None:
        """One that should have come out."""
        self.right += right
        self.wanted += 1
        if not right:
            self.misses.append(Miss(words, place))

    def give(self, right: bool, words: str = "", place: Place | None = None) -> None:
        """One that came out; if right it was counted as such when it was wanted."""
        self.given += 1
        if not right:
            self.misses.append(Miss(words, place))

    def take(self, other: Tally, head: str = "") -> None:
        """All that another tally holds; its misses begin with `head` here."""
        self.right += other.right
        self.wanted += other.wanted
        self.given += other.given
        self.misses += [Miss(head + miss.words, miss.place) for miss in other.misses]
        self.confused += other.confused

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def all_right(self) -> bool:
        """Nothing is missing and nothing is too much."""
        return self.right == self.wanted == self.given

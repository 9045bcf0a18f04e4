"""The words and names that one document prints, as English words are put into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from service.answering.english.romanised import spelt
from service.terms import key

if TYPE_CHECKING:
    from service.answering.printed.catalogue import Catalogue

# Of a printed name the words must make up so much; less where there are more of them.
_OF_NAME, _OF_LONG_NAME = 0.5, 0.34
_LONG = 3
_NAME = range(3, 45)
# These stand in names of every kind.
_ANY = {"支出", "经费", "资金", "费", "项目", "专项"}


@dataclass(frozen=True, slots=True)
class Term:
    """What one word or phrase may mean in Chinese, the likeliest first. A `soft` one may be left out."""

    meant: tuple[str, ...]
    soft: bool = False
    printed: bool = False


@dataclass(frozen=True)
class Printed:
    """The words of one document, and the names of its items, projects and indicators."""

    catalogue: Catalogue
    _holding: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        budget = self.catalogue.extraction.budget
        found = [*self.catalogue.subjects]
        found += [key(name) for one in budget.indicators for name in (one.level3, one.project)]
        found += [key(term.name) for term in budget.glossary]
        return tuple(name for name in dict.fromkeys(found) if len(name) in _NAME)

    def holding(self, word: str) -> frozenset[str]:
        """The names that a word is part of."""
        if word not in self._holding:
            self._holding[word] = frozenset(name for name in self.names if word in name)
        return self._holding[word]

    def spelled(self, letters: str) -> Term | None:
        """What a word that nobody translates spells in a printed name: the name itself where it is the only one."""
        found = {name: said for name in self.names if (said := spelt(letters, name)) is not None}
        # names of places and of festivals stand first
        first = {name: said for name, said in found.items() if name.startswith(said)} or found
        said = min(first.values(), key=len, default=None)
        if said is None:
            return None
        holding = [name for name in first if said in name]
        return Term((holding[0] if len(holding) == 1 else said,), printed=True)

    def likeliest(self, term: Term) -> str:
        """The name that is printed, else the word that is, else the first."""
        meant = [key(word) for word in term.meant]
        for word in meant:
            if all(self.catalogue.of_subject(part) for part in word.split("和")):
                return word
        return next((word for word in meant if word in self.catalogue.said), meant[0])

    def name_of(self, terms: Sequence[Term]) -> str | None:
        """The printed name that the words make up together: every word in it, and it for the most part made of them."""
        must = [t for t in terms if not t.soft]
        if not must or len(terms) < 2:
            return None
        held = frozenset.intersection(
            *(frozenset[str]().union(*(self.holding(key(w)) for w in t.meant)) for t in must)
        )
        share = _OF_LONG_NAME if len(must) >= _LONG else _OF_NAME
        held = frozenset(
            name for name in held if _each_adds(name, must) and sum(map(bool, _said(name, terms))) > 1
        )
        best = max(held, key=lambda name: (_made_of(name, terms), -len(name), name), default=None)
        return best if best is not None and _made_of(best, terms) >= share else None


def _made_of(name: str, terms: Sequence[Term]) -> float:
    """How much of a name the terms make up."""
    return len(frozenset[int]().union(*_said(name, terms))) / len(name)


def _each_adds(name: str, terms: Sequence[Term]) -> bool:
    """Whether no term says only what another says (电费 inside 邮电费)."""
    places = _said(name, terms)
    return not any(one <= other for i, one in enumerate(places) for j, other in enumerate(places) if i != j)


def _telling(name: str, terms: Sequence[Term]) -> int:
    """How many of the terms say more of a name than that money is spent."""
    return sum(any(key(w) in name and key(w) not in _ANY for w in t.meant) for t in terms)


def _said(name: str, terms: Sequence[Term]) -> list[frozenset[int]]:
    return [_places(name, term) for term in terms]


def _places(name: str, term: Term) -> frozenset[int]:
    """The characters of a name that a term says."""
    word = next((w for w in sorted(map(key, term.meant), key=len, reverse=True) if w in name), "")
    at = name.find(word)
    return frozenset(range(at, at + len(word)))


def beside(chunks: list[list[Term]]) -> list[list[Term]]:
    """The chunks without words that only say in English what a Chinese name beside them says."""
    names = [term.meant[0] for chunk in chunks for term in chunk if term.printed]
    if not names:
        return chunks
    kept = [
        [t for t in chunk if t.printed or not any(word in name for word in t.meant for name in names)]
        for chunk in chunks
    ]
    return [chunk for chunk in kept if chunk]

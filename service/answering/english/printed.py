"""The words and names that one document prints, as English words are put into them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from service.answering.english.romanised import spelt
from service.patterns import regex
from service.terms import key

if TYPE_CHECKING:
    from service.answering.printed.catalogue import Catalogue

# Of a printed name the words must make up so much; less where there are more of them.
_OF_NAME, _OF_LONG_NAME = 0.5, 0.34
_LONG = 3
_NAME = range(3, 45)
# What the text counts: the words before a number, and those behind it and its unit.
_COUNTED = regex(
    r"([一-鿿“”]{2,20})(?=[约达共]?\d[\d,.]*[万余多]*([一-鿿]?))|\d[\d,.]*[万余多]*([一-鿿])([一-鿿“”]{1,14})"
)
# What may stand behind a number as the unit of what is counted.
_OCCASIONS = regex(r"[^\d，。；,;]{0,4}\d[\d.,]*万?(?P<unit>人次|户次|次|例|件|起|批次)")
_COUNTERS = frozenset("次个名家所条处座人户件起台辆批场册株本亩份篇张栋项部套例种卷宗期")
# Of what lies between the first and the last of the words that a question names, so much is made of them.
_OF_PHRASE = 0.6
# A shorter word stands in phrases of every kind.
_TELLING = 4
# A name in Chinese that is longer says what several English words say.
_LONG_GLOSS = 5


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

    @cached_property
    def phrases(self) -> dict[str, str]:
        """What the sentences of the document count, in the words that stand around each number, and its unit."""
        found: dict[str, str] = {}
        for passage in self.catalogue.extraction.passages:
            for before, unit, counted_in, behind in _COUNTED.findall(passage.source.text):
                for phrase in (before, counted_in + behind, behind):
                    if len(said := key(phrase)) > 1:
                        found.setdefault(said, unit or counted_in)
        return found

    def counts(self, item: str) -> bool:
        """Whether a sentence counts what has this name, or a target is of it, whatever it was spoken of together with."""
        name = key(item)
        return len(name) >= _TELLING and (
            any(name in phrase for phrase in self.phrases) or bool(self.holding(name))
        )

    def unit_of(self, item: str) -> str:
        """What a sentence counts something in; empty where none does."""
        units = (unit for phrase, unit in self.phrases.items() if phrase.endswith(key(item)))
        return next((unit for unit in units if unit in _COUNTERS), "")

    def occasions_of(self, item: str) -> str:
        """次, or what else the sentences count a thing in that happens often: 人次, 户次, 例, 件."""
        name = key(item)
        texts = (key(passage.source.text) for passage in self.catalogue.extraction.passages)
        behind = (
            (text[at.end() :] for text in texts for at in re.finditer(re.escape(name), text)) if name else ()
        )
        found = (_OCCASIONS.match(text) for text in behind)
        return next((one["unit"] for one in found if one is not None), "次")

    def phrase_of(self, terms: Sequence[Term]) -> str | None:
        """The words of a sentence beside a number that the terms say together; every term that must be is in them."""
        must = [t for t in terms if not t.soft]
        if len(terms) < 2 or not must:
            return None
        meant = [[key(word) for word in term.meant] for term in must]
        made = [
            _span(phrase, terms)
            for phrase in self.phrases
            if all(any(word in phrase for word in words) for words in meant) and _each_adds(phrase, must)
        ]
        best = max(made, key=lambda found: (found[1], -len(found[0]), found[0]), default=None)
        return best[0] if best is not None and best[1] >= _OF_PHRASE else None

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
        named = (
            word for word in meant if len(word) > 1 and self.holding(word) and word in self.catalogue.said
        )
        if (name := next(named, None)) is not None:
            return name
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


def _span(phrase: str, terms: Sequence[Term]) -> tuple[str, float]:
    """A phrase from the first of the terms to the last, and how much of this they make up."""
    places = frozenset[int]().union(*_said(phrase, terms))
    start, end = min(places), max(places) + 1
    return phrase[start:end], len(places) / (end - start)


def _each_adds(name: str, terms: Sequence[Term]) -> bool:
    """Whether no term says only what another says (电费 inside 邮电费)."""
    places = _said(name, terms)
    return not any(one <= other for i, one in enumerate(places) for j, other in enumerate(places) if i != j)


def _said(name: str, terms: Sequence[Term]) -> list[frozenset[int]]:
    return [_places(name, term) for term in terms]


def _places(name: str, term: Term) -> frozenset[int]:
    """The characters of a name that a term says."""
    word = next((w for w in sorted(map(key, term.meant), key=len, reverse=True) if w in name), "")
    at = name.find(word)
    return frozenset(range(at, at + len(word)))


def beside(chunks: list[list[Term]], printed: Printed | None = None) -> list[list[Term]]:
    """The chunks without words that only say in English what a Chinese name beside them says."""
    names = [term.meant[0] for chunk in chunks for term in chunk if term.printed]
    if not names:
        return chunks
    kept = [
        [t for t in chunk if t.printed or not any(_glossed(t, name, printed) for name in names)]
        for chunk in chunks
    ]
    return [chunk for chunk in kept if chunk]


def _glossed(term: Term, name: str, printed: Printed | None) -> bool:
    """Whether a term says in English what a Chinese name says, in these characters or in half of them (disaster: 防灾)."""
    if any(word in name for word in term.meant):
        return True
    if printed is None or any(printed.catalogue.of_subject(key(word)) for word in term.meant):
        return False
    return len(name) > _LONG_GLOSS and any(
        2 * len(set(word) & set(name)) >= len(word) for word in term.meant[:1]
    )

"""What one document can be asked: every figure with the names by which people ask for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from extractors.schema.extraction import Extraction
from service.answering.printed.figure import Figure, source_key
from service.answering.printed.figures import figures_of
from service.answering.printed.item_names import names_of
from service.terms import key


@dataclass(frozen=True)
class Catalogue:
    """The figures of one document by the key of what they are of."""

    extraction: Extraction
    figures: tuple[Figure, ...]

    @classmethod
    def of(cls, extraction: Extraction) -> Catalogue:
        return cls(extraction, tuple(figures_of(extraction)))

    @cached_property
    def _by_subject(self) -> dict[str, list[Figure]]:
        by_subject: dict[str, list[Figure]] = {}
        for name, figure in ((name, f) for f in self.figures for name in names_of(f.subject)):
            by_subject.setdefault(name, []).append(figure)
        return by_subject

    def of_subject(self, name: str) -> list[Figure]:
        """The figures of the item with this key, in printed order."""
        return self._by_subject.get(name, [])

    def of_all(self, name: str) -> list[Figure]:
        """The figures of the item but those of one unit's part of it, where there are others or several units have one."""
        found = self.of_subject(name)
        of_units = {figure.unit for figure in found if figure.unit}
        if not of_units or (len(of_units) == 1 and all(figure.unit for figure in found)):
            return found
        return [figure for figure in found if not figure.unit]

    @property
    def subjects(self) -> Collection[str]:
        return self._by_subject.keys()

    @cached_property
    def heads(self) -> frozenset[str]:
        """The first two characters of every name and code."""
        return frozenset(name[:2] for name in (*self.subjects, *self.codes))

    @cached_property
    def at(self) -> dict[tuple[object, ...], Figure]:
        """The figure at each printed place."""
        return {source_key(figure.money.source): figure for figure in reversed(self.figures)}

    @cached_property
    def said(self) -> str:
        """All words of the document: its prose, its tables' titles, heads and names, its targets, the labels of its forms."""
        budget = self.extraction.budget
        told = [key(passage.source.text) for passage in self.extraction.passages]
        told += dict.fromkeys(figure.words for figure in self.figures)
        told += [
            key("|".join((i.project, i.level1, i.level2, i.level3, i.target.text))) for i in budget.indicators
        ]
        told += dict.fromkeys(key(f"{one.label}|{one.text.text}") for one in budget.particulars)
        return "|".join(told)

    @cached_property
    def items(self) -> str:
        """All names of what figures and targets are of."""
        budget = self.extraction.budget
        aims = (key(f"{one.project}|{one.level3}") for one in budget.indicators)
        return "|".join(dict.fromkeys((*self.subjects, *aims)))

    @cached_property
    def codes(self) -> dict[str, str]:
        """Classification codes and the key of the name printed with each, in tables rather than in sentences."""
        coded = (f for f in reversed(self.figures) if f.code)
        return {f.code: f.subject for f in sorted(coded, key=lambda f: f.statement is not None)}

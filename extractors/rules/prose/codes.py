"""Functional codes by the names of 类, 款 and 项, from the tables of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.schema.draft import DraftStatement

_FUNCTIONAL = re.compile(r"2\d\d(?:\d\d){0,2}")


@dataclass
class Codes:
    """Codes by a name, by a name with its parent's, and by all three."""

    by_names: dict[tuple[str, ...], str] = field(default_factory=dict)
    ambiguous: set[tuple[str, ...]] = field(default_factory=set)

    @classmethod
    def of(cls, statements: Iterable[DraftStatement]) -> Codes:
        names_of: dict[str, str] = {}
        for statement in statements:
            for line in statement.lines:
                if _FUNCTIONAL.fullmatch(line.code):
                    names_of.setdefault(line.code, line.name)
        codes = cls()
        for code, name in names_of.items():
            parents = [names_of.get(code[:n], "") for n in (3, 5) if n < len(code)]
            for key in {(name,), (*parents[-1:], name), (*parents, name)}:
                if codes.by_names.setdefault(key, code) != code:
                    codes.ambiguous.add(key)
        return codes

    def find(self, path: tuple[str, ...]) -> str:
        """The code of names from the outside in; empty where none or several fit."""
        for key in (path, path[-2:], path[-1:]):
            if key in self.by_names and key not in self.ambiguous:
                return self.by_names[key]
        return ""

"""The departments of a library by what people call them, so that a question finds its own without asking each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from service.answering.asked.naming import LONGEST, abbreviates, body, names
from service.store import Document
from service.terms import key

# So many lists are kept: that of the library, and those of libraries opened beside it.
_KEPT = 4
_registers: list[Register] = []


class Register:
    """Documents by the names of their departments (as `naming.called` finds them)."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self._departments: dict[str, list[Document]] = {}
        for document in documents:
            self._departments.setdefault(document.department, []).append(document)
        self._named: defaultdict[str, list[str]] = defaultdict(list)
        # By what the name of a body ends in and the first character before that: the rest, and whose it is.
        self._bodies: defaultdict[str, defaultdict[str, defaultdict[str, list[str]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(list))
        )
        for department, held in self._departments.items():
            for name in set(names(held[0])):
                self._named[name].append(department)
            stems, kinds = body(key(department))
            for kind in kinds:
                for stem in set(stems):
                    self._bodies[kind][stem[0]][stem].append(department)
        self._lengths = sorted({len(name) for name in self._named})

    def called(self, text: str) -> dict[str, int]:
        """The departments that a text (as `terms.same` writes it) names, and where: a bit for each character."""
        found: defaultdict[str, int] = defaultdict(int)
        for start in range(len(text)):
            for length in self._lengths:
                if start + length > len(text):
                    break
                for department in self._named.get(text[start : start + length], ()):
                    found[department] |= _bits(start, length)
        for short, departments in self._shortened(text):
            marks = 0
            start = text.find(short)
            while start >= 0:
                marks |= _bits(start, len(short))
                start = text.find(short, start + 1)
            for department in departments:
                found[department] |= marks
        return found

    def of(self, department: str) -> list[Document]:
        """The documents of a department, in the order of the list."""
        return self._departments[department]

    def _shortened(self, text: str) -> Iterator[tuple[str, set[str]]]:
        """Short names of bodies in the text, each the longest that means a department, with the departments meant."""
        for kind, by_first in self._bodies.items():
            for found in re.finditer(kind, text):
                before = text[max(0, found.start() - LONGEST) : found.start()]
                meant: set[str] = set()
                for i in range(len(before) - 1):
                    short = before[i:]
                    stems: dict[str, list[str]] = by_first.get(short[0], {})
                    fitting = {
                        d for stem, ds in stems.items() if abbreviates(short, stem) for d in ds
                    } - meant
                    meant |= fitting
                    if fitting:
                        yield short + kind, fitting


def register(documents: Sequence[Document]) -> Register:
    """The register of a list of documents, made once for a list that stays the same object."""
    for held in _registers:
        if held.documents is documents:
            return held
    made = Register(documents)
    _registers.insert(0, made)
    del _registers[_KEPT:]
    return made


def runs(marks: int) -> Iterator[tuple[int, int]]:
    """Where the bits of a number stand together."""
    at = 0
    while marks >> at:
        start = at
        while marks >> at & 1:
            at += 1
        if at > start:
            yield start, at
        at += 1


def _bits(start: int, length: int) -> int:
    return ((1 << length) - 1) << start

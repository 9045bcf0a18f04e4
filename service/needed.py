"""What a text must have for a regular expression to be found in it, read off the expression without compiling it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# Of more ways to begin, or to go on, looking for each costs as much as it saves.
_MOST: Final = 48
_CLASSES: Final = "wWdDsSbBAZ"
# Characters that stand for themselves and are not repeated; alternatives of only such ones, up to the end of their group.
_RUN: Final = re.compile(r"[^\\\[\](){}|?*+^$.]+(?![?*+{])")
_WORDS: Final = re.compile(r"[^\\\[\](){}?*+^$.]+(?=\)|\Z)")
_ESCAPED: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}

Needed = frozenset[str]
# One step of an expression: a character that stands for itself, what a group or a class needs, or what needs nothing.
_Step = str | Needed | None


class _Unread(Exception):
    """An expression of a form that is not read here; it may need anything."""


def needed(pattern: str) -> Needed | None:
    """Strings of which every text with a match of the expression has at least one; None where no such are known.

    Read are literals, classes, groups, alternatives and repetitions; what looks ahead or behind is passed over, and an
    expression with flags, back references or conditions of its own is not read. Errors in it are left to the compiler.
    """
    reader = _Reader(pattern)
    try:
        found = reader.alternatives()
    except (_Unread, IndexError, ValueError):
        return None
    return found if reader.at == len(pattern) else None


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._text, self.at = pattern, 0

    def alternatives(self) -> Needed | None:
        """What one of the alternatives up to the end of the group needs; None where one of them needs nothing."""
        if (plain := _WORDS.match(self._text, self.at)) is not None:
            self.at = plain.end()
            words = frozenset(plain.group().split("|"))
            return words if "" not in words and len(words) <= _MOST else None
        branches = [self._sequence()]
        while self._next() == "|":
            self.at += 1
            branches.append(self._sequence())
        found: set[str] = set()
        for branch in branches:
            if branch is None or len(found) > _MOST:
                return None
            found |= branch
        return frozenset(found) if len(found) <= _MOST else None

    def _sequence(self) -> Needed | None:
        """What the steps of one alternative need: the most telling of what each does."""
        runs: list[Needed] = []
        literal = ""
        while (character := self._next()) not in ("", "|", ")"):
            if (run := _RUN.match(self._text, self.at)) is not None:
                literal += run.group()
                self.at = run.end()
                continue
            step = self._step(character)
            repeated = self._repeated()
            if isinstance(step, str) and repeated is None:
                literal += step
                continue
            if literal:
                runs.append(frozenset((literal,)))
                literal = ""
            if step and (repeated is None or repeated > 0):
                runs.append(frozenset((step,)) if isinstance(step, str) else step)
        if literal:
            runs.append(frozenset((literal,)))
        return min(runs, key=_found_in, default=None)

    def _step(self, character: str) -> _Step:
        self.at += 1
        if character == "[":
            return self._class()
        if character == "(":
            return self._group()
        if character == "\\":
            return self._escape()
        return None if character in "^$." else character

    def _escape(self) -> _Step:
        character = self._text[self.at]
        self.at += 1
        if character in _CLASSES:
            return None
        if character.isalnum() and character not in _ESCAPED:
            raise _Unread
        return _ESCAPED.get(character, character)

    def _class(self) -> _Step:
        """The characters of a class, where it counts them up."""
        negated = self._next() == "^"
        self.at += negated
        found: set[str] = set()
        listed, first = not negated, True
        while (character := self._text[self.at]) != "]" or first:
            first = False
            self.at += 1
            step = self._escape() if character == "\\" else character
            if not isinstance(step, str):
                listed = False
            elif self._next() == "-" and self._text[self.at + 1] != "]":
                # a range, whose end is read as a character of its own
                listed = False
                self.at += 1
            else:
                found.add(step)
        self.at += 1
        return frozenset(found) if listed and len(found) <= _MOST else None

    def _group(self) -> _Step:
        looks = False
        if self._next() == "?":
            self.at += 1
            looks = self._head()
        found = self.alternatives()
        if self._next() != ")":
            raise _Unread
        self.at += 1
        return None if looks else found

    def _head(self) -> bool:
        """Reads on to what stands in a group; whether it only looks ahead or behind."""
        for head, looks in ((":", False), ("=", True), ("!", True), ("<=", True), ("<!", True)):
            if self._text.startswith(head, self.at):
                self.at += len(head)
                return looks
        if not self._text.startswith("P<", self.at):
            raise _Unread
        self.at = self._text.index(">", self.at) + 1
        return False

    def _repeated(self) -> int | None:
        """How often at least what stands before is repeated; None where it just stands there."""
        least: int | None = None
        while (mark := self._next()) in ("?", "*", "+", "{"):
            if mark == "{":
                end = self._text.index("}", self.at)
                low = self._text[self.at + 1 : end].partition(",")[0]
                least = int(low or 0)
                self.at = end + 1
            else:
                # behind another one it says only how greedy that is
                least = least if least is not None else (1 if mark == "+" else 0)
                self.at += 1
        return least

    def _next(self) -> str:
        return self._text[self.at : self.at + 1]


def _found_in(runs: Iterable[str]) -> tuple[int, int]:
    """How little some strings tell of a text: short ones and many of them are found in most."""
    each = list(runs)
    return -min(map(len, each)), len(each)

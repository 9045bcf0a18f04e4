"""The departments that an English question names: a place as its characters are romanised, and what the body is for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.lexicon.english import BODY_FIELDS, BODY_KINDS, PLACES, names, readings, stem
from service.patterns import regex
from service.store import Document

_WORD = regex(r"[A-Za-z][A-Za-z'’]*")
_SYLLABLE = 6
# A place is written in so many words at most (Shi Quan Shan).
_WORDS = 3
# 陕 is spelled with two a's to keep it apart from 山.
_SPELT = {"shaanxi": "shanxi"}
# The name of a body goes on for so many words at most.
_LONGEST = 12
# How what a body is for begins, word by word.
_BEGUN = frozenset(field[:size] for field in BODY_FIELDS for size in range(1, len(field) + 1))
# Counting the bureau: what a sentence opens with is no place.
_COUNTING = regex(r"[A-Z][a-z]+ing (?:the|its|all|both|each|every)\b")
_JOINS = ("of", "and", "for", "the", "s")


@dataclass(frozen=True, slots=True)
class Called:
    """Where a text calls a body by name, and the departments meant; none where no document is of that body."""

    start: int
    end: int
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def stem(self) -> str:
        return stem(re.sub(r"['’]s$|['’]", "", self.text.lower()))


def called(text: str, documents: Sequence[Document]) -> Iterator[Called]:
    """Every body that the text names, from left to right: by a place in capitals, else by `the … bureau`."""
    words = [_Word(w.group(), w.start(), w.end()) for w in _WORD.finditer(text)]
    named: list[Called] = []
    at = 0
    while at < len(words):
        found = _by_place(words, at, text, documents) or _by_field(words, at, text, documents)
        if found is None:
            at += 1
            continue
        first, last, departments = found
        while named and named[-1].end > words[first].start:
            # the justice bureau of Putuo: one name
            named.pop()
        named.append(Called(words[first].start, words[last].end, departments))
        at = last + 1
    yield from named


def without_kind(text: str, departments: Collection[str]) -> str:
    """The text without what it calls several bodies together, of which each is one (which healthcare security bureau)."""
    words = (
        [_Word(w.group(), w.start(), w.end()) for w in _WORD.finditer(text)] if len(departments) > 1 else []
    )
    for at, word in enumerate(words):
        last, field, kind = _body_after(words, at - 1, text) if at else (0, (), "")
        if field and kind and last >= at and all(_is_for(d, field, kind) for d in departments):
            return f"{text[: word.start]} {text[words[last].end :]}"
    return text


def spells(letters: str, name: str) -> bool:
    """Whether characters that stand together in a name are romanised so."""
    letters = _SPELT.get(letters, letters)
    return any(_spells(letters, name, start) for start in range(len(name)))


def _spells(letters: str, name: str, start: int) -> bool:
    if not letters:
        return True
    if start == len(name):
        return False
    return any(
        name[start] in readings().get(letters[:size], ()) and _spells(letters[size:], name, start + 1)
        for size in range(1, min(_SYLLABLE, len(letters)) + 1)
    )


def spelt(letters: str, name: str) -> str | None:
    """The characters of a name, two at least, that are romanised so."""
    letters = _SPELT.get(letters, letters)
    for start in range(len(name)):
        ends = (end for end in range(start + 2, len(name) + 1) if _spells(letters, name[start:end], 0))
        if (end := next(ends, None)) is not None:
            return name[start:end]
    return None


def _by_place(
    words: list[_Word], at: int, text: str, documents: Sequence[Document]
) -> tuple[int, int, tuple[str, ...]] | None:
    """The body whose place begins at a word."""
    for size in range(_WORDS, 0, -1):
        run = words[at : at + size]
        if len(run) < size or not all(_is_name(word, text) for word in run) or not _beside(run, text):
            continue
        letters = "".join(re.sub(r"['’]s$|['’]", "", word.text.lower()) for word in run)
        last, field, kind = _body_after(words, at + size - 1, text)
        first = at
        if not kind:
            first, field, kind = _body_before(words, at)
        placed = [d for d in documents if spells(letters, d.department)]
        fitting = [d for d in placed if _is_for(d.department, field, kind)]
        if fitting:
            return first, last, tuple(dict.fromkeys(d.department for d in fitting))
        known = all(d.department for d in documents)
        if (kind or last >= at + size) and size == 1 and known:
            # a body, but none of these
            return first, last, ()
    return None


def _by_field(
    words: list[_Word], at: int, text: str, documents: Sequence[Document]
) -> tuple[int, int, tuple[str, ...]] | None:
    """`the transport bureau`: the body that is told by what it is for."""
    if words[at].text.lower() not in ("the", "this", "that", "its", "our"):
        return None
    last, field, kind = _body_after(words, at, text)
    if last == at or not kind:
        return None
    runs = (words[at + 1 : last + n] for n in (2, 3))
    if any(len(run) > last - at and tuple(w.stem for w in run) in names() for run in runs):
        # the school bus
        return None
    if not field:
        return at, last, ()
    fitting = [d for d in documents if _is_for(d.department, field, kind)]
    told = tuple(dict.fromkeys(d.department for d in fitting))
    if not told and tuple(w.stem for w in words[at + 1 : last + 1]) in names():
        # one of its units, by the name that such units have
        return None
    meant = BODY_FIELDS[field][:1] if BODY_FIELDS[field] else ()
    return at, last, told or tuple(piece + BODY_KINDS[kind] for piece in meant if BODY_KINDS[kind])


def _body_after(words: list[_Word], at: int, text: str) -> tuple[int, tuple[str, ...], str]:
    """The last word of what follows a place, what the body is for, and its kind; both empty where none follows."""
    last, kind = at, ""
    field: tuple[str, ...] = ()
    position = at + 1
    said: list[str] = []
    while position < min(len(words), at + _LONGEST) and _beside(words[position - 1 : position + 1], text):
        word = words[position].stem
        if kind and word == "and" and not said:
            # the next one's name
            break
        if word in BODY_KINDS and not (said and tuple(said) not in BODY_FIELDS):
            # the office of a government is not any office
            field = tuple(said) or ((kind, word) if (kind, word) in BODY_FIELDS else field)
            last, kind = position, word
            said = []
        elif word in PLACES and not said:
            last = position
        elif (*said, word) in _BEGUN:
            said.append(word)
        elif not (word == "s" or (word in _JOINS and not said)):
            break
        position += 1
    return last, field, kind


def _body_before(words: list[_Word], at: int) -> tuple[int, tuple[str, ...], str]:
    """The same for what stands before a place (the Justice Bureau of Putuo District)."""
    if at < 2 or words[at - 1].stem not in ("of", "in", "at"):
        return at, (), ""
    kind = words[at - 2].stem
    if kind not in BODY_KINDS:
        return at, (), ""
    for size in range(5, 0, -1):
        field = tuple(word.stem for word in words[max(0, at - 2 - size) : at - 2])
        if field in BODY_FIELDS:
            return at - 2 - len(field), field, kind
    return at - 2, (), kind


def _beside(run: list[_Word], text: str) -> bool:
    """Whether nothing but a space or a hyphen stands between the words."""
    return all(not text[a.end : b.start].strip(" -") for a, b in pairwise(run))


def _is_name(word: _Word, text: str) -> bool:
    """Whether a word is written in capitals and is none of the words that name items, bodies or questions."""
    if not word.text[0].isupper() or word.text.isupper() or _COUNTING.match(text[word.start :]):
        return False
    return (word.stem,) not in names() and (word.stem,) not in BODY_FIELDS and word.stem not in _not_names()


def _not_names() -> frozenset[str]:
    from service.lexicon.english import ENGLISH_SILENT

    return ENGLISH_SILENT | PLACES | BODY_KINDS.keys()


def _is_for(department: str, field: tuple[str, ...], kind: str) -> bool:
    pieces = BODY_FIELDS.get(field, ())
    if pieces:
        return any(piece in department for piece in pieces)
    said = BODY_KINDS.get(kind, "")
    return not said or said in department or (said == "局" and department.endswith(("部", "委", "委员会")))

"""What a model is shown of a document, and what it may hold against what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.schema.source import LEGIBLE, Source
from extractors.schema.suspicion import Contradiction

# Each of the one is sent with each of the other, so calls grow with the product of both.
_MOST_HEADS, _MOST_REST = 40, 400
# Characters of one statement; a longer text is shown in several.
LONGEST = 240
_SENTENCE = re.compile(r"[^。；;！？!?\n]*[。；;！？!?\n]*")
# Brackets of ids are the program's alone: what is printed cannot look like another statement.
_BRACKETS = str.maketrans("[]【】", "［］［］")


@dataclass(frozen=True, slots=True)
class Statement:
    """A printed text, and `said`, what the model is shown instead where the text does not say all (12 under ≥)."""

    source: Source
    said: str = ""

    @property
    def shown(self) -> str:
        """One line, without the marks that ids have."""
        return on_one_line(self.said or self.source.text)


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of which each of `rest` may contradict each of `heads`, and only in the ways of `kinds`.

    `about` is told to a person with what was found; the model sees `context`, where there is one, over the
    statements.
    """

    kinds: tuple[Contradiction, ...]
    about: str
    context: str
    heads: tuple[Statement, ...]
    rest: tuple[Statement, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        return (*self.heads, *self.rest)


def on_one_line(text: str) -> str:
    """A text as the model is shown it."""
    return " ".join(text.translate(_BRACKETS).split())


def bare(text: str) -> str:
    """A text without the spaces and breaks that typesetting put inside: what texts are compared by."""
    return "".join(text.split())


def part(source: Source, text: str) -> Source:
    """The place of a text that is printed within `source`."""
    return source if text == source.text else replace(source, text=text)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, without blanks around them."""
    return (said for found in _SENTENCE.findall(text) if (said := found.strip()))


def pieces(source: Source) -> tuple[Statement, ...]:
    """A text as statements that are no longer than LONGEST, parted between sentences where that can be."""
    if len(source.text) <= LONGEST:
        return (Statement(source),)
    cuts: list[str] = []
    for found in _SENTENCE.findall(source.text):
        for start in range(0, len(found), LONGEST):
            more = found[start : start + LONGEST]
            if cuts and len(cuts[-1]) + len(more) <= LONGEST:
                cuts[-1] += more
            else:
                cuts.append(more)
    return tuple(Statement(part(source, text)) for cut in cuts if (text := cut.strip()))


def worth_sending(groups: Iterable[Group]) -> tuple[list[Group], int]:
    """The groups without what may be misread, as that says nothing of the document, and without more than can be put side
    by side; and how many statements are left out of all of them."""
    kept: list[Group] = []
    left_out: set[Source] = set()
    for group in groups:
        heads, rest = (
            [each for each in statements if each.source.confidence >= LEGIBLE][:most]
            for statements, most in ((group.heads, _MOST_HEADS), (group.rest, _MOST_REST))
        )
        sent = {each.source for each in (*heads, *rest)}
        left_out |= {each.source for each in group.statements} - sent
        if heads and rest:
            kept.append(replace(group, heads=tuple(heads), rest=tuple(rest)))
    return kept, len(left_out)


def cut(groups: Iterable[Group], most: int) -> Iterator[tuple[Group, ...]]:
    """The groups in lots of at most `most` statements. A larger group is cut so that each pair of it is in some lot."""
    lot: list[Group] = []
    held = 0
    for group in groups:
        for each in _halved(group, most):
            if held + len(each.statements) > most and lot:
                yield tuple(lot)
                lot, held = [], 0
            lot.append(each)
            held += len(each.statements)
    if lot:
        yield tuple(lot)


def _halved(group: Group, most: int) -> Iterator[Group]:
    for heads in _chunks(group.heads, most // 3):
        for rest in _chunks(group.rest, most - len(heads)):
            yield replace(group, heads=heads, rest=rest)


def _chunks(statements: Sequence[Statement], most: int) -> Iterator[tuple[Statement, ...]]:
    return (tuple(statements[at : at + most]) for at in range(0, len(statements), most))

"""What a cell may be by the recogniser alone: its readings that are about as likely as the one that stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractors.schema.disclosure import Word
from extractors.schema.money import read_number
from extractors.schema.source import Box, Source

# By how much less likely than the likeliest a reading may be (natural logarithms), and how many of a cell are listed.
_LESS, _MOST_READINGS = 6.0, 8


@dataclass(frozen=True, slots=True)
class DoubtfulCell:
    """A cell that may be several amounts: its readings, each another amount, the first of them the one that stands. `rival`
    is how likely the second is beside the likeliest of all, as a natural logarithm."""

    id: str
    page: int
    box: Box
    readings: tuple[str, ...]
    rival: float


def doubtful(source: Source, words: Mapping[tuple[int, Box], Word]) -> DoubtfulCell | None:
    """The cell that a figure stands in, where it is one of the words in doubt and may be two amounts at least; else None."""
    if source.cell is None or source.page is None or source.box is None:
        return None
    word = words.get((source.page, source.box))
    if word is None or word.text != source.text:
        return None
    best = max(chance for _, chance in word.others)
    likely = sorted(word.others, key=lambda each: -each[1])
    # 1,234.50 and 1234.50 are one amount
    by_value = {read_number(word.text): (word.text, 0.0)}
    for text, chance in likely:
        value = read_number(text)
        if value is not None and chance - best >= -_LESS:
            by_value.setdefault(value, (text, chance - best))
    held = list(by_value.values())[:_MOST_READINGS]
    if len(held) < 2:
        return None
    return DoubtfulCell(source.cell, source.page, source.box, tuple(text for text, _ in held), held[1][1])

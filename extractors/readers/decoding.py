"""From the chances of every character along a line to texts (解码): the likeliest, the likeliest figures, those of a list.

A reading is the output of a network trained with CTC (Graves et al., 2006): a text's likelihood is the sum over all ways
to lay it along the steps, blanks between. Where only figures can stand, only they are considered.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.readers.recognition import Reading, alphabet, columns

# What amounts, codes and percentages are written with, and how one begins and is complete.
_FIGURE = "0123456789.,-%"
_BEGUN = re.compile(r"-?(?:\d*|\d{1,3}(?:,\d{3})*(?:,\d{0,3})?)(?:\.\d{0,6})?%?")
_COMPLETE = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d{1,6})?%?")
# So many beginnings are pursued at a time.
_PURSUED = 32
# Less likely characters are not pursued at all, and none is held for quite impossible.
_UNLIKELY = 1e-6
_FLOOR = 1e-7


class Character(NamedTuple):
    """A character, the middle of it in pixels from the left of its line, and how certain it is."""

    text: str
    middle: float
    confidence: float


def likeliest(reading: Reading) -> list[Character]:
    """The characters of the likeliest path, spaces left out."""
    best = reading.chances.argmax(axis=1)
    sure = reading.chances.max(axis=1)
    letters = alphabet()
    found: list[Character] = []
    step = 0
    while step < len(best):
        end = step + 1
        while end < len(best) and best[end] == best[step]:
            end += 1
        text = letters[best[step]]
        if text.strip():
            weights = sure[step:end]
            middle = float(np.average(np.arange(step, end) + 0.5, weights=weights))
            found.append(Character(text, middle * reading.step, float(weights.max())))
        step = end
    return found


def figures(reading: Reading) -> list[tuple[str, float]]:
    """The likeliest complete figures with the logarithm of their likelihood, the likeliest first; none where the
    reading bears none. `1,234.50`, `-0.5`, `2101301` and `98%` are figures, `1,23` and `.5` are not."""
    at = columns()
    chances = reading.chances[:, [0, *(at[c] for c in _FIGURE)]].astype(np.float64)
    # beginning → likelihood of the paths that end in a blank, and of those that end in its last character
    begun: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}
    for row in chances.tolist():
        grown: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for text, (blank, letter) in begun.items():
            grown[text][0] += (blank + letter) * row[0]
            for number, character in enumerate(_FIGURE, start=1):
                chance = row[number]
                if chance < _UNLIKELY:
                    continue
                if text and text[-1] == character:
                    grown[text][1] += letter * chance
                    grows = blank * chance
                else:
                    grows = (blank + letter) * chance
                if grows > 0 and _BEGUN.fullmatch(longer := text + character):
                    grown[longer][1] += grows
        likely = sorted(grown.items(), key=lambda item: -sum(item[1]))[:_PURSUED]
        begun = {text: (blank, letter) for text, (blank, letter) in likely if blank + letter > 0}
    return [(text, math.log(sum(ways))) for text, ways in begun.items() if _COMPLETE.fullmatch(text)]


def is_figure(text: str) -> bool:
    return bool(_COMPLETE.fullmatch(text))


def likelihoods(reading: Reading, texts: Sequence[str]) -> NDArray[np.float64]:
    """The logarithm of each text's likelihood. Characters that the model does not know are held for blanks."""
    if not texts or not len(reading.chances):
        return np.full(len(texts), -np.inf)
    at = columns()
    longest = max(map(len, texts))
    laid = np.zeros((len(texts), 2 * longest + 1), np.int64)  # blank, first, blank, second, … blank
    for row, text in enumerate(texts):
        laid[row, 1 : 2 * len(text) : 2] = [at.get(character, 0) for character in text]
    may_skip = np.zeros(laid.shape, bool)  # from one character to another there may be no blank
    may_skip[:, 3::2] = laid[:, 3::2] != laid[:, 1:-2:2]
    known = np.log(np.maximum(reading.chances, _FLOOR).astype(np.float64))
    never = -1e30
    ways = np.full(laid.shape, never)
    ways[:, 0] = known[0, 0]
    if longest:
        ways[:, 1] = known[0, laid[:, 1]]
    for row in known[1:]:
        onward = ways.copy()
        onward[:, 1:] = np.logaddexp(ways[:, 1:], ways[:, :-1])
        skipped = np.full(laid.shape, never)
        skipped[:, 2:] = np.where(may_skip[:, 2:], ways[:, :-2], never)
        ways = np.logaddexp(onward, skipped) + row[laid]
    lines = np.arange(len(texts))
    ends = np.array([2 * len(text) for text in texts])
    result: NDArray[np.float64] = np.logaddexp(ways[lines, ends], ways[lines, np.maximum(ends - 1, 0)])
    return result

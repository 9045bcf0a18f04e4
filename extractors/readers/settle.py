"""What a strip says where its letters are in doubt (再读): a figure, or a word that the vocabulary has.

Nothing is settled silently: what the letters alone would say is kept as the first reading.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extractors.readers.decoding import Character, figures, is_figure, likeliest, likelihoods
from extractors.readers.recognition import Reading
from extractors.readers.strips import SMALL, Strip
from extractors.readers.vocabulary import Vocabulary

# A letter less certain than this is in doubt. Clear print is read with .94 and more, wrong letters with .8 and less.
DOUBTFUL = 0.9
# How much less likely a word may be than the letters that were read, for each of its characters, and how much likelier
# than the next word it must be; natural logarithms. On print of four points at 150 dpi words that are printed are up to
# 2.5 less likely; others, where the vocabulary lacks the word, 2.3 and more.
_LESS, _CLEARLY = 2.3, 3.0
# Likewise for a figure, and how much less likely it is with every factor e that its width is off; and how many are kept.
_LESS_AS_FIGURE, _TOO_WIDE, _OTHERS = 3.0, 8.0, 24
# Widths in heights of a digit; others have that of an ideograph.
_WIDTHS = {**dict.fromkeys("0123456789", 0.72), **dict.fromkeys(".,", 0.38), "-": 0.5, "%": 1.2}
# In pixels: digits and ideographs no higher than this are small print. It is never certain, however sure the model is: a 3
# of five pixels is a 1 to it.
_SMALL_DIGITS, _SMALL = 7, SMALL
_UNSURE = 0.6
# Clear letters that may make more than one figure.
_UNCLEAR = 0.85
_HAN = re.compile("[\u4e00-\u9fff]")
# What a speck is read as.
_MARKS = "·.,，。、'‘’`_-—:：;；|!~"
_LIKE_A_FIGURE = re.compile(r"[\d.,%-]{2,}")
_AMOUNT = re.compile(r"-?[\d,]+\.\d\d")


class Settled(NamedTuple):
    """The characters of a strip with their places in it, what was read first where they replace that, and the figures that
    it may be as well, with the logarithm of how likely each is."""

    characters: list[Character]
    first_read: str = ""
    others: tuple[tuple[str, float], ...] = ()


class Evidence(NamedTuple):
    """What one picture of a strip bears: its letters, and how much less likely than they others are (natural logarithms):
    the words of the vocabulary that are as long, by how often words are met as well, and the likeliest figures."""

    letters: list[Character]
    words: dict[str, float]
    figures: dict[str, float]

    @property
    def text(self) -> str:
        return "".join(c.text for c in self.letters)


def weigh(reading: Reading, strip: Strip, vocabulary: Vocabulary) -> Evidence:
    """The evidence of a reading; words and figures only where the letters are in doubt."""
    letters = [_capped(c, strip.tall) for c in likeliest(reading)]
    if strip.is_dash:
        return Evidence([Character("-", reading.step, 1.0)], {}, {})
    text = "".join(c.text for c in letters)
    if strip.whole and text not in vocabulary and (bare := text.strip(_MARKS)) in vocabulary:
        # dirt beside a word
        return Evidence(letters, {bare: 0.0}, {})
    doubtful = any(c.confidence < DOUBTFUL for c in letters if c.text.isalnum())
    if strip.whole and not doubtful and _LIKE_A_FIGURE.fullmatch(text) and not _is_clear(reading, text):
        letters = [c._replace(confidence=min(c.confidence, _UNCLEAR)) for c in letters]
        doubtful = True
    if not strip.whole or not doubtful:
        return Evidence(letters, {}, {})
    path = float(np.log(np.maximum(reading.chances.max(axis=1), 1e-7)).sum())
    small = strip.close is not None
    words: dict[str, float] = {}
    if _HAN.search(text) or (small and not _AMOUNT.search(text)):
        # ideographs are about as wide as the line is high
        expected = sum(box.width for box in strip.boxes) / max(box.height for box in strip.boxes)
        known = vocabulary.of_length(0.6 * expected - 1, 1.5 * expected + 1)
        likely = likelihoods(reading, list(known))
        words = {w: float(chance) - path + known[w] for w, chance in zip(known, likely, strict=True)}
    found = [] if _is_word(text) else figures(reading, thorough=small)
    return Evidence(letters, words, {figure: chance - path for figure, chance in found})


def _is_clear(reading: Reading, text: str) -> bool:
    """Whether a text is a figure, and clearly likelier than any other: 0.00 may lose a zero that stands beside the other,
    and nothing is less certain than a point."""
    first, *others = sorted(figures(reading), key=lambda each: -each[1]) or [("", 0.0)]
    return first[0] == text and all(first[1] - likelihood >= _CLEARLY for _, likelihood in others)


def wants_a_closer_look(evidence: Evidence) -> bool:
    """Whether another picture of small print may tell more: of all that is in doubt and no amount."""
    return bool(evidence.words or evidence.figures) and not _AMOUNT.fullmatch(evidence.text)


def settle(strip: Strip, found: Sequence[Evidence]) -> Settled:
    """What a strip says by the evidence of one or more pictures of it; its letters where nothing else is clear."""
    first = found[0]
    # digits need the room around them: the closer look tells only what else they may be
    likely, possible = _figures(strip, found[:1]), tuple(_figures(strip, found)[:_OTHERS])
    best, less = max([_word(found), *likely[:1]], key=lambda each: each[1])
    if not best or best == first.text:
        return Settled(first.letters, others=possible if is_figure(first.text) else ())
    # how likely it is beside what else the letters could be; never certain, as they say something else
    confidence = min(_UNCLEAR, math.exp(min(0.0, less) / len(best)))
    step = strip.pixels.shape[1] / len(best)
    spread = [_capped(Character(c, (i + 0.5) * step, confidence), strip.tall) for i, c in enumerate(best)]
    return Settled(spread, first.text, possible if is_figure(best) else ())


def _word(found: Sequence[Evidence]) -> tuple[str, float]:
    """The word of the vocabulary that is clearly the likeliest, with how much less likely it is than the letters."""
    ranked = _ranked([each.words for each in found])
    if not ranked or -ranked[0][1] > _LESS * len(ranked[0][0]):
        return "", -math.inf
    best, less = ranked[0]
    # 因公出国（境）费 and 因公出国（境）费用 are one thing
    rival = next((each for word, each in ranked[1:] if word not in best and best not in word), -math.inf)
    return (best, less) if less - rival >= _CLEARLY else ("", -math.inf)


def _figures(strip: Strip, found: Sequence[Evidence]) -> list[tuple[str, float]]:
    """The figures that the strip may be, the likeliest first; none where mostly ideographs were read. A figure that would
    be wider or narrower than the ink is less likely."""
    if _is_word(found[0].text):
        return []
    wide = sum(box.width for box in strip.boxes) / max(box.height for box in strip.boxes)
    weighed = [
        (figure, less - _TOO_WIDE * abs(math.log(wide / sum(_WIDTHS[c] for c in figure))))
        for figure, less in _ranked([each.figures for each in found])
    ]
    likely = [each for each in weighed if -each[1] <= _LESS_AS_FIGURE * len(each[0])]
    return sorted(likely, key=lambda each: (-each[1], each[0]))


def _is_word(text: str) -> bool:
    return len(_HAN.findall(text)) * 2 > len(text)


def _ranked(found: Sequence[dict[str, float]]) -> list[tuple[str, float]]:
    """What the pictures bear, each as likely as they make it on average, the likeliest first."""
    every = {text for each in found for text in each}
    never = -math.inf
    means = [
        (text, float(np.logaddexp.reduce([each.get(text, never) for each in found])) - math.log(len(found)))
        for text in every
    ]
    return sorted(means, key=lambda each: (-each[1], each[0]))


def _capped(character: Character, tall: int) -> Character:
    """The character with no more confidence than its size allows."""
    small = 0 < tall <= (_SMALL if _HAN.match(character.text) else _SMALL_DIGITS)
    return character._replace(confidence=min(character.confidence, _UNSURE)) if small else character

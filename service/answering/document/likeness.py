"""How alike what is asked and a piece of a document are, pair of characters by pair, where the words of one are not those of the
other (重残孩子上门上课: 为重度残疾儿童送教)."""

from __future__ import annotations

import math
from collections.abc import Iterable

from service.answering.document.held import Held
from service.answering.document.sayings import Saying
from service.lexicon.asking import ASKING
from service.patterns import regex

# What stands above a piece, or only in the rest of its paragraph, counts less; of a pair whose characters stand apart each.
_ABOVE, _AROUND, _APART, _NOWHERE = 0.75, 0.6, 0.3, 0.5
_NO_NAME = regex(r"(?<!\d)(?:19|20)\d{2}年?度?|\d+(?:\.\d+)?|[\s|,，、。;；:：?？!！()（）“”\"《》]+")
# What is said of how much and how, whatever it is of.
_SAID = regex(
    "每一?[个人名位户年月天次]*|一共|总共|这一?[个项块笔]|那一?[个项块笔场辆]|[几多]少|[一二两三四五六七八九十]+[多几]?[百千万亿]+[多几]?|"
    "的钱|有多|一(?:大?截|大半|下子?|大块|小半)|不少|许多|好多|自己|说好|里头?|窟窿|多[出大长少]|[几好]倍|变[少多]|反[而倒]|[比较]上?年?"
)


class Likeness:
    """What is asked as pairs of characters, each as telling as it is rare in the document."""

    def __init__(self, asked: Iterable[str], held: Held) -> None:
        texts = [f"{piece.words}|{piece.above}" for piece in held.sayings.pieces]
        there = {
            pair: sum(pair in text for text in texts)
            for pair in dict.fromkeys(pair for text in asked for pair in _pairs(text))
        }
        # what stands nowhere tells no piece from another
        self.weights = {
            pair: math.log((len(texts) + 1) / (1 + number)) * (1 if number else _NOWHERE)
            for pair, number in there.items()
        }
        self.total = sum(self.weights.values())

    def to(self, piece: Saying) -> float:
        """The share of what is asked that a piece has, from 0 to 1."""
        return self.of(piece.words, piece.above, piece.around)

    def of(self, words: str, above: str, around: str) -> float:
        """The same of the words of a piece, those above and those around it."""
        if not self.total:
            return 0.0
        return sum(w * _has(pair, words, above, around) for pair, w in self.weights.items()) / self.total


def _pairs(text: str) -> Iterable[str]:
    bare = _SAID.sub(" ", _NO_NAME.sub(" ", ASKING.sub(" ", text)))
    for piece in bare.split():
        yield from (piece[i : i + 2] for i in range(len(piece) - 1))


def _has(pair: str, words: str, above: str, around: str) -> float:
    if pair in words:
        return 1.0
    if pair in above:
        return _ABOVE
    if pair in around:
        return _AROUND
    return _APART * sum(character in words for character in pair) / len(pair)

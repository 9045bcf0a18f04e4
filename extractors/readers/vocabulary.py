"""The words that a cell may hold (词表): for print that is too poor to be read letter by letter.

A cell of a table seldom says something of its own. It repeats a head of the prescribed tables, a name of the classification
(政府收支分类科目), or what the document has said before, as the name of the department. Which of them a picture shows can
be told where its letters can't.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors import codes
from extractors.forms import HEADS, plain
from extractors.schema.disclosure import Word

# Words that are read with this confidence are known from then on, if they are names and not sentences.
_CLEAR = 0.9
_LONGEST = 25
# So many words of its own a document teaches: all that are known are weighed for each cell in doubt.
_MOST = 3_000
# How much likelier heads of the prescribed tables are, and words that the document has said; natural logarithms.
_OFTEN, _AGAIN = 3.0, 1.5
_HAN = re.compile("[\u4e00-\u9fff]")
_WORD = re.compile(r"[\u4e00-\u9fff\w（）()“”、－—-]{2,}")


class Vocabulary:
    """Grows with the document: first the heads and names that every disclosure has, then its own clear words."""

    def __init__(self) -> None:
        # word → the logarithm of how much more often it is met in cells than names of the classification are
        self._words = dict.fromkeys(sorted(map(plain, codes.every_name())), 0.0)
        self._words |= dict.fromkeys(map(plain, HEADS), _OFTEN)
        self._full = len(self._words) + _MOST

    def learn(self, words: Iterable[Word]) -> None:
        """Takes in the clear words of a page."""
        for word in words:
            text = plain(word.text)
            known = word.confidence >= _CLEAR and not word.first_read
            room = text in self._words or len(self._words) < self._full
            if known and room and len(text) <= _LONGEST and _HAN.search(text) and _WORD.fullmatch(text):
                self._words[text] = max(self._words.get(text, 0.0), _AGAIN)

    def __contains__(self, text: str) -> bool:
        return text in self._words

    def of_length(self, shortest: float, longest: float) -> dict[str, float]:
        """The words with so many characters, and how much likelier each is than a name of the classification is; the
        logarithm."""
        return {w: often for w, often in self._words.items() if shortest <= len(w) <= longest and len(w) > 1}

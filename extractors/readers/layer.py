"""Whether the text layer (文字层) of a PDF page says what is printed there.

A font maps its shapes to characters by a table of its own. Where that is missing or wrong, the page looks right and its
text is not: characters of no language, others than are shown, digits for other digits. What looks so is only doubted;
a few words are then read from the picture, and they decide. A good page costs some ten microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from extractors.schema.disclosure import Word

# Reads the places of some words from the picture of their page: one text for each.
Reread = Callable[[Sequence[Word]], Sequence[str]]

# Characters that hardly any disclosure prints: controls, private use, replacement, the Latin, Greek and Cyrillic letters
# that GBK turns into when it is taken for another encoding, and the scripts and rare ideographs that the numbers of shapes
# are when they are taken for characters. A sign such as × or · is not among them.
_ODD = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xa1-\xa6\xa8-\xaf\xb2-\xb4\xb6\xb8-\xd6\xd8-\xf6\xf8-\u024f\u0370-\u1fff\u3400-\u4dbf\ua000-\ud7ff"
    r"\ue000-\uf8ff\ufff0-\uffff\U000f0000-\U0010ffff]|\(cid:\d+\)"
)
# Fewer of them may be the bullets of a list.
_SEVERAL = 3
# The most frequent characters of these documents: a tenth of what any of their pages prints at least, where it prints
# sentences or names of items. Of characters drawn blindly one in three hundred is among them.
_USUAL = "出支算预年政费标保务公目行收入财项部门的"
_FEWEST_USUAL = 0.03
# Figures, their signs and spaces tell nothing of the characters around them.
_FIGURE = re.compile(r"[\s\d.,%+\-()（）—－,，.。:：/]+")
# Shorter texts may well be without the usual characters: a name, a date, a page number.
_SHORTEST = 8
# Bullets are a smaller share of a text; and hardly any longer text is without the usual characters.
_MUCH, _LONG = 0.2, 40
# So many words are read again, and as alike must they be; OCR itself errs in one character of a hundred.
_SAMPLE = 8
_ALIKE = 0.6
# OCR may lose characters that come again and again.
_AGAIN = re.compile(r"(.)\1+")


class Doubt(StrEnum):
    """Why a text layer may not say what is printed."""

    ODD = "characters that no text has"
    STRANGE = "hardly any of the usual characters"
    DIGITS = "digits of another shape"


def doubt(words: Sequence[Word]) -> Doubt | None:
    """What speaks against the text of a page, by its characters alone; None for what reads like a disclosure."""
    text = "".join([word.text for word in words])
    if len(_ODD.findall(text)) >= _SEVERAL:
        return Doubt.ODD
    usual = sum(map(text.count, _USUAL))
    if usual >= _FEWEST_USUAL * len(text):
        return None
    # a character that comes again and again tells no more than once
    telling = _AGAIN.sub(r"\1", _FIGURE.sub("", text))
    return Doubt.STRANGE if len(telling) >= _SHORTEST and usual < _FEWEST_USUAL * len(telling) else None


def beyond_doubt(words: Sequence[Word], why: Doubt) -> bool:
    """Whether so much speaks against the text that the picture need not be asked, for where it must not be."""
    text = _FIGURE.sub("", "".join([word.text for word in words]))
    if why is Doubt.ODD:
        return len(_ODD.findall(text)) > _MUCH * len(text)
    return why is Doubt.DIGITS or (len(text) >= _LONG and not set(text) & set(_USUAL))


def refuted(words: Sequence[Word], why: Doubt, reread: Reread) -> bool:
    """Whether the picture shows other text than the layer has at the words that the doubt is about.

    Where nothing can be read from the picture there is no other text: those are bullets, or ornaments.
    """
    sample = _sample(words, why)
    shown = list(reread(sample))
    typed = [word.text for word, text in zip(sample, shown, strict=True) if _letters(text)]
    shown = [text for text in shown if _letters(text)]
    if not shown:
        return False
    said, seen = (_AGAIN.sub(r"\1", _letters("".join(texts))) for texts in (typed, shown))
    alike = SequenceMatcher(None, said, seen, autojunk=False)
    return alike.ratio() < _ALIKE


def _sample(words: Sequence[Word], why: Doubt) -> list[Word]:
    """The longest of the words concerned: they tell most, and a figure is rarely among the first."""
    if why is Doubt.ODD:
        concerned = [word for word in words if _ODD.search(word.text)]
    elif why is Doubt.DIGITS:
        concerned = [word for word in words if word.text.isdecimal()]
    else:
        concerned = [word for word in words if _FIGURE.sub("", word.text)]
    # a paragraph's line would make one word as long as all others together
    fitting = sorted(concerned, key=lambda word: min(len(word.text), 12), reverse=True)
    return fitting[:_SAMPLE]


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or _ODD.match(c))

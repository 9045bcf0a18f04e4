"""Names and questions compared as people read them: without width, quotes, numbering and typesetting."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from service.lexicon.names import SAME
from service.patterns import regex

_NUMBERING = regex(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|其中[::]?|加[::]|减[::])+"
)
_WIDE = str.maketrans("（）：．０１２３４５６７８９", "():.0123456789")
# Most names have none of these words: one look tells it.
_ANY_SAME = regex("|".join(f"(?:{written.pattern})" for written, _ in SAME))
_QUOTATION_MARKS = regex('[“”"„‟]')
_NOISE = regex(r"[^\w%.+\-|]|_")
_THOUSANDS = regex(r"(?<=\d),(?=\d{3})")
_BETWEEN = regex(r"(?<=\d)[^\w%.]+(?=\d)")
_LOOSE_POINT = regex(r"(?<!\d)[.+\-]|[.+\-](?!\d)")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The text in half-width lower case without spaces, quotes and punctuation; numbers keep their point."""
    folded = unicodedata.normalize("NFKC", text).lower()
    folded = _THOUSANDS.sub("", folded)
    # A code in brackets before an amount must not run into it.
    folded = _BETWEEN.sub("|", folded)
    return _LOOSE_POINT.sub("", _NOISE.sub("", folded))


@lru_cache(maxsize=20_000)
def unnumbered(name: str) -> str:
    """A name as printed, without the number that it stands under in its list."""
    found = _NUMBERING.match(name.translate(_WIDE))
    return (name[found.end() :] if found else name).strip()


@lru_cache(maxsize=20_000)
def key(name: str) -> str:
    """A name as the store compares it: plain, without its numbering, different words for one thing made one."""
    folded = "".join(unicodedata.normalize("NFKC", name).split())
    return same(plain(_NUMBERING.sub("", folded)))


def in_a_sentence(name: str) -> str:
    """A name without the quotation marks in it and the full stop behind it, which would part what an answer says of it
    (“一站式”结算时限, 群众满意度提高。)."""
    return _QUOTATION_MARKS.sub("", name).rstrip("。；; ")


def same(text: str) -> str:
    """Plain text with different words for one thing (医保, 医疗保险) made one."""
    if _ANY_SAME.search(text) is None:
        return text
    for written, meant in SAME:
        text = written.sub(meant, text)
    return text


def covered(text: str, evidence: str) -> list[bool]:
    """For each character of `text` whether it stands in a piece of two or more that `evidence` holds.

    A lone character counts when `text` is nothing more than that character.
    """
    if len(text) == 1:
        return [text in evidence]
    marks = [False] * len(text)
    start = 0
    while start < len(text) - 1:
        end = start + 2
        if text[start:end] not in evidence:
            start += 1
            continue
        while end < len(text) and text[start : end + 1] in evidence:
            end += 1
        marks[start:end] = [True] * (end - start)
        start = max(start + 1, end - 1)
    return marks


def coverage(text: str, evidence: str) -> float:
    """The share of `text` that stands in `evidence` in pieces of two characters or more; 1 for no text."""
    marks = covered(text, evidence)
    return sum(marks) / len(marks) if marks else 1.0


def grams(text: str) -> list[str]:
    """The single characters and the pairs of neighbours of a plain text."""
    return [*text, *(text[i : i + 2] for i in range(len(text) - 1))]

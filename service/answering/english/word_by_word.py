"""What an answer quotes in Chinese put into English word by word, for readers of English; the quotation stays beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from service.answer import Answer
from service.lexicon.english import in_words
from service.patterns import regex

_HAN = regex("[一-鿿]")
_PIECE = regex(r"[一-鿿]+|[\d.,]*\d(?:亿元|万元|元|万|亿|%)?|[A-Za-z]+|[^\s]")
_MARKS = {
    "，": ",",
    "、": ",",
    "；": ";",
    "。": ".",
    "：": ":",
    "（": " (",
    "）": ")",
    "“": " “",
    "”": "”",
    "《": " “",
    "》": "”",
}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH = regex(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>\d{1,2})日)?(?!份额)份?"
)
_YEAR = regex(r"((?:19|20)\d\d)年度?")
# All that is quoted must be known: half a sentence says something else.
_KNOWN = 1
# One unknown character is worth less than any word, and fewer words are better.
_UNKNOWN, _WORD = 4, 1
# More than this reads better in the document.
_MOST = 140
_LONGEST_WORD = 10
# The characters that say by themselves what they say inside other words; 性 and 重 do not.
_ALONE = frozenset(
    "按月日年是已未无不仅只仍及和与并且或等因使受由从至到达较比在对向将经被给的了地得每各新旧原本该此两一二三四五六七八九十约近共"
    "人户名个位辆台套件处座家次批期场条项份亩吨天元万"
)
_QUOTED = regex(
    r"(?P<lead>the reason as printed \(in Chinese\): |The document says \(in Chinese\): "
    r")“(?P<said>[^“”]*(?:“[^“”]*”[^“”]*)*)”(?P<marks>(?:\[\d+\])*)"
)


def told_in_english(answer: Answer) -> Answer:
    """An answer in English with what it quotes as a reason, or instead of a figure, said word by word behind the quotation."""

    def said(found: re.Match[str]) -> str:
        return found.group() + _behind(found["said"])

    return answer.model_copy(update={"answer": _QUOTED.sub(said, answer.answer)})


def without_words(text: str) -> str:
    """The text without what is said word by word behind its quotations, where this is no more than they say."""
    for found in reversed(list(_QUOTED.finditer(text))):
        words = _behind(found["said"])
        if words and text.startswith(words, found.end()):
            text = text[: found.end()] + text[found.end() + len(words) :]
    return text


def _behind(quoted: str) -> str:
    words = word_by_word(quoted)
    return f", word for word: {words}" if words else ""


@lru_cache(maxsize=512)
def word_by_word(chinese: str) -> str:
    """The English of a Chinese sentence, one word after the other as it has them; empty where too few of them are known."""
    if len(chinese) > _MOST or not _HAN.search(chinese):
        return ""
    said: list[str] = []
    known = whole = 0
    for piece in _PIECE.findall(_YEAR.sub(r" \1 ", _MONTH.sub(_dated, chinese))):
        if not _HAN.match(piece):
            said.append(_MARKS.get(piece, piece))
            continue
        whole += len(piece)
        for word, english in _words(piece):
            known += len(word) if english is not None else 0
            said.append(word if english is None else english)
    if known < _KNOWN * whole:
        return ""
    text = re.sub(r"\s+", " ", " ".join(filter(None, said)))
    return re.sub(r"\s+([,.;:)%”])", r"\1", re.sub(r"([(“])\s+", r"\1", text)).strip(" ,.;:")


@cache
def _vocabulary() -> dict[str, str]:
    return {word: said for word, said in in_words().items() if len(word) > 1 or word in _ALONE}


def _dated(found: re.Match[str]) -> str:
    day, month, year = found["day"] or "", _MONTHS[int(found["month"]) - 1], found["year"] or ""
    return f" {day} {month} {year} "


def _words(text: str) -> Iterator[tuple[str, str | None]]:
    """A run of Chinese cut into words with their English; what nothing translates together, with none."""
    english = _vocabulary()
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(text) + 1):
        ways = [(best[end - 1][0] + _UNKNOWN, end - 1)]
        for start in range(max(0, end - _LONGEST_WORD), end):
            if text[start:end] in english:
                ways.append((best[start][0] + _WORD, start))
        best.append(min(ways))
    cuts: list[int] = [len(text)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    unknown = ""
    for start, end in zip(cuts[:0:-1], cuts[-2::-1], strict=True):
        word = text[start:end]
        if word not in english:
            unknown += word
            continue
        if unknown:
            yield unknown, None
            unknown = ""
        yield word, english[word]
    if unknown:
        yield unknown, None

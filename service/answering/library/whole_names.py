"""Keeps printed names whole in a question over several documents: what is a word of a name asks nothing (本年收入合计).

A question over several documents is read for words that set these against each other: what is more, both together, this
and that. A table's own names have the same words, and whoever says a name in full means what it is of.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question, understand
from service.answering.document.held import Held
from service.answering.ways.reckoning.against_each_other import sets_against
from service.patterns import regex
from service.terms import key, plain, same

_LOOSE = regex(r"[\s“”\"'‘’「」《》()（）\[\]【】]")
# What may be a word of a name or ask something, and the rare characters that stand for it in a name.
_WORDS = "合计总共小、和与及或大多少高低"
_SIGNS = "".join(chr(0x9FFC - n) for n in range(len(_WORDS)))
_HIDE, _SHOW = str.maketrans(_WORDS, _SIGNS), str.maketrans(_SIGNS, _WORDS)
# Names that say by themselves how things differ are what is asked, and no items.
_NO_ITEM = regex(r"[\d比增减较占超]|相差|差额|多少|[谁哪]")
_SUMS = regex("(?:合计|总计|共计)$")
_BARE = regex("^(?:合计|总计|共计|小计|总和)$")
# 两家的人员经费合计是多少 adds up what both have.
_ASKED_BEHIND = regex("(?:一共|总共|共|都|又|大概|约)?(?:是|为|有|达)*(?:多少|几|[?？]|$)")
_SETS = regex("各|分别|[谁哪]|相?差|[是还]还是|倍|加|呢|[是不]+[比高低多少大小]")
_SHORTEST, _LONGEST = 3, 24


def as_printed(text: str) -> str:
    """The text with its names as they are printed."""
    return text.translate(_SHOW)


def kept_whole(asked: Question, held: Sequence[Held]) -> Question:
    """The question with what is a word of a printed name out of the way; the same one where no name has such a word."""
    said = asked.put or asked.text
    if asked.english or not any(word in said for word in _WORDS):
        return asked
    text = same(_LOOSE.sub("", unicodedata.normalize("NFKC", said)))
    places = [n for n, letter in enumerate(text) if plain(letter)]
    bare = "".join(text[n] for n in places).lower()
    sets = sets_against(asked) or asked.wants(Ask.HIGHEST, Ask.DIFFERENCE) or _SETS.search(text) is not None
    hidden, at = list(text), 0
    while at < len(bare) - 1:
        name = _named(bare, at, held)
        end = at + len(name)
        sums = _SUMS.search(name) is not None and _ASKED_BEHIND.match(bare, end) is not None and not sets
        if name and not sums and not _NO_ITEM.search(name):
            first, last = places[at], places[end - 1] + 1
            hidden[first:last] = text[first:last].translate(_HIDE)
        at += len(name) or 1
    put = "".join(hidden)
    return asked if put == text else replace(understand(put), text=asked.text, put=put, years=asked.years)


def _named(text: str, at: int, held: Sequence[Held]) -> str:
    """The longest name at a place of a text that one of the documents prints; a total by itself names none."""
    for end in range(min(at + _LONGEST, len(text)), at + _SHORTEST - 1, -1):
        name = text[at:end]
        if any(name in one.catalogue.subjects and name not in key(one.document.department) for one in held):
            return "" if _BARE.match(name) else name
    return ""

"""Turns of a conversation in English put into the Chinese words that they stand for, however little they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.answering.english.translate import translate
from service.patterns import regex
from service.store import Document

_HAN, _LETTERS = regex("[一-鿿]"), regex("[A-Za-z]")
# It begins in English, or holds none but a name in Chinese.
_ENGLISH = regex(r"[\W\d]*[A-Za-z]")
_CUE = regex(r"^\W*(?:(?:and|but|then|so|ok(?:ay)?|now|what about|how about|what of)\b\W*)+", re.IGNORECASE)
_BEFORE = regex(
    r"(?<!than )(?<!with )(?<!to )(?<!over )(?<!from )(?:in |for )?(?:the )?"
    r"(?:year before(?! last)|previous year|prior year|preceding year|last year|year earlier)\b",
    re.IGNORECASE,
)
_YEAR = regex(r"\b(?:in |for )?((?:19|20)\d{2})\b", re.IGNORECASE)
_EMPTY = regex(r"(?:\W|\b(?:what|was|is|it|that|the|in|for|of|this|one)\b)*", re.IGNORECASE)
_ASKS = regex(
    r"\b(?:how|why|which|what|does|did|is|was|are|were|who)\b|per (?:head|capita|person)", re.IGNORECASE
)
_AGAINST = regex(r"^\W*(?:as )?(?:compared|relative) (?:with|to)\b(.*)", re.IGNORECASE)
_PER_HEAD = regex(r"per (?:head|capita|person|employee)|for each person", re.IGNORECASE)
# What makes a sentence of a word, so that the translation of whole questions reads it.
_OPENING = "please tell me "


def in_chinese(text: str, documents: Sequence[Document] = ()) -> str | None:
    """The turn in Chinese; None when it is not English, or holds words that cannot be translated.

    `documents` are those whose departments it may name.
    """
    rest = _CUE.sub("", text)
    cued = rest != text
    if cued and not _LETTERS.search(rest):
        # a name in Chinese
        return f"{rest.strip()}呢"
    if len(_LETTERS.findall(text)) < 3 or not _ENGLISH.match(text):
        return None
    when = "".join(f"{year}年" for year in _YEAR.findall(rest)) or ("上年" if _BEFORE.search(rest) else "")
    rest = _YEAR.sub(" ", _BEFORE.sub(" ", rest))
    if _EMPTY.fullmatch(rest):
        return f"{when}呢" if when else None
    if _PER_HEAD.search(rest):
        return f"{when}人均是多少"
    if against := _AGAINST.match(rest):
        other = against.group(1).strip(" ?.!")
        if when:
            return f"和{when}比呢"
        named = other if _HAN.search(other) else (translate(_OPENING + other, documents) or ("", ()))[0]
        return f"和{re.sub('是多少$', '', named)}比呢" if named else None
    made = translate(_OPENING + rest, documents)
    if made is None or made[1]:
        return None
    chinese = re.sub(r"^(.+)(占\1的比例是多少)$", r"\2", made[0])
    chinese = re.sub("^中(?=最)", "其中", chinese)
    if cued and not _ASKS.search(rest):
        chinese = re.sub("是多少$", "呢", chinese)
    return when + chinese

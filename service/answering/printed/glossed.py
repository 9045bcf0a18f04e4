"""Reads 养车的钱(公务用车运行维护费): where a question says in brackets what an item is called, that is the item."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from service.answering.asked.kinds import ASKS
from service.answering.printed.catalogue import Catalogue
from service.patterns import regex
from service.terms import key

# Words that run up to a name in brackets; one character only says more of an item (因公出国(境)费), and so does a side. A year
# (上年(2023年)) is the name of nothing.
_GLOSSED = regex(
    "(?P<said>(?![年月日])[一-鿿]{2,})[(](?P<name>(?!(?:19|20)\\d\\d年度?[)])(?!(?:支出|收入|收支|[合总小]计|[预决]算|项目|经费|本级|机关)[)])[^()]{2,16})[)]"
)
# 医保这一类支出(卫生健康): 支出 is here no item of its own.
_POINTED = regex("[这那]一?[类块项笔种](?:支出|收入|钱|开支|科目)?$")
# So much of a name says which one it is.
_BEGINS = 4


def glossed(text: str, catalogue: Catalogue) -> str:
    """The text without the words that a bracket names an item of the document for; other brackets stay."""

    def name(found: re.Match[str]) -> str:
        subject, said = key(found["name"]), found["said"]
        of_document = catalogue.subjects
        pointed = _POINTED.search(said) is not None
        printed = not pointed and any(key(said[start:]) in of_document for start in range(len(said) - 1))
        if not _is_named(subject, of_document) or printed or ASKS.search(said):
            return found.group()
        return found["name"]

    return _GLOSSED.sub(name, unicodedata.normalize("NFKC", text))


def _is_named(name: str, of_document: Collection[str]) -> bool:
    """Whether an item of the document is called so, or a name of some length begins so (财政专户 of 财政专户管理资金)."""
    return name in of_document or (
        len(name) >= _BEGINS and any(subject.startswith(name) for subject in of_document)
    )

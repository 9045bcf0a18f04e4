"""Reads 养车的钱(公务用车运行维护费): where a question says in brackets what an item is called, that is the item."""

from __future__ import annotations

import re
import unicodedata

from service.answering.asked.kinds import ASKS
from service.answering.printed.catalogue import Catalogue
from service.patterns import regex
from service.terms import key

# Words that run up to a name in brackets; shorter names only say more of an item (因公出国(境)费).
_GLOSSED = regex("(?P<said>(?![年月日])[一-鿿]{2,})[(](?P<name>[^()]{3,16})[)]")


def glossed(text: str, catalogue: Catalogue) -> str:
    """The text without the words that a bracket names an item of the document for; other brackets stay."""

    def name(found: re.Match[str]) -> str:
        subject, said = key(found["name"]), found["said"]
        of_document = catalogue.subjects
        printed = any(key(said[start:]) in of_document for start in range(len(said) - 1))
        if subject not in of_document or printed or ASKS.search(said):
            return found.group()
        return found["name"]

    return _GLOSSED.sub(name, unicodedata.normalize("NFKC", text))

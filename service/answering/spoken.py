"""Puts what people say into the words that a document prints."""

from __future__ import annotations

import re

from service.answering.catalogue import Catalogue, concept
from service.lexicon.spoken import SPOKEN


def in_print(text: str, catalogue: Catalogue) -> str:
    """The text with spoken words replaced where the document does not print them but has what they stand for."""
    for said, printed in SPOKEN:

        def put(found: re.Match[str], printed: str = printed) -> str:
            spoken = found.group()
            known = not printed or printed in catalogue.said or concept(printed) is not None
            said_otherwise = catalogue.said.replace(printed, " ") if printed else catalogue.said
            return printed if known and spoken not in said_otherwise else spoken

        text = said.sub(put, text)
    return text

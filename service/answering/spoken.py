"""Puts what people say into the words that a document prints."""

from __future__ import annotations

import re

from service.answering.catalogue import Catalogue
from service.lexicon.spoken import SPOKEN


def in_print(text: str, catalogue: Catalogue) -> str:
    """The text with spoken words replaced where the document does not print them but has what they stand for."""
    for said, printed in SPOKEN:

        def put(found: re.Match[str], printed: str = printed) -> str:
            spoken = found.group()
            name, _, asking = printed.partition("|")
            if spoken in catalogue.said or (name and name not in catalogue.said):
                return spoken
            return name + asking

        text = said.sub(put, text)
    return text

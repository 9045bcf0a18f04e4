"""Puts the name of an item for a term that the glossary explains by it (两项补贴：指…生活补贴和…护理补贴)."""

from __future__ import annotations

from collections.abc import Collection

from service.answering.printed.catalogue import Catalogue
from service.patterns import regex
from service.terms import key
from service.words import words

# Asks what the term itself means.
_MEANING = regex("指|意思|含义|定义|什么是|何谓|叫什么|解释|名词")
_TAIL = regex("(?:支出|经费|资金|项目)$")
# A term and its item begin and end alike.
_ALIKE = 2


def by_glossary(text: str, catalogue: Catalogue) -> str:
    """The text with each such term replaced by the one item that is made of the words of its definition."""
    if _MEANING.search(text):
        return text
    for term in catalogue.extraction.budget.glossary:
        name = key(term.name)
        if len(name) <= _ALIKE or name not in text or any(name in subject for subject in catalogue.subjects):
            continue
        item = _explained(name, key(term.definition.text), catalogue.subjects)
        if item is not None:
            text = text.replace(name, item)
    return text


def _explained(name: str, definition: str, subjects: Collection[str]) -> str | None:
    """The one item that begins and ends as a term does and has no word that its definition has not."""
    alike = {
        subject
        for subject in subjects
        if subject[:_ALIKE] == name[:_ALIKE]
        and _TAIL.sub("", subject)[-_ALIKE:] == _TAIL.sub("", name)[-_ALIKE:]
    }
    found = {s for s in alike if all(w.text in definition for w in words(_TAIL.sub("", s)))}
    shortest = min(found, key=len, default=None)
    return shortest if shortest is not None and all(shortest in subject for subject in found) else None

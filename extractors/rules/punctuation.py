"""Reads half-width marks between Chinese words (12.02万元,占19.4%;) as the full-width ones that rules part sentences by.

Each mark stands for one, so places in the text read so are places in the text printed; names keep the marks printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from extractors.schema.disclosure import Disclosure, Section
from extractors.schema.draft import DraftCount, DraftMention, DraftNarrative, SpanRef

Named = TypeVar("Named", DraftNarrative, DraftCount, DraftMention)

_HAN = re.compile("[一-鿿]")
_HALF = re.compile(r'[,;:()?!"]')
# 1,055.4 and 14:30 are no clauses, nor are the marks of an address.
_AMID = re.compile(r"(?<=\d)[,:](?=\d)|[A-Za-z]+:[/\w.?=&%-]+")
_FULL = str.maketrans(",;:()?!", "，；：（）？！")
_MARKS = (("(", "（"), (")", "）"), (",", "，"), (";", "；"), (":", "："))


def full_width(text: str) -> str:
    """The text, of the same length, with the marks between its words as Chinese print has them."""
    if _HALF.search(text) is None or _HAN.search(text) is None:
        return text
    made = list(text.translate(_FULL))
    opened = False
    for at, mark in enumerate(text):
        # “三公"经费, "三公"经费
        if mark == '"':
            made[at] = "”" if opened else "“"
        opened = made[at] == "“" if made[at] in "“”" else opened
    for kept in _AMID.finditer(text):
        made[kept.start() : kept.end()] = kept.group()
    return "".join(made)


def punctuated(disclosure: Disclosure) -> Disclosure:
    """The disclosure with the running text of its sections read so; itself where no mark is half-width."""
    sections = tuple(_section(section) for section in disclosure.sections)
    alike = all(new is old for new, old in zip(sections, disclosure.sections, strict=True))
    return disclosure if alike else replace(disclosure, sections=sections)


def _section(section: Section) -> Section:
    texts = [full_width(paragraph.text) for paragraph in section.paragraphs]
    if all(text is paragraph.text for text, paragraph in zip(texts, section.paragraphs, strict=True)):
        return section
    paragraphs = (
        paragraph if text is paragraph.text else replace(paragraph, text=text)
        for text, paragraph in zip(texts, section.paragraphs, strict=True)
    )
    return replace(section, paragraphs=tuple(paragraphs))


def as_printed(drafted: Iterable[Named], disclosure: Disclosure) -> tuple[Named, ...]:
    """What was drafted of the text read so, its names with the marks that their paragraphs print."""
    printed = {p.id: p.text for section in disclosure.sections for p in section.paragraphs}
    return tuple(_named(each, printed) for each in drafted)


def _named(each: Named, printed: dict[str, str]) -> Named:
    place = each.sentence if isinstance(each, DraftNarrative) else each.at
    text = printed.get(place.paragraph, "") if isinstance(place, SpanRef) else ""
    marks = {ord(full): half for half, full in _MARKS if half in text and full not in text}
    name = each.item.translate(marks)
    return each if name == each.item else each.model_copy(update={"item": name})

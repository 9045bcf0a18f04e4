"""What the other rules leave over: every printed figure gets the words or heads that say what it is of.

Running text, and the words in cells, hold rates, standards and counts that are neither a statement's amount nor a
change (按人均标准7000元/人, 覆盖率达95%). A number in a table whose column is no money (占比, 面积) stands here as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractors import forms
from extractors.forms import plain
from extractors.numerals import Numeral, Sort, numerals
from extractors.rules.mentions import tables as in_tables
from extractors.rules.mentions.claims import Claims
from extractors.rules.mentions.words import item_of, unit_of
from extractors.rules.statements import Read
from extractors.schema.disclosure import Disclosure, Paragraph
from extractors.schema.draft import Draft, DraftMention, DraftNarrative, Kind, SpanRef
from extractors.schema.money import read_number

# A longer line is no label of the number below it.
_LONGEST_LABEL = 30
# Shorter words (本部门, 下属) hardly name what is counted.
_NAMES = 4
_PART = re.compile(r"第.{1,3}[部分章节]")


def draft(disclosure: Disclosure, tables: Iterable[Read], known: Draft) -> Iterator[DraftMention]:
    """A mention for each figure that `known` reads nowhere, in printed order: text first, then tables."""
    claims = Claims.of(known.figures())
    department = known.facts.department
    told = defaultdict(list)
    for item in known.narrative:
        told[item.sentence.paragraph].append(item)
    for section in disclosure.sections:
        if any(re.search(r"名词解释|目\s*录", heading) for heading in section.heading):
            continue
        label = ""
        for paragraph in section.paragraphs:
            if read_number(paragraph.text) is not None:
                yield from _alone(paragraph, label, claims)
                continue
            label = paragraph.text
            yield from _in_text(paragraph, section.heading, claims, told[paragraph.id], department)
    for read in tables:
        yield from in_tables.draft(read, claims, department)


def _alone(paragraph: Paragraph, label: str, claims: Claims) -> Iterator[DraftMention]:
    """A line that is a number: what a dump left of a form, the line above it being its label."""
    text = plain(label)
    if 1 < len(text) <= _LONGEST_LABEL and not claims.in_paragraph(paragraph.id, 0, len(paragraph.text)):
        bracketed = forms.UNIT_IN_BRACKETS.search(text)
        yield DraftMention(
            kind=Kind.NARRATIVE,
            item=text,
            at=SpanRef(paragraph=paragraph.id, start=0, end=len(paragraph.text)),
            unit=bracketed.group(1) if bracketed else "",
        )


def _in_text(
    paragraph: Paragraph,
    heading: tuple[str, ...],
    claims: Claims,
    told: Sequence[DraftNarrative],
    department: str,
) -> Iterator[DraftMention]:
    for numeral in numerals(paragraph.text):
        if numeral.sort is not Sort.FIGURE or claims.in_paragraph(paragraph.id, numeral.start, numeral.end):
            continue
        said = item_of(paragraph.text, numeral, department)
        # a sentence that says an amount again, or what it rests on, speaks of the item it began with
        spoken = _speaking(told, numeral, said)
        above = heading[-1] if heading and not _PART.match(heading[-1]) else ""
        item = spoken.item if spoken else said or above
        if item and numeral.unit:
            yield DraftMention(
                kind=Kind.NARRATIVE,
                item=plain(item),
                column=said if spoken else "",
                at=SpanRef(paragraph=paragraph.id, start=numeral.start, end=numeral.end),
                unit=unit_of(numeral),
            )


def _speaking(told: Sequence[DraftNarrative], numeral: Numeral, said: str) -> DraftNarrative | None:
    """The item that a paragraph speaks of where a figure stands: one that the words `said` of the figure name, else
    the last that was begun before it; words that hardly name a thing leave it to what their sentence is about."""
    begun = [item for item in told if item.sentence.start <= numeral.start]
    named = [item for item in begun if said and said in item.item and numeral.start < item.sentence.end]
    before = [item for item in begun if item.begins <= numeral.start]
    if len(said) >= _NAMES:
        # 发放低保金10万元。实施救助20人次: a sentence that names what it counts begins anew
        before = [item for item in before if numeral.start < item.sentence.end]
    about = [item for item in begun if numeral.start < item.sentence.end] if len(said) < _NAMES else []
    return next((found[at] for found, at in ((named, -1), (before, -1), (about, 0)) if found), None)

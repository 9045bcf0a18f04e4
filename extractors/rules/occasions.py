"""Occasions that “三公” money was spent on, as sentences count them: groups and persons sent abroad (因公出国（境）团组,
人次), receptions and guests (公务接待批次, 人次).

    国内公务接待52批次，436人次（不含陪同人员），支出3.25万元
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.forms import plain
from extractors.numerals import Numeral, Sort, numerals
from extractors.rules.mentions.words import item_of
from extractors.rules.prose import announced
from extractors.rules.prose.items import SENTENCE, Outline
from extractors.schema.disclosure import Disclosure, Paragraph
from extractors.schema.draft import DraftCount, Kind, SpanRef

# What a sentence must speak of, and what is counted then.
_SPOKEN = re.compile(r"接待|出国|出访|来访|团组|外宾|来宾")
_OF_ALL = {"批次", "批", "人次", "团组"}
_OF_PERSONS = {"人", "名", "次", "个"}
_NAMED = re.compile(r"接待|出国|出访|来访|团组?|外宾|来宾")
_GROUP = re.compile(r"(?:团组?|出国|出访|境[)）])$")
_COUNTED_SO = re.compile("(?:批次|批数)(?=数?$)")
_NOTHING = re.compile(r"共计?|合计|总计|分别|约|为|人数|批次|人次|次数|参加|来访|涉及|[\s、和及（(）)]")
_OPENS, _CLOSES = re.compile("[（(]"), re.compile("[）)]")
_TAIL = re.compile(r"(?:的?(?:批次|人次|人数|次数|批数|个数|数量|数|共计?|累计|全年|支出|情况|经费))+$")


def draft(disclosure: Disclosure, department: str) -> Iterator[DraftCount]:
    """A count of kind `three_public` for each group, batch and person, in printed order."""
    for section in disclosure.sections:
        if any("名词解释" in heading for heading in section.heading):
            continue
        for paragraph in section.paragraphs:
            if _SPOKEN.search(paragraph.text):
                yield from _counts(paragraph, department)


def _counts(paragraph: Paragraph, department: str) -> Iterator[DraftCount]:
    text = paragraph.text
    ends = [0, *(found.end() for found in SENTENCE.finditer(text)), len(text) + 1]
    figures = [numeral for numeral in numerals(text) if numeral.sort is Sort.FIGURE]
    why: list[announced.Reason] | None = None
    at = 0
    # the last name of each bracket that is open, the sentence's own first
    named: dict[int, str] = {}
    for numeral in figures:
        while ends[at + 1] <= numeral.start:
            at += 1
            named = {}
        unit = plain(numeral.unit)
        sentence = text[ends[at] : ends[at + 1]]
        if not _SPOKEN.search(sentence) or unit not in _OF_ALL | _OF_PERSONS:
            continue
        own = _name(text, numeral, department)
        if own and not _NAMED.search(own):
            continue
        # 主要原因是接待批次由12批增至15批: why something changed, not what was held
        why = announced.reasons(Outline(text)) if why is None else why
        if any(reason.start <= numeral.start < reason.end for reason in why):
            continue
        depth = _depth(text[ends[at] : numeral.start])
        named = {level: name for level, name in named.items() if level <= depth}
        if own:
            named[depth] = own
        name = named[max(named)] if named else ""
        counted = _COUNTED_SO.search(item_of(text, numeral, department)) if unit == "个" else None
        if counted is not None and name:
            # 国内公务接待批次为52个
            name += counted.group()
        things = unit == "个" and counted is None and not _GROUP.search(name)
        if name and not things and (unit in _OF_ALL or own or unit in ("人", "名")):
            yield DraftCount(
                kind=Kind.THREE_PUBLIC,
                item=name,
                at=SpanRef(paragraph=paragraph.id, start=numeral.start, end=numeral.end),
                unit=unit,
            )


def _depth(before: str) -> int:
    """In how many brackets stands what follows these words."""
    return max(0, len(_OPENS.findall(before)) - len(_CLOSES.findall(before)))


def _name(text: str, numeral: Numeral, department: str) -> str:
    """What the words before a figure name; empty where they only go on counting (23批次189人)."""
    name = _TAIL.sub("", item_of(text, numeral, department))
    return "" if not _NOTHING.sub("", name) else name

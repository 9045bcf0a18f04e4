"""Amounts, percentages and counts in running text: where each stands and what the words before it make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_UNITS = {"万": "万元", "亿": "亿元"}
_TOKEN = re.compile(
    # A number is tried once, from its first digit and as a whole: a line of digits alone would take minutes else.
    r"(?P<number>[-−－]?(?<!\d)(?<!\d[,，])\d[\d,，]*+(?:\.\d++)?)\s*+(?:(?P<unit>亿元|万元|千元|元|[万亿](?![元人户名册平亩斤次]))(?!\s*[/／每]|人均)|(?P<percent>[%％]))"
)
_INCREASE = r"增加|增长|上升|提高|新增|多"
_DECREASE = r"减少|下降|降低|压减|缩减|少"
_CHANGE = re.compile(
    rf"(?P<up>{_INCREASE})?(?P<down>{_DECREASE})?(?:了|额|数|幅|率|比例)*(?:为|约|共计)?[（(]?\s*$"
)
_PREVIOUS = re.compile(
    r"(?:(?:上年|去年|上一年)(?:度)?|(?P<year>20\d\d)\s*年度?)(?!末|年?底|结转|结余)[^，。；比较（）()]*?\s*$"
)
_COMPARED = re.compile(r"[比较与同](?:上年|去年|上一年|20\d\d)")
# 单价20万元以上的设备: a threshold says nothing of money spent.
_THRESHOLD = re.compile(r"\s*(?:[（(]?含[^)）]*[)）])?\s*(?:及?以[上下内]|[（(]含)")
_SHARE = re.compile(r"占[^，。；]*$|完成[^，。；]*$|比例[^，。；]*$|的\s*$")
BOUNDARY = re.compile(r"[，,；;。：:、！？\n]")


class Part(StrEnum):
    """What a number of a sentence is of its item."""

    CURRENT = "current"
    PREVIOUS = "previous"
    DELTA = "delta"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Token:
    """A number in a text: text[start:end] is its digits, `name` what stands before it in its clause.

    `up` and `down` tell the direction that the words before it give.
    """

    part: Part
    start: int
    end: int
    stop: int
    unit: str
    clause: int
    name: str
    up: bool = False
    down: bool = False


def tokens(text: str, year: int | None) -> Iterator[Token]:
    """Amounts and percentages of change in printed order; shares (占 … %) are left out."""
    last = 0
    for found in _TOKEN.finditer(text):
        start, stop = found.span()
        end = found.end("number")
        clause = max((b.end() for b in BOUNDARY.finditer(text, last, start)), default=last)
        before = text[clause:start]
        change = _CHANGE.search(before)
        up, down = bool(change and change.group("up")), bool(change and change.group("down"))
        changed = (up or down) and not re.search(
            r"(?:新增|增加)[^，。；]{4,}$", before[: -1 if before else 0]
        )
        if found.group("percent"):
            bracket = before.strip() in ("（", "(")
            if (changed or bracket) and not _SHARE.search(before):
                yield Token(Part.PERCENT, start, end, stop, "%", clause, before, up, down)
            last = stop
            continue
        if _THRESHOLD.match(text, stop):
            last = stop
            continue
        unit = found.group("unit")
        part = Part.DELTA if changed else _part(before, year)
        yield Token(part, start, end, stop, _UNITS.get(unit, unit), clause, before, up, down)
        last = stop


def _part(before: str, year: int | None) -> Part:
    previous = _PREVIOUS.search(before)
    if previous and not _COMPARED.search(before):
        printed = previous.group("year")
        if printed is None or (year is not None and int(printed) < year):
            return Part.PREVIOUS
    return Part.CURRENT

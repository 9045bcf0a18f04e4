"""Which rows of a table a question names: in full, by the end of a name, or shortened as people shorten it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from service.answering.asked.naming import by_number, in_full
from service.answering.document.rows import Row, Sort
from service.answering.document.things import called
from service.answering.printed.short_units import span_of
from service.patterns import regex

# What stands for a name that was found.
NAMED = "\ue020"
# How surely a row is named by its whole name.
IN_FULL = 2
_HEAD = regex("(?:本级|机关|本部)[)）]?$")
_HEAD_SAID = regex(
    "(?:[局厅委办院]|部门|单位)?(?:(?:本级|机关)(?!安排|财政|资金|财力|配套|运行|事业|服务)|本部)|局里"
)
_A_BODY = regex("(?:局|委|办|院|校|中心|站|所|馆|队|场|段|园|中学|小学|处|室|会|库|社|本级|机关)$")
# A word of two or three characters that stands alone among what joins names or goes on behind one.
_CALLED = regex(
    "(?:(?<![一-鿿])|(?<=[和与跟同比、]))[市县区旗]?(?P<said>[一-鿿]{2,3}?)(?=[和与跟同比的、|]|[哪谁两]|(?:19|20)\\d\\d|今年|本年|相比|$)"
)
_BRACKETED = regex(r"[（(][^（()）]*[)）]")
_BEGINS = regex("^(?:(?:19|20)\\d{2}年?度?|[市县区省]级|全[市县区省]|其中)")
_ENDS = regex("(?:项目|专项|经费|资金|工作|业务|补助|支出|费用|购置|采购|工程|建设)+$")
# What many names have in common.
_GENERAL = regex(
    "项目|专项|经费|资金|支出|收入|补助|补贴|工作|业务|建设|管理|服务|运行|维护|购置|采购|设备|工程|单位|部门|中心|年度|预算|指标|目标|数量|情况"
)
_SHORTEST, _SHORT, _LONG, _TELLING = 3, 4, 8, 2
# So much of a name must pieces of it be.
_OF_NAME = 0.35


class Span(NamedTuple):
    """Where a text names a row; `sure` is how surely: by its whole name (2), by the end of it (1), by a short form (0)."""

    start: int
    end: int
    row: Row
    sure: int


def rows_named(text: str, rows: Sequence[Row], sort: Sort) -> list[Span] | None:
    """The rows that a text names, in its order; None where it says what may be one of several."""
    find = _units if sort is Sort.UNIT else _others
    found = find(text, rows)
    if sort in (Sort.GOODS, Sort.OTHER) and not found:
        keys = [row.key for row in rows]
        spans = ((row, called(row.key, text, keys)) for row in rows)
        found = [Span(*span, row, sure=0) for row, span in spans if span is not None]
    found.sort(key=lambda span: (-span.sure, span.start - span.end))
    taken: list[Span] = []
    for span in found:
        rivals = [s for s in taken if s.start < span.end and span.start < s.end]
        if not rivals:
            taken.append(span)
        elif any((s.start, s.end, s.sure) == (span.start, span.end, span.sure) for s in rivals):
            if any(s.row.key == span.row.key and s.row.project == span.row.project for s in rivals):
                continue
            return None
    return sorted(taken, key=lambda span: span.start)


def names(text: str, names_: Sequence[str]) -> list[str]:
    """The names, of projects or of units, that a text has or means; one that may mean several means none."""
    return [span.row.name for span in named_spans(text, names_)]


def named_spans(text: str, names_: Sequence[str]) -> list[Span]:
    """Where a text names which of the projects or units; none where it says what may mean several."""
    rows = [Row(name) for name in dict.fromkeys(names_) if name]
    bodies = all(_A_BODY.search(_BRACKETED.sub("", row.name)) for row in rows)
    return rows_named(text, rows, Sort.UNIT if bodies else Sort.PROJECT) or []


def masked(text: str, spans: Sequence[Span]) -> str:
    """The text with a sign in the place of each name."""
    for span in sorted(spans, key=lambda each: -each.start):
        text = text[: span.start] + NAMED + text[span.end :]
    return text


def _units(text: str, rows: Sequence[Row]) -> list[Span]:
    found: list[Span] = []
    heads = [row for row in rows if _HEAD.search(row.name)]
    others = [row for row in rows if row not in heads]
    bare = {row.name: Row(_BRACKETED.sub("", row.name)).key for row in others}
    for row in others:
        name = bare[row.name]
        ends = [name[i:] for i in range(len(name) - _SHORTEST + 1)]
        said = next((end for end in ends if end in text), None)
        if said is not None and sum(other.endswith(said) for other in bare.values()) == 1:
            start = text.find(said)
            end = start + len(said)
            if (longer := span_of(name, text)) is not None and longer[0] < start and longer[1] == end:
                # 防灾减灾中心 of 防灾减灾救灾中心 is more than the end of it
                start = longer[0]
            found.append(Span(start, end, row, 2 if said == name else 1))
        if said is None and (short := _shortened(name, text)) is not None:
            found.append(Span(*short, row, sure=0))
        if (span := span_of(name, text)) is not None and (said is None or span[1] - span[0] > len(said)):
            found.append(Span(*span, row, sure=0))
        if not any(span.row is row for span in found) and (span := _initials(name, text)) is not None:
            found.append(Span(*span, row, sure=0))
    # 体育中心 is no 职业教育中心, which ends as it does, where there is a 体育发展中心
    found = [span for span in found if span.sure != 1 or not any(_within(span, other) for other in found)]
    for row in heads:
        full = row.key
        if (start := text.find(full)) >= 0:
            found.append(Span(start, start + len(full), row, sure=2))
    if len(heads) == 1 and not any(span.row is heads[0] for span in found):
        said_so = _HEAD_SAID.search(text)
        found += [Span(*said_so.span(), heads[0], sure=2)] if said_so is not None else []
    return found


def _shortened(name: str, text: str) -> tuple[int, int] | None:
    """Where a text has a short form of a unit's name without its region (卫监所), the longest first."""
    own = in_full(name)
    starts = [at for at, each in enumerate(text) if each == own[:1]]
    for length in range(_LONG, _SHORTEST - 1, -1):
        for start in starts:
            said = text[start : start + length]
            if len(said) < length or said[-1] != own[-1:]:
                continue
            rest = iter(own)
            # 某地分局 is the 局 of the place
            short = said.replace("分局", "局")
            if all(each in rest for each in short):
                return start, start + length
    return None


def _within(span: Span, other: Span) -> bool:
    """Whether what names another unit begins before and ends with what is the end of a name."""
    return other.row is not span.row and other.start < span.start and other.end == span.end


def _initials(name: str, text: str) -> tuple[int, int] | None:
    """Where a text calls a unit by characters of its words, the first among them, between what joins names (县一高和实小)."""
    own = in_full(name)
    for number in reversed(by_number(own)):
        found = re.search(f"(?<![第一二三四五六七八九十百千万之其]){number}(?![一-鿿]?学)", text)
        if found is not None:
            return found.span()
    numbered = own.startswith("第")
    own = own.removeprefix("第")
    for called_ in _CALLED.finditer(text):
        said, rest = called_["said"], iter(own)
        apart = numbered or said not in own
        if said[0] == own[:1] and apart and all(each in rest for each in said):
            return called_.span()
    return None


def _others(text: str, rows: Sequence[Row]) -> list[Span]:
    found: list[Span] = []
    for row in rows:
        full = row.key
        start = text.find(full) if len(full) > 1 else -1
        if start >= 0:
            found.append(Span(start, start + len(full), row, sure=2))
            continue
        bare = Row(_BRACKETED.sub("", row.name)).key
        core = _ENDS.sub("", _BEGINS.sub("", bare))
        if len(core) >= _SHORTEST and (start := text.find(core)) >= 0 and len(_GENERAL.sub("", core)) > 1:
            end = start + len(core)
            while end < len(text) and text[start : end + 1] in bare:
                end += 1
            found.append(Span(start, end, row, sure=0))
        elif (span := _pieced(full, text)) is not None:
            said = text[span[0] : span[1]]
            if len(said) >= _OF_NAME * len(bare) and not any(said in r.key for r in rows if r.key != full):
                found.append(Span(*span, row, sure=0))
    return found


def _pieced(name: str, text: str) -> tuple[int, int] | None:
    """The longest run of a text made of pieces of the name in their order, long enough and telling enough to mean it."""
    best: tuple[int, int] | None = None
    for start in range(len(text) - 1):
        at, end = 0, start
        while (piece := _longest(name, text, at, end)) > 0:
            at = name.find(text[end : end + piece], at) + piece
            end += piece
        if best is None or end - start > best[1] - best[0]:
            best = (start, end)
    if best is None or best[1] - best[0] < _SHORT:
        return None
    said = text[best[0] : best[1]]
    return best if len(_GENERAL.sub("", said)) > _TELLING else None


def _longest(name: str, text: str, at: int, start: int) -> int:
    """How long the longest piece of two characters or more is that stands at `start` of a text and in a name behind `at`."""
    end = start + 2
    if end > len(text) or name.find(text[start:end], at) < 0:
        return 0
    while end < len(text) and name.find(text[start : end + 1], at) >= 0:
        end += 1
    return end - start

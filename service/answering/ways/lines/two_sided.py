"""The lines of a budget that have both of two parts, or one of them only (同时有基本支出和项目支出的科目, 只有项目支出的科目)."""

from __future__ import annotations

from decimal import Decimal

from extractors.schema.draft import Kind
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.lines import phrases
from service.answering.ways.lines.asked import accounted_for
from service.answering.ways.lines.told import leaf, lowest_rows, tables
from service.patterns import regex

_PARTS = regex("基本支出|项目支出|人员经费|公用经费")
_BOTH = regex("(?:同时|既|都|又|也|还|并且?)(?:都)?(?:安排|列|有|包含|涉及|发生)(?:了|着)?|两[者样]都有|都有")
_ONLY = regex("(?:只|仅|光|单)(?:安排|列|有|用)(?:了)?")
_WITHOUT = regex("(?:而|却|但)?(?:没有?|无|未)(?:安排|列|有)?(?:了)?")
_GENERAL = regex("一般公共预算|财政拨款")
_TABLE = regex("(?:支出)?(?:[预决]算)?(?:明细|总|情况)?表(?:里[头面]?|中|上|内)?")
_LEVEL = regex("[项]级|最低一级|末级")


def lines(text: str, held: Held, reply: Reply) -> Found | None:
    """Those lines of the lowest level, with the amount of each part."""
    only, both = _ONLY.search(text), _BOTH.search(text)
    named = list(dict.fromkeys(_PARTS.findall(text)))
    if "科目" not in text or phrases.WHICH.search(text) is None or not named:
        return None
    if not (len(named) == 2 and (both or only)) and not (len(named) == 1 and only):
        return None
    rest = text
    for pattern in (
        _PARTS,
        _BOTH,
        _ONLY,
        _WITHOUT,
        _TABLE,
        _LEVEL,
        phrases.GENERAL,
        phrases.COUNT,
        phrases.SORT,
    ):
        rest = pattern.sub(" ", rest)
    if not accounted_for(rest):
        return None
    if only:
        other = {
            "基本支出": "项目支出",
            "项目支出": "基本支出",
            "人员经费": "公用经费",
            "公用经费": "人员经费",
        }
        with_, without = [named[0]], [other[named[0]]]
    else:
        with_, without = named, []
    kinds = (
        [Kind.GENERAL_BY_FUNCTION] if _GENERAL.search(text) else [Kind.EXPENDITURE, Kind.GENERAL_BY_FUNCTION]
    )
    for kind in kinds:
        for _, rows in tables(held, (kind,)):
            parts = [{leaf(f): f for f in row if _of_year(f, held)} for row in lowest_rows(rows)]
            if not all(any(name in part for part in parts) for name in (*with_, *without)):
                continue
            kept = [
                part
                for part in parts
                if all(_has(part, name) for name in with_) and not any(_has(part, name) for name in without)
            ]
            if not kept:
                return None
            many = reply.result(sum_of([Decimal(1)] * len(kept)), "个", "科目")
            said = "；".join(
                f"{part[name].shown}为{reply.figure(held.document, part[name])}"
                for part in kept
                for name in with_
            )
            return Found(f"共有{many}：{said}。")
    return None


def _has(part: dict[str, Figure], name: str) -> bool:
    return name in part and bool(part[name].money.value)


def _of_year(figure: Figure, held: Held) -> bool:
    return not figure.years or held.year is None or held.year in figure.years

"""Columns under heads that are merged up to three deep, on one side or two; and the ruler below them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import assume
from hypothesis import strategies as st

from eval.fixture import Column, Holds
from eval.strategies.medium import Medium

_TOPS = ("财政拨款", "本年支出", "基本支出", "项目支出", "单位资金", "上年结转", "其他资金", "专项支出")
_LEAVES = (
    "合计",
    "小计",
    "人员经费",
    "公用经费",
    "预算数",
    "决算数",
    "经费拨款",
    "专项收入",
    "本级安排",
    "上级补助",
    "自筹",
    "其他",
    "纳入预算管理的非税收入拨款",
    "其中：财政拨款",
)
_NOTES = ("备注", "说明")


@st.composite
def one_side(draw: st.DrawFn, medium: Medium) -> tuple[Column, ...]:
    columns: list[Column] = []
    if draw(st.booleans()):
        columns.append(Column(Holds.RANK, 5, ("序号",)))
    if draw(st.booleans()):
        columns.append(Column(Holds.NAME, draw(st.sampled_from((8, 16))), ("单位名称",)))
    coded = draw(st.sampled_from(("no", "one", "three", "grouped")))
    if coded == "one":
        columns.append(Column(Holds.CODE, 9, ("科目编码",)))
    if coded == "three":
        columns += [Column(Holds.CODE, 5, ("科目编码", part)) for part in ("类", "款", "项")]
    above = ("功能分类科目",) if coded == "grouped" else ()
    if coded == "grouped":
        columns.append(Column(Holds.CODE, 9, (*above, "科目编码")))
    columns.append(Column(Holds.NAME, draw(st.sampled_from((15, 25))), (*above, "科目名称")))
    columns += draw(_values(draw(st.integers(1, 7)), medium))
    if draw(st.booleans()):
        columns.append(Column(Holds.NOTE, 12, (draw(st.sampled_from(_NOTES)),)))
    return tuple(columns)


@st.composite
def two_sides(draw: st.DrawFn, medium: Medium) -> tuple[Column, ...]:
    columns: list[Column] = []
    headed = draw(st.booleans())
    for side in ("收入", "支出"):
        above = (side,) if headed else ()
        columns.append(Column(Holds.NAME, 20, (*above, "项目")))
        columns += [
            Column(c.holds, c.width, (*above, *c.path))
            for c in draw(_values(draw(st.integers(1, 3)), medium, depth=1 if headed else 2))
        ]
    return tuple(columns)


@st.composite
def _values(draw: st.DrawFn, count: int, medium: Medium, depth: int = 3) -> list[Column]:
    """Columns of amounts under heads merged up to `depth` deep."""
    paths = draw(_paths(count, draw(st.integers(1, depth)), medium))
    return [Column(Holds.VALUE, draw(st.sampled_from(medium.widths)), path) for path in paths]


@st.composite
def _paths(draw: st.DrawFn, count: int, depth: int, medium: Medium) -> list[tuple[str, ...]]:
    """Header paths: neighbours share a head above or have none."""
    if depth == 1:
        return [(text,) for text in draw(_distinct(_LEAVES, count))]
    result: list[tuple[str, ...]] = []
    tops = iter(draw(st.permutations(_TOPS)))
    while len(result) < count:
        width = draw(st.integers(1, count - len(result)))
        if width == 1 and not (medium.lone_heads and draw(st.booleans())):
            result.append((next(tops),))
        else:
            top = next(tops)
            # a head that stands below one of the same name is named once in the path
            below = draw(_paths(width, depth - 1, medium))
            assume(all(path[0] != top for path in below))
            result += [(top, *path) for path in below]
    return result


@st.composite
def _distinct(draw: st.DrawFn, words: Sequence[str], count: int) -> list[str]:
    return list(draw(st.permutations(words)))[:count]


def ruler(columns: tuple[Column, ...], kind: str) -> tuple[str, ...]:
    """栏次: marks over words and numbers over amounts, or numbers over all."""
    if not kind:
        return ()
    if kind == "numbers":
        return tuple(str(n) for n in range(1, len(columns) + 1))
    amounts = [c for c, column in enumerate(columns) if column.holds is Holds.VALUE]
    return tuple(str(amounts.index(c) + 1) if c in amounts else "**" for c in range(len(columns)))

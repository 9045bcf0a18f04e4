"""Rows below given columns: names, codes and figures, blanks, merged names and totals."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import strategies as st

from eval.fixture import ABOVE, LEFT, Column, Holds
from eval.strategies.medium import Medium
from extractors.schema.money import read_number

# Nothing made of these characters means anything to a reader: no total, no unit, no title.
_CHARACTERS = "城乡居民医疗救助教育住房保障就业水利农林文化科技环境社区街道救灾优抚残疾老龄"
_names = st.text(_CHARACTERS, min_size=2, max_size=10)
_long_names = st.text(_CHARACTERS, min_size=11, max_size=32)
_FORMS = ("{}", "{}", "{}", "一、{}", "（一）{}", "1.{}", "　{}", "　　{}", "其中：{}")


@st.composite
def rows(
    draw: st.DrawFn, columns: tuple[Column, ...], count: int, medium: Medium
) -> tuple[tuple[str, ...], ...]:
    values = [c for c, column in enumerate(columns) if column.holds is Holds.VALUE]
    # without lines, whole amounts that have words to their right look like the codes of these
    whole = medium.broken_figures or all(column.holds is Holds.VALUE for column in columns[values[0] :])
    figures = draw(st.sampled_from((_decimal, _grouped, _whole) if whole else (_decimal, _grouped)))
    grouped = medium.row_spans and draw(st.booleans())
    empty = {
        c
        for c, column in enumerate(columns)
        if column.holds in (Holds.VALUE, Holds.NOTE) and draw(st.integers(0, 5)) == 0
    }
    cells = [
        [
            _cell(draw, column, r, figures, medium) if c not in empty else ""
            for c, column in enumerate(columns)
        ]
        for r in range(count)
    ]
    for c in values:
        # a column of nothing but words or shares is none of amounts
        if not any(read_number(row[c]) is not None for row in cells):
            for row in cells:
                row[c] = "" if any(map(str.isalnum, row[c])) else row[c]
    if medium.figures:
        for r, row in enumerate(cells):
            if r < medium.figures or (
                medium.short and (r == count - 1 or any(len(text) > 10 for text in row))
            ):
                # a name of several lines without a figure beside it may as well be several names
                row[values[0]] = figures(draw)
            if r < medium.short:
                # on a line of its name, not in the middle of two: a table where all figures are there is not found
                for c, column in enumerate(columns):
                    row[c] = row[c][-2:] if column.holds is Holds.NAME else row[c]
    if draw(st.booleans()):
        _total(
            cells[draw(st.sampled_from((0, count - 1)))],
            columns,
            spread=medium.column_spans and draw(st.booleans()),
        )
    if medium.blank_rows and count > 2 and draw(st.integers(0, 5)) == 0:
        cells[draw(st.integers(1, count - 2))] = [""] * len(columns)
    for c, column in enumerate(columns):
        if grouped and column.path[-1] == "单位名称":
            for above, row in pairwise(cells):
                whole = not {"", LEFT, "合计"} & {above[c], row[c]}
                row[c] = ABOVE if whole and draw(st.integers(0, 3)) else row[c]
    return tuple(map(tuple, cells))


def _total(row: list[str], columns: tuple[Column, ...], *, spread: bool) -> None:
    """The row of a total, its name over all columns of codes and names or in the place of the name."""
    named = [c for c, column in enumerate(columns) if column.holds not in (Holds.VALUE, Holds.NOTE)]
    named = [c for n, c in enumerate(named) if c == n]
    for c in named:
        row[c] = LEFT if spread and c else ""
    row[named[0 if spread else -1]] = "合计"


def _cell(
    draw: st.DrawFn, column: Column, r: int, figures: Callable[[st.DrawFn], str], medium: Medium
) -> str:
    if column.holds is Holds.RANK:
        return str(r + 1)
    if column.holds is Holds.CODE:
        digits = 3 if column.path[-1] == "类" else 2 if column.path[-1] in "款项" else 7
        return (
            ""
            if draw(st.integers(0, 3)) == 0
            else str(draw(st.integers(201, 229)))[:digits].ljust(digits, "1")
        )
    if column.holds is Holds.NAME:
        name = draw(_long_names if draw(st.integers(0, 4)) == 0 else _names)
        forms = (*_FORMS, "{}（类）") if medium.hanging else _FORMS
        return draw(st.sampled_from(forms)).format(name)
    if column.holds is Holds.NOTE:
        return draw(st.one_of(_names, _long_names)) if draw(st.integers(0, 3)) == 0 else ""
    kind = draw(st.integers(0, 19))
    return "" if kind < 5 else draw(st.sampled_from(medium.signs)) if kind == 19 else figures(draw)


def _decimal(draw: st.DrawFn) -> str:
    return f"{draw(st.integers(-99, 9_999_999)) / 100:.2f}"


def _grouped(draw: st.DrawFn) -> str:
    return f"{draw(st.integers(0, 999_999_999)) / 100:,.2f}"


def _whole(draw: st.DrawFn) -> str:
    return str(draw(st.integers(0, 99_999)))

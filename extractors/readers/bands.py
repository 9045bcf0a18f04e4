"""Tables side by side on one sheet: parted at columns that are empty from top to bottom.

收入总表      │   │ 会议费情况表     each band names its own table, so they are two;
单位：万元    │   │ 单位：元         the two sides of one table share a title, and stay one
项目 │ 金额   │   │ 项目 │ 金额
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_UNIT = re.compile(r"单位[:：]?(?:人民币)?[亿万千]?元")
# How many lines above a table may name it.
_HIGHEST = 6

Rows = Mapping[int, Mapping[int, str]]
Spans = Mapping[tuple[int, int], tuple[int, int]]


def of(rows: Rows, spans: Spans) -> tuple[list[int], list[range]]:
    """The rows at the top that stand over all bands, and the columns of each band; one band where the sheet holds one
    table."""
    filled = sorted(rows)
    if not filled:
        return [], []
    whole = range(min(map(min, rows.values())), _last(rows, spans, filled) + 1)
    over: list[int] = []
    for top in filled[:_HIGHEST]:
        found = _bands(rows, spans, [row for row in filled if row not in over])
        if len(found) > 1:
            break
        if len(rows[top]) > 1:
            return [], [whole]
        over.append(top)
    else:
        return [], [whole]
    below = [row for row in filled if row not in over]
    captions = [_caption(rows, below, band) for band in found]
    titled = all(any("表" in line for line in lines) for lines in captions)
    measured = all(any(_UNIT.search("".join(line.split())) for line in lines) for lines in captions)
    return (over, found) if titled or measured else ([], [whole])


def _last(rows: Rows, spans: Spans, within: Sequence[int]) -> int:
    return max(column + spans.get((row, column), (1, 1))[1] - 1 for row in within for column in rows[row])


def _bands(rows: Rows, spans: Spans, within: Sequence[int]) -> list[range]:
    """The runs of columns between empty ones."""
    reaches = sorted(
        (column, column + spans.get((row, column), (1, 1))[1]) for row in within for column in rows[row]
    )
    found: list[range] = []
    for start, end in reaches:
        if found and start <= found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, end))
        else:
            found.append(range(start, end))
    return found


def _caption(rows: Rows, within: Sequence[int], band: range) -> list[str]:
    """The lines that stand alone at the top of a band, above its first row of several cells."""
    lines: list[str] = []
    for row in within:
        texts = [text for column, text in rows[row].items() if column in band]
        if len(texts) > 1:
            return lines
        lines += texts
    # a band without a table of its own
    return []

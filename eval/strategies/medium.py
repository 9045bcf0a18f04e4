"""What the formats can show of a table. What they cannot, no reader gets back: tables for them do without it."""

from __future__ import annotations

from dataclasses import dataclass, replace

# What stands in the place of an amount: nothing spent, nothing to say, a share, a loss in brackets.
_SIGNS = ("0", "0.00", "-", "—", "/", "12.5%", "(36.50)", "-3.20", "1,200,000.0000")
_PLACES = ("top", "middle", "foot")


@dataclass(frozen=True)
class Medium:
    """What a table may have so that the format shows it; `figures` is how many rows hold one at least, `short` how many
    have names of one line only."""

    row_spans: bool = True
    column_spans: bool = True
    lone_heads: bool = True
    blank_rows: bool = True
    hanging: bool = True
    broken_figures: bool = True
    widths: tuple[float, ...] = (6, 9, 12)
    signs: tuple[str, ...] = (*_SIGNS, "无")
    figures: int = 0
    short: int = 0
    # leading of lines in a cell, and where in the height of the row names and figures stand
    leadings: tuple[float, ...] = (1.3,)
    places: tuple[tuple[str, str], ...] = (("middle", "middle"),)


# Every cell has its frame, or its place in the file.
FRAMED = Medium()
# A sheet has no frames: an empty row is where a table ends.
SHEET = Medium(blank_rows=False)
# A dump lost its merged cells: only the first figure tells where its header ends, and 合计 alone in a row is a total.
DUMP = Medium(lone_heads=False, figures=1, short=1)
# Type without vertical lines says nothing of what a merged cell covers, except in heads, which stand in the middle of it;
# a head over one column is a head of two lines, a blank row a larger gap; a closing mark that hangs over the edge of its cell
# touches what stands in the next, and a figure broken over two lines looks like two figures. Fewer rows of figures, or a
# last page without any, might be running text.
ALIGNED = Medium(
    row_spans=False,
    column_spans=False,
    lone_heads=False,
    blank_rows=False,
    hanging=False,
    broken_figures=False,
    widths=(9, 12),
    signs=_SIGNS,
    figures=3,
    short=3,
)
# A line below every row tells where it ends, so its lines may be as far apart as rows are elsewhere, and its figures anywhere
# beside them; a line between two heads tells that they are two, and lines around one row that it is a table.
RULED = replace(
    ALIGNED,
    lone_heads=True,
    figures=1,
    short=0,
    leadings=(1.2, 1.3, 1.5, 1.8),
    places=tuple((names, figures) for names in _PLACES for figures in _PLACES),
)
# 三线表: there are lines between heads and none between rows, so a figure at the foot of its row is as near to the next
# name as to its own.
THREE_LINES = replace(ALIGNED, leadings=(1.2, 1.3, 1.5, 1.8), places=(("top", "top"), ("middle", "middle")))

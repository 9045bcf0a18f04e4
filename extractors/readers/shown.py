"""Which cells of a sheet are shown: not those of hidden rows and columns (隐藏行、隐藏列), nor those in white or as small as a
speck. What is shown moves together, as on paper."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from extractors.schema.hidden import Hidden, Why

# Smaller type than this, in points, is a speck on paper.
_SPECK = 2.0
# as it is written, and by its number in the old palette
_WHITE, _WHITE_INDICES = ("FFFFFFFF", "00FFFFFF"), (1, 9)
# Sections of a format behind which stands the one for texts.
_BEFORE_TEXT = 3
# No sheet has more columns.
_FURTHEST = 16_384

Size = tuple[int, int]


class _Axis:
    """The rows or the columns of a sheet, 1-based, some of which are hidden."""

    def __init__(self, hidden: Iterable[int]) -> None:
        self._hidden = sorted(set(hidden))
        self._gaps = [each - before for before, each in enumerate(self._hidden)]

    def shown(self, first: int, size: int) -> int:
        """How many of `size` from the first on are shown."""
        return size - self._before(first + size) + self._before(first)

    def place(self, number: int) -> int:
        """Where it stands among those that are shown; of a hidden one, where the next stands."""
        return number - self._before(number)

    def number(self, place: int) -> int:
        """Which one stands at a place."""
        return place + bisect_right(self._gaps, place)

    def _before(self, number: int) -> int:
        return bisect_left(self._hidden, number)


class View:
    """What of one sheet of openpyxl's is shown, and where."""

    def __init__(self, sheet: Any) -> None:
        self._rows = _Axis(row for row, how in sheet.row_dimensions.items() if how.hidden or how.height == 0)
        self._columns = _Axis(
            column
            for how in sheet.column_dimensions.values()
            if (how.hidden or how.width == 0) and how.min and how.max
            for column in range(how.min, min(how.max, _FURTHEST) + 1)
        )
        book = sheet.parent
        # a rule or a style of tables may put a ground behind white type
        plain = not sheet.conditional_formatting and not sheet.tables
        self._inks = {
            at: why
            for at, font in enumerate(book._fonts)
            if (why := _ink(font)) and (plain or why is Why.TINY)
        }
        self._bare = {at for at, fill in enumerate(book._fills) if self._inks and not _is_ground(fill)}

    def why_not(self, cell: Any, at: tuple[int, int], size: Size) -> Why | None:
        """Why a cell, of that size where it is merged, is not shown; None where it is."""
        if not self.shown(at, size) or _formatted_away(cell):
            return Why.SWITCHED_OFF
        why = self._inks.get(cell._style.fontId) if self._inks and cell.has_style else None
        return None if why is Why.WHITE and cell._style.fillId not in self._bare else why

    def shown(self, at: tuple[int, int], size: Size) -> Size | None:
        """What is left of the size of a cell; None for nothing."""
        height, width = self._rows.shown(at[0], size[0]), self._columns.shown(at[1], size[1])
        return (height, width) if height and width else None

    def place(self, at: tuple[int, int]) -> tuple[int, int]:
        """Row and column among those that are shown."""
        return self._rows.place(at[0]), self._columns.place(at[1])

    def row(self, place: int) -> int:
        """The number of the row of the sheet at a place."""
        return self._rows.number(place)


def hidden_sheet(sheet: Any) -> Iterator[Hidden]:
    """What a sheet that is not shown says, a row each."""
    rows: dict[int, list[str]] = {}
    for (row, _), cell in sorted(sheet._cells.items()):
        if cell.value is not None:
            rows.setdefault(row, []).append(str(cell.value))
    for texts in rows.values():
        if text := " ".join(" ".join(texts).split()):
            yield Hidden(text=text, why=Why.SWITCHED_OFF)


def _ink(font: Any) -> Why | None:
    if font.sz is not None and font.sz < _SPECK:
        return Why.TINY
    color = font.color
    if color is None:
        return None
    # the first colour of a theme is that of paper
    white = {
        "rgb": color.rgb in _WHITE,
        "theme": color.theme == 0,
        "indexed": color.indexed in _WHITE_INDICES,
    }.get(color.type, False)
    return Why.WHITE if white and not color.tint else None


def _is_ground(fill: Any) -> bool:
    """A fill that is not white, or runs from one colour to another."""
    pattern = getattr(fill, "patternType", "gradient")
    if pattern is None:
        return False
    color = getattr(fill, "fgColor", None)
    return pattern != "solid" or color is None or color.rgb not in _WHITE


def _formatted_away(cell: Any) -> bool:
    """Whether the format of a text has an empty section for texts."""
    if not isinstance(cell.value, str) or ";" not in (cell.number_format or ""):
        return False
    sections = cell.number_format.split(";")
    return len(sections) > _BEFORE_TEXT and not sections[_BEFORE_TEXT].strip()

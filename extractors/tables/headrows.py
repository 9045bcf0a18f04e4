"""How many rows of a table are header: down to the ruler, or to where the first item stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors import codes, forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell
from extractors.schema.money import read_number

# A matrix of the cells that own each position: merged cells own all they cover, None where nothing is.
Matrix = Sequence[Sequence[Cell | None]]

_MOST_HEADER_ROWS = 7
# What counts from cell to cell: so many steps at least, and this share of them all.
_FEWEST_STEPS, _MOSTLY = 3, 0.6
_YEAR = re.compile(r"(?:19|20)\d\d")
# Of how many digits a class of the economic classification and an item of it are.
_PARTS_OF_CODES, _LENGTHS = ("类", "款", "项"), (3, 5)
_PART = re.compile(rf"{forms.HEAD.pattern}|.*指标")


def is_ruler(row: Sequence[Cell | None]) -> bool:
    """Whether a row only numbers the columns (栏次: `** ** 1 2 3`)."""
    if _counts_in_a_scan(row):
        return True
    texts = [forms.column_number(text) for text in _texts_of(row) if not forms.NOTE.match(text)]
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 4]
    marks = [text for text in texts if not text.strip("*—-类款项") or forms.RANK.fullmatch(text)]
    if len(numbers) + len(marks) < len(texts) or (len(numbers) < 2 and not (marks and numbers)):
        return False
    return numbers[0] <= 3 and all(a < b for a, b in pairwise(numbers))


def codes_the_columns(row: Sequence[Cell | None]) -> bool:
    """Whether a row has 类, 款 and 项 over the codes of the lines and, over the columns, the codes of the economic
    classification (经济分类科目编码) that each of them is of (501, 30201), which are no amounts."""
    texts = _texts_of(row)
    numbers = [text for text in texts if text.isascii() and text.isdigit()]
    parts = [text for text in texts if text in _PARTS_OF_CODES]
    return (
        len(parts) == len(_PARTS_OF_CODES)
        and len(numbers) > 1
        and all(len(n) in _LENGTHS and codes.is_classified(n) for n in numbers)
        and not any(_is_number(text) for text in texts if text not in numbers)
    )


def _counts_in_a_scan(row: Sequence[Cell | None]) -> bool:
    """Whether most of a scanned row counts on from cell to cell: asterisks, and digits of a few pixels, are easily misread."""
    cells = [cell for cell in row if cell is not None and cell.text.strip()]
    if all(cell.confidence == 1 for cell in cells):
        return False
    texts = [plain(cell.text) for cell in cells]
    numbers = [int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None for text in texts]
    steps = sum(a is not None and b == a + 1 for a, b in pairwise(numbers))
    return steps >= max(_FEWEST_STEPS, _MOSTLY * (len(texts) - 1)) and min(n for n in numbers if n) <= 3


def height(matrix: Matrix, *, spans_known: bool = True) -> int:
    """How many rows at the top are header (a ruler row included)."""
    reach = 0
    heads = 1
    for r, row in enumerate(matrix[:_MOST_HEADER_ROWS]):
        if is_ruler(row):
            return r + 1
        if codes_the_columns(row):
            reach, heads = max(reach, r + 1), r + 1
            continue
        if r and _has_amount(row, r):
            return r
        headed = (
            r and _all_headed(matrix[:r]) and (spans_known or (r == 1 and _names_an_item(row, matrix[0])))
        )
        if headed and _goes_deeper(row, r):
            reach = max(reach, r + 1)
        if r >= reach and (headed or _is_body(row, first=r == 0)):
            return r
        for cell in row:
            if cell is not None and cell.text.strip():
                parts = spans_known and _has_parts(cell, matrix)
                if cell.row_span > 1 or parts:
                    reach = max(reach, cell.row + cell.row_span + parts)
        if r == heads and (texts := _texts_of(row)) and all(forms.HEAD.fullmatch(text) for text in texts):
            heads = r + 1
    return min(max(reach, heads), len(matrix))


def _has_parts(head: Cell, matrix: Matrix) -> bool:
    """Whether the columns that a head covers have heads of their own below it. What a dump's cells cover is a guess,
    which proves nothing."""
    below = head.row + head.row_span
    if not 1 < head.column_span < len(matrix[head.row]) or below >= len(matrix):
        return False
    parts = matrix[below][head.column : head.column + head.column_span]
    return len({id(part) for part in parts}) > 1 and all(
        part is not None and part.text.strip() for part in parts
    )


def _all_headed(header: Matrix) -> bool:
    """Whether every column has a head of its own by now, so that what follows is body though it holds no figure. A
    blank, or the same head twice, may stand for a merged cell whose parts are still to come."""
    heads = [
        [plain(cell.text) if cell is not None else "" for cell in column]
        for column in zip(*header, strict=False)
    ]
    owners = [id(cell) for cell in header[-1]]
    return (
        all(map(all, heads))
        and all(a != b for a, b in pairwise(owners))
        and all(a != b for a, b in pairwise(heads))
    )


def _goes_deeper(row: Sequence[Cell | None], r: int) -> bool:
    """Whether a row only parts heads further: heads, and nothing of its own at its left, where items are named. 合计 alone
    names a total."""
    own = [cell for cell in row if cell is not None and cell.row == r and cell.text.strip()]
    texts = [plain(cell.text) for cell in own]
    if not own or own[0].column == 0 or (len(own) == 1 and forms.TOTAL.fullmatch(texts[0])):
        return False
    return all(_PART.fullmatch(text) for text in texts)


def _names_an_item(row: Sequence[Cell | None], heads: Sequence[Cell | None]) -> bool:
    """Whether something stands under the head of a name. In a dump the parts of a merged head have nothing to
    their left: the heads there reached down, which the dump does not say."""
    return any(
        cell is not None and head is not None and cell.text.strip() and forms.NAME.fullmatch(plain(head.text))
        for cell, head in zip(row, heads, strict=False)
    )


def _has_amount(row: Sequence[Cell | None], r: int) -> bool:
    """Whether a number begins in this row, however far the heads above reach down."""
    return any(_is_number(plain(cell.text)) for cell in row if cell is not None and cell.row == r)


def _is_number(text: str) -> bool:
    """Whether a text is a number; a bare year is a head (2023 | 2024), in the first row as further down."""
    return read_number(text) is not None and not _YEAR.fullmatch(text)


def _texts_of(row: Sequence[Cell | None]) -> list[str]:
    return [plain(cell.text) for cell in row if cell is not None and cell.text.strip()]


def _is_body(row: Sequence[Cell | None], *, first: bool) -> bool:
    distinct = {id(cell): cell for cell in row if cell is not None and cell.text.strip()}
    texts = [plain(cell.text) for cell in distinct.values()]
    if not texts:
        return not first
    if any(_is_number(text) or forms.ITEM.match(text) for text in texts):
        return True
    if first:
        return False
    if any(forms.NIL.search(text) or len(text) > 60 for text in texts):
        return True
    wide = max(cell.column_span for cell in distinct.values())
    return len(texts) == 1 and wide < len(row) and bool(forms.TOTAL.fullmatch(texts[0]))

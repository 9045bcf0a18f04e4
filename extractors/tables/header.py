"""What the columns of a table mean: how many rows are header, each column's header path, its role and its side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Column, Role
from extractors.schema.money import read_number

# A matrix of the cells that own each position: merged cells own all they cover, None where nothing is.
Matrix = Sequence[Sequence[Cell | None]]

_CLASSIFIED = re.compile(r"\d{3}|\d{5}|\d{7}|\d{9}|合计|总计|小计")
_MOST_HEADER_ROWS = 7


def is_ruler(row: Sequence[Cell | None]) -> bool:
    """Whether a row only numbers the columns (栏次: `** ** 1 2 3`)."""
    texts = [text for text in _texts_of(row) if not forms.NOTE.match(text)]
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 4]
    marks = [text for text in texts if not text.strip("*—-类款项") or forms.RANK.fullmatch(text)]
    if len(numbers) + len(marks) < len(texts) or (len(numbers) < 2 and not (marks and numbers)):
        return False
    return numbers[0] <= 3 and all(a < b for a, b in pairwise(numbers))


def height(matrix: Matrix, *, spans_known: bool = True) -> int:
    """How many rows at the top are header (a ruler row included)."""
    reach = 0
    heads = 1
    for r, row in enumerate(matrix[:_MOST_HEADER_ROWS]):
        if is_ruler(row):
            return r + 1
        if r and _has_amount(row, r):
            return r
        headed = (
            r and _all_headed(matrix[:r]) and (spans_known or (r == 1 and _names_an_item(row, matrix[0])))
        )
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


def _names_an_item(row: Sequence[Cell | None], heads: Sequence[Cell | None]) -> bool:
    """Whether something stands under the head of a name. In a dump the parts of a merged head have nothing to
    their left: the heads there reached down, which the dump does not say."""
    return any(
        cell is not None and head is not None and cell.text.strip() and forms.NAME.fullmatch(plain(head.text))
        for cell, head in zip(row, heads, strict=False)
    )


def _has_amount(row: Sequence[Cell | None], r: int) -> bool:
    """Whether a number begins in this row, however far the heads above reach down; a bare year is a head."""
    texts = [plain(cell.text) for cell in row if cell is not None and cell.row == r]
    return any(read_number(text) is not None and not re.fullmatch(r"(?:19|20)\d\d", text) for text in texts)


def _texts_of(row: Sequence[Cell | None]) -> list[str]:
    return [plain(cell.text) for cell in row if cell is not None and cell.text.strip()]


def _is_body(row: Sequence[Cell | None], *, first: bool) -> bool:
    distinct = {id(cell): cell for cell in row if cell is not None and cell.text.strip()}
    texts = [plain(cell.text) for cell in distinct.values()]
    if not texts:
        return not first
    if any(read_number(text) is not None or forms.ITEM.match(text) for text in texts):
        return True
    if first:
        return False
    if any(forms.NIL.search(text) or len(text) > 60 for text in texts):
        return True
    wide = max(cell.column_span for cell in distinct.values())
    return len(texts) == 1 and wide < len(row) and bool(forms.TOTAL.fullmatch(texts[0]))


def paths(header: Matrix, width: int) -> list[tuple[str, ...]]:
    """The header path of each column. Where merged cells were lost, blanks take the head to their left
    when something stands below them, and otherwise the head above."""
    rows = [row for row in header if not is_ruler(row)]
    texts = [[plain(c.text) if c is not None else "" for c in _padded(row, width)] for row in rows]
    keys = [[id(c) if c is not None and c.text.strip() else 0 for c in _padded(row, width)] for row in rows]
    group = [0] * width
    filled: list[list[str]] = []
    for r, line in enumerate(texts):
        below = [any(deeper[c] and deeper[c] != line[c] for deeper in texts[r + 1 :]) for c in range(width)]
        current: list[str] = []
        next_group = list(group)
        for c, text in enumerate(line):
            starts = c == 0 or group[c] != group[c - 1]
            if text:
                same = not starts and keys[r][c] == keys[r][c - 1]
                next_group[c] = next_group[c - 1] if same else c + 1 + r * width
                current.append(text)
                continue
            inherits = not starts and bool(current[c - 1]) and (r == 0 or below[c])
            if inherits and (r == 0 or _own(filled, r, c - 1) != current[c - 1]):
                current.append(current[c - 1])
                next_group[c] = next_group[c - 1]
            else:
                current.append("")
                # a blank under a head of its own keeps that head's group
                next_group[c] = group[c] if starts or current[c - 1] == "" else c + 1 + r * width
        filled.append(current)
        group = next_group
    result = []
    for c in range(width):
        path: list[str] = []
        for line in filled:
            if line[c] and (not path or path[-1] != line[c]):
                path.append(line[c])
        result.append(tuple(path))
    return result


def _own(filled: list[list[str]], r: int, c: int) -> str:
    """The head above position (r, c), or nothing."""
    return filled[r - 1][c] if r else ""


def _padded(row: Sequence[Cell | None], width: int) -> list[Cell | None]:
    return [*row, *[None] * (width - len(row))]


def columns(header: Matrix, body: Matrix, width: int) -> tuple[Column, ...]:
    """Columns with path, role and panel (side of a two-sided table)."""
    heads = paths(header, width)
    if body:
        heads = [_with_stray_head(heads[c], body, c) for c in range(width)]
    roles = [_role(heads[c], _texts(body, c), c) for c in range(width)]
    panels = _panels(heads, roles)
    return tuple(
        Column(index=c, path=_full_path(c, heads, roles, panels), role=roles[c], panel=panels[c])
        for c in range(width)
    )


def _with_stray_head(path: tuple[str, ...], body: Matrix, c: int) -> tuple[str, ...]:
    """The path with the head that a merged row left in the first row of the body, over a column of numbers."""
    cell = body[0][c] if c < len(body[0]) else None
    text = plain(cell.text) if cell is not None else ""
    if not path or not forms.HEAD.fullmatch(text) or text in ("合计", "总计", path[-1]):
        return path
    if any(form.fullmatch(path[-1]) for form in (forms.CODE, forms.NAME, forms.RANK, forms.TOTAL)):
        return path
    below = _texts(body[1:], c)
    return (*path, text) if below and all(read_number(t) is not None for t in below) else path


def _texts(body: Matrix, c: int) -> list[str]:
    return [
        plain(cell.text)
        for row in body
        if c < len(row) and (cell := row[c]) is not None and cell.column == c and cell.text.strip()
    ]


def _role(path: tuple[str, ...], texts: list[str], index: int) -> Role:
    head = path[-1] if path else ""
    if not any(map(str.isalnum, "".join(texts))):
        # dashes in the place of amounts name nothing
        texts = []
    numbers = sum(read_number(text) is not None for text in texts)
    numeric = bool(texts) and numbers * 2 > len(texts)
    ranked = all(text.isdigit() or forms.TOTAL.fullmatch(text) for text in texts)
    if forms.RANK.fullmatch(head) and (numeric or ranked):
        return Role.RANK
    if forms.CODE.fullmatch(head) and (not texts or all(_code_like(t) for t in texts)):
        return Role.CODE
    if forms.NAME.fullmatch(head) and numeric and all(_CLASSIFIED.fullmatch(t) for t in texts):
        return Role.CODE
    if numeric:
        return Role.RANK if index == 0 and _counts_up(texts) and not head else Role.VALUE
    if texts and not numbers:
        return Role.NOTE if forms.NOTE_HEAD.fullmatch(head) and index else Role.NAME
    if texts:
        return Role.NAME if forms.NAME.fullmatch(head) else Role.VALUE
    if forms.NOTE_HEAD.fullmatch(head):
        return Role.NOTE
    return Role.NAME if forms.NAME.fullmatch(head) else Role.VALUE


def _code_like(text: str) -> bool:
    """A code, or one of the words that stand in a code column for lack of a better place."""
    return bool(re.fullmatch(r"[A-Za-z]?\d{1,9}", text)) or not re.search(r"\d", text)


def _counts_up(texts: list[str]) -> bool:
    digits = [int(t) for t in texts if t.isascii() and t.isdigit() and len(t) < 6]
    return len(digits) == len(texts) and digits[0] == 1 and all(b == a + 1 for a, b in pairwise(digits))


def _panels(heads: list[tuple[str, ...]], roles: list[Role]) -> list[int]:
    """A panel starts with a name (and the codes before it) that follows a value column, unless all that
    stands to its right is text: notes belong to the panel before."""
    panel = 0
    panels: list[int] = []
    valued = False
    for c, role in enumerate(roles):
        if role is Role.VALUE:
            valued = True
        elif valued and role in (Role.NAME, Role.CODE) and _value_follows(roles, c):
            panel += 1
            valued = False
        panels.append(panel)
    return panels


def _value_follows(roles: list[Role], c: int) -> bool:
    return any(role is Role.VALUE for role in roles[c + 1 :])


def _full_path(c: int, heads: list[tuple[str, ...]], roles: list[Role], panels: list[int]) -> tuple[str, ...]:
    """A value column of a table with several panels also carries the head of its panel's names:
    `支出/部门预算支出经济科目（按大类）/预算数`."""
    path = heads[c]
    if roles[c] is not Role.VALUE or panels[-1] == 0:
        return path
    names = [n for n, role in enumerate(roles) if role is Role.NAME and panels[n] == panels[c]]
    if not names:
        return path
    base = heads[names[0]]
    if base and forms.GENERIC_NAME.fullmatch(base[-1]):
        base = base[:-1]
    shared = 0
    while shared < min(len(base), len(path)) and base[shared] == path[shared]:
        shared += 1
    return (*base, *path[shared:])

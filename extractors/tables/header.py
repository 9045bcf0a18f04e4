"""What the columns of a table mean: each column's header path, its role and its side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors import codes, forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Column, Role
from extractors.schema.measure import is_unit
from extractors.schema.money import read_change, read_figure, read_number, unit_of_amount
from extractors.tables import sides
from extractors.tables.headrows import Matrix, codes_the_columns, is_ruler

_PARTS_OF_CODES = ("类", "款", "项")
# So many cells must hold a known 类 before columns are taken for codes without their heads, and this share of them all.
_FEWEST_CODES, _MOST = 3, 0.8
_CLASSIFIED = re.compile(r"\d{3}|\d{5}|\d{7}|\d{9}|合计|总计|小计")


def paths(header: Matrix, width: int) -> list[tuple[str, ...]]:
    """The header path of each column. Where merged cells were lost, blanks take the head to their left
    when something stands below them, and otherwise the head above."""
    rows = [_without_codes(row) for row in header if not is_ruler(row)]
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


def _without_codes(row: Sequence[Cell | None]) -> Sequence[Cell | None]:
    """A row of heads without the codes of the classification that stand in it, which name no column."""
    if not codes_the_columns(row):
        return row
    return [None if cell is not None and plain(cell.text).isdigit() else cell for cell in row]


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
    coded = _parts_of_codes(body, width)
    heads = [
        (*head, coded[c]) if c in coded and (not head or head[-1] not in _PARTS_OF_CODES) else head
        for c, head in enumerate(heads)
    ]
    roles = [Role.CODE if c in coded else _role(heads[c], _texts(body, c), c) for c in range(width)]
    roles = [Role.NAME if _begins_a_side(c, heads, roles) else role for c, role in enumerate(roles)]
    amounts = [role is Role.VALUE and not sides.is_share(_texts(body, c)) for c, role in enumerate(roles)]
    panels = sides.of(roles, amounts, heads)
    leads = [_lead(c, heads, roles, panels) for c in range(width)]
    return tuple(
        Column(index=c, path=(*lead, *own), role=roles[c], panel=panels[c], lead=len(lead))
        for c, (lead, own) in enumerate(leads)
    )


def _parts_of_codes(body: Matrix, width: int) -> dict[int, str]:
    """The columns of a scan that hold 类, 款 and 项 side by side by what most of their cells say, whatever can be read of
    their heads, and misread as some of them may be."""
    if all(cell is None or cell.confidence == 1 for row in body for cell in row):
        return {}
    found: dict[int, str] = {}
    for c in range(width - 2):
        parts = [_texts(body, c + at) for at in range(3)]
        of_class, below = parts[0], [*parts[1], *parts[2]]
        classified = sum(len(text) == 3 and codes.is_classified(text) for text in of_class)
        digits = sum(len(text) == 2 and text.isdigit() for text in below)
        steps = len(of_class) >= len(parts[1]) >= len(parts[2]) > 0
        if steps and classified >= max(_FEWEST_CODES, _MOST * len(of_class)) and digits >= _MOST * len(below):
            found |= {c + at: part for at, part in enumerate(_PARTS_OF_CODES)}
    return found


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
    texts = [text for text in texts if not forms.NOTE.match(text)]
    if forms.UNIT_HEAD.fullmatch(head) and texts and all(map(is_unit, texts)):
        return Role.UNIT
    numbers = sum(_is_number(text) for text in texts)
    numeric = bool(texts) and numbers * 2 > len(texts)
    bare = _no_value(path, texts, numbers)
    if bare is not None:
        return bare
    ranked = all(text.isdigit() or forms.TOTAL.fullmatch(text) for text in texts)
    if forms.RANK.fullmatch(head) and (numeric or ranked):
        return Role.RANK
    if forms.CODE.fullmatch(head) and (not texts or all(_code_like(t) for t in texts)):
        return Role.CODE
    named = forms.NAME.fullmatch(head) is not None or head.endswith("科目")
    # several codes of one project stand in one cell (2050202、2050203)
    if (
        named
        and numeric
        and all(_CLASSIFIED.fullmatch(one) for t in texts for one in re.split("[、，,；;/]", t))
    ):
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


def _no_value(path: tuple[str, ...], texts: list[str], numbers: int) -> Role | None:
    """What a column is whose numbers are no values, by its head, or by holding nothing but years."""
    head = path[-1] if path else ""
    if forms.ADDRESS.fullmatch(head) or (forms.announces(head) and not _are_amounts(texts, numbers)):
        return Role.CONTACT
    dated = forms.DATE_HEAD.fullmatch(head) is not None
    if texts and not numbers and not (dated and all(map(forms.DATE.match, texts))):
        return None
    if dated:
        return Role.DATE
    if forms.PAGE.fullmatch(head):
        return Role.RANK
    if numbers and re.fullmatch(".*(?:编码|代码)", head):
        return Role.CODE
    money = (forms.MONEY_HEAD, forms.TOTAL, forms.HEAD)
    named = not any(form.fullmatch(part) for form in money for part in path) and not any(
        form.search(head) for form in (forms.NOT_MONEY, forms.UNIT_IN_BRACKETS)
    )
    years = len(texts) > 1 and all(forms.YEAR.fullmatch(text) for text in texts)
    return Role.DATE if head and named and years else None


def _are_amounts(texts: list[str], numbers: int) -> bool:
    """Whether most texts are amounts or counts, with decimals or shorter than the number of a telephone (邮电费/电话)."""
    amounts = sum(read_number(text) is not None and not re.fullmatch(r"\d{5,}", text) for text in texts)
    return bool(numbers) and amounts * 2 > len(texts)


def _is_number(text: str) -> bool:
    """A number, also with its sign in words (减少2.40), or with its unit (2.40万元)."""
    return read_figure(text) is not None or read_change(text) is not None or bool(unit_of_amount(text)[1])


def _begins_a_side(c: int, heads: list[tuple[str, ...]], roles: list[Role]) -> bool:
    """Whether a column of words names the items of a side, whatever its head (支出用途 | 预算数): the column of values
    right of it has the head that one further left has."""
    if roles[c] is not Role.NOTE or c + 1 >= len(roles) or roles[c + 1] is not Role.VALUE or not heads[c + 1]:
        return False
    return any(roles[v] is Role.VALUE and heads[v] and heads[v][-1] == heads[c + 1][-1] for v in range(c))


def _code_like(text: str) -> bool:
    """A code, or one of the words that stand in a code column for lack of a better place (本级)."""
    return bool(forms.WRITTEN_CODE.fullmatch(text)) or not re.search(r"\d", text)


def _counts_up(texts: list[str]) -> bool:
    digits = [int(t) for t in texts if t.isascii() and t.isdigit() and len(t) < 6]
    return len(digits) == len(texts) and digits[0] == 1 and all(b == a + 1 for a, b in pairwise(digits))


def _lead(
    c: int, heads: list[tuple[str, ...]], roles: list[Role], panels: list[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A value column of a table with several panels also carries the head of its panel's names, before its own:
    `支出/部门预算支出经济科目（按大类）/预算数`."""
    path = heads[c]
    if roles[c] is not Role.VALUE or panels[-1] == 0:
        return (), path
    names = [n for n, role in enumerate(roles) if role is Role.NAME and panels[n] == panels[c]]
    if not names:
        return (), path
    base = heads[names[0]]
    if base and forms.GENERIC_NAME.fullmatch(base[-1]):
        base = base[:-1]
    shared = 0
    while shared < min(len(base), len(path)) and base[shared] == path[shared]:
        shared += 1
    return base, path[shared:]

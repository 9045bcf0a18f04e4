"""Grids and the lines around them → tables: captions read, pages joined, headers resolved.

A grid goes on with the table before it when nothing but its own title stands between them and its columns fall on
the same edges; a repeated header is dropped, a row that the page break cut in two is put together again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractors import alignment, forms, header, placement
from extractors.forms import plain
from extractors.schema.disclosure import Block, Cell, Grid, Paragraph, Table
from extractors.schema.money import read_number

Rows = list[list[Cell | None]]

_FURNITURE = re.compile(r"[-—–－\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共]\s*\d+\s*页?)?[-—–－\s]*")
_SENTENCE = re.compile(r"[。；;！]")
_HEADING = re.compile(
    r"^(?:第[一二三四五六七八九十]+[部章节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])"
)
# A department with its budget code before it (450昌黎县医疗保障局).
_BODY = re.compile(r"\d{3,}(?!年)\D{3,}[局委办部厅院心处会校站所队社馆团府]")
# Edges of columns on two pages that are the same edge.
_SAME_EDGE = 4.0
_LONGEST_TITLE = 60
_FARTHEST_CAPTION = 8


@dataclass
class _Caption:
    lines: list[Paragraph] = field(default_factory=list)
    title: str = ""
    label: str = ""
    unit: str | None = None


@dataclass
class _Built:
    """A table while pages are still being joined to it."""

    caption: _Caption
    rows: Rows
    width: int
    edges: tuple[float, ...]
    header: int
    pages: list[int]
    spans_known: bool
    notes: list[Paragraph] = field(default_factory=list)


def build(blocks: Iterable[Block]) -> tuple[tuple[Table, ...], list[Block]]:
    """Tables in printed order, and the paragraphs that belong to none (notes stay among them)."""
    built: list[_Built] = []
    rest: list[Block] = []
    pending: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if not _FURNITURE.fullmatch(block.text):
                pending.append(block)
            continue
        rows = _rows(block)
        caption = _caption(pending)
        rows = _take_caption_rows(rows, caption)
        prose = pending[: len(pending) - len(caption.lines)]
        if built:
            _take_notes(built[-1], prose)
        rest.extend(prose)
        pending = []
        if not rows:
            continue
        if not (built and not prose and _goes_on(built[-1], caption, rows, block)):
            inherited = built[-1].caption if built and not prose and not caption.lines else caption
            matrix = header.owners(rows)
            built.append(
                _Built(
                    caption=replace(inherited, unit=caption.unit or inherited.unit),
                    rows=rows,
                    width=block.columns,
                    edges=block.edges,
                    header=header.height(matrix),
                    pages=[block.page] if block.page else [],
                    spans_known=block.spans_known,
                )
            )
    if built:
        _take_notes(built[-1], pending)
    rest.extend(pending)
    common = Counter(b.caption.unit for b in built if b.caption.unit).most_common(1)
    unit = common[0][0] if common else None
    found = [_table(f"t{n}", b, unit) for n, b in enumerate(built, 1)]
    return alignment.align(found), rest


def _table(id_: str, built: _Built, common_unit: str | None) -> Table:
    rows = [[*row, *[None] * (built.width - len(row))] for row in built.rows]
    matrix = header.owners(rows)
    columns = header.columns(matrix[: built.header], matrix[built.header :], built.width)
    table = Table(
        id=id_,
        title=built.caption.title,
        label=built.caption.label,
        # a table that names no unit is in the one that most tables of the document name
        unit=built.caption.unit or _unit_in_header(rows[: built.header]) or common_unit,
        columns=columns,
        rows=tuple(tuple(row) for row in rows),
        header_rows=built.header,
        pages=tuple(dict.fromkeys(built.pages)),
        notes=tuple(built.notes),
        caption=tuple(built.caption.lines),
        spans_known=built.spans_known,
    )
    return placement.settle(table)


# --- rows of a grid ---------------------------------------------------------------------------------------


def _rows(grid: Grid) -> Rows:
    rows: Rows = [[None] * grid.columns for _ in range(grid.rows)]
    lengths = [0] * grid.rows
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell
        lengths[cell.row] = max(lengths[cell.row], cell.column + 1)
    if not grid.spans_known:
        _spread(rows, lengths, grid.columns)
    return rows


def _spread(rows: Rows, lengths: Sequence[int], width: int) -> None:
    """Header rows of a dump that lost its merged cells have too few cells: give each the columns it spans."""
    full = next((r for r, length in enumerate(lengths) if length == width), 0)
    for r in range(full - 1, -1, -1):
        texts = [cell.text if cell else "" for cell in rows[r][: lengths[r]]]
        if lengths[r] < 3 or lengths[r] == width or any(forms.UNIT.search(text) for text in texts):
            continue
        below = [plain(cell.text) if cell else "" for cell in rows[r + 1]]
        at = 0
        row: list[Cell | None] = [None] * width
        for cell, span in zip(rows[r][: lengths[r]], _spans(lengths[r], below), strict=True):
            if cell is not None:
                row[at] = replace(cell, column=at, column_span=span)
            at += span
        rows[r] = row


def _spans(parents: int, below: Sequence[str]) -> list[int]:
    """How many columns each of `parents` heads covers, judged by the heads below.

    A blank below stands for a head that goes on downwards, so it is alone; heads below a common head are
    several; where two common heads meet, the first word below starts again (项目 预算数 | 项目 预算数).
    """
    width = len(below)
    infinite = 10**6
    best = [[infinite] * (width + 1) for _ in range(parents + 1)]
    came = [[0] * (width + 1) for _ in range(parents + 1)]
    best[0][0] = 0
    for p in range(1, parents + 1):
        for end in range(p, width + 1):
            for start in range(p - 1, end):
                if best[p - 1][start] == infinite:
                    continue
                cost = best[p - 1][start] + _group_cost(below, start, end)
                if cost < best[p][end]:
                    best[p][end], came[p][end] = cost, start
    spans, end = [], width
    for p in range(parents, 0, -1):
        spans.append(end - came[p][end])
        end = came[p][end]
    return spans[::-1]


def _group_cost(below: Sequence[str], start: int, end: int) -> int:
    texts = below[start:end]
    blanks = sum(not text for text in texts)
    if blanks:
        return 20 * (len(texts) - 1)
    cost = 2 if len(texts) == 1 else 0
    if start and below[start - 1] and texts[0] not in below[:start]:
        cost += 3  # two heads side by side whose parts do not start alike
    return cost + 4 * (len(texts) - len(set(texts)))


def _take_caption_rows(rows: Rows, caption: _Caption) -> Rows:
    """Title, department and unit that stand inside the table's frame go to the caption."""
    while rows:
        cells = {id(c): c for c in rows[0] if c is not None and c.text.strip()}
        texts = [cell.text for cell in cells.values()]
        if any(read_number(text) is not None for text in texts) or len(texts) > 4:
            break
        blank = not texts
        named = bool(texts) and all(_is_caption(text) for text in texts)
        if not blank and not named:
            break
        if named:
            _note_caption(caption, [_as_paragraph(cell) for cell in cells.values()])
        # what hangs down from the row into the header stays there
        held = [c for c in rows[0] if c is not None and c.row_span > 1]
        for cell in held:
            if rows[1:]:
                rows[1][cell.column] = replace(cell, row=cell.row + 1, row_span=cell.row_span - 1)
        rows = rows[1:]
    return [[None if c is None else replace(c, row=r) for c in row] for r, row in enumerate(rows)]


def _is_caption(text: str) -> bool:
    bare = plain(text)
    if forms.UNIT.search(text) or forms.LABEL.match(bare):
        return True
    if len(bare) > _LONGEST_TITLE or _SENTENCE.search(bare):
        return False
    return bool(
        (re.search(r"[:：]", bare) and forms.CAPTION.search(bare))
        or re.search(r"表(?:[（(].*[)）])?$", bare)
        or re.fullmatch(_BODY, bare)
    )


def _as_paragraph(cell: Cell) -> Paragraph:
    run = placement.run_of(cell)
    return Paragraph(text=cell.text, runs=(run,))


# --- captions and notes -----------------------------------------------------------------------------------


def _caption(pending: Sequence[Paragraph]) -> _Caption:
    """The lines right above a grid that name it, nearest first until the title is found."""
    lines: list[Paragraph] = []
    titled = False
    for paragraph in reversed(pending[-_FARTHEST_CAPTION:]):
        bare = plain(paragraph.text)
        if titled:
            if not (_only_label(bare) or bare == plain(lines[0].text)):
                break
        elif _is_title(bare, nearest=not lines):
            titled = True
        elif not (
            _is_caption(paragraph.text) or (forms.CAPTION.search(bare) and len(bare) < 40)
        ) or _SENTENCE.search(bare):
            break
        lines.insert(0, paragraph)
    caption = _Caption()
    _note_caption(caption, lines)
    return caption


def _only_label(bare: str) -> bool:
    return bool(forms.LABEL.fullmatch(bare))


def _is_title(bare: str, *, nearest: bool) -> bool:
    if len(bare) > _LONGEST_TITLE or _SENTENCE.search(bare) or forms.NOTE.match(bare) or _only_label(bare):
        return False
    if re.search(r"单位(?:名称)?[:：]|编制部门|填报|日期[:：]", bare) and "表" not in bare:
        return False
    if _HEADING.match(bare) and "表" not in bare:
        return False
    if "表" in bare and not bare.endswith(("：", ":", "）见附表")):
        return True
    return nearest and forms.kind_of_title(bare) is not None and len(bare) < 40 and "，" not in bare


def _note_caption(caption: _Caption, lines: Sequence[Paragraph]) -> None:
    caption.lines.extend(lines)
    for paragraph in lines:
        bare = plain(paragraph.text)
        found = forms.UNIT.search(paragraph.text) or forms.UNIT_IN_BRACKETS.search(bare)
        if found:
            caption.unit = found.group(1)
        label = forms.LABEL.match(bare)
        if label:
            caption.label = label.group().rstrip(":：.、")
        rest = forms.UNIT.sub("", bare[label.end() if label else 0 :])
        rest = re.sub(r"(?:金额)?单位[:：]*$", "", rest)
        if rest and _is_title(rest, nearest=True):
            caption.title = forms.CONTINUED.sub("", rest)


def _take_notes(built: _Built, following: Sequence[Paragraph]) -> None:
    for paragraph in following[:6]:
        if not (forms.NOTE.match(paragraph.text) or (built.notes and forms.NIL.search(paragraph.text))):
            break
        built.notes.append(paragraph)


def _unit_in_header(rows: Rows) -> str | None:
    for row in rows:
        for cell in row:
            if cell is not None and (found := forms.UNIT_IN_BRACKETS.search(plain(cell.text))):
                return found.group(1)
    return None


# --- joining pages ----------------------------------------------------------------------------------------


def _goes_on(built: _Built, caption: _Caption, rows: Rows, grid: Grid) -> bool:
    """Joins the grid's rows to the table before it, if they are its continuation."""
    if caption.title and plain(caption.title) != plain(built.caption.title):
        return False
    if caption.label and built.caption.label and caption.label != built.caption.label:
        return False
    fitted = _fit(rows, grid, built)
    if fitted is None:
        return False
    repeated = _repeated_header(built, fitted)
    if caption.title and (not repeated or _starts_again(built, fitted[repeated:])):
        return False
    matrix = header.owners(fitted)
    if not repeated and not caption.lines and header.is_ruler(matrix[0]):
        return False
    if not repeated and _has_own_header(matrix, built):
        return False
    body = fitted[repeated:]
    if grid.edges and body and _cut_in_two(built.rows[-1], body[0]):
        _mend(built.rows[-1], body[0])
        body = body[1:]
    offset = len(built.rows)
    for r, row in enumerate(body, offset):
        built.rows.append([None if c is None else replace(c, row=r) for c in row])
    if grid.page:
        built.pages.append(grid.page)
    return True


def _fit(rows: Rows, grid: Grid, built: _Built) -> Rows | None:
    """The rows on the columns of the table before, or None when their edges are others."""
    if grid.edges and built.edges:
        if abs(grid.edges[0] - built.edges[0]) > 3 * _SAME_EDGE:
            return None
        at: list[int] = []
        for edge in grid.edges:
            near = min(range(len(built.edges)), key=lambda i: abs(built.edges[i] - edge))
            if abs(built.edges[near] - edge) > _SAME_EDGE or (at and near <= at[-1]):
                return rows if grid.columns == built.width else None
            at.append(near)
        if grid.columns == built.width:
            return rows
        fitted: Rows = []
        for row in rows:
            wide: list[Cell | None] = [None] * built.width
            for c, cell in enumerate(row):
                if cell is not None:
                    span = at[c + cell.column_span] - at[c]
                    wide[at[c]] = replace(cell, column=at[c], column_span=span)
            fitted.append(wide)
        return fitted
    return rows if grid.columns == built.width else None


def _repeated_header(built: _Built, rows: Rows) -> int:
    """How many rows at the top repeat the table's header (a ruler row often does not); 0 for none."""
    same = 0
    for above, row in zip(built.rows[: built.header], rows, strict=False):
        if not _words(row) or _words(above) != _words(row):
            break
        same += 1
    return same


def _words(row: Sequence[Cell | None]) -> list[str]:
    return [plain(cell.text) for cell in row if cell is not None and cell.text.strip()]


def _has_own_header(matrix: header.Matrix, built: _Built) -> bool:
    """Whether rows without a title begin a table of their own: heads, and not the heads of this table."""
    height = header.height(matrix)
    if height >= len(matrix):
        return False
    words = _words(matrix[0])
    return (
        len(words) > 1
        and all(read_number(w) is None for row in matrix[:height] for w in _words(row))
        and sum(
            bool(forms.NAME.fullmatch(w) or forms.CODE.fullmatch(w) or forms.RANK.fullmatch(w)) for w in words
        )
        >= 1
        and len(matrix) > height
        and built.header < len(built.rows)
        and bool(_words(built.rows[-1]))
        and any(read_number(w) is not None for row in matrix[height:] for w in _words(row))
    )


def _starts_again(built: _Built, body: Rows) -> bool:
    """A second table of the same name (another unit's): its ranks or its totals begin anew."""
    first = _words(body[0]) if body else []
    if first[:1] == ["1"]:
        return True
    totals = {w for row in built.rows[built.header :] for w in _words(row) if forms.TOTAL.fullmatch(w)}
    return any(w in totals for row in body[:1] for w in _words(row) if forms.TOTAL.fullmatch(w))


def _cut_in_two(last: Sequence[Cell | None], first: Sequence[Cell | None]) -> bool:
    """Whether the first row of a page is the rest of the row that the page before could not hold."""
    parts = [(c, cell) for c, cell in enumerate(first) if cell is not None and cell.text.strip()]
    if not parts or (first[0] is not None and first[0].text.strip()):
        return False
    if any(read_number(cell.text) is not None for _, cell in parts):
        return False
    before = [last[c] if c < len(last) else None for c, _ in parts]
    if not all(cell is not None and cell.text.strip() for cell in before):
        return False
    numbers = sum(cell is not None and read_number(cell.text) is not None for cell in last)
    return numbers > 0 and len(parts) < sum(c is not None and bool(c.text.strip()) for c in last)


def _mend(last: list[Cell | None], first: Sequence[Cell | None]) -> None:
    for c, cell in enumerate(first):
        before = last[c] if c < len(last) else None
        if cell is not None and cell.text.strip() and before is not None:
            last[c] = replace(before, text=before.text + cell.text)

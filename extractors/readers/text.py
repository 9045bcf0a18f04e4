"""Text dumps of disclosures → one page of paragraphs and grids, each with its line.

Two kinds of dump are met. In one a line is a table row and tabs part the cells (blank cells keep their tab). In the
other every cell is a line of its own that begins with a tab, and a blank line parts the rows; cells that a merged
cell covers are blank or missing altogether. Strokes may stand for the tabs (| 项目 | 预算数 |, or 项目 | on its line).
Either way the dump does not say which cells were merged. Of forms that lost their table `loose` finds the cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.readers import cutcells, loose
from extractors.schema.disclosure import Block, Cell, Grid, Page, Paragraph, Run

_HEADING = re.compile(r"#{1,6}\s+")
# Marks that converters leave in the text: bold, Word bookmarks, HTML paragraphs, list bullets, escapes.
_MARKS = re.compile(r"\*\*|\[bookmark:[^\]]*\]|</?p>|\\(?=[*_#])")
_BULLET = re.compile(r"^-\s+")
# What converters leave of a page number's field.
_PAGE_NUMBER = re.compile(r"page number", re.IGNORECASE)
_STROKED_CELL = re.compile(r"\s*[^|\t]*[^|\t\s]\s*\|\s*")
# Fewer lines with strokes are no table.
_FEWEST = 3
_DASHES = re.compile(r"[\s|:-]*-{3,}[\s|:-]*")
# A justified line of a page comes out of a dump with a blank between many of its characters.
_WIDE = "\u4e00-\u9fff，。；：、（）“”"
_LONE = re.compile(r"(?<=[^\S\n])[\u4e00-\u9fff](?=[^\S\n])")
_SENTENCE = re.compile(r"[，。；,;]|\d\s*万?元")
_JUSTIFYING = re.compile(rf"(?<=[{_WIDE},:;%\d]) (?=[{_WIDE},:;])|(?<=[{_WIDE},:;]) (?=[{_WIDE},:;\d])")
_FEWEST_LONE = 3


def page(text: str) -> Page:
    """The whole dump as one page without a number; lines are 1-based, parted at line feeds."""
    printed = [line.rstrip("\r") for line in text.split("\n")]
    lines = _with_tabs(printed)
    closed = _closed(printed, lines)
    blocks = _one_cell_a_line(lines, closed) if _cells_have_lines(lines) else _one_row_a_line(lines)
    return Page(number=None, blocks=tuple(blocks))


def _with_tabs(lines: list[str]) -> list[str]:
    """The lines with tabs for strokes, where strokes part the cells of a table."""
    rows = [line for line in lines if line.count("|") > 1 and "\t" not in line]
    cells = [line for line in lines if _STROKED_CELL.fullmatch(line)]
    ends = sum(line.strip() == "|" for line in lines)
    if len(cells) > max(len(rows), ends, _FEWEST) and ends > 1:
        return _stroked_cells(lines)
    if len(rows) < _FEWEST - 1:
        return lines
    return [_stroked_row(line) if line.count("|") > 1 and "\t" not in line else line for line in lines]


def _stroked_cells(lines: Sequence[str]) -> list[str]:
    """A tab before each cell, which goes on to the line that its stroke ends; nothing for the strokes between rows."""
    told: list[str] = []
    begun = False
    for n, line in enumerate(lines):
        bare, ends = line.strip(), _STROKED_CELL.fullmatch(line) is not None
        if bare == "|":
            told.append("")
        elif ends:
            told.append(("" if begun else "\t") + bare[:-1].strip())
        elif bare and n and (begun or lines[n - 1].rstrip().endswith("|")) and _is_cut(lines, n):
            told.append(line if begun else "\t" + bare)
            begun = True
            continue
        else:
            told.append(line)
        begun = False
    return told


def _is_cut(lines: Sequence[str], n: int) -> bool:
    """Whether a line is the beginning of a cell that the next line ends."""
    following = lines[n + 1] if n + 1 < len(lines) else ""
    return _STROKED_CELL.fullmatch(following) is not None and not re.search("[。；;：:]$", lines[n].rstrip())


def _closed(printed: Sequence[str], lines: Sequence[str]) -> frozenset[int]:
    """The lines, 1-based, whose cell a stroke has ended: what follows in a line of its own is no part of it."""
    return frozenset(
        n
        for n, (was, line) in enumerate(zip(printed, lines, strict=True), 1)
        if was != line and was.rstrip().endswith("|")
    )


def _stroked_row(line: str) -> str:
    bare = line.strip().rstrip("|").removeprefix("|")
    return "\t".join(cell.strip() for cell in bare.split("|")) if "|" in bare else line


def _cells_have_lines(lines: Sequence[str]) -> bool:
    tabbed = [line for line in lines if "\t" in line]
    alone = sum(line.startswith("\t") and "\t" not in line[1:].rstrip("\t") for line in tabbed)
    return alone * 2 > len(tabbed)


def _one_row_a_line(lines: Sequence[str]) -> Iterator[Block]:
    rows: list[tuple[int, list[str]]] = []
    told = {form[0][0][0]: (form, end) for form, end in loose.forms(lines)}
    past = 0
    for number, line in enumerate(loose.joined(lines), 1):
        if number in told:
            form, past = told[number]
            yield _grid(form)
        if number <= past:
            continue
        if "\t" in line:
            if not _DASHES.fullmatch(line):
                rows.append((number, line.split("\t")))
            continue
        if rows:
            yield _grid([[(n, cell) for cell in row] for n, row in rows])
            rows = []
        yield from _paragraph(number, line)
    if rows:
        yield _grid([[(n, cell) for cell in row] for n, row in rows])


def _one_cell_a_line(lines: Sequence[str], closed: frozenset[int]) -> Iterator[Block]:
    rows: list[list[tuple[int, str]]] = []
    row: list[tuple[int, str]] = []
    blanks = 0
    within = frozenset() if closed else cutcells.inside(lines)
    for number, line in enumerate(lines, 1):
        if number in within:
            continue
        if line.startswith("\t"):
            blanks = 0
            row.append((number, line[1:]))
        elif not line.strip():
            blanks += 1
            if row:
                rows.append(row)
                row = []
            if rows and blanks > 1:
                yield from _parts(rows)
                rows = []
        elif row and number - 1 not in closed:
            # the cell's text goes on in a line of its own
            first, text = row[-1]
            row[-1] = (first, f"{text}\n{line}")
            blanks = 0
        else:
            if row:
                rows.append(row)
                row = []
            if rows:
                yield from _parts(rows)
                rows = []
            blanks = 0
            yield from _paragraph(number, line)
    if row:
        rows.append(row)
    if rows:
        yield from _parts(rows)


def _parts(rows: list[list[tuple[int, str]]]) -> Iterator[Grid]:
    """The rows as a grid; as two, where the goals of a form follow its list of projects."""
    goals = next((r for r, row in enumerate(rows) if r and cutcells.begins_goals([t for _, t in row])), 0)
    cut = goals if cutcells.lists_projects([[t for _, t in row] for row in rows[:goals]]) else 0
    yield from (_grid(part) for part in (rows[:cut], rows[cut:]) if part)


def _grid(rows: list[list[tuple[int, str]]]) -> Grid:
    cells = tuple(
        Cell(
            row=r, column=c, text=_clean(text).strip(" \t\u3000\n") if c else _clean(text).strip(), line=line
        )
        for r, row in enumerate(rows)
        for c, (line, text) in enumerate(row)
    )
    return Grid(len(rows), max(len(row) for row in rows), cells, spans_known=False)


def _clean(text: str) -> str:
    # `**` alone is a ruler mark of the table, around words it is bold print
    return text if text.strip().strip("*") == "" else _MARKS.sub("", text)


def _paragraph(number: int, line: str) -> Iterator[Paragraph]:
    heading = bool(_HEADING.match(line))
    text = _unjustified(_BULLET.sub("", _clean(_HEADING.sub("", line.strip(), count=1))).strip())
    if text and not _PAGE_NUMBER.fullmatch(text):
        yield Paragraph(text=text, runs=(Run(0, len(text), line=number),), heading=heading)


def _unjustified(line: str) -> str:
    """A sentence without the single blanks that a justified line was widened with."""
    if len(_LONE.findall(line)) < _FEWEST_LONE or _SENTENCE.search(line) is None:
        return line
    return _JUSTIFYING.sub("", line)

"""Pages of aligned type as the tests draw them, and what is read from them."""

from __future__ import annotations

from extractors.schema.disclosure import Grid, Page, Ruling, Word, covering
from extractors.schema.source import Box
from extractors.tables import header, spans
from extractors.tables.lattice import blocks

SIZE = 10.0
EM = 1.3 * SIZE  # the box of a word is higher than its type
PITCH = 20.0


def word(text: str, x: float, y: float, align: str = "left", size: float = SIZE) -> Word:
    """Type whose middle is at height `y`; ideographs are as wide as high, all else half as wide."""
    width = sum(size if ord(c) > 0x2E80 else size / 2 for c in text)
    x -= {"left": 0, "center": width / 2, "right": width}[align]
    return Word(text, Box(x, y - 0.65 * size, x + width, y + 0.65 * size))


def page(words: list[Word], rulings: list[Ruling] | None = None, number: int = 1) -> Page:
    return Page(number, 842, 595, tuple(words), tuple(rulings or ()))


def grids(page: Page, before: Grid | None = None) -> list[Grid]:
    return [block for block in blocks(page, before) if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in spans.rows(grid)]


def paths(grid: Grid, heads: int) -> list[tuple[str, ...]]:
    matrix = covering(spans.rows(grid))
    return [column.path for column in header.columns(matrix[:heads], matrix[heads:], grid.columns)]


LEFT = 60.0
NAME = 160.0  # width of the column of names
FIGURE = 80.0


def middle(c: int) -> float:
    return LEFT + NAME / 2 if c == 0 else LEFT + NAME + (c - 0.5) * FIGURE


def right(c: int) -> float:
    return LEFT + NAME + c * FIGURE - 3


def table(rows: list[list[str]], heads: list[str], top: float = 100.0) -> list[Word]:
    """One line of centred heads, names to the left, figures to the right, one row every PITCH."""
    words = [word(head, middle(c), top, "center") for c, head in enumerate(heads)]
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row):
            if text:
                y = top + r * PITCH
                words.append(word(text, LEFT + 3, y) if c == 0 else word(text, right(c), y, "right"))
    return words


CAPTION = [word("部门支出总表", 300, 50, "center", 16), word("单位：万元", 480, 76, "right")]
HEADS = ["科目名称", "合计", "基本支出", "项目支出"]
ROWS = [
    ["教育支出", "1,200.00", "800.00", "400.00"],
    ["其他支出", "36.50", "36.50", ""],
    ["住房公积金", "20.34", "20.34", ""],
    ["合计", "1,256.84", "856.84", "400.00"],
]

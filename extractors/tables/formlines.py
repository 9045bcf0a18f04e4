"""Lines above the indicators of a form that belong into it: 项目名称：… names the project, 年度目标：… its goal.

Forms that are drawn whole print these in rows of their own; where they stand above the table, they are put there as rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Grid, Paragraph

Rows = list[list[Cell | None]]

_LABELLED = re.compile(
    r"\s*((?:项目|专项)名称|(?:预算|项目|资金)?(?:金额|资金|总额)(?:合计)?|(?:年度|总体|绩效|项目|年度总体|年度绩效)目标"
    r"|(?:主管|实施|预算|填报)(?:部门|单位)|(?:项目|资金)(?:属性|类型|类别|周期|来源))(?:[（(][^）)]*[)）])?\s*[:：]\s*(\S.*?)\s*"
)
_NAME, _GOAL = re.compile("(?:项目|专项)名称"), re.compile(".*目标")
# Another label in the same line (项目名称：…    预算金额（万元）：96.00)
_NEXT = re.compile(r"[ \t\u3000]{2,}\S")
_MOST = 6


def above(pending: Sequence[Paragraph], grid: Grid) -> tuple[list[Paragraph], list[Paragraph]]:
    """The lines without those that belong into the grid below, and those: none unless one of them names the project."""
    if not _of_indicators(grid):
        return list(pending), []
    first = len(pending)
    while (
        first > 0
        and len(pending) - first < _MOST
        and (_LABELLED.fullmatch(pending[first - 1].text) or _names(pending[first - 1]))
    ):
        first -= 1
    lines = list(pending[first:])
    if not any(_names(line) for line in lines):
        return list(pending), []
    return list(pending[:first]), lines


def with_lines(rows: Rows, lines: Sequence[Paragraph], width: int) -> Rows:
    """The rows below those that the project's name and its goal make."""
    made: Rows = []
    for line in lines:
        found = _LABELLED.fullmatch(line.text)
        if found is None:
            texts = [plain(line.text)]
        elif _NAME.fullmatch(found.group(1)) or _GOAL.fullmatch(found.group(1)):
            texts = [found.group(1), _NEXT.split(found.group(2), maxsplit=1)[0]]
        else:
            continue
        run = line.runs[0] if line.runs else None
        place = (
            (1, 1, run.page, run.box, run.line, run.confidence)
            if run is not None
            else (1, 1, None, None, None, 1.0)
        )
        cells: list[Cell | None] = [
            *(Cell(len(made), c, text, *place) for c, text in enumerate(texts)),
            *[None] * (width - len(texts)),
        ]
        made.append(cells)
    below = [[c if c is None else c.in_row(c.row + len(made)) for c in row] for row in rows]
    return made + below


def _names(line: Paragraph) -> bool:
    """Whether a line names the project that the indicators below are of."""
    text = line.text.strip()
    return (_NAME.match(text) and _LABELLED.fullmatch(text)) is not None or (
        forms.CARRIED_OUT.fullmatch(plain(text)) is not None
    )


def _of_indicators(grid: Grid) -> bool:
    """Whether the first row of a grid are the heads of indicators."""
    first = [plain(cell.text) for cell in grid.cells if cell.row == 0]
    return forms.heads_indicators(first)

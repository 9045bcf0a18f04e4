"""Forms, and little tables of words, in a text dump that lost their tables: every cell is a paragraph, a blank line
between two of them.

一级指标  ¶ 二级指标 ¶ 三级指标 ¶ 指标值 ¶     the heads, one below the other
投入指标  ¶ 财务管理 ¶ 执行率   ¶ 95     ¶     an indicator: as many cells as there are heads

任务名称  ¶ 主要内容 ¶ 名称 ¶ 内容 ¶ …          what a name consists in, one pair after the other
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.forms import LEVEL1, heads_indicators, plain

# A cell as the line that it begins in and its text.
LooseCell = tuple[int, str]

_LEVEL = re.compile(r".{1,8}指标")
# Cells of a table in the same dump, and headings, are no loose cells.
_OTHERWISE = re.compile(r"\t|#{1,6}\s")
# Two characters are as much as a narrow cell takes; longer lines below each other are a list.
_PIECE = re.compile(r"\s*[\u4e00-\u9fff]{1,2}\s*")
_MOST_HEADS = 8
# Heads over names and over what each consists in; such a name, and such words.
_NAMES = re.compile(r"(?:(?:重点|主要|年度)?(?:任务|工作|职责|职能|活动|事项))(?:名称|事项)?|名称")
_CONTENTS = re.compile(r"(?:主要|具体|重点|工作|任务|职责|活动)*(?:内容|说明|措施|描述)")
_NAME = re.compile(r"[^\n，。；：:]{4,30}")
_SAID = re.compile(r"(?=.*[，。；、]).{12,}|.{20,}", re.DOTALL)


def forms(lines: Sequence[str]) -> Iterator[tuple[list[list[LooseCell]], int]]:
    """The rows of each such form, its heads first, and the line that its last cell ends in; lines are 1-based."""
    cells = list(_cells(lines))
    n = 0
    while n < len(cells):
        heads = _heads(cells, n)
        begins = _indicates if heads else _explains
        heads = heads or _paired(cells, n)
        rows = [cells[n : n + heads]] if heads else []
        at = n + heads
        while heads and len(row := cells[at : at + heads]) == heads and begins(row):
            rows.append(row)
            at += heads
        if len(rows) > 1:
            yield [[(line, text) for line, text, _ in row] for row in rows], rows[-1][-1][2]
            n = at
        else:
            n += 1


def _heads(cells: Sequence[tuple[int, str, int]], start: int) -> int:
    """How many heads of indicators follow from a cell on; 0 where none do."""
    if not LEVEL1.fullmatch(plain(cells[start][1])):
        return 0
    for count in range(3, _MOST_HEADS + 1):
        texts = [plain(text) for _, text, _ in cells[start : start + count + 1]]
        if len(texts) > count and heads_indicators(texts[:count]) and _LEVEL.fullmatch(texts[count]):
            return count
    return 0


def _indicates(row: Sequence[tuple[int, str, int]]) -> bool:
    """Whether cells are those of an indicator."""
    return _LEVEL.fullmatch(plain(row[0][1])) is not None


def _paired(cells: Sequence[tuple[int, str, int]], start: int) -> int:
    """Two, where the heads of names and of what they consist in follow each other from a cell on; else 0."""
    texts = [plain(text) for _, text, _ in cells[start : start + 2]]
    paired = len(texts) > 1 and _NAMES.fullmatch(texts[0]) and _CONTENTS.fullmatch(texts[1])
    return 2 if paired else 0


def _explains(row: Sequence[tuple[int, str, int]]) -> bool:
    """Whether cells are a name and what it consists in."""
    return _NAME.fullmatch(row[0][1]) is not None and _SAID.fullmatch(row[1][1]) is not None


def _cells(lines: Sequence[str]) -> Iterator[tuple[int, str, int]]:
    """The lines between blank ones as one cell each: where it begins, its text, where it ends."""
    first = 0
    held: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip() and not _OTHERWISE.search(line):
            first = first if held else number
            held.append(line.strip())
        elif held:
            yield first, "\n".join(held), number - 1
            held = []


def joined(lines: Sequence[str]) -> list[str]:
    """The lines with the pieces of a narrow cell (年度 ¶ 履职 ¶ 目标) as one, in the place of the first of them."""
    made = list(lines)
    for start, line in enumerate(lines):
        if not _PIECE.fullmatch(line) or (start and lines[start - 1].strip()):
            continue
        end = start + 1
        while end < len(lines) and _PIECE.fullmatch(lines[end]):
            end += 1
        if end - start > 1 and (end == len(lines) or not lines[end].strip()):
            made[start] = "".join(piece.strip() for piece in lines[start:end])
            made[start + 1 : end] = [""] * (end - start - 1)
    return made

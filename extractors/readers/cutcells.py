"""Blank lines inside the cells of a dump that gives every cell a line: such a line ends neither the row nor the table.

A blank line ends a row of such a dump, and a line without a tab is text between two tables. A cell of several
paragraphs has both within it, as the cells of forms do:

    ⇥Tasks of the year⇥                          ⇥⇥Output
    ⇥first task                                  (blank)
    (blank)                                      ⇥Number⇥item⇥≥ 1       the second part of the row
    second task          goes on with its cell
    (blank)                                      ⇥Kind
    ⇥Projects            begins another row      ⇥☐ one  ☐ two
                                                 (blank)
                                                 ☑ three                goes on with its boxes
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import forms

_BOX = re.compile(rf"\s*{forms.TICK.pattern}")
# A line over a table or beside it, a heading, a sentence that reports money: none of a form's own words.
_BETWEEN = re.compile(
    r"表\s*(?:[（(].*[)）])?\s*$|单位\s*[:：]|^\s*第.{1,3}部分|(?:情况|说明)\s*[:：]?\s*$|^\s*[（(]?(?:备?注|说明)|\d\s*[万亿]?元|#"
)
# What a form calls the cells that hold paragraphs, and its own names.
_OF_WORDS = re.compile(
    r".*(?:职能|职责|任务|概述|概况|简介|依据|内容|措施|方案|必要性|可行性|目标|名称|计划)(?:概述|描述|说明|情况)?(?:\d*[:：])?(?:[（(].*[)）])?"
)
_GOAL = re.compile(r".*目标(?:\d+)?(?:[（(].*[)）])?")
_AMOUNT = re.compile(r"[-－]?[\d,，]+(?:\.\d+)?(?:万元|元)?")
_AMOUNT_HEAD = re.compile(r".*(?:预算|金额|总额|投资|安排|数)额?(?:[（(].*[)）])?")
_LONGEST_RUN = 24
_SENTENCE = 10


def inside(lines: Sequence[str]) -> frozenset[int]:
    """The blank lines, 1-based, that stand within a cell or a row that goes on below them."""
    rows = _rows(lines)
    found: set[int] = set()
    for n, (start, end) in enumerate(rows):
        if n + 1 == len(rows):
            break
        begins = rows[n + 1][0]
        between = range(end, begins - 1)
        printed = [lines[k] for k in between if lines[k].strip()]
        above = _cells(lines, *rows[n - 1]) if n else []
        row, below = _cells(lines, start, end), _cells(lines, *rows[n + 1])
        cut = begins - 1 if _is_cut(above, row, below) else 0
        upto = _goes_on_to(lines, row, above, between) if printed else cut
        found |= {k + 1 for k in range(end, upto) if not lines[k].strip()}
    return frozenset(found)


def _rows(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where each row begins and ends: lines that begin with a tab, and those that go on without a blank line."""
    rows: list[tuple[int, int]] = []
    for n, line in enumerate(lines, 1):
        touching = rows and rows[-1][1] == n - 1
        if line.startswith("\t") and not touching:
            rows.append((n, n))
        elif touching and (line.strip() or line.startswith("\t")):
            rows[-1] = (rows[-1][0], n)
    return rows


def _cells(lines: Sequence[str], start: int, end: int) -> list[str]:
    cells: list[str] = []
    for line in lines[start - 1 : end]:
        if line.startswith("\t"):
            cells.append(line[1:].strip())
        else:
            cells[-1] += "\n" + line.strip()
    return cells


def _goes_on_to(lines: Sequence[str], row: Sequence[str], above: Sequence[str], between: range) -> int:
    """The last line below a row that still belongs to its last cell; 0 where the text below is none of it."""
    printed = [k for k in between if lines[k].strip()]
    words = [lines[k] for k in printed]
    last = next((n + 1 for n, line in enumerate(words) if not _BOX.match(line)), len(words) + 1) - 1
    if forms.TICK.search(row[-1]) and last:
        return printed[last - 1] + 1
    if len(printed) > _LONGEST_RUN or any(map(_BETWEEN.search, words)):
        return 0
    label = row[-2] if len(row) > 1 else ""
    over = above[len(row) - 1] if len(above) >= len(row) else ""
    named = _OF_WORDS.fullmatch("".join(label.split())) or _OF_WORDS.fullmatch("".join(over.split()))
    return printed[-1] + 1 if named else 0


def _is_cut(above: Sequence[str], row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the next row is the second part of this one, which begins below a merged cell: together they are as long
    as the row above; cells of an indicator, or one sentence, no heading."""
    return (
        len(row) > 1
        and not row[0]
        and bool(row[-1])
        and bool(below[0])
        and len(row) + len(below) == len(above)
        and below[0] not in above
        and (_of_indicator(row, below) if len(below) > 1 else len(below[0]) >= _SENTENCE)
    )


def _of_indicator(row: Sequence[str], below: Sequence[str]) -> bool:
    return any(text.endswith("指标") for text in (*row, *below))


def begins_goals(row: Sequence[str]) -> bool:
    """Whether a row is the heads of goals (整体绩效总目标 | 长期目标 | 年度目标)."""
    said = ["".join(text.split()) for text in row if text.strip()]
    return len(said) > 1 and all(map(_GOAL.fullmatch, said))


def lists_projects(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are heads and the projects below them, an amount under one of the heads in every row; a form that
    names its one project (项目名称 | … | 主管部门 | …) is no such list."""
    if len(rows) < 2 or len(rows[0]) < 3:
        return False
    heads = ["".join(text.split()) for text in rows[0]]
    named = next((c for c, head in enumerate(heads) if forms.PROJECT_NAME.fullmatch(head)), len(heads))
    return any(
        _AMOUNT_HEAD.fullmatch(heads[c])
        and all(len(row) > c and _AMOUNT.fullmatch(row[c].strip()) for row in rows[1:])
        for c in range(named + 1, len(heads))
    )

"""Goals in words and boxes to tick, in forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors import forms
from extractors.forms import plain
from extractors.rules.performance.rows import Matrix, at, distinct, label
from extractors.schema.disclosure import Cell
from extractors.schema.draft import CellRef, DraftChoice, DraftGoal, DraftParticular, Ref, SpanRef

_GOAL = re.compile(
    r"(?:实施期|长期|中长期|中期|年度|总体|项目|绩效|整体|部门|单位|支出|预期|主要|总|当年|本年|今年)*(?:目标|任务)(?:\d+|[一二三四五六七八九十])?"
    r"(?:[（(].{1,12}[)）])?"
)
# What was reached, beside the goal in a self-evaluation (预期目标 | 实际完成情况).
_REACHED = re.compile(r"(?:年度|全年|当年|本年)?(?:总体|绩效)?(?:目标)?(?:实际)?(?:完成|实现)(?:情况|结果)")
_SERVED = re.compile(r"(?:长期|中长期|中期|年度|实施期|当年)(?:绩效)?目标(?:表|\d+|[一二三四五六七八九十])?")
# A head of indicators beside that of goals.
_OF_INDICATORS = re.compile(r"(?:年度|当年|绩效|考核|预期)*指标(?:名称|内容)?")
_SHORTEST = 4
_LONGEST_GOAL = 40
_TICKED = "☑■√✓"
_BOX = re.compile(rf"[□☐{_TICKED}]")


def goals(
    cells: Sequence[Cell], table: str, project: str, pending: Sequence[str]
) -> tuple[list[DraftGoal], list[str]]:
    """The goals of a row, and the heads it holds for the row below: words behind their label, or below one of several
    heads side by side (实施期总目标 | 年度目标, 预期目标 | 实际完成情况), counted off from the left."""
    labels = [cell for cell in cells if _is_label(cell)]
    words = [cell for cell in cells if cell not in labels and _is_said(cell)]
    if len(labels) > len(words):
        # the label of all goals may stand at the left of the heads of each
        return [], [label(cell) for cell in labels[1 if len(labels) > 1 and labels[0].column == 0 else 0 :]]
    if labels:
        return _behind(cells, table, project), []
    if pending and len(words) <= len(pending):
        return [
            DraftGoal(project=project, period=period, at=at(table, cell))
            for period, cell in zip(pending, words, strict=False)
        ], []
    return [], []


def _is_label(cell: Cell) -> bool:
    name = label(cell)
    return _GOAL.fullmatch(name) is not None or _REACHED.fullmatch(name) is not None


def _is_said(cell: Cell) -> bool:
    said = plain(cell.text)
    return (
        len(said) >= _SHORTEST
        and not forms.TICK.search(said)
        and not (forms.NAME.fullmatch(said) or _OF_INDICATORS.fullmatch(said) or _SERVED.fullmatch(said))
    )


def _behind(cells: Sequence[Cell], table: str, project: str) -> list[DraftGoal]:
    return [
        DraftGoal(project=project, period=label(before), at=at(table, cell))
        for before, cell in pairwise(cells)
        if _is_label(before) and not _is_label(cell) and _is_said(cell)
    ]


def reached(aims: Sequence[DraftGoal]) -> tuple[list[DraftGoal], list[DraftParticular]]:
    """The goals among what stands under the heads of goals, and what was reached of them, which is none."""
    of_goals = [aim for aim in aims if not _REACHED.fullmatch(aim.period)]
    of_others = [
        DraftParticular(project=aim.project, label=aim.period, at=aim.at)
        for aim in aims
        if aim not in of_goals
    ]
    return of_goals, of_others


def served(cells: Sequence[Cell]) -> str:
    """The goal that the indicators below serve, where a row of its own says it (长期目标1：…, 年度绩效目标表)."""
    texts = [label(cell) for cell in cells]
    if not texts or len(texts) > 2 or not _SERVED.fullmatch(texts[0]):
        return ""
    return "：".join(texts) if len(texts[-1]) <= _LONGEST_GOAL else texts[0]


def choices(matrix: Matrix, r: int, table: str, project: str) -> Iterator[DraftChoice]:
    """The boxes in row r, under the label to their left."""
    cells = [cell for cell in distinct(matrix[r]) if cell.row == r]
    for n, cell in enumerate(cells):
        if forms.TICK.search(cell.text):
            name = label(cells[n - 1]) if n else ""
            for start, end, ticked in boxes(cell.text):
                place = CellRef(cell=at(table, cell).cell, start=start, end=end)
                yield DraftChoice(project=project, label=name, at=place, ticked=ticked)


def choices_in(paragraph: str, text: str) -> Iterator[DraftChoice]:
    """The boxes of a line of type."""
    for start, end, ticked in boxes(text):
        place: Ref = SpanRef(paragraph=paragraph, start=start, end=end)
        yield DraftChoice(at=place, ticked=ticked)


def boxes(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of what each box says, and whether it is ticked. The box stands before its words (□新增), or
    behind them (新增□) where the text does not begin with one."""
    marks = list(_BOX.finditer(text))
    if not marks:
        return
    before = not text[: marks[0].start()].strip()
    for n, mark in enumerate(marks):
        if before:
            start, end = mark.end(), marks[n + 1].start() if n + 1 < len(marks) else len(text)
        else:
            start, end = marks[n - 1].end() if n else 0, mark.start()
        said = text[start:end]
        if said.strip():
            start += len(said) - len(said.lstrip())
            yield start, start + len(said.strip()), mark.group() in _TICKED

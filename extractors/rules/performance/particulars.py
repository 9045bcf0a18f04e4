"""What a form says of its project beside a label: 项目性质 │ 经常性项目 │ 计划完成日期 │ 2024-12-31."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors import forms
from extractors.forms import plain
from extractors.rules.performance.rows import at, is_figure, label
from extractors.schema.disclosure import WITHHELD, Cell
from extractors.schema.draft import DraftParticular

_LABEL = re.compile(
    r"(?:.{0,10}(?:部门|单位|性质|类别|类型|日期|时间|期限|年限|周期|用途|分类|属性|方式|来源|级次|领域|区域|地点|依据|范围|对象"
    r"|内容|必要性|可行性|概况|简介|措施|计划|方案|背景|现状)|是否.{2,12}|(?:有|能)否.{2,10})(?:[（(].{1,12}[)）])?"
)
_LONGEST_LABEL = 16


def particulars(cells: Sequence[Cell], table: str, project: str) -> Iterator[DraftParticular]:
    """The words of a row that have their label to the left."""
    for before, cell in pairwise(cells):
        name = label(before)
        if _is_label(before) and not _is_label(cell) and _is_said(cell):
            yield DraftParticular(project=project, label=name, at=at(table, cell))


def _is_label(cell: Cell) -> bool:
    name = label(cell)
    return len(name) <= _LONGEST_LABEL and "%" not in name and _LABEL.fullmatch(name) is not None


def _is_said(cell: Cell) -> bool:
    text = plain(cell.text)
    return (
        bool(text)
        and WITHHELD not in text
        and not is_figure(cell)
        and not forms.HEAD.fullmatch(text)
        and not forms.TICK.search(text)
        and forms.announces(text) is None
    )

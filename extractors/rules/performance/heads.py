"""The heads over the indicators of a form (绩效指标), and the indicators below them.

一级指标 | 二级指标 | 三级指标 |       指标值              | 说明     heads, over one row or several
         |          |          | 近两年指标值 | 当年实现值 |
         |          |          | 2021年|2022年|            |
产出指标 | 数量指标 | 参保人数 | 39万人| 40万人| ≥40万人   | 计划     an indicator
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors import forms
from extractors.forms import plain
from extractors.rules.performance.rows import Matrix, Row, at, distinct, is_figure
from extractors.schema.draft import DraftFigure, DraftIndicator, DraftMention, Kind

_OPERATOR = re.compile(r"(?:绩效)?指标性质|性质|指标方向|(?:计算|比较|运算)?符号|运算符|指标关系|指标值类型")
_UNIT = re.compile(r"(?:度量|计量|指标)?单位")
_BELOW = re.compile(
    r"(?:19|20)\d\d年?度?|.*(?:前年|上年|去年|当年|本年|年初|全年|近两?年|近二年|近三年|预[计期]|实际|历史).*|.*(?:指标值|目标值|实现值|完成值|确定依据)|符号|单位|数?值|内容|优秀?|良好?|[中差]"
)
# Left of the levels, where each row is an indicator and merged cells name its project and money.
_PROJECT = re.compile(r".*(?:项目|专项|职责活动)(?:[（(].*[)）])?(?:名称)?.*")
_MONEY = re.compile(
    r".*(?:金额|总额|预算数?|资金|拨款|支出)(?:数)?(?:[（(].*[)）])?|(?:19|20)\d\d年?.*(?:数|额|资金)"
)
_GOAL = re.compile(r".*目标")
_UNLEVELLED = re.compile(r"(?:绩效)?指标")
_GRADE = re.compile(r"优秀?|良好?|[中差]")
_EARLIER = re.compile(r"前年|上年|去年|历史|近[两二三]年|以前")
_THIS_YEAR = re.compile(r"当年|本年|预[计期]|年度|全年")
_MEASURED = re.compile(r"指标值|目标值|目标|实现值")
_TOTAL = re.compile(r"(?:自评)?总(?:得)?分|合计(?:得分)?|总计|得分合计|自评得分")
_SCORED = re.compile(r"权重|分值|得分|评分")
_BASIS = re.compile(r"依据|说明|来源|备注|解释|描述|原因")
# What a target was set by.
_FROM = re.compile(
    r"(?:绩效)?(?:指标值?|目标值?)(?:确定|设定|制定|设置|取值|来源)的?依据|(?:指标值|目标值)(?:数据)?来源"
)
_OUTTURN = re.compile(r"实际|完成值|完成情况|实现情况")
# Why a target was not met is told beside the outturn.
_MISSED = re.compile(r"(?:偏差|未完成|未达标|未达到|未实现)[^，]*(?:原因|分析|措施).*")


@dataclass
class Heads:
    """In which columns the levels, the target and what stands beside it are; `width` of 0 is none yet."""

    width: int = 0
    level3: int = -1
    levels: tuple[int, int] = (-1, -1)
    target: int = -1
    operator: int = -1
    unit: int = -1
    # in wide forms: the column of projects' names, and the heads of their money and goals, left of the levels
    project: int = -1
    money: dict[int, str] = field(default_factory=dict)
    goals: dict[int, str] = field(default_factory=dict)
    # heads of the other columns with values, by column
    others: dict[int, str] = field(default_factory=dict)
    # levels 1 and 2 of the row above, which a blank repeats
    above: list[str] = field(default_factory=lambda: ["", ""])

    def fit(self, width: int) -> bool:
        """Whether a table without heads can go on below these: as wide, or only its last blank columns are lost."""
        return self.width > 0 and max(self.level3, self.target) < width <= self.width


def begins(row: Row) -> bool:
    """Whether a row holds the heads of levels and targets."""
    return forms.heads_indicators([plain(cell.text) for cell in distinct(row)])


def read(matrix: Matrix, r: int, *, spans_known: bool) -> tuple[Heads, int]:
    """The heads that begin in row r, and the first row below them. A dump does not know what its heads span."""
    texts = [plain(cell.text) if cell is not None else "" for cell in matrix[r]]
    level3 = _find(texts, forms.LEVEL3, after=max(_find(texts, forms.LEVEL1), _find(texts, forms.LEVEL2)))
    if level3 < 0:
        level3 = _find(texts, _UNLEVELLED)
    end = r + 1
    while end < len(matrix) and _is_below(matrix, r, end, level3):
        end += 1
    paths = _paths(matrix, r, end, level3, spans_known=spans_known)
    alone = {path[-1] for path in paths.values() if len(path) == 1}
    for c, path in paths.items():
        if len(path) > 1 and _FROM.fullmatch(path[-1]) and path[-1] in alone:
            # among the values the head of what stands beside them is printed by mistake
            paths[c] = path[:-1]
    heads = Heads(
        width=len(texts),
        level3=level3,
        levels=(_find(texts, forms.LEVEL1), _find(texts, forms.LEVEL2)),
        target=_target(paths),
    )
    first = min((c for c in (*heads.levels, level3) if c >= 0), default=level3)
    for c, path in _upright(matrix, r, end, range(first)).items():
        if forms.announces(path[-1]):
            # 项目负责人
            continue
        if _PROJECT.fullmatch(path[-1]) and heads.project < 0 and not _MONEY.fullmatch(path[-1]):
            heads.project = c
        elif _MONEY.fullmatch("".join(path[-1:])):
            heads.money[c] = "/".join(path)
        elif _GOAL.fullmatch(path[-1]):
            heads.goals[c] = path[-1]
    for c, path in paths.items():
        if c == heads.target:
            continue
        if _OPERATOR.fullmatch(path[-1]):
            heads.operator = c
        elif _UNIT.fullmatch(path[-1]):
            heads.unit = c
        elif (
            _MISSED.fullmatch(path[-1])
            or _FROM.fullmatch(path[-1])
            or (any(map(_is_target, path)) and not _BASIS.search(path[-1]))
        ):
            heads.others[c] = "/".join(path)
    return heads, end


def _is_target(head: str) -> bool:
    return bool(forms.TARGET.fullmatch(head) or forms.GRADED.fullmatch(head))


def _find(texts: Sequence[str], pattern: re.Pattern[str], after: int = -1) -> int:
    return next((c for c, text in enumerate(texts) if c > after and pattern.fullmatch(text)), -1)


def _is_below(matrix: Matrix, first: int, r: int, level3: int) -> bool:
    """Whether a row still belongs to the heads: nothing new stands under the level, only years and the like beside."""
    cells = [cell for cell in distinct(matrix[r]) if cell.row > first or cell.row == r]
    own = [cell for cell in cells if cell.row == r]
    if not own or any(cell.column <= level3 for cell in own):
        return False
    return all(_BELOW.fullmatch(plain(cell.text)) for cell in own)


def _paths(
    matrix: Matrix, first: int, end: int, level3: int, *, spans_known: bool
) -> dict[int, tuple[str, ...]]:
    """The heads over each column right of the level, from the top.

    Where a dump lost the spans of merged heads, and the row below has more values than the first row has heads, the
    leaves of the heads are counted off over the values instead.
    """
    paths = _upright(matrix, first, end, range(level3 + 1, len(matrix[first])))
    spans = any(
        cell.column_span > 1 for row in matrix[first:end] for cell in distinct(row) if cell.column > level3
    )
    leaves = _leaves(matrix, first, end, level3)
    used = _used(matrix, end, level3)
    if end > first + 1 and not (spans and spans_known) and len(leaves) == len(used):
        return dict(zip(used, leaves, strict=True))
    for c, path in sorted(paths.items()):
        before = paths.get(c - 1, ("",))
        if len(path) == 1 and _GRADE.fullmatch(path[0]) and forms.GRADED.fullmatch(before[0]):
            # a dump keeps the head over the first grade only
            paths[c] = (before[0], *path)
    return paths


def _upright(matrix: Matrix, first: int, end: int, columns: range) -> dict[int, tuple[str, ...]]:
    """The heads right above each of some columns."""
    paths: dict[int, tuple[str, ...]] = {}
    for c in columns:
        path: list[str] = []
        for row in matrix[first:end]:
            cell = row[c]
            text = plain(cell.text) if cell is not None else ""
            if text and text not in path and not forms.LEVEL3.fullmatch(text):
                path.append(text)
        if path:
            paths[c] = tuple(path)
    return paths


def _leaves(matrix: Matrix, first: int, end: int, level3: int) -> list[tuple[str, ...]]:
    """The lowest heads from the left: the heads of a row stand under the first value head of the row above."""
    rows = [
        [plain(cell.text) for cell in distinct(row) if cell.column > level3 and cell.row == r]
        for r, row in enumerate(matrix[first:end], first)
    ]
    leaves: list[tuple[str, ...]] = [(text,) for text in rows[-1]]
    for row in reversed(rows[:-1]):
        if not row:
            continue
        leaves = [(row[0], *leaf) for leaf in leaves] + [(text,) for text in row[1:]]
    return leaves


def _used(matrix: Matrix, start: int, level3: int) -> list[int]:
    """The columns right of the level that the first row below the heads fills."""
    if start >= len(matrix):
        return []
    return [cell.column for cell in distinct(matrix[start]) if cell.column > level3]


def _target(paths: dict[int, tuple[str, ...]]) -> int:
    """The column of this year's target: none of an earlier year, no outturn, no weight."""

    def rank(c: int) -> tuple[bool, bool, bool, int, int]:
        path = "/".join(paths[c])
        years = [int(year) for year in re.findall(r"(?:19|20)\d\d", paths[c][-1])]
        return (
            not _EARLIER.search(path) and not _OUTTURN.search(paths[c][-1].replace("预期实际", "")),
            bool(_MEASURED.search(path)),
            bool(_THIS_YEAR.search(path)),
            max(years, default=0),
            -c,
        )

    values = [
        c
        for c, path in paths.items()
        if any(map(_is_target, path))
        and not _SCORED.search(path[-1])
        and not _BASIS.search(path[-1])
        and not _OPERATOR.fullmatch(path[-1])
    ]
    return max(values, key=rank, default=-1)


def indicator(matrix: Matrix, r: int, heads: Heads, table: str) -> DraftIndicator | None:
    """The indicator in row r; None where it holds none. Levels that a merged cell names once are remembered."""
    row: Row = [*matrix[r], *[None] * max(0, heads.width - len(matrix[r]))]
    texts = [plain(cell.text) if cell is not None else "" for cell in row]
    if not texts[heads.level3] or all(cell is row[heads.level3] for cell in distinct(row)):
        return None
    row = _mended(matrix, r, heads, row)
    target, named = row[heads.target], row[heads.level3]
    if target is None or not target.text.strip() or target is named or named is None:
        return None
    for n, column in enumerate(heads.levels):
        if column >= 0 and texts[column]:
            if n == 0 and texts[column] != heads.above[0]:
                heads.above[1] = ""
            heads.above[n] = texts[column]
    beside = {
        id(cell): (head, cell)
        for c, head in heads.others.items()
        if (cell := row[c]) is not None and cell.text.strip() and cell is not target and cell is not named
    }
    operator = row[heads.operator] if heads.operator >= 0 else None
    unit = row[heads.unit] if heads.unit >= 0 else None
    return DraftIndicator(
        level1=heads.above[0],
        level2=heads.above[1],
        level3=texts[heads.level3],
        name_at=at(table, named),
        target=at(table, target),
        operator_at=at(table, operator) if operator is not None and operator.text.strip() else None,
        unit_at=at(table, unit) if unit is not None and unit.text.strip() else None,
        others=tuple(DraftFigure(head=head, at=at(table, cell)) for head, cell in beside.values()),
    )


def total(matrix: Matrix, r: int, heads: Heads, table: str) -> list[DraftMention]:
    """The figures of a row below the indicators that sums up their scores (总分), each under its own head."""
    cells = distinct(matrix[r])
    if not heads.width or not cells or not _TOTAL.fullmatch(plain(cells[0].text)):
        return []
    figures = [cell for cell in cells[1:] if is_figure(cell)]
    if len(figures) < len(cells) - 1 or any(cell.column not in heads.others for cell in figures):
        return []
    return [
        DraftMention(
            kind=Kind.PERFORMANCE,
            item=plain(cells[0].text),
            column=heads.others[cell.column],
            at=at(table, cell),
            unit="%" if re.search(r"[%％]", cell.text) else "",
            in_words=False,
        )
        for cell in figures
    ]


def _mended(matrix: Matrix, r: int, heads: Heads, row: Row) -> Row:
    """The row with its second part, where a blank line in a cell cut it in two: what is missing at its end stands at
    the beginning of the row below, and nothing else does."""
    filled = max(cell.column + cell.column_span for cell in distinct(row))
    if filled > heads.target or r + 1 >= len(matrix):
        return row
    below = distinct(matrix[r + 1])
    missing = heads.width - filled
    if [cell.column for cell in below] != list(range(len(below))) or len(below) != missing:
        return row
    return [*row[:filled], *below]

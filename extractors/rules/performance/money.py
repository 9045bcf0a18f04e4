"""Money in forms: behind a label (年度资金总额：500), or in a little table inside the form.

资金金额（万元） | 实施期资金总额： | 500 | 年度资金总额： | 500     the first label over a column of labels
                 | 其中：财政拨款   | 500 | 其中：财政拨款 | 500     is the head of those below it

总体资金情况 | 当年金额 | 占比 | 近两年收支金额 |                    a little table: heads over figures
             |          |      | 2021年 | 2022年|
财政拨款     | 871.07   | 100% | 709.50 | 674.07|
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors import forms
from extractors.forms import plain
from extractors.rules.performance.rows import Matrix, at, distinct, is_figure, label
from extractors.schema.disclosure import Cell
from extractors.schema.draft import CellRef, DraftAmount, DraftGoal, DraftLine, DraftMention, Kind
from extractors.schema.money import YUAN_PER_UNIT, read_number

_MONEY = re.compile(r"资金|经费|金额|拨款|总额|预算|收入|支出|结转|结余|贷款|自筹|投资|其中|补助|补贴|其他")
_HEAD = re.compile(
    r".*(?:金额|总额|预算|资金|拨款|支出|收入|合计|小计|总计)数?(?:[（(].*[)）])?|占比|.*比例|.*比重|.*率|权重|.*分值|.*得分|.*执行数"
    r"|(?:19|20)\d\d年?度?|(?:19|20)?\d*年?\d{1,2}月(?:份|底|末)?|第[一二三四1-4]季度|.*(?:上年|去年|前年|当年|本年|近两年).*|预算数|执行数"
    # whose money it is: the levels of government
    r"|(?:中央|[省市区县本]级|省|市|[区县](?!域)|乡镇)(?:财政|资金|补助|安排)*"
)
_SHARE = re.compile(r"占比|比例|比重|率|[%％]|权重|分值|得分")
_TOTAL = re.compile(r"总额|合计|总计|总投资|总金额|资金规模")
_TASK = re.compile(r"任务(?:名称)?|工作任务")
_CONTENT = re.compile(r"(?:主要|任务|工作)?内容")
_LONGEST_LABEL = 40


@dataclass
class Found:
    """What a form's money is: lines of amounts, figures that are no money, and what a line's money is for."""

    lines: list[DraftLine] = field(default_factory=list)
    goals: list[DraftGoal] = field(default_factory=list)
    mentions: list[DraftMention] = field(default_factory=list)


@dataclass
class LittleTable:
    """Heads over figures, and the columns that they stand over; a page break may part them from their rows.

    `row` is the last row of heads, `side` the label that the rows stand under (收入构成), `unit` the label of a row that says
    the unit of all."""

    heads: list[str] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    row: int = -1
    side: str = ""
    unit: str = ""
    # whether the columns were compared with the figures below
    counted: bool = False


@dataclass(frozen=True)
class Project:
    """Whose money it is: the project's name and where it stands, and the kind of statement that it is disclosed in."""

    name: str
    at: CellRef | None
    kind: Kind


class Reader:
    """Reads the rows of one form, from the top."""

    def __init__(self, table: str, unit: str | None, little: LittleTable) -> None:
        self.table = table
        self.unit = unit
        self.little = little
        self.group: Cell | None = None
        # the first label of a column of labels, under the group it belongs to, or the total above without one
        self.first: dict[int, str] = {}
        # the columns of tasks and of what they consist in (任务名称 | 主要内容), where heads say so
        self.tasks = self.contents = -1

    def row(self, matrix: Matrix, r: int, project: Project) -> Found:
        """What row r says of money; the heads of a little table are remembered and say nothing."""
        cells = distinct(matrix[r])
        self._regroup(cells)
        figures = [cell for cell in cells if is_figure(cell) and cell.row == r]
        if not figures:
            self._find_tasks(cells)
            self._begin(matrix, r, cells)
            return Found()
        if self._counted(matrix, r, figures):
            return self._little(cells, figures, project)
        return self._labelled(cells, r, project)

    def _regroup(self, cells: Sequence[Cell]) -> None:
        if _is_pair(cells):
            # the label of the figure beside it is no group over the labels further right
            if self.group is not None:
                self.group, self.first = None, {}
        elif cells and cells[0].column == 0 and cells[0] is not self.group and not is_figure(cells[0]):
            self.group, self.first = cells[0], {}
            self.tasks = self.contents = -1
            if cells[0].row_span > 1 or not any(is_figure(cell) for cell in cells):
                self.little = LittleTable()

    def _find_tasks(self, cells: Sequence[Cell]) -> None:
        for cell in cells:
            if _TASK.fullmatch(label(cell)):
                self.tasks = cell.column
            elif self.tasks >= 0 and _CONTENT.fullmatch(label(cell)):
                self.contents = cell.column

    # --- figures behind labels ---

    def _labelled(self, cells: Sequence[Cell], r: int, project: Project) -> Found:
        found = Found()
        amounts: list[DraftAmount] = []
        for before, cell in pairwise(cells):
            if cell.row != r or is_figure(before) or read_number(cell.text) is None:
                continue
            name = label(before)
            group = label(self.group) if self.group is not None and self.group is not before else ""
            over = self._over(before, first=before is cells[0])
            if not _MONEY.search(name) and not _MONEY.search(group):
                continue
            path = "/".join(part for part in (group, over if over != name else "", name) if part)
            left = cells[0]
            beside = "/".join((self.first.get(left.column, ""), label(left)))
            amount = self.amount(cell, path, beside)
            if amount is None:
                continue
            if project.kind is Kind.PROJECTS:
                amounts.append(amount)
            else:
                # where projects have a list of their own, the form's lines are its labels
                head = "/".join(part for part in (group, over) if part)
                found.lines.append(
                    DraftLine(
                        name=name,
                        name_at=at(self.table, before),
                        project=project.name,
                        amounts=(replace(amount, column=head),),
                    )
                )
        if amounts:
            found.lines.append(
                DraftLine(name=project.name, name_at=project.at, project=project.name, amounts=tuple(amounts))
            )
        return found

    def _over(self, before: Cell, *, first: bool) -> str:
        """The label that a label stands under: the first in its column; where no group holds them together, a total, which
        a label with nothing to its left may stand further right than."""
        name = label(before)
        if self.group is not None:
            return self.first.setdefault(before.column, name)
        near = [c for c in self.first if c == before.column or (first and c < before.column)]
        over = self.first[max(near)] if near else ""
        if _TOTAL.search(over) and not _TOTAL.search(name):
            return over
        self.first[before.column] = name
        return name

    def amount(self, cell: Cell, path: str, beside: str = "") -> DraftAmount | None:
        """The amount in a cell under a head; None where it holds none, or in no currency. What stands
        `beside` it at the left of the row may say the unit for all of the row."""
        if read_number(cell.text) is None:
            return None
        bracketed = forms.UNIT_IN_BRACKETS.search(path) or forms.UNIT_IN_BRACKETS.search(beside)
        unit = bracketed.group(1) if bracketed else self.unit
        if unit not in YUAN_PER_UNIT:
            return None
        return DraftAmount(column=path, at=at(self.table, cell), unit=unit)

    # --- little tables ---

    def _begin(self, matrix: Matrix, r: int, cells: Sequence[Cell]) -> None:
        """Heads, if the row holds some: words only, at least two of them over figures."""
        own = [cell for cell in cells if cell.row == r and cell is not self.group]
        heads = [cell for cell in own if _HEAD.fullmatch(label(cell))]
        if (
            len(heads) < 2
            or len(heads) * 2 < len(own)
            or any(forms.PROJECT_NAME.fullmatch(label(c)) for c in own)
        ):
            return
        group = f"{label(self.group)}/" if self.group is not None else ""
        before = self.little if self.little.row == r - 1 and self.little.row >= 0 else LittleTable()
        named = dict(zip(before.columns, before.heads, strict=True))
        divided: set[int] = set()
        lower: dict[int, str] = {}
        for cell in heads:
            # the head of the row above that reaches over this one
            over = max((column for column in before.columns if column <= cell.column), default=-1)
            if over >= 0:
                divided.add(over)
            lower[cell.column] = f"{named[over]}/{label(cell)}" if over >= 0 else f"{group}{label(cell)}"
        leaves = {**{column: path for column, path in named.items() if column not in divided}, **lower}
        self.little = LittleTable([leaves[c] for c in sorted(leaves)], sorted(leaves), r)

    def _counted(self, matrix: Matrix, r: int, figures: Sequence[Cell]) -> bool:
        """Whether heads stand over the figures of the row: as many as there are columns of figures below them.

        Text dumps let heads slide by a column or two; their order is right all the same.
        """
        heads = self.little.heads
        if not heads:
            return False
        if not self.little.counted:
            end = next((n for n in range(r, len(matrix)) if not _goes_on(matrix, n)), len(matrix))
            columns = sorted({c.column for row in matrix[r:end] for c in distinct(row) if is_figure(c)})
            if len(columns) == len(heads):
                self.little.columns = columns
            self.little.counted = True
        return all(cell.column in self.little.columns for cell in figures)

    def _little(
        self,
        cells: Sequence[Cell],
        figures: Sequence[Cell],
        project: Project,
    ) -> Found:
        found = Found()
        first = min(cell.column for cell in figures)
        words = [
            c
            for c in cells
            if not is_figure(c)
            and c.column < first
            and len(plain(c.text)) <= _LONGEST_LABEL
            and label(c).strip("-—－")
        ]
        # a group over several rows is in the path of each amount already
        over = self.group is not None and self.group.row_span > 1 and bool(project.name)
        words = [c for c in words if c is not self.group] or ([] if over else words)
        named = words[-1] if words else None
        if self.tasks >= 0:
            named = next((c for c in words if c.column == self.tasks), named)
            found.goals += [
                DraftGoal(project=project.name, period=label(named), at=at(self.table, c))
                for c in cells
                if c.column == self.contents and named is not None and c is not named
            ]
        elif len(words) > 1:
            self.little.side = label(words[0])
        if named is not None and forms.UNIT_IN_BRACKETS.search(label(named)):
            # 总额（万元）: of the rows below it too
            self.little.unit = label(named)
        amounts: list[DraftAmount] = []
        for cell in figures:
            path = self.little.heads[self.little.columns.index(cell.column)]
            if read_number(cell.text) is None or _SHARE.search(path.rpartition("/")[2]):
                found.mentions.append(
                    DraftMention(
                        kind=project.kind,
                        item=label(named) if named is not None else project.name,
                        column=path,
                        at=at(self.table, cell),
                        unit="" if re.search("分值|得分|权重", path) else "%",
                        in_words=False,
                    )
                )
            elif (amount := self.amount(cell, path, self.little.unit)) is not None:
                amounts.append(amount)
        if amounts:
            found.lines.append(
                DraftLine(
                    name=label(named) if named is not None else project.name,
                    name_at=at(self.table, named) if named is not None else project.at,
                    project=project.name,
                    side=self.little.side,
                    amounts=tuple(amounts),
                )
            )
        return found


def _is_pair(cells: Sequence[Cell]) -> bool:
    """Whether a row begins with a label and its figure, or the dash in its place."""
    return (
        len(cells) > 1
        and cells[0].column == 0
        and cells[0].row_span == 1
        and not is_figure(cells[0])
        and (is_figure(cells[1]) or not plain(cells[1].text).strip("-—－–/"))
    )


def _goes_on(matrix: Matrix, r: int) -> bool:
    return any(is_figure(cell) for cell in distinct(matrix[r])) or not distinct(matrix[r])

"""Performance forms (绩效目标表): the project's money by label, goals, boxes, and indicators by the heads over them.

A form is read from row to row: it may run over several tables, and a table may hold several forms. What a row says
depends on what stood above it: a project's name, the heads of indicators, the heads of a little table.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors import forms
from extractors.forms import plain
from extractors.rules.mentions import words
from extractors.rules.performance import goals, heads, listed, money
from extractors.rules.performance.particulars import particulars
from extractors.rules.performance.rows import Matrix, Row, at, distinct, is_figure, label
from extractors.rules.statements import Read
from extractors.schema.disclosure import Cell, Disclosure, Role, Table
from extractors.schema.draft import (
    CellRef,
    DraftChoice,
    DraftGoal,
    DraftIndicator,
    DraftLine,
    DraftMention,
    DraftParticular,
    DraftStatement,
    Kind,
)

# When a form was filled in, and the label of it.
_DATED = re.compile(
    r"(?:填[报表写]|报送|制表|编[制报]|审核|签[字章])?(?:日期|时间)|(?:19|20)\d\d[年./-]\d{1,2}(?:[月./-](?:\d{1,2}日?)?)?|年月日"
)


@dataclass
class Performance:
    """What the forms of a document say."""

    statements: list[DraftStatement] = field(default_factory=list)
    indicators: list[DraftIndicator] = field(default_factory=list)
    goals: list[DraftGoal] = field(default_factory=list)
    choices: list[DraftChoice] = field(default_factory=list)
    particulars: list[DraftParticular] = field(default_factory=list)
    mentions: list[DraftMention] = field(default_factory=list)


def draft(disclosure: Disclosure, tables: Iterable[Read], *, lists_projects: bool) -> Performance:
    """What all forms say, in printed order.

    Where the document has a list of projects (`lists_projects`) the forms repeat its money; where it has none,
    they are where the projects' money is disclosed, and count as project expenditure.
    """
    result = Performance()
    form = _Form()
    for read in tables:
        table = read.table
        if read.kind is not Kind.PERFORMANCE or table.title != form.title:
            form.close(result)
            form = _Form(
                title=table.title if read.kind is Kind.PERFORMANCE else "", first=len(result.indicators)
            )
        if read.kind is not Kind.PERFORMANCE:
            continue
        if form.holds(read):
            form.read(table, result, lists_projects=lists_projects)
            continue
        indicators, aims = listed.of_table(table)
        result.indicators += indicators
        result.goals += aims
        form.little = _heads_of(table)
    form.close(result)
    result.indicators += listed.in_text(disclosure)
    for section in disclosure.sections:
        for paragraph in section.paragraphs:
            if forms.TICK.search(paragraph.text):
                result.choices += goals.choices_in(paragraph.id, paragraph.text)
    return result


def _is_foot(cells: Sequence[Cell]) -> bool:
    """Whether a row only says who filled in the form, answers for it, and when: labels of persons, what was withheld
    beside them, and dates."""
    texts = [plain(cell.text) for cell in cells]
    rests = [forms.ANNOUNCED.sub("", text) for text in texts]
    return rests != texts and not any(any(map(str.isalnum, _DATED.sub("", rest))) for rest in rests)


def _titled(title: str) -> str:
    """The project that a title names; empty where it names none, or a year or a body."""
    found = forms.TITLED.fullmatch(plain(title))
    name = (found["before"] or found["inside"] or "") if found else ""
    return "" if forms.NO_PROJECT.fullmatch(name) else name


def _heads_of(table: Table) -> money.LittleTable:
    """The heads of a table, for rows that a page break parted from it."""
    values = [c for c in table.columns if c.role is Role.VALUE and c.path]
    paths = [c.path[1:] if len(c.path) > 2 else c.path for c in values]
    return money.LittleTable(["/".join(path) for path in paths], [c.index for c in values])


@dataclass
class _Form:
    """What is known of a form from the rows above."""

    title: str = ""
    project: str = ""
    project_at: CellRef | None = None
    goal: str = ""
    heads: heads.Heads = field(default_factory=heads.Heads)
    little: money.LittleTable = field(default_factory=money.LittleTable)
    # heads over goals (实施期总目标 | 年度目标) whose words stand in the row below
    pending: list[str] = field(default_factory=list)
    begun: bool = False
    # the number of its first indicator, and all projects that it names
    first: int = 0
    projects: set[str] = field(default_factory=set)

    def close(self, result: Performance) -> None:
        """Gives the indicators above the one project of the form, where it is named below them or in its title."""
        if not self.projects and (named := _titled(self.title)):
            self.projects.add(named)
        if len(self.projects) == 1:
            (project,) = self.projects
            result.indicators[self.first :] = [
                one if one.project else one.model_copy(update={"project": project})
                for one in result.indicators[self.first :]
            ]

    def holds(self, read: Read) -> bool:
        """Whether a table is part of the form: laid out as one, or what a page break or a dump parted from it."""
        table = read.table
        figures = any(cell is not None and is_figure(cell) for row in table.rows for cell in row)
        return read.is_form or self.heads.fit(len(table.columns)) or (self.begun and not figures)

    def read(self, table: Table, result: Performance, *, lists_projects: bool) -> None:
        self.begun = True
        matrix = table.covering()
        if not self.heads.fit(len(table.columns)):
            self.heads = heads.Heads()
        reader = money.Reader(table.id, table.unit, self.little)
        lines: dict[Kind, list[DraftLine]] = {}
        r = 0
        while r < len(matrix):
            row = matrix[r]
            cells = distinct(row)
            if not cells:
                r += 1
                continue
            if _is_foot(cells):
                # who filled in the form, and when, stands below all that it says
                self.heads = heads.Heads()
                r += 1
                continue
            if heads.begins(row):
                self.heads, r = heads.read(matrix, r, spans_known=table.spans_known)
                # what stood above them was the title of the indicators, and the head of no goal
                self.pending = []
                continue
            self._name(row, table.id)
            if r in table.rulers:
                r += 1
                continue
            found = heads.indicator(matrix, r, self.heads, table.id) if self.heads.width else None
            if (
                self.heads.width
                and self.heads.project >= 0
                and (found is not None or self._holds_money(row, r))
            ):
                line = self._project(matrix[r], reader, lists_projects=lists_projects)
                if line is not None:
                    lines.setdefault(line[0], []).append(line[1])
                    result.goals += self._placed(self._goals(row, r, table.id))
                if found is None:
                    r += 1
                    continue
            if found is not None:
                result.indicators.append(
                    found.model_copy(update={"project": self.project, "goal": self.goal})
                )
                r += 1
                continue
            behind = listed.of_row(
                [cell for cell in cells if cell.row == r or cell.row_span > 1], table.id, self.project
            )
            if behind:
                result.indicators += behind
                r += 1
                continue
            summed = heads.total(matrix, r, self.heads, table.id)
            if summed:
                result.mentions += summed
                r += 1
                continue
            kind = Kind.PROJECTS if self.project and not lists_projects else Kind.PERFORMANCE
            result.choices += goals.choices(matrix, r, table.id, self.project)
            own = [cell for cell in cells if cell.row == r]
            result.particulars += particulars(own, table.id, self.project)
            aims, self.pending = goals.goals(own, table.id, self.project, self.pending)
            aims, outcomes = goals.reached(aims)
            result.particulars += outcomes
            result.goals += self._placed(aims)
            self.goal = goals.served(own) or self.goal
            said = reader.row(matrix, r, money.Project(self.project, self.project_at, kind))
            lines.setdefault(kind, []).extend(said.lines)
            result.goals += self._placed(
                goal for goal in said.goals if all(goal.at != aim.at for aim in aims)
            )
            result.mentions += said.mentions
            result.mentions += self._words(matrix, r, table.id, kind)
            r += 1
        self.little = reader.little
        for kind, held in lines.items():
            if held:
                result.statements.append(_statement(table, kind, held))

    def _placed(self, aims: Iterable[DraftGoal]) -> Iterator[DraftGoal]:
        """The goals of the project of the form, with where that is named."""
        return (aim.model_copy(update={"project_at": self.project_at}) for aim in aims)

    def _holds_money(self, row: Row, r: int) -> bool:
        """Whether a row of a wide form has amounts of its own, though no indicator."""
        return any(
            c < len(row) and (cell := row[c]) is not None and cell.row == r and is_figure(cell)
            for c in self.heads.money
        )

    def _goals(self, row: Row, r: int, table: str) -> Iterator[DraftGoal]:
        for c, period in self.heads.goals.items():
            cell = row[c] if c < len(row) else None
            if cell is not None and cell.row == r and cell.text.strip():
                yield DraftGoal(project=self.project, period=period, at=at(table, cell))

    def _project(
        self, row: Row, reader: money.Reader, *, lists_projects: bool
    ) -> tuple[Kind, DraftLine] | None:
        """A wide form names a project and its money in cells merged over the rows of its indicators."""
        cell = row[self.heads.project] if self.heads.project < len(row) else None
        if cell is None or not cell.text.strip() or plain(cell.text) == self.project:
            return None
        self.project, self.project_at = plain(cell.text), at(reader.table, cell)
        self.projects.add(self.project)
        amounts = tuple(
            amount
            for c, path in self.heads.money.items()
            if (held := row[c]) is not None and (amount := reader.amount(held, path)) is not None
        )
        kind = Kind.PERFORMANCE if lists_projects else Kind.PROJECTS
        line = DraftLine(name=self.project, name_at=self.project_at, project=self.project, amounts=amounts)
        return (kind, line) if amounts else None

    def _words(self, matrix: Matrix, r: int, table: str, kind: Kind) -> Iterator[DraftMention]:
        """The figures in the words of a row, under the label to their left."""
        before = ""
        for cell in distinct(matrix[r]):
            if cell.row == r and not is_figure(cell) and not forms.TICK.search(cell.text):
                for said, numeral in words.in_words(cell.text, ""):
                    yield DraftMention(
                        kind=kind,
                        item=self.project or said,
                        column="/".join(part for part in (before, said if self.project else "") if part),
                        at=CellRef(cell=at(table, cell).cell, start=numeral.start, end=numeral.end),
                        unit=words.unit_of(numeral),
                    )
            before = label(cell) if len(plain(cell.text)) < 20 else before

    def _name(self, row: Row, table: str) -> None:
        """A project's name begins a form of its own."""
        cells = distinct(row)
        if len(cells) == 1 and (found := forms.CARRIED_OUT.fullmatch(plain(cells[0].text))) is not None:
            self.project, self.project_at = found.group(1), at(table, cells[0])
            self.projects.add(self.project)
            self.heads, self.goal = heads.Heads(), ""
        for before, cell in itertools.pairwise(distinct(row)):
            if forms.PROJECT_NAME.fullmatch(label(before)) and len(plain(cell.text)) > 2:
                self.project, self.project_at = plain(cell.text), at(table, cell)
                self.projects.add(self.project)
                self.heads, self.goal = heads.Heads(), ""


def _statement(table: Table, kind: Kind, lines: list[DraftLine]) -> DraftStatement:
    merged: list[DraftLine] = []
    for line in lines:
        # a project's money over several rows is one line
        last = merged[-1] if merged else None
        if (
            kind is Kind.PROJECTS
            and last is not None
            and (last.name, last.name_at) == (line.name, line.name_at)
        ):
            merged[-1] = replace(last, amounts=(*last.amounts, *line.amounts))
        else:
            merged.append(line)
    return DraftStatement(
        kind=kind,
        table=table.id,
        label=table.label,
        title=table.title,
        unit=table.unit,
        columns=tuple(dict.fromkeys(a.column for line in merged for a in line.amounts)),
        lines=tuple(merged),
    )


__all__ = ["Performance", "draft"]

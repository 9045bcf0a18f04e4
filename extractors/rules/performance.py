"""Performance forms (绩效目标表): the project's money by label, indicators by the heads over them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors import forms
from extractors.forms import plain
from extractors.rules.statements import is_form, kind_of
from extractors.schema.disclosure import Cell, Disclosure, Table
from extractors.schema.draft import (
    CellRef,
    DraftAmount,
    DraftIndicator,
    DraftLine,
    DraftStatement,
    Kind,
)
from extractors.schema.money import read_number

Matrix = Sequence[Sequence[Cell | None]]


def draft(
    disclosure: Disclosure, *, lists_projects: bool
) -> tuple[list[DraftStatement], list[DraftIndicator]]:
    """Money of the projects and their indicators.

    Where the document has a list of projects (`lists_projects`) the forms repeat its money; where it has none,
    they are where the projects' money is disclosed, and count as project expenditure.
    """
    statements: list[DraftStatement] = []
    indicators: list[DraftIndicator] = []
    project: str = ""
    heads = _Heads()
    title = ""
    for table in disclosure.tables:
        if kind_of(table) is not Kind.PERFORMANCE or table.title != title:
            project, heads, title = "", _Heads(), table.title
        if kind_of(table) is not Kind.PERFORMANCE:
            continue
        matrix = table.covering()
        named = _project(table, matrix)
        if named is not None:
            project = plain(named.text)
        if not is_form(table):
            if heads.fit(table):
                # rows that a page break parted from their heads
                indicators.extend(_indicators(table, matrix, project, heads))
            continue
        at = CellRef(cell=table.cell_id(named.row, named.column)) if named is not None else None
        lines = [
            DraftLine(name=name or project or plain(table.title), name_at=label or at, amounts=tuple(amounts))
            for name, label, amounts in _money(table, matrix)
        ]
        if lines:
            statements.append(
                DraftStatement(
                    kind=Kind.PROJECTS if project and not lists_projects else Kind.PERFORMANCE,
                    table=table.id,
                    label=table.label,
                    title=table.title,
                    unit=table.unit,
                    columns=tuple(dict.fromkeys(a.column for line in lines for a in line.amounts)),
                    lines=tuple(lines),
                )
            )
        heads = heads if heads.fit(table) and named is None else _Heads()
        indicators.extend(_indicators(table, matrix, project, heads))
    return statements, indicators


def _project(table: Table, matrix: Matrix) -> Cell | None:
    for row in matrix:
        cells = _distinct(row)
        for label, value in itertools.pairwise(cells):
            if forms.PROJECT_NAME.fullmatch(plain(label.text)) and len(plain(value.text)) > 2:
                return value
    return None


def _distinct(row: Sequence[Cell | None]) -> list[Cell]:
    seen: dict[int, Cell] = {id(cell): cell for cell in row if cell is not None and cell.text.strip()}
    return list(seen.values())


def _money(table: Table, matrix: Matrix) -> Iterator[tuple[str, CellRef | None, list[DraftAmount]]]:
    """Money above the indicators: after labels such as 年度资金总额 it is the project's own, named by nothing; in
    little tables inside the form the row's label names it and the head above is its column."""
    own: list[DraftAmount] = []
    rows: list[tuple[str, CellRef | None, list[DraftAmount]]] = []
    group = ""
    for r, row in enumerate(matrix):
        cells = _distinct(row)
        texts = [plain(cell.text).rstrip("：:") for cell in cells]
        if any(forms.LEVEL1.fullmatch(text) for text in texts):
            break
        if any(forms.PERSONAL.search(text) for text in texts):
            continue
        if cells and cells[0].column == 0:
            group = texts[0]
        named: list[DraftAmount] = []
        label: Cell | None = None
        for n, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            if read_number(cell.text) is None:
                label = cell if not text.endswith(("%", "％")) else label
                continue
            before = texts[n - 1] if n else ""
            if cell.row != r or label is None:
                continue
            if forms.PROJECT_MONEY.fullmatch(before.replace("：", "").replace(":", "")):
                path = before if not group or cells[n - 1].column == 0 else f"{group}/{before}"
                own.extend(_amount(table, cell, path))
                continue
            head = _head(matrix, r, cell.column)
            if head:
                named.extend(_amount(table, cell, head))
        claimed = Counter(amount.column for amount in named)
        # two numbers under one head: the form lost a column, and which one each belongs to cannot be told
        named = [a if claimed[a.column] == 1 else a.model_copy(update={"column": ""}) for a in named]
        if named and label is not None:
            at = CellRef(cell=table.cell_id(label.row, label.column))
            rows.append((plain(label.text).rstrip("：:"), at, named))
    if own:
        yield "", None, own
    yield from rows


def _amount(table: Table, cell: Cell, path: str) -> Iterator[DraftAmount]:
    bracketed = forms.UNIT_IN_BRACKETS.search(path)
    unit = bracketed.group(1) if bracketed else table.unit
    if unit is not None:
        yield DraftAmount(column=path, at=CellRef(cell=table.cell_id(cell.row, cell.column)), unit=unit)


def _head(matrix: Matrix, r: int, column: int) -> str:
    """The nearest words above a number, if they are a head over money."""
    for row in reversed(matrix[:r]):
        cell = row[column]
        text = plain(cell.text) if cell is not None else ""
        if text and read_number(text) is None:
            return text if forms.MONEY_HEAD.fullmatch(text) else ""
    return ""


@dataclass
class _Heads:
    """In which columns of a form the levels of its indicators and their targets stand; `width` of 0 is none yet."""

    width: int = 0
    columns: dict[str, int] = field(default_factory=dict)
    levels: list[str] = field(default_factory=lambda: ["", ""])

    def fit(self, table: Table) -> bool:
        """Whether a table without heads can go on below these: as wide, or only its last blank columns are lost."""
        return bool(self.columns) and max(self.columns.values()) < len(table.columns) <= self.width


_HEADS = (
    ("level1", forms.LEVEL1),
    ("level2", forms.LEVEL2),
    ("level3", forms.LEVEL3),
    ("target", forms.TARGET),
)


def _indicators(table: Table, matrix: Matrix, project: str, held: _Heads) -> Iterator[DraftIndicator]:
    """The indicators below the heads; `held` is what the table before knew, and is kept up to date."""
    for row in matrix:
        texts = [plain(cell.text) if cell is not None else "" for cell in row]
        found = {
            name: next((c for c, text in enumerate(texts) if pattern.fullmatch(text)), -1)
            for name, pattern in _HEADS
        }
        if found["level3"] >= 0 and found["target"] >= 0:
            held.width, held.columns, held.levels = len(table.columns), found, ["", ""]
            continue
        if not held.columns:
            continue
        heads, levels = held.columns, held.levels
        target = row[heads["target"]] if heads["target"] < len(row) else None
        for n, name in enumerate(("level1", "level2")):
            text = texts[heads[name]] if 0 <= heads[name] < len(texts) else ""
            levels[n] = text or levels[n]
        level3 = texts[heads["level3"]] if heads["level3"] < len(texts) else ""
        if target is None or not target.text.strip() or not level3:
            continue
        if plain(target.text) == level3:
            continue  # one merged cell: not an indicator's row
        yield DraftIndicator(
            project=project,
            level1=levels[0],
            level2=levels[1],
            level3=level3,
            target=CellRef(cell=table.cell_id(target.row, target.column)),
        )

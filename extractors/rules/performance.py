"""Performance forms (绩效目标表): the project's money by label, indicators by the heads over them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from extractors import forms
from extractors.forms import plain
from extractors.rules.statements import kind_of
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
    kind = Kind.PERFORMANCE if lists_projects else Kind.PROJECTS
    statements: list[DraftStatement] = []
    indicators: list[DraftIndicator] = []
    project: str = ""
    for table in disclosure.tables:
        if kind_of(table) is not Kind.PERFORMANCE:
            project = ""
            continue
        matrix = table.covering()
        named = _project(table, matrix)
        if named is not None:
            project = plain(named.text)
        if not _form(matrix):
            continue
        at = CellRef(cell=table.cell_id(named.row, named.column)) if named is not None else None
        amounts = tuple(_money(table, matrix))
        if amounts:
            line = DraftLine(name=project or plain(table.title), name_at=at, amounts=amounts)
            statements.append(
                DraftStatement(
                    kind=kind,
                    table=table.id,
                    label=table.label,
                    title=table.title,
                    unit=table.unit,
                    columns=tuple(dict.fromkeys(a.column for a in amounts)),
                    lines=(line,),
                )
            )
        indicators.extend(_indicators(table, matrix, project))
    return statements, indicators


def _form(matrix: Matrix) -> bool:
    texts = {plain(cell.text) for row in matrix for cell in row if cell is not None}
    return any(forms.LEVEL1.fullmatch(t) for t in texts) or any(
        forms.PROJECT_NAME.fullmatch(t) for t in texts
    )


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


def _money(table: Table, matrix: Matrix) -> Iterator[DraftAmount]:
    """Amounts that stand right after a label such as 年度资金总额."""
    group = ""
    for r, row in enumerate(matrix):
        cells = _distinct(row)
        texts = [plain(cell.text).rstrip("：:") for cell in cells]
        if any(forms.LEVEL1.fullmatch(text) for text in texts):
            return
        if cells and cells[0].column == 0:
            group = plain(cells[0].text).rstrip("：:")
        for cell, label, value in zip(cells, texts, cells[1:], strict=False):
            known = forms.PROJECT_MONEY.fullmatch(label.replace("：", "").replace(":", ""))
            if not known or value.row != r or read_number(value.text) is None:
                continue
            bracketed = forms.UNIT_IN_BRACKETS.search(f"{group}{label}")
            unit = bracketed.group(1) if bracketed else table.unit
            if unit is not None:
                path = label if not group or cell.column == 0 else f"{group}/{label}"
                yield DraftAmount(
                    column=path, at=CellRef(cell=table.cell_id(value.row, value.column)), unit=unit
                )


def _indicators(table: Table, matrix: Matrix, project: str) -> Iterator[DraftIndicator]:
    heads: dict[str, int] = {}
    levels = ["", ""]
    for row in matrix:
        texts = [plain(cell.text) if cell is not None else "" for cell in row]
        found = {
            name: next((c for c, text in enumerate(texts) if pattern.fullmatch(text)), -1)
            for name, pattern in (
                ("level1", forms.LEVEL1),
                ("level2", forms.LEVEL2),
                ("level3", forms.LEVEL3),
                ("target", forms.TARGET),
            )
        }
        if found["level3"] >= 0 and found["target"] >= 0:
            heads = found
            levels = ["", ""]
            continue
        if not heads:
            continue
        target = row[heads["target"]] if heads["target"] < len(row) else None
        for n, name in enumerate(("level1", "level2")):
            text = texts[heads[name]] if 0 <= heads[name] < len(texts) else ""
            if text and text != levels[n]:
                levels[n] = text
                if n == 0 and not re.search("指标", text):
                    levels[n] = text
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

"""The tables of a document that print numbers beside money or alone: of people and things, of forms, of indicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import groupby

from extractors.schema.budget import Count, Indicator, Line, Mention
from extractors.schema.draft import Kind
from extractors.schema.extraction import Extraction
from service.answering.document.rows import Cell, Row, Sort, Table, Told
from service.answering.printed.bodies import TOTAL, as_office, own_bodies
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.figure import Figure
from service.patterns import regex
from service.terms import key

Place = tuple[str, int]
_STAGE_OF_WORK = regex("[一二三四五六七八九十\\d]+(?:期|批|标段)|[东南西北]区")
# The row of a form that has all the money of its project.
_ALL_MONEY = regex("(?:年度|项目)*(?:资金|预算)*(?:总额|合计|总计|总金额)")
# 某项目的绩效指标如下：, before a form that does not name its project
_INTRODUCES = regex("(?:^|[。；;])(?P<name>[^。；;，,：:]{3,30}?)的?绩效(?:目标|指标)(?:情况)?如下[:：。]?$")
_WEIGHT = regex("分值|权重|满分")
_ROW_OF = regex(r"(t\d+)r(\d+)c\d+$")
# A name of a body is no shorter.
_SHORTEST = 4


def numbers(extraction: Extraction) -> dict[tuple[str, int], list[Count | Mention]]:
    """The numbers that are all of their cells, row by row."""
    rows: dict[tuple[str, int], list[Count | Mention]] = {}
    budget = extraction.budget
    stated: tuple[Count | Mention, ...] = (*budget.counts, *(m for m in budget.mentions if not m.in_words))
    for one in stated:
        if (place := at(one.quantity.source.cell)) is not None:
            rows.setdefault(place, []).append(one)
    return rows


def at(cell: str | None) -> tuple[str, int] | None:
    """The table and the row of a cell's id."""
    found = _ROW_OF.match(cell or "")
    return (found.group(1), int(found.group(2))) if found is not None else None


def number_cell(one: Count | Mention) -> Cell:
    head = one.column or one.item.partition("/")[2]
    # what stands in brackets behind the name of a work is no unit
    unit = "" if _STAGE_OF_WORK.fullmatch(one.quantity.unit) else one.quantity.unit
    return Cell(tuple(p for p in head.split("/") if p), one.quantity.value, unit, one)


def of_numbers(
    beside: dict[tuple[str, int], list[Count | Mention]],
    named_at: Mapping[tuple[str, int], str],
    lines: Mapping[tuple[str, int], str],
    forms: Set[str],
    department: str,
) -> Iterator[Table]:
    """The tables that print numbers alone, as those of posts and people of each unit; `named_at` are the units and `lines` the
    names of all lines by their printed rows, `forms` the tables that are forms of indicators."""
    for at, group in groupby(beside.items(), key=lambda each: each[0][0]):
        if at in forms:
            continue
        rows: list[Row] = []
        total = None
        of_units = 0
        for place, numbers in group:
            first = numbers[0]
            name = first.item.removesuffix(f"/{first.column}") if first.column else first.item
            if (printed := lines.get(place, "")) and key(printed).startswith(key(name)):
                name = printed
            unit = named_at.get(place) or next(
                (u for u in named_at.values() if _is_named(key(name), key(u))), ""
            )
            of_units += bool(unit)
            row = Row(unit or name, [number_cell(one) for one in numbers])
            if TOTAL.fullmatch(key(name)):
                total = row
            elif row.key and (first.kind in (Kind.PERSONNEL, Kind.ASSETS) or _scored(row)):
                rows.append(row)
        if len(rows) > 1 and all(map(_scored, rows)):
            yield Table(Sort.INDICATOR, "", rows, total)
        elif len(rows) > 1:
            bodies = own_bodies([row.name for row in rows], "", department)
            if total is not None:
                rows = [r if key(r.name) != department else replace(r, name=as_office(r.name)) for r in rows]
            yield Table(Sort.UNIT if bodies or of_units > len(rows) / 2 else Sort.OTHER, "", rows, total)


def of_forms(catalogue: Catalogue, beside: dict[tuple[str, int], list[Count | Mention]]) -> Iterator[Table]:
    """The money of the projects that have a form of their own, a row for each: planned, spent, scored."""
    rows: dict[str, Row] = {}
    for _, group in groupby(catalogue.figures, key=lambda f: id(f.line)):
        figures = list(group)
        line = figures[0].line
        if line is None or not line.project or line.project in rows:
            continue
        own = [f for f in figures if f.subject == key(line.project) and f.header]
        if len(own) > 1 and (key(line.name) == key(line.project) or _ALL_MONEY.fullmatch(key(line.name))):
            numbers = beside.pop(at(own[0].money.source.cell) or ("", -1), [])
            rows[line.project] = Row(line.project, [*map(_of_column, own), *map(number_cell, numbers)])
    if rows:
        yield Table(Sort.PROJECT, "", list(rows.values()), named_only=True)


def _of_column(figure: Figure) -> Cell:
    return Cell(
        tuple(p for p in (figure.header or "").split("/") if p), figure.money.value, figure.money.unit, figure
    )


def _scored(row: Row) -> bool:
    """Whether a row has the score of an indicator beside its weight."""
    heads = ["".join(cell.head) for cell in row.cells]
    return any("得分" in head for head in heads) and any(_WEIGHT.search(head) for head in heads)


def _is_named(name: str, unit: str) -> bool:
    return len(name) >= _SHORTEST and (unit.startswith(name) or unit.endswith(name))


def introduced(extraction: Extraction) -> str:
    """The project that the one sentence before a form without a name says the indicators are of; empty where several do."""
    said = (_INTRODUCES.search(p.source.text.strip()) for p in extraction.passages)
    names = {found["name"] for found in said if found is not None}
    return names.pop() if len(names) == 1 else ""


def of_indicators(indicators: Sequence[Indicator], of: str) -> Iterator[Table]:
    """The indicators of each project; those of none are of the project that introduces them, where one does (`of`)."""
    by_project: dict[str, list[Row]] = {}
    for one in indicators:
        aim = Cell((), one.target.value, one.target.unit, Told(one))
        beside = [Cell((o.head,), o.target.value, o.target.unit, Told(one, o)) for o in one.others]
        levels = tuple(key(level) for level in (one.level1, one.level2) if level)
        row = Row(one.level3, [aim, *beside], project=one.project, levels=levels)
        by_project.setdefault(one.project, []).append(row)
    if of and "" in by_project and of not in by_project:
        by_project[of] = by_project.pop("")
        for row in by_project[of]:
            row.project = of
    for project, rows in by_project.items():
        yield Table(Sort.INDICATOR, key(project), rows)


def line_at(line: Line) -> tuple[str, int] | None:
    return at(line.source.cell) if line.source is not None else None


def place_of(line: Line, figures: Sequence[Figure]) -> tuple[str, int]:
    return at((line.source.cell if line.source else None) or figures[0].money.source.cell) or ("", -1)

"""The tables of a document whose rows are no items of the classification: units, projects, indicators, things to buy, assets.

A cell of a row is money, a count, a mark or a target, whatever it was extracted as; what stands in one printed row is one row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from extractors.codes import named
from extractors.schema.budget import Count, Indicator, Line, Mention, Remark, Statement
from extractors.schema.budget import Figure as Beside
from extractors.schema.draft import Kind
from extractors.schema.extraction import Extraction
from service.answering.printed.catalogue import Catalogue, Figure
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key, unnumbered


class Sort(StrEnum):
    """What the rows of a table are."""

    UNIT = "unit"
    PROJECT = "project"
    INDICATOR = "indicator"
    GOODS = "goods"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Told:
    """What an indicator sets, or what stands beside that under a head of its own."""

    indicator: Indicator
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell prints; `head` are the parts of the path over it that tell something, none for the total of a row.
    A target in words has no value."""

    head: tuple[str, ...]
    value: Decimal | None
    unit: str
    of: Figure | Count | Mention | Told


@dataclass(slots=True)
class Row:
    """A row by what it is called; `unit` and `project` are those that it is of, `levels` the levels of an indicator, `about` the
    short words that it says of itself (货物, 经常性项目)."""

    name: str
    cells: list[Cell] = field(default_factory=list)
    unit: str = ""
    project: str = ""
    levels: tuple[str, ...] = ()
    thing: Remark | None = None
    about: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return key(unnumbered(self.name))


@dataclass(slots=True)
class Table:
    """Rows of one sort in printed order, with the row that they add up to where there is one; `words` are those of its title."""

    sort: Sort
    words: str
    rows: list[Row]
    total: Row | None = None

    @property
    def heads(self) -> tuple[tuple[str, ...], ...]:
        """The paths of the columns, in the order in which they are met."""
        return tuple(dict.fromkeys(cell.head for row in self.rows for cell in row.cells))


_HEAD_OFFICE = regex("(?:本级|机关|本部)[)）]?$")
_TOTAL = regex("(?:金额)?(?:合计|总计|小计|共计|总分)")
_SORTS = regex(
    "(?:(?:专用|通用|专项|特定|部门|其他|人员类|运转类|其他运转类|特定目标类)?项目(?:支出)?|(?:其他)?运转类|特定目标类|人员类|货物类?|服务类?|工程类?)"
)
# What the name of a body ends in; a paragraph that says which bodies there are.
_A_BODY = regex("(?:局|委|办|院|校|中心|站|所|馆|队|场|学|公司|社|团|处|会|园|宫|台|库|厅|部|室|委员会)$")
_LISTS = regex("预算单位|所属单位|下属单位|直属单位|单位构成|编制范围|下设|纳入")
_UNIT_HEAD = regex("单位(?:名称)?$")
_PROJECT = regex("(?:^|/)(?:项目|专项)(?:名称)?$")
_THING = regex("物品|货物名|标的|(?:采购|购置)(?:内容|名称|品目|项目名)|品目|品名|设备名")
_YEAR = regex(r"^(?:(?:19|20)\d{2}年(?:度)?|本年度?|当年)?(?:预算|决算)?(?:数|金额|安排)?$")
_WEIGHT = regex("分值|权重|满分")
# A form of several tables, of which only the first is headed by its title.
_FORM = regex("申报表|绩效目标表")
# 某项目的绩效指标如下：, before a form that does not name its project
_INTRODUCES = regex("(?:^|[。；;])(?P<name>[^。；;，,：:]{3,30}?)的?绩效(?:目标|指标)(?:情况)?如下[:：。]?$")
_DATED = regex(r"(?<!\d)(?:19|20)\d{2}(?=年)")
_ROW_OF = regex(r"(t\d+)r(\d+)c\d+$")
# A name longer than this is a sentence in a table; one of a body is no shorter than this, what is counted in is.
_LONGEST, _SHORTEST = 60, 4
# What a row says of itself in no more than this is a sort of it.
_LONGEST_WORD = 10


def tables_of(extraction: Extraction, catalogue: Catalogue) -> tuple[Table, ...]:
    """All such tables with at least one row, in printed order; the indicators of each project are a table."""
    budget = extraction.budget
    beside = _numbers(extraction)
    units = {key(unit.name.text) for unit in budget.units} | _listed(extraction)
    department = key(budget.department.text) if budget.department else ""
    found: list[Table] = []
    forms_of = _titles(budget.statements)
    for statement, figures in _by_statement(catalogue):
        words = forms_of.get(id(statement), "")
        found += _of_statement(statement, figures, beside, units, department, budget.fiscal_year, words)
    named_at = {place: unit.name.text for unit in budget.units if (place := _at(unit.name.source.cell))}
    named_at |= {("", n): unit.name.text for n, unit in enumerate(budget.units)}
    forms = {place[0] for one in budget.indicators if (place := _at(one.target.source.cell))}
    found += _of_numbers(beside, named_at, forms)
    found += _of_indicators(budget.indicators, _introduced(extraction))
    return tuple(found)


def _titles(statements: Sequence[Statement]) -> dict[int, str]:
    """The words of the title of each table; one without a title goes on with the form that begins before it."""
    found: dict[int, str] = {}
    form = ""
    for statement in sorted(statements, key=lambda s: int(re.sub(r"\D", "", s.table) or 0)):
        title = key(f"{statement.label}{statement.title}")
        form = (title if _FORM.search(title) else "") if title else form
        found[id(statement)] = title or form
    return found


def _listed(extraction: Extraction) -> set[str]:
    """The bodies whose lines have no code and that a paragraph on the department's units names."""
    lines = (line for s in extraction.budget.statements for line in s.lines if not line.code)
    bodies = {name for line in lines if _A_BODY.search(name := key(line.name)) and len(name) >= _SHORTEST}
    said = [key(p.source.text) for p in extraction.passages if _LISTS.search(p.source.text)] if bodies else []
    return {name for name in bodies if any(name in text for text in said)}


def _by_statement(catalogue: Catalogue) -> Iterator[tuple[Statement, list[Figure]]]:
    for _, group in groupby(catalogue.figures, key=lambda f: id(f.statement)):
        figures = list(group)
        if figures[0].statement is not None:
            yield figures[0].statement, figures


def _of_statement(
    statement: Statement,
    figures: Sequence[Figure],
    beside: dict[tuple[str, int], list[Count | Mention]],
    units: set[str],
    department: str,
    year: int | None,
    words: str,
) -> Iterator[Table]:
    made: dict[Sort, list[Row]] = {}
    unit, total = "", None
    codes = {line.code for line in statement.lines if line.of_body and line.code}
    for _, group in groupby(figures, key=lambda f: id(f.line)):
        row_figures = _once(f for f in group if _of_year(f, year))
        if not row_figures:
            continue
        line = row_figures[0].line
        if line is None or line.project or len(line.name) > _LONGEST:
            continue
        name = key(line.name)
        thing = next((r for r in line.about if _THING.search(key(r.head.rpartition("/")[2]))), None)
        bought = thing is not None and statement.kind is Kind.PROCUREMENT
        sort = Sort.GOODS if bought else _sort(statement, line, name, units, department)
        if sort is Sort.UNIT and any(
            code != line.code and code.startswith(line.code or "-") for code in codes
        ):
            # a body that the others are units of
            sort, name = None, department
        if sort is None:
            if (not name or _TOTAL.fullmatch(name) or name == department) and total is None:
                total = Row(line.name, [_money(f) for f in row_figures])
            continue
        row = Row(line.name.strip(), [_money(f) for f in row_figures])
        row.about = tuple(key(r.source.text) for r in line.about if len(r.source.text) <= _LONGEST_WORD)
        if sort is Sort.UNIT:
            unit = row.name
        else:
            about = (r.source.text.strip() for r in line.about if _UNIT_HEAD.search(key(r.head)))
            about = (words for words in about if len(words) >= _SHORTEST)
            row.unit = next(about, unit)
        if sort is Sort.GOODS:
            row.thing = thing
            projects = (r.source.text.strip() for r in line.about if _PROJECT.search(key(r.head)))
            if thing is not None:
                row.project = next(projects, "" if _SORTS.fullmatch(name) else row.name)
                row.name = re.sub(r"^[A-C]\d+", "", thing.source.text.strip())
                row.about = (*row.about, name)
        row.cells += [_number(one) for one in beside.pop(_place(line, row_figures), [])]
        made.setdefault(sort, []).append(row)
    for sort, rows in made.items():
        if len(rows) > 1 or sort in (Sort.PROJECT, Sort.GOODS):
            yield _without_topic(Table(sort, words, rows, total))


def _of_year(figure: Figure, year: int | None) -> bool:
    """Whether no year stands over a figure but that of the document."""
    years = _DATED.findall(figure.header or "")
    return not years or year is None or str(year) in years


def _without_topic(table: Table) -> Table:
    """A table whose columns all stand under one head has that among the words of its title instead."""
    rows = [*table.rows, *([table.total] if table.total is not None else [])]
    first = {cell.head[:1] for row in table.rows for cell in row.cells}
    if len(first) != 1 or len(table.heads) < len(first) + 1 or () in first:
        return table
    for row in rows:
        row.cells = [replace(cell, head=cell.head[1:]) for cell in row.cells]
    table.words += key(first.pop()[0])
    return table


def _once(figures: Iterable[Figure]) -> list[Figure]:
    """The figures of a row, each printed place once: a figure may be entered under two names."""
    held: dict[int, Figure] = {}
    for figure in figures:
        held.setdefault(figure.order, figure)
    return list(held.values())


def _sort(statement: Statement, line: Line, name: str, units: set[str], department: str) -> Sort | None:
    """What a line of a statement is; None for totals, for items of the classification and what only gathers others."""
    if not name or name == department or _TOTAL.fullmatch(name) or TOTALS.fullmatch(name):
        return None
    of_projects = statement.kind is Kind.PROJECTS
    if name in units or (_HEAD_OFFICE.search(name) and not line.code):
        return Sort.UNIT
    if line.of_body and not of_projects and statement.kind is not Kind.PROCUREMENT:
        # the code of all is the beginning of the codes of the units
        return None if name == department else Sort.UNIT
    if (line.code and not line.of_body) or _SORTS.fullmatch(name):
        return None
    if of_projects:
        return Sort.PROJECT
    if statement.kind is Kind.PROCUREMENT:
        return Sort.GOODS
    if named(line.name):
        return None
    if statement.kind in (Kind.ASSETS, Kind.PERFORMANCE, Kind.PERSONNEL):
        return Sort.OTHER
    return None


def _money(figure: Figure) -> Cell:
    head = tuple(part for part in figure.column if not _YEAR.fullmatch(key(part)))
    if not head or figure.subject != key(figure.row or ""):
        parts = [part for part in (figure.header or "").split("/") if part]
        head = tuple(p for p in parts if not _YEAR.fullmatch(key(p)) and not TOTALS.fullmatch(key(p)))
    return Cell(head, figure.money.value, figure.money.unit, figure)


def _numbers(extraction: Extraction) -> dict[tuple[str, int], list[Count | Mention]]:
    """The numbers that are all of their cells, row by row."""
    rows: dict[tuple[str, int], list[Count | Mention]] = {}
    budget = extraction.budget
    stated: tuple[Count | Mention, ...] = (*budget.counts, *(m for m in budget.mentions if not m.in_words))
    for one in stated:
        if (place := _at(one.quantity.source.cell)) is not None:
            rows.setdefault(place, []).append(one)
    return rows


def _at(cell: str | None) -> tuple[str, int] | None:
    """The table and the row of a cell's id."""
    found = _ROW_OF.match(cell or "")
    return (found.group(1), int(found.group(2))) if found is not None else None


def _number(one: Count | Mention) -> Cell:
    head = one.column or one.item.partition("/")[2]
    return Cell(tuple(p for p in head.split("/") if p), one.quantity.value, one.quantity.unit, one)


def _place(line: Line, figures: Sequence[Figure]) -> tuple[str, int]:
    return _at((line.source.cell if line.source else None) or figures[0].money.source.cell) or ("", -1)


def _of_numbers(
    beside: dict[tuple[str, int], list[Count | Mention]],
    named_at: Mapping[tuple[str, int], str],
    forms: Set[str],
) -> Iterator[Table]:
    """The tables that print numbers alone, as those of posts and people of each unit; `named_at` are the units by their
    printed rows, `forms` the tables that are forms of indicators."""
    for at, group in groupby(beside.items(), key=lambda each: each[0][0]):
        if at in forms:
            continue
        rows: list[Row] = []
        total = None
        of_units = 0
        for place, numbers in group:
            first = numbers[0]
            name = first.item.removesuffix(f"/{first.column}") if first.column else first.item
            unit = named_at.get(place) or next(
                (u for u in named_at.values() if _is_named(key(name), key(u))), ""
            )
            of_units += bool(unit)
            row = Row(unit or name, [_number(one) for one in numbers])
            if _TOTAL.fullmatch(key(name)):
                total = row
            elif row.key and (first.kind in (Kind.PERSONNEL, Kind.ASSETS) or _scored(row)):
                rows.append(row)
        if len(rows) > 1 and all(map(_scored, rows)):
            yield Table(Sort.INDICATOR, "", rows, total)
        elif len(rows) > 1:
            yield Table(Sort.UNIT if of_units > len(rows) / 2 else Sort.OTHER, "", rows, total)


def _scored(row: Row) -> bool:
    """Whether a row has the score of an indicator beside its weight."""
    heads = ["".join(cell.head) for cell in row.cells]
    return any("得分" in head for head in heads) and any(_WEIGHT.search(head) for head in heads)


def _is_named(name: str, unit: str) -> bool:
    return len(name) >= _SHORTEST and (unit.startswith(name) or unit.endswith(name))


def _introduced(extraction: Extraction) -> str:
    """The project that the one sentence before a form without a name says the indicators are of; empty where several do."""
    said = (_INTRODUCES.search(p.source.text.strip()) for p in extraction.passages)
    names = {found["name"] for found in said if found is not None}
    return names.pop() if len(names) == 1 else ""


def _of_indicators(indicators: Sequence[Indicator], introduced: str) -> Iterator[Table]:
    by_project: dict[str, list[Row]] = {}
    for one in indicators:
        aim = Cell((), one.target.value, one.target.unit, Told(one))
        beside = [Cell((o.head,), o.target.value, o.target.unit, Told(one, o)) for o in one.others]
        levels = tuple(key(level) for level in (one.level1, one.level2) if level)
        row = Row(one.level3, [aim, *beside], project=one.project, levels=levels)
        by_project.setdefault(one.project, []).append(row)
    if introduced and "" in by_project and introduced not in by_project:
        by_project[introduced] = by_project.pop("")
        for row in by_project[introduced]:
            row.project = introduced
    for project, rows in by_project.items():
        yield Table(Sort.INDICATOR, key(project), rows)

"""All tables of a document by their rows, as its statements, its forms and its numbers print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from extractors.codes import named
from extractors.schema.budget import Count, Line, Mention, Statement
from extractors.schema.draft import Kind
from extractors.schema.extraction import Extraction
from service.answering.document.numbered import (
    at,
    introduced,
    line_at,
    number_cell,
    numbers,
    of_forms,
    of_indicators,
    of_numbers,
    place_of,
)
from service.answering.document.rows import Cell, Row, Sort, Table
from service.answering.printed.bodies import (
    A_BODY,
    HEAD_OFFICE,
    TOTAL,
    as_office,
    bodies_of,
    coded,
    is_body,
    without_total,
)
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.figure import Figure
from service.answering.printed.row_names import year_beside
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

_SORTS = regex(
    "(?:(?:专用|通用|专项|特定|部门|其他|人员类|运转类|其他运转类|特定目标类)?项目(?:支出)?|(?:其他)?运转类|特定目标类|人员类|货物类?|服务类?|工程类?)"
)
# A paragraph that says which bodies there are.
_LISTS = regex("预算单位|所属单位|下属单位|直属单位|单位构成|编制范围|下设|纳入")
_UNIT_HEAD = regex("单位(?:名称)?$")
# What an item of a unit is spent as, where a project or an item of the classification has a row for each (一般公用经费 | 电费).
_SPENT_AS = regex("(?<!政府预算)(?<!政府)(?:经济(?:分类)?科目|经济分类)(?:名称)?$")
_PROJECT = regex("(?:^|/)(?:项目|专项)(?:名称)?$")
_THING = regex("物品|货物名|标的|(?:采购|购置)(?:内容|名称|品目|项目名)|品目|品名|设备名")
# 重点项目绩效自评情况表: a row for each project
_OF_PROJECTS = regex(
    "项目(?:支出)?(?:预算)?(?:绩效)?(?:自评|评价|目标)?(?:结果|得分|评分|完成|执行|公开)*(?:情况|汇总|一览|明细|统计)+表?$"
)
_YEAR = regex(r"^(?:(?:19|20)\d{2}年(?:度)?|本年度?|当年)?(?:预算|决算)?(?:数|金额|安排)?$")
# What prints the items of the classification under their own names.
_BY_ITEM = (Kind.RECEIPTS, Kind.EXPENDITURE, Kind.GENERAL_BY_FUNCTION, Kind.BASIC_BY_FUNCTION)
# A form of several tables, of which only the first is headed by its title.
_FORM = regex("申报表|绩效目标表")
_DATED_HEAD = regex(r"^(?:19|20)\d{2}年度?")
_DATED = regex(r"(?<!\d)(?:19|20)\d{2}(?=年)")
# A name longer than this is a sentence in a table; one of a body is no shorter than this, what is counted in is.
_LONGEST, _SHORTEST = 60, 4
_SEVERAL = 2
# What a row says of itself in no more than this is a sort of it.
_LONGEST_WORD = 10


def tables_before(extraction: Extraction, catalogue: Catalogue) -> tuple[Table, ...]:
    """The tables of statements with those columns alone that print the year before the document's own."""
    year = extraction.budget.fiscal_year
    if year is None:
        return ()
    before = tuple(f for f in catalogue.figures if str(year - 1) in _DATED.findall(f.header or ""))
    return tuple(_of_statements(extraction, Catalogue(extraction, before), {}, year - 1)) if before else ()


def tables_of(extraction: Extraction, catalogue: Catalogue) -> tuple[Table, ...]:
    """All such tables with at least one row, in printed order; the indicators of each project are a table."""
    budget = extraction.budget
    beside = numbers(extraction)
    department = key(budget.department.text) if budget.department else ""
    found = list(_of_statements(extraction, catalogue, beside, budget.fiscal_year))
    named_at = {place: unit.name.text for unit in budget.units if (place := at(unit.name.source.cell))}
    named_at |= {("", n): unit.name.text for n, unit in enumerate(budget.units)}
    lines = {place: line.name for s in budget.statements for line in s.lines if (place := line_at(line))}
    forms = {place[0] for one in budget.indicators if (place := at(one.target.source.cell))}
    found += of_forms(catalogue, beside)
    found += of_numbers(beside, named_at, lines, forms, department)
    found += of_indicators(budget.indicators, introduced(extraction))
    return tuple(found)


def _of_statements(
    extraction: Extraction,
    catalogue: Catalogue,
    beside: dict[tuple[str, int], list[Count | Mention]],
    year: int | None,
) -> Iterator[Table]:
    budget = extraction.budget
    department = key(budget.department.text) if budget.department else ""
    units = {key(unit.name.text) for unit in budget.units} | _listed(extraction)
    units = units.union(*(bodies_of(statement, department) for statement in budget.statements))
    forms = _titles(budget.statements)
    items = {f.code: f.subject for f in reversed(catalogue.figures) if f.code and f.kind in _BY_ITEM}
    for statement, figures in _by_statement(catalogue):
        words = forms.get(id(statement), "")
        yield from _of_statement(statement, figures, beside, units, department, year, words, items)


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
    bodies = {name for line in lines if A_BODY.search(name := key(line.name)) and len(name) >= _SHORTEST}
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
    items: Mapping[str, str],
) -> Iterator[Table]:
    made: dict[Sort, list[Row]] = {}
    unit, total = "", None
    groups: list[tuple[str, Row, int]] = []
    classes: list[Row] = []
    own = _own_office(figures, department) if department in units else None
    codes = {line.code for line in statement.lines if line.of_body and line.code}
    for _, group in groupby(figures, key=lambda f: id(f.line)):
        row_figures = _of_year(list(group), year)
        if not row_figures:
            continue
        line = row_figures[0].line
        if line is None or line.project or len(line.name) > _LONGEST:
            continue
        name = key(line.name)
        thing = next((r for r in line.about if _names_thing(r.head)), None)
        bought = thing is not None and statement.kind is Kind.PROCUREMENT
        sort = Sort.GOODS if bought else _sort(statement, line, name, units, department, items)
        if own is line:
            sort = Sort.UNIT
        if sort is Sort.UNIT and any(
            code != line.code and code.startswith(line.code or "-") for code in codes
        ):
            # a body that the others are units of
            sort, name = None, department
        if sort is None:
            class_ = next(
                (key(r.source.text) for r in line.about if _SORTS.fullmatch(key(r.source.text))), ""
            )
            if class_ or _SORTS.fullmatch(name):
                subtotal = Row(class_ or name, [_money(f) for f in row_figures])
                groups.append((class_ or name, subtotal, len(made.get(Sort.PROJECT, ()))))
            if (not name or TOTAL.fullmatch(name) or name == department) and total is None:
                total = Row(line.name, [_money(f) for f in row_figures])
            unit = "" if not name or TOTAL.fullmatch(name) or name == department else unit
            continue
        row = Row(line.name.strip(), [_money(f) for f in row_figures])
        if own is line:
            # set beside its units a department is its own office
            row.name = as_office(row.name)
        row.about = tuple(key(r.source.text) for r in line.about if len(r.source.text) <= _LONGEST_WORD)
        if sort is Sort.PROJECT and (item := items.get(line.code, name)) != name:
            row.about += (item,)
        if sort is Sort.UNIT:
            unit = row.name = without_total(row.name)
        else:
            about = (r.source.text.strip() for r in line.about if _UNIT_HEAD.search(key(r.head)))
            about = (words for words in about if len(words) >= _SHORTEST or is_body(key(words)))
            row.unit = next(about, row_figures[0].unit or unit)
        if sort is Sort.GOODS:
            row.thing = thing
            projects = (r.source.text.strip() for r in line.about if _PROJECT.search(key(r.head)))
            if thing is not None:
                row.project = next(projects, "" if _SORTS.fullmatch(name) else row.name)
                row.name = re.sub(r"^[A-C]\d+", "", thing.source.text.strip())
                row.about = (*row.about, name)
        if sort is Sort.ITEM and not row.unit:
            continue
        row.cells += [number_cell(one) for one in beside.pop(place_of(line, row_figures), [])]
        made.setdefault(sort, []).append(row)
        if sort is Sort.ITEM and (spent := _spent_as(row, line)) is not None:
            classes.append(spent)
    of_units = {row.unit for row in made.get(Sort.ITEM, ())}
    if len(of_units) < _SEVERAL:
        made.pop(Sort.ITEM, None)
        classes = []
    for row in (*made.get(Sort.ITEM, ()), *classes):
        if key(row.unit) == department and not any(HEAD_OFFICE.search(key(unit)) for unit in of_units):
            # what stands under the department itself among its units is its own office's
            row.unit = as_office(row.unit)
    _grouped(made.get(Sort.PROJECT, []), groups)
    for sort, rows in (*made.items(), (Sort.ITEM, classes)):
        if len(rows) > 1 or (rows and sort in (Sort.PROJECT, Sort.GOODS)):
            # what a form of performance says of the whole budget is an extract of other tables
            extract = statement.kind is Kind.PERFORMANCE and sort is Sort.OTHER
            yield _without_topic(Table(sort, words, rows, total, named_only=extract))


def _spent_as(row: Row, line: Line) -> Row | None:
    """The row of an item by what it is spent as (电费), told with the name that it is printed under; None where it says none."""
    said = next((r for r in line.about if _SPENT_AS.search(key(r.head)) and r.source.text.strip()), None)
    if said is None or key(said.source.text) == key(row.name):
        return None
    return Row(said.source.text.strip(), list(row.cells), row.unit, thing=said)


def _names_thing(head: str) -> bool:
    """Whether words under a head name what is bought; where it stands over several columns the one of names."""
    over, _, own = key(head).rpartition("/")
    return _THING.search(over if own in ("名称", "品名") and over else own) is not None


def _own_office(figures: Sequence[Figure], department: str) -> Line | None:
    """The line of the department itself among its units, whose amounts the total row does not repeat; None for none."""
    of_line: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.line is not None and not figure.line.code:
            name = key(figure.line.name)
            of_line.setdefault("" if not name or TOTAL.fullmatch(name) else name, []).append(figure)
    said, whole = of_line.get(department, []), of_line.get("", [])
    repeated = {f.money.value for f in said if f.money.value} <= {f.money.value for f in whole}
    return said[0].line if said and whole and not repeated else None


def _grouped(rows: Sequence[Row], groups: Sequence[tuple[str, Row, int]]) -> None:
    """Has the rows that come to the total of a class (特定目标类) say that they are of it; the total stands before them."""
    ends = [*(start for _, _, start in groups[1:]), len(rows)]
    for (name, subtotal, start), end in zip(groups, ends, strict=True) if groups else ():
        of = [next((c.value for c in row.cells if not c.head), None) for row in (*rows[start:end], subtotal)]
        if len(of) > 1 and None not in of and sum(v for v in of[:-1] if v is not None) == of[-1]:
            for row in rows[start:end]:
                row.about = (*row.about, name)


def _of_year(figures: Sequence[Figure], year: int | None) -> list[Figure]:
    """The figures of a row over or beside which no year stands but that of the document, each printed place once: a figure may
    be entered under two names."""
    line = figures[0].line
    if line is not None and year_beside(line, year) not in (None, year):
        return []
    held: dict[int, Figure] = {}
    for figure in figures:
        years = _years_in(figure.header or "")
        if not years or year is None or str(year) in years:
            held.setdefault(figure.order, figure)
    return list(held.values())


@lru_cache(maxsize=4_096)
def _years_in(header: str) -> frozenset[str]:
    return frozenset(_DATED.findall(header))


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


def _sort(
    statement: Statement, line: Line, name: str, units: set[str], department: str, items: Mapping[str, str]
) -> Sort | None:
    """What a line of a statement is; None for totals, for items of the classification and what only gathers others."""
    if not name or name == department or TOTAL.fullmatch(name) or TOTALS.fullmatch(name):
        return None
    of_projects = statement.kind is Kind.PROJECTS
    if name in units or without_total(name) in units or (HEAD_OFFICE.search(name) and not line.code):
        return Sort.UNIT
    if line.of_body and not of_projects and statement.kind is not Kind.PROCUREMENT:
        # the code of all is the beginning of the codes of the units
        return None if name == department else Sort.UNIT
    performed = statement.kind is Kind.PERFORMANCE and _OF_PROJECTS.search(key(statement.title))
    item = named(line.name) or items.get(line.code) == name
    if (of_projects or performed) and coded(line) and not item and not _SORTS.fullmatch(name):
        # the code of a project is that of the item that it is booked under
        return Sort.PROJECT
    if (line.code and not line.of_body) or _SORTS.fullmatch(name):
        return (
            Sort.ITEM if coded(line) and not of_projects and statement.kind is not Kind.PROCUREMENT else None
        )
    if of_projects:
        return Sort.PROJECT
    if statement.kind is Kind.PROCUREMENT:
        return Sort.GOODS
    if performed:
        return Sort.PROJECT
    if named(line.name):
        return None if of_projects else Sort.ITEM
    if statement.kind in (Kind.ASSETS, Kind.PERFORMANCE, Kind.PERSONNEL):
        return Sort.OTHER
    return None


def _money(figure: Figure) -> Cell:
    head = _telling(figure.column)
    if not head or figure.subject != key(figure.row or ""):
        head = _telling_of(figure.header or "")
    if not head and figure.planned:
        # what was planned is a column beside what was spent, which is the row's own
        head = (figure.header or "").rpartition("/")[2:]
    # 2022年“三公”经费合计: the tables of a year have no figures of another
    head = tuple(_DATED_HEAD.sub("", part) or part for part in head)
    return Cell(head, figure.money.value, figure.money.unit, figure)


@lru_cache(maxsize=4_096)
def _telling(column: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a column's path that tell more than the year."""
    return tuple(part for part in column if not _YEAR.fullmatch(key(part)))


@lru_cache(maxsize=4_096)
def _telling_of(header: str) -> tuple[str, ...]:
    """The same of the whole header, without what says that it is all."""
    parts = _telling(tuple(part for part in header.split("/") if part))
    return tuple(part for part in parts if not TOTALS.fullmatch(key(part)))

"""Tables of the prescribed forms → statements with lines and amounts, by their titles and column heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors import codes, forms
from extractors.forms import plain
from extractors.rules import pairs
from extractors.rules.lines import lines_of
from extractors.rules.pairs import Pair
from extractors.schema.disclosure import Cell, Disclosure, Role, Table
from extractors.schema.draft import (
    CellRef,
    DraftLine,
    DraftStatement,
    Kind,
    Ref,
    SpanRef,
)

_FUNCTIONAL = re.compile(r"2\d\d(?:\d\d){0,2}")
_ECONOMIC = re.compile(r"[35]\d\d(?:\d\d){0,3}")
# Whose form it is: the label, and what stands behind it.
_BODY = re.compile(r"(?:预算|填报|申报|主管|实施)?(?:部门|单位)(?:[（(](?:部门|单位)[)）])?名称")
_SAID_BODY = re.compile(r".*[局委办院会厅处队所站中心校社部馆府镇乡](?:本级|机关)?(?:[（(].*[)）])?")
# 一、“三公”经费支出: the heading of a block of rows
_BLOCK = re.compile(r"[一二三四五六七八九十]+、")
# 一般公共预算财政拨款收入支出决算表: the receipts and expenditure of one kind of money, item by item
_GENERAL = re.compile(r"一般公共预算.{0,6}财政拨款")
_BLOCKS = (Kind.THREE_PUBLIC, Kind.OPERATING, Kind.ASSETS, Kind.PROCUREMENT, Kind.PERSONNEL)


@dataclass(frozen=True)
class Read:
    """A table with what it is: its statement's kind, whether it is laid out as a form, and its lines."""

    table: Table
    kind: Kind
    is_form: bool
    lines: tuple[DraftLine, ...]
    # the unit of rows that count things, by row and panel
    counted: Mapping[tuple[int, int], str]
    # the numbers of a table of labels and values, which has no lines
    pairs: tuple[Pair, ...] = ()


def read(table: Table) -> Read:
    """What a table is: its title says so; codes and heads decide where titles are used loosely."""
    lines, counted = lines_of(table)
    kind = _kind(table, lines)
    told = tuple(pairs.of(table, kind))
    return Read(table, kind, is_form(table), () if told else lines, counted, told)


def _kind(table: Table, lines: Sequence[DraftLine]) -> Kind:
    kind = forms.kind_of_title(table.title)
    if kind is None:
        if _has_indicators(table):
            return Kind.PERFORMANCE
        return Kind.PROJECTS if _lists_projects(table) else Kind.OTHER
    if kind is Kind.PERFORMANCE and "整体" in table.title and _lists_projects(table) and not is_form(table):
        # the list of projects that a form of the whole department holds
        return Kind.PROJECTS
    if kind is Kind.FISCAL_APPROPRIATION and _GENERAL.search(plain(table.title)):
        functional, economic = _code_counts(table, lines)
        kind = Kind.GENERAL_BY_FUNCTION if functional > economic else kind
    if kind in (*forms.BY_FUNCTION, *forms.BY_ECONOMIC):
        if kind is Kind.BASIC_BY_ECONOMIC and _has_projects(table):
            kind = Kind.GENERAL_BY_FUNCTION  # a table of all expenditure under the title of the basic one
        functional, economic = _code_counts(table, lines)
        if functional > economic or (not economic and re.search("功能", table.title)):
            kind = forms.BY_FUNCTION.get(kind, kind)
        elif economic or re.search("经济", table.title):
            kind = forms.BY_ECONOMIC.get(kind, kind)
    return kind


def _lists_projects(table: Table) -> bool:
    """A column of projects' names before columns of money, whatever the title."""
    return any(
        c.role is Role.NAME and c.path and forms.PROJECT_NAME.fullmatch(c.path[-1]) for c in table.columns
    ) and any(
        c.role is Role.VALUE and c.path and forms.MONEY_HEAD.fullmatch(c.path[-1]) for c in table.columns
    )


def is_form(table: Table) -> bool:
    """A form of labels and values (绩效目标表), not a table with a header of its own."""
    if not any(column.path for column in table.columns if column.role is Role.VALUE):
        return True
    return _has_indicators(table) or _is_listed(table) or any(_names_project(row) for row in table.rows[:3])


def _names_project(row: Sequence[Cell | None]) -> bool:
    """A row of labels and values in turn, one of them the name of the project or of the body; a header has more heads
    than that, or others beside it."""
    texts = [plain(cell.text) for cell in row if cell is not None and cell.text.strip()]
    if len(texts) not in (2, 4):
        return False
    return any(
        forms.PROJECT_NAME.fullmatch(label) or (_BODY.fullmatch(label) and _SAID_BODY.fullmatch(value))
        for label, value in zip(texts[::2], texts[1::2], strict=True)
    )


def _is_listed(table: Table) -> bool:
    """Two rows or more of a level, an indicator and what is planned of it."""
    rows = [[plain(c.text) for c in row if c is not None and c.text.strip()] for row in table.rows]
    return (
        sum(
            len(texts) > 2 and texts[0].endswith("指标") and bool(forms.PLANNED.match(texts[2]))
            for texts in rows
        )
        > 1
    )


def _has_indicators(table: Table) -> bool:
    """Heads of indicators side by side; a merged cell stands beside all that it spans (三级指标 below 绩效指标 | 指标值)."""
    rows = (
        list(dict.fromkeys(c for c in row if c is not None and c.text.strip())) for row in table.covering()
    )
    return any(forms.heads_indicators([plain(c.text) for c in row]) for row in rows if row)


def _has_projects(table: Table) -> bool:
    return any(
        column.role is Role.VALUE and re.search("项目支出|专项", "/".join(column.path))
        for column in table.columns
    ) and any(column.path and re.search("基本支出", column.path[0]) for column in table.columns)


def _code_counts(table: Table, lines: Sequence[DraftLine]) -> tuple[int, int]:
    """Rows with a functional and rows with an economic code; columns named after economic items count too, those of 类
    (工资福利支出) where the title says that the table is by them."""
    functional = sum(bool(_FUNCTIONAL.fullmatch(line.code)) for line in lines)
    economic = sum(bool(_ECONOMIC.fullmatch(line.code)) for line in lines)
    if functional and not economic:
        items = sum(
            bool(re.search(r"办公费|基本工资|离休费|津贴补贴", "".join(c.path))) for c in table.columns
        )
        if re.search("经济分类", table.title) and not re.search("功能", table.title):
            items += sum(any(map(_is_economic, c.path)) for c in table.columns if c.role is Role.VALUE)
        return (functional, functional + items) if items else (functional, 0)
    return functional, economic


def _is_economic(head: str) -> bool:
    return any(_ECONOMIC.fullmatch(code) for code in codes.named(head))


def draft(disclosure: Disclosure, tables: Iterable[Read]) -> Iterator[DraftStatement]:
    """A statement for each table that holds amounts or says that it is blank; one for each block of a table that holds
    several (“三公”经费, 国有资产, 政府采购 under a title of its own)."""
    for each in tables:
        table, kind, lines = each.table, each.kind, each.lines
        if kind is Kind.PERFORMANCE and each.is_form:
            continue
        nil = _nil(table, disclosure) if not any(line.amounts for line in lines) else None
        if not any(line.amounts for line in lines) and (nil is None or kind is Kind.OTHER):
            continue
        columns = tuple(
            "/".join(c.path) for c in table.columns if c.role is Role.VALUE or c.index in table.moved.values()
        )
        for part, held in _blocks(kind, lines):
            yield DraftStatement(
                kind=part,
                table=table.id,
                label=table.label,
                title=table.title,
                unit=table.unit,
                columns=columns,
                lines=held,
                nil=nil,
                title_at=_title_place(table),
            )


def _blocks(kind: Kind, lines: tuple[DraftLine, ...]) -> list[tuple[Kind, tuple[DraftLine, ...]]]:
    """The lines by what the heading of their block announces, where a table of several has no kind of its own or that of
    its first."""
    if kind not in (Kind.OTHER, *_BLOCKS):
        return [(kind, lines)]
    blocks: list[tuple[Kind, list[DraftLine]]] = [(kind, [])]
    for line in lines:
        announced = forms.kind_of_title(line.name) if _BLOCK.match(line.name) else None
        if announced in _BLOCKS and announced is not None:
            blocks.append((announced, []))
        blocks[-1][1].append(line)
    held = [(part, tuple(block)) for part, block in blocks if any(line.amounts for line in block)]
    return held if len(blocks) > 2 else [(kind, lines)]


def _title_place(table: Table) -> Ref | None:
    """The line above the table that its title stands on, alone or beside label and unit."""
    title = plain(table.title)
    line = next((line for line in table.caption if title and title in plain(line.text)), None)
    return None if line is None else SpanRef(paragraph=line.id, start=0, end=len(line.text))


def _nil(table: Table, disclosure: Disclosure) -> Ref | None:
    """Where a table without amounts says why: in a note below, or in its body."""
    for line in reversed(table.notes):
        note = disclosure.find_paragraph(line.id) or line
        if forms.NIL.search(note.text) and not re.match(r".{0,6}本表反映", note.text):
            return SpanRef(paragraph=note.id, start=0, end=len(note.text))
    for r, row in enumerate(table.rows[table.header_rows :], table.header_rows):
        for c, cell in enumerate(row):
            if cell is not None and forms.NIL.search(plain(cell.text)):
                return CellRef(cell=table.cell_id(r, c))
    return None

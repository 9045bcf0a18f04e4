"""What the other rules leave over: every printed figure gets the words or heads that say what it is of.

Running text, and the words in cells, hold rates, standards and counts that are neither a statement's amount nor a
change (按人均标准7000元/人, 覆盖率达95%). A number in a table whose column is no money (占比, 面积) stands here as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractors import forms
from extractors.forms import plain
from extractors.numerals import Numeral, Sort, numerals
from extractors.rules.prose import names
from extractors.rules.statements import kind_of
from extractors.schema.disclosure import Cell, Column, Disclosure, Paragraph, Role, Table
from extractors.schema.draft import CellRef, Draft, DraftMention, DraftNarrative, Kind, Ref, SpanRef
from extractors.schema.measure import unit_behind
from extractors.schema.money import read_number

_BOUNDARY = re.compile(r"[，,；;。：:！？!?\n（(]")
_LEAD = re.compile(
    r"^(?:其中|包括|以及|另有|另|及|和|与|并|现有|现设|下设|共有|合计|共计|约|近|截[至止]|按照?|根据|预计|计划|达到?|不[少低]于|不超过|至少|超过|[、\s“”\"]|年[末底初])+"
)
_TAIL = re.compile(
    r"(?:共有|共计|合计|总计|共|约|近|为|是|达到?|有|的|需要?|由|从|至|到|按|以|仅|只有|不[少低]于|不超过|至少|超过|大于|小于|≥|≤|>|<|=|[、\s“”\"])+$"
)
_NAMED_BEHIND = re.compile(r"[\u4e00-\u9fff]{2,10}")
_FIGURE = re.compile(r"\d[\d,.]*")
_LONGEST = 30
# A clause longer than this names nothing.
_NEAR = 80
# Longer words in a column of names are a text of their own.
_LONGEST_NAME = 40
_UNIT_OF_HEAD = re.compile(r"[（(](?:单位[:：])?(台[（(]套[)）]|[\u4e00-\u9fff%％/、㎡]{1,6})[)）]$")


@dataclass
class Claims:
    """Which characters of which cell or paragraph the other rules point at; a whole cell is None."""

    cells: dict[str, list[tuple[int, int] | None]] = field(default_factory=lambda: defaultdict(list))
    paragraphs: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, refs: Iterable[Ref | None]) -> Claims:
        claims = cls()
        for ref in refs:
            if isinstance(ref, CellRef):
                claims.cells[ref.cell].append(None if ref.end is None else (ref.start, ref.end))
            elif ref is not None:
                claims.paragraphs[ref.paragraph].append((ref.start, ref.end))
        return claims

    def in_cell(self, cell: str, start: int, end: int) -> bool:
        return any(span is None or (span[0] <= start and end <= span[1]) for span in self.cells.get(cell, ()))

    def in_paragraph(self, paragraph: str, start: int, end: int) -> bool:
        return any(a <= start and end <= b for a, b in self.paragraphs.get(paragraph, ()))


def draft(disclosure: Disclosure, known: Draft) -> Iterator[DraftMention]:
    """A mention for each figure that `known` reads nowhere, in printed order: text first, then tables."""
    claims = Claims.of(known.figures())
    department = known.facts.department
    told = defaultdict(list)
    for item in known.narrative:
        told[item.sentence.paragraph].append(item)
    for section in disclosure.sections:
        if any(re.search(r"名词解释|目\s*录", heading) for heading in section.heading):
            continue
        label = ""
        for paragraph in section.paragraphs:
            if read_number(paragraph.text) is not None:
                yield from _alone(paragraph, label, claims)
                continue
            label = paragraph.text
            yield from _in_text(paragraph, section.heading, claims, told[paragraph.id], department)
    for table in disclosure.tables:
        yield from _in_table(table, claims, department)


# --- running text -----------------------------------------------------------------------------------------


def _alone(paragraph: Paragraph, label: str, claims: Claims) -> Iterator[DraftMention]:
    """A line that is a number: what a dump left of a form, the line above it being its label."""
    text = plain(label)
    if 1 < len(text) <= _LONGEST and not claims.in_paragraph(paragraph.id, 0, len(paragraph.text)):
        bracketed = forms.UNIT_IN_BRACKETS.search(text)
        yield DraftMention(
            kind=Kind.NARRATIVE,
            item=text,
            at=SpanRef(paragraph=paragraph.id, start=0, end=len(paragraph.text)),
            unit=bracketed.group(1) if bracketed else "",
        )


def _in_text(
    paragraph: Paragraph,
    heading: tuple[str, ...],
    claims: Claims,
    told: Sequence[DraftNarrative],
    department: str,
) -> Iterator[DraftMention]:
    if forms.PERSONAL.search(paragraph.text):
        return
    for numeral in numerals(paragraph.text):
        if numeral.sort is not Sort.FIGURE or claims.in_paragraph(paragraph.id, numeral.start, numeral.end):
            continue
        said = item_of(paragraph.text, numeral, department)
        # a sentence that says an amount again, or what it rests on, speaks of the item it began with
        spoken = [item for item in told if item.sentence.start <= numeral.start]
        item = spoken[-1].item if spoken else said or (heading[-1] if heading else "")
        if item and numeral.unit:
            yield DraftMention(
                kind=Kind.NARRATIVE,
                item=plain(item),
                column=said if spoken else "",
                at=SpanRef(paragraph=paragraph.id, start=numeral.start, end=numeral.end),
                unit=unit_of(numeral),
            )


def item_of(text: str, numeral: Numeral, department: str) -> str:
    """What a figure in a sentence is of: the words before it in its clause, else those behind its unit."""
    near = max(0, numeral.start - _NEAR)
    clause = max((found.end() for found in _BOUNDARY.finditer(text, near, numeral.start)), default=near)
    before = text[clause : numeral.start]
    name = names.item_of(before, department) or before
    rest = plain(name)
    # words behind another figure of the clause begin with its unit
    for digits in list(_FIGURE.finditer(rest))[-1:]:
        rest = rest[unit_behind(rest, digits.end())[1] :]
    name = _TAIL.sub("", _LEAD.sub("", rest))
    behind = _NAMED_BEHIND.match(text, numeral.stop)
    if len(name) < 2 and behind:
        return name + behind.group()
    return name[-_LONGEST:]


def unit_of(numeral: Numeral) -> str:
    """The unit behind a figure, spelled out (万 is 万元)."""
    return {"万": "万元", "亿": "亿元"}.get(plain(numeral.unit), plain(numeral.unit))


# --- tables -----------------------------------------------------------------------------------------------


def _in_table(table: Table, claims: Claims, department: str) -> Iterator[DraftMention]:
    kind = kind_of(table)
    named = [c.index for c in table.columns if c.role is Role.NAME]
    for r in range(table.header_rows, len(table.rows)):
        row = table.rows[r]
        if r in table.rulers or any(c is not None and forms.PERSONAL.search(c.text) for c in row):
            continue
        name = _name(row, named)
        # without a name the nearest words to the left say what a number is of
        beside = ""
        for column in table.columns:
            cell = row[column.index]
            if cell is not None and cell.text.strip() and not _is_number(cell.text):
                beside = plain(cell.text)
            if cell is None or not any(map(str.isdigit, cell.text)):
                continue
            if cell is name and len(plain(cell.text)) <= _LONGEST_NAME:
                continue
            if column.role in (Role.CODE, Role.RANK):
                continue
            yield from _in_cell(
                table,
                r,
                column,
                cell,
                plain(name.text) if name is not None else "",
                beside,
                kind,
                claims,
                department,
            )


def _name(row: Iterable[Cell | None], named: list[int]) -> Cell | None:
    cells = list(row)
    texts = [cells[n] for n in named if n < len(cells)]
    words = [c for c in texts if c is not None and c.text.strip() and not _is_number(c.text)]
    return next((c for c in words if len(plain(c.text)) <= _LONGEST_NAME), None)


def _is_number(text: str) -> bool:
    return read_number(plain(text).rstrip("%％")) is not None


def _in_cell(
    table: Table,
    r: int,
    column: Column,
    cell: Cell,
    row_name: str,
    beside: str,
    kind: Kind,
    claims: Claims,
    department: str,
) -> Iterator[DraftMention]:
    place = table.cell_id(r, column.index)
    path = "/".join(column.path)
    if _is_number(cell.text):
        if not claims.in_cell(place, 0, len(cell.text)):
            item = row_name or beside
            unit = "%" if re.search(r"[%％]", cell.text) else _unit_of(table, column, row_name)
            yield DraftMention(
                kind=kind, item=item, column=path, at=CellRef(cell=place), unit=unit, in_words=False
            )
        return
    for said, numeral in in_words(cell.text, department):
        if not claims.in_cell(place, numeral.start, numeral.end) and (row_name or said):
            yield DraftMention(
                kind=kind,
                item=row_name or said,
                column="/".join(part for part in (path, said if row_name else "") if part),
                at=CellRef(cell=place, start=numeral.start, end=numeral.end),
                unit=unit_of(numeral),
            )


def in_words(text: str, department: str) -> Iterator[tuple[str, Numeral]]:
    """The figures with a unit in the words of a cell, each with what it is said to be of."""
    for numeral in numerals(text):
        if numeral.sort is Sort.FIGURE and numeral.unit:
            yield plain(item_of(text, numeral, department)), numeral


def _unit_of(table: Table, column: Column, row_name: str) -> str:
    """The unit of a number that stands alone in its cell: its head's, its name's, or the table's own."""
    head = column.path[-1] if column.path else ""
    if re.search(r"[%％]|比例|比重|占比|百分|率$", head):
        return "%"
    for text in (head, row_name):
        bracketed = _UNIT_OF_HEAD.search(text)
        if bracketed:
            return bracketed.group(1)
    return "" if forms.NOT_MONEY.search("/".join(column.path)) else table.unit or ""

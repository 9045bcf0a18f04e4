"""The units (预算单位) that a department's disclosure covers, from its table of units or the list in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors import forms
from extractors.forms import plain
from extractors.rules.statements import Read
from extractors.schema.disclosure import WITHHELD, Cell, Disclosure, Role
from extractors.schema.draft import CellRef, DraftFigure, DraftUnit, Kind, SpanRef
from extractors.schema.money import read_number

_HEAD = re.compile(r"(?:预算|所属|下属|二级)?(?:单位|机构)(?:名称)?")
_HEADED = re.compile(r"机构设置|单位构成|部门构成|机构构成|预算单位|单位情况|机构情况|基本情况|机构人员")
_COVERS = re.compile(r"包括|构成|如下|分别(?:为|是)|所属.{0,8}单位|下属.{0,8}单位")
_BODY = r"(?:局|委|办|部|厅|院|会|处|室|校|站|所|队|馆|社|台|园|中心|政府|街道|学|本部|本级|机关|[（(](?:本级|本部|机关)[)）])"
_LISTED = re.compile(
    rf"(?:^|(?<=[\s。；;：:，,、]))(?:[（(]?\d{{1,2}}[)）.．、]|[（(][一二三四五六七八九十]{{1,2}}[)）]|[①-⑳])\s*"
    rf"(?P<name>[^。；;，,：:\s\d]{{3,40}}?{_BODY}(?:[（(][^）)]{{1,10}}[)）])?)(?=[。；;，,、\s]|$)"
)


def draft(disclosure: Disclosure, tables: Iterable[Read]) -> Iterator[DraftUnit]:
    """Each unit once, tables first; where a table lists them, the text does not count again."""
    seen: set[str] = set()
    for read in tables:
        for name, unit in _of_table(read):
            if name not in seen:
                seen.add(name)
                yield unit
    if not seen:
        yield from _in_text(disclosure)


def _of_table(read: Read) -> Iterator[tuple[str, DraftUnit]]:
    """The rows of a table whose names are bodies and which holds no amounts."""
    table = read.table
    named = next(
        (c for c in table.columns if c.role is Role.NAME and c.path and _HEAD.fullmatch(c.path[-1])), None
    )
    if read.kind is not Kind.OTHER or named is None or any(line.amounts for line in read.lines):
        return
    for r, row in enumerate(table.rows[table.header_rows :], table.header_rows):
        cell = row[named.index]
        if cell is None or not _is_name(cell):
            continue
        about = (
            DraftFigure(head=column.path[-1], at=CellRef(cell=table.cell_id(r, column.index)))
            for column in table.columns
            if column is not named
            and column.path
            and column.role is not Role.RANK
            and _says(row[column.index])
        )
        at = CellRef(cell=table.cell_id(r, named.index))
        yield plain(cell.text), DraftUnit(name=at, about=tuple(about))


def _is_name(cell: Cell) -> bool:
    text = plain(cell.text)
    return len(text) > 2 and read_number(text) is None and not forms.TOTAL.fullmatch(text)


def _says(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text.strip()) and WITHHELD not in cell.text


def _in_text(disclosure: Disclosure) -> Iterator[DraftUnit]:
    """The numbered names under a heading of how the department is made up, once the text says that a list follows."""
    follows = False
    for section in disclosure.sections:
        if not any(_HEADED.search(heading) for heading in section.heading):
            follows = False
            continue
        for paragraph in section.paragraphs:
            covers = _COVERS.search(paragraph.text)
            follows = follows or covers is not None
            start = covers.end() if covers else 0
            for found in _LISTED.finditer(paragraph.text, start) if follows else ():
                yield DraftUnit(
                    name=SpanRef(paragraph=paragraph.id, start=found.start("name"), end=found.end("name"))
                )

"""The lines above a table that name it: title, label, unit; and the notes below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Column, Paragraph, Role, Run
from extractors.schema.measure import is_count, unit_in_brackets
from extractors.schema.money import read_number

Rows = list[list[Cell | None]]

_SENTENCE = re.compile(r"[。；！]")
_HEADING = re.compile(
    r"^(?:第[一二三四五六七八九十]+[部章节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])"
)
# A department with its budget code before it (450昌黎县医疗保障局).
_BODY = re.compile(r"\d{3,}(?!年)\D{3,}[局委办部厅院心处会校站所队社馆团府]")
# 制表人：王芳
_SIGNED = re.compile(rf"[\u4e00-\u9fff]{{0,6}}?{forms.PERSON}")
# What is left of the words about the unit once the unit is taken out.
_UNIT_LEFT = re.compile(r"[（(](?:金额)?[)）]$|(?:金额)?(?:单位[:：]*)?$")
# 各单位安排如下表（单位：万元）。: a sentence may end with the unit of the table that it announces
_ANNOUNCED = re.compile(r"表[^。]{0,6}[（(](?:金额)?单位[:：](亿元|万元|千元|元)[)）][。：:]?$")
# What stands between department and unit of a final account (部门：某局 2023年度 金额单位：万元).
_YEAR = re.compile(r"(?:19|20)\d{2}年(?:度)?")
_LONGEST_TITLE = 60
_FARTHEST = 8
_STRANGE = 2


@dataclass
class Caption:
    """What is printed above a table; `unit` is None where none is."""

    lines: list[Paragraph] = field(default_factory=list)
    title: str = ""
    label: str = ""
    unit: str | None = None


def read(pending: Sequence[Paragraph]) -> Caption:
    """The lines right above a grid that name it, nearest first until the title is found."""
    lines: list[Paragraph] = []
    known = 0
    strange = 0
    titled = False
    announced = None
    for paragraph in reversed(pending[-_FARTHEST:]):
        bare = plain(paragraph.text)
        if titled:
            if not (_only_label(bare) or bare == plain(lines[0].text)):
                break
        elif _is_title(_parted(paragraph.text)[1], nearest=not strange):
            titled = True
        elif _SENTENCE.search(bare) or _HEADING.match(bare) or forms.NOTE.match(bare):
            announced = _ANNOUNCED.search(bare)
            break
        elif not (is_caption(paragraph.text) or (forms.CAPTION.search(bare) and len(bare) < 40)):
            # a line or two of a form that no pattern knows may stand between the title and the table
            strange += 1
            if strange > _STRANGE or len(bare) > 30 or re.search("[，,]", bare):
                break
            lines.insert(0, paragraph)
            continue
        lines.insert(0, paragraph)
        known = len(lines)
    lines = lines[len(lines) - known :] if titled or not strange else _nearest_known(lines)
    caption = Caption()
    _note_caption(caption, lines)
    if caption.unit is None and announced is not None:
        caption.unit = announced.group(1)
    return caption


def take_rows(rows: Rows, caption: Caption) -> Rows:
    """Title, department and unit that stand inside the table's frame go to the caption."""
    while rows:
        cells = {id(c): c for c in rows[0] if c is not None and c.text.strip()}
        texts = [cell.text for cell in cells.values()]
        if any(read_number(text) is not None for text in texts) or len(texts) > 4:
            break
        blank = not texts
        named = bool(texts) and _are_captions(texts)
        if not blank and not named:
            break
        if named:
            _note_caption(caption, [_as_paragraph(cell) for cell in cells.values()])
        # what hangs down from the row into the header stays there
        held = [c for c in rows[0] if c is not None and c.row_span > 1]
        for cell in held:
            if rows[1:]:
                rows[1][cell.column] = replace(cell, row=cell.row + 1, row_span=cell.row_span - 1)
        rows = rows[1:]
    return [[c if c is None or c.row == r else c.in_row(r) for c in row] for r, row in enumerate(rows)]


def _are_captions(texts: Sequence[str]) -> bool:
    """Whether all cells of a row say what the table is, whose, in which unit; beside these a cell may hold the year."""
    dated = any(_YEAR.fullmatch(plain(text)) is None and is_caption(text) for text in texts)
    return dated and all(is_caption(text) or _YEAR.fullmatch(plain(text)) for text in texts)


def is_caption(text: str) -> bool:
    """Whether a line names a table or says in which unit it is, or whose."""
    bare = plain(text)
    if forms.UNIT.search(text) or forms.COUNT_UNIT.search(text) or forms.LABEL.match(bare):
        return True
    if len(bare) > _LONGEST_TITLE or _SENTENCE.search(bare):
        return False
    return bool(
        (re.search(r"[:：]", bare) and forms.CAPTION.search(bare))
        or re.search(r"表(?:[（(].*[)）])?$", bare)
        or re.fullmatch(_BODY, bare)
    )


def _as_paragraph(cell: Cell) -> Paragraph:
    run = Run(0, len(cell.text), page=cell.page, box=cell.box, line=cell.line, confidence=cell.confidence)
    return Paragraph(text=cell.text, runs=(run,))


def notes(following: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines right below a table that speak of it (注：…, 说明：…)."""
    found: list[Paragraph] = []
    for paragraph in following[:6]:
        if not (forms.NOTE.match(paragraph.text) or (found and forms.NIL.search(paragraph.text))):
            break
        found.append(paragraph)
    return found


def unit_in_header(rows: Sequence[Sequence[Cell | None]], columns: Sequence[Column]) -> str | None:
    """The unit that heads state in brackets (金额（万元）), for the columns beside that state none; None where they
    differ, or where some columns count things (车辆（辆）): then a head speaks for its own column."""
    stated = [
        (cell, found.group(1))
        for row in rows
        for cell in row
        if cell is not None and (found := forms.UNIT_IN_BRACKETS.search(plain(cell.text)))
    ]
    values = [column for column in columns if column.role is Role.VALUE]
    if any(is_count(unit_in_brackets(head)) for column in values for head in column.own):
        over = {column.index for column in values}
        stated = [(cell, unit) for cell, unit in stated if cell.column not in over]
    units = {unit for _, unit in stated}
    return units.pop() if len(units) == 1 else None


def _nearest_known(lines: list[Paragraph]) -> list[Paragraph]:
    """Without a title, only what stands right above the table and is known for a caption."""
    near: list[Paragraph] = []
    for paragraph in reversed(lines):
        bare = plain(paragraph.text)
        if not (is_caption(paragraph.text) or (forms.CAPTION.search(bare) and len(bare) < 40)):
            break
        near.insert(0, paragraph)
    return near


def _parted(text: str) -> tuple[str, str]:
    """The label of a line (公开04表) and what it says beside label and unit, which may stand on one line with the title or
    without it."""
    rest = plain(forms.UNIT.sub("", text))
    label = forms.LABEL.match(rest)
    return (
        (label.group(), _UNIT_LEFT.sub("", rest[label.end() :])) if label else ("", _UNIT_LEFT.sub("", rest))
    )


def _only_label(bare: str) -> bool:
    return bool(forms.LABEL.fullmatch(bare))


def _is_title(bare: str, *, nearest: bool) -> bool:
    if len(bare) > _LONGEST_TITLE or _SENTENCE.search(bare) or forms.NOTE.match(bare) or _only_label(bare):
        return False
    if re.search(r"单位(?:名称)?[:：]|编制部门|填报|日期[:：]", bare) and "表" not in bare:
        return False
    if _SIGNED.match(bare) and not bare.endswith("表"):
        return False
    if (_HEADING.match(bare) and "表" not in bare) or forms.TICK.search(bare):
        return False
    if "表" in bare and not bare.endswith(("：", ":", "）见附表")):
        return True
    return nearest and forms.kind_of_title(bare) is not None and len(bare) < 40 and "，" not in bare


def _note_caption(caption: Caption, lines: Sequence[Paragraph]) -> None:
    caption.lines.extend(lines)
    for paragraph in lines:
        bare = plain(paragraph.text)
        found = (
            forms.UNIT.search(paragraph.text)
            or forms.COUNT_UNIT.search(paragraph.text)
            or forms.UNIT_IN_BRACKETS.search(bare)
        )
        if found:
            caption.unit = found.group(1)
        label, rest = _parted(paragraph.text)
        if label:
            caption.label = label.rstrip(":：.、")
        if rest and _is_title(rest, nearest=True):
            caption.title = forms.CONTINUED.sub("", rest)

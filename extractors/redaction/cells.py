"""Personal data in tables: beside its label in a form, below its head in a list, or in the words of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors import forms
from extractors.forms import Announced, plain
from extractors.redaction import values
from extractors.redaction.spans import Span, spans
from extractors.schema.disclosure import Cell, Role, Table

Place = tuple[int, int]

# Cells without one of these hold neither personal data nor a label of it.
_SPEAKS = re.compile(r"[人导表管名话机真式证账帐号户卡箱件lLQq信@]|\d{7}|\d{4}[ -]\d{4}")
# 联系电话, 手机号: a label, where 电话 and 手机 may be items with amounts
_EXPLICIT = re.compile("联系|办公|号")
_LONGEST_LABEL = 60
_NUMBER = re.compile(r"\s*\d[\d,]*(?:\.\d+)?\s*")


def personal(table: Table) -> dict[Place, tuple[Span, ...]]:
    """The spans of personal data by the row and column of their cell."""
    found: dict[Place, tuple[Span, ...]] = {}
    labels: dict[Place, Announced] = {}
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            if cell is None or not _SPEAKS.search(cell.text):
                continue
            announced = forms.announces(plain(cell.text)) if len(cell.text) <= _LONGEST_LABEL else None
            if announced is not None:
                labels[r, c] = announced
            if (held := spans(cell.text)) and not (_NUMBER.fullmatch(cell.text) and _is_told(table, r, c)):
                found[r, c] = held
    if labels:
        for place, cell in _Labelled(table, labels).values():
            found[place] = values.trimmed(cell.text)
    return found


class _Labelled:
    """The cells of a table that are as a whole what a label announces."""

    def __init__(self, table: Table, labels: dict[Place, Announced]) -> None:
        self.table = table
        self.labels = labels
        # what stands right of each label, and the labels of each row with certainly their value
        self.beside = {place: self._beside(*place) for place in labels}
        self.sure: dict[int, set[Place]] = {}
        for place, value in self.beside.items():
            if value is not None and values.is_certain(value[1].text, labels[place]):
                self.sure.setdefault(place[0], set()).add(place)

    def values(self) -> Iterator[tuple[Place, Cell]]:
        for (r, c), label in self.labels.items():
            cell = self.table.rows[r][c]
            assert cell is not None  # labels are found in cells
            explicit = bool(_EXPLICIT.search(cell.text))
            if (r, c) not in self.sure.get(r, ()):
                columns = range(c, min(c + cell.column_span, len(self.table.columns)))
                below = [v for column in columns for v in self._below(r, column, label, explicit=explicit)]
                yield from below
                if below:
                    continue
            rows = range(r, min(r + cell.row_span, len(self.table.rows)))
            for value in (self.beside[r, c], *(self._beside(row, c) for row in rows[1:])):
                if value is not None and self._is_beside((r, c), *value, explicit=explicit):
                    yield value

    def _beside(self, r: int, c: int) -> tuple[Place, Cell] | None:
        """The next cell to the right that says something, if it is no label itself."""
        row = self.table.rows[r]
        for n in range(c + 1, len(row)):
            if (cell := row[n]) is not None and cell.text.strip():
                return None if (r, n) in self.labels else ((r, n), cell)
        return None

    def _is_beside(self, at: Place, place: Place, cell: Cell, *, explicit: bool) -> bool:
        """Whether the cell right of the label at `at` is what that announces."""
        label = self.labels[at]
        in_form = bool(self.sure.get(place[0], set()) - {at})
        counted = _NUMBER.fullmatch(cell.text) and _is_headed(self.table, *place)
        if counted and not (
            (explicit or in_form) and not any(map(_is_money, self.table.columns[place[1]].path))
        ):
            return False
        if values.is_certain(cell.text, label):
            return True
        if place[0] < self.table.header_rows and not in_form:
            # heads stand side by side as labels and values do
            return False
        return values.is_value(cell.text, label, explicit=explicit)

    def _below(self, r: int, c: int, label: Announced, *, explicit: bool) -> Iterator[tuple[Place, Cell]]:
        """The cells below a head: none is a label itself, and most are what it announces."""
        table = self.table
        # 邮电费/电话
        if (r and r >= table.header_rows) or any(map(_is_money, table.columns[c].path[:-1])):
            return
        cells: list[tuple[Place, Cell]] = []
        for n in range(r + 1, len(table.rows)):
            if (n, c) in self.labels:
                return
            cell = table.rows[n][c]
            if n < table.header_rows or cell is None or not cell.text.strip():
                continue
            if not forms.TOTAL.fullmatch(plain(cell.text)):
                cells.append(((n, c), cell))
        fitting = [values.is_value(cell.text, label, explicit=explicit) for _, cell in cells]
        certain = sum(values.is_certain(cell.text, label) for _, cell in cells)
        if not all(fitting) and certain * 2 < len(cells):
            return
        for value, fits in zip(cells, fitting, strict=True):
            if fits or values.is_words(value[1].text, label):
                yield value


def _is_told(table: Table, r: int, c: int) -> bool:
    """Whether a head or a label says of a number that it is an amount or a code, however it looks."""
    column = table.columns[c]
    if r >= table.header_rows and column.path and column.role in (Role.VALUE, Role.CODE, Role.RANK):
        return True
    before = next((cell for n in range(c - 1, -1, -1) if (cell := table.rows[r][n]) is not None), None)
    return before is not None and _is_money(plain(before.text).rstrip("：:"))


def _is_headed(table: Table, r: int, c: int) -> bool:
    """Whether a cell stands below a head over values."""
    column = table.columns[c]
    return r >= table.header_rows and column.role is Role.VALUE and bool(column.path)


def _is_money(head: str) -> bool:
    return bool(
        any(form.fullmatch(head) for form in (forms.MONEY_HEAD, forms.TOTAL, forms.HEAD))
        or forms.NOT_MONEY.search(head)
        or forms.UNIT_IN_BRACKETS.search(head)
    )


__all__ = ["personal"]

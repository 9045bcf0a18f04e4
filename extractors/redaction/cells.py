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
_NUMBER = re.compile(r"\s*\d[\d,]*(?:\.\d+)?\s*")


def personal(table: Table) -> dict[Place, tuple[Span, ...]]:
    """The spans of personal data by the row and column of their cell."""
    found: dict[Place, tuple[Span, ...]] = {}
    labels: dict[Place, Announced] = {}
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            if cell is None or not _SPEAKS.search(cell.text):
                continue
            announced = forms.announces(plain(cell.text))
            if announced is not None:
                labels[r, c] = announced
            if (held := spans(cell.text)) and not (_NUMBER.fullmatch(cell.text) and _is_told(table, r, c)):
                found[r, c] = held
    for r, c in _announced(table, labels):
        if (cell := table.rows[r][c]) is not None:
            found[r, c] = values.trimmed(cell.text)
    return found


def _is_told(table: Table, r: int, c: int) -> bool:
    """Whether a head or a label says of a number that it is an amount or a code, however it looks."""
    column = table.columns[c]
    if r >= table.header_rows and column.path and column.role in (Role.VALUE, Role.CODE, Role.RANK):
        return True
    before = next((cell for n in range(c - 1, -1, -1) if (cell := table.rows[r][n]) is not None), None)
    return before is not None and _is_money(plain(before.text).rstrip("：:"))


def _announced(table: Table, labels: dict[Place, Announced]) -> Iterator[Place]:
    """The cells that are the value of a label as a whole."""
    for (r, c), label in labels.items():
        below = _below(table, labels, r, c, label)
        yield from below
        cell = table.rows[r][c]
        for rr in range(r, r + (cell.row_span if cell is not None and not below else 1)):
            beside = _beside(table, rr, c)
            if beside is None or (rr, beside) in labels:
                continue
            held = table.rows[rr][beside]
            if held is not None and _is_beside(table, labels, (rr, beside), held, label, headed=bool(below)):
                yield rr, beside


def _beside(table: Table, r: int, c: int) -> int | None:
    """The next column to the right that says something in a row."""
    row = table.rows[r] if r < len(table.rows) else ()
    return next(
        (n for n in range(c + 1, len(row)) if (cell := row[n]) is not None and cell.text.strip()), None
    )


def _is_beside(
    table: Table,
    labels: dict[Place, Announced],
    place: Place,
    cell: Cell,
    label: Announced,
    *,
    headed: bool,
) -> bool:
    r, c = place
    if _is_amount(table, r, c, cell):
        return False
    if values.is_certain(cell.text, label):
        return True
    # heads stand side by side as labels and values do; only a row with a value that is certain is no row of heads
    if headed or r < table.header_rows:
        return not headed and values.is_value(cell.text, label) and _holds_values(table, labels, r)
    return values.is_value(cell.text, label, sure=True)


def _holds_values(table: Table, labels: dict[Place, Announced], r: int) -> bool:
    """Whether a row has a label with what is certainly its value."""
    return any(
        (c := _beside(table, row, column)) is not None
        and (cell := table.rows[r][c]) is not None
        and values.is_certain(cell.text, label)
        for (row, column), label in labels.items()
        if row == r
    )


def _below(table: Table, labels: dict[Place, Announced], r: int, c: int, label: Announced) -> list[Place]:
    """The cells below a label that is the head of its column: none is a label itself, and most are what it announces."""
    if r and r >= table.header_rows:
        return []
    if any(_is_money(part) for part in table.columns[c].path[:-1]):
        # 邮电费/电话
        return []
    cells: list[tuple[Place, str]] = []
    for n in range(r + 1, len(table.rows)):
        if (n, c) in labels:
            return []
        cell = table.rows[n][c]
        if (
            cell is not None
            and n >= table.header_rows
            and cell.text.strip()
            and not forms.TOTAL.fullmatch(plain(cell.text))
        ):
            cells.append(((n, c), cell.text))
    fitting = [place for place, text in cells if values.is_value(text, label, sure=True)]
    if len(fitting) * 2 < len(cells):
        return []
    return fitting + [place for place, text in cells if place not in fitting and values.is_words(text, label)]


def _is_amount(table: Table, r: int, c: int, cell: Cell) -> bool:
    """Whether a cell beside a label holds one number below a head of money or counts."""
    column = table.columns[c]
    return (
        r >= table.header_rows
        and column.role is Role.VALUE
        and bool(column.path)
        and bool(_NUMBER.fullmatch(cell.text))
        and any(_is_money(part) for part in column.path)
    )


def _is_money(head: str) -> bool:
    return bool(
        any(form.fullmatch(head) for form in (forms.MONEY_HEAD, forms.TOTAL, forms.HEAD))
        or forms.NOT_MONEY.search(head)
        or forms.UNIT_IN_BRACKETS.search(head)
    )


__all__ = ["personal"]

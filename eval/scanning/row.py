"""What came of a page that was scanned in one way: a row of scans.csv; and the figures that were not right."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from extractors.schema.money import read_number

# What makes a spreadsheet take a text for a formula.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


@dataclass(frozen=True)
class Row:
    """`page` is that of the document, 1-based, the first of two on a sheet.

    Of the amounts of money in tables (`amounts`) `right` have their value, row, column and statement, `wrong` another
    of these, `missed` were not read; `invented` are there in the scan only. Of all figures, those of the text among them,
    `verified` bear that mark in the scan, and for `verified_wrong` of them no such amount is printed in that row and
    column; of these `verified_misplaced` were read right and put into another row or column. `cannot_tell` are the
    checks that say so about the page, `errors` the findings of that severity, of which a scan should have none;
    `legibility` 0 to 1; `seconds` what the page took, with its share of what is done for the document as a whole."""

    document: str
    page: int
    dpi: int
    damage: str
    seed: int
    amounts: int
    right: int
    wrong: int
    missed: int
    invented: int
    verified: int
    verified_wrong: int
    verified_misplaced: int
    cannot_tell: int
    errors: int
    legibility: float
    seconds: float


@dataclass(frozen=True)
class Miss:
    """A figure that was not right: what is printed, and what was read in its place. `verdict` as in
    eval.scorers.copies; `status` is the mark of what was read. What is not there is empty."""

    document: str
    page: int
    dpi: int
    damage: str
    seed: int
    verdict: str
    status: str
    row: str
    column: str
    printed: str
    read_row: str
    read_column: str
    read: str


@dataclass(frozen=True)
class Scanned:
    """All that one scan of a document gave."""

    rows: tuple[Row, ...]
    misses: tuple[Miss, ...]


def write(path: Path, records: Iterable[Row | Miss], of: type[Row] | type[Miss]) -> None:
    """The records as CSV, UTF-8 with BOM, under the names of their fields."""
    names: Sequence[str] = [field.name for field in fields(of)]
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.DictWriter(out, names)
        table.writeheader()
        table.writerows({key: _inert(value) for key, value in asdict(each).items()} for each in records)


def _inert(value: object) -> object:
    """Texts of documents are not to be taken for formulas by a spreadsheet; numbers keep their sign."""
    if isinstance(value, str) and _FORMULA.match(value) and read_number(value) is None:
        return "'" + value
    return value

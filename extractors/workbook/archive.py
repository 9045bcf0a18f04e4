"""The workbook's file: the same bytes for the same workbook, and long lists written soon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.utils import get_column_letter

from extractors.workbook.numbers import is_exact
from extractors.workbook.text import clean

Value = str | int | Decimal | None

# The earliest moment a ZIP can name; the real one would make two files of one extraction differ.
_THEN = (1980, 1, 1, 0, 0, 0)
# of 9; the usual 6 takes twice the time for a tenth less
_LEVEL = 3
_DIMENSION = re.compile(rb'(?<=<dimension ref=")([A-Z]+\d+)[^"]*(?=")')
_END_OF_ROWS = b"</sheetData>"


class Archive(ZipFile):
    """What openpyxl saves into. Every part gets the same time, and some sheets more rows.

    openpyxl takes six microseconds for a cell and the lists of facts and checks have tens of thousands of cells:
    only what has a style or a link goes through it. `rows` are the others, by the number of their sheet from 1; those
    that were written are no longer in it.
    """

    def __init__(self, file: Any, rows: Mapping[int, Sequence[Sequence[Value]]]) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self.rows = {f"xl/worksheets/sheet{number}.xml": more for number, more in rows.items()}

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = ZIP_DEFLATED,
        compresslevel: int | None = None,
    ) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(ZipInfo(name, _THEN), data, compress_type, compresslevel or _LEVEL)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        name = str(arcname).lstrip("/")
        part = Path(filename).read_bytes()
        self.writestr(name, _extended(part, self.rows.pop(name)) if name in self.rows else part)


def _extended(part: bytes, rows: Sequence[Sequence[Value]]) -> bytes:
    """The sheet with more rows below its own."""
    if not rows:
        return part
    first = part.count(b"<row ") + 1
    head, end, tail = part.rpartition(_END_OF_ROWS)
    corner = f"{get_column_letter(len(rows[0]))}{first + len(rows) - 1}".encode()
    head = _DIMENSION.sub(lambda found: found[1] + b":" + corner, head, count=1)
    return head + "".join(_xml(rows, first)).encode() + end + tail


def _xml(rows: Iterable[Sequence[Value]], first: int) -> Iterable[str]:
    written: dict[str, str] = {}  # most texts stand in many rows
    letters = [get_column_letter(at) for at in range(1, 64)]
    for number, row in enumerate(rows, first):
        yield f'<row r="{number}">'
        for letter, value in zip(letters, row, strict=False):
            if value is None or value == "":
                continue
            text = f"{value:f}" if isinstance(value, Decimal) else str(value)
            if isinstance(value, int) or (isinstance(value, Decimal) and is_exact(value)):
                yield f'<c r="{letter}{number}"><v>{text}</v></c>'
                continue
            if text not in written:
                written[text] = f'<is><t xml:space="preserve">{escape(clean(text))}</t></is>'
            yield f'<c r="{letter}{number}" t="inlineStr">{written[text]}</c>'
        yield "</row>"

"""OUT/manifest.csv: what became of each file, a row as soon as it is known; UTF-8 with BOM.

While a run lasts rows are added at the end, so that a killed one has all but the last; at its end the file is written anew
in the order of the inputs, each with its last row. Rows of inputs that a resumed run does not name stay behind them.
"""

from __future__ import annotations

import codecs
import csv
import errno
import io
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from service.patterns import regex

NAME = "manifest.csv"
COLUMNS = ("file", "sha256", "pages", "scanned_pages", "seconds", "status", "reason")
# Excel takes a text for a formula by its first character, blanks skipped.
_FORMULA = regex(r"'*\s*[=+\-@＝＋－＠]")
_END = "\r\n"


class Status(StrEnum):
    """`COMPLETE` and `DUPLICATE` have a complete result; of a duplicate the reason says whose content it has."""

    COMPLETE = "complete"
    DUPLICATE = "duplicate"
    FAILED = "failed"


class Row(NamedTuple):
    """One file. Pages are None where the format has none or nothing was read; seconds are those of its last reading."""

    file: Path
    sha256: str
    pages: int | None
    scanned_pages: int | None
    seconds: float | None
    status: Status
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifest in the folder `out`."""

    path: Path

    @classmethod
    def of(cls, out: Path) -> Manifest:
        return cls(out / NAME)

    def begin(self, *, resume: bool) -> None:
        """Makes it empty, or with `resume` keeps the rows that are whole. Raises OSError."""
        self._write(self._lines() if resume else ())

    def add(self, row: Row) -> None:
        """One row more, at once on disk and whole. Raises OSError."""
        with self.path.open("ab", buffering=0) as file:
            size, line = file.tell(), _csv([_cells(row)])
            try:
                if file.write(line) < len(line):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path))
            except OSError:
                # half a row would take the next one with it
                file.truncate(size)
                raise

    def finish(self, files: Iterable[Path]) -> None:
        """The last row of each file, in the order of `files`, then of others. Raises OSError."""
        held = {line[0]: line for line in self._lines()}
        order = dict.fromkeys([*map(named, files), *held])
        self._write(held[file] for file in order if file in held)

    def known(self) -> dict[str, str]:
        """The sha256 of each file that has a result, by its name as in the manifest."""
        return {line[0]: line[1] for line in self._lines() if line[5] != Status.FAILED}

    def _lines(self) -> Iterator[list[str]]:
        """The rows as they stand there; one that was cut off is none."""
        with suppress(OSError, UnicodeDecodeError, csv.Error):
            text = self.path.read_bytes().decode("utf-8-sig")
            whole = text[: text.rfind(_END) + len(_END)]
            for line in csv.reader(io.StringIO(whole, newline="")):
                if len(line) == len(COLUMNS) and line != list(COLUMNS):
                    yield line

    def _write(self, lines: Iterable[Iterable[str]]) -> None:
        making = self.path.with_name(f".{self.path.name}")
        making.write_bytes(codecs.BOM_UTF8 + _csv([COLUMNS, *lines]))
        os.replace(making, self.path)


def named(file: Path) -> str:
    """A file as the manifest names it: as the user gave it; bytes that are no UTF-8 are written out."""
    return _harmless(os.fsencode(file).decode(errors="backslashreplace"))


def _cells(row: Row) -> list[str]:
    seconds = "" if row.seconds is None else f"{row.seconds:.2f}"
    reason = _harmless(" ".join(row.reason.split()))
    numbers = ["" if number is None else str(number) for number in (row.pages, row.scanned_pages)]
    return [named(row.file), row.sha256, *numbers, seconds, row.status, reason]


def _harmless(text: str) -> str:
    """A text that no spreadsheet runs; two names never become one."""
    return f"'{text}" if _FORMULA.match(text) else text


def _csv(lines: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=_END).writerows(lines)
    return out.getvalue().encode()

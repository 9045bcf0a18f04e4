"""Pages read by OCR (文字识别) on disk, while the document they are of is at work: one file a page.

    FOLDER/<sha256 of the document>-<version>-<ocr>/7.json

The name says everything that the page depends on, so it is never the page of another document, program or mode.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Container
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from extractors.schema.disclosure import Page

# A page of the densest print takes 200 kB; what is larger was not written here.
_MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Journal:
    """The pages of one document, as the `Shelf` that the readers ask. Entries are untrusted: one that is broken, or is not
    what its name says, is a page that was not read yet."""

    folder: Path
    given_up: Container[int] = ()

    def get(self, number: int) -> Page | None:
        entry = self.folder / f"{number}.json"
        try:
            if not entry.is_file() or entry.stat().st_size > _MOST_BYTES:
                return None
            page = _pages().validate_json(entry.read_bytes())
        except (OSError, ValueError):
            return None
        return page if page.number == number else None

    def put(self, page: Page) -> None:
        # A disk that is full stops the result, with a reason; what is only kept for later must not.
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, making = tempfile.mkstemp(prefix=".", dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    # numbers of numpy, which pictures leave behind, are written as what they are worth
                    file.write(json.dumps(asdict(page), separators=(",", ":"), default=float).encode())
                os.replace(making, self.folder / f"{page.number}.json")
            except BaseException:
                Path(making).unlink(missing_ok=True)
                raise


@dataclass(frozen=True, slots=True)
class Kept:
    """Where journals are, and which pages of the document at hand are given up: what a worker process is told."""

    folder: Path
    given_up: frozenset[int] = frozenset()

    def of(self, document: str, ocr: str) -> Journal:
        """The journal of the document with this sha256."""
        return Journal(self.folder / f"{document}-{version('mingzhang')}-{ocr}", self.given_up)

    def forget(self, document: str, ocr: str) -> None:
        """Drops the journal of a document that is done."""
        shutil.rmtree(self.of(document, ocr).folder, ignore_errors=True)

    def tidy(self) -> None:
        """Drops the folder where it holds no journal; to be called when no document is at work."""
        with suppress(OSError):
            self.folder.rmdir()


@cache
def _pages() -> TypeAdapter[Page]:
    """Reads whatever fields a page has, their types checked; every float comes back as it was."""
    from pydantic import TypeAdapter

    from extractors.schema.disclosure import Page

    return TypeAdapter(Page)

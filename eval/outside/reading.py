"""A document outside the project, read once for all that is scored on it, and kept where it can be asked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.by_engine import ByEngine, read_by
from eval.outside.folder import SCAN, Copy
from eval.run.jobs import Options
from extractors.pipeline import extract_bytes
from extractors.readers import Limits, Ocr
from extractors.schema.extraction import Extraction
from service.index import Index
from service.ingest import keep
from service.store import Store


@dataclass(frozen=True)
class Shelf:
    """A library of one document."""

    store: Store
    index: Index


def digest(copy: Copy) -> str:
    """The SHA-256 of the file. Raises DocumentTooLarge."""
    return hashlib.sha256(_bytes(copy.path)).hexdigest()


def extraction(copy: Copy) -> Extraction:
    """What the document says, read by rules; a scan is read by OCR, of others no page is. Raises DocumentError."""
    return _extraction(copy, digest(copy))


def extraction_by(options: Options, copy: Copy) -> ByEngine:
    """The same by the engine of a run. Raises DocumentError, and what `model_of` raises."""
    if not options.asks_model:
        return ByEngine(extraction(copy))
    return read_by(options, _bytes(copy.path), copy.path.name, _ocr(copy))


@lru_cache(maxsize=2)
def _extraction(copy: Copy, _: str) -> Extraction:
    # held as long as the file has that digest
    return extract_bytes(_bytes(copy.path), copy.path.name, ocr=_ocr(copy))


def _ocr(copy: Copy) -> Ocr:
    return "auto" if copy.form == SCAN else "never"


def read_bytes(copy: Copy) -> bytes:
    """The file as it is. Raises DocumentTooLarge."""
    return _bytes(copy.path)


@contextmanager
def shelf(copy: Copy) -> Iterator[Shelf]:
    """The document in a library of its own, which is gone afterwards; the user's library is not touched."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        store = Store(f"sqlite:///{folder / 'library.sqlite'}", folder / "files")
        index = Index(folder / "index")
        try:
            keep(extraction(copy), _bytes(copy.path), copy.path.suffix, store=store, index=index)
            yield Shelf(store, index)
        finally:
            store.close()


def _bytes(path: Path) -> bytes:
    # before it is read into memory
    limits = Limits()
    limits.require("bytes", path.stat().st_size, limits.max_bytes)
    return path.read_bytes()

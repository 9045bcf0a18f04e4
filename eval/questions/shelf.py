"""Libraries of fixtures, drawn as PDF and read back, which questions are put to as a user would."""

from __future__ import annotations

import atexit
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.fixture import Fixture
from eval.load import names
from eval.reading import reading
from eval.render.place import Rendered
from service.index import Entry, Index
from service.ingest import entries, keep
from service.library import Library
from service.store import Document, Store

FORM = "pdf"
# In place of the name of a fixture: the library that holds all of them.
ALL = "all-fixtures"


@dataclass(frozen=True)
class Shelved:
    """A fixture as it stands in the library."""

    fixture: Fixture
    rendered: Rendered
    document: Document


@dataclass(frozen=True)
class Shelf:
    """A library and what was put into it, in the order of names."""

    library: Library
    documents: tuple[Shelved, ...]

    def passages(self, shelved: Shelved) -> list[Entry]:
        """The passages of a document as the index holds them."""
        return list(entries(self.library.store.extraction(shelved.document.id)))


@contextmanager
def shelf_of(chosen: Sequence[str], *, indexed: bool = True) -> Iterator[Shelf]:
    """A library of these fixtures, gone at the end; without an index for those who search none. Raises KeyError for a name
    that is none."""
    with TemporaryDirectory(prefix="mingzhang-") as folder:
        shelf = _shelve(chosen, Path(folder), indexed=indexed)
        try:
            yield shelf
        finally:
            shelf.library.store.close()


def whole_shelf() -> Shelf:
    """The library of all fixtures, which takes a while to fill: made once and kept while the process lasts."""
    return _whole(names())


@lru_cache(maxsize=1)
def _whole(chosen: tuple[str, ...]) -> Shelf:
    folder = TemporaryDirectory(prefix="mingzhang-")
    atexit.register(folder.cleanup)
    return _shelve(chosen, Path(folder.name))


def _shelve(chosen: Sequence[str], folder: Path, *, indexed: bool = True) -> Shelf:
    library = Library(Store("sqlite://", folder / "files"), Index(folder / "index"))
    return Shelf(library, tuple(_shelved(name, library, indexed=indexed) for name in chosen))


def _shelved(name: str, library: Library, *, indexed: bool) -> Shelved:
    held = reading(name, FORM)
    if indexed:
        library.keep(held.rendered.data, held.file, held.extraction)
    else:
        keep(held.extraction, held.rendered.data, f".{FORM}", store=library.store, index=None)
    document = library.store.document(held.extraction.budget.document)
    return Shelved(held.fixture, held.rendered, document)

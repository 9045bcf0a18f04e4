"""The library: store and index opened together, from the settings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from extractors.errors import DamagedDocument
from service import ingest
from service.embedding import RemoteEmbedding
from service.index import Index
from service.settings import Settings
from service.store import Document, Store, UnknownDocument

if TYPE_CHECKING:
    from extractors.llm import Model
    from extractors.schema.extraction import Extraction


@dataclass(frozen=True, slots=True)
class Library:
    """Where documents are kept and found."""

    store: Store
    index: Index

    def keep(self, data: bytes, name: str, extraction: Extraction) -> None:
        """Stores and indexes what was extracted from `data`; of its name only the suffix matters.

        Raises DamagedDocument when it was extracted from something else, StaleIndex when it cannot be indexed; then
        nothing is kept.
        """
        if hashlib.sha256(data).hexdigest() != extraction.budget.document:
            raise DamagedDocument(
                f"expected {name} as it was when it was read, found it changed since; add it again"
            )
        self.index.check()
        ingest.keep(extraction, data, PurePath(name).suffix, store=self.store, index=self.index)

    def reindex(self, progress: Callable[[Document], object] | None = None) -> int:
        """Makes the index anew from the store and gives the number of documents; `progress` hears of each.

        Until all are in it the old index is searched, and it stays when this is broken off.
        """
        done: set[str] = set()
        with self.index.rebuilding() as put:
            # others may add documents meanwhile
            while waiting := [d for d in self.store.documents() if d.id not in done]:
                for document in waiting:
                    done.add(document.id)
                    # or delete them
                    with suppress(UnknownDocument):
                        put(document.id, list(ingest.entries(self.store.extraction(document.id))))
                    if progress is not None:
                        progress(document)
        return len(done)

    def delete(self, document: str) -> None:
        """Forgets a document everywhere."""
        self.index.delete(document)
        self.store.delete(document)


@contextmanager
def open_library(settings: Settings) -> Iterator[Library]:
    """The library that the settings name, made if it is not there; closed at the end."""
    settings.library.mkdir(parents=True, exist_ok=True)
    store = Store(settings.store_url, settings.files)
    try:
        yield Library(store, Index(settings.chroma_url or settings.index_path, connect_embedding(settings)))
    finally:
        store.close()


def connect_model(settings: Settings) -> Model | None:
    """The configured model, or None where none is."""
    if not (settings.model and settings.model_url):
        return None
    from extractors.llm import connect

    return connect(
        settings.model_url,
        settings.model,
        settings.model_key,
        settings.model_timeout,
        settings.model_retries,
    )


def connect_embedding(settings: Settings) -> RemoteEmbedding | None:
    """The configured embedding, or None where none is: the index then computes its own.

    Nothing is sent before the index is first used.
    """
    if not (settings.embedding_model and settings.embedding_url):
        return None
    from extractors.llm import connect_embedding as connect

    embed = connect(settings.embedding_url, settings.embedding_model, settings.embedding_key)
    return RemoteEmbedding(embed, settings.embedding_model)

"""The library: store and index opened together, from the settings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from extractors.errors import DamagedDocument
from service import ingest
from service.embedding import RemoteEmbedding
from service.index import Index
from service.settings import Settings
from service.store import Store

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

        Raises DamagedDocument when it was extracted from something else.
        """
        if hashlib.sha256(data).hexdigest() != extraction.budget.document:
            raise DamagedDocument(
                f"expected {name} as it was when it was read, found it changed since; add it again"
            )
        ingest.keep(extraction, data, PurePath(name).suffix, store=self.store, index=self.index)

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

    return connect(settings.model_url, settings.model, settings.model_key, settings.model_timeout)


def connect_embedding(settings: Settings) -> RemoteEmbedding | None:
    """The configured embedding, or None where none is: the index then computes its own.

    Nothing is sent before the index is first used.
    """
    if not (settings.embedding_model and settings.embedding_url):
        return None
    from extractors.llm import connect_embedding as connect

    embed = connect(settings.embedding_url, settings.embedding_model, settings.embedding_key)
    return RemoteEmbedding(embed)

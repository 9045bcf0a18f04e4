"""Finds passages of prose by what they say. The only home of Chroma, which is imported when first needed.

An index in a folder belongs to one process at a time: two writers lose vectors without an error. Several
processes share one through a server.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
from pydantic import BaseModel, ConfigDict

from service.embedding import Embedding, HashedBm25, Vector

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

# The largest batch that the database takes is 5,461 rows.
_BATCH = 2_000
_SEARCHED = 200


class Entry(BaseModel):
    """A passage to be found. `text` is what it says, `context` what it leaves unsaid: department, year, heading."""

    model_config = ConfigDict(frozen=True)

    id: str
    text: str
    context: str = ""
    page: int | None = None
    line: int | None = None


class Hit(BaseModel):
    """A passage found: `passage` is its id in the extraction, `score` its BM25, larger is nearer."""

    model_config = ConfigDict(frozen=True)

    document: str
    passage: str
    text: str
    score: float
    page: int | None = None
    line: int | None = None


class Index:
    """The passages of all documents, in a folder or on a server (`http://host:port`)."""

    def __init__(self, where: Path | str, embedding: Embedding | None = None) -> None:
        self._where = where
        self._embedding = embedding or HashedBm25()
        self._client: ClientAPI | None = None
        self._counted: tuple[int, Vector | None, int] | None = None

    def put(self, document: str, entries: Sequence[Entry]) -> None:
        """Keeps a document's passages in place of those it had."""
        self.delete(document)
        if not entries:
            return
        texts = [f"{entry.context}\n{entry.text}" for entry in entries]
        passages = self._passages()
        vectors = self._embedding.passages(texts)
        for start in range(0, len(entries), _BATCH):
            part = slice(start, start + _BATCH)
            passages.add(
                ids=[f"{document}/{n}" for n in range(start, min(start + _BATCH, len(entries)))],
                embeddings=_rows(vectors[part]),
                documents=[entry.text for entry in entries[part]],
                metadatas=[_metadata(document, entry) for entry in entries[part]],
            )
        counts = self._embedding.occurrences(texts)
        if counts is not None:
            self._statistics().add(
                ids=[document], embeddings=_rows([counts]), metadatas=[{"passages": len(entries)}]
            )
        self._counted = None

    def search(self, query: str, *, documents: list[str] | None = None, limit: int = 10) -> list[Hit]:
        """The passages nearest to the query, best first; of these documents only, when given."""
        passages = self._passages()
        if documents == [] or not passages.count():
            return []
        counts, total = self._counts()
        where: Any = None if documents is None else {"document": {"$in": documents}}
        found = passages.query(
            query_embeddings=_rows([self._embedding.question(query, counts, total)]),
            n_results=limit,
            where=where,
            include=["documents", "metadatas", "distances"],
        )
        return list(_hits(found))

    def delete(self, document: str) -> None:
        """Forgets a document's passages."""
        self._passages().delete(where={"document": document})
        self._statistics().delete(ids=[document])
        self._counted = None

    def _passages(self) -> Collection:
        return self._collection("passages", self._embedding.size)

    def _statistics(self) -> Collection:
        """One row a document: in how many of its passages each gram occurs. Their sum is the whole's."""
        return self._collection("statistics", self._embedding.size)

    def _counts(self) -> tuple[Vector | None, int]:
        statistics = self._statistics()
        documents = statistics.count()
        if self._counted is None or self._counted[0] != documents:
            held: Any = statistics.get(include=["embeddings", "metadatas"])
            rows = held["embeddings"]
            summed = np.sum(np.asarray(rows, dtype=np.float32), axis=0) if documents else None
            total = sum(int(metadata["passages"]) for metadata in held["metadatas"] or ())
            self._counted = (documents, summed, total)
        return self._counted[1], self._counted[2]

    def _collection(self, name: str, size: int) -> Collection:
        # The size in the name keeps vectors of different embeddings apart.
        return self._connect().get_or_create_collection(
            f"{name}-{size}",
            configuration={"hnsw": {"space": "ip", "ef_search": _SEARCHED, "ef_construction": _SEARCHED}},
            embedding_function=None,
        )

    def _connect(self) -> ClientAPI:
        if self._client is None:
            import chromadb
            from chromadb.config import Settings

            settings = Settings(anonymized_telemetry=False)
            if isinstance(self._where, Path):
                self._where.mkdir(parents=True, exist_ok=True)
                self._client = chromadb.PersistentClient(str(self._where), settings=settings)
            else:
                url = urlsplit(self._where)
                self._client = chromadb.HttpClient(
                    host=url.hostname or "localhost",
                    port=url.port or 8000,
                    ssl=url.scheme == "https",
                    settings=settings,
                )
        return self._client


def _rows(vectors: Sequence[Vector]) -> Any:
    # The database's types ask for arrays of a kind of number that no array has.
    return list(vectors)


def _metadata(document: str, entry: Entry) -> dict[str, str | int]:
    held: dict[str, str | int] = {"document": document, "passage": entry.id}
    if entry.page is not None:
        held["page"] = entry.page
    if entry.line is not None:
        held["line"] = entry.line
    return held


def _hits(found: Any) -> Iterator[Hit]:
    for text, metadata, distance in zip(
        found["documents"][0], found["metadatas"][0], found["distances"][0], strict=True
    ):
        yield Hit(
            document=metadata["document"],
            passage=metadata["passage"],
            text=text,
            # The database gives 1 − inner product.
            score=1.0 - float(distance),
            page=metadata.get("page"),
            line=metadata.get("line"),
        )

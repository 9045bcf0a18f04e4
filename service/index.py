"""Finds passages of prose by what they say. The home of Chroma, with `generations.py`; imported when first needed.

An index in a folder belongs to one process at a time: two writers lose vectors without an error. Several
processes share one through a server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict

from service.embedding import Embedding, HashedBm25
from service.generations import Generation, UnreachableIndex, abandon, begin, current, every, finish

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

    from service.embedding import Vector

# The largest batch that the database takes is 5,461 rows.
_BATCH = 2_000
Result = TypeVar("Result")


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
    """The passages of all documents, in a folder or on a server (`http://host:port`).

    It is bound to the embedding that it was made with: with another, `put` and `search` raise StaleIndex. All methods
    raise UnreachableIndex when the server does not answer.
    """

    def __init__(self, where: Path | str, embedding: Embedding | None = None) -> None:
        self._where = where
        self._embedding = embedding or HashedBm25()
        self._client: ClientAPI | None = None
        self._generation: Generation | None = None
        self._counted: tuple[int, Vector | None, int] | None = None

    def check(self) -> None:
        """Raises StaleIndex when documents can neither be put nor found before the index is made anew."""
        self._current()

    def put(self, document: str, entries: Sequence[Entry]) -> None:
        """Keeps a document's passages in place of those it had."""

        def kept() -> None:
            generation = self._current() or begin(self._connect(), self._embedding.identity, complete=True)
            self._generation = generation
            self._fill(generation, document, entries)

        self._again(kept)
        self._counted = None

    def search(self, query: str, *, documents: list[str] | None = None, limit: int = 10) -> list[Hit]:
        """The passages nearest to the query, best first; of these documents only, when given."""

        def found() -> list[Hit]:
            generation = self._current()
            if documents == [] or generation is None or not generation.passages.count():
                return []
            counts, total = self._counts(generation)
            where: Any = None if documents is None else {"document": {"$in": documents}}
            near = generation.passages.query(
                query_embeddings=_rows([self._embedding.question(query, counts, total)]),
                n_results=limit,
                where=where,
                include=["documents", "metadatas", "distances"],
            )
            return list(_hits(near))

        return self._again(found)

    def delete(self, document: str) -> None:
        """Forgets a document's passages."""
        for generation in every(self._connect()):
            generation.delete(document)
        self._counted = None

    @contextmanager
    def rebuilding(self) -> Iterator[Callable[[str, Sequence[Entry]], None]]:
        """Keeps documents' passages in a new index, which takes the place of the old one at the end.

        Until then the old one is searched, and stays when the new one is not completed. What embedding the old one was
        made with does not matter.
        """
        client = self._connect()
        generation = begin(client, self._embedding.identity)
        try:
            yield partial(self._fill, generation)
        except BaseException:  # Ctrl-C included: the old one stays, the new one goes
            abandon(client, generation)
            raise
        finish(client, generation)
        self._generation, self._counted = generation, None

    def _current(self) -> Generation | None:
        if self._generation is None:
            self._generation = current(self._connect(), self._embedding.identity)
        return self._generation

    def _again(self, work: Callable[[], Result]) -> Result:
        """What `work` gives; once more when another process has made the index anew in the meantime."""
        from chromadb.errors import NotFoundError

        try:
            return work()
        except NotFoundError:
            self._generation = self._counted = None
            return work()

    def _fill(self, generation: Generation, document: str, entries: Sequence[Entry]) -> None:
        generation.delete(document)
        if not entries:
            return
        texts = [f"{entry.context}\n{entry.text}" for entry in entries]
        vectors = self._embedding.passages(texts)
        for start in range(0, len(entries), _BATCH):
            part = slice(start, start + _BATCH)
            generation.passages.add(
                ids=[f"{document}/{n}" for n in range(start, min(start + _BATCH, len(entries)))],
                embeddings=_rows(vectors[part]),
                documents=[entry.text for entry in entries[part]],
                metadatas=[_metadata(document, entry) for entry in entries[part]],
            )
        counts = self._embedding.occurrences(texts)
        if counts is not None:
            generation.statistics.add(
                ids=[document], embeddings=_rows([counts]), metadatas=[{"passages": len(entries)}]
            )

    def _counts(self, generation: Generation) -> tuple[Vector | None, int]:
        statistics = generation.statistics
        documents = statistics.count()
        if self._counted is None or self._counted[0] != documents:
            import numpy as np

            held: Any = statistics.get(include=["embeddings", "metadatas"])
            rows = held["embeddings"]
            summed = np.sum(np.asarray(rows, dtype=np.float32), axis=0) if documents else None
            total = sum(int(metadata["passages"]) for metadata in held["metadatas"] or ())
            self._counted = (documents, summed, total)
        return self._counted[1], self._counted[2]

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
                try:
                    self._client = chromadb.HttpClient(
                        host=url.hostname or "localhost",
                        port=url.port or 8000,
                        ssl=url.scheme == "https",
                        settings=settings,
                    )
                except ValueError as error:
                    raise UnreachableIndex(
                        f"expected a Chroma server at {url.hostname}:{url.port or 8000}, found none: start it, "
                        "or correct MINGZHANG_CHROMA_URL"
                    ) from error
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

"""The collections that an index consists of. A new index is made whole before it takes the place of the old one.

A generation is a pair of collections, numbered, that says with which embedding it was made and whether it is
complete. The latest complete one is searched. The database changes one entry at a time, so the moment in which a
generation is declared complete is the moment in which it takes over.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from service.patterns import regex

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

_NAME = regex(r"(passages|statistics)-(\d+)")
_SEARCHED = 200
_COMPLETE, _EMBEDDING = "complete", "embedding"


class UnusableIndex(Exception):
    """The index can neither be searched nor added to; the message says what to do."""


class StaleIndex(UnusableIndex):
    """It was made with another embedding than the configured one."""


class UnreachableIndex(UnusableIndex):
    """Its server does not answer."""


@dataclass(frozen=True, slots=True)
class Generation:
    """One index: its passages, and a row a document with in how many of its passages each gram occurs."""

    number: int
    embedding: str
    passages: Collection
    statistics: Collection

    def delete(self, document: str) -> None:
        """Forgets a document's passages."""
        self.passages.delete(where={"document": document})
        self.statistics.delete(ids=[document])


def current(client: ClientAPI, embedding: str) -> Generation | None:
    """The generation that is searched; None where nothing was ever kept.

    Raises StaleIndex when it was made with another embedding than the one with this identity.
    """
    held = _passages(client)
    complete = [n for n, passages in held.items() if _metadata(passages).get(_COMPLETE)]
    if complete:
        found = _open(
            client, max(complete), str(_metadata(held[max(complete)]).get(_EMBEDDING)), complete=True
        )
        if found.embedding == embedding:
            return found
        made_with = found.embedding
    else:
        made_with = "an unknown embedding"
    if not any(passages.count() for passages in held.values()):
        return None
    raise StaleIndex(
        f"the index was made with {made_with}, but {embedding} is configured: run `mingzhang reindex`, "
        "or set MINGZHANG_EMBEDDING_URL and MINGZHANG_EMBEDDING_MODEL as they were"
    )


def begin(client: ClientAPI, embedding: str, *, complete: bool = False) -> Generation:
    """A new, empty generation. What an earlier attempt left incomplete is removed."""
    held = _passages(client)
    for number, passages in held.items():
        if not _metadata(passages).get(_COMPLETE) and _metadata(passages).get(_EMBEDDING):
            _remove(client, number)
    return _open(client, max(held, default=0) + 1, embedding, complete=complete)


def finish(client: ClientAPI, generation: Generation) -> None:
    """Declares a generation complete: from now on it is searched. All others are removed."""
    generation.passages.modify(metadata={_EMBEDDING: generation.embedding, _COMPLETE: True})
    for number in _passages(client):
        if number != generation.number:
            _remove(client, number)


def abandon(client: ClientAPI, generation: Generation) -> None:
    """Removes a generation that will not be completed."""
    _remove(client, generation.number)


def every(client: ClientAPI) -> Iterator[Generation]:
    """All generations, whatever they were made with: a document is deleted from each."""
    for number in _passages(client):
        yield Generation(
            number,
            "",
            client.get_collection(f"passages-{number}", embedding_function=None),
            _collection(client, f"statistics-{number}", {}),
        )


def _passages(client: ClientAPI) -> dict[int, Collection]:
    found = {}
    for collection in client.list_collections():
        name = _NAME.fullmatch(collection.name)
        if name is not None and name.group(1) == "passages":
            found[int(name.group(2))] = collection
    return found


def _open(client: ClientAPI, number: int, embedding: str, *, complete: bool) -> Generation:
    metadata = {_EMBEDDING: embedding, _COMPLETE: complete}
    # the statistics first: a generation that has passages has both
    statistics = _collection(client, f"statistics-{number}", metadata)
    return Generation(number, embedding, _collection(client, f"passages-{number}", metadata), statistics)


def _collection(client: ClientAPI, name: str, metadata: dict[str, Any]) -> Collection:
    return client.get_or_create_collection(
        name,
        metadata=metadata or None,
        configuration={"hnsw": {"space": "ip", "ef_search": _SEARCHED, "ef_construction": _SEARCHED}},
        embedding_function=None,
    )


def _metadata(collection: Collection) -> dict[str, Any]:
    return dict(collection.metadata or {})


def _remove(client: ClientAPI, number: int) -> None:
    from chromadb.errors import NotFoundError

    for name in ("passages", "statistics"):
        # another process may be doing the same
        with suppress(NotFoundError, ValueError):
            client.delete_collection(f"{name}-{number}")

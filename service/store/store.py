"""The library in a database and a folder."""

from __future__ import annotations

import os
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from extractors.schema.draft import Kind
from extractors.schema.extraction import Extraction
from service.facts import Fact, rows
from service.patterns import regex
from service.sessions import Sessions
from service.store.document import Document, UnknownDocument, UnusableStore, described, document_of
from service.store.engine import address, open_engine
from service.store.figures import Figures
from service.store.readings import packed, reading, unpacked
from service.store.tables import (
    BODIES,
    CHANGES,
    DOCUMENTS,
    EXTRACTIONS,
    FACTS,
    LATER_INDICES,
    METADATA,
    OF_DOCUMENT,
    READINGS,
    fact,
    fact_row,
    plain,
)
from service.terms import key

_ID = regex(r"[0-9a-f]{64}")
_PREFIX = regex(r"[0-9a-f]{6,64}")
_CHANGES = select(CHANGES.c.count)
_SUFFIX = regex(r"\.[a-z0-9]{1,8}")
# SQLite allows some thousand bound values in a statement; other databases allow more.
_BATCH = 500


class Store:
    """The library: records in the database at `url`, originals as `files`/<sha256>.

    Adding the same bytes again replaces what was kept of them. No name that a document or a request brings
    ever becomes part of a path.
    """

    def __init__(self, url: str, files: Path) -> None:
        self._files = files
        files.mkdir(parents=True, exist_ok=True)
        self._engine = open_engine(url)
        try:
            METADATA.create_all(self._engine)
            self.sessions = Sessions(self._engine)
            for later in LATER_INDICES:
                later.create(self._engine, checkfirst=True)
            self._begin_to_count()
            self._name_bodies()
        except SQLAlchemyError as error:
            raise UnusableStore(
                f"expected a database at {address(self._engine)}, found none that can be opened ({error.__cause__ or error})"
            ) from error
        self.figures = Figures(self._engine)
        self._listed: tuple[int, tuple[Document, ...]] | None = None
        # A whole extraction takes tens of megabytes; the page asks for one again and again.
        self._load = lru_cache(maxsize=4)(self._read)

    def put(self, extraction: Extraction, original: bytes, suffix: str) -> Document:
        """Keeps an extraction and the file it came from; `suffix` such as `.pdf` only tells the format."""
        made = described(extraction, suffix.lower() if _SUFFIX.fullmatch(suffix.lower()) else "")
        if not _ID.fullmatch(made.id):
            raise ValueError(f"a document's id is the SHA-256 of its bytes, not {made.id[:80]!r}")
        self._write(made.id, original)
        facts = [fact_row(fact) for fact in rows(extraction)]
        with self._engine.begin() as db:
            _remove(db, made.id)
            db.execute(insert(DOCUMENTS), plain(made.model_dump()))
            body = zlib.compress(extraction.model_dump_json().encode(), 6)
            db.execute(insert(EXTRACTIONS), {"document": made.id, "body": body})
            db.execute(insert(READINGS), {"document": made.id, "body": packed(reading(extraction))})
            if keys := _body_keys(extraction):
                db.execute(insert(BODIES), [{"document": made.id, "key": key} for key in keys])
            if facts:
                db.execute(insert(FACTS), facts)
            _count(db)
        return made

    def documents(self) -> list[Document]:
        """All documents, by department, year and name."""
        return list(self.listed())

    def listed(self) -> tuple[Document, ...]:
        """The same, as one tuple: the very same object until the library changes, by whatever process."""
        now = self.changes()
        held = self._listed
        if held is None or held[0] != now:
            order = (DOCUMENTS.c.department, DOCUMENTS.c.fiscal_year, DOCUMENTS.c.name, DOCUMENTS.c.id)
            # A change between the two queries is newer than the count, and is read again with the next question.
            held = self._listed = (now, tuple(self._find(select(DOCUMENTS).order_by(*order))))
        return held[1]

    def changes(self) -> int:
        """How often the library was changed, by all processes together."""
        with self._engine.connect() as db:
            return db.scalar(_CHANGES) or 0

    def document(self, which: str) -> Document:
        """The document with this id, this beginning of an id (six digits or more) or this name.

        Raises UnknownDocument when there is none, or more than one.
        """
        query = select(DOCUMENTS).limit(2)
        begun = query.where(DOCUMENTS.c.id.startswith(which, autoescape=True))
        found = self._find(begun) if _PREFIX.fullmatch(which) else []
        found = found or self._find(query.where(DOCUMENTS.c.name == which))
        if len(found) == 1:
            return found[0]
        reason = "several documents match" if found else "no document has the id or name"
        raise UnknownDocument(f"{reason} {which[:80]!r}: give an id from the list of documents")

    def extraction(self, document: str) -> Extraction:
        """The whole extraction of the document with this id; raises UnknownDocument."""
        with self._engine.connect() as db:
            added_at = db.scalar(select(DOCUMENTS.c.added_at).where(DOCUMENTS.c.id == document))
        return self._load(document, added_at)

    def reading(self, document: str) -> Extraction:
        """What of an extraction answers are made from (`readings.reading`); raises UnknownDocument."""
        with self._engine.connect() as db:
            body = db.scalar(select(READINGS.c.body).where(READINGS.c.document == document))
        if body is not None:
            return unpacked(body)
        # put before readings were kept: made now, once
        made = reading(self._read(document, None))
        with suppress(IntegrityError), self._engine.begin() as db:
            db.execute(insert(READINGS), {"document": document, "body": packed(made)})
        return made

    def original(self, document: str) -> bytes:
        """The bytes of the file that was added; raises UnknownDocument."""
        path = self._path(document)
        if not path.is_file():
            raise UnknownDocument(f"no file is kept for {document[:12]}")
        return path.read_bytes()

    def facts(
        self,
        *,
        document: str | None = None,
        statement: Kind | None = None,
        code: str | None = None,
        name: str | None = None,
        fiscal_year: int | None = None,
        limit: int | None = None,
    ) -> list[Fact]:
        """Amounts in printed order, of all documents or as filtered; `name` is compared without typesetting."""
        query = select(FACTS).join(DOCUMENTS).order_by(FACTS.c.document, FACTS.c.id).limit(limit)
        for column, value in (
            (FACTS.c.document, document),
            (FACTS.c.statement, statement and statement.value),
            (FACTS.c.code, code),
            (FACTS.c.name_key, name and key(name)),
            (DOCUMENTS.c.fiscal_year, fiscal_year),
        ):
            if value is not None:
                query = query.where(column == value)
        with self._engine.connect() as db:
            return [fact(row) for row in db.execute(query).mappings()]

    def naming(self, keys: Iterable[str]) -> set[str]:
        """The ids of the documents that print an amount under one of these names (as `terms.key` gives them)."""
        wanted = sorted(set(keys))
        found: set[str] = set()
        with self._engine.connect() as db:
            for start in range(0, len(wanted), _BATCH):
                part = wanted[start : start + _BATCH]
                found.update(
                    db.scalars(select(FACTS.c.document).where(FACTS.c.name_key.in_(part)).distinct())
                )
        return found

    def about(self, keys: Iterable[str], years: Iterable[int]) -> list[Document]:
        """The documents of these years that are of one of these bodies, or name it as a unit (`bodies.body_keys`)."""
        wanted, when = sorted(set(keys)), sorted(set(years))
        found: dict[str, Document] = {}
        for start in range(0, len(wanted), _BATCH):
            part = wanted[start : start + _BATCH]
            query = select(DOCUMENTS).join(BODIES).where(BODIES.c.key.in_(part)).distinct()
            query = query.where(DOCUMENTS.c.fiscal_year.in_(when)).order_by(DOCUMENTS.c.id)
            found.update((document.id, document) for document in self._find(query))
        return list(found.values())

    def delete(self, document: str) -> bool:
        """Forgets a document and its file; False when it was not there."""
        path = self._path(document)
        with self._engine.begin() as db:
            known = _remove(db, document)
            _count(db)
        path.unlink(missing_ok=True)
        return known

    def close(self) -> None:
        self._engine.dispose()

    def _begin_to_count(self) -> None:
        with self._engine.connect() as db:
            begun = db.scalar(select(CHANGES.c.count))
        if begun is None:
            # another process may be doing the same
            with suppress(IntegrityError), self._engine.begin() as db:
                db.execute(insert(CHANGES), {"id": 1, "count": 0})

    def _name_bodies(self) -> None:
        """Names the bodies of documents that were put before the store knew of them; of units it learns when their
        department is put again."""
        named = select(BODIES.c.document)
        query = select(DOCUMENTS).where(DOCUMENTS.c.department != "", DOCUMENTS.c.id.not_in(named))
        found = self._find(query)
        if found:
            from extractors.comparison import bodies

            rows = [{"document": d.id, "key": bodies.body_key(d.department, d.region)} for d in found]
            # another process may be doing the same
            with suppress(IntegrityError), self._engine.begin() as db:
                db.execute(insert(BODIES), rows)

    def _find(self, query: Any) -> list[Document]:
        with self._engine.connect() as db:
            return [document_of(row) for row in db.execute(query).mappings()]

    def _read(self, document: str, _: datetime | None) -> Extraction:
        with self._engine.connect() as db:
            body = db.scalar(select(EXTRACTIONS.c.body).where(EXTRACTIONS.c.document == document))
        if body is None:
            raise UnknownDocument(f"no document has the id {document[:80]!r}")
        return Extraction.model_validate_json(zlib.decompress(body))

    def _path(self, document: str) -> Path:
        if not _ID.fullmatch(document):
            raise UnknownDocument(f"{document[:80]!r} is no document id")
        return self._files / document

    def _write(self, document: str, data: bytes) -> None:
        handle, temporary = tempfile.mkstemp(dir=self._files, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(temporary, self._path(document))
        except BaseException:  # Ctrl-C included: nothing half-written stays
            Path(temporary).unlink(missing_ok=True)
            raise


def _body_keys(extraction: Extraction) -> set[str]:
    # Brings every rule of the checks with it; who only asks needs none of them.
    from extractors.comparison import bodies

    return set(bodies.body_keys(extraction.budget))


def _remove(db: Connection, document: str) -> bool:
    for table in OF_DOCUMENT:
        db.execute(delete(table).where(table.c.document == document))
    return db.execute(delete(DOCUMENTS).where(DOCUMENTS.c.id == document)).rowcount > 0


def _count(db: Connection) -> None:
    """Counts a change, last in its transaction: until its end no other can."""
    db.execute(update(CHANGES).values(count=CHANGES.c.count + 1))

"""Keeps what was extracted: documents, their extractions, their amounts. The home of SQLAlchemy, with `sessions.py`."""

from __future__ import annotations

import os
import re
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    create_engine,
    delete,
    event,
    insert,
    select,
)
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from extractors.comparison import bodies
from extractors.schema.check import Status
from extractors.schema.draft import Kind, Level, Stage
from extractors.schema.extraction import Extraction
from extractors.schema.source import Box
from service.facts import Fact, rows
from service.sessions import Sessions
from service.terms import key

_ID = re.compile(r"[0-9a-f]{64}")
_PREFIX = re.compile(r"[0-9a-f]{6,64}")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
# SQLite allows some thousand bound values in a statement; other databases allow more.
_BATCH = 500


class UnknownDocument(LookupError):
    """No document of the library has this id, beginning of an id, or name; or several have."""


class UnusableStore(Exception):
    """The database cannot be opened, or it is none."""


class Document(BaseModel):
    """A document of the library. `id` is the SHA-256 of its bytes; the counts are of its checks and amounts."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    suffix: str = ""
    department: str = ""
    region: str = ""
    fiscal_year: int | None = None
    stage: Stage = Stage.BUDGET
    level: Level = Level.DEPARTMENT
    pages: int = 0
    added_at: datetime
    tables: int = 0
    amounts: int = 0
    holds: int = 0
    rounding: int = 0
    fails: int = 0
    cannot_tell: int = 0

    @property
    def title(self) -> str:
        """How an answer names the document: `青河县医疗保障局2020年预算`; a unit's own says 单位预算."""
        year = f"{self.fiscal_year}年" if self.fiscal_year else ""
        stage = "决算" if self.stage is Stage.FINAL else "预算"
        level = "单位" if self.level is Level.UNIT else ""
        return f"{self.department}{year}{level}{stage}" if self.department else self.name


class _Exact(TypeDecorator[Decimal]):
    """A Decimal with all its digits, trailing zeros too: SQLite's own numbers would lose them."""

    impl = String(60)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


_metadata = MetaData()
_documents = Table(
    "documents",
    _metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(500), nullable=False),
    Column("suffix", String(9), nullable=False),
    Column("department", String(500), nullable=False),
    Column("region", String(200), nullable=False),
    Column("fiscal_year", Integer),
    Column("stage", String(20), nullable=False),
    Column("level", String(20), nullable=False),
    Column("pages", Integer, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
    *(
        Column(c, Integer, nullable=False)
        for c in ("tables", "amounts", "holds", "rounding", "fails", "cannot_tell")
    ),
)
_extractions = Table(
    "extractions",
    _metadata,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
# The bodies that a document is of and about: its own, and the units that a department names.
_bodies = Table(
    "bodies",
    _metadata,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(500), primary_key=True, index=True),
)
_facts = Table(
    "facts",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("statement", String(60), nullable=False),
    Column("table", String, nullable=False),
    Column("title", String, nullable=False),
    Column("code", String, nullable=False),
    Column("name", String, nullable=False),
    Column("name_key", String, nullable=False),
    Column("side", String, nullable=False),
    Column("column", String, nullable=False),
    Column("amount", _Exact, nullable=False),
    Column("unit", String, nullable=False),
    Column("yuan", _Exact),
    Column("printed", String, nullable=False),
    Column("page", Integer),
    Column("line", Integer),
    Column("box", String(120)),
    Column("cell", String(40)),
    Column("source", String(10), nullable=False),
    Column("method", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Index("facts_by_name", "name_key"),
    Index("facts_by_code", "code"),
)


class Store:
    """The library: records in the database at `url`, originals as `files`/<sha256>.

    Adding the same bytes again replaces what was kept of them. No name that a document or a request brings
    ever becomes part of a path.
    """

    def __init__(self, url: str, files: Path) -> None:
        self._files = files
        files.mkdir(parents=True, exist_ok=True)
        sqlite = url.startswith("sqlite")
        self._engine = create_engine(url, connect_args={"timeout": 30} if sqlite else {})
        if sqlite:
            event.listen(self._engine, "connect", _prepare_sqlite)
        try:
            _metadata.create_all(self._engine)
            self.sessions = Sessions(self._engine)
            self._name_bodies()
        except SQLAlchemyError as error:
            where = self._engine.url.render_as_string(hide_password=True)
            raise UnusableStore(
                f"expected a database at {where}, found none that can be opened ({error.__cause__ or error})"
            ) from error
        self._load = lru_cache(maxsize=16)(self._read)

    def put(self, extraction: Extraction, original: bytes, suffix: str) -> Document:
        """Keeps an extraction and the file it came from; `suffix` such as `.pdf` only tells the format."""
        document = _describe(extraction, suffix.lower() if _SUFFIX.fullmatch(suffix.lower()) else "")
        if not _ID.fullmatch(document.id):
            raise ValueError(f"a document's id is the SHA-256 of its bytes, not {document.id[:80]!r}")
        self._write(document.id, original)
        facts = [_row(fact) for fact in rows(extraction)]
        with self._engine.begin() as db:
            _remove(db, document.id)
            db.execute(insert(_documents), _plain(document.model_dump()))
            body = zlib.compress(extraction.model_dump_json().encode(), 6)
            db.execute(insert(_extractions), {"document": document.id, "body": body})
            if keys := bodies.body_keys(extraction.budget):
                db.execute(insert(_bodies), [{"document": document.id, "key": key} for key in keys])
            if facts:
                db.execute(insert(_facts), facts)
        self._load.cache_clear()
        return document

    def documents(self) -> list[Document]:
        """All documents, by department, year and name."""
        order = (_documents.c.department, _documents.c.fiscal_year, _documents.c.name, _documents.c.id)
        with self._engine.connect() as db:
            return [_document(row) for row in db.execute(select(_documents).order_by(*order)).mappings()]

    def document(self, which: str) -> Document:
        """The document with this id, this beginning of an id (six digits or more) or this name.

        Raises UnknownDocument when there is none, or more than one.
        """
        query = select(_documents).limit(2)
        begun = query.where(_documents.c.id.startswith(which, autoescape=True))
        found = self._find(begun) if _PREFIX.fullmatch(which) else []
        found = found or self._find(query.where(_documents.c.name == which))
        if len(found) == 1:
            return found[0]
        reason = "several documents match" if found else "no document has the id or name"
        raise UnknownDocument(f"{reason} {which[:80]!r}: give an id from the list of documents")

    def extraction(self, document: str) -> Extraction:
        """The whole extraction of the document with this id; raises UnknownDocument."""
        return self._load(document)

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
        query = select(_facts).join(_documents).order_by(_facts.c.document, _facts.c.id).limit(limit)
        for column, value in (
            (_facts.c.document, document),
            (_facts.c.statement, statement and statement.value),
            (_facts.c.code, code),
            (_facts.c.name_key, name and key(name)),
            (_documents.c.fiscal_year, fiscal_year),
        ):
            if value is not None:
                query = query.where(column == value)
        with self._engine.connect() as db:
            return [_fact(row) for row in db.execute(query).mappings()]

    def naming(self, keys: Iterable[str]) -> set[str]:
        """The ids of the documents that print an amount under one of these names (as `terms.key` gives them)."""
        wanted = sorted(set(keys))
        found: set[str] = set()
        with self._engine.connect() as db:
            for start in range(0, len(wanted), _BATCH):
                part = wanted[start : start + _BATCH]
                found.update(
                    db.scalars(select(_facts.c.document).where(_facts.c.name_key.in_(part)).distinct())
                )
        return found

    def about(self, keys: Iterable[str], years: Iterable[int]) -> list[Document]:
        """The documents of these years that are of one of these bodies, or name it as a unit (`bodies.body_keys`)."""
        wanted, when = sorted(set(keys)), sorted(set(years))
        found: dict[str, Document] = {}
        for start in range(0, len(wanted), _BATCH):
            part = wanted[start : start + _BATCH]
            query = select(_documents).join(_bodies).where(_bodies.c.key.in_(part)).distinct()
            query = query.where(_documents.c.fiscal_year.in_(when)).order_by(_documents.c.id)
            found.update((document.id, document) for document in self._find(query))
        return list(found.values())

    def delete(self, document: str) -> bool:
        """Forgets a document and its file; False when it was not there."""
        path = self._path(document)
        with self._engine.begin() as db:
            known = _remove(db, document)
        path.unlink(missing_ok=True)
        self._load.cache_clear()
        return known

    def close(self) -> None:
        self._engine.dispose()

    def _name_bodies(self) -> None:
        """Names the bodies of documents that were put before the store knew of them; of units it learns when their
        department is put again."""
        named = select(_bodies.c.document)
        query = select(_documents).where(_documents.c.department != "", _documents.c.id.not_in(named))
        found = self._find(query)
        rows = [{"document": d.id, "key": bodies.body_key(d.department, d.region)} for d in found]
        if rows:
            # another process may be doing the same
            with suppress(IntegrityError), self._engine.begin() as db:
                db.execute(insert(_bodies), rows)

    def _find(self, query: Any) -> list[Document]:
        with self._engine.connect() as db:
            return [_document(row) for row in db.execute(query).mappings()]

    def _read(self, document: str) -> Extraction:
        with self._engine.connect() as db:
            body = db.scalar(select(_extractions.c.body).where(_extractions.c.document == document))
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


def _prepare_sqlite(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()


def _remove(db: Connection, document: str) -> bool:
    db.execute(delete(_facts).where(_facts.c.document == document))
    db.execute(delete(_extractions).where(_extractions.c.document == document))
    db.execute(delete(_bodies).where(_bodies.c.document == document))
    return db.execute(delete(_documents).where(_documents.c.id == document)).rowcount > 0


def _describe(extraction: Extraction, suffix: str) -> Document:
    budget = extraction.budget
    return Document(
        id=budget.document,
        name=budget.name,
        suffix=suffix,
        department=budget.department.text if budget.department else "",
        region=budget.region,
        fiscal_year=budget.fiscal_year,
        stage=budget.stage,
        level=budget.level,
        pages=len(extraction.pages),
        added_at=datetime.now(UTC),
        tables=len(budget.statements),
        amounts=sum(len(line.amounts) for s in budget.statements for line in s.lines),
        holds=extraction.count(Status.HOLDS),
        rounding=extraction.count(Status.ROUNDING),
        fails=extraction.count(Status.FAILS),
        cannot_tell=extraction.count(Status.CANNOT_TELL),
    )


def _document(row: Any) -> Document:
    held = dict(row)
    # SQLite keeps no time zone; what was put in is always UTC.
    held["added_at"] = held["added_at"].replace(tzinfo=held["added_at"].tzinfo or UTC)
    return Document.model_validate(held)


def _row(fact: Fact) -> dict[str, object]:
    box = None if fact.box is None else " ".join(repr(side) for side in fact.box)
    return _plain(fact.model_dump(exclude={"box"})) | {"box": box}


def _plain(values: dict[str, object]) -> dict[str, object]:
    # Some drivers refuse an enumeration where they want text.
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}


def _fact(row: Any) -> Fact:
    held = dict(row)
    del held["id"]
    if held["box"] is not None:
        held["box"] = Box(*map(float, held["box"].split()))
    return Fact.model_validate(held)

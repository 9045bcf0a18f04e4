"""The tables of the database."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import (
    Boolean,
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
)

from extractors.schema.source import Box
from service.facts import Fact


class Exact(TypeDecorator[Decimal]):
    """A Decimal with all its digits, trailing zeros too: SQLite's own numbers would lose them."""

    impl = String(60)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


def _of_document(**options: Any) -> Column[str]:
    return Column("document", ForeignKey("documents.id", ondelete="CASCADE"), **options)


METADATA = MetaData()
DOCUMENTS = Table(
    "documents",
    METADATA,
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
EXTRACTIONS = Table(
    "extractions", METADATA, _of_document(primary_key=True), Column("body", LargeBinary, nullable=False)
)
# What a document is asked from: of its extraction what answers need, smaller and quicker to read.
READINGS = Table(
    "readings", METADATA, _of_document(primary_key=True), Column("body", LargeBinary, nullable=False)
)
# The bodies that a document is of and about: its own, and the units that a department names.
BODIES = Table(
    "bodies",
    METADATA,
    _of_document(primary_key=True),
    Column("key", String(500), primary_key=True, index=True),
)
FACTS = Table(
    "facts",
    METADATA,
    Column("id", Integer, primary_key=True),
    _of_document(nullable=False),
    Column("statement", String(60), nullable=False),
    Column("table", String, nullable=False),
    Column("title", String, nullable=False),
    Column("code", String, nullable=False),
    Column("name", String, nullable=False),
    Column("name_key", String, nullable=False),
    Column("side", String, nullable=False),
    Column("column", String, nullable=False),
    Column("amount", Exact, nullable=False),
    Column("unit", String, nullable=False),
    Column("yuan", Exact),
    Column("printed", String, nullable=False),
    Column("page", Integer),
    Column("line", Integer),
    Column("box", String(120)),
    Column("cell", String(40)),
    Column("source", String(10), nullable=False),
    Column("method", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Index("facts_by_code", "code"),
)
# What can be compared over the whole library: for each name that an item of a document goes by, the figure that answers
# how much it is there. Without an amount it is printed as blank, with the reason.
FIGURES = Table(
    "figures",
    METADATA,
    Column("name", String(500), primary_key=True),
    _of_document(primary_key=True, index=True),
    Column("kind", String(60), nullable=False),
    Column("amount", Exact),
    Column("unit", String(20), nullable=False),
    Column("yuan", Exact),
    Column("page", Integer),
    Column("line", Integer),
    Column("cell", String(40)),
    Column("place", Integer, nullable=False),
    Column("doubted", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
# Which documents have their figures there, and by which rules they were chosen.
COMPARED = Table(
    "compared", METADATA, _of_document(primary_key=True), Column("rules", String(64), nullable=False)
)
# Also for libraries that were made before these were thought of; their older indices by one column do no harm.
LATER_INDICES = (
    Index("facts_by_name_and_document", FACTS.c.name_key, FACTS.c.document),
    Index("facts_by_document_and_cell", FACTS.c.document, FACTS.c.cell),
)
OF_DOCUMENT = (FACTS, FIGURES, COMPARED, READINGS, EXTRACTIONS, BODIES)
# One row: how often the library changed. What is kept in memory is good as long as this stays.
CHANGES = Table(
    "changes", METADATA, Column("id", Integer, primary_key=True), Column("count", Integer, nullable=False)
)


def fact_row(fact: Fact) -> dict[str, object]:
    box = None if fact.box is None else " ".join(repr(side) for side in fact.box)
    return plain(fact.model_dump(exclude={"box"})) | {"box": box}


def fact(row: Any) -> Fact:
    held = dict(row)
    del held["id"]
    if held["box"] is not None:
        held["box"] = Box(*map(float, held["box"].split()))
    return Fact.model_validate(held)


def plain(values: dict[str, object]) -> dict[str, object]:
    """The values with enumerations as text, which some drivers want."""
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}

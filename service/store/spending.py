"""What runs spend on models, and may: the tables of it."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
)

# A price is by the million tokens: with six decimals of its own, one token costs a whole number of these.
_SMALLEST = Decimal("1e-12")
# What 64 bits can count of them.
MOST_COST = Decimal(9_000_000)


class Cost(TypeDecorator[Decimal]):
    """A Decimal that a database can add up and compare: a whole number of a millionth of a millionth, rounded up."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int((value / _SMALLEST).to_integral_value(ROUND_CEILING))

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value) * _SMALLEST


SPENDING = MetaData()
# What a run may spend, has spent, and holds for calls that are under way.
RUNS = Table(
    "model_runs",
    SPENDING,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("model", String(300), nullable=False),
    Column("max_tokens", BigInteger),
    Column("max_cost", Cost),
    Column("tokens", BigInteger, nullable=False),
    Column("tokens_held", BigInteger, nullable=False),
    Column("cost", Cost, nullable=False),
    Column("cost_held", Cost, nullable=False),
)
CALLS = Table(
    "model_calls",
    SPENDING,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("model_runs.id", ondelete="CASCADE"), nullable=False),
    Column("document", String(500), nullable=False),
    Column("prompt", String(100), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("model", String(300), nullable=False),
    Column("form", String(20), nullable=False),
    Column("origin", String(20), nullable=False),
    Column("tokens_in", BigInteger, nullable=False),
    Column("tokens_out", BigInteger, nullable=False),
    Column("tokens_cached", BigInteger, nullable=False),
    Column("estimated", Boolean, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("cost", Cost),
    Column("error", String(100), nullable=False),
    Index("model_calls_by_run", "run"),
)
# Answers by the digest of what was asked, and of whom.
ANSWERS = Table(
    "model_answers",
    SPENDING,
    Column("digest", String(64), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("body", LargeBinary, nullable=False),
)

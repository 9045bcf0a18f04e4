"""Keeps what was meant in conversations, in the database of the store."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
)

# A name of a session is no longer than this.
LONGEST_NAME = 100
# So many turns of a session are kept, so many sessions, and none for longer.
_TURNS, _SESSIONS = 10, 2_000
_AGE = timedelta(days=30)

_metadata = MetaData()
_turns = Table(
    "turns",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("session", String(64), nullable=False, index=True),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("meant", Text, nullable=False),
)


def connect(url: str) -> Engine:
    """The database at a URL; nothing is opened before it is used."""
    sqlite = url.startswith("sqlite")
    engine = create_engine(url, connect_args={"timeout": 30} if sqlite else {})
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


class Turns:
    """The last turns of each conversation. A name of a session is any text up to LONGEST_NAME characters.

    Of a name only its digest is kept. What is older than a month, or of a session beyond the latest two thousand,
    is forgotten.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def prepare(self) -> None:
        """Makes the table where it is not there."""
        _metadata.create_all(self._engine)

    def last(self, session: str) -> str | None:
        """What the last turn meant, as it was kept; None for a conversation not begun."""
        query = select(_turns.c.meant).where(_turns.c.session == _key(session), _turns.c.at > datetime.now(UTC) - _AGE)
        with self._engine.connect() as db:
            found: str | None = db.scalar(query.order_by(_turns.c.id.desc()).limit(1))
            return found

    def keep(self, session: str, meant: str) -> None:
        """Keeps what a turn meant; raises ValueError for a name that is none."""
        key, now = _key(session), datetime.now(UTC)
        own = select(_turns.c.id).where(_turns.c.session == key).order_by(_turns.c.id.desc())
        latest = select(_turns.c.session).group_by(_turns.c.session).order_by(func.max(_turns.c.id).desc())
        with self._engine.begin() as db:
            db.execute(insert(_turns), {"session": key, "at": now, "meant": meant})
            older = list(db.scalars(own.offset(_TURNS).limit(_TURNS)))
            gone = list(db.scalars(latest.offset(_SESSIONS).limit(_TURNS)))
            db.execute(delete(_turns).where(_turns.c.id.in_(older)))
            db.execute(delete(_turns).where(_turns.c.session.in_(gone)))
            db.execute(delete(_turns).where(_turns.c.at <= now - _AGE))

    def forget(self, session: str) -> None:
        """Begins the conversation anew."""
        with self._engine.begin() as db:
            db.execute(delete(_turns).where(_turns.c.session == _key(session)))


def _key(session: str) -> str:
    if not 0 < len(session) <= LONGEST_NAME:
        raise ValueError(f"a session has a name of 1 to {LONGEST_NAME} characters, not {len(session)}")
    return hashlib.sha256(session.encode("utf-8", "surrogatepass")).hexdigest()


def _prepare_sqlite(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()

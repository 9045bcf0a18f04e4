"""Keeps what was last meant in each conversation, in the database of the store."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    MetaData,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

# A name of a session is no longer than this.
LONGEST_NAME = 100
# So many sessions are kept, the latest, and none for longer.
_MOST = 2_000
_AGE = timedelta(days=30)

_metadata = MetaData()
_sessions = Table(
    "sessions",
    _metadata,
    Column("session", String(64), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("meant", Text, nullable=False),
)


class Sessions:
    """What the last turn of each conversation meant, which holds what those before it said.

    Its table is made in the database where it is not there. The name of a session is any text up to LONGEST_NAME
    characters; only its digest is kept. What is older than a month, or beyond the latest two thousand, is forgotten.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        _metadata.create_all(engine)

    def last(self, session: str) -> str | None:
        """What the last turn meant, as it was kept; None for a conversation that has not begun."""
        latest = datetime.now(UTC) - _AGE
        query = select(_sessions.c.meant).where(_sessions.c.session == _key(session), _sessions.c.at > latest)
        with self._engine.connect() as db:
            found: str | None = db.scalar(query)
            return found

    def keep(self, session: str, meant: str) -> None:
        """Keeps what a turn meant; raises ValueError for a name that is none."""
        key, now = _key(session), datetime.now(UTC)
        row = {"at": now, "meant": meant}
        # of two turns said at the same moment either is the last
        with suppress(IntegrityError), self._engine.begin() as db:
            if not db.execute(update(_sessions).where(_sessions.c.session == key).values(row)).rowcount:
                db.execute(insert(_sessions), {"session": key, **row})
            beyond = select(_sessions.c.at).order_by(_sessions.c.at.desc()).offset(_MOST).limit(1)
            oldest = max(now - _AGE, _aware(db.scalar(beyond) or now - _AGE))
            db.execute(delete(_sessions).where(_sessions.c.at <= oldest))


def _key(session: str) -> str:
    if not 0 < len(session) <= LONGEST_NAME:
        raise ValueError(f"a session has a name of 1 to {LONGEST_NAME} characters, not {len(session)}")
    return hashlib.sha256(session.encode("utf-8", "surrogatepass")).hexdigest()


def _aware(when: datetime) -> datetime:
    # SQLite keeps no time zone; what was put in is always UTC.
    return when.replace(tzinfo=when.tzinfo or UTC)

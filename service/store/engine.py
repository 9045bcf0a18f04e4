"""A database by its URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from service.store.document import UnusableStore


def open_engine(url: str) -> Engine:
    """An engine for `url`; nothing is opened before it is used. Of SQLite several processes may write at a time."""
    sqlite = url.startswith("sqlite")
    engine = create_engine(url, connect_args={"timeout": 30} if sqlite else {})
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def make_folder(engine: Engine) -> None:
    """Makes the folder that a database of SQLite is kept in; raises UnusableStore."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    # what SQLite takes as a URI (file:/folder/name?uri=true) is no path: SQLite alone says which file is meant
    if file and file != ":memory:" and "uri" not in engine.url.query:
        try:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnusableStore(
                f"expected a folder for {file}, found none that can be made ({error.strerror})"
            ) from error


def address(engine: Engine) -> str:
    """Where the database is, to be shown: without a password, which may be among the parameters as well."""
    return engine.url.set(query={}).render_as_string(hide_password=True)


@contextmanager
def usable(engine: Engine) -> Iterator[None]:
    """Raises UnusableStore for what the database raises; no password is in its words."""
    try:
        yield
    except SQLAlchemyError as error:
        raise UnusableStore(
            f"expected a database at {address(engine)}, found none that can be used ({type(error).__name__})"
        ) from error


def _prepare_sqlite(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()

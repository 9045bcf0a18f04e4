"""Answers of models that are kept: what was asked once need not be asked again."""

from __future__ import annotations

import zlib
from contextlib import suppress
from datetime import UTC, datetime

from pydantic import ValidationError
from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from extractors.recordings import Recording
from service.store.engine import usable
from service.store.spending import ANSWERS


class Answers:
    """Answers by the digest of what was asked (`recordings.digest`), for all processes that share the database.

    Kept as recordings are, so neither the key nor what was asked is ever part of them. Raises UnusableStore.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, digest: str) -> Recording | None:
        """The answer that is kept; None where there is none, or it is damaged: then it makes room for another."""
        with usable(self._engine), self._engine.connect() as db:
            body = db.scalar(select(ANSWERS.c.body).where(ANSWERS.c.digest == digest))
        if body is None:
            return None
        try:
            # a checksum is part of what is unpacked
            return Recording.model_validate_json(zlib.decompress(body))
        except (zlib.error, TypeError, ValidationError):
            with usable(self._engine), self._engine.begin() as db:
                db.execute(delete(ANSWERS).where(ANSWERS.c.digest == digest))
            return None

    def put(self, digest: str, answer: Recording) -> None:
        """Keeps an answer; of two processes that were given one, the first is kept."""
        body = zlib.compress(answer.model_dump_json().encode())
        row = {"digest": digest, "at": datetime.now(UTC), "body": body}
        with usable(self._engine), suppress(IntegrityError), self._engine.begin() as db:
            db.execute(insert(ANSWERS), row)

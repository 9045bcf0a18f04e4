"""What lies around a model, each asking the next: the recordings, the kept answers, the account, the endpoint."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from extractors.llm import Completion, Model, ModelError
from extractors.recordings import Recording, digest
from service.models.account import Account
from service.store import UnusableStore
from service.store.answers import Answers


@dataclass(slots=True)
class Metered:
    """A model that is asked only as far as the run may spend, and whose every call is in the ledger."""

    name: str
    model: Model
    account: Account

    def complete(
        self, system: str, user: str, schema: dict[str, Any] | None = None, images: Sequence[bytes] = ()
    ) -> Completion:
        """Raises ModelSpent, then nothing was sent, and what the model raises."""
        held = self.account.hold(self.name, system, user, images)
        start = time.monotonic()
        said: Completion | None = None
        error = "interrupted"
        try:
            said = self.model.complete(system, user, schema, images)
            error = ""
        except ModelError as failure:
            said, error = failure.said, _kind(failure)
            raise
        finally:
            # also when the call is broken off: what was held for it is free again
            seconds = time.monotonic() - start if said is None else said.seconds
            self.account.asked(held, self.name, system, user, images, said, error, seconds)
        return said


@dataclass(slots=True)
class Cached:
    """A model that is asked for nothing that it, or one of its name, answered before. Errors are not kept.

    Where the kept answers cannot be read or written, the model is asked.
    """

    name: str
    model: Model
    answers: Answers
    account: Account

    def complete(
        self, system: str, user: str, schema: dict[str, Any] | None = None, images: Sequence[bytes] = ()
    ) -> Completion:
        """Raises what the model raises."""
        asked = digest(self.name, system, user, schema, images)
        kept = self._kept(asked)
        if kept is not None:
            said = kept.completion("cache")
            self.account.given(self.name, system, said)
            return said
        said = self.model.complete(system, user, schema, images)
        with suppress(UnusableStore):
            self.answers.put(asked, Recording.of(self.name, system, said))
        return said

    def _kept(self, asked: str) -> Recording | None:
        try:
            return self.answers.get(asked)
        except UnusableStore:
            return None


@dataclass(slots=True)
class Noted:
    """Recorded answers, which cost nothing and are in the ledger all the same."""

    name: str
    model: Model
    account: Account

    def complete(
        self, system: str, user: str, schema: dict[str, Any] | None = None, images: Sequence[bytes] = ()
    ) -> Completion:
        """Raises what the model raises."""
        try:
            said = self.model.complete(system, user, schema, images)
        except ModelError as failure:
            nothing = Completion("", origin="recording")
            self.account.given(self.name, system, nothing, _kind(failure))
            raise
        self.account.given(self.name, system, said)
        return said


def _kind(error: ModelError) -> str:
    """The name of an error as those who ask know it, which a more special one of a module's own is not."""
    return next(each.__name__ for each in type(error).__mro__ if each.__module__ == ModelError.__module__)

"""The model of a run, asked or replayed, and the count of what it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from eval.run.jobs import Options
from extractors.llm import Completion, Model, ModelError, ModelMisspoke
from extractors.recordings import Recorded
from service.library import connect_model
from service.settings import Settings

NO_MODEL = "expected a model, found none: set MINGZHANG_MODEL_URL and MINGZHANG_MODEL, or give a folder of its recorded answers"


@dataclass(frozen=True)
class Usage:
    """What a model was asked for: calls that it answered, and their tokens as it counts them."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def since(self, before: Usage) -> Usage:
        return Usage(
            self.calls - before.calls,
            self.tokens_in - before.tokens_in,
            self.tokens_out - before.tokens_out,
        )


NOTHING = Usage()


class Metered:
    """A model whose answers are counted, from any thread. `silent` says why, for each call that it gave no answer to, in
    whatever form: it was not reached, or it refused."""

    def __init__(self, model: Model) -> None:
        self.name = model.name
        self.used = Usage()
        self.silent: list[str] = []
        self._model = model
        self._counting = Lock()

    def complete(
        self, system: str, user: str, schema: dict[str, Any] | None = None, images: Sequence[bytes] = ()
    ) -> Completion:
        """Raises what the model raises."""
        try:
            said = self._model.complete(system, user, schema, images)
        except ModelMisspoke as error:
            if error.said is not None:
                self._count(error.said)
            raise
        except ModelError as error:
            with self._counting:
                self.silent.append(why_not(error))
            raise
        self._count(said)
        return said

    def _count(self, said: Completion) -> None:
        with self._counting:
            used = self.used
            self.used = Usage(
                used.calls + 1, used.tokens_in + said.tokens_in, used.tokens_out + said.tokens_out
            )


def why_not(error: ModelError) -> str:
    """The reason of a case that a model gave no answer to."""
    return f"{type(error).__name__}: {error}"


@lru_cache(maxsize=1)
def model_of(options: Options) -> Model | None:
    """The model of a run: its recorded answers, or the configured one, kept as it answers if the run asks for that; None
    where there is neither. One for all documents of a process: what was found out about the endpoint holds for the next.

    Raises ValueError or FileNotFoundError when the recordings cannot be used."""
    if options.replay is not None:
        return Recorded(options.replay)
    model = connect_model(Settings())
    if model is not None and options.record is not None:
        return Recorded(options.record, model)
    return model

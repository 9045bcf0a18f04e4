"""Who answers in a run: the engine that composes answers itself, or a model, asked or replayed, whose calls are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eval.questions.shelf import Shelf
from eval.run.jobs import Options
from extractors.llm import Completion, Model, ModelError, ModelMisspoke
from extractors.recordings import Recorded
from service.answer import Answer, Engine
from service.ask import ask
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


class Metered:
    """A model whose answers are counted."""

    def __init__(self, model: Model) -> None:
        self.name = model.name
        self.used = Usage()
        self._model = model

    def complete(
        self, system: str, user: str, schema: dict[str, Any] | None = None, images: Sequence[bytes] = ()
    ) -> Completion:
        said = self._model.complete(system, user, schema, images)
        used = self.used
        self.used = Usage(used.calls + 1, used.tokens_in + said.tokens_in, used.tokens_out + said.tokens_out)
        return said


@dataclass(frozen=True)
class Response:
    """An answer, or why there is none. `misspoke` is whether the model did answer, in no form that can be used."""

    answer: Answer | None
    why: str = ""
    misspoke: bool = False


@dataclass(frozen=True)
class Respondent:
    """`missing` says why nobody can be asked; it is empty where somebody can."""

    engine: Engine
    model: Metered | None = None
    missing: str = ""

    @property
    def used(self) -> Usage:
        """What the model was asked for until now."""
        return self.model.used if self.model is not None else Usage()

    def respond(self, question: str, shelf: Shelf) -> Response:
        """The answer from the library; of a model that cannot be reached or refuses, why there is none."""
        if self.missing:
            return Response(None, self.missing)
        try:
            answer = ask(
                question,
                store=shelf.library.store,
                index=shelf.library.index,
                engine=self.engine,
                model=self.model,
            )
        except ModelError as error:
            return Response(None, f"{type(error).__name__}: {error}", isinstance(error, ModelMisspoke))
        return Response(answer)


def model_of(options: Options) -> Model | None:
    """The model of a run: its recorded answers, or the configured one, kept as it answers if the run asks for that; None
    where there is neither.

    Raises ValueError or FileNotFoundError when the recordings cannot be used."""
    if options.replay is not None:
        return Recorded(options.replay)
    model = connect_model(Settings())
    if model is not None and options.record is not None:
        return Recorded(options.record, model)
    return model


def respondent(options: Options) -> Respondent:
    """The engine `llm` by the model of the run; for any other engine the one that needs no model."""
    if options.engine != "llm":
        return Respondent("embedded")
    model = model_of(options)
    return Respondent("llm", missing=NO_MODEL) if model is None else Respondent("llm", Metered(model))

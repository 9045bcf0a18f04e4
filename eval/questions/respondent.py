"""Who answers in a run: the engine that composes answers itself, or a model, asked or replayed, whose calls are counted."""

from __future__ import annotations

from dataclasses import dataclass

from eval.model import NO_MODEL, Metered, Usage, model_of, why_not
from eval.questions.shelf import Shelf
from eval.run.jobs import Options
from extractors.llm import ModelError, ModelMisspoke
from service.answer import Answer, Engine
from service.ask import ask


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
            return Response(None, why_not(error), isinstance(error, ModelMisspoke))
        return Response(answer)


def respondent(options: Options) -> Respondent:
    """The engine `llm` by the model of the run; for any other engine the one that needs no model."""
    if options.engine != "llm":
        return Respondent("embedded")
    model = model_of(options)
    return Respondent("llm", missing=NO_MODEL) if model is None else Respondent("llm", Metered(model))

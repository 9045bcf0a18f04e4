"""Who is asked in a run, and how it is counted: nobody without a model, only the recordings where there are some."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from eval.model import Metered, Usage, model_of
from eval.run.jobs import Options
from extractors.llm import Completion, ModelDeclined, ModelError, ModelMisspoke, ModelUnreachable


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    model_of.cache_clear()
    for name in ("MINGZHANG_MODEL_URL", "MINGZHANG_MODEL"):
        monkeypatch.delenv(name, raising=False)


class Says:
    """A model that answers what it was given, or raises it."""

    name = "says"

    def __init__(self, said: Completion | ModelError) -> None:
        self.said = said

    def complete(self, system: str, user: str, schema: Any = None, images: Any = ()) -> Completion:
        if isinstance(self.said, ModelError):
            raise self.said
        return self.said


def test_without_a_model_there_is_none() -> None:
    assert model_of(Options(engine="llm")) is None


def test_with_recordings_nobody_else_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MINGZHANG_MODEL_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("MINGZHANG_MODEL", "quill-7")
    model = model_of(Options(engine="llm", replay=tmp_path))
    assert model is not None
    with pytest.raises(ModelUnreachable, match="expected a recorded answer"):
        model.complete("system", "user")


def test_answers_are_counted_from_any_number_of_threads() -> None:
    model = Metered(Says(Completion("好", None, 7, 2)))
    with ThreadPoolExecutor(8) as crew:
        list(crew.map(lambda n: model.complete("", str(n)), range(400)))
    assert model.used == Usage(400, 2800, 800)
    assert model.silent == []


@pytest.mark.parametrize(
    ("error", "used", "silent"),
    [
        (ModelMisspoke("prose", Completion("好", None, 7, 2)), Usage(1, 7, 2), []),
        (ModelMisspoke("no end"), Usage(), []),
        (ModelDeclined("no"), Usage(), ["ModelDeclined: no"]),
        (ModelUnreachable("no connection"), Usage(), ["ModelUnreachable: no connection"]),
    ],
)
def test_what_cannot_be_used_was_an_answer_and_silence_was_none(
    error: ModelError, used: Usage, silent: list[str]
) -> None:
    model = Metered(Says(error))
    with pytest.raises(type(error)):
        model.complete("", "")
    assert (model.used, model.silent) == (used, silent)

"""Who is asked in a run: nobody without a model, only the recordings where there are some."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.model import NO_MODEL, model_of
from eval.questions.respondent import respondent
from eval.run.jobs import Options
from extractors.llm import ModelUnreachable

VARIABLES = ("MINGZHANG_MODEL_URL", "MINGZHANG_MODEL", "MINGZHANG_MODEL_KEY")


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    model_of.cache_clear()
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_the_engine_without_a_model_needs_none() -> None:
    assert respondent(Options()).engine == "embedded"
    assert not respondent(Options()).missing


def test_without_a_model_the_engine_that_needs_one_says_what_to_set() -> None:
    assert model_of(Options(engine="llm")) is None
    assert respondent(Options(engine="llm")).missing == NO_MODEL


def test_with_recordings_nobody_else_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MINGZHANG_MODEL_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("MINGZHANG_MODEL", "quill-7")
    model = model_of(Options(engine="llm", replay=tmp_path))
    assert model is not None
    with pytest.raises(ModelUnreachable, match="expected a recorded answer"):
        model.complete("system", "user")

"""Who answers in a run: the built-in engine, or a model where there is one."""

from __future__ import annotations

import pytest

from eval.model import NO_MODEL, model_of
from eval.questions.respondent import respondent
from eval.run.jobs import Options


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    model_of.cache_clear()
    for name in ("MINGZHANG_MODEL_URL", "MINGZHANG_MODEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("engine", ["rules", "embedded", "hybrid"])
def test_the_engine_without_a_model_needs_none(engine: str) -> None:
    assert respondent(Options(engine)).engine == "embedded"
    assert not respondent(Options(engine)).missing


def test_without_a_model_the_engine_that_needs_one_says_what_to_set() -> None:
    assert respondent(Options(engine="llm")).missing == NO_MODEL

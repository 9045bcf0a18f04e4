from __future__ import annotations

import hashlib
from importlib.resources import files

import pytest

import prompts
from prompts import PromptError, load, parse

NAMES = [file.name.removesuffix(".md") for file in files(prompts).iterdir() if file.name.endswith(".md")]
TEXT = "---\nvariables: who\n---\nBe brief.\n=== user ===\nGreet {{who}}."


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_declares_what_it_uses(name: str) -> None:
    prompt = load(name)
    system, user = prompt.render(**{variable: f"<{variable}>" for variable in prompt.variables})
    # what is objected to goes on from the question that was asked, under the instructions of that one
    assert system or name == "repair"
    assert user
    assert "{{" not in system + user
    assert all(f"<{variable}>" in system + user for variable in prompt.variables)


def test_the_digest_is_that_of_the_file() -> None:
    assert parse("greet", TEXT).digest == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_missing_and_an_unknown_variable_are_refused_by_name() -> None:
    with pytest.raises(PromptError, match="missing who, unknown whom"):
        parse("greet", TEXT).render(whom="you")


def test_braces_in_a_value_are_text() -> None:
    assert parse("greet", TEXT).render(who="{{who}}")[1] == "Greet {{who}}."


@pytest.mark.parametrize(
    "text",
    [
        "no head",
        TEXT.replace("who}}", "whom}}"),
        TEXT.replace("=== user ===", ""),
        TEXT.replace("who\n", "who, when\n"),
    ],
)
def test_a_file_that_contradicts_its_head_is_refused(text: str) -> None:
    with pytest.raises(PromptError):
        parse("broken", text)


@pytest.mark.parametrize("name", ["nosuch", "../prompts/answer", "answer.md", ""])
def test_only_a_plain_name_of_a_prompt_loads(name: str) -> None:
    with pytest.raises(PromptError):
        load(name)

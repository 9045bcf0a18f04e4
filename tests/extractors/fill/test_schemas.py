"""Every form of answer is compiled by engines that decode by it, and what they let a model say is what is read."""

from __future__ import annotations

import json
import random
import re
from functools import cache
from typing import Any

import pytest
from llguidance import LLMatcher, LLTokenizer
from outlines_core.json_schema import build_regex_from_schema

import prompts
from eval.peers import whole_document
from extractors import review
from extractors.asking import Question, strict
from extractors.fill import Left, disputes, plan
from extractors.pipeline import extract_bytes, left_over
from service.answering.model import generate
from tests.drawing import drawing
from tests.extractors.doubts.scanned import scanned
from tests.extractors.fill.test_forms import MONEY, amounts, failing, left
from tests.extractors.fill.test_prose import TEXT

# What OpenAI's structured outputs allow, which is the narrowest.
_KEYWORDS = {"type", "properties", "required", "additionalProperties", "items", "enum", "description"}
_MOST_VALUES, _DEEPEST = 1_000, 5


@cache
def questions() -> dict[str, Question[Any]]:
    """The largest question of each kind that documents give rise to."""
    found: dict[str, Question[Any]] = {}
    for name, everything in (("qinghe-2020", True), ("qingbai-2023", True), ("qinghe-2020", False)):
        file, rendered = drawing(name, "pdf")
        held: Left = left_over(rendered.data, file, everything=everything)
        for task in plan(held):
            kept = found.get(task.question.prompt)
            if kept is None or kept.tokens() < task.question.tokens():
                found[task.question.prompt] = task.question
    page = scanned((("养老照料", "120.50"),), {"120.50": ("126.50", "120.50")})
    (seen,) = plan(left_over(page.data, "a.pdf", shelf=page, vision=True))
    (told,) = (t for t in plan(left_over(TEXT.encode(), "a.txt")) if t.question.prompt == "reasons")
    (doubted,) = disputes.tasks(left(MONEY, amounts(), (failing("t1r1c1", "t1r1c2"),)))
    for task in (seen, told, doubted):
        found[task.question.prompt] = task.question
    file, rendered = drawing("qinghe-2020", "pdf")
    calls, _ = review.plan(extract_bytes(rendered.data, file))
    return {**found, **{call.question.prompt: call.question for call in calls}}


def kinds() -> list[str]:
    reviewed = [name for name in prompts.names() if name.startswith("review_")]
    return ["table", "indicators", "amounts", "reasons", "disputes", "crops", *reviewed]


@pytest.mark.parametrize("kind", kinds())
def test_a_schema_is_within_the_subset_that_every_engine_accepts(kind: str) -> None:
    values = 0

    def look(node: dict[str, Any], depth: int) -> None:
        nonlocal values
        assert node.keys() <= _KEYWORDS
        assert depth <= _DEEPEST
        values += len(node.get("enum", ()))
        for part in node.get("properties", {}).values():
            look(part, depth + 1)
        if "items" in node:
            look(node["items"], depth + 1)

    look(questions()[kind].schema(), 1)
    assert values <= _MOST_VALUES


@pytest.mark.parametrize("kind", kinds())
def test_llguidance_compiles_a_schema_and_all_that_it_lets_pass_is_read(kind: str) -> None:
    question = questions()[kind]
    grammar = LLMatcher.grammar_from_json_schema(question.schema())
    assert LLMatcher.validate_grammar(grammar) == ""
    for seed in range(3):
        said = random_answer(grammar, random.Random(seed))
        answer = strict.read(question.form, json.loads(said), question.ids)
        question.objections(answer)  # whatever is said, it is judged and no more


@pytest.mark.parametrize("kind", kinds())
def test_outlines_compiles_a_schema(kind: str) -> None:
    made = build_regex_from_schema(json.dumps(questions()[kind].schema(), ensure_ascii=False))
    re.compile(made)


@pytest.mark.parametrize("schema", [generate.SCHEMA, whole_document.SCHEMA])
def test_the_forms_that_list_no_ids_are_compiled_too(schema: dict[str, Any]) -> None:
    assert LLMatcher.validate_grammar(LLMatcher.grammar_from_json_schema(schema)) == ""
    re.compile(build_regex_from_schema(json.dumps(schema, ensure_ascii=False)))


def random_answer(grammar: str, chance: random.Random) -> str:
    """Bytes drawn at random among those that the grammar allows; strings are kept short."""
    tokenizer = LLTokenizer("byte")
    matcher = LLMatcher(tokenizer, grammar)
    said = bytearray()
    while not matcher.is_stopped():
        mask = matcher.compute_bitmask()
        allowed = [n for n in range(tokenizer.vocab_size) if mask[n // 8] >> (n % 8) & 1]
        plain = [n for n in allowed if n < 256 and n not in b" \t\r\n"] or allowed
        # to end a string or a list where one may, or it would go on for ever
        ends = [n for n in plain if n in b'"]}'] if chance.random() < 0.6 else []
        token = chance.choice(ends or plain)
        if token == tokenizer.eos_token:
            break
        matcher.consume_token(token)
        said.append(token)
    return said.decode("utf-8", errors="replace")

"""The example in a prompt is an answer that would be taken: it is of the form that is asked for, and names what it shows."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from pydantic import BaseModel

import prompts
from extractors.asking import NONE, strict
from extractors.fill.amounts import AmountsAnswer
from extractors.fill.disputes import DisputesAnswer
from extractors.fill.indicators import FormAnswer
from extractors.fill.reasons import ReasonsAnswer
from extractors.fill.tables import TableAnswer
from extractors.schema.draft import Kind

FORMS: Mapping[str, type[BaseModel]] = {
    "table": TableAnswer,
    "amounts": AmountsAnswer,
    "indicators": FormAnswer,
    "reasons": ReasonsAnswer,
    "disputes": DisputesAnswer,
}


def example(name: str) -> tuple[str, Any]:
    """The words of the example, and its answer."""
    found = re.search(r"^例：(.*)回答：\n(.*)$", prompts.load(name).system, re.MULTILINE)
    assert found is not None
    return found.group(1), json.loads(found.group(2))


def fields(data: Any) -> Iterator[tuple[str, str]]:
    for key, value in data.items() if isinstance(data, dict) else ():
        if isinstance(value, str):
            yield key, value
        for part in value if isinstance(value, list) else ():
            yield from fields(part)


@pytest.mark.parametrize("name", FORMS)
def test_the_example_is_of_the_form_and_names_places_that_it_shows(name: str) -> None:
    shown, answer = example(name)
    named = [value for _, value in fields(answer) if re.fullmatch(r"[a-z]\d[a-z0-9]*", value)]
    assert named
    columns = [value for value in named if value not in shown]
    # the columns of a table are listed by their numbers, which its cells have as well
    assert [value for value in columns if not re.search(rf"r\d+{value}\]", shown)] == []
    ids: dict[str, list[str]] = defaultdict(lambda: [*named, NONE])
    strict.read(FORMS[name], answer, ids)


@pytest.mark.parametrize("name", FORMS)
def test_every_field_and_word_of_the_form_is_told_in_the_prompt(name: str) -> None:
    """A server that keeps decoding to a schema does not show it to the model."""
    told = prompts.load(name).system
    node = strict.schema(FORMS[name], defaultdict(lambda: [NONE]))
    names, words = set(), set()

    def look(part: Mapping[str, Any]) -> None:
        names.update(part.get("properties", ()))
        words.update(part.get("enum", ()))
        for held in part.get("properties", {}).values():
            look(held)
        if "items" in part:
            look(part["items"])

    look(node)
    # a table is no running text
    unneeded = {NONE, Kind.NARRATIVE.value}
    assert [word for word in sorted((names | words) - unneeded) if word not in told] == []

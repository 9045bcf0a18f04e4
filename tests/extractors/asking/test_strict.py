"""Forms of answers: what a schema lets pass, reading takes, and nothing else."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import pytest

from extractors.asking import NONE, Form, Id, NotOfTheForm
from extractors.asking.strict import read, schema


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Part(Form):
    cell: Annotated[str, Id("cell")]
    other: Annotated[str, Id("cell", or_none=True)]
    colour: Colour
    sure: bool


class Whole(Form):
    parts: list[Part]
    words: str
    cells: list[Annotated[str, Id("cell")]]


IDS = {"cell": ("t1r0c0", "t1r0c1")}
RIGHT: dict[str, Any] = {
    "parts": [{"cell": "t1r0c0", "other": NONE, "colour": "red", "sure": True}],
    "words": "",
    "cells": ["t1r0c1"],
}


def test_every_object_requires_all_of_its_properties_and_allows_no_others() -> None:
    def objects(node: Any) -> Any:
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for part in node.values():
                yield from objects(part)

    found = list(objects(schema(Whole, IDS)))
    assert len(found) == 2
    for node in found:
        assert node["required"] == list(node["properties"])
        assert node["additionalProperties"] is False


def test_an_id_is_an_enumeration_of_what_was_listed() -> None:
    made = schema(Whole, IDS)
    part = made["properties"]["parts"]["items"]["properties"]
    assert part["cell"]["enum"] == ["t1r0c0", "t1r0c1"]
    assert part["other"]["enum"] == ["t1r0c0", "t1r0c1", NONE]
    assert made["properties"]["cells"]["items"]["enum"] == ["t1r0c0", "t1r0c1"]


def test_where_nothing_is_listed_nothing_can_be_named() -> None:
    made = schema(Whole, {"cell": ()})
    assert made["properties"]["cells"]["items"]["enum"] == [NONE]


def test_a_schema_refers_to_nothing_outside_itself() -> None:
    assert "$" not in str(schema(Whole, IDS))


def test_an_answer_of_the_form_is_read() -> None:
    answer = read(Whole, RIGHT, IDS)
    assert (answer.parts[0].colour, answer.cells) == (Colour.RED, ["t1r0c1"])


@pytest.mark.parametrize(
    "wrong",
    [
        {**RIGHT, "cells": ["t9r9c9"]},
        {**RIGHT, "cells": [NONE]},
        {**RIGHT, "more": 1},
        {key: value for key, value in RIGHT.items() if key != "words"},
        {**RIGHT, "words": 1},
        {**RIGHT, "parts": [{**RIGHT["parts"][0], "colour": "green"}]},
        {**RIGHT, "parts": [{**RIGHT["parts"][0], "sure": "yes"}]},
        {**RIGHT, "parts": "none"},
        [],
        None,
    ],
)
def test_what_is_not_of_the_form_is_refused_with_the_place(wrong: Any) -> None:
    with pytest.raises(NotOfTheForm) as caught:
        read(Whole, wrong, IDS)
    assert ":" in str(caught.value)
    assert len(str(caught.value)) < 260

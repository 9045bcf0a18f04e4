"""What is promised of budget.json holds for what is written."""

from __future__ import annotations

import json

import jsonschema

from eval.json_schema import PUBLISHED, written
from eval.load import names
from eval.reading import reading
from extractors.schema.extraction import Extraction


def test_the_published_schema_is_the_one_of_the_records() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == written(), "run python -m eval.json_schema"


def test_every_result_keeps_to_the_published_schema_and_comes_back_whole() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))
    for name in names()[::3]:
        extraction = reading(name, "tabbed").extraction
        text = extraction.model_dump_json()
        assert [error.message for error in validator.iter_errors(json.loads(text))] == []
        assert Extraction.model_validate_json(text) == extraction

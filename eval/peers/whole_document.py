"""Whole-document prompting: the text of all pages in one prompt, the amounts of all tables in one answer.

What comes back is what the model wrote; nothing ties a figure to the page, which is what this is here to be compared with.
"""

from __future__ import annotations

from typing import Any

import pymupdf
from pydantic import BaseModel, ConfigDict, ValidationError

import prompts
from eval.scorers.peers import ReadCell
from extractors.llm import Model, ModelMisspoke


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    table: str
    row_code: str
    row_name: str
    column: str
    amount: str
    unit: str


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rows: list[_Row]


SCHEMA: dict[str, Any] = _Answer.model_json_schema()


def read(data: bytes, model: Model) -> list[ReadCell]:
    """The amounts of a PDF with a text layer, by one call of a model.

    Raises ModelError; an answer that was cut off or is not of the form asked for is ModelMisspoke."""
    system, user = prompts.load("whole_document").render(document=text(data))
    said = model.complete(system, user, SCHEMA)
    try:
        answer = _Answer.model_validate(said.data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ModelMisspoke(
            f"{model.name}: expected rows of {', '.join(_Row.model_fields)}, found at {where}: {first['msg']}"
        ) from None
    return [ReadCell(r.amount, r.row_code, r.row_name, r.column, r.unit) for r in answer.rows]


def text(data: bytes) -> str:
    """The text of all pages, what stands side by side on one line."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        return "\n".join(
            f"【第{number}页】\n{page.get_text(sort=True)}" for number, page in enumerate(document, 1)
        )

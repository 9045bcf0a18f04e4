"""Forms of answers: pydantic models → JSON Schema in the subset that every engine of constrained decoding accepts.

A model's answer names places by the ids that its question listed. A field declared with `Id` becomes an enumeration of
exactly these ids when the question is put, so that decoding itself can name no other.

The subset is that of OpenAI's structured outputs, the narrowest of those met: objects with all properties required and no
others, arrays, strings, integers, booleans and enumerations; no references, no defaults, no bounds, no patterns. An
enumeration counts at most 1,000 values over the whole schema there, see `MOST_VALUES`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field

# What stands for no place: an enumeration with a word of its own is understood by more engines than a null.
NONE = "无"
# Values of all enumerations of one schema together that OpenAI accepts; of ids some fewer, as forms have enumerations of
# their own.
MOST_VALUES = 1_000
MOST_IDS = 900

A = TypeVar("A", bound=BaseModel)
_KEPT = ("type", "enum", "properties", "items", "description")


class Form(BaseModel):
    """An answer, or a part of one. Fields are filled in the order they are declared in: what decides comes first."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NotOfTheForm(ValueError):
    """An answer is not of the form that was asked for; the message says where, and what was expected."""


def Id(of: str, description: str = "", *, or_none: bool = False) -> Any:
    """The id of a thing of a sort that the question lists (`cell`, `sentence`); with `or_none` it may be 无."""
    return Field(description=description or None, json_schema_extra={"ids": of, "or_none": or_none})


def schema(form: type[BaseModel], ids: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The JSON Schema of a form, with the ids that may be named. Raises KeyError for a sort that `ids` does not list."""
    whole = _plain(form)
    made: dict[str, Any] = _strict(whole, whole.get("$defs", {}), ids)
    return made


def values(node: Mapping[str, Any]) -> int:
    """How many values the enumerations of a schema have together."""
    parts = [*node.get("properties", {}).values(), *([node["items"]] if "items" in node else [])]
    return len(node.get("enum", ())) + sum(map(values, parts))


def read(form: type[A], data: object, ids: Mapping[str, Sequence[str]]) -> A:
    """The answer that JSON data is. Raises NotOfTheForm, also for an id that was not listed."""
    # only those who ask a model wait for its import
    import jsonschema

    try:
        jsonschema.validate(data, schema(form, ids))
    except jsonschema.ValidationError as error:
        where = ".".join(map(str, error.absolute_path)) or "the answer"
        raise NotOfTheForm(f"{where}: {_brief(error)}") from None
    return form.model_validate(data)


@lru_cache(maxsize=64)
def _plain(form: type[BaseModel]) -> dict[str, Any]:
    return form.model_json_schema()


def _strict(
    node: Mapping[str, Any], known: Mapping[str, Any], ids: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    if "$ref" in node:
        told = {key: value for key, value in node.items() if key != "$ref"}
        return _strict({**known[node["$ref"].rpartition("/")[2]], **told}, known, ids)
    made = {key: node[key] for key in _KEPT if key in node}
    if "ids" in node:
        listed = [*dict.fromkeys(ids[node["ids"]])]
        # an enumeration without a value is none
        made["enum"] = [*listed, NONE] if node["or_none"] or not listed else listed
    if node.get("type") == "object":
        made["properties"] = {name: _strict(part, known, ids) for name, part in node["properties"].items()}
        made["required"] = list(node["properties"])
        made["additionalProperties"] = False
    if "items" in node:
        made["items"] = _strict(node["items"], known, ids)
    return made


def _brief(error: Any) -> str:
    """What is wrong, without the list of all that would be right."""
    if error.validator == "enum":
        return f"{str(error.instance)[:40]!r} is not among the ids that were listed"
    return str(error.message)[:160]

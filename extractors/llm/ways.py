"""The ways to ask for an answer of a form. Not every endpoint knows the best one; what it understands is found out by asking.

json_schema   decoding keeps to the schema
tool          the answer is the arguments of a tool that has to be called
json          the schema is among the instructions, and the answer some JSON
"""

from __future__ import annotations

import base64
import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import prompts
from extractors.llm.model import AskedAs

WAYS: tuple[AskedAs, ...] = ("json_schema", "tool", "json")
# Answers of another form, one after the other, after which an endpoint is taken to ignore the way it was asked in.
_IN_VAIN = 2
_REJECTIONS = (400, 404, 422)
# What a server speaks of that does not know a way.
_WORDS: dict[AskedAs, re.Pattern[str]] = {
    "json_schema": re.compile(r"response_?format|schema|structured|guided|grammar", re.IGNORECASE),
    "tool": re.compile(r"tool|function", re.IGNORECASE),
    "json": re.compile(r"response_?format|json", re.IGNORECASE),
}
# It knows the way, and not this schema: too large, for one.
_THIS_SCHEMA = re.compile(r"invalid.{0,20}schema|schema.{0,40}(invalid|too|exceed|limit)", re.IGNORECASE)


class Ways:
    """What is known of the ways that an endpoint understands. To be used by one thread."""

    def __init__(self) -> None:
        self._unknown: set[AskedAs] = set()
        self._in_vain: Counter[AskedAs] = Counter()

    @property
    def best(self) -> AskedAs:
        """The way to ask in, as far as is known."""
        return next(way for way in WAYS if way not in self._unknown)

    def worked(self, way: AskedAs) -> None:
        """An answer was of the form."""
        self._in_vain[way] = 0

    def rejected(self, way: AskedAs, *, only_this_schema: bool) -> AskedAs | None:
        """The server does not know a way, or not with this schema. Gives the way to ask in instead, None after the last."""
        further = self._after(way)
        if further is None:
            # who rejects everything means something else
            self._unknown.clear()
        elif not only_this_schema:
            self._unknown.add(way)
        return further

    def failed(self, way: AskedAs) -> AskedAs | None:
        """An answer was not of the form. Gives the way to ask in instead, None where this one is not given up."""
        self._in_vain[way] += 1
        further = self._after(way)
        if self._in_vain[way] < _IN_VAIN or further is None:
            return None
        self._unknown.add(way)
        return further

    def _after(self, way: AskedAs) -> AskedAs | None:
        later = WAYS[WAYS.index(way) + 1 :]
        return next((each for each in later if each not in self._unknown), None)


def unknown(way: AskedAs, status: int, words: str) -> bool:
    """Whether a server that refuses with a status and words does not know the way, or not for this schema."""
    return bool(way) and status in _REJECTIONS and bool(_WORDS[way].search(words))


def of_this_schema(words: str) -> bool:
    """Whether it is the schema that is refused, and others would not be."""
    return bool(_THIS_SCHEMA.search(words))


def options(way: AskedAs, schema: dict[str, Any] | None) -> dict[str, Any]:
    """What goes into the request besides the messages."""
    if way == "tool":
        function = {"name": "answer", "strict": True, "parameters": schema}
        return {
            "tools": [{"type": "function", "function": function}],
            "tool_choice": {"type": "function", "function": {"name": "answer"}},
        }
    if way == "json":
        return _formed({"type": "json_object"})
    if way == "json_schema":
        form = {"name": "answer", "strict": True, "schema": schema}
        return _formed({"type": "json_schema", "json_schema": form})
    return {}


def _formed(response_format: dict[str, Any]) -> dict[str, Any]:
    # As an argument of its own the client would parse the answer itself, and lose what was cut off with its tokens.
    return {"extra_body": {"response_format": response_format}}


def messages(
    way: AskedAs, system: str, user: str, schema: dict[str, Any] | None, images: Sequence[bytes] = ()
) -> list[tuple[str, str | list[str | dict[str, Any]]]]:
    """The messages, which hold the schema where nothing else does; images stand behind the user's words."""
    if way == "json":
        told = json.dumps(schema, ensure_ascii=False)
        system, user = prompts.load("as_json").render(instructions=system, question=user, schema=told)
    if not images:
        return [("system", system), ("user", user)]
    return [("system", system), ("user", [{"type": "text", "text": user}, *map(_image, images)])]


def _image(png: bytes) -> dict[str, Any]:
    return {
        "type": "image_url",
        "image_url": {"url": f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"},
    }

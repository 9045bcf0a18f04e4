"""A model in process that answers each prompt as its script says; what is not in the script it declines."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import prompts
from extractors.llm import Completion, ModelDeclined

Answer = Callable[[str, dict[str, Any]], Any]


class Scripted:
    """`script` gives for the name of a prompt what is answered to (user message, schema): data, or words that are no JSON."""

    name = "scripted"

    def __init__(self, script: Mapping[str, Answer]) -> None:
        self.script = script
        self.asked: list[tuple[str, str]] = []

    def complete(
        self, system: str, user: str, schema: dict[str, Any] | None = None, images: Sequence[bytes] = ()
    ) -> Completion:
        known = {prompts.load(name).system: name for name in prompts.names()}
        name = known[system]
        self.asked.append((name, user))
        if name not in self.script:
            raise ModelDeclined("scripted declines")
        answer = self.script[name](user, schema or {})
        if isinstance(answer, str):
            return Completion(answer, None, 100, 10)
        return Completion(json.dumps(answer, ensure_ascii=False), answer, 100, 10)

    def count(self, name: str) -> int:
        return sum(asked == name for asked, _ in self.asked)


def listed(schema: Mapping[str, Any], name: str) -> list[str]:
    """The ids that a property called `name`, wherever it is, may have."""
    if "properties" in schema:
        for key, part in schema["properties"].items():
            if key == name:
                held = part.get("items", part)
                return [each for each in held.get("enum", []) if each != "无"]
            if found := listed(part, name):
                return found
    return listed(schema["items"], name) if "items" in schema else []

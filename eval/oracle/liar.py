"""Models that lie about a document in every way that the form of an answer leaves open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random
from typing import Any

from eval.oracle.known import Known
from eval.oracle.scripted import Answer, Scripted


def liar(of: Known, chance: Random, share: float = 0.2) -> Scripted:
    """A model whose answers are right but for a share of the fields, which hold something else that the form allows; of
    indicators and disputes it says what comes."""

    def lies(answer: Answer) -> Answer:
        return lambda user, schema: altered(answer(user, schema), schema, chance, share)

    def babbles(user: str, schema: Mapping[str, Any]) -> Any:
        return anything(schema, chance, user)

    return Scripted(
        {
            "table": lies(of.table),
            "amounts": lies(of.amounts),
            "reasons": lies(of.reasons),
            "indicators": babbles,
            "disputes": babbles,
        }
    )


def altered(data: Any, schema: Mapping[str, Any], chance: Random, share: float) -> Any:
    """Data with some fields replaced by others that the schema allows; lists lose, repeat and swap parts."""
    if "enum" in schema:
        return chance.choice(schema["enum"]) if chance.random() < share else data
    if schema["type"] == "object":
        return {key: altered(data[key], part, chance, share) for key, part in schema["properties"].items()}
    if schema["type"] == "array":
        made = [altered(each, schema["items"], chance, share) for each in data]
        if made and chance.random() < share:
            made.append(chance.choice(made))
        if len(made) > 1 and chance.random() < share:
            made.remove(chance.choice(made))
        return made
    return data


def anything(schema: Mapping[str, Any], chance: Random, user: str) -> Any:
    """Data of the schema's form that means nothing."""
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if schema["type"] == "object":
        return {key: anything(part, chance, user) for key, part in schema["properties"].items()}
    if schema["type"] == "array":
        return [anything(schema["items"], chance, user) for _ in range(chance.randint(0, 8))]
    if schema["type"] == "boolean":
        return chance.random() < 0.5
    words = re.findall(r"[\u4e00-\u9fff]{2,12}", user)
    return chance.choice(words) if words else "甲"

"""The figures that sentences of a fixture state, and the fixture with one of them printed otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from eval.arithmetic.identity import Said
from eval.arithmetic.told import said
from eval.fixture import Change, Fixture, Prose
from eval.mutations.mutation import Mutation, WrongFigure


def restate(
    fixture: Fixture, rng: Random, parts: tuple[str, ...], wrong: Callable[[str], str | None]
) -> Mutation | None:
    """One figure among these parts of changes (current, delta …), where its sentence prints it just once."""
    found = [
        (block, number, change, part, text)
        for block, number, change in said(fixture)
        for part in parts
        if (text := getattr(change, part)) and _is_once(change, text)
    ]
    rng.shuffle(found)
    for block, number, change, part, text in found:
        other = wrong(text)
        if other is not None and other != text:
            sentence = change.sentence.replace(text, other)
            restated: dict[str, Any] = {part: other, "sentence": sentence}
            changed = replace(change, **restated)
            words = f"text {block} | {change.item} | {part}"
            return Mutation(
                _with(fixture, block, number, changed), words, (WrongFigure(Said(block, other), other, text),)
            )
    return None


def _is_once(change: Change, text: str) -> bool:
    return change.sentence.count(text) == 1


def _with(fixture: Fixture, block: int, number: int, change: Change) -> Fixture:
    prose = fixture.body[block]
    assert isinstance(prose, Prose)  # changes are in prose
    changes = (*prose.changes[:number], change, *prose.changes[number + 1 :])
    text = prose.text.replace(prose.changes[number].sentence, change.sentence)
    body = (*fixture.body[:block], Prose(text, changes), *fixture.body[block + 1 :])
    return replace(fixture, body=body)

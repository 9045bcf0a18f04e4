"""What is true of a figure is its row, its head and its unit; what the rules keep has to stand as it stood."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pytest

from eval.oracle.known import Known
from eval.oracle.liar import altered, anything, liar
from eval.oracle.trial import Trial, forgetful, of_model, told
from eval.reading import reading
from extractors.facts import Fact

SCHEMA = {
    "type": "object",
    "properties": {
        "kind": {"enum": ["a", "b", "c"]},
        "rows": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"row": {"enum": ["r1", "r2"]}, "is": {"type": "boolean"}},
            },
        },
        "words": {"type": "string"},
    },
}
SAID = {"kind": "a", "rows": [{"row": "r1", "is": True}, {"row": "r2", "is": True}], "words": "甲乙"}


@cache
def known() -> Known:
    return Known(reading("luoxi-2025", "cells").disclosure)


@cache
def trial() -> Trial:
    return forgetful(known(), Random(1))


@cache
def added() -> list[Fact]:
    """What the model that knows the truth says of tables, as far as it is true."""
    facts = of_model(told(trial().filled(known().model())))
    return [fact for fact in facts if fact.source.cell and known().holds(fact)]


def test_a_figure_is_true_under_its_name_its_head_and_its_unit_only() -> None:
    fact = added()[0]
    for change in ({"row_name": "他项"}, {"column": "他栏"}, {"unit": "亿元"}):
        assert not known().holds(fact.model_copy(update=change))
    elsewhere = replace(fact.source, cell="t99r1c1")
    assert not known().holds(fact.model_copy(update={"source": elsewhere}))


def test_what_is_forgotten_is_not_among_what_the_rules_still_know() -> None:
    kept = {(fact.source.cell,) for fact in trial().by_rules if fact.source.cell}
    assert trial().lost
    assert not trial().lost & kept


def test_a_figure_that_is_gone_or_stands_otherwise_is_named() -> None:
    rules = trial().by_rules
    assert trial().taken_away(rules) == []
    assert trial().taken_away(rules[1:]) == [rules[0]]
    verified = next(fact for fact in rules if fact.status == "verified")
    fallen = tuple(
        fact.model_copy(update={"status": "conflict"}) if fact is verified else fact for fact in rules
    )
    assert trial().taken_away(fallen) == [verified]
    # one that nothing bore out may turn out to be read otherwise
    doubtful = tuple(
        fact.model_copy(update={"status": "conflict"}) if fact.status == "unverified" else fact
        for fact in rules
    )
    assert trial().taken_away(doubtful) == []


def test_a_liar_says_other_things_that_the_form_allows_and_the_same_with_the_same_chance() -> None:
    truthful, lying = (
        of_model(told(trial().filled(liar(known(), Random(3), share)))) for share in (0.0, 0.5)
    )
    again = of_model(told(trial().filled(liar(known(), Random(3), 0.5))))
    assert lying == again
    assert sum(map(known().holds, lying)) < sum(map(known().holds, truthful))


@pytest.mark.parametrize("seed", range(20))
def test_a_lie_keeps_to_the_form(seed: int) -> None:
    chance = Random(seed)
    for said in (altered(SAID, SCHEMA, chance, 0.5), anything(SCHEMA, chance, "甲乙丙")):
        fits(said)


def fits(said: Any) -> None:
    assert said.keys() == SAID.keys()
    assert said["kind"] in "abc"
    assert all(row["row"] in ("r1", "r2") and isinstance(row["is"], bool) for row in said["rows"])
    assert isinstance(said["words"], str)


def test_without_a_share_of_lies_nothing_is_altered() -> None:
    assert altered(SAID, SCHEMA, Random(0), 0.0) == SAID

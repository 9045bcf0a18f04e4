"""The fixtures are right by arithmetic, except where they say that they are wrong."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from eval.arithmetic import arithmetic, identities
from eval.arithmetic.identity import WITHIN_A_TABLE, Cell, Family, Identity, value_of
from eval.fixture import Fixture
from eval.labels import labels
from eval.load import load, names
from eval.planted import is_planted, put_right
from extractors.schema.money import Money
from extractors.schema.source import Source


@cache
def right(name: str) -> Fixture:
    return put_right(load(name))


def within_tables(fixture: Fixture) -> list[Identity]:
    return [each for each in identities(fixture) if each.family in WITHIN_A_TABLE]


@pytest.mark.parametrize("name", names())
def test_with_the_right_figures_every_identity_holds_to_the_last_digit(name: str) -> None:
    assert [each for each in within_tables(right(name)) if each.difference] == []


@pytest.mark.parametrize("name", names())
def test_enough_identities_are_tested_to_mean_something(name: str) -> None:
    assert len(within_tables(load(name))) > 50


@pytest.mark.parametrize("name", names())
def test_every_identity_has_a_name_of_its_own(name: str) -> None:
    found = [each.name for each in within_tables(right(name))]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", [name for name in names() if load(name).errors])
def test_every_planted_mistake_breaks_an_identity_of_its_own_table(name: str) -> None:
    broken = [each for each in within_tables(load(name)) if each.difference]
    for mistake in load(name).errors:
        size = abs(value_of(mistake.printed) - value_of(mistake.right))
        assert any(mistake.table in tables(each) and abs(each.difference) == size for each in broken)


@pytest.mark.parametrize("name", [name for name in names() if load(name).errors])
def test_every_misprint_breaks_an_identity_that_it_takes_part_in(name: str) -> None:
    broken = arithmetic(right(name)).broken_in(load(name))
    for mistake in (each for each in load(name).errors if each.kind == "misprint"):
        assert any(mistake.table in tables(each) for each in broken)


def tables(identity: Identity) -> set[str]:
    return {where.table for where in identity.rests_on if isinstance(where, Cell)}


@pytest.mark.parametrize("name", [name for name in names() if load(name).errors])
def test_a_misprint_is_more_than_rounding_explains_and_a_rounding_is_not(name: str) -> None:
    for mistake in load(name).errors:
        unit = next(s.unit for s in load(name).statements if s.id == mistake.table)
        printed, right = (
            Money.read(text, unit or "", Source(document=name, text=text))
            for text in (mistake.printed, mistake.right)
        )
        assert printed.interval.meets(right.interval) is (mistake.kind == "rounding")


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("family", [Family.TEXT, Family.CHANGE, Family.PERCENT])
def test_what_the_text_says_agrees_with_the_tables_and_with_itself(name: str, family: Family) -> None:
    told = [each for each in identities(right(name)) if each.family is family]
    assert [each for each in told if not each.holds] == []


@pytest.mark.parametrize("name", names())
def test_what_the_text_says_of_a_code_is_in_a_table(name: str) -> None:
    printed = {label.row_code for label in labels(right(name))}
    for change in right(name).changes:
        if change.code and change.current:
            assert change.code in printed, change.sentence


def test_the_sample_holds_what_the_readme_asks_about() -> None:
    sample = load("qinghe-2020")
    aid = next(change for change in sample.changes if change.code == "2101301")
    assert aid.item == "城乡医疗救助"
    assert aid.direction == "increase"
    assert aid.reason
    assert {mistake.kind for mistake in sample.errors} == {"misprint", "rounding"}


def test_a_mistake_that_is_not_printed_so_is_refused() -> None:
    sample = load("qinghe-2020")
    assert any(is_planted(sample.errors[0], label) for label in labels(sample))
    wrong = replace(sample, errors=(replace(sample.errors[0], printed="1.00"),))
    with pytest.raises(ValueError, match="found 1 for"):
        put_right(wrong)


def test_last_years_figures_are_those_that_last_years_disclosure_says_but_for_one_that_is_restated() -> None:
    before = {change.item: change.current for change in load("chengpu-2023").changes}
    shared = [c for c in load("chengpu-2024").changes if c.previous and c.item in before]
    assert len(shared) > 8
    assert [c.item for c in shared if c.previous != before[c.item]] == ["群众体育"]

"""Every kind of mistake is one mistake, the same in every run, and says what it did."""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from random import Random

import pytest

import eval.mutations
from eval.arithmetic.identity import Cell, Said, Titled
from eval.fixture import Fixture, Prose, Statement
from eval.load import load
from eval.mutations import MUTATIONS, planted
from eval.mutations.digits import changed, swapped
from eval.mutations.mutation import Mutation
from eval.mutations.unit_factor import scaled
from eval.planted import put_right
from extractors.schema.money import read_number

FIXTURES = ("luoxi-2025", "qinghe-2020", "yunqiao-2025")


def right(name: str = "luoxi-2025") -> Fixture:
    return put_right(load(name))


def one(kind: str, name: str = "luoxi-2025") -> Mutation:
    return planted(right(name), kind, 1)[0]


def table(fixture: Fixture, id_: str) -> Statement:
    return next(statement for statement in fixture.statements if statement.id == id_)


def test_no_kind_is_forgotten() -> None:
    modules = {module.name for module in pkgutil.iter_modules(eval.mutations.__path__)}
    with_mutate = {name for name in modules if hasattr(getattr(eval.mutations, name, None), "mutate")}
    assert with_mutate == {kind.replace("-", "_") for kind in MUTATIONS}
    assert modules - with_mutate == {"digits", "mutation", "sentences"}


@pytest.mark.parametrize("kind", MUTATIONS)
@pytest.mark.parametrize("name", FIXTURES)
def test_a_mistake_changes_one_block_and_is_the_same_every_time(kind: str, name: str) -> None:
    made = planted(right(name), kind, 2)
    assert made == planted(right(name), kind, 2)
    assert len({mutation.words for mutation in made}) == len(made)
    for mutation in made:
        pairs = zip(right(name).body, mutation.fixture.body, strict=True)
        assert sum(before != after for before, after in pairs) == 1


@pytest.mark.parametrize("kind", MUTATIONS)
def test_another_fixture_beside_it_does_not_change_what_is_planted(kind: str) -> None:
    one_place, two_places = (planted(right(), kind, places) for places in (1, 2))
    assert one_place == two_places[:1]


@pytest.mark.parametrize("kind", MUTATIONS)
def test_a_fixture_without_figures_offers_no_place(kind: str) -> None:
    assert planted(replace(right(), body=()), kind, 2) == []


@pytest.mark.parametrize("kind", ["digit-swap", "digit-change", "sign", "unit-factor", "neighbour"])
@pytest.mark.parametrize("name", FIXTURES)
def test_a_misprint_is_printed_where_it_says_in_place_of_what_was_right(kind: str, name: str) -> None:
    for mutation in planted(right(name), kind, 2):
        (figure,) = mutation.figures
        assert isinstance(figure.where, Cell)
        at = figure.where
        assert table(mutation.fixture, at.table).rows[at.row][at.column] == figure.printed
        assert table(right(name), at.table).rows[at.row][at.column] == figure.right
        assert read_number(figure.printed) not in (None, read_number(figure.right))


def test_digits_change_places_and_separators_do_not() -> None:
    found = {swapped("1,203.40", Random(n)) for n in range(40)}
    assert found == {"2,103.40", "1,023.40", "1,230.40", "1,204.30", "1,203.04"}
    assert swapped("777", Random(0)) is None
    assert swapped("10", Random(0)) is None


def test_a_changed_digit_is_not_the_last_and_leaves_no_zero_in_front() -> None:
    found = {changed("12.3", Random(n)) for n in range(300)}
    assert all(text is not None and text[-1] == "3" and text[0] != "0" for text in found)
    assert len(found) == 8 + 9
    assert changed("5", Random(0)) is None


def test_another_unit_keeps_the_decimals_and_loses_no_digit() -> None:
    assert {scaled("69.37", False, Random(n)) for n in range(60)} == {"693.70", "6937.00", "693700.00"}
    assert {scaled("1,500", True, Random(n)) for n in range(60)} == {
        "15,000",
        "150,000",
        "15,000,000",
        "150",
        "15",
    }


def test_a_dropped_line_leaves_no_wrong_figure() -> None:
    mutation = one("dropped-row")
    id_ = mutation.words.split(" | ")[0]
    assert mutation.figures == ()
    assert len(table(mutation.fixture, id_).rows) == len(table(right(), id_).rows) - 1


def test_both_copies_of_a_line_are_suspect_and_no_figure_would_be_right() -> None:
    mutation = one("duplicated-row")
    rows = {figure.where.row for figure in mutation.figures if isinstance(figure.where, Cell)}
    first, second = sorted(rows)
    assert second == first + 1
    statement = table(mutation.fixture, mutation.words.split(" | ")[0])
    assert statement.rows[first] == statement.rows[second]
    assert {figure.right for figure in mutation.figures} == {""}


def test_a_shifted_line_loses_nothing_but_zeros() -> None:
    for name in FIXTURES:
        for mutation in planted(right(name), "shifted-column", 2):
            printed = [figure.printed for figure in mutation.figures if figure.printed]
            before = [figure.right for figure in mutation.figures if figure.right]
            assert {text for text in before if read_number(text)} <= {*printed, *before[:1]}
            assert any(figure.printed != figure.right for figure in mutation.figures)


def test_a_figure_of_the_text_is_changed_in_the_sentence_and_in_what_it_states() -> None:
    for kind in ("narrative-amount", "percent"):
        (figure,) = one(kind).figures
        assert isinstance(figure.where, Said)
        block = one(kind).fixture.body[figure.where.block]
        assert isinstance(block, Prose)
        assert figure.printed in block.text
        assert block.text == "".join(change.sentence for change in block.changes)
        stated = [(c.current, c.previous, c.delta, c.percent) for c in block.changes]
        assert any(figure.printed in values for values in stated)


def test_a_stale_year_stands_in_one_title_or_sentence() -> None:
    for mutation in planted(right("yunqiao-2025"), "stale-year", 2):
        (figure,) = mutation.figures
        assert "2024" in figure.printed
        assert "2025" in figure.right
        assert isinstance(figure.where, Said | Titled)

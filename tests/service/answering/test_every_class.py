"""Every class of the classification that a document prints is asked for: the oracle is the table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import pytest

from eval.questions.shelf import Shelf, Shelved, shelf_of
from extractors.schema.draft import Kind
from service.answer import Answer
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.figure import Figure
from service.ask import ask
from service.lexicon.classes import without_classes

FIXTURES = ("liudian-2025", "puhe-2024-final", "qinghe-2020", "zhangxi-2024-final")
_TABLES = (Kind.EXPENDITURE, Kind.GENERAL_BY_FUNCTION)


@pytest.fixture(scope="module")
def shelf() -> Iterator[Shelf]:
    with shelf_of(FIXTURES, indexed=False) as made:
        yield made


def classes(shelf: Shelf, shelved: Shelved, digits: int) -> dict[str, list[Figure]]:
    """The whole amounts of each class with a code of so many digits, by its name."""
    found: dict[str, list[Figure]] = {}
    for figure in Catalogue.of(shelf.library.store.extraction(shelved.document.id)).figures:
        if figure.kind in _TABLES and len(figure.code) == digits and figure.whole and figure.money.value:
            found.setdefault(figure.label, []).append(figure)
    return found


def cited(answer: Answer) -> set[Decimal | None]:
    return {value.yuan for value in answer.values if value.citation is not None}


@pytest.mark.parametrize("name", FIXTURES)
def test_what_a_class_is_made_of_is_told_with_its_own_amount_and_adds_up(shelf: Shelf, name: str) -> None:
    shelved = next(each for each in shelf.documents if each.fixture.name == name)
    asked = classes(shelf, shelved, 5)
    assert asked
    for label, figures in asked.items():
        answer = ask(
            f"{label}由哪几项构成，各多少？", store=shelf.library.store, document=shelved.document.id
        )
        assert cited(answer) & {figure.money.yuan for figure in figures}, answer.answer
        items = [v for v in answer.values if v.citation is not None and f"（{figures[0].code}" in v.label]
        assert len(items) > 1, answer.answer


@pytest.mark.parametrize("name", FIXTURES)
def test_two_classes_asked_together_are_told_by_their_own_amounts(shelf: Shelf, name: str) -> None:
    shelved = next(each for each in shelf.documents if each.fixture.name == name)
    for (one, first), (other, second) in pairwise(classes(shelf, shelved, 7).items()):
        if one in other or other in one:
            continue
        answer = ask(f"{one}、{other}分别是多少？", store=shelf.library.store, document=shelved.document.id)
        for figures in (first, second):
            assert cited(answer) & {figure.money.yuan for figure in figures}, answer.answer


def test_a_class_whose_name_speaks_of_units_asks_for_none() -> None:
    assert "单位" not in without_classes("行政事业单位养老支出由哪几项构成")
    assert "离退休" not in without_classes("甲乙丙丁单位离退休多少", ["甲乙丙丁单位离退休"])
    assert "单位" in without_classes("下属单位有哪几家")

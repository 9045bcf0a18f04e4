"""Retrieval is scored by the passages of the right document that hold the sentence, wherever else the words stand."""

from __future__ import annotations

import pytest

from eval.fixture import plain
from eval.load import load, names
from eval.questions.shelf import ALL, FORM, whole_shelf
from eval.run.cases import Case, Outcome
from eval.run.jobs import Job, Options
from eval.suites.retrieval import SUITE, sought
from service.index import Hit, Index


def run() -> list[Case]:
    return list(SUITE.run(Job(ALL, FORM, "retrieval"), Options()))


def values(cases: list[Case]) -> set[float | None]:
    return {case.value for case in cases}


def test_each_document_has_a_value_for_each_measure(few: tuple[str, ...]) -> None:
    cases = run()
    assert [(case.subject, case.measure) for case in cases] == [
        (name, measure) for name in few for measure in ("recall@5", "recall@10", "mrr", "ndcg@10")
    ]
    assert all(case.value is not None and 0 < case.value <= 1 for case in cases)
    assert len({case.id for case in cases}) == len(cases)


def test_an_index_that_finds_only_the_passage_that_says_it_gets_full_marks(
    few: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = whole_shelf()
    known = {each.query: (shelved, each) for shelved in shelf.documents for each in sought(shelved.fixture)}

    def knowing(_: Index, query: str, **__: object) -> list[Hit]:
        shelved, each = known[query]
        return [
            Hit(document=shelved.document.id, passage=entry.id, text=entry.text, score=1.0)
            for entry in shelf.passages(shelved)
            if any(plain(words) in plain(entry.text) for words in each.sentences)
        ]

    monkeypatch.setattr(Index, "search", knowing)
    assert values(run()) == {1.0}

    def elsewhere(index: Index, query: str, **_: object) -> list[Hit]:
        return [hit.model_copy(update={"document": "f" * 64}) for hit in knowing(index, query)]

    monkeypatch.setattr(Index, "search", elsewhere)
    cases = run()
    assert values(cases) == {0.0}
    assert {case.outcome for case in cases} == {Outcome.WRONG}
    assert "not among 10" in cases[0].explanation


@pytest.mark.parametrize("name", names())
def test_reasons_changes_and_items_are_looked_for_with_the_name_of_the_department(name: str) -> None:
    fixture = load(name)
    queries = sought(fixture)
    assert len(queries) >= len({change.item for change in fixture.changes})
    assert len({each.query for each in queries}) == len(queries)
    assert all(fixture.department in each.query or fixture.region in each.query for each in queries)

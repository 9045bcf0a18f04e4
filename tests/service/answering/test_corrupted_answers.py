"""Right answers, corrupted at random in every way that a wrong engine could: nothing that was altered is ever given.

The oracle is simple: after verification every sentence, value, citation and calculation is one of the right answer's own.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from eval.load import questions
from eval.questions.shelf import shelf_of
from extractors.schema.extraction import Extraction
from service.answer import Answer, Outcome
from service.answering.printed.catalogue import Catalogue
from service.answering.proof.evidence import Evidence
from service.answering.proof.pieces import sentences
from service.answering.proof.verify import NOT_GIVEN, problems, verified
from service.ask import ask
from service.store import Document, Store
from tests.service.answering.corruptions import CORRUPTIONS, Case

# Budgets with a narrative, final accounts, a budget of a city with projects and indicators, one told in yuan.
FIXTURES = (
    "qinghe-2020",
    "puhe-2024-final",
    "huaichuan-2021",
    "wulannao-2022-final",
    "zhangxi-2024-final",
    "liudian-2025",
    "luoxi-2025",
)
ACROSS = [
    "三公经费各是多少",
    "云溪县和石坝县的三公经费哪个高",
    "云溪县和石坝县的会议费一共多少",
    "城乡医疗救助为什么增加",
]


class Cases(list[Case]):
    """Says how many they are and no more: a failing example would otherwise print whole documents."""

    def __repr__(self) -> str:
        return f"{len(self)} cases"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory, make: Callable[..., Extraction]) -> list[Case]:
    made: list[Case] = []
    with shelf_of(FIXTURES, indexed=False) as shelf:
        for shelved in shelf.documents:
            asked = [q.ask for q in questions(shelved.fixture.name)]
            made += _cases(shelf.library.store, asked, [shelved.document], shelf.documents[0].document)
    folder = tmp_path_factory.mktemp("library")
    store = Store("sqlite://", folder / "files")
    known = [
        store.put(make("a" * 64), b"", ".pdf"),
        store.put(make("b" * 64, "石坝县医疗保障局", 2021, 3), b"", ".pdf"),
        store.put(make("c" * 64, "石坝县医疗保障局", 2022, 5), b"", ".pdf"),
    ]
    made += _cases(store, ACROSS, known, known[1])
    store.close()
    return Cases(made)


def _cases(store: Store, asked: list[str], scope: list[Document], other: Document) -> Iterator[Case]:
    extractions = {d.id: store.extraction(d.id) for d in {*scope, other}}
    figures = {d: [(d, f) for f in Catalogue.of(extractions[d.id]).figures] for d in {*scope, other}}
    evidence = Evidence({d.id: extractions[d.id] for d in scope}, scope)
    for question in asked:
        answer = ask(question, store=store, document=scope[0].id if len(scope) == 1 else None)
        if answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING):
            own = tuple(pair for d in scope for pair in figures[d])
            yield Case(answer, evidence, own, tuple(figures[other]))


def said(answer: Answer) -> set[str]:
    return {sentence.strip() for sentence in sentences(answer.answer)} - {""}


def leaks(case: Case, corrupted: Answer) -> list[str]:
    """What verification gives of a corrupted answer that the right answer does not say."""
    given = verified(corrupted, case.evidence)
    found = sorted(said(given) - said(case.answer) - {NOT_GIVEN})
    found += [f"{v}" for v in given.values if v not in case.answer.values]
    found += [f"{c}" for c in given.citations if c not in case.answer.citations]
    found += [f"{d}" for d in given.derivation if d not in case.answer.derivation]
    return found


def test_right_answers_of_several_kinds_of_documents_stand_unchanged(cases: list[Case]) -> None:
    assert len(cases) > 60
    for case in cases:
        assert problems(case.answer, case.evidence) == []
        assert verified(case.answer, case.evidence) == case.answer


@pytest.mark.parametrize("corrupt", CORRUPTIONS, ids=lambda corrupt: corrupt.__name__)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=st.integers(0, 10_000), seed=st.integers(0, 2**32))
def test_no_corruption_is_ever_given(
    cases: list[Case], corrupt: Callable[[Case, random.Random], Answer | None], at: int, seed: int
) -> None:
    case = cases[at % len(cases)]
    corrupted = corrupt(case, random.Random(seed))
    assume(corrupted is not None and corrupted != case.answer)
    assert corrupted is not None
    assert leaks(case, corrupted) == [], corrupted.answer

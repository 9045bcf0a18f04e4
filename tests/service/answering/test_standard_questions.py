"""What every reader asks of every disclosure is told as its tables have it: the arithmetic of the tables is the oracle."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.questions.interview import posed_alone
from eval.questions.known import Known, printed_in
from eval.questions.question import Question
from eval.questions.shelf import shelf_of
from eval.questions.standard import standard
from eval.scorers.answers import judge, rightness
from extractors.pipeline import extract
from service.ask import ask
from service.ingest import keep
from service.store import Store

SHARED = Path(__file__).parents[3] / ".." / "shared" / "disclosures"
# One of each family, budgets and accounts.
FIXTURES = (
    "chengpu-2023",
    "cangbai-2023-final",
    "luting-2023",
    "linqu-2021",
    "yuntang-2024",
    "zhangxi-2024-final",
)
REAL = (
    "changli-2024.txt",
    "hetang-2020.txt",
    "anyang-2021.txt",
    "socialwork-2024-final.pdf",
    "wanli-2023.pdf",
)


@pytest.mark.parametrize("name", FIXTURES)
def test_what_the_tables_of_a_fixture_say_is_told_and_cited(name: str) -> None:
    with shelf_of((name,), indexed=False) as shelf:
        held = shelf.documents[0]
        asked = [each.question for each in posed_alone(name) if each.sort.endswith("-standard")]
        assert len(asked) > 20
        verdicts = [
            judge(ask(each.ask, store=shelf.library.store), each, held.fixture, held.rendered)
            for each in asked
        ]
    wrong = [v.right.why for v in verdicts if v.right is not None and not v.right.holds]
    uncited = [v.cited.why for v in verdicts if v.cited is not None and not v.cited.holds]
    assert wrong == []
    # a row that stands twice in one table is a place that evidence cannot name
    assert len(uncited) < len(asked) / 20, uncited


@pytest.mark.parametrize("file", REAL)
@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of real disclosures is not here")
def test_what_the_tables_of_a_real_disclosure_say_is_told(file: str, tmp_path: Path) -> None:
    path = SHARED / file
    extraction = extract(path)
    budget = extraction.budget
    assert budget.stage is not None
    assert budget.fiscal_year is not None
    store = Store("sqlite://", tmp_path)
    keep(extraction, path.read_bytes(), path.suffix, store=store, index=None)
    posed = standard(Known(printed_in(budget), budget.fiscal_year, budget.stage), budget.stage)
    assert len(posed) > 20
    questions = [Question(each.ask, each.kind, each.values, each.named) for each in posed]
    findings = [rightness(ask(question.ask, store=store), question) for question in questions]
    store.close()
    assert [finding.why for finding in findings if not finding.holds] == []

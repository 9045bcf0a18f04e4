"""The libraries that the benchmark fills and asks: invented disclosures that hold together, and a small run."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from eval.bench import asking, invented
from eval.bench.asking import Growth
from eval.bench.goals import goals
from eval.bench.report import show
from eval.bench.rounds import Results
from extractors.schema.draft import Kind


def test_the_same_number_gives_the_same_disclosure_and_another_another() -> None:
    assert invented.disclosure(7) == invented.disclosure(7)
    assert invented.disclosure(7).budget.document != invented.disclosure(8).budget.document


def test_no_two_disclosures_are_of_one_department_while_regions_and_items_are_shared() -> None:
    names = [invented.department(n) for n in range(invented.MOST)]
    assert len({name for _, name in names}) == invented.MOST
    assert len({region for region, _ in names}) < invented.MOST / 10


def test_a_disclosure_is_as_long_as_a_real_one_and_its_figures_add_up() -> None:
    made = invented.disclosure(3)
    amounts = sum(len(line.amounts) for s in made.budget.statements for line in s.lines)
    assert 250 < amounts < 700
    assert len(made.passages) > 40
    (table,) = made.budget.of_kind(Kind.GENERAL_BY_FUNCTION)
    total, *lines = table.lines
    for amount in total.amounts:
        top = [line.amount(amount.column) for line in lines if len(line.code) == 3]
        assert sum(held.money.value for held in top if held) == amount.money.value


def test_the_questions_are_the_same_each_time_and_of_every_kind() -> None:
    asked = list(asking.questions(50, 16))
    assert asked == list(asking.questions(50, 16))
    assert len({question[-6:] for question in asked}) >= 8


def test_a_small_library_is_filled_asked_and_weighed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_INDEXED", 1)
    monkeypatch.setattr(asking, "_QUESTIONS", 8)
    found = asking.fill(3, tmp_path) | asking.answer(3, tmp_path)
    assert found["database"] > 100_000
    assert found["indexed"] == 1
    assert 0 < found["p50"] <= found["p95"] <= found["p99"]


def grown(size: int, p50: float, p95: float) -> Growth:
    return Growth(size, p50, p95, p95, 20.0, 900.0, 30.0, 4.0, 10**6, 10, 10**6, 10**8)


@pytest.mark.parametrize(
    ("growth", "met"),
    [(grown(1_000, 29.0, 79.0), True), (grown(1_000, 31.0, 79.0), False), (grown(1_000, 29.0, 81.0), False),
     (grown(100, 1.0, 2.0), None)],
)  # fmt: skip
def test_the_goal_of_answers_is_judged_on_a_library_of_its_size_only(
    growth: Growth, met: bool | None
) -> None:
    results = Results([], [])
    results.growth = [growth]
    (found,) = [goal for goal in goals(results) if "an answer" in goal.text]
    assert found.met is met


def test_the_report_has_a_row_for_each_size() -> None:
    results = Results([], [])
    results.growth = [grown(10, 5.0, 9.0), grown(1_000, 12.0, 30.0)]
    console = Console(width=200, record=True, file=None)
    show(console, results, {})
    printed = console.export_text()
    assert "a growing library" in printed
    assert "1000" in printed

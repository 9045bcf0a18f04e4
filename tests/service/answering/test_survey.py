"""Questions over the whole library: each department's reception expenses are a multiple of 6,000 yuan."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.schema.check import Check, Status, Suspect
from extractors.schema.draft import Kind, Level, Stage
from extractors.schema.extraction import Extraction
from service.answer import Answer, Outcome
from service.answering.library import comparable, overview
from service.ask import ask
from service.store import Store, UnknownDocument

PLACES = "青白云石金玉清长安永河溪山川水坪原湾港林"


def department(number: int) -> str:
    return f"{PLACES[number % 20]}{PLACES[-1 - number // 20]}县民政局"


def of(extraction: Extraction, **changes: Any) -> Extraction:
    return extraction.model_copy(update={"budget": extraction.budget.model_copy(update=changes)})


def put(store: Store, number: int, extraction: Extraction) -> None:
    comparable.keep(store, store.put(extraction, b"%d" % number, ".pdf"), extraction)


@pytest.fixture
def fill(store: Store, make: Callable[..., Extraction]) -> Callable[..., Store]:
    def filled(factors: list[int], year: int = 2024, first: int = 0, **changes: Any) -> Store:
        for n, factor in enumerate(factors, first):
            put(store, n, of(make(f"{n + 1:064x}", department(n), year, factor), **changes))
        return store

    return filled


def cited(answer: Answer) -> list[int]:
    """The numbers of the departments whose figures an answer cites, in its order."""
    return [int(citation.document, 16) - 1 for citation in answer.citations]


def test_the_highest_of_many_is_cited_and_the_next_is_its_measure(fill) -> None:
    answer = ask("哪个部门的公务接待费最高？", store=fill([3, 9, 4, 1, 7, 2, 5, 8]))
    assert answer.status is Outcome.ANSWERED
    assert "披露这一项的有8份" in answer.answer
    assert f"最高的是{department(1)}2024年预算" in answer.answer
    assert cited(answer) == [1, 7]
    assert [(d.expression, d.result) for d in answer.derivation] == [("54000.00 − 48000.00", Decimal(6000))]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("公务接待费排前三的部门是哪些？", [1, 7, 4]),
        ("公务接待费最低的部门是哪个", [3, 5]),
        ("各部门公务接待费从低到高排名", [3, 5, 0, 2, 6]),
        ("公务接待费排第二的部门是哪个？", [7]),
        ("各部门的公务接待费是多少？", [1, 7, 4, 6, 2]),
        ("所有单位中公务接待费最多的两个部门", [1, 7]),
    ],
)
def test_a_ranking_gives_as_many_as_are_asked_for_from_its_end(
    fill, question: str, expected: list[int]
) -> None:
    assert cited(ask(question, store=fill([3, 9, 4, 1, 7, 2, 5, 8])))[: len(expected)] == expected


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(factors=st.lists(st.integers(0, 60), min_size=2, max_size=14))
def test_a_ranking_and_a_sum_are_those_of_the_printed_figures(
    tmp_path_factory: pytest.TempPathFactory, make, factors: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("library")
    store = Store(f"sqlite:///{folder / 'library.sqlite'}", folder / "files")
    for n, factor in enumerate(factors):
        put(store, n, make(f"{n + 1:064x}", department(n), 2024, factor))
    first = ask("公务接待费排前三的部门是哪些？", store=store).values[:3]
    assert [v.amount for v in first] == sorted((Decimal(6000 * f) for f in factors), reverse=True)[:3]
    total = ask("全部部门的公务接待费合计是多少？", store=store)
    assert total.derivation[-1].result == 6000 * sum(factors)
    assert f"合计{6000 * sum(factors)}.00元" in total.answer
    store.close()


def test_a_sum_of_many_tells_the_largest_and_sums_up_the_rest(fill) -> None:
    answer = ask("全部部门的公务接待费合计是多少？", store=fill(list(range(1, 13))))
    (step,) = answer.derivation
    assert step.expression == "72000.00 + 66000.00 + 60000.00 + 270000.00"
    assert "其余9份合计270000.00元" in answer.answer
    assert cited(answer) == [11, 10, 9]


def test_a_rest_that_is_not_kept_as_printed_is_not_summed_up(fill) -> None:
    store = fill(list(range(1, 13)))
    with store._engine.begin() as db:
        db.exec_driver_sql(
            "UPDATE facts SET amount = '1.00' WHERE document = ? AND name LIKE '%'", (f"{2:064x}",)
        )
    answer = ask("全部部门的公务接待费合计是多少？", store=store)
    assert not answer.derivation
    assert "有的在库中核对不上" in answer.answer


def test_a_sum_that_the_store_does_not_bear_out_does_not_pass(fill, monkeypatch: pytest.MonkeyPatch) -> None:
    store = fill(list(range(1, 13)))
    monkeypatch.setattr(overview, "rests", lambda surveys, store: set())
    answer = ask("全部部门的公务接待费合计是多少？", store=store)
    assert not answer.derivation
    assert "合计" not in answer.answer


def test_a_count_that_the_survey_did_not_make_does_not_pass(fill, monkeypatch: pytest.MonkeyPatch) -> None:
    store = fill([3, 9, 4])
    monkeypatch.setattr(overview, "_compared", lambda one: "披露这一项的有77份。")
    assert "77" not in ask("哪个部门的公务接待费最高？", store=store).answer


def test_of_many_documents_budgets_and_accounts_years_and_units_are_not_mixed_and_it_is_said(
    fill, store: Store, make
) -> None:
    fill([1, 2, 3, 4], year=2024)
    put(store, 20, make(f"{21:064x}", department(0), 2023, 90))
    fill([50], year=2025, first=4)
    fill([60], year=2024, first=5, stage=Stage.FINAL)
    store = fill([70], year=2024, first=6, level=Level.UNIT)
    answer = ask("哪个部门的公务接待费最高？", store=store)
    assert cited(answer) == [3, 2, 1, 0]
    assert "2024年部门预算中披露这一项的有4份" in answer.answer
    for apart in ("2025年部门预算1份", "2024年部门决算1份", "2024年单位预算1份"):
        assert apart in answer.answer


def test_each_year_named_is_answered_by_itself(fill) -> None:
    fill([1, 2, 3], year=2023)
    answer = ask("2023年和2024年哪个部门的公务接待费最高？", store=fill([6, 5, 4], year=2024, first=3))
    assert cited(answer) == [2, 1, 0, 3, 4, 5]


def test_a_year_of_which_there_is_nothing_is_told(fill) -> None:
    answer = ask("2019年哪个部门的公务接待费最高？", store=fill([1, 2, 3]))
    assert answer.status is Outcome.NOT_DISCLOSED
    assert "2024年部门预算3份" in answer.answer


def test_few_documents_of_many_years_are_all_told_and_it_is_said(fill) -> None:
    for n, year in enumerate((2021, 2022, 2023, 2024)):
        store = fill([n + 1], year=year, first=n)
    answer = ask("哪个部门的公务接待费最高？", store=store)
    assert sorted(cited(answer)) == [0, 1, 2, 3]
    assert "年度或预算、决算不同" in answer.answer
    together = ask("全部部门的公务接待费合计", store=store).answer
    assert "年度或预算、决算不同" in together
    assert "合计60000.00元" in together


def test_who_has_none_is_told_with_the_printed_reason_and_the_zeros(fill) -> None:
    store = fill([0, 2, 3])
    answer = ask("哪些部门没有政府性基金？", store=store)
    assert "写明为空的有3份" in answer.answer
    assert all("本表空白" in citation.quote for citation in answer.citations)
    nought = ask("哪些部门没有公务接待费？", store=store)
    assert "印为零的有1份" in nought.answer
    # the few that print an amount are told after it, the largest first
    assert cited(nought) == [0, 2, 1]


def test_who_prints_nothing_of_it_is_named_and_counted_and_is_not_nought(fill, store: Store, make) -> None:
    fill([1, 2, 3])
    made = make(f"{99:064x}", department(98), 2024)
    others = tuple(s for s in made.budget.statements if s.kind is not Kind.THREE_PUBLIC)
    put(store, 98, of(made, statements=others))
    answer = ask("公务接待费最低的部门是哪个？", store=store)
    assert f"没有披露这一项的有1份：{department(98)}2024年预算" in answer.answer
    assert cited(answer) == [0, 1, 2]


def test_a_figure_that_a_failed_check_suspects_is_told(fill, store: Store, make) -> None:
    fill([1, 2, 3])
    made = make(f"{99:064x}", department(98), 2024, 9)
    cell = next(
        a.money.source.cell
        for s in made.budget.statements
        for line in s.lines
        for a in line.amounts
        if a.column.endswith("公务接待费")
    )
    check = Check(code="a.b", status=Status.FAILS, message="不符", suspect=Suspect(cell=cell))
    put(store, 98, made.model_copy(update={"checks": (check,)}))
    answer = ask("哪个部门的公务接待费最高？", store=store)
    assert answer.status is Outcome.CONFLICTING
    assert f"不能核对一致：{department(98)}" in answer.answer


def test_the_departments_of_a_region_are_compared_among_themselves(store: Store, make) -> None:
    names = ("云溪县民政局", "云溪县教育局", "石坝县民政局")
    for n, name in enumerate(names):
        put(store, n, make(f"{n + 1:064x}", name, 2024, n + 1))
    assert cited(ask("云溪县哪个部门的公务接待费最高？", store=store)) == [1, 0]


@pytest.mark.parametrize(
    "question",
    [
        "哪个部门的公务接待费增长最快？",
        "哪个部门的人均公务接待费最高？",
        "哪个部门的卫星发射费最高？",
        "哪个部门的公务接待费和会议费最高？",
        "哪个部门的外宾公务接待费最高？",
    ],
)
def test_what_a_survey_cannot_tell_is_never_answered_with_another_figure(fill, question: str) -> None:
    answer = ask(question, store=fill([1, 2, 3, 4, 5, 6, 7]))
    assert answer.status is Outcome.CANNOT_TELL
    assert not answer.values
    assert "全部部门之间只比较同一项的金额" in answer.answer


def test_documents_put_without_their_figures_are_completed_by_the_first_question(store: Store, make) -> None:
    for n in range(3):
        store.put(make(f"{n + 1:064x}", department(n), 2024, n + 1), b"%d" % n, ".pdf")
    assert cited(ask("哪个部门的公务接待费最高？", store=store)) == [2, 1, 0]


def test_figures_chosen_by_other_rules_are_chosen_anew(fill) -> None:
    store = fill([1, 2])
    with store._engine.begin() as db:
        db.exec_driver_sql("UPDATE compared SET rules = 'older'")
        db.exec_driver_sql("UPDATE figures SET yuan = '1', amount = '1'")
    assert cited(ask("哪个部门的公务接待费最高？", store=store)) == [1, 0]


def test_what_changed_since_it_was_compared_is_not_answered(fill, tmp_path: Path) -> None:
    store = fill([1, 2])
    with store._engine.begin() as db:
        db.exec_driver_sql("UPDATE figures SET yuan = '9000000', amount = '9000000' WHERE document LIKE '%1'")
    answer = ask("哪个部门的公务接待费最高？", store=store)
    assert answer.status is Outcome.CANNOT_TELL
    assert not answer.values


def test_a_model_is_not_asked_about_the_whole_library(fill) -> None:
    class Silent:
        def complete(self, *_: object) -> None:
            raise AssertionError("it would see five documents of all")

    answer = ask("哪个部门的公务接待费最高？", store=fill([1, 2, 3]), engine="llm", model=Silent())  # type: ignore[arg-type]  # only complete is called
    assert (answer.engine, cited(answer)) == ("embedded", [2, 1, 0])


def test_a_document_that_is_deleted_while_it_is_asked_is_no_error(
    fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = fill([1, 2, 3])

    def gone(*_: object) -> None:
        raise UnknownDocument("deleted")

    monkeypatch.setattr(overview, "hold", gone)
    answer = ask("哪个部门的公务接待费最高？", store=store)
    assert answer.status is Outcome.CANNOT_TELL
    assert "正在更新" in answer.answer

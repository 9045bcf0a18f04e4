"""The standard questions ask what tables print once and alike, and what is right follows from their arithmetic."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from eval.fixture import Column, Fixture, Holds, Mistake, Prose, Statement
from eval.load import load, names
from eval.questions.evidence import means_one
from eval.questions.question import CellEvidence, Question, QuestionKind, SaidEvidence
from eval.questions.standard import of_fixture
from extractors.schema.draft import Kind, Stage

ROWS = (
    ("", "合计", "300.00", "120.00", "180.00"),
    ("208", "社会保障和就业支出", "260.00", "100.00", "160.00"),
    ("2081004", "殡葬", "160.00", "", "160.00"),
    ("2080208", "基层政权建设和社区治理", "100.00", "100.00", ""),
    ("210", "卫生健康支出", "40.00", "20.00", "20.00"),
    ("2101101", "行政单位医疗", "40.00", "20.00", "20.00"),
)


def table(
    *rows: tuple[str, ...], kind: Kind, columns: tuple[str, ...] = ("合计", "基本支出", "项目支出")
) -> Statement:
    heads = (
        Column(Holds.CODE, 8, ("科目编码",)),
        Column(Holds.NAME, 20, ("科目名称",)),
        *(Column(Holds.VALUE, 8, tuple(column.split("/"))) for column in columns),
    )
    return Statement(id=kind.value, kind=kind, title="支出表", unit="万元", columns=heads, rows=rows)


def fixture(*body: Prose | Statement, **other: object) -> Fixture:
    made = Fixture(name="made-up", department="某县民政局", year=2023, stage=Stage.BUDGET, body=body)
    return replace(made, **other)  # type: ignore[arg-type]  # whatever a test wants otherwise


def asked(*body: Prose | Statement, **other: object) -> dict[str, Question]:
    return {question.ask: question for question in of_fixture(fixture(*body, **other))}


GENERAL = table(*ROWS, kind=Kind.GENERAL_BY_FUNCTION)


def values(question: Question) -> list[tuple[str, str]]:
    return [(value.printed, value.unit) for value in question.values]


def test_amounts_shares_sums_and_ends_follow_from_the_table() -> None:
    found = asked(GENERAL)
    assert values(found["殡葬的预算是多少？"]) == [("160.00", "万元")]
    assert values(found["殡葬占一般公共预算财政拨款支出的多大比例？"]) == [("53.33", "%")]
    assert values(found["一般公共预算里基本支出占几成？"]) == [("40.00", "%")]
    pair = found["基层政权建设和社区治理和殡葬加起来多少？"]
    assert [(Decimal(v), unit) for v, unit in values(pair)] == [(Decimal(260), "万元")]
    assert found["一般公共预算财政拨款支出中金额最大的是哪一类？"].words == ("社会保障和就业支出",)
    assert found["按功能分类，一般公共预算财政拨款支出里最少的是哪一类，多少？"].words == ("卫生健康支出",)


def test_every_place_that_prints_the_amount_is_evidence_in_whatever_unit() -> None:
    told = Prose("本年安排殡葬1,600,000元，用于火化炉。")
    evidence = asked(GENERAL, told)["殡葬的预算是多少？"].evidence
    assert {CellEvidence(GENERAL.id, "2081004", "合计"), SaidEvidence(told.text)} <= {*evidence}


def test_what_two_tables_print_differently_is_not_asked() -> None:
    other = table(*(("2081004", "殡葬", "190.00", "", "190.00"),), kind=Kind.EXPENDITURE)
    assert "殡葬的预算是多少？" in asked(GENERAL)
    assert "殡葬的预算是多少？" not in asked(GENERAL, other)


def test_a_row_with_a_planted_mistake_is_asked_of_by_no_question() -> None:
    mistake = Mistake(GENERAL.id, "2081004", "合计", "160.00", "150.00", "misprint")
    found = asked(GENERAL, errors=(mistake,))
    assert not any("殡葬" in question for question in found)
    assert "一般公共预算财政拨款支出最多的三个项级科目分别是什么？" not in found


@pytest.mark.parametrize("head", ["2022年预算数", "2023年比2022年增减/增减额", "上年预算数"])
def test_a_column_of_another_year_is_not_the_years_own(head: str) -> None:
    rows = [(code, name, "9.00", total) for code, name, total, *_ in ROWS]
    found = asked(table(*rows, kind=Kind.GENERAL_BY_FUNCTION, columns=(head, "2023年预算数/合计")))
    assert values(found["殡葬的预算是多少？"]) == [("160.00", "万元")]


def test_an_account_is_asked_for_what_was_spent_and_not_for_the_plan_beside_it() -> None:
    rows = [(code, name, "9.00", total) for code, name, total, *_ in ROWS]
    beside = table(*rows, kind=Kind.GENERAL_BY_FUNCTION, columns=("年初预算数/合计", "决算数/合计"))
    found = asked(beside, stage=Stage.FINAL)
    assert values(found["殡葬的决算数是多少？"]) == [("160.00", "万元")]


@pytest.mark.parametrize("name", names())
def test_each_question_to_a_fixture_has_a_right_answer_and_where_it_is_printed(name: str) -> None:
    made = load(name)
    found = of_fixture(made)
    assert len({question.ask for question in found}) == len(found)
    for question in found:
        assert question.values
        assert question.evidence
        assert means_one(question.evidence[0], made)
        assert question.kind is not QuestionKind.UNANSWERABLE

"""What passes verification is printed: an answer that was tampered with never does."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from extractors.schema.extraction import Extraction
from service.answer import Answer, Outcome
from service.answering.proof.verify import Evidence, problems, verified
from service.ask import ask
from service.store import Store

QUESTIONS = [
    "城乡医疗救助为什么增加",
    "疾病应急救助安排了多少",
    "三公经费多少",
    "医疗救助由哪几项组成",
    "城乡医疗救助占支出总计的比例是多少",
    "城乡医疗救助和疾病应急救助相差多少",
    "2020年的部门预算是多少",
    "按16人算人均基本支出多少",
    "下乡巡诊专项38万元用来做什么",
    "有哪些项目",
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory, extraction: Extraction) -> list[Answer]:
    folder = tmp_path_factory.mktemp("library")
    store = Store(f"sqlite:///{folder / 'library.sqlite'}", folder / "files")
    store.put(extraction, b"", ".pdf")
    made = [ask(question, store=store) for question in QUESTIONS]
    store.close()
    return made


@pytest.fixture(scope="module")
def evidence(extraction: Extraction, make) -> Evidence:
    other = make("b" * 64, "云溪县民政局", 2021, 3)
    return Evidence({"a" * 64: extraction, "b" * 64: other})


def test_right_answers_stand(answers: list[Answer], evidence: Evidence) -> None:
    for answer in answers:
        assert answer.status is Outcome.ANSWERED, answer
        assert problems(answer, evidence) == []
        assert verified(answer, evidence) == answer


same_fixtures = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@same_fixtures
@given(st.data())
def test_another_number_in_the_text_never_passes(
    answers: list[Answer], evidence: Evidence, data: st.DataObject
) -> None:
    answer = data.draw(st.sampled_from(answers))
    numbers = list(
        re.finditer(
            r"(?<=[为加少差])[\d,]+\.\d+",
            re.sub(r"“[^”]*”", lambda m: "“" + "x" * len(m.group()[1:]), answer.answer),
        )
    )
    assume(numbers)
    found = data.draw(st.sampled_from(numbers))
    digits = data.draw(st.integers(0, 10**7).map(lambda n: f"{n / 100:.2f}"))
    assume(Decimal(digits) != Decimal(found.group().replace(",", "")))
    text = answer.answer[: found.start()] + digits + answer.answer[found.end() :]
    tampered = answer.model_copy(update={"answer": text})
    assert problems(tampered, evidence)
    assert digits not in re.findall(r"[\d.]+", verified(tampered, evidence).answer)


@same_fixtures
@given(st.data())
def test_another_amount_unit_or_label_of_a_value_never_passes(
    answers: list[Answer], evidence: Evidence, data: st.DataObject
) -> None:
    answer = data.draw(st.sampled_from([a for a in answers if a.values]))
    n = data.draw(st.integers(0, len(answer.values) - 1))
    value = answer.values[n]
    change = data.draw(
        st.sampled_from(
            [
                {"amount": value.amount + Decimal("0.01")},
                {"amount": value.amount * 10},
                {"unit": "亿元"},
                {"yuan": Decimal(7)},
            ]
            + ([{"label": "会议费"}] if value.citation else [])
        )
    )
    values = (*answer.values[:n], value.model_copy(update=change), *answer.values[n + 1 :])
    assert problems(answer.model_copy(update={"values": values}), evidence)


@same_fixtures
@given(st.data())
def test_a_citation_of_another_place_or_another_document_never_passes(
    answers: list[Answer], evidence: Evidence, data: st.DataObject
) -> None:
    answer = data.draw(st.sampled_from([a for a in answers if a.citations]))
    n = data.draw(st.integers(0, len(answer.citations) - 1))
    citation = answer.citations[n]
    other = data.draw(st.sampled_from([c for a in answers for c in a.citations]))
    # A longer quotation that holds the shorter one proves it as well.
    assume(citation.quote not in other.quote)
    # So does another place that states the same amount of the same item.
    assume(
        not any(
            v.label.split("（")[0] in other.quote and str(v.amount) in other.quote
            for v in answer.values
            if v.citation == citation.n
        )
    )
    change = data.draw(
        st.sampled_from(
            [
                {"document": "c" * 64},
                {"page": 99},
                {"box": None},
                {"quote": citation.quote + "另加一句"},
                {"box": other.box, "page": other.page, "quote": other.quote, "section": other.section},
            ]
        )
    )
    citations = (*answer.citations[:n], citation.model_copy(update=change), *answer.citations[n + 1 :])
    assert problems(answer.model_copy(update={"citations": citations}), evidence)


def test_a_cell_is_cited_with_its_row_and_column_and_with_no_others(
    answers: list[Answer], evidence: Evidence
) -> None:
    answer = next(a for a in answers if "占" in a.question)
    cell = next(c for c in answer.citations if c.row is not None)
    assert (cell.row, cell.column) == ("城乡医疗救助", "合计")
    sentence = next(c for c in answer.citations if c.row is None)
    assert sentence.column is None
    changes = [(cell, {"row": "疾病应急救助"}), (cell, {"column": "基本支出"}), (cell, {"column": None})]
    for citation, change in [*changes, (sentence, {"row": "城乡医疗救助", "column": "合计"})]:
        moved = tuple(c.model_copy(update=change) if c == citation else c for c in answer.citations)
        assert problems(answer.model_copy(update={"citations": moved}), evidence)


def test_two_marks_exchanged_never_pass(answers: list[Answer], evidence: Evidence) -> None:
    answer = next(a for a in answers if "相差" in a.question)
    # Each figure has two proofs, its cell and its sentence: [1] and [3] prove different figures.
    text = answer.answer.replace("[1]", "[x]").replace("[3]", "[1]").replace("[x]", "[3]")
    assert problems(answer.model_copy(update={"answer": text}), evidence)


def test_the_figure_of_a_like_table_in_another_document_is_not_evidence(
    answers: list[Answer], evidence: Evidence
) -> None:
    answer = next(a for a in answers if "三公" in a.question)
    moved = tuple(c.model_copy(update={"document": "b" * 64}) for c in answer.citations)
    assert problems(answer.model_copy(update={"citations": moved}), evidence)


def test_a_calculation_with_another_operand_or_result_is_dropped(
    answers: list[Answer], evidence: Evidence
) -> None:
    answer = next(a for a in answers if "相差" in a.question)
    (step,) = answer.derivation
    for change in ({"result": step.result + 1}, {"expression": step.expression.replace("530.25", "630.25")}):
        tampered = answer.model_copy(update={"derivation": (step.model_copy(update=change),)})
        assert verified(tampered, evidence).derivation == ()
        assert "360.50" not in verified(tampered, evidence).answer


def test_words_in_quotation_marks_must_be_printed(answers: list[Answer], evidence: Evidence) -> None:
    answer = next(a for a in answers if "为什么" in a.question)
    tampered = answer.model_copy(update={"answer": answer.answer.replace("低保对象人数增多", "局长喜欢")})
    assert any("quotation" in problem for problem in problems(tampered, evidence))
    assert "局长" not in verified(tampered, evidence).answer


def test_an_answer_of_which_nothing_stands_becomes_cannot_tell(evidence: Evidence) -> None:
    made_up = Answer(question="三公经费多少", status=Outcome.ANSWERED, answer="三公经费为99万元。")
    assert verified(made_up, evidence).status is Outcome.CANNOT_TELL

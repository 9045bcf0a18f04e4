"""Frames of English questions: clauses that lean on the one before them, and Chinese names in brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.answering.asked.question import understand
from service.ask import ask
from service.ingest import keep
from service.lexicon.english import bases
from service.store import Store

TEXT = """柘溪县文化旅游局2025年部门预算
一、基本情况
实有在职人员21人，退休人员8人，聘用讲解员14人。车辆5辆，其中：执法执勤用车2辆。
二、预算说明
2025年“三公”经费预算7.20万元。其中：因公出国（境）费3.00万元，与上年持平；公务用车购置费0.00万元；公务用车运行费3.60万元；公务接待费0.60万元。
行政单位离退休（2080501）32.50万元，比上年减少1.50万元，下降4.41%，主要原因是两名退休干部去世。
文物保护（2070204）96.00万元，比上年增加24.00万元，增长33.33%，主要原因是古塔加固动工。
乡村演出补助专项45.00万元，主要用于演出150场，按每场3000元补助。
政府采购预算80.00万元，其中：政府采购货物预算12.00万元、政府采购工程预算48.00万元、政府采购服务预算20.00万元。
面向中小企业预留政府采购项目预算金额64.00万元，其中，预留给小型和微型企业的政府采购项目预算为40.00万元。
2025年部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t400.00\t259.00\t141.00
207\t文化旅游体育与传媒支出\t367.50\t226.50\t141.00
20702\t文物\t96.00\t\t96.00
2070204\t文物保护\t96.00\t\t96.00
208\t社会保障和就业支出\t32.50\t32.50\t
2080501\t行政单位离退休\t32.50\t32.50\t
2025年部门项目支出表
单位：万元
序号\t项目名称\t合计
\t合计\t141.00
1\t古塔加固\t96.00
2\t乡村演出补助\t45.00
"""
OTHER = (
    TEXT.replace("柘溪县文化旅游局", "柘溪县林业局")
    .replace("2025", "2026")
    .replace("预算7.20", "预算9.70")
    .replace("运行费3.60", "运行费6.10")
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("frames")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    for name, text in (("culture", TEXT), ("forest", OTHER)):
        file = folder / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    return store


@pytest.fixture(scope="module")
def put(library: Store) -> Callable[[str], Answer]:
    culture = next(d for d in library.documents() if d.department == "柘溪县文化旅游局")
    return lambda question: ask(question, store=library, document=culture.id)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # brackets inside a name in brackets
        ("How much is budgeted for official overseas journeys (因公出国（境）费)?", ["3.00万元"]),
        # the name is that of the words before `of` too
        (
            "From what amount to what amount does the line for retired staff of administrative units (行政单位离退休) "
            "move, and why?",
            ["32.50万元", "34.00万元", "两名退休干部去世"],
        ),
        (
            "How many guide and museum interpreters (讲解员) work here, and how many are retired?",
            ["14", "8人"],
        ),
        (
            "By how much does heritage protection (文物保护) rise, and to what amount?",
            ["24.00万元", "96.00万元"],
        ),
        # what is procured is meant where its word names nothing else
        ("What percentage of the procurement budget is for services?", ["25.00%"]),
        ("What is the procurement budget, and how much of that is for works?", ["80.00万元", "48.00万元"]),
        (
            "How much is budgeted for procurement, and how much of it is construction works?",
            ["80.00万元", "48.00万元"],
        ),
        (
            "How much of the procurement budget is set aside for small and medium-sized enterprises, and how much of that "
            "for small and micro enterprises?",
            ["64.00万元", "40.00万元"],
        ),
        # verbs in -ing
        (
            "Does the bureau plan to spend money on buying an official vehicle?",
            ["公务用车购置费 is 0.00万元"],
        ),
        ("How many law-enforcement vehicles does it own out of how many vehicles in all?", ["2辆", "5辆"]),
        # the word for the kind of the alternatives is no alternative
        (
            "Which project is larger, tower reinforcement (古塔加固) or village shows (乡村演出补助), and what is the gap?",
            ["96.00万元", "45.00万元", "51.00万元"],
        ),
    ],
)
def test_every_clause_is_answered(put: Callable[[str], Answer], question: str, said: list[str]) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(words in answer.answer for words in said), answer.answer
    assert "not disclose" not in answer.answer


def test_two_bodies_are_compared_each_of_the_year_beside_it(library: Store) -> None:
    answer = ask(
        'Which has the larger "three public" (三公经费) budget, the Zhexi Culture and Tourism Bureau in 2025 or the Zhexi '
        "Forestry Bureau in 2026, and by how much?",
        store=library,
    )
    assert all(amount in answer.answer for amount in ("7.20万元", "9.70万元", "2.50万元")), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "How much is set aside for small and micro hovercraft?",
        "How many audit findings were closed?",
        "What percentage of the procurement budget is for catering?",
    ],
)
def test_what_cannot_be_put_into_the_words_of_the_document_is_not_answered_with_something_else(
    put: Callable[[str], Answer], question: str
) -> None:
    assert put(question).status is Outcome.NOT_DISCLOSED


def test_a_refusal_of_another_year_is_said_in_english(put: Callable[[str], Answer]) -> None:
    answer = put("How much was spent on heritage protection in 2019?")
    assert answer.status is Outcome.NOT_DISCLOSED
    assert answer.answer.startswith("柘溪县文化旅游局2025年预算 does not disclose"), answer.answer


def test_good_is_no_goods() -> None:
    assert "货物" not in understand("How many projects were good in 2025?").plain
    assert "货物" in understand("How much is procurement of goods in 2025?").plain


def test_verbs_are_put_into_the_form_that_the_lexicon_has() -> None:
    assert [next(bases(word)) for word in ("moving", "rated")] == ["move", "rate"]
    assert "plan" in bases("planned")
    assert list(bases("ring")) == []

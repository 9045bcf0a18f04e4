"""Right answers in which what is cited is made to say something else: each such sentence is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from eval.questions.shelf import Shelf, shelf_of
from extractors.pipeline import extract
from service.answering.proof.evidence import Evidence
from service.answering.proof.verify import verified
from service.ask import ask
from service.ingest import keep
from service.store import Store

LINES_OF_ONE_NAME = """浦东塘县自然资源局2024年部门预算
部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t240.00\t240.00\t
213\t农林水支出\t90.00\t90.00\t
2130104\t事业运行\t90.00\t90.00\t
220\t自然资源海洋气象等支出\t150.00\t150.00\t
2200150\t事业运行\t150.00\t150.00\t
"""
FIXTURES = ("huaichuan-2021", "jingpu-2026", "luoxi-2025", "puhe-2024-final", "zhangxi-2024-final")


@pytest.fixture(scope="module")
def shelf() -> Iterator[Shelf]:
    with shelf_of(FIXTURES, indexed=False) as made:
        yield made


PLAN_AND_OUTTURN = "三公经费各项预算和决算各是多少，差多少"


@pytest.mark.parametrize(
    ("name", "question", "said", "instead"),
    [
        pytest.param(
            "zhangxi-2024-final",
            "交通运输支出的决算比年初预算多在哪里",
            "为4163.10万元[1]，预算为3714.40万元[2]",
            "为3714.40万元[2]，预算为4163.10万元[1]",
            id="what was planned is told as spent",
        ),
        pytest.param(
            "puhe-2024-final",
            PLAN_AND_OUTTURN,
            "决算比预算少0.70万元",
            "决算比预算少0.75万元",
            id="a difference of two other figures is told of these",
        ),
        pytest.param(
            "puhe-2024-final",
            PLAN_AND_OUTTURN,
            "决算比预算少1.45万元",
            "决算比预算多1.45万元",
            id="less than planned is told as more",
        ),
        pytest.param(
            "zhangxi-2024-final",
            "Why did spending on vehicles fall in 2024?",
            "0.60万元[2] (RMB 6,000 yuan)",
            "0.60万元[2] (RMB 74,500 yuan)",
            id="an amount is converted into that of another",
        ),
        pytest.param(
            "puhe-2024-final",
            "Which is larger, basic or project expenditure?",
            "basic expenditure 基本支出 is larger",
            "project expenditure 项目支出 is larger",
            id="the smaller is called the larger",
        ),
        pytest.param(
            "huaichuan-2021",
            "学前教育和特殊学校教育，哪个增幅更大？",
            "幅度更大的是特殊学校教育",
            "幅度更大的是学前教育",
            id="the smaller rate is called the larger",
        ),
        pytest.param(
            "luoxi-2025",
            "防汛值守要守多少个点位",
            "值守点位的指标值为",
            "项目支出的指标值为",
            id="a target is quoted under another name",
        ),
        pytest.param(
            "luoxi-2025",
            "2025年收入预算是多少，比上年增加多少？",
            "收入预算为986.40万元[1]，上年",
            "收入预算为951.20万元[2]，上年",
            id="the year before is told as this year",
        ),
        pytest.param(
            "jingpu-2026",
            "三公经费比上年增加多少",
            "公务接待费为0.30万元[5]，较上年减少0.40万元[6]",
            "公务接待费为0.30万元[5]，较上年减少0.20万元[8]",
            id="the change of one item is told of another",
        ),
        pytest.param(
            "puhe-2024-final",
            "收支总计2023年是多少",
            "由此推算上年为1180.05万元",
            "由此推算上年为--1180.05万元",
            id="a sign is put before a sign",
        ),
    ],
)
def test_what_the_cited_places_do_not_say_together_is_taken_out(
    shelf: Shelf, name: str, question: str, said: str, instead: str
) -> None:
    shelved = next(each for each in shelf.documents if each.fixture.name == name)
    store = shelf.library.store
    answer = ask(question, store=store, document=shelved.document.id)
    assert said in answer.answer
    evidence = Evidence({shelved.document.id: store.extraction(shelved.document.id)}, [shelved.document])
    assert verified(answer, evidence) == answer
    altered = answer.model_copy(update={"answer": answer.answer.replace(said, instead)})
    assert instead not in verified(altered, evidence).answer


def test_a_calculation_goes_with_the_sentence_that_told_its_result(shelf: Shelf) -> None:
    shelved = next(each for each in shelf.documents if each.fixture.name == "puhe-2024-final")
    store = shelf.library.store
    answer = ask("基本支出和项目支出差多少，三公经费呢", store=store, document=shelved.document.id)
    assert answer.derivation
    evidence = Evidence({shelved.document.id: store.extraction(shelved.document.id)}, [shelved.document])
    result = f"{answer.derivation[0].result:f}"
    altered = answer.model_copy(update={"answer": answer.answer.replace(f"相差{result}", f"合计{result}")})
    given = verified(altered, evidence)
    assert result not in given.answer
    assert answer.derivation[0] not in given.derivation


def test_of_lines_of_one_name_none_is_told_under_the_code_of_another(tmp_path: Path) -> None:
    file = tmp_path / "document.txt"
    file.write_text(LINES_OF_ONE_NAME, encoding="utf-8")
    with closing(Store(f"sqlite:///{tmp_path / 'store.db'}", tmp_path / "files")) as store:
        keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
        document = store.documents()[0]
        answer = ask("名字都叫事业运行的有两个科目，分别多少？", store=store)
        evidence = Evidence({document.id: store.extraction(document.id)}, [document])
    assert "（2130104）为90.00万元" in answer.answer, answer.answer
    assert verified(answer, evidence) == answer
    swapped = answer.answer.replace("2130104", "*").replace("2200150", "2130104").replace("*", "2200150")
    assert "事业运行" not in verified(answer.model_copy(update={"answer": swapped}), evidence).answer

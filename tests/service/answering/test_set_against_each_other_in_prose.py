"""What one document tells in sentences alone, set against each other: amounts, changes and what was left of budgets. The
document is invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

Ask = Callable[[str], Answer]
_TEXT = """云杉县林业局2023年度部门决算
一、收入支出决算总体情况
2023年度收入总计906.40万元，支出总计906.40万元。本年收入880.00万元，比上年减少35.00万元；本年支出862.50万元，比上年减少12.40万元。
二、支出决算情况
苗圃管护支出210.30万元，比上年增加18.20万元；古树保护支出96.50万元，比上年增加41.70万元。
三、“三公”经费
公务接待费决算2.40万元，预算5.00万元；公务用车运行维护费决算7.10万元，预算8.30万元。
四、政府采购
政府采购支出300.00万元，其中货物类180.00万元，工程类70.00万元，服务类50.00万元。
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("woods")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    file = folder / "云杉县林业局2023.txt"
    file.write_text(_TEXT, encoding="utf-8")
    keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    yield lambda question: ask(question, store=store)
    store.close()


@pytest.mark.parametrize(
    ("question", "apart"),
    [
        ("苗圃管护和古树保护，哪一项比上年增得多？两者增加额相差几万元？", "23.50万元"),
        ("本年收入和本年支出都缩了，哪个缩得更厉害（看金额）？多缩多少万元？", "22.60万元"),
        ("接待和用车，哪块没花完的预算更多？各剩下多少？", "1.40万元"),
        ("林业局2023年是花得多还是进账多，差额多少？", "17.50万元"),
        ("放在2022年看，苗圃管护比古树保护多多少万元？", "137.30万元"),
        ("货物类比工程、服务两类加在一起还多吗？差额几何？", "60.00万元"),
        ("收入总计跟本年收入相比，孰高，高出多少万元？", "26.40万元"),
    ],
)
def test_two_things_told_in_sentences_are_told_with_what_they_differ_by(
    asked: Ask, question: str, apart: str
) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert f"相差{apart}" in answer.answer
    assert apart in {f"{d.result:f}{d.unit}" for d in answer.derivation}


def test_what_is_more_of_several_changes_is_named_last(asked: Ask) -> None:
    assert asked("苗圃管护和古树保护，哪一项比上年增得多？").answer.endswith("变化更大的是古树保护支出。")


@pytest.mark.parametrize(
    "question", ["苗圃管护和护林防火，哪个花得多，多多少？", "接待费和会议费，哪样结余更多？"]
)
def test_a_side_that_the_document_has_not_makes_no_difference(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "相差" not in answer.answer
    assert not answer.derivation


def test_what_is_put_together_is_summed(asked: Ask) -> None:
    assert "合计306.80万元" in asked("花在苗圃管护和古树保护上的钱，凑到一块是多少？").answer

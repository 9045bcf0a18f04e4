"""Parts that a question names in one breath, wholes before them, what is said of last year. The document is invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

BUDGET = """霁川县体育事务中心2024年部门预算
一、收支预算
2024年收入预算640.00万元，支出预算640.00万元，因2023年机构尚未组建，与上年无对比，主要原因是本中心今年1月由三家单位合并成立。
2024年项目支出表
单位：万元
项目名称\t合计
合计\t210.00
冰上训练馆运行\t120.00
全民健身赛事\t60.00
器材更新\t30.00
支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t640.00\t430.00\t210.00
207\t文化旅游体育与传媒支出\t640.00\t430.00\t210.00
20703\t体育\t640.00\t430.00\t210.00
2070307\t体育场馆\t450.00\t330.00\t120.00
2070308\t群众体育\t157.00\t80.00\t77.00
2070399\t基层项目补助支出\t33.00\t20.00\t13.00
二、政府采购
2024年政府采购预算90.00万元，其中：政府采购货物40.00万元，政府采购工程32.00万元，政府采购服务18.00万元。
三、国有资产
上年末固定资产金额为356.80万元。
四、重点项目
体育公园工程规划建筑面积约7300平方米，其中地上建筑面积4200平方米，地下建筑面积2950平方米。
五、收支说明
冰上训练馆运行比上年增加8.00万元，原因是制冷机组全年运转。
因公出国（境）费0万元，本年未发生因公出国（境）费支出，团组0个。
"""


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    folder: Path = tmp_path_factory.mktemp("breath")
    path = folder / "budget.txt"
    path.write_text(BUDGET, "utf-8")
    store = Store("sqlite://", folder / "files")
    extraction = extract(path)
    keep(extraction, path.read_bytes(), ".txt", store=store, index=None)
    return lambda question: ask(question, store=store)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "政府采购90万元，货物、工程、服务各占多少？",
            ["40.00万元", "44.44%", "32.00万元", "35.56%", "18.00万元", "20.00%"],
        ),
        ("项目支出210万元分到了哪几个项目，各是多少？", ["120.00万元", "60.00万元", "30.00万元"]),
        ("固定资产一共值多少钱？", ["356.80万元"]),
        (
            "体育公园工程，地上和地下建筑面积加起来是多少？跟规划建筑面积差多少平方米？",
            ["4200平方米", "2950平方米", "7150平方米", "150平方米"],
        ),
    ],
)
def test_each_part_that_is_named_is_told_and_nothing_beside_it(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert [amount for amount in told if amount not in answer.answer] == []


def test_what_stands_before_two_parts_is_not_added_to_them(put: Callable[[str], Answer]) -> None:
    answer = put("体育公园工程，地上和地下建筑面积加起来是多少？")
    assert "7150平方米" in answer.answer
    assert "14450" not in answer.answer


def test_why_nothing_is_compared_is_an_answer_and_that_nothing_is_none(put: Callable[[str], Answer]) -> None:
    assert put("2024年收入预算为什么不跟上年比？").status is Outcome.ANSWERED
    assert put("2024年收入预算比上年增加多少？").status is Outcome.NOT_DISCLOSED


def test_an_english_answer_calls_an_item_what_the_asker_calls_it(put: Callable[[str], Answer]) -> None:
    answer = put("Why did spending on ice hall operation (冰上训练馆运行) rise?")
    assert "Ice hall operation 冰上训练馆运行" in answer.answer
    assert answer.status is Outcome.ANSWERED


def test_that_there_was_none_is_told_in_the_words_that_say_so(put: Callable[[str], Answer]) -> None:
    answer = put("有人因公出国吗？")
    assert answer.answer.startswith("没有")
    assert any("未发生" in citation.quote for citation in answer.citations)


def test_an_item_is_no_share_of_itself_printed_elsewhere(put: Callable[[str], Answer]) -> None:
    answer = put("冰上训练馆运行的年度预算占冰上训练馆运行的百分之几？")
    assert "100.00%" not in answer.answer


@pytest.mark.parametrize("asked", ["由哪几项构成？", "由哪几个科目构成，各多少？"])
def test_what_a_class_is_made_of_are_its_items_and_no_column_of_theirs(
    put: Callable[[str], Answer], asked: str
) -> None:
    answer = put(f"文化旅游体育与传媒支出{asked}").answer
    assert "640.00万元" in answer
    assert all(part in answer for part in ("450.00万元", "157.00万元", "33.00万元"))
    assert "120.00万元" not in answer


def test_an_item_that_shares_a_word_with_a_column_narrows_no_other_item(put: Callable[[str], Answer]) -> None:
    answer = put("体育场馆、基层项目补助支出分别是多少？").answer
    assert "体育场馆（2070307）为450.00万元" in answer
    assert "33.00万元" in answer

"""Items of several documents by names that have words in them that ask. The departments and their figures are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

Ask = Callable[[str], Answer]
# name, year; income of the year, carried over, spent; office costs with whose they are; more than the year before
DOCUMENTS = (
    ("茭白县生态环境局", 2022, "800.00", "20.00", "815.00", "局本级和监测站", "100.00"),
    ("茭白县生态环境局", 2023, "900.00", "5.00", "890.00", "局本级和监测站", "50.00"),
    ("芦笋县水利局", 2023, "640.00", "12.00", "650.00", "", "30.00"),
)


def _text(name: str, year: int, income: str, over: str, spent: str, whose: str, more: str) -> str:
    total = Decimal(income) + Decimal(over)
    left = total - Decimal(spent)
    office = Decimal(income) / 10
    bought, services = (100, 30) if year == 2022 else (110, 60)
    people = 10000 if whose else 16000
    line = "2110299\t其他环境监测支出" if year == 2022 else "2110301\t大气"
    works = bought - 20 - services
    return f"""{name}{year}年部门预算
一、主要职责
承担全县有关工作。
二、预算说明
{year}年，{name}财政拨款收入{income}万元，比{year - 1}年预算增加{more}万元。
{year}年{whose}机关运行经费支出{office}万元，主要原因是人员增加。
{year}年政府采购预算{bought}.00万元。
其中：政府采购货物20.00万元、政府采购工程{works}.00万元、政府采购服务{services}.00万元。
环境整治县级配套资金{office}万元，主要用于整治范围内居民{people}人的补助。
部门收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、财政拨款收入\t{income}\t一、节能环保支出\t{spent}
本年收入合计\t{income}\t本年支出合计\t{spent}
年初结转和结余\t{over}\t年末结转和结余\t{left}
收入总计\t{total}\t支出总计\t{total}
部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t{spent}\t{spent}\t0.00
211\t节能环保支出\t{spent}\t{spent}\t
2110101\t行政运行\t{Decimal(spent) - 10}\t{Decimal(spent) - 10}\t
{line}\t10.00\t10.00\t
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("waters")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    for name, year, *rest in DOCUMENTS:
        file = folder / f"{name}{year}.txt"
        file.write_text(_text(name, year, *rest), encoding="utf-8")
        keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    yield lambda question: ask(question, store=store)
    store.close()


def _results(answer: Answer) -> set[str]:
    return {f"{d.result:f}{d.unit}" for d in answer.derivation}


@pytest.mark.parametrize(
    ("question", "results"),
    [
        ("茭白县生态环境局2023年和芦笋县水利局2023年的本年收入合计，哪家更高，高出多少？", {"260.00万元"}),
        ("谁的本年支出合计多：茭白县生态环境局2023年还是芦笋县水利局2023年？多多少？", {"240.00万元"}),
        ("芦笋县水利局2023年的本年收入合计是茭白县生态环境局2022年的多少倍？", {"0.80倍"}),
        ("把茭白县生态环境局2022年、芦笋县水利局2023年两家的年初结转和结余合在一起，共多少？", {"32.00万元"}),
    ],
)
def test_a_word_of_a_printed_name_asks_nothing(asked: Ask, question: str, results: set[str]) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert _results(answer) == results


def test_each_is_asked_its_own_item_though_one_is_all_that_it_has(asked: Ask) -> None:
    said = "茭白县生态环境局2023年的年初结转和结余与芦笋县水利局2023年的本年收入合计相差多少？"
    answer = asked(said)
    assert _results(answer) == {"635.00万元"}
    added = asked("茭白县生态环境局2023年上年财政拨款收入加上芦笋县水利局2023年本年支出合计，一共是多少？")
    assert "合计890.00万元" not in added.answer


def test_what_both_have_together_is_still_asked(asked: Ask) -> None:
    answer = asked("茭白县生态环境局2023年和芦笋县水利局2023年的机关运行经费合计是多少？")
    assert _results(answer) == {"154.00万元"}


def test_an_item_told_with_whose_it_is_is_compared(asked: Ask) -> None:
    answer = asked("机关运行经费是茭白县生态环境局2023年的大，还是芦笋县水利局2023年的大？")
    assert {"90", "64"} <= {f"{v.amount.normalize():f}" for v in answer.values if v.citation}
    assert "没有找到" not in answer.answer


def test_a_body_is_known_by_what_it_was_called_before(asked: Ask) -> None:
    answer = asked("茭白县环保局2023年和芦笋县水利局2023年的本年收入合计相差多少？")
    assert _results(answer) == {"260.00万元"}


@pytest.mark.parametrize(
    "question",
    [
        "茭白县生态环境局2021年的财政拨款收入推算是多少？2023年比2021年多了还是少了，差多少？",
        "照公开的增减数倒推，茭白县生态环境局2023年的财政拨款收入比2021年是多了还是少了，差多少？",
    ],
)
def test_a_year_without_a_document_is_held_against_a_later_one(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert {"700.00万元", "200.00万元"} <= _results(answer)


def test_what_neither_document_tells_of_an_earlier_year_is_not_reckoned(asked: Ask) -> None:
    answer = asked("茭白县生态环境局2021年的年初结转和结余比2023年多还是少，差多少？")
    assert answer.status is Outcome.NOT_DISCLOSED


def test_lines_that_are_gone_and_those_that_are_new_are_told_by_code(asked: Ask) -> None:
    said = "按功能科目的“项”对照，茭白县生态环境局2023年预算里哪些2022年有的科目没有了，又新添了哪个？"
    answer = asked(said)
    assert "大气" in answer.answer
    assert "其他环境监测支出" in answer.answer


def test_the_kind_that_grew_most_from_one_year_to_the_next_is_told_with_the_whole(asked: Ask) -> None:
    said = "茭白县生态环境局2023年政府采购预算比2022年多了多少？货物、工程、服务三类里哪一类增加得最多？"
    answer = asked(said)
    assert {"10.00万元", "30.00万元"} <= _results(answer)
    assert "政府采购服务" in next(line for line in answer.answer.splitlines() if "变化最大" in line)


def test_english_asks_for_a_final_account_in_brackets_and_gets_no_budget(asked: Ask) -> None:
    answer = asked("What was the actual (final accounts) total expenditure of 芦笋县水利局 in 2023?")
    assert answer.status is Outcome.NOT_DISCLOSED


def test_a_rate_that_stands_beside_one_name_is_asked_of_all(asked: Ask) -> None:
    answer = asked("环境整治的区县配套，茭白县生态环境局2023年每人比芦笋县水利局2023年高多少元？")
    assert "50.00元" in _results(answer)

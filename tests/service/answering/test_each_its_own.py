"""Several documents are each asked their own item and year, and only like numbers are compared. All are invented."""

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
HERON = """鹭洲县水务局2024年部门预算
一、主要职责
承担全县水务工作。
二、预算说明
公务接待费2.00万元，比上年增加0.40万元，主要是接待防汛检查。
年末实有人员20人，共有公务用车3辆。
部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t400.00\t100.00\t300.00
213\t农林水支出\t400.00\t100.00\t300.00
2130301\t行政运行\t100.00\t100.00\t
2130306\t河道清淤专项\t300.00\t\t300.00
"""
CRANE = """鹤坪县林业局2023年部门预算
一、主要职责
承担全县林业工作。
二、预算说明
公务接待费10000.00元，与上年持平。
共有公务用车1辆，计划抽查木材经营户600人次。
部门支出总表
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t2000000.00\t1500000.00\t500000.00
213\t农林水支出\t2000000.00\t1500000.00\t500000.00
2130201\t行政运行\t1500000.00\t1500000.00\t
2130205\t苗圃改造专项\t500000.00\t\t500000.00
"""
EGRET = """鹳塘县文旅局2023年度部门决算
一、主要职责
承担全县文旅工作。
二、决算说明
年末共有公务用车2辆。
支出决算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t90.00\t60.00\t30.00
207\t文化旅游体育与传媒支出\t90.00\t60.00\t30.00
2070101\t行政运行\t90.00\t60.00\t30.00
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("sides")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    for name, text in (("heron", HERON), ("crane", CRANE), ("egret", EGRET)):
        file = folder / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    yield lambda question: ask(question, store=store)
    store.close()


def test_each_is_asked_the_item_that_is_said_of_it(asked: Ask) -> None:
    answer = asked("鹭洲县水务局2024年的河道清淤专项、鹤坪县林业局2023年的苗圃改造专项，哪个多，多多少？")
    assert "河道清淤专项（2130306）为300.00万元" in answer.answer
    assert "苗圃改造专项（2130205）为500000.00元" in answer.answer
    assert "最高的是鹭洲县水务局2024年预算，比鹤坪县林业局2023年预算多2500000.00元" in answer.answer


def test_an_item_of_one_is_not_looked_for_in_the_other(asked: Ask) -> None:
    answer = asked("鹭洲县水务局2024年的苗圃改造专项和鹤坪县林业局2023年的河道清淤专项，哪个多？")
    assert "最高" not in answer.answer
    assert answer.status is Outcome.NOT_DISCLOSED


def test_a_year_that_one_of_two_has_not_is_not_compared(asked: Ask) -> None:
    answer = asked("同样看2023年，鹤坪县林业局和鹭洲县水务局，哪家的项目支出多？")
    assert "鹭洲县水务局" not in answer.answer or "最高" not in answer.answer
    later = asked("2024年鹭洲县水务局和鹤坪县林业局哪家的项目支出多？")
    assert later.status is Outcome.NOT_DISCLOSED
    assert "鹤坪县林业局2023年预算没有披露2024年的数：文件的年度是2023年。" in later.answer


def test_shares_are_ranked_with_both_ends_and_who_tells_none_is_named(asked: Ask) -> None:
    answer = asked(
        "鹭洲县水务局、鹤坪县林业局、鹳塘县文旅局三家，项目支出占总支出的比重最高和最低的分别是谁？"
    )
    assert "最高的是鹭洲县水务局2024年预算，最低的是鹤坪县林业局2023年预算" in answer.answer
    assert Decimal("50.00") in {d.result for d in answer.derivation}
    less = asked("鹭洲县水务局、鹤坪县林业局、鹳塘县文旅局三家，公务接待费哪家最多？")
    assert "没有找到对应数字的：鹳塘县文旅局2023年决算。其余中最高的是鹭洲县水务局2024年预算" in less.answer


def test_a_year_in_brackets_is_of_the_one_before_it_and_vehicles_are_counted_for_each(asked: Ask) -> None:
    answer = asked("鹭洲县水务局（2024年预算）、鹤坪县林业局、鹳塘县文旅局各有几辆公车？").answer
    assert all(f"公务用车{n}辆" in answer for n in (3, 1, 2))


def test_an_outturn_is_refused_of_every_budget(asked: Ask) -> None:
    answer = asked("鹭洲县水务局2024年和鹤坪县林业局2023年的公务接待费实际各花了多少（决算数）？")
    assert answer.status is Outcome.NOT_DISCLOSED
    assert not answer.values


def test_nobody_but_staff_is_what_basic_expenditure_is_spread_over(asked: Ask) -> None:
    answer = asked("鹤坪县林业局2023年的人均基本支出是多少？")
    assert answer.status is Outcome.NOT_DISCLOSED
    assert asked("鹤坪县林业局2023年在职人数是多少？").status is Outcome.NOT_DISCLOSED
    assert Decimal("5.00") in {d.result for d in asked("鹭洲县水务局2024年的人均基本支出是多少？").derivation}
    both = asked("鹭洲县水务局2024年和鹤坪县林业局2023年，人均基本支出哪家高？").answer
    assert "平均5.00万元/人" in both
    assert "没有找到对应数字的：鹤坪县林业局2023年预算。" in both
    assert "最高" not in both


def test_a_year_to_come_is_nothing_to_hold_the_last_one_against(asked: Ask) -> None:
    answer = asked("鹭洲县水务局2025年的公务接待费比2024年多多少？")
    assert answer.status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("库里有没有部门决算？是哪个部门、哪一年的？", "有，共1份：鹳塘县文旅局2023年决算", "鹭洲县"),
        ("都收了哪些部门的文件，分别是哪年的？", "共3份", "没有"),
        ("2023年的文件有哪几份？", "共2份", "鹭洲县"),
        ("有没有教育局的文件？", "没有「教育局」的文件；库中只有", "共"),
        ("哪一份是决算，支出合计多少？", "90.00万元", "400.00"),
    ],
)
def test_what_the_library_holds_is_told_from_its_list(
    asked: Ask, question: str, told: str, untold: str
) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert told in answer.answer
    assert untold not in answer.answer.replace("文件；", "")


def test_what_documents_say_is_no_question_about_the_library(asked: Ask) -> None:
    assert "共" not in asked("鹭洲县水务局有几辆车？").answer.partition("：")[0]
    assert "份：" not in asked("部门预算有哪些项目？").answer

"""What each unit of a department has, its items below it, the year before and the persons beside its money. All invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """柳溪县文化和旅游局2024年部门预算
一、部门概况
负责全县文化和旅游工作。
附件1 各单位人员及收支情况表
单位：人、万元
单位名称\t年末在职\t退休\t本年收入\t本年支出/合计\t本年支出/基本支出\t本年支出/项目支出
柳溪县文化和旅游局（本级）\t21\t9\t610.00\t600.00\t380.00\t220.00
柳溪县文化市场综合行政执法大队\t17\t4\t240.00\t240.00\t205.00\t35.00
柳溪县非物质文化遗产保护传承中心\t8\t\t150.00\t155.00\t95.00\t60.00
柳溪县竹溪戏台管理所\t6\t2\t90.00\t90.00\t70.00\t20.00
合计\t52\t15\t1090.00\t1085.00\t750.00\t335.00
预算公开03表
部门支出总表
单位：万元
科目编码\t单位/科目名称\t合计\t基本支出\t项目支出
\t合计\t1085.00\t750.00\t335.00
\t柳溪县文化和旅游局（本级）\t600.00\t380.00\t220.00
2070101\t行政运行\t360.00\t360.00\t
2070109\t群众文化\t220.00\t\t220.00
2101101\t行政单位医疗\t20.00\t20.00\t
\t柳溪县文化市场综合行政执法大队\t240.00\t205.00\t35.00
2070112\t文化和旅游市场管理\t227.00\t192.00\t35.00
2101101\t行政单位医疗\t13.00\t13.00\t
\t柳溪县非物质文化遗产保护传承中心\t155.00\t95.00\t60.00
2070109\t群众文化\t155.00\t95.00\t60.00
\t柳溪县竹溪戏台管理所\t90.00\t70.00\t20.00
2070109\t群众文化\t90.00\t70.00\t20.00
一般公共预算“三公”经费支出表
单位：万元
单位名称\t2023年预算数/合计\t2023年预算数/公务接待费\t2024年预算数/合计\t2024年预算数/公务接待费
柳溪县文化和旅游局（本级）\t9.60\t2.60\t8.40\t2.40
柳溪县文化市场综合行政执法大队\t6.10\t0.60\t5.50\t0.50
柳溪县非物质文化遗产保护传承中心\t0.70\t0.70\t0.30\t0.30
合计\t16.40\t3.90\t14.20\t3.20
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("柳溪县文化市场综合行政执法大队的本年收入是多少？", "240.00"),
        ("执法大队的项目支出是多少？", "35.00"),
        ("局机关的本年收入是多少？", "610.00"),
        ("局本级本年支出合计多少？", "600.00"),
        ("非遗保护中心的基本支出是多少？", "95.00"),
        ("戏台管理所本年支出多少？", "90.00"),
    ],
)
def test_a_unit_is_told_its_own_amount(asked: Ask, question: str, told: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert {f"{value.amount:.2f}" for value in answer.values} == {told}, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("执法大队年末在职多少人？", "17"),
        ("局本级退休多少？", "9"),
    ],
)
def test_the_persons_of_a_unit_are_counted_beside_its_money(asked: Ask, question: str, told: str) -> None:
    answer = asked(question)
    assert {f"{value.amount:f}" for value in answer.values} == {told}, answer.answer


def test_persons_are_no_money(asked: Ask) -> None:
    assert all(value.yuan is None for value in asked("执法大队年末在职多少人？").values)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("执法大队的行政单位医疗是多少？", "13.00"),
        ("传承中心的群众文化基本支出是多少？", "95.00"),
        ("局本级用于群众文化的是多少？", "220.00"),
    ],
)
def test_an_item_of_a_unit_is_told_with_the_unit(asked: Ask, question: str, told: str) -> None:
    answer = asked(question)
    assert {f"{value.amount:.2f}" for value in answer.values} == {told}, answer.answer
    assert "柳溪县" in answer.answer.partition("为")[0], answer.answer


def test_the_item_of_one_unit_is_never_told_as_the_whole_of_it(asked: Ask) -> None:
    answer = asked("行政单位医疗是多少？")
    assert all("的行政单位医疗" in value.label for value in answer.values), answer.answer


def test_the_department_s_own_office_stands_for_no_whole(asked: Ask) -> None:
    answer = asked("项目支出是多少？")
    assert "335.00万元" in answer.answer, answer.answer
    assert "220.00万元" not in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("局机关的2023年公务接待费是多少？", "2.60"),
        ("执法大队2023年公务接待费是多少？", "0.60"),
        ("执法大队的公务接待费是多少？", "0.50"),
    ],
)
def test_the_year_of_a_unit_s_column_is_the_one_asked(asked: Ask, question: str, told: str) -> None:
    answer = asked(question)
    assert {f"{value.amount:.2f}" for value in answer.values} == {told}, answer.answer


def test_a_unit_that_no_table_has_is_told_nothing_of(asked: Ask) -> None:
    answer = asked("柳溪县图书馆的项目支出是多少？")
    assert not {"335.00", "220.00", "35.00", "60.00", "20.00"} & {f"{v.amount:.2f}" for v in answer.values}


def test_which_of_two_units_spends_more_says_their_own_amounts(asked: Ask) -> None:
    answer = asked("局本级和执法大队，哪家的基本支出更高，高出多少？")
    assert all(said in answer.answer for said in ("380.00万元", "205.00万元", "175.00万元")), answer.answer

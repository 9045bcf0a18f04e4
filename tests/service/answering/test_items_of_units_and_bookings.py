"""Tables that list for each unit what it spends its money as, projects by the item that they are booked under, units of one kind.

All invented.
"""

from __future__ import annotations

import pytest

from service.answer import Outcome
from service.answering.asked.naming import by_number
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """白鹤县交通运输局2023年度部门决算
一、部门概况
负责全县公路和水路运输管理工作。
部门收入决算表
单位：万元
单位代码\t单位名称\t合计\t本年收入\t\t上年结转
\t\t\t财政拨款\t财政专户管理资金\t
\t合计\t1000.00\t930.00\t50.00\t20.00
315001\t白鹤县交通运输局机关\t300.00\t280.00\t\t20.00
315002\t白鹤县东河养护中心站\t210.00\t210.00\t\t
315003\t白鹤县西岭养护中心站\t160.00\t160.00\t\t
315004\t白鹤县北塬养护中心站\t130.00\t130.00\t\t
315005\t白鹤县第二驾驶培训学校\t200.00\t150.00\t50.00\t
支出决算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1000.00\t690.00\t310.00
2140101\t行政运行\t690.00\t690.00\t
2140106\t公路养护\t250.00\t\t250.00
2140136\t水路运输管理支出\t60.00\t\t60.00
基本支出明细表
单位：万元
单位名称\t项目名称\t功能科目编码\t功能科目名称\t部门经济科目编码\t部门经济科目名称\t合计\t财政拨款
白鹤县交通运输局机关\t\t\t\t\t\t18.40\t18.40
\t日常公用经费\t2140101\t行政运行\t30201\t办公费\t9.00\t9.00
\t日常公用经费\t2140101\t行政运行\t30206\t电费\t4.60\t4.60
\t日常公用经费\t2140101\t行政运行\t30207\t邮电费\t1.20\t1.20
\t工会经费\t2140101\t行政运行\t30228\t工会经费\t3.60\t3.60
白鹤县东河养护中心站\t\t\t\t\t\t9.50\t9.50
\t日常公用经费\t2140101\t行政运行\t30201\t办公费\t5.00\t5.00
\t日常公用经费\t2140101\t行政运行\t30206\t电费\t2.30\t2.30
\t工会经费\t2140101\t行政运行\t30228\t工会经费\t2.20\t2.20
项目支出绩效自评结果汇总表
单位：万元
序号\t项目名称\t功能科目编码\t资金来源\t执行数\t自评得分
1\t东河大桥加固（两座）\t2140106\t财政拨款\t150.00\t92.00
2\t县道坑槽修补\t2140106\t财政拨款\t100.00\t96.50
3\t渡口安全改造\t2140136\t财政拨款\t60.00\t94.00
合计\t\t\t\t310.00\t
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


def told(asked: Ask, question: str) -> set[str]:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    return {f"{value.amount:.2f}" for value in answer.values}


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("局机关的电费是多少？", {"4.60"}),
        ("局机关的邮电费和办公费各是多少？", {"1.20", "9.00"}),
        ("东河养护中心站2023年的电费是多少？", {"2.30"}),
        ("局机关的办公费比电费多多少？", {"9.00", "4.60", "4.40"}),
    ],
)
def test_what_a_unit_spends_is_told_by_the_economic_class_of_its_row(
    asked: Ask, question: str, amounts: set[str]
) -> None:
    assert told(asked, question) == amounts


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("局机关和东河养护中心站的工会经费哪个多，相差多少？", {"3.60", "2.20", "1.40"}),
        ("哪个单位的工会经费最多？", {"3.60"}),
        ("各单位的电费分别是多少？", {"4.60", "2.30", "6.90"}),
    ],
)
def test_one_item_is_set_side_by_side_over_the_units_that_have_it(
    asked: Ask, question: str, amounts: set[str]
) -> None:
    assert told(asked, question) == amounts


def test_what_a_unit_has_no_row_of_is_not_told_of_another(asked: Ask) -> None:
    answer = asked("东河养护中心站的邮电费是多少？")
    assert "1.20" not in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("三个养护中心站里哪个的预算最大，比最小的多多少？", {"210.00", "130.00", "80.00"}),
        ("养护中心站中收入最少的是哪个？", {"130.00"}),
    ],
)
def test_units_of_one_kind_are_those_whose_names_end_in_its_word(
    asked: Ask, question: str, amounts: set[str]
) -> None:
    assert told(asked, question) == amounts


def test_a_hospital_of_a_number_is_called_by_that_and_its_kind() -> None:
    assert by_number("第三人民医院") == ("三院", "三医院")
    assert by_number("疾病预防控制中心") == ()


def test_what_one_of_two_units_earns_more_of_is_an_item_of_each(asked: Ask) -> None:
    question = "Which earns more fiscal appropriations, 白鹤县西岭养护中心站 or 白鹤县东河养护中心站?"
    answer = asked(question)
    assert {"160.00", "210.00"} <= {f"{value.amount:.2f}" for value in answer.values}, answer.answer


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("第二驾驶培训学校一年收入多少钱，其中财政专户资金多少？", {"200.00", "50.00"}),
        ("驾驶培训学校收入合计多少，其中培训费等财政专户资金有多少？", {"200.00", "50.00"}),
        ("局机关全年一共多少钱，其中上年结转多少？", {"300.00", "20.00"}),
    ],
)
def test_the_total_of_a_row_and_one_of_its_columns_are_asked_in_two_clauses(
    asked: Ask, question: str, amounts: set[str]
) -> None:
    assert told(asked, question) == amounts


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("列在公路养护科目下的项目有哪些，各执行了多少？", {"150.00", "100.00", "250.00"}),
        ("公路养护科目下有哪些项目，各多少钱？", {"150.00", "100.00", "250.00"}),
        ("哪个项目的自评得分最高？", {"96.50"}),
    ],
)
def test_projects_are_told_by_the_item_that_their_code_books_them_under(
    asked: Ask, question: str, amounts: set[str]
) -> None:
    assert told(asked, question) == amounts

"""Two things asked of one are told in whichever order they are asked, by whichever clause names it. All invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """云溪县林业局2024年部门预算
一、部门概况
本部门核定编制86名，年末实有在职人员79人，其中行政12人、参公15人、事业52人。
截至2023年末，共有公务用车11辆，其中执法执勤用车6辆、特种专业技术用车5辆。
二、项目支出说明
1.古树名木保护52.80万元，用于聘请44名古树看护人员，每人每月1000元。
2.退耕还林补助96.00万元，涉及农户1600户，每户每年补助600元。
3.封山育林36.00万元，封育面积1200亩，每亩补助300元。
4.森林火险预警63.00万元，9月底前监测塔建成投用，日均可巡查林区35人次。
三、收支预算
部门收入总表
单位：万元
单位编码\t单位名称\t合计\t上年结转\t财政拨款
301001\t云溪县林业局本级\t620.00\t20.00\t600.00
301002\t云溪县苗圃站\t180.00\t35.00\t145.00
\t合计\t800.00\t55.00\t745.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    "question",
    [
        "古树看护人员请了几名，每人每月按多少发？",
        "古树看护这件事，每人每月按什么标准给钱，涉及多少名看护人员？",
        "古树名木保护这项工作，覆盖的看护人员有多少，每人每月按几元算？",
        "每人每月按多少发，请了多少名古树看护人员？",
        "全县请了几个古树看护人员？每人每月按什么标准发钱？",
    ],
)
def test_how_many_and_at_what_rate_in_either_order(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert "44" in answer.answer, answer.answer
    assert "1000元" in answer.answer, answer.answer
    assert "没有披露" not in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "封山育林今年的任务面积，以及每亩给的补助标准，分别是多少？",
        "封山育林的任务面积是多少亩，每亩按什么标准补？",
        "封山育林每亩按多少补，今年面积多少亩？",
    ],
)
def test_an_area_and_what_is_paid_for_each_mu(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "1200亩" in answer.answer, answer.answer
    assert "300元" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "建监测塔的计划里，投用时间定在什么时候？每天可以巡查的人次是多少？",
        "监测塔每天可以巡查的人次是多少，投用时间定在几月？",
    ],
)
def test_a_time_and_a_number_under_one_plan(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "9月底" in answer.answer, answer.answer
    assert "35人次" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "请介绍年末在职人员情况：总数几人，参公的几人，事业的几人。",
        "参公的几人，事业的几人，年末在职人员总数是多少？",
        "林业部门年末在职人员的总数是多少，其中参公的有几个，事业的有几个？",
    ],
)
def test_those_at_work_in_all_and_of_each_sort(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert all(f"{n}人" in answer.answer for n in (79, 15, 52)), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "林业部门连同下属单位，年末在职的有多少人？编制数核的是多少？",
        "编制数核的是多少，林业系统在职的有多少人？",
    ],
)
def test_posts_and_people_with_the_units_below(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "86名" in answer.answer, answer.answer
    assert "79人" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "局里公车一共多少台，里面用于执法执勤的有几台？",
        "公车里执法执勤的有几台，总数多少台？",
    ],
)
def test_vehicles_in_all_and_of_one_use(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "11辆" in answer.answer, answer.answer
    assert "6辆" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "苗圃站的收入预算总数是多少？里面有多少是上年结转下来的？",
        "苗圃站收入预算总数有多少，上年结转占其中多少？",
    ],
)
def test_a_units_whole_and_what_of_it_was_carried_over(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "180.00" in answer.answer, answer.answer
    assert "35.00" in answer.answer, answer.answer
    assert "55.00" not in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "森林火险预警今年安排了多少钱，一共有几个人？",
        "封山育林一共有几个人，每人每月按什么标准？",
    ],
)
def test_people_and_rates_of_something_else_are_not_told(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "79人" not in answer.answer, answer.answer
    assert "44" not in answer.answer, answer.answer
    assert "1000元" not in answer.answer, answer.answer

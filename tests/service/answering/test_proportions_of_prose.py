"""Parts, rests, rates and multiples are reckoned of the numbers that sentences tell. The documents are invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from service.answering.asked.proportions import Sort, proportion
from tests.service.answering.conftest import Ask, AskedOf

ACCOUNT = """柳桥县园林管理所2022年度部门决算说明
一、基本情况
核定事业编制40名，在职技工人员32人，其中高级技师12人；退休9人。
二、收支情况
收入一方列有：财政拨款收入700.00万元、事业收入100.00万元。支出一方列有：城乡社区支出680.00万元、住房保障支出120.00万元，总计800.00万元，较上年增加50.00万元。
“三公”经费支出30.00万元，较年初预算减少10.00万元，较上年减少5.00万元；公务接待费6.00万元，较年初预算减少2.00万元，较上年减少1.00万元。
三、政府采购
政府采购预算200.00万元，其中货物50.00万元，工程150.00万元。
四、绩效自评
公园步道维修项目预算80.00万元，执行60.00万元，年度目标为维修步道10公里，实际完成12.5公里。
绿化养护年初批复预算90.00万元，经调整后预算为72.00万元。
"""


@pytest.fixture(scope="module")
def account(asked_of: AskedOf) -> Ask:
    return asked_of(ACCOUNT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("事业编制用掉了百分之几？", "80.00%"),
        ("编制使用率是多少？", "80.00%"),
        ("政府采购预算里，除货物外，其余占百分之几？", "75.00%"),
        ("政府采购预算里，扣除工程，其余占多少？", "25.00%"),
        ("在职技工人员里高级技师占比几何？", "37.50%"),
        ("公务接待费的年初预算占“三公”经费年初预算的百分之几？", "20.00%"),
        ("公务接待费完成年初预算的百分之几？", "75.00%"),
        ("公园步道维修项目的执行率是多少？", "75.00%"),
        ("维修步道超出目标百分之几？", "25.00%"),
        ("绿化养护的预算年初批下来以后，调整时被砍掉了多少？", "18.00万元"),
        ("支出总计比2021年增长了百分之几？", "6.67%"),
        ("2021年的公务接待费倒推出来是多少？占当年“三公”经费的百分之几？", "20.00%"),
    ],
)
def test_what_is_set_in_proportion_is_reckoned(account: Ask, question: str, told: str) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED
    assert told in answer.answer


def test_what_the_parts_leave_is_not_told_as_the_parts(account: Ask) -> None:
    assert "75.00%" not in account("政府采购预算里，扣除工程，其余占多少？").answer


def test_a_whole_that_no_sentence_tells_makes_no_share(account: Ask) -> None:
    answer = account("公园步道维修项目占国有资本经营预算支出的百分之几？")
    assert "占后者" not in answer.answer


def test_a_number_in_a_name_says_nothing_of_what_is_taught(asked_of: AskedOf) -> None:
    school = asked_of(
        "柳桥县第三中学2022年单位预算\n一、概况\n全校设高中教学班20个，在职教师100人，其中高级教师30人。\n"
    )
    assert "30.00%" in school("柳桥三中的高级教师在全部在职教师中占多大比例？").answer
    assert "30.00%" in school("柳桥县第三中学在职教师里高级教师占百分之几？").answer


@pytest.mark.parametrize(
    ("text", "sort", "part", "whole"),
    [
        ("货物占采购预算的百分之多少", Sort.PART, "货物", "采购预算"),
        ("采购预算里除货物外其余占百分之多少", Sort.REST, "货物", "采购预算"),
        ("采购预算里没有留给小企业的部分占百分之多少", Sort.REST, "留给小企业", "采购预算"),
        ("事业收入占百分之多少以收入合计为全部收入来算", Sort.PART, "事业收入", "收入合计"),
        ("支出预算相对上年的增长率约是百分之几", Sort.GROWTH, "支出预算", "上年"),
        ("项目支出是基本支出的几倍", Sort.TIMES, "项目支出", "基本支出"),
    ],
)
def test_a_proportion_is_taken_apart(text: str, sort: Sort, part: str, whole: str) -> None:
    found = proportion(text)
    assert found is not None
    assert (found.sort, found.parts[0], found.whole) == (sort, part, whole)

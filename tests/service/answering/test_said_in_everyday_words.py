"""What people get, who they are, what one costs and what a target demands, in the words of everyday. All invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """柳汀市青岑县教育体育局2024年部门预算
一、主要职责
贯彻教育方针，管理全县学校和体育事业。
二、人员情况
本部门核定编制620名，其中行政编制20名、参公编制18名、事业编制582名；年末实有在职人员580人，其中行政人员18人、参公人员16人、事业人员546人，退休人员90人。
三、收支说明
2024年收支总预算9,000.00万元，比上年增加300.00万元，增长3.45%。
校门值守210.00万元，聘用值守员150名，每人每月1400元，较上年减少4.00万元，原因是两所村小停办。
接送学生车辆运营补助96.00万元，用于40辆接送车，每车每年补助2.40万元。
河道护泳员补助36.00万元，全县86个行政村各配备护泳员1名。
特别扶助金58.00万元，独生子女死亡家庭76人，每人每月610元。
旱情期间采购潜水泵35台，每台1800元。
2024年收支总表
单位：万元
收入\t预算数\t支出\t预算数
一般公共预算拨款\t8,360.00\t教育支出\t9,000.00
财政专户管理资金\t640.00\t\t
收入总计\t9,000.00\t支出总计\t9,000.00
2024年部门收入总表
单位：万元
单位名称\t合计\t一般公共预算\t财政专户管理资金
合计\t9,000.00\t8,360.00\t640.00
青岑县教育体育局机关\t2,000.00\t2,000.00\t
青岑县第一中学\t4,000.00\t3,560.00\t440.00
青岑县幼儿园\t3,000.00\t2,800.00\t200.00
2024年非税收入计划表
单位：万元
项目\t金额
罚没收入\t12.50
2024年一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t8,360.00\t7,900.00\t460.00
2050101\t行政运行\t900.00\t900.00\t
2050204\t高中教育\t7,460.00\t7,000.00\t460.00
2024年项目绩效目标表
项目名称\t校园绿化
年度金额\t30.00
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t栽植苗木\t≥900株
\t质量指标\t苗木成活率\t≥93%
\t质量指标\t投诉办结率\t≥97%
四、名词解释
财政专户管理资金：指先交到财政专户、再按用途拨回的教育收费。
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("旱情那阵子买的潜水泵，一台多少钱，总共买了几台？", ("1800", "35")),
        ("旱情期间的潜水泵，一台几千块，买了多少台？", ("1800", "35")),
        ("潜水泵是按台算钱的吧？单价多少？", ("1800",)),
        ("校门值守员一个人一个月按多少发？", ("1400",)),
        ("校门值守员的月报酬是多少，一共几个人？", ("1400", "150")),
        ("接送车一辆一年补助多少万元？", ("2.40",)),
    ],
)
def test_what_one_costs_or_gets_is_asked_without_each(
    asked: Ask, question: str, told: tuple[str, ...]
) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert all(number in answer.answer for number in told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("全县拿补助的校门值守员有多少名？", "150"),
        ("孩子不在了的独生子女家庭，现行扶助金每人每月多少元？", "610"),
        ("失去独生子女的父母每月每人能领多少扶助金？", "610"),
        ("领特别扶助金的失独家庭一共多少人在领？", "76"),
        ("青岑教体系统核定的编制有几个？", "620"),
        ("教育体育局连同下属单位一共多少编制？", "620"),
        ("在职的一共多少人，里头参照公务员法管理的几个？", "16"),
        ("教体系统年末在职的几个人？", "580"),
    ],
)
def test_people_are_called_by_what_they_get_lack_or_belong_to(asked: Ask, question: str, told: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("学费缴进财政专户再拨回来的这笔收入，县一中有多少？", ("440.00",)),
        ("保教费这类走财政专户的钱，县幼儿园有多少？全部收入加起来多少？", ("200.00", "3,000.00")),
        ("今年靠罚款没收进账的有多少？", ("12.50",)),
        ("罚款收来的钱预算列了多少？", ("12.50",)),
    ],
)
def test_receipts_are_called_by_how_they_come_in(asked: Ask, question: str, told: tuple[str, ...]) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert all(number in answer.answer for number in told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("考核时苗木成活率的及格线划在百分之几？", "93"),
        ("树苗成活率的合格线定在多少？", "93"),
        ("评价标准里，投诉办结率要达到什么水平？", "97"),
        ("投诉办结率的达标线是多少？", "97"),
    ],
)
def test_what_a_target_demands_is_called_the_line_that_is_to_be_passed(
    asked: Ask, question: str, told: str
) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "校车司机一个人一个月拿多少钱？",
        "住校学生的意外险，一个学生多少钱？",
        "体育系统在册的运动员有几个人？",
        "投诉满意率的及格线定在百分之几？",
        "排课系统运维费一年多少钱？",
    ],
)
def test_what_is_not_printed_is_not_told_in_these_words_either(asked: Ask, question: str) -> None:
    assert asked(question).status is Outcome.NOT_DISCLOSED


def test_what_each_of_several_places_has_is_not_how_many_there_are(asked: Ask) -> None:
    answer = asked("全县河道护泳员有多少名？")
    assert "护泳员1名[" not in answer.answer or "各配备" in answer.answer
    assert "86个行政村" in answer.answer


def test_a_rate_is_told_in_percent_and_not_in_money(asked: Ask) -> None:
    answer = asked("校门值守到岗率要求达到百分之几？")
    assert "210.00" not in answer.answer

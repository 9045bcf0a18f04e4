"""What numbers make that one paragraph, or the rows of one unit, tell: averages, shares, products, rests. All is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from tests.service.answering.conftest import AskedOf

Ask = Callable[[str], Answer]
TEXT = """荻川市砚坪区农业农村局2023年度部门决算
一、部门概况
（一）主要职责
负责农业农村工作。
（二）机构人员
编制人数小计90人，其中：行政编制20人，事业编制70人。
实有人数小计120人，其中：在职人数小计84人；退休人数小计36人。在职人员84人（局本级18人，农机服务中心40人，种子管理站26人）。
二、决算情况说明
（一）收入支出决算总体情况说明
支出总计3210.00万元，其中本年支出3000.00万元，包括：基本支出900.00万元，项目支出2100.00万元。
与上年相比，今年本年支出增加240.00万元，增长8.70%。
政府性基金预算财政拨款本年支出80.00万元，比上年减少15.00万元，下降15.79%。
（二）项目支出情况说明
1.沟渠清淤整治200.00万元。用于南片5个乡镇渠道疏浚30公里90.00万元，购置水泵40.00万元；聘用管渠员25人，按每人每月600元补助，全年18.00万元。项目受益1.2万户、4万人。
2.田间道路硬化。投入600.00万元，其中省级补助400.00万元、区级配套200.00万元，建成机耕路48公里，涉及6个镇。
3.种植保险补贴90.00万元。其中水稻3万亩，每亩补助20元，60.00万元；油菜1万亩，每亩补助18元，18.00万元；茶叶0.6万亩，每亩补助20元，12.00万元。
4.示范农庄奖补105.00万元。对一级农庄每家奖励15万元（3家）、二级每家8万元（5家）、三级每家5万元（4家）。
5.冷库改造。支出决算为66.00万元，用于旧冷库节能改造11座，每座6万元；新建冷藏车位16个，每个5000元。
6.农技骨干轮训52.00万元。计划轮训700人次，其中种植大户培训240人次、农机手培训160人次，其余为村级植保员培训。
7.粮食烘干中心总投资1800.00万元，本年安排1100.00万元，其余留待下年预算。
8.惠农补贴卡发放。全年印制补贴卡8600张，激活7450张。
9.公务用车运行维护费12.00万元，与2022年度相比减少1.50万元。
预算单位人员和学员情况表
单位编码\t单位名称\t编制人数\t在职人数\t学员人数
\t合计\t90\t84\t1400
201001\t荻川市砚坪区农业农村局本级\t20\t18\t
201002\t荻川市砚坪区农机服务中心\t42\t40\t600
201003\t荻川市砚坪区种子管理站\t28\t26\t800
"""


@pytest.fixture(scope="module")
def told(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("沟渠清淤整治项目平均到每个受益群众头上是多少钱？", "50.00元"),
        ("沟渠清淤整治摊到每户是多少元？", "166.67元"),
        ("田间道路硬化平均下来一公里花了多少万元？", "12.50万元"),
        ("机耕路平均每公里造价多少？", "12.50万元"),
    ],
)
def test_the_whole_of_a_paragraph_is_spread_over_those_it_reached(
    told: Ask, question: str, figure: str
) -> None:
    answer = told(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert figure in answer.answer, answer.answer


def test_what_was_spent_on_a_length_of_it_alone_is_spread_over_that(told: Ask) -> None:
    assert "3.00万元" in told("渠道疏浚平均每公里多少钱？").answer


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("种植保险补贴里，水稻一个险种占了多大比重？", "66.67%"),
        ("油菜占种植保险补贴的百分之几？", "20.00%"),
        ("茶叶在种植保险补贴中占几成？", "13.33%"),
        ("田间道路硬化投入里省级补助占百分之几？", "66.67%"),
    ],
)
def test_a_part_that_a_paragraph_lists_is_held_against_all_of_it(
    told: Ask, question: str, figure: str
) -> None:
    assert figure in told(question).answer


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        (
            "按奖励标准算，一、二、三三个等级的农庄今年各要奖补多少钱？",
            ["45.00万元", "40.00万元", "20.00万元"],
        ),
        ("按单价算，旧冷库改造和新建冷藏车位各需多少万元？", ["66.00万元", "8.00万元"]),
    ],
)
def test_what_each_of_several_groups_comes_to_at_its_rate(
    told: Ask, question: str, figures: list[str]
) -> None:
    answer = told(question)
    assert all(figure in answer.answer for figure in figures), answer.answer


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("农技骨干轮训里，留给村级植保员的有多少人次？", "300人次"),
        ("粮食烘干中心今年的钱付完还差多少没安排？", "700.00万元"),
        ("补贴卡里还有多少张没有激活？", "1150张"),
        ("没激活的补贴卡有多少张？", "1150张"),
    ],
)
def test_what_is_left_of_what_a_sentence_counts(told: Ask, question: str, figure: str) -> None:
    answer = told(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert figure in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("照文中给出的增减额倒推，2022年全年支出是多少？", "2760.00万元"),
        ("由2023年的支出和增幅倒推，2022年本年支出大概多少万？", "2760.00万元"),
        ("照说明里的增减额倒推，2022年公车运行维护花了多少？", "13.50万元"),
    ],
)
def test_the_year_before_is_reckoned_from_what_all_of_it_changed_by(
    told: Ask, question: str, figure: str
) -> None:
    answer = told(question)
    assert figure in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("农机服务中心平均每名在职人员对应多少名学员？", "15.00人/人"),
        ("种子管理站平均每名在职职工带几名学员？", "30.77人/人"),
    ],
)
def test_people_of_one_unit_are_held_against_those_of_that_unit(
    told: Ask, question: str, figure: str
) -> None:
    answer = told(question)
    assert figure in answer.answer, answer.answer


def test_what_all_units_have_is_not_spread_over_the_people_of_one(told: Ask) -> None:
    answer = told("农机服务中心人均基本支出是多少？")
    assert answer.status is not Outcome.ANSWERED, answer.answer


@pytest.mark.parametrize("question", ["全系统还有多少空编？", "编制还有多少空着？"])
def test_posts_and_people_told_in_paragraphs_of_their_own_tell_what_is_vacant(
    told: Ask, question: str
) -> None:
    assert "空缺6人" in told(question).answer

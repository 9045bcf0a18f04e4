"""Parts in brackets, what several things cost together, what is bought, rates in a question, and long cells.

The documents are invented.
"""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """柳溪市体育事务中心2024年部门预算
一、项目经费情况说明
本工程规划建筑面积约为6400平方米，其中地上建筑面积为4010平方米（其中计容面积3990平方米，不计容面积110平方米），地下建筑面积为2300平方米，建筑高度18米。
二、机构设置
本部门共有编制人数9人，实有人数8人。
三、支出预算情况
（1）全民健身专项90万元。主要用于：健身步道养护、赛事组织和器材更新支出。
（2）青少年训练补助专项123.60万元。主要用于注册学员3万人，按规定安排41.2元/人的训练补助，保障学员日常训练。
（3）场馆开放专项60万元。主要用于场馆低收费开放受益人数700人，保障群众健身。
四、政府采购情况
2024年政府采购预算20.00万元，其中：政府采购货物预算0万元，政府采购服务预算20.00万元。
五、公务用车情况
2024年部门预算安排购置车辆2辆，其中：其他用车2辆。2024年公务用车购置费36.00万元，公务用车运行费5.00万元。
六、机关运行经费
2024年机关运行经费预算为43.21万元。
一般公共预算基本支出表
单位：元
科目编码\t科目名称\t合计\t人员经费\t公用经费
\t合计\t1032105\t600000\t432105
301\t工资福利支出\t600000\t600000\t0
30101\t基本工资\t200000\t200000\t0
3012\t津贴补贴\t150000\t150000\t0
3017\t绩效工资\t50000\t50000\t0
30199\t其他工资福利支出\t200000\t200000\t0
302\t商品和服务支出\t395505\t0\t395505
30201\t办公费\t395505\t0\t395505
310\t资本性支出\t36600\t0\t36600
31002\t办公设备购置\t36600\t0\t36600
"""

DUTIES = (
    "（一）贯彻执行体育工作的法律法规和方针政策，拟订全市体育事业发展规划、标准并组织实施。"
    "（二）拟订由市级负责管理的体育场馆、体育器材的招标采购政策，监督指导全市体育器材采购工作。"
    "（三）指导群众体育活动，组织实施全民健身计划，监督管理健身场所的服务行为和服务费用，完善公共服务体系。"
    "（四）承担运动员注册、教练员培训、裁判员等级管理和体育科研工作，推进体育与教育融合，完成市委交办的其他工作。"
)
GOALS = (
    "1. 扎实抓好全民健身。经常锻炼人数比例达45%以上。对特困学员、残疾学员训练费用予以全额资助；对低保学员予以部分资助。"
    "2. 推进场馆开放。与教育、财政等部门加强协作，顺利完成学校场馆开放核定工作，共计核定学校31所，企业场馆9家。"
    "3. 启动“夜跑”服务。制定印发了《柳溪市“夜跑”服务管理办法》。"
    "4. 做好赛事保障。对承办单位实行一站式服务，全年办赛12场，参赛人数不少于3000人，安全保障到位率100%，"
    "观众满意度不低于90%，并按季度向社会公布办赛情况。"
)
FORM = f"""柳溪市体育事务中心2024年部门预算
部门整体支出绩效申报表
单位：万元
单位名称\t年度金额\t部门职能职责概述\t整体绩效目标
柳溪市体育事务中心\t300.00\t{DUTIES}\t{GOALS}
"""


@pytest.fixture(scope="module")
def put(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.fixture(scope="module")
def form(asked_of: AskedOf) -> Ask:
    return asked_of(FORM)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("地上和地下的面积加起来跟规划建筑面积对得上吗？", ("6310平方米", "90平方米")),
        ("地上、地下面积拼起来是不是规划建筑面积？", ("6310平方米", "90平方米")),
        ("计容面积加不计容面积等于地上建筑面积吗？", ("4100平方米", "90平方米")),
    ],
)
def test_parts_of_a_part_are_no_parts_of_the_whole(put: Ask, question: str, told: tuple[str, ...]) -> None:
    answer = put(question)
    assert answer.status is Outcome.CONFLICTING
    assert all(part in answer.answer for part in told), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "健身步道养护、赛事组织和器材更新一共多少钱？",
        "健身步道养护、赛事组织和器材更新合计用了多少钱？",
    ],
)
def test_what_several_things_cost_together_is_told_where_all_are_listed(put: Ask, question: str) -> None:
    assert "90万元" in put(question).answer


@pytest.mark.parametrize("question", ["赛事组织单独算是多少？", "其中器材更新单独列了多少钱？"])
def test_what_things_cost_together_is_not_the_cost_of_one(put: Ask, question: str) -> None:
    assert put(question).status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    "question",
    ["政府采购的20万元服务具体要买什么？", "政府采购服务买的是什么服务？", "政府采购服务是哪些服务？"],
)
def test_the_sort_of_what_is_bought_does_not_say_what_is_bought(put: Ask, question: str) -> None:
    assert put(question).status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    "question",
    [
        "政府采购由哪些组成？",
        "政府采购买的是什么类？",
        "How much government procurement is planned, and how does it split between goods and services?",
    ],
)
def test_a_sort_that_nothing_is_bought_of_is_told_too(put: Ask, question: str) -> None:
    answer = put(question).answer
    assert "20.00万元" in answer
    assert "货物0万元" in answer


@pytest.mark.parametrize(
    ("question", "agrees"),
    [
        ("41.2元×3万人等于123.6万元吗？", True),
        ("3万人乘以41.2元是不是123.6万元？", True),
        ("Does 41.2 yuan a head for 30,000 trainees come to the 123.60万元 budgeted for training?", True),
    ],
)
def test_a_product_is_reckoned_from_a_rate_and_a_number_in_any_order(
    put: Ask, question: str, agrees: bool
) -> None:
    answer = put(question).answer
    assert ("123.60万元" in answer) is agrees, answer


@pytest.mark.parametrize("question", ["为什么要安排60万元场馆开放专项？", "为什么要设场馆开放专项？"])
def test_why_there_is_such_money_its_purpose_tells(put: Ask, question: str) -> None:
    assert "受益人数700人" in put(question).answer


@pytest.mark.parametrize(
    "question", ["准备拿多少钱添置办公设备？", "办公设备打算花多少钱置办？", "添置办公设备要花多少钱？"]
)
def test_buying_equipment_is_a_line_of_the_budget(put: Ask, question: str) -> None:
    assert "36600元" in put(question).answer


@pytest.mark.parametrize("question", ["单位里有多少人？", "中心一共几个人？", "你们单位共有几个人？"])
def test_those_who_work_there_are_counted_and_nobody_else(put: Ask, question: str) -> None:
    answer = put(question).answer
    assert "8人" in answer
    assert "700" not in answer


def test_a_code_that_lost_a_digit_is_no_level_of_its_own(put: Ask) -> None:
    answer = put("工资福利支出由哪些组成？").answer
    assert all(part in answer for part in ("200000元", "150000元", "50000元", "其他工资福利支出"))


@pytest.mark.parametrize("question", ["公务用车今年要买几辆，花多少钱？", "今年打算买几辆车，要花多少钱？"])
def test_what_vehicles_cost_that_are_bought_is_not_what_running_costs(put: Ask, question: str) -> None:
    answer = put(question).answer
    assert "公务用车购置费36.00万元" in answer.replace("为", "")
    assert "2辆" in answer


@pytest.mark.parametrize(
    "question",
    [
        "机关运行经费43.21万元和公用经费432105元是同一个数吗？",
        "机关运行经费43.21万元跟公用经费432105元一样吗？",
    ],
)
def test_two_things_with_their_amounts_are_held_against_each_other(put: Ask, question: str) -> None:
    answer = put(question).answer
    assert answer.startswith("一致")
    assert "432105元" in answer


@pytest.mark.parametrize("question", ["“夜跑”服务的收费标准是多少？", "“夜跑”服务的补贴比例是多少？"])
def test_a_chapter_in_a_cell_is_no_answer_because_all_words_stand_in_it(form: Ask, question: str) -> None:
    assert form(question).status is not Outcome.ANSWERED


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("哪些人由政府全额资助？", "残疾学员训练费用予以全额资助", "31所"),
        ("学校场馆核定了多少所？", "31所", "残疾学员"),
    ],
)
def test_a_long_cell_answers_by_the_item_that_is_meant(
    form: Ask, question: str, told: str, not_told: str
) -> None:
    answer = form(question).answer
    assert told in answer
    assert not_told not in answer

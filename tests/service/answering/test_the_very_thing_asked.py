"""What is asked and nothing that is only like it: outturns, standards, those there are, what came about. All invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """苇川县福利事业局2023年部门决算

第一部分 部门概况

一、人员情况

截至2023年末，本部门在职人员64人，年内因退休减少5人。

第二部分 决算情况说明

一、支出说明

2023年支出决算900.00万元。
孤老残幼供养支出512.00万元，主要用于286名对象的供养，其中院舍供养96人，每人每年12,600元；居家供养190人，每人每年9,400元。年末在册供养对象288人。
残障护理和照料补助88.00万元，用于发放两类补助。
年内4名退休人员去世，发放丧葬费。
院舍改建工程自评得分86.00分。
慰老院由26名在职人员运转，经费120.00万元。
宣传登记站并入本局，3名登记员的工资由本局列支。

二、“三公”经费说明

公务接待费3.10万元，国内公务接待批次为40次，共计接待310人次。减少的主要原因是检查改为线上，来客批次由66次压缩至40次。

三、自评情况

1.院舍改建工程自评综述：该项目自评得分86.00分。扣分的主要原因是门窗到货推迟，消防复验未按期完成。
2.主要问题是无障碍改造验收滞后，150户中有64户年底前仍未通过验收。

四、名词解释

残障两项补助：指困难残障照料补助和重度残障护理补助。

第三部分 决算表

公开03表 支出决算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t900.00\t180.00\t720.00
208\t社会保障和就业支出\t900.00\t180.00\t720.00
2081004\t孤老残幼供养\t512.00\t0.00\t512.00
2081107\t残障护理和照料补助\t80.00\t0.00\t80.00
2081005\t院舍改建\t308.00\t180.00\t128.00

项目支出绩效自评表
项目名称\t孤老残幼供养
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t年末在册供养对象\t≥280人\t268人\t20\t20\t
产出指标\t数量指标\t院舍供养人数\t96人\t90人\t20\t18\t

项目支出绩效自评表
项目名称\t院舍改建工程
年度目标\t建成院舍2栋
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
效益指标\t社会效益指标\t节约用电面积\t≥6亩\t4亩\t5\t3\t
产出指标\t时效指标\t投入使用时间\t2023年10月底前\t未投入使用\t20\t5\t消防复验未过

项目支出绩效自评表
项目名称\t无障碍改造
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t质量指标\t年底前验收合格户数\t≥150户\t95户\t20\t12\t入户受阻
"""


@pytest.fixture(scope="module")
def bureau(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


def test_of_a_final_account_the_outturn_is_held_against_the_text(bureau: Ask) -> None:
    answer = bureau("年末在册供养对象的人数，情况说明和绩效自评表写的一样吗？")
    assert answer.status is Outcome.CONFLICTING
    assert all(told in answer.answer for told in ("288人", "268人", "相差20人", "≥280人")), answer.answer


def test_a_text_that_has_the_very_target_agrees_with_it_and_the_outturn_is_told_beside(bureau: Ask) -> None:
    answer = bureau("院舍供养人数，正文和绩效自评表一致吗？").answer
    assert answer.startswith("一致")
    assert "90人" in answer


def test_those_not_done_are_held_against_what_the_form_leaves(bureau: Ask) -> None:
    answer = bureau("无障碍改造里，年底没验收的到底是几户？文字和附件对得上吗？")
    assert answer.status is Outcome.CONFLICTING
    assert all(told in answer.answer for told in ("64户", "95户", "55户", "相差9户")), answer.answer


def test_a_name_that_the_glossary_explains_is_its_item(bureau: Ask) -> None:
    answer = bureau("残障两项补助正文里的金额跟支出决算表吻合吗？")
    assert answer.status is Outcome.CONFLICTING
    assert "88.00万元" in answer.answer
    assert "80.00万元" in answer.answer


def test_what_a_number_was_changed_from_is_not_how_many_there_are(bureau: Ask) -> None:
    answer = bureau("2023年来客接待多少批次、多少人？").answer
    assert "40次" in answer
    assert "66" not in answer


@pytest.mark.parametrize(
    "question",
    [
        "福利局现在一共有多少名退休人员？",
        "慰老院现在住了多少位老人？",
        "院舍改建工程占地多少亩？",
        "居家供养对象每天的伙食补助标准是几元？",
        "How many marriages were registered in 2023?",
    ],
)
def test_a_number_of_something_else_is_no_answer(bureau: Ask, question: str) -> None:
    assert bureau(question).status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL)


def test_by_how_many_they_became_fewer_is_told_where_it_is_asked(bureau: Ask) -> None:
    assert "5人" in bureau("年内因退休减少了几人？").answer


@pytest.mark.parametrize("question", ["院舍供养和居家供养的标准差多少？", "居家供养标准比院舍供养低多少？"])
def test_standards_differ_by_what_one_of_each_gets(bureau: Ask, question: str) -> None:
    answer = bureau(question).answer
    assert "3200元" in answer
    assert "12,600元" in answer
    assert "9,400元" in answer


def test_numbers_of_the_same_groups_differ_by_numbers(bureau: Ask) -> None:
    assert "94人" in bureau("院舍供养和居家供养的人数差多少？").answer


@pytest.mark.parametrize("question", ["院舍改建工程投用了吗？", "院舍改建工程2023年有没有投入使用？"])
def test_whether_it_is_in_use_the_outturn_says(bureau: Ask, question: str) -> None:
    answer = bureau(question).answer
    assert answer.startswith("没有")
    assert "未投入使用" in answer
    assert "有。" not in answer


def test_what_points_were_lost_for_is_the_reason_in_the_paragraph_of_the_project(bureau: Ask) -> None:
    assert "门窗到货推迟" in bureau("院舍改建工程自评只有86.00分，扣分扣在哪里？").answer


def test_what_a_goal_sets_is_not_told_as_done(bureau: Ask) -> None:
    assert "建成院舍2栋" not in bureau("院舍建成了吗？").answer


SCHOOLS = """苇川县教育局2024年部门预算

第二部分 预算情况说明

一、项目说明

山村教师补助项目预算300.00万元，享受教师420人。分两类发放：一类学校150人，每人每月900元；二类学校270人，每人每月600元。
食堂帮工项目预算90.00万元，全县31所学校食堂聘用帮工77名。
门卫服务项目预算120.00万元，为44所学校配备门卫98名。
孤弱学生供养58.00万元，用于132名孤弱学生的供养，其中集中供养52人；分散供养80人。
暴雨造成17处护坡和便桥水毁，抢修时架设便桥5座。

第三部分 预算表

资产情况：部门共有车辆2辆。

表1 部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
205\t教育支出\t900.00\t332.00\t568.00
合计\t\t900.00\t332.00\t568.00

表2 项目支出绩效目标表
项目名称\t山村教师补助
年度目标\t发放山村教师补助
一级指标\t二级指标\t三级指标\t指标值\t度量单位
产出指标\t数量指标\t享受补助教师人数\t420\t人
"""


@pytest.fixture(scope="module")
def schools(asked_of: AskedOf) -> Ask:
    return asked_of(SCHOOLS)


def test_what_a_part_leans_on_its_sentence_has(schools: Ask) -> None:
    answer = schools("门卫有多少名，分布在多少所学校？").answer
    assert "98名" in answer
    assert "44所" in answer
    assert "31所" not in answer


def test_those_of_one_class_are_not_all_of_them(schools: Ask) -> None:
    assert "150人" in schools("一类学校有多少名教师享受补助？").answer


def test_how_many_there_are_in_all_no_part_tells(schools: Ask) -> None:
    answer = schools("孤弱学生一共供养多少人？").answer
    assert "132名" in answer
    assert "52人" not in answer


def test_of_two_groups_the_other_is_no_answer(schools: Ask) -> None:
    answer = schools("孤弱学生中集中供养多少人？").answer
    assert "80人" not in answer or "52人" in answer


def test_a_number_of_two_things_together_is_of_neither(schools: Ask) -> None:
    answer = schools("架设了几座便桥？").answer
    assert "5座" in answer
    assert "17处" not in answer.split("5座")[0]


def test_vehicles_in_all_are_not_those_of_a_kind_that_is_told_nowhere(schools: Ask) -> None:
    assert "2辆" in schools("部门有几辆车？").answer
    assert "2辆" not in schools("有几辆执法车？").answer

"""Units by their short names, what one of something comes to, totals of tables and standards of forms. All invented."""

from __future__ import annotations

import pytest

from service.answer import Answer, Outcome
from service.answering.asked.question import understand
from service.answering.ways.agreement.sides import Side, sort_asked
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """竹溪县教育和体育局2025年部门预算

第一部分 部门概况

一、主要职责

负责全县教育和体育工作。

二、机构设置

序号\t单位名称\t单位性质\t编制数（人）\t在职人数（人）
1\t竹溪县教育和体育局（本级）\t行政单位\t30\t28
2\t竹溪县图书馆\t公益一类事业单位\t18\t15
3\t竹溪县少年宫\t公益一类事业单位\t12\t11
4\t竹溪县体育中心\t公益一类事业单位\t20\t19
合计\t\t\t80\t73

全部门核定编制80名，实有在职人员73人，退休人员41人。

第二部分 部门预算表

表1 部门收入总表
单位：万元
单位名称\t总计\t上年结转\t本年收入
合计\t3200.00\t90.00\t3110.00
竹溪县教育和体育局（本级）\t1500.00\t\t1500.00
竹溪县图书馆\t640.00\t60.00\t580.00
竹溪县少年宫\t360.00\t30.00\t330.00
竹溪县体育中心\t700.00\t\t700.00

表2 部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t3200.00\t1800.00\t1400.00
205\t教育支出\t2300.00\t1400.00\t900.00
2050299\t其他普通教育支出\t2300.00\t1400.00\t900.00
207\t文化旅游体育与传媒支出\t700.00\t400.00\t300.00
2070104\t图书馆\t320.00\t200.00\t120.00
2070307\t体育场馆\t380.00\t200.00\t180.00
229\t其他支出\t200.00\t\t200.00
22960\t彩票公益金安排的支出\t200.00\t\t200.00
2296003\t用于体育事业的彩票公益金支出\t200.00\t\t200.00

表3 项目支出预算表
单位：万元
项目名称\t科目编码\t金额
宿舍加固工程\t2050299\t90.00
营养改善补助\t2050299\t810.00
村级健身点建设\t2296003\t120.00
乡镇球场改造\t2296003\t80.00

表4 基本支出预算表（部门预算支出经济分类科目）
单位：万元
科目编码\t科目名称\t金额
301\t工资福利支出\t1500.00
30101\t基本工资\t700.00
30107\t绩效工资\t800.00

表5 政府采购预算表
单位：万元
采购单位\t品目编码\t采购项目名称\t采购类型\t计量单位\t数量\t采购预算金额
合计\t\t\t\t\t\t310.00
局机关\tA\t笔记本电脑\t货物\t台\t50\t40.00
图书馆\tA\t书架及阅览桌\t货物\t套\t60\t90.00
体育中心\tC\t场馆安保服务\t服务\t项\t1\t180.00

第三部分 预算情况说明

一、收入预算说明

2025年收入预算3200.00万元。

二、重点项目说明

（一）宿舍加固工程90.00万元，对两幢学生宿舍加固，建筑面积600平方米。

（二）营养改善补助810.00万元，每生每年补助标准由800元提高到1000元，惠及学生8100名。

（三）乡村小规模学校补助：全县乡村学校52所，其中学生不足40人的17所。

三、政府采购预算说明

2025年政府采购预算298.00万元。
宿舍加固工程因未达到200万元的公开招标限额，由学校自行组织，未列入政府采购预算。

四、国有资产占用情况

截至2024年末，单价100万元以上的设备2台（套）。2025年未安排购置单位价值100万元以上的设备。办公设备购置费安排12.00万元。

第四部分 项目绩效目标表

项目名称\t宿舍加固工程
年度目标\t完成两幢宿舍加固
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t加固建筑面积\t600平方米
成本指标\t经济成本指标\t每平方米加固成本\t≤1600元

项目名称\t营养改善补助
年度目标\t学生营养得到改善
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t受益学生人数\t8100名
成本指标\t经济成本指标\t每生每年补助标准\t800元
"""


@pytest.fixture(scope="module")
def ask_it(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


def _has(answer: Answer, *told: str) -> None:
    assert answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING), answer.answer
    assert all(each in answer.answer for each in told), answer.answer


def test_a_unit_called_with_the_kind_of_its_region_is_no_item_of_its_name(ask_it: Ask) -> None:
    answer = ask_it("县图书馆2025年全部收入预算有多少，其中结转资金是多少？")
    _has(answer, "640.00万元", "60.00万元")
    assert "320.00" not in answer.answer


def test_the_item_of_a_name_stays_the_item(ask_it: Ask) -> None:
    _has(ask_it("图书馆科目安排了多少？"), "320.00万元")


def test_a_part_counts_on_at_the_unit_named_before_it(ask_it: Ask) -> None:
    answer = ask_it("少年宫有几个编制，现在在职几人？")
    _has(answer, "12", "11")
    assert "73" not in answer.answer


def test_who_works_at_a_unit_is_not_who_works_at_all(ask_it: Ask) -> None:
    answer = ask_it("少年宫现在在职几人？")
    _has(answer, "11")
    assert "73" not in answer.answer


def test_what_one_comes_to_is_reckoned_and_no_bound(ask_it: Ask) -> None:
    answer = ask_it("加固宿舍折合每平方米要花多少？")
    _has(answer, "90.00万元", "1500")
    assert "1600" not in answer.answer


def test_a_standard_of_text_and_form_is_held_against_each_other(ask_it: Ask) -> None:
    answer = ask_it("营改补助的每生标准，文字说明和绩效目标表写的是不是一个数？")
    _has(answer, "不一致", "1000元", "800元")


@pytest.mark.parametrize(
    "question",
    [
        "文字部分公布的政府采购总额跟政府采购预算表的合计一致吗，差多少？",
        "政府采购总额，文字说明和政府采购预算表各是多少？",
    ],
)
def test_what_a_table_comes_to_is_of_what_its_title_says(ask_it: Ask, question: str) -> None:
    _has(ask_it(question), "298.00万元", "310.00万元", "12.00万元")


def test_the_largest_budget_of_the_units_is_none_of_the_classes(ask_it: Ask) -> None:
    answer = ask_it("四家预算单位中哪家的预算规模最大、哪家最小，各多少？")
    _has(answer, "1500.00万元", "少年宫360.00万元")
    assert "教育支出" not in answer.answer


def test_lottery_money_by_its_short_name_pays_for_the_projects_of_its_code(ask_it: Ask) -> None:
    _has(ask_it("体彩公益金安排了哪两个项目，各多少钱？"), "村级健身点建设", "120.00万元", "80.00万元")


@pytest.mark.parametrize(
    "question",
    [
        "Is any equipment costing 1 million yuan or more to be bought in 2025?",
        "Does the 2025 budget plan any equipment with a unit value above 1 million yuan?",
    ],
)
def test_what_costs_less_is_none_of_what_is_asked_for(ask_it: Ask, question: str) -> None:
    answer = ask_it(question)
    _has(answer, "未安排购置单位价值100万元以上的设备")
    assert answer.answer.startswith("No")


def test_teachers_who_are_asked_about_are_not_spoken_to() -> None:
    assert understand("教师每年补助多少").plain.startswith("教师")
    assert understand("老师，教育支出多少？").plain == "教育支出多少"


def test_whoever_works_there_gets_all_of_a_pay(ask_it: Ask) -> None:
    answer = ask_it("基本支出里老师们的绩效工资一共排了多少钱？")
    _has(answer, "800.00万元")


def test_homes_are_counted_in_their_own_unit() -> None:
    assert "多少套" in understand("How many public rental housing units (公租房) does the county own?").plain


def test_a_side_that_says_what_is_counted_comes_before_one_that_only_asks_how_many() -> None:
    sides = (Side(None, "吃营养餐的学生到底有多少"), Side(None, "受益学生人数"))
    assert sort_asked(sides, "学生到底有多少，人数一样吗") == "人"

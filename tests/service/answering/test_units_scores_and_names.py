"""What units have in columns and projects, what self-assessments say, and things that are counted and not named.

The documents are invented.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from tests.service.answering.conftest import AskedOf

Put = Callable[[str], Answer]

BUDGET = """泠水县水务局2024年部门预算
一、机构设置
纳入2024年部门预算编制范围的预算单位共3个，具体情况如下：
单位：人
序号\t单位名称\t单位性质\t编制数\t实有人数
1\t泠水县水务局（本级）\t行政单位\t20\t18
2\t泠水县水政监察大队\t参公事业单位\t12\t11
3\t泠水县水质检测中心\t公益一类事业单位\t16\t13
合计\t\t\t48\t42
二、收入预算情况说明
2024年收入预算900.00万元。
公务用车购置预算支出16.00万元，比上年预算增加16.00万元，主要原因是一辆抢险车使用已满12年，经批准报废更新。
三、支出情况说明
1．水资源节约管理与保护（2130311）60.00万元，比上年减少8.00万元，主要原因是取水计量设施已建成。
2024年一般公共预算拨款安排的因公出国（境）费预算支出0.00万元，与上年持平，主要原因是各单位均未安排出国（境）团组。
四、主要工作
全县有规模以上取水户4家，全年检测水样1.6万批次。自2024年4月起，城镇水费标准由每吨2.40元调整到2.80元，农村水费标准由每吨1.60元调整到1.90元。
收入预算总表
部门公开表2\t单位：万元
单位代码\t单位名称\t合计\t本年收入\t\t\t上年结转结余
\t\t\t小计\t一般公共预算\t事业收入\t
\t合计\t900.00\t880.00\t800.00\t80.00\t20.00
310001\t泠水县水务局（本级）\t400.00\t380.00\t380.00\t\t20.00
310002\t泠水县水政监察大队\t200.00\t200.00\t200.00\t\t
310003\t泠水县水质检测中心\t300.00\t300.00\t220.00\t80.00\t
项目支出预算表
部门公开表9\t单位：万元
项目（资金使用单位）\t合计\t一般公共预算
合计\t190.00\t190.00
泠水县水务局（本级）\t100.00\t100.00
河道清淤\t60.00\t60.00
水闸维修\t40.00\t40.00
泠水县水质检测中心\t90.00\t90.00
水样检测耗材购置\t50.00\t50.00
检测设备更新\t40.00\t40.00
政府采购预算表
部门公开表12\t单位：万元
采购品目\t项目名称\t采购物品名称\t总计\t一般公共预算
合计\t\t\t70.00\t70.00
货物\t检测设备更新\t液相色谱仪（1台）\t30.00\t30.00
货物\t检测设备更新\t浊度仪（4台）\t10.00\t10.00
货物\t水样检测耗材购置\t试剂\t30.00\t30.00
"""

ACCOUNT = """泠水县水务局2023年度部门决算
一、重点工作
全年落实补水补贴310户。
二、绩效自评情况
2023年对4个项目开展绩效自评，其中90分以上2个、80至90分2个。
项目支出绩效自评汇总表
序号\t项目名称\t预算数\t执行数\t预算执行率\t自评得分
1\t河道清淤\t60.00\t57.00\t95.00%\t92.10
2\t水闸维修\t40.00\t36.00\t90.00%\t88.40
3\t水样检测\t50.00\t50.00\t100.00%\t97.20
4\t水法宣传\t10.00\t8.00\t80.00%\t85.30
部门整体支出绩效自评表
一级指标\t二级指标\t三级指标\t指标分值\t自评得分
管理效能\t预算管理\t支出进度\t12\t10
管理效能\t资产管理\t资产盘活\t8\t7.5
履职效能\t任务完成\t工程完工\t30\t25
"""


@pytest.fixture(scope="module")
def budget(asked_of: AskedOf) -> Put:
    return asked_of(BUDGET)


@pytest.fixture(scope="module")
def account(asked_of: AskedOf) -> Put:
    return asked_of(ACCOUNT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("水质检测中心的收入比水政监察大队多多少？", ["300.00万元", "200.00万元", "100.00万元"]),
        ("水质检测中心的收入里，事业收入占多少？", ["80.00万元", "300.00万元", "26.67%"]),
        ("水质检测中心今年预算收入合计多少？里面一般公共预算给了多少？", ["300.00万元", "220.00万元"]),
        ("水检中心的收入比水政监察大队多多少？", ["100.00万元"]),
    ],
)
def test_the_rows_of_units_are_set_against_each_other_and_against_their_own_total(
    budget: Put, question: str, told: list[str]
) -> None:
    answer = budget(question)
    assert answer.status is Outcome.ANSWERED
    assert all(one in answer.answer for one in told)


def test_a_unit_is_asked_for_the_projects_that_stand_under_its_line(budget: Put) -> None:
    answer = budget("水质检测中心名下有哪些项目，每个多少钱？").answer
    assert "水样检测耗材购置50.00万元" in answer
    assert "检测设备更新40.00万元" in answer
    assert "河道清淤" not in answer


def test_each_unit_is_told_with_its_posts(budget: Put) -> None:
    answer = budget("预算单位有哪几家，编制数各是多少？").answer
    assert all(number in answer for number in ("“20”", "“12”", "“16”"))


def test_posts_of_a_table_whose_unit_stands_over_it_are_proved(budget: Put) -> None:
    assert "空缺6人" in budget("全部门还空着多少个编制？").answer


def test_an_item_with_its_code_is_that_item_whatever_it_is_called(budget: Put) -> None:
    assert "取水计量设施已建成" in budget("节水保水那笔钱（2130311）为什么少了？").answer
    assert "取水计量设施已建成" in budget("水资源节约管理与保护的财政拨款为什么减少？").answer


def test_what_is_bought_for_a_project_is_told_from_the_table_that_names_it(budget: Put) -> None:
    answer = budget("检测设备更新项目要采购哪些设备，各花多少钱？").answer
    assert all(one in answer for one in ("液相色谱仪（1台）", "30.00万元", "浊度仪（4台）", "10.00万元"))
    assert "试剂" not in answer


def test_that_nobody_went_abroad_is_told_in_the_words_that_say_so(budget: Put) -> None:
    answer = budget("水务局系统今年有没有安排出国考察的钱？").answer
    assert answer.startswith("没有")
    assert "均未安排出国（境）团组" in answer


def test_a_standard_is_no_average_of_what_was_paid(budget: Put) -> None:
    answer = budget("城镇水费和农村水费标准每吨各是多少？").answer
    assert "2.80元" in answer
    assert "1.90元" in answer


@pytest.mark.parametrize(
    "question",
    ["那4家取水户都叫什么名字？", "全县4家规模以上取水户分别是哪几家，各取多少水？"],
)
def test_how_many_there_are_tells_no_names(budget: Put, question: str) -> None:
    assert budget(question).status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        (
            "自评得分最高和最低的项目分别是哪个？",
            ["水样检测（自评得分）为“97.20”", "水法宣传（自评得分）为“85.30”"],
            "92.10",
        ),
        ("哪个项目的预算执行率最低？", ["水法宣传（预算执行率）80.00%"], "90.00%"),
        ("河道清淤和水闸维修，谁的自评得分更高？", ["河道清淤", "92.10", "88.40"], "97.20"),
    ],
)
def test_projects_are_compared_by_their_self_assessment(
    account: Put, question: str, told: list[str], silent: str
) -> None:
    answer = account(question).answer
    assert all(one in answer for one in told)
    assert silent not in answer


def test_the_indicator_that_lost_most_points_is_told_with_how_many(account: Put) -> None:
    answer = account("部门整体支出绩效自评里，哪个指标扣分最多？").answer
    assert "工程完工（指标分值）为“30”" in answer
    assert "相差5分" in answer


def test_how_many_projects_got_a_score_names_none_of_them(account: Put) -> None:
    assert account("自评得80至90分的那2个项目是哪些？").status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize("question", ["河道清淤的总投资是多少？", "水闸维修的合同金额是多少？"])
def test_money_of_a_sort_that_is_asked_for_by_its_name_is_not_told_from_other_money(
    budget: Put, question: str
) -> None:
    assert budget(question).status is Outcome.NOT_DISCLOSED


def test_why_money_goes_into_vehicles_is_told_whatever_is_held_against_it(budget: Put) -> None:
    assert "经批准报废更新" in budget("不是说要过紧日子吗，今年为啥还要花钱买车？").answer


def test_last_year_asked_of_an_account_is_the_year_of_the_account(account: Put) -> None:
    answer = account("去年老百姓领了多少户补水补贴？").answer
    assert answer.startswith("2023年")
    assert "310户" in answer


def test_how_much_of_its_money_one_project_has_spent_is_told_alone(account: Put) -> None:
    answer = account("河道清淤项目的预算执行率是多少？").answer
    assert "95.00%" in answer
    assert "90.00%" not in answer


def test_how_many_projects_an_assessment_found_good_is_not_how_many_there_are(account: Put) -> None:
    assert "4个" not in account("自评为优的项目有几个？").answer


def test_the_list_of_all_projects_is_not_told_for_one_that_is_named(budget: Put) -> None:
    assert "水闸维修" not in budget("河道清淤项目的预算和支出各是多少？").answer

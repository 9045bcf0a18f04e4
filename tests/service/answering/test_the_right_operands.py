"""What is reckoned of the right figures: of one table, side and fund, of all lines of an item. The documents are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

Put = Callable[[str], Answer]

BUDGET = """岚溪市云岭区水务局2025年部门预算
一、主要职责
负责河道管护和农村供水。
二、预算说明
2025年收支预算950.00万元，比上年增加50.00万元，增长5.56%。
（一）基本支出430.00万元，比上年增加12.00万元，增长2.87%。主要变动：一是岗位津贴增加15.00万元；二是差旅支出减少3.00万元。
堤防巡护员补助21.60万元按12名巡护员、每人每月1500元安排（2024年为每人每月1300元）。
水质监测员补贴标准由每人每月200元提高到260元。
农村管网改造工程按进度用款：第一季度用款计划12.00万元，第二季度用款计划18.00万元，第三季度用款计划10.00万元，第四季度用款计划20.00万元。
表1 2025年部门收支总表
单位：万元
收入\t预算数\t支出\t预算数
一般公共预算拨款收入\t860.00\t农林水支出\t950.00
政府性基金预算拨款收入\t60.00\t\t
上年结转\t30.00\t\t
收入总计\t950.00\t支出总计\t950.00
表2 2025年财政拨款收支总表
单位：万元
收入\t预算数\t支出\t合计\t一般公共预算\t政府性基金预算
一、本年收入\t920.00\t一、本年支出\t950.00\t880.00\t70.00
（一）一般公共预算拨款\t860.00\t（一）农林水支出\t950.00\t880.00\t70.00
（二）政府性基金预算拨款\t60.00\t\t\t\t
二、上年结转\t30.00\t二、结转下年\t\t\t
收入总计\t950.00\t支出总计\t950.00\t880.00\t70.00
表3 2025年部门支出总表
单位：万元
单位名称\t科目编码\t科目名称\t合计\t基本支出\t项目支出
岚溪市云岭区水务局\t\t合计\t950.00\t430.00\t520.00
局机关\t2130301\t行政运行\t300.00\t300.00\t
局机关\t2130306\t水利工程运行与维护\t160.00\t\t160.00
河道管理所\t2130304\t水利行业业务管理\t130.00\t130.00\t
河道管理所\t2130306\t水利工程运行与维护\t240.00\t\t240.00
河道管理所\t2130399\t其他水利支出\t120.00\t\t120.00
表4 2025年一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t880.00\t430.00\t450.00
2130301\t行政运行\t300.00\t300.00\t
2130304\t水利行业业务管理\t130.00\t130.00\t
2130306\t水利工程运行与维护\t400.00\t\t400.00
2130399\t其他水利支出\t50.00\t\t50.00
表5 2025年一般公共预算基本支出表（按部门预算支出经济分类科目）
单位：万元
科目编码\t科目名称\t政府预算支出经济科目\t金额
\t合计\t\t430.00
30101\t基本工资\t机关工资奖金津补贴\t90.00
30101\t基本工资\t事业单位工资福利支出\t70.00
30102\t津贴补贴\t机关工资奖金津补贴\t150.00
30102\t津贴补贴\t事业单位工资福利支出\t40.00
30201\t办公费\t机关办公经费\t80.00
"""

FINAL = """岚溪市云岭区水务局2023年度部门决算
一、部门概况
负责河道管护和农村供水。
二、决算情况说明
2023年度收支总计1,260.00万元，比上年增加60.00万元，增长5.00%。
公务接待费支出决算为3.60万元，比上年减少0.90万元，全年共接待来访团组24批次、来宾300人次。
政府采购支出总额150.00万元，授予中小企业合同金额129.00万元。
（五）一般公共预算财政拨款支出决算情况
2023年度财政拨款支出1,000.00万元，与上年相比，财政拨款支出增加40.00万元，增长4.17%。
公开01表 收入支出决算总表
单位：万元
收入\t决算数\t支出\t决算数
财政拨款收入\t1,150.00\t农林水支出\t1,195.00
事业收入\t60.00\t\t
本年收入合计\t1,210.00\t本年支出合计\t1,195.00
年初结转和结余\t50.00\t年末结转和结余\t65.00
总计\t1,260.00\t总计\t1,260.00
公开04表 财政拨款收入支出决算总表
单位：万元
收入\t决算数\t支出\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款
一般公共预算财政拨款\t1,010.00\t农林水支出\t1,150.00\t1,000.00\t150.00
政府性基金预算财政拨款\t140.00\t\t\t\t
本年收入合计\t1,150.00\t本年支出合计\t1,150.00\t1,000.00\t150.00
年初财政拨款结转和结余\t40.00\t年末财政拨款结转和结余\t40.00\t30.00\t10.00
总计\t1,190.00\t总计\t1,190.00\t1,030.00\t160.00
公开03表 支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t1,195.00\t500.00\t695.00
2130301\t行政运行\t400.00\t400.00\t
2130304\t水利行业业务管理\t145.00\t100.00\t45.00
2130306\t水利工程运行与维护\t650.00\t\t650.00
公开05表 一般公共预算财政拨款支出决算表
单位：万元
科目编码\t科目名称\t本年支出\t\t
\t\t小计\t基本支出\t项目支出
\t合计\t1,000.00\t480.00\t520.00
2130301\t行政运行\t400.00\t400.00\t
2130304\t水利行业业务管理\t100.00\t80.00\t20.00
2130306\t水利工程运行与维护\t500.00\t\t500.00
附件2 2023年度重点项目资金使用情况表
单位：万元
项目名称\t上年结转\t本年到位\t本年支出\t年末结转\t完成情况
合计\t20.00\t290.00\t300.00\t10.00\t
农户水窖改造\t20.00\t100.00\t116.00\t4.00\t改造58户
泵站检修\t0.00\t190.00\t184.00\t6.00\t检修泵站23座
附件3 农户水窖改造绩效指标
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t农户水窖改造户数\t≥50户
"""


@pytest.fixture(scope="module")
def budget(asked_of: Callable[[str], Put]) -> Put:
    return asked_of(BUDGET)


@pytest.fixture(scope="module")
def final(asked_of: Callable[[str], Put]) -> Put:
    return asked_of(FINAL)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # 880.00 is spent of the general budget, and 860.00 comes in
        ("行政运行占一般公共预算财政拨款支出的百分之几？", ["300.00万元", "880.00万元", "34.09%"]),
        ("一般公共预算拨款支出中水利行业业务管理占多大比例？", ["130.00万元", "880.00万元", "14.77%"]),
        # the rest is taken of the table that prints the whole
        ("除了其他水利支出，其他一般公共预算支出一共是多少？", ["880.00万元", "50.00万元", "830.00万元"]),
        ("不算行政运行，一般公共预算支出还剩多少？", ["880.00万元", "300.00万元", "580.00万元"]),
        ("政府性基金占财政拨款支出的百分之多少？", ["950.00万元", "70.00万元", "7.37%"]),
    ],
)
def test_numerator_and_denominator_are_of_one_table_and_side(
    budget: Put, question: str, told: list[str]
) -> None:
    answer = budget(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(part in answer.answer for part in told), answer.answer


def test_an_item_in_several_lines_is_told_with_all_of_them(budget: Put) -> None:
    for question in (
        "基本工资是多少？",
        "基本工资在表里拆成了两行，加起来是多少？",
        "基本工资一共多少（机关和事业两部分都算）？",
    ):
        answer = budget(question)
        assert all(part in answer.answer for part in ("90.00万元", "70.00万元", "合计160.00万元")), (
            answer.answer
        )


def test_what_one_table_prints_by_unit_is_told_by_the_table_that_prints_the_whole(budget: Put) -> None:
    answer = budget("水利工程运行与维护安排了多少钱？")
    assert [str(value.amount) for value in answer.values] == ["400.00"], answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("堤防巡护员补助标准比2024年每人每月提高了多少？", ["1500元", "1300元", "200元"]),
        ("水质监测员补贴标准提高了多少？", ["200元提高到260元", "相差60元"]),
    ],
)
def test_by_how_much_a_standard_was_raised_is_told_by_the_clause_with_both(
    budget: Put, question: str, told: list[str]
) -> None:
    answer = budget(question)
    assert all(part in answer.answer for part in told), answer.answer


def test_the_rises_behind_a_change_are_summed_where_with_the_falls_they_make_it(budget: Put) -> None:
    answer = budget("基本支出说明里列出的增加项合计多少、减少项合计多少，两者相抵对得上12.00万元吗？")
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(part in answer.answer for part in ("增加12.00万元", "15.00万元", "3.00万元")), answer.answer


def test_what_the_quarters_of_a_project_make_is_what_it_uses_in_the_year(budget: Put) -> None:
    assert "合计60.00万元" in budget("农村管网改造工程2025年全年打算用多少钱？").answer
    assert budget("城区泵站2025年全年打算用多少钱？").status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("倒推一下，2022年一般公共预算财政拨款支出是多少？", ["1,000.00万元", "40.00万元", "960.00万元"]),
        ("公务接待费去年是多少，能不能反推出来？", ["3.60万元", "0.90万元", "4.50万元"]),
        ("摊到每个来宾头上，公务接待费大概多少元？", ["300人次", "120.00元/人次"]),
        ("平均接待一批客人花多少钱？", ["24批次", "1500.00元/批次"]),
        ("年底结转的钱里，不属于财政拨款的有多少？", ["65.00万元", "40.00万元", "25.00万元"]),
        ("政府性基金支出占财政拨款支出的比例是多少？", ["1,150.00万元", "150.00万元", "13.04%"]),
        ("行政运行（2130301）这个科目，基本支出占它全部支出的比例是多少？", ["400.00万元", "100.00%"]),
        ("水利行业业务管理（2130304）这个科目，项目支出占它全部支出的比例是多少？", ["145.00万元", "31.03%"]),
        ("农户水窖改造平均每户花了多少万元？", ["116.00万元", "58户", "2.00万元/户"]),
        ("中小企业拿到的合同有没有超过政府采购总额的九成？", ["129.00万元", "150.00万元", "86.00%"]),
    ],
)
def test_a_final_account_is_reckoned_of_what_was_spent(final: Put, question: str, told: list[str]) -> None:
    answer = final(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(part in answer.answer for part in told), answer.answer

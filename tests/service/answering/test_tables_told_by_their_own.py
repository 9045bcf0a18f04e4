"""A figure is told from the table, the row, the column and the year that a question means; the documents are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

Ask = Callable[[str], Answer]

ACCOUNT = """秋浦县民政局2022年度部门决算
收入支出决算总表
公开01表
单位：万元
收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、一般公共预算财政拨款收入\t880.00\t一、社会保障和就业支出\t835.00
二、其他收入\t20.00\t二、卫生健康支出\t60.00
\t\t三、农林水支出\t35.00
本年收入合计\t900.00\t本年支出合计\t930.00
年初结转和结余\t50.00\t年末结转和结余\t20.00
总计\t950.00\t总计\t950.00
支出决算表
公开03表
单位：万元
项目\t\t本年支出合计\t基本支出\t项目支出
功能分类科目编码\t科目名称\t\t\t
栏次\t\t1\t2\t3
合计\t\t930.00\t400.00\t530.00
208\t社会保障和就业支出\t835.00\t340.00\t495.00
20802\t民政管理事务\t835.00\t340.00\t495.00
2080201\t行政运行\t340.00\t340.00\t
2080207\t行政区划和地名管理\t495.00\t\t495.00
210\t卫生健康支出\t60.00\t60.00\t
21011\t行政事业单位医疗\t60.00\t60.00\t
2101101\t行政单位医疗\t60.00\t60.00\t
213\t农林水支出\t35.00\t\t35.00
21305\t巩固脱贫攻坚成果衔接乡村振兴\t35.00\t\t35.00
2130599\t其他巩固脱贫攻坚成果衔接乡村振兴支出\t35.00\t\t35.00
一般公共预算财政拨款支出决算表
公开05表
单位：万元
项目\t\t本年支出\t\t
功能分类科目编码\t科目名称\t小计\t基本支出\t项目支出
栏次\t\t1\t2\t3
合计\t\t880.00\t390.00\t490.00
208\t社会保障和就业支出\t800.00\t330.00\t470.00
20802\t民政管理事务\t800.00\t330.00\t470.00
2080201\t行政运行\t330.00\t330.00\t
2080207\t行政区划和地名管理\t470.00\t\t470.00
210\t卫生健康支出\t60.00\t60.00\t
21011\t行政事业单位医疗\t60.00\t60.00\t
2101101\t行政单位医疗\t60.00\t60.00\t
213\t农林水支出\t20.00\t\t20.00
21305\t巩固脱贫攻坚成果衔接乡村振兴\t20.00\t\t20.00
2130599\t其他巩固脱贫攻坚成果衔接乡村振兴支出\t20.00\t\t20.00
财政拨款收入支出决算总表
公开04表
单位：万元
收入\t\t支出\t
项目\t金额\t项目\t金额
一、一般公共预算财政拨款\t880.00\t一、社会保障和就业支出\t800.00
\t\t二、卫生健康支出\t60.00
\t\t三、农林水支出\t20.00
本年收入合计\t880.00\t本年支出合计\t880.00
年初财政拨款结转和结余\t10.00\t年末财政拨款结转和结余\t10.00
总计\t890.00\t总计\t890.00
附件2
部门整体支出绩效自评表
预算执行情况（万元）\t\t年初预算数\t全年预算数\t全年执行数
\t部门预算总额\t820.00\t960.00\t930.00
\t基本支出\t380.00\t405.00\t400.00
\t项目支出\t440.00\t555.00\t530.00
"""

BUDGET = """秋浦县总工会2023年部门预算
表三 部门支出总体情况表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1000.00\t700.00\t300.00
201\t一般公共服务支出\t880.00\t580.00\t300.00
20129\t群众团体事务\t880.00\t580.00\t300.00
2012901\t行政运行\t580.00\t580.00\t
2012906\t工会事务\t240.00\t\t240.00
2012999\t“两馆”维护\t60.00\t\t60.00
208\t社会保障和就业支出\t95.00\t95.00\t
20805\t行政事业单位养老支出\t90.00\t90.00\t
2080505\t机关事业单位基本养老保险缴费支出\t90.00\t90.00\t
20899\t其他社会保障和就业支出\t5.00\t5.00\t
2089999\t其他社会保障和就业支出\t5.00\t5.00\t
221\t住房保障支出\t25.00\t25.00\t
22102\t住房改革支出\t25.00\t25.00\t
2210201\t住房公积金\t25.00\t25.00\t
表五 一般公共预算支出情况表
单位：万元
科目编码\t科目名称\t2022年预算数\t2023年预算数\t\t\t2023年比2022年增减
\t\t\t合计\t基本支出\t项目支出\t增减额
\t合计\t1010.00\t1000.00\t700.00\t300.00\t-10.00
201\t一般公共服务支出\t900.00\t880.00\t580.00\t300.00\t-20.00
20129\t群众团体事务\t900.00\t880.00\t580.00\t300.00\t-20.00
2012901\t行政运行\t560.00\t580.00\t580.00\t\t20.00
2012906\t工会事务\t280.00\t240.00\t\t240.00\t-40.00
2012999\t“两馆”维护\t60.00\t60.00\t\t60.00\t0.00
208\t社会保障和就业支出\t86.00\t95.00\t95.00\t\t9.00
20805\t行政事业单位养老支出\t82.00\t90.00\t90.00\t\t8.00
2080505\t机关事业单位基本养老保险缴费支出\t82.00\t90.00\t90.00\t\t8.00
20899\t其他社会保障和就业支出\t4.00\t5.00\t5.00\t\t1.00
2089999\t其他社会保障和就业支出\t4.00\t5.00\t5.00\t\t1.00
221\t住房保障支出\t24.00\t25.00\t25.00\t\t1.00
22102\t住房改革支出\t24.00\t25.00\t25.00\t\t1.00
2210201\t住房公积金\t24.00\t25.00\t25.00\t\t1.00
表六 一般公共预算基本支出情况表
单位：万元
经济分类科目\t\t2023年基本支出\t\t
科目编码\t科目名称\t合计\t人员经费\t公用经费
\t合计\t700.00\t600.00\t100.00
301\t工资福利支出\t600.00\t600.00\t
30101\t基本工资\t320.00\t320.00\t
30108\t机关事业单位基本养老保险缴费\t130.00\t130.00\t
30113\t住房公积金\t70.00\t70.00\t
30199\t其他工资福利支出\t80.00\t80.00\t
302\t商品和服务支出\t100.00\t\t100.00
30201\t办公费\t40.00\t\t40.00
30228\t工会经费\t12.00\t\t12.00
30299\t其他商品和服务支出\t48.00\t\t48.00
表八 机关运行经费情况表
单位：万元
科目编码\t科目名称\t合计
\t合计\t60.00
30201\t办公费\t22.00
30299\t其他商品和服务支出\t38.00
表九 项目支出预算表
单位：万元
科目编码\t科目名称\t项目内容\t金额
2012906\t工会事务\t劳模疗养\t150.00
2012906\t工会事务\t职工技能竞赛\t90.00
2012999\t“两馆”维护\t屋面防水\t20.00
2012999\t“两馆”维护\t电梯更换\t40.00
一般公共预算支出情况说明
其他社会保障和就业支出（项）（2089999）5.00万元，比上年增加1.00万元，主要原因是工伤保险费率上调。
"""


@pytest.fixture(scope="module")
def of_account(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(ACCOUNT)


@pytest.fixture(scope="module")
def of_budget(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(BUDGET)


def test_the_years_expenditure_is_set_against_its_receipts_and_no_total_with_what_is_carried_over(
    of_account: Ask,
) -> None:
    answer = of_account("本年支出比本年收入多多少？")
    assert "930.00万元" in answer.answer
    assert "30.00万元" in {f"{v.amount}{v.unit}" for v in answer.values}


@pytest.mark.parametrize(
    ("question", "name", "amount"),
    [
        ("按功能分类，一般公共预算财政拨款支出里最少的是哪一类，多少？", "农林水支出", "20.00万元"),
        ("一般公共预算财政拨款支出中金额最大的是哪一类？", "社会保障和就业支出", "800.00万元"),
        # what is left at the end of the year is less, and was spent on nothing
        ("按功能分类，全部支出里最少的是哪一类，多少？", "农林水支出", "35.00万元"),
    ],
)
def test_a_class_is_ranked_among_classes(of_account: Ask, question: str, name: str, amount: str) -> None:
    answer = of_account(question).answer
    assert name in answer
    assert amount in answer


@pytest.mark.parametrize(
    "question", ["基本支出总共多少？", "What share of total expenditure is basic expenditure?"]
)
def test_what_a_form_of_performance_repeats_of_the_plan_is_no_outturn(of_account: Ask, question: str) -> None:
    answer = of_account(question).answer
    assert "400.00万元" in answer
    assert "380.00" not in answer


def test_lines_are_ranked_by_the_year_of_the_document(of_budget: Ask) -> None:
    answer = of_budget("一般公共预算财政拨款支出中金额最大的是哪一类？").answer
    assert "880.00万元" in answer
    assert "900.00" not in answer


@pytest.mark.parametrize(
    ("question", "part", "whole", "percent"),
    [
        ("办公费占商品和服务支出的多少？", "40.00万元", "100.00万元", "40.00%"),
        ("住房公积金占工资福利支出的比重是多少？", "70.00万元", "600.00万元", "11.67%"),
        ("机关事业单位基本养老保险缴费占工资福利支出的多少？", "130.00万元", "600.00万元", "21.67%"),
    ],
)
def test_a_class_is_part_of_its_group_in_the_table_that_prints_both(
    of_budget: Ask, question: str, part: str, whole: str, percent: str
) -> None:
    answer = of_budget(question).answer
    assert all(said in answer for said in (part, whole, percent))


def test_an_item_and_a_class_whose_names_differ_in_one_word_are_each_told_by_their_own(
    of_budget: Ask,
) -> None:
    assert "130.00万元" in of_budget("机关事业单位基本养老保险缴费安排了多少？").answer
    assert "90.00万元" in of_budget("机关事业单位基本养老保险缴费支出安排了多少？").answer


def test_a_name_of_both_classifications_is_told_by_both(of_budget: Ask) -> None:
    answer = of_budget("住房公积金安排了多少？")
    assert answer.status is Outcome.ANSWERED
    assert "25.00万元" in answer.answer
    assert "70.00万元" in answer.answer
    assert "70.00" not in of_budget("2210201安排了多少？").answer


def test_what_running_the_office_takes_of_a_class_is_not_all_of_it(of_budget: Ask) -> None:
    assert "40.00万元" in of_budget("办公费安排了多少？").answer
    assert "22.00万元" in of_budget("机关运行经费里办公费是多少？").answer


def test_a_sentence_of_another_code_is_no_proof_of_a_figure(of_budget: Ask) -> None:
    answer = of_budget("其他社会保障和就业支出的预算是多少？")
    assert answer.status is Outcome.ANSWERED
    assert "5.00万元" in answer.answer


def test_items_that_begin_as_the_department_is_called_are_items(of_budget: Ask) -> None:
    assert "12.00万元" in of_budget("工会经费安排了多少？").answer
    assert "240.00万元" in of_budget("工会事务里项目支出有多少？").answer


def test_a_row_that_a_table_prints_several_times_is_not_told_by_one_of_them(of_budget: Ask) -> None:
    answer = of_budget("“两馆”维护的预算是多少？").answer
    assert "60.00万元" in answer


def test_a_name_that_begins_like_an_order_is_asked_whole(asked_of: Callable[[str], Ask]) -> None:
    asked = asked_of(
        BUDGET.replace("秋浦县总工会", "秋浦县统计局")
        .replace("2012906\t工会事务", "2010506\t统计管理")
        .replace("20129\t", "20105\t")
    )
    assert "240.00万元" in asked("统计管理里项目支出有多少？").answer

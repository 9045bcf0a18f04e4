"""Changes with their reasons, shares, rests and rankings. Both documents are invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

FINAL = """松洼县林草局2023年度部门决算
一、主要职责
管护全县林草，组织造林，防治林草病虫害。
二、决算情况说明
与2022年度相比，本年支出由700.00万元增至790.00万元，增加90.00万元，增长12.86%，增加原因是新建苗圃二期。
2023年度收入合计800.00万元，其中：事业收入40.00万元，占5.00%；其他收入60.00万元，占收入合计的9.50%。
2023年度政府采购支出总额200.00万元，授予中小企业合同金额150.00万元，占政府采购支出总额的75.00%。
1．行政运行（2130201）。年初预算为300.00万元，支出决算为310.00万元，完成年初预算的103.33%，决算数大于预算数的主要原因：补发上年考核奖。
2．森林资源培育（2130205）。年初预算为400.00万元，支出决算为160.00万元，完成年初预算的40.00%，决算数小于预算数的主要原因：苗木招标推迟到年底。
因公出国（境）费没有支出，是由于境外考察改为线上会议。
收入支出决算总表
单位：万元
项目\t决算数\t项目\t决算数
一、一般公共预算财政拨款收入\t700.00\t一、农林水支出\t790.00
二、事业收入\t40.00\t二、其他支出\t
三、其他收入\t60.00\t\t
本年收入合计\t800.00\t本年支出合计\t790.00
年初结转和结余\t25.00\t年末结转和结余\t35.01
总计\t825.00\t总计\t825.01
支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t790.00\t520.00\t270.00
213\t农林水支出\t790.00\t520.00\t270.00
2130201\t行政运行\t330.00\t330.00\t
2130205\t森林资源培育\t460.00\t190.00\t270.00
一般公共预算财政拨款支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t470.00\t350.00\t120.00
213\t农林水支出\t470.00\t350.00\t120.00
2130201\t行政运行\t310.00\t310.00\t
2130205\t森林资源培育\t160.00\t40.00\t120.00
项目支出预决算对照表
单位：万元
项目名称\t年初预算数\t决算数
苗圃二期\t200.00\t190.00
护林点修缮\t100.00\t45.00
封山围栏\t50.00\t35.00
"""
BUDGET = """枫渡区水务局2024年部门预算
一、主要职责
管理全区河道和供水，审批取水许可。
二、预算说明
2024年部门预算总支出900.00万元。财政拨款安排支出900.00万元，其中：基本支出380.00万元，比上年增加12.00万元；项目支出520.00万元，比上年增加88.00万元。
河道保洁（2130306）120.00万元，比上年执行数减少30.00万元，下降25.00%，主要是保洁段移交街道。
差旅费较2023年预算下降4%，原因是改用视频会议。
会议费4.00万元，比上年减少1.00万元。培训费9.00万元，比上年减少3.00万元。
印刷费6.00万元，比上年减少2.00万元，下降40.00%。
2024年政府采购预算90.00万元，其中：货物58.00万元，服务32.00万元。
2024年一般公共预算支出表
单位：万元
科目编码\t科目名称\t2023年预算数\t2024年预算数
\t合计\t760.00\t880.00
2130301\t行政运行\t350.00\t360.00
2130304\t水利行业业务管理\t260.00\t400.00
2130306\t水利工程运行与维护\t150.00\t120.00
2024年一般公共预算项目支出表
单位：万元
项目名称\t合计
合计\t500.00
堤岸绿化\t300.00
泵站检修\t200.00
2024年一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计
302\t商品和服务支出\t80.00
30201\t办公费\t18.00
30206\t电费\t22.00
30217\t公务接待费\t1.60
30211\t差旅费\t38.40
2024年“三公”经费支出表
单位：万元
单位编码\t单位名称\t2023年预算数\t\t2024年预算数\t
\t\t“三公”经费合计\t公务接待费\t“三公”经费合计\t公务接待费
\t合计\t12.00\t2.00\t11.60\t1.60
310001\t枫渡区水务局本级\t7.00\t1.20\t6.60\t0.80
310002\t枫渡区供水管理站\t5.00\t0.80\t5.00\t0.80
2024年收入总表
单位：万元
单位编码\t单位名称\t合计\t一般公共预算
\t合计\t900.00\t900.00
310001\t枫渡区水务局本级\t640.00\t640.00
310002\t枫渡区供水管理站\t260.00\t260.00
"""

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def final(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(FINAL)


@pytest.fixture(scope="module")
def budget(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(BUDGET)


def test_a_share_is_of_amounts_that_stand_together(budget: Ask) -> None:
    # and not of the projects that the general budget pays for
    answer = budget("项目支出在2024年部门预算总支出中所占的比重是多少？")
    assert "520.00万元" in answer.answer
    assert "57.78%" in answer.answer


def test_a_part_of_the_question_that_begins_with_the_whole_is_about_the_items_before(budget: Ask) -> None:
    answer = budget("办公费和电费两项合计多少？占商品和服务支出的百分之几？")
    assert "合计40.00万元" in answer.answer
    assert "50.00%" in answer.answer


def test_what_is_bought_in_one_sort_is_a_part_of_all_that_is_bought(budget: Ask) -> None:
    answer = budget("服务采购在2024年政府采购预算总额中占多少？")
    assert "35.56%" in answer.answer
    assert "合计" not in answer.answer


@pytest.mark.parametrize(
    "question",
    ["在2024年政府采购预算中，货物比服务多多少？", "2024年政府采购的货物和服务哪个预算多，差多少？"],
)
def test_two_items_of_one_whole_are_set_against_each_other(budget: Ask, question: str) -> None:
    assert "相差26.00万元" in budget(question).answer


def test_items_named_side_by_side_are_put_in_order(budget: Ask) -> None:
    answer = budget("商品和服务支出中，办公费、电费、差旅费三者由高到低怎么排？").answer
    assert answer.index("38.40") < answer.index("22.00") < answer.index("18.00")
    assert "80.00" not in answer


def test_a_printed_share_that_follows_agrees(final: Ask) -> None:
    answer = final("授予中小企业的合同金额占采购总额的75.00%，这个比例算得对吗？")
    assert answer.answer.startswith("一致")
    assert "200.00万元" in answer.answer


def test_a_printed_share_that_does_not_follow_is_told(final: Ask) -> None:
    answer = final("说明中“其他收入占收入合计的9.50%”算得对吗？")
    assert answer.status is Outcome.CONFLICTING
    assert "7.50%" in answer.answer


def test_what_is_left_is_rolled_forward(final: Ask) -> None:
    answer = final("用年初结转加本年收入减本年支出，算出来的年末结转和表上印的一致吗？")
    assert "35.00万元" in answer.answer
    assert "35.01万元" in answer.answer
    assert answer.answer.startswith("一致（差别在四舍五入之内）")


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("森林资源培育的全部支出中，由非财政拨款资金负担的是多少？", "300.00万元"),
        ("森林资源培育中，一般公共预算财政拨款以外的资金承担了多少？", "300.00万元"),
        ("森林资源培育的基本支出里由非财政拨款负担的是多少？", "150.00万元"),
    ],
)
def test_what_other_money_bears_is_left_of_the_same_row(final: Ask, question: str, rest: str) -> None:
    assert f"其余为{rest}" in final(question).answer


def test_the_whole_is_no_answer_where_the_part_of_a_source_is_asked(final: Ask) -> None:
    answer = final("年末结转和结余中属于政府性基金的部分是多少？")
    assert answer.status is Outcome.NOT_DISCLOSED


def test_a_side_of_the_budget_changed_for_the_reason_told_of_it(final: Ask) -> None:
    answer = final("松洼县林草局2023年支出比2022年增长的原因是什么？")
    assert "90.00万元" in answer.answer
    assert "新建苗圃二期" in answer.answer


def test_an_item_with_its_code_before_a_full_stop_has_the_reason_behind_it(final: Ask) -> None:
    answer = final("行政运行的决算数与年初预算相比为何高出来？")
    assert "310.00万元" in answer.answer
    assert "补发上年考核奖" in answer.answer


def test_why_so_little_of_the_budget_was_spent_tells_how_much(final: Ask) -> None:
    answer = final("森林资源培育支出为什么只完成年初预算的不到一半？")
    assert "40.00%" in answer.answer
    assert "苗木招标推迟到年底" in answer.answer


def test_why_nothing_was_spent_is_told_by_the_sentence_that_says_so(final: Ask) -> None:
    assert "境外考察改为线上会议" in final("2023年为什么没有发生因公出国（境）费？").answer


def test_the_project_carried_out_least(final: Ask) -> None:
    answer = final("三个项目里哪个项目的预算执行率最低，是多少？").answer
    assert "护林点修缮" in answer
    assert "45.00%" in answer
    assert "封山围栏" not in answer
    assert "790.00" not in answer


def test_last_year_follows_from_a_percentage_and_the_amount_of_a_table(budget: Ask) -> None:
    answer = budget("差旅费比2023年预算下降4%，据此推算2023年的差旅费预算是多少？")
    assert "约为40.00万元" in answer.answer


def test_a_budget_tells_last_years_outturn_where_a_change_from_it_is_printed(budget: Ask) -> None:
    assert "150.00万元" in budget("上年河道保洁的执行数是多少？").answer


def test_what_was_planned_last_year_is_not_what_was_spent(budget: Ask) -> None:
    assert budget("2023年公务接待费预算是多少？").answer.startswith("2023年公务接待费为2.00万元")
    assert "2.00" not in budget("2023年实际发生的公务接待费是多少？").answer


def test_a_budget_tells_no_outturn_of_its_own_year(budget: Ask) -> None:
    assert budget("2024年河道保洁的执行数是多少？").status is Outcome.NOT_DISCLOSED


def test_the_larger_rate_of_two_changes_is_reckoned(budget: Ask) -> None:
    answer = budget("会议费与培训费，哪项的减少幅度（百分比）更大？").answer
    assert "20.00%" in answer
    assert "25.00%" in answer
    assert "更大的是培训费" in answer


def test_a_printed_percentage_that_does_not_follow_is_doubted(budget: Ask) -> None:
    answer = budget("印刷费比上年下降了多少？").answer
    assert "25.00%" in answer
    assert "与印出的幅度不一致" in answer


def test_the_unit_with_least(budget: Ask) -> None:
    answer = budget("两家预算单位中，收入预算最少的是哪家，多少？").answer
    assert "供水管理站260.00万元" in answer
    assert "900.00" not in answer


def test_the_units_whose_amount_fell(budget: Ask) -> None:
    answer = budget("哪些单位的公务接待费比2023年减少，各减少多少？").answer
    assert "本级" in answer
    assert "减少0.40万元" in answer
    assert "供水管理站" not in answer


def test_the_line_that_rose_most(budget: Ask) -> None:
    answer = budget("2024年与2023年相比，一般公共预算里哪个科目增加的金额最大？").answer
    assert "水利行业业务管理" in answer
    assert "增加140.00万元" in answer
    assert "行政运行" not in answer

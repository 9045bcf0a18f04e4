"""What a whole is made of, counted up: projects, purchases, sources, units, lines. The document is invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """湾溪县文化和旅游局2024年部门预算
一、机构设置
局机关设5个内设股室，下属湾溪县图书馆和湾溪县文化馆。
二、预算说明
2024年本年收入合计820.00万元，其中：财政拨款收入700.00万元，占85.37%；事业收入120.00万元，占14.63%。
2024年政府采购预算90.00万元，按类别分，货物50.00万元，服务40.00万元，没有工程类采购。
2024年部门收入总表
单位：万元
科目编码\t科目名称\t合计\t财政拨款\t事业收入
\t合计\t820.00\t700.00\t120.00
207\t文化旅游体育与传媒支出\t820.00\t700.00\t120.00
20701\t文化和旅游\t820.00\t700.00\t120.00
2070104\t图书馆\t380.00\t380.00\t
2070109\t群众文化\t440.00\t320.00\t120.00
2024年部门支出总体情况表
单位：万元
项目\t2024年预算
一、基本支出\t500.00
（一）人员经费\t410.00
（二）公用经费\t90.00
1、定额公用经费\t66.00
2、补充公用经费\t24.00
二、项目支出\t320.00
日常运转类项目\t140.00
事业发展类项目\t180.00
支出合计\t820.00
2024年部门单位支出总表
单位：万元
单位编码\t单位名称\t总计\t一般公共预算\t事业支出
\t合计\t820.00\t700.00\t120.00
361\t湾溪县文化和旅游局\t820.00\t700.00\t120.00
361001\t湾溪县文化和旅游局机关\t300.00\t300.00\t
361002\t湾溪县图书馆\t310.00\t310.00\t
361003\t湾溪县文化馆\t210.00\t90.00\t120.00
2024年项目支出表
单位：万元
项目单位\t项目名称\t功能科目\t合计\t一般公共预算\t上年结转
合计\t\t\t320.00\t300.00\t20.00
湾溪县图书馆\t流动书车下乡\t2070104\t140.00\t120.00\t20.00
湾溪县文化馆\t非遗技艺传习\t2070109\t108.00\t108.00\t
湾溪县文化馆\t广场舞台修缮\t2070109\t72.00\t72.00\t
2024年一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t700.00\t380.00\t320.00
207\t文化旅游体育与传媒支出\t700.00\t380.00\t320.00
20701\t文化和旅游\t700.00\t380.00\t320.00
2070104\t图书馆\t380.00\t240.00\t140.00
2070109\t群众文化\t320.00\t140.00\t180.00
2024年“三公”经费预算表
单位：万元
项目\t2024年预算数
合计\t6.00
因公出国（境）费\t0.00
公务接待费\t1.50
公务用车购置及运行费\t4.50
其中：公务用车购置费\t0.00
公务用车运行维护费\t4.50
2024年政府采购预算表
单位：万元
序号\t采购项目\t采购目录\t数量\t采购预算\t\t
\t\t\t\t合计\t一般公共预算\t其他资金
\t合计\t\t\t90.00\t90.00\t
1\t书架和还书柜\t家具\t40组\t50.00\t50.00\t
2\t舞台检测服务\t工程检测\t1项\t40.00\t40.00\t
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


PROJECTS = ("流动书车下乡", "140.00万元", "非遗技艺传习", "108.00万元", "广场舞台修缮", "72.00万元")


@pytest.mark.parametrize(
    "question",
    ["今年都上了哪些项目，各多少钱", "请列示全部项目支出的项目名称及金额", "项目都有哪些，分别多少"],
)
def test_projects_are_those_of_their_table_and_not_the_lines_they_are_booked_under(
    put: Callable[[str], Answer], question: str
) -> None:
    text = put(question).answer
    assert all(part in text for part in PROJECTS)
    assert "群众文化" not in text


def test_projects_are_counted_one_by_one_where_that_is_asked(put: Callable[[str], Answer]) -> None:
    answer = put("今年安排了几个项目啊，都叫啥")
    assert "3个" in answer.answer
    assert all(name in answer.answer for name in PROJECTS[::2])
    assert any(step.expression == "1 + 1 + 1" for step in answer.derivation)


def test_a_sort_of_projects_that_the_table_does_not_name_is_not_made_up(put: Callable[[str], Answer]) -> None:
    assert "流动书车下乡" not in put("特定目标类项目有哪些").answer


def test_purchases_are_told_item_by_item_with_their_amounts(put: Callable[[str], Answer]) -> None:
    text = put("政府采购预算包括哪些采购项目，各多少钱").answer
    assert "书架和还书柜" in text
    assert "50.00万元" in text
    assert "舞台检测服务" in text
    assert "40.00万元" in text
    assert "流动书车" not in text


def test_goods_and_services_are_told_apart_where_the_text_prints_them(put: Callable[[str], Answer]) -> None:
    text = put("政府采购货物、服务两块分别多少").answer
    assert "50.00万元" in text
    assert "40.00万元" in text


@pytest.mark.parametrize("question", ["部门预算收入由哪两部分组成，各是多少", "今年的钱哪来的"])
def test_receipts_are_made_of_sources_and_not_of_what_they_are_for(
    put: Callable[[str], Answer], question: str
) -> None:
    text = put(question).answer
    assert "700.00万元" in text
    assert "120.00万元" in text
    assert "群众文化" not in text


def test_printed_shares_are_quoted_and_not_computed_anew(put: Callable[[str], Answer]) -> None:
    answer = put("本年收入由哪几块组成，各占多大比例")
    assert "占85.37%" in answer.answer
    assert "占14.63%" in answer.answer
    assert not any("÷" in step.expression for step in answer.derivation)


def test_each_unit_has_its_own_amount_and_the_head_office_is_one_of_them(
    put: Callable[[str], Answer],
) -> None:
    text = put("各单位的支出预算分别是多少").answer
    assert all(amount in text for amount in ("300.00万元", "310.00万元", "210.00万元"))
    assert "文化和旅游局机关" in text


def test_lines_without_codes_are_made_of_what_stands_one_step_below_them(
    put: Callable[[str], Answer],
) -> None:
    projects = put("项目支出分为哪几类，各多少").answer
    assert "140.00万元" in projects
    assert "180.00万元" in projects
    running = put("公用经费由哪两部分组成，各是多少").answer
    assert "66.00万元" in running
    assert "24.00万元" in running


def test_carried_over_money_is_told_by_project(put: Callable[[str], Answer]) -> None:
    text = put("上年结转用于哪个项目").answer
    assert "流动书车下乡" in text
    assert "20.00万元" in text
    assert "非遗" not in text


def test_the_number_of_a_ranking_is_the_one_beside_it(put: Callable[[str], Answer]) -> None:
    text = put("项目那一类里头最大的两个项目是什么").answer
    assert "流动书车下乡" in text
    assert "非遗技艺传习" in text
    assert "广场舞台修缮" not in text


def test_an_amount_that_is_not_the_whole_is_not_taken_apart(put: Callable[[str], Answer]) -> None:
    answer = put("420.00万元的项目支出包括哪些项目")
    assert answer.status is Outcome.NOT_DISCLOSED or "流动书车" not in answer.answer


def test_three_public_expenses_name_no_amount_twice_and_say_what_is_zero(
    put: Callable[[str], Answer],
) -> None:
    text = put("三公经费由哪几部分组成，各是多少").answer
    assert "各项相加为6.00万元" in text
    assert "因公出国（境）费为0.00万元" in text


def test_projects_of_a_fund_are_not_those_of_the_general_budget(put: Callable[[str], Answer]) -> None:
    answer = put("政府性基金支出了哪些项目")
    assert "流动书车" not in answer.answer


def test_the_one_class_that_holds_all_is_the_answer_at_its_level(put: Callable[[str], Answer]) -> None:
    text = put("一般公共预算支出按大类各多少").answer
    assert "文化旅游体育与传媒支出（207）700.00万元" in text
    assert "群众文化" not in text


def test_units_are_not_taken_for_offices(put: Callable[[str], Answer]) -> None:
    assert "5个内设股室" in put("内设几个股室").answer
    assert put("下属几个派出所").status is Outcome.NOT_DISCLOSED

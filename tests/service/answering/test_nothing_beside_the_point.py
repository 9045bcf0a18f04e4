"""Questions that were answered with something beside the point: another vehicle, fund, column or side. Documents invented."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from typing import cast

import pytest

from extractors.schema.budget import Quantity
from extractors.schema.source import Source
from service.answer import Answer, Outcome
from service.answering.asked.amounts import amounts_in, in_one_unit
from service.answering.document.held import Held
from service.answering.document.quantities import Counted
from service.answering.reply import Reply

ACCOUNT = """青岚市松溪区水利局

2023年度部门决算

第二部分 2023年度部门决算情况说明

一、收入决算情况说明

2023年度本年收入合计920.00万元，其中：一般公共预算财政拨款收入850.00万元，政府性基金预算财政拨款收入60.00万元，其他收入10.00万元。

二、三公经费支出决算说明

公务用车运行维护费支出12.00万元。截至2023年末，单位共有公务用车7辆，其中：执法执勤用车3辆、应急保障用车3辆、特种专业技术用车1辆。

三、国有资产占用情况

截至2023年12月31日，松溪区水利局共有车辆6辆，其中：执法执勤用车3辆、应急保障用车2辆、特种专业技术用车1辆。单价100万元以上设备（不含车辆）1台（套）。

四、执法情况

全年立案查处违法采砂12起，处以罚款36.50万元。

五、项目情况

1.堤防巡查队伍经费。86.40万元中，队员工资72.00万元（20人、每人每月3000元），保险4.40万元（每人2200元），器材10.00万元。

第五部分 附表

收入支出决算总表

公开01表
部门：青岚市松溪区水利局	2023年度	金额单位：万元

收入		支出
项目	决算数	项目	决算数
一、财政拨款收入	910.00	一、农林水支出	890.00
二、其他收入	10.00
本年收入合计	920.00	本年支出合计	890.00
年初结转和结余	0.00	年末结转和结余	30.00
总计	920.00	总计	920.00

财政拨款支出决算明细表

公开05表
部门：青岚市松溪区水利局	2023年度	金额单位：万元

科目代码	经济分类科目名称	合计	一般公共预算财政拨款
			小计	基本支出	项目支出
栏次		1	2	3	4
合计		880.00	880.00	600.00	280.00
30211	差旅费	31.00	31.00	20.00	11.00
30231	公务用车运行维护费	12.00	12.00	9.50	2.50

一般公共预算财政拨款项目支出决算表

公开09表
部门：青岚市松溪区水利局	2023年度	金额单位：万元

科目代码	科目名称	项目名称	年初预算数	全年预算数	决算数	年末结转
栏次			1	2	3	4
合计			196.40	310.00	280.00	30.00
2130304	水利行业业务管理	堤防巡查队伍经费	186.40	86.40	86.40
2130305	水利工程建设	青石水库除险	0.00	150.00	130.00	20.00
2130314	防汛	排涝泵站更新	10.00	73.60	63.60	10.00
"""

BUDGET = """青岚市松溪区教育局2022年部门预算

一、收支总体情况

（一）支出预算：2022年年初预算数9000.00万元，其中基本支出7000.00万元，项目支出2000.00万元。

基本支出7000.00万元，其中人员经费6300.00万元，公用经费700.00万元。

二、一般公共预算拨款支出预算

（一）基本支出：2022年年初预算数6500.00万元，其中人员经费6100.00万元，公用经费400.00万元。

三、其他情况

本部门共有公务用车4辆，其中机关2辆、招生考试中心1辆、松溪二中1辆。

附表2

收入总表

部门：松溪区教育局	单位：万元
单位名称	合计	一般公共预算	财政专户管理资金	其他收入
合计	9000.00	8400.00	500.00	100.00
松溪区教育局机关	3000.00	2900.00		100.00
松溪区第一中学	3600.00	3300.00	300.00
松溪区第二中学	2400.00	2200.00	200.00

附表3

支出总表

部门：松溪区教育局	单位：万元
科目编码	科目名称	合计	基本支出	项目支出
	合计	9000.00	7000.00	2000.00
205	教育支出	9000.00	7000.00	2000.00

附表9

政府采购预算表

部门：松溪区教育局	单位：万元
单位名称	采购品目	数量	计量单位	金额
松溪区教育局机关	校车监控平台	1	项	9.00
松溪区第一中学	投影仪	20	台	16.00
"""


@pytest.fixture(scope="module")
def of_account(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(ACCOUNT)


@pytest.fixture(scope="module")
def of_budget(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(BUDGET)


def test_equipment_without_vehicles_is_no_number_of_vehicles(of_account: Callable[[str], Answer]) -> None:
    answer = of_account("水利局年底有几辆车？前后说法一致吗？")
    assert answer.status is Outcome.CONFLICTING
    assert "7辆" in answer.answer
    assert "6辆" in answer.answer
    assert "台" not in answer.answer


def test_of_equal_numbers_of_a_sentence_the_one_with_the_name_is_quoted() -> None:
    three = Quantity(
        printed="3", value=Decimal(3), unit="辆", source=Source(document="a.txt", text="3辆", line=1)
    )
    sentence = "共有车辆6辆，其中：执法用车3辆、巡查用车3辆。"
    count = Counted("巡查用车", "巡查用车|", three, sentence, "")
    reply = SimpleNamespace(quantity=lambda *_: "3辆[1]")
    quoted = count.quoted(cast(Held, SimpleNamespace(document=None)), cast(Reply, reply))
    assert quoted == "“巡查用车3辆”[1]"


def test_how_two_columns_bear_an_amount_is_told_and_no_project_is_made_of_a_total(
    of_account: Callable[[str], Answer],
) -> None:
    answer = of_account("公车运行费12.00万元里，基本支出和项目各承担多少？项目那块是哪个项目出的？").answer
    assert "9.50万元" in answer
    assert "2.50万元" in answer
    assert "280.00" not in answer


def test_receipts_come_from_sources_and_the_finest_are_told(of_account: Callable[[str], Answer]) -> None:
    answer = of_account("2023年的收入是哪几块来的？").answer
    assert all(said in answer for said in ("850.00万元", "60.00万元", "10.00万元"))


@pytest.mark.parametrize(
    "question", ["哪些项目的钱没用完结转到2024年了，各结转多少？", "哪几个项目年末有结转，分别多少？"]
)
def test_what_projects_carry_over_is_the_column_of_their_table(
    of_account: Callable[[str], Answer], question: str
) -> None:
    answer = of_account(question)
    assert answer.status is Outcome.ANSWERED
    assert "青石水库除险" in answer.answer
    assert "20.00万元" in answer.answer
    assert "10.00万元" in answer.answer
    assert "巡查队伍" not in answer.answer


def test_the_year_after_has_no_budget_here(of_account: Callable[[str], Answer]) -> None:
    assert of_account("2024年的预算是多少？").status is Outcome.NOT_DISCLOSED


def test_who_was_fined_most_no_total_tells(of_account: Callable[[str], Answer]) -> None:
    assert of_account("罚得最重的是哪家企业，罚了多少？").status is Outcome.NOT_DISCLOSED


def test_what_projects_cost_in_an_account_is_what_was_spent(of_account: Callable[[str], Answer]) -> None:
    assert "青石水库除险" in of_account("哪个项目花得最多？").answer
    assert "堤防巡查队伍经费" in of_account("年初预算最大的项目是哪个？").answer


def test_an_amount_is_spent_on_what_its_sentence_counts_up(of_account: Callable[[str], Answer]) -> None:
    answer = of_account("巡查队伍的86.40万元具体花在哪些地方？").answer
    assert all(said in answer for said in ("72.00万元", "4.40万元", "10.00万元"))


@pytest.mark.parametrize(
    "question", ["一中的预算里，靠学费（财政专户）进来的有多少？", "一中财政专户管理资金多少？"]
)
def test_a_school_by_its_number_and_a_column(of_budget: Callable[[str], Answer], question: str) -> None:
    answer = of_budget(question).answer
    assert "300.00万元" in answer
    assert "3600" not in answer
    assert "3,600" not in answer


def test_a_part_of_all_that_is_spent_is_not_what_one_fund_pays(of_budget: Callable[[str], Answer]) -> None:
    assert "70.00%" in of_budget("人员经费占全部支出的比重是多少？").answer


def test_vehicles_of_each_body_are_those_that_a_sentence_counts_up(
    of_budget: Callable[[str], Answer],
) -> None:
    answer = of_budget("公车都放在哪些单位，每家几辆？").answer
    assert "机关2辆" in answer
    assert "松溪二中1辆" in answer


@pytest.mark.parametrize("question", ["校车有多少辆？", "现在跑着多少台校车？"])
def test_what_is_bought_for_vehicles_is_none_of_them(
    of_budget: Callable[[str], Answer], question: str
) -> None:
    answer = of_budget(question)
    assert "9.00" not in answer.answer
    assert "4辆" not in answer.answer


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("三亿六千万", "355000000", "365000000"),
        ("两亿零三百万", "202500000", "203500000"),
        ("近190万", "1800000", "1900000"),
        ("附近190万", "1895000", "1905000"),
    ],
)
def test_an_amount_in_two_units_is_one_and_nearly_is_less(said: str, low: str, high: str) -> None:
    (amount,) = amounts_in(in_one_unit(said))
    assert (amount.low, amount.high) == (Decimal(low), Decimal(high))

"""Reasons that stand elsewhere than the figure. Both documents are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

BUDGET = """泊湾县渔港局2024年部门预算
第一部分 概况
一、主要职责
管理渔港和渔船。
第二部分 预算情况说明
一、收支增减变化
2024年本部门支出预算900.00万元，比上年增加60.00万元，增长7.14%。其中：
（一）基本支出400.00万元，比上年增加20.00万元。主要变动：一是新招渔政船员6名，增加24.00万元；二是2名职工退休，减少4.00万元。
（二）项目支出500.00万元，比上年增加40.00万元。增加较多的有：北汊航道疏浚为新增项目，增加150.00万元；渔船更新补助增加30.00万元；灯桩维护增加12.00万元。减少较多的有：东堤加固工程已于2023年完工，减少130.00万元；旧港池清淤减少22.00万元，原因是淤积面积比上年小。
（三）政府性基金支出80.00万元，比上年减少15.00万元，原因见本部分第四项。
（四）财政专户管理资金收入50.00万元，比上年减少6.00万元。
（五）住房保障支出31.00万元，比上年减少2.00万元，原因是上年一次性补缴公积金。
二、“三公”经费
公务用车购置费24.00万元，比上年增加24.00万元；公务用车运行维护费9.00万元，比上年减少1.00万元。
三、资产情况
2024年拟购置车辆1辆。上述车辆系更新，原因是原巡查车行驶已超40万公里，批准报废。
四、其他需要说明的情况
（一）关于基金项目。受滩涂出让停办影响，基金支出统一压减，岸线整治比上年减少15.00万元。
（二）关于渔船更新补助。2024年增加的30.00万元由两部分构成：新造船增加3艘，增加21.00万元；每艘补助标准上调，增加9.00万元。
（三）关于巡护员补助。巡护员补助36.00万元按30名巡护员、每人每月1000元安排（2023年为每人每月800元）。
（四）关于专户资金。渔市码头维护42.00万元，比上年减少8.00万元，原因是栈桥已于2023年修完；船坞养护8.00万元，比上年增加2.00万元，原因是船坞新增一座。
（五）关于避风塘建设。避风塘建设145.00万元，资金来源含上年结转25.00万元；当年预算避风塘建设120.00万元（不含上年结转）。
注：渔政执法经费仅统计局机关，不含渔政大队的办案经费。
"""
FINAL = """泊湾县水产站2022年部门决算
第三部分 决算情况说明
一、收支总体情况
2022年度收、支总计700.00万元，与上年相比，增加90.00万元，主要是因为：一是种苗基地扩建款增加70.00万元；二是鱼病防控增加20.00万元。
2022年度本年支出690.00万元，比上年减少12.00万元。变动的主要原因：一是鱼市监测补贴减少9.50万元，原因见本部分第三项；二是其他各项减少2.50万元。
一般公共预算财政拨款年初预算600.00万元，本年支出640.00万元，比年初预算增加40.00万元。决算数大于预算数的原因：年中追加苗种补助52.00万元；同时因职工调出，人员支出比年初预算减少12.00万元。
二、财政拨款支出具体情况
1、农林水支出（类）农业农村（款）病虫害控制（项）。年初预算为50.00万元，支出决算为64.00万元，完成年初预算的128.00%，决算数大于年初预算数的主要原因是：年中追加鱼病检测经费。
2、农林水支出（类）农业农村（款）农产品质量安全（项）。年初预算为30.00万元，支出决算为22.00万元，完成年初预算的73.33%。
上述第2项减少系抽检批次由90批核减为60批。
三、绩效评价情况
发现的主要问题：一是种苗基地扩建因围堰塌方停工45天，年末尚有13.00万元未形成支出；二是病虫害控制检测试剂到货较晚，结转3.00万元。
1.鱼市监测补贴项目自评综述：自评得分83分。未完成原因：一是监测点选址推迟，少支出6.00万元；二是监测员到岗较少，少支出3.50万元。剩余资金已被收回。
"""
LINES = """泊湾县船检所2022年部门决算
第三部分 决算情况说明
一、收支总体情况
2022年度支出总计820.00万元，比上年减少30.00万元，主要是检测船项目上年完工。
二、财政拨款支出情况
2022年度一般公共预算财政拨款支出年初预算为500.00万元，支出决算为560.00万元，完成年初预算的112.00%。其中：
1、农林水支出（类）农业农村（款）渔业发展（项）。年初预算为200.00万元，支出决算为270.00万元，完成年初预算的135.00%，决算数大于年初预算数的主要原因是：台风后追加渔港修复资金。
2、农林水支出（类）农业农村（款）执法监管（项）。年初预算为300.00万元，支出决算为290.00万元，完成年初预算的96.67%，决算数小于年初预算数的主要原因是：检验船停航检修。
"""
Put = Callable[[str], Answer]


@pytest.fixture(scope="module")
def budget(asked_of: Callable[[str], Put]) -> Put:
    return asked_of(BUDGET)


@pytest.fixture(scope="module")
def final(asked_of: Callable[[str], Put]) -> Put:
    return asked_of(FINAL)


def test_a_part_of_a_list_of_changes_is_told_with_what_it_came_of(budget: Put) -> None:
    answer = budget("东堤加固工程为什么减少了130万元？").answer
    assert "已于2023年完工" in answer
    assert "淤积面积" not in answer
    assert "新增项目" in budget("北汊航道疏浚为什么增加？").answer


def test_no_reason_of_another_part_is_told(budget: Put) -> None:
    answer = budget("灯桩维护为什么增加？")
    assert answer.status is Outcome.NOT_DISCLOSED
    assert "淤积面积" not in answer.answer


def test_reasons_that_begin_in_the_next_sentence_are_told_to_the_last(budget: Put) -> None:
    answer = budget("基本支出为什么增加？").answer
    assert "24.00万元" in answer
    assert "2名职工退休" in answer


def test_a_reason_that_says_where_it_stands_is_told_from_there(budget: Put) -> None:
    answer = budget("政府性基金支出为什么减少？").answer
    assert "滩涂出让停办" in answer
    assert "原因：“见" not in answer


def test_a_change_that_is_made_up_of_parts_is_told_by_all_of_them(budget: Put) -> None:
    answer = budget("渔船更新补助涨了多少，为什么涨？").answer
    assert "30.00万元" in answer
    assert "21.00万元" in answer
    assert "9.00万元" in answer


def test_why_vehicles_are_bought_is_told_where_they_are_told_of(budget: Put) -> None:
    answer = budget("公务用车购置费为什么比上年多？").answer
    assert "40万公里" in answer


def test_a_standard_that_was_lower_the_year_before_is_a_cause(budget: Put) -> None:
    answer = budget("巡护员补助为什么比上年多？").answer
    assert "2023年为每人每月800元" in answer


def test_two_numbers_differ_by_what_one_leaves_out(budget: Put) -> None:
    answer = budget("渔政执法经费和办案经费两个数为什么不一样？").answer
    assert "不含渔政大队" in answer


def test_reasons_behind_a_colon_are_told_to_the_last(final: Put) -> None:
    answer = final("收支总计为什么增加？").answer
    assert "70.00万元" in answer
    assert "20.00万元" in answer


def test_what_was_left_is_told_with_why(final: Put) -> None:
    answer = final("种苗基地扩建的钱为什么没用完？").answer
    assert "围堰塌方" in answer
    assert "试剂" not in answer


def test_more_than_planned_and_yet_not_all_has_two_causes(final: Put) -> None:
    answer = final("病虫害控制既超了年初预算，年底又有钱没用完，两件事的原因分别是什么？").answer
    assert "追加鱼病检测经费" in answer
    assert "试剂到货较晚" in answer


def test_an_item_called_by_its_number_is_told_its_cause(final: Put) -> None:
    assert "90批核减为60批" in final("农产品质量安全为什么减少？").answer


def test_why_a_budget_was_missed_is_no_cause_of_a_change_from_the_year_before(final: Put) -> None:
    assert final("病虫害控制为什么比上年多？").status is Outcome.NOT_DISCLOSED


def test_a_part_of_a_list_of_reasons_is_followed_to_where_its_own_stands(final: Put) -> None:
    answer = final("鱼市监测补贴比上年减少9.5万元，原因有哪几条，各影响多少钱？").answer
    assert "监测点选址推迟" in answer
    assert "3.50万元" in answer
    assert "没有披露" not in answer


def test_why_more_than_its_budget_was_spent_is_not_why_more_than_last_year(final: Put) -> None:
    answer = final("一般公共预算实际花的钱为什么超了年初预算？").answer
    assert "追加苗种补助" in answer
    assert "12.00万元" in answer
    assert "比上年" not in answer


def test_what_a_fund_pays_for_tells_why_the_fund_changed(budget: Put) -> None:
    answer = budget("财政专户管理资金收入为什么减少？").answer
    assert "栈桥" in answer
    assert "船坞新增一座" in answer


@pytest.mark.parametrize("before", ["新招了渔政船员", "明明多招了船员", "船员都多了"])
def test_what_only_makes_one_wonder_need_not_be_told_of(budget: Put, before: str) -> None:
    answer = budget(f"{before}，住房保障支出怎么反而比上年少？").answer
    assert "一次性补缴公积金" in answer


@pytest.mark.parametrize(
    "little", ["只花了预算的一小部分", "连预算的零头都没花到", "才花了年初预算的一个零头"]
)
def test_little_of_the_budget_is_less_than_the_budget(final: Put, little: str) -> None:
    assert "90批核减为60批" in final(f"农产品质量安全为什么{little}？").answer


def test_two_amounts_of_an_item_differ_by_what_one_of_them_leaves_out(budget: Put) -> None:
    answer = budget("避风塘建设一处是145.00万元，另一处是120.00万元，为什么不一样？").answer
    assert "相差25.00万元" in answer
    assert "不含上年结转" in answer


@pytest.mark.parametrize("question", ["支出为什么比年初预算多？", "一般公共预算支出为什么超了年初预算？"])
def test_what_was_spent_beyond_the_whole_budget_is_told_by_the_lines_that_went_beyond_theirs(
    asked_of: Callable[[str], Put], question: str
) -> None:
    answer = asked_of(LINES)(question).answer
    assert "追加渔港修复资金" in answer
    assert "停航检修" not in answer
    assert "上年完工" not in answer

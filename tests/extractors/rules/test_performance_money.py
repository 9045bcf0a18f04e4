"""The money of performance forms: under the labels and heads that it belongs to."""

from __future__ import annotations

from tests.extractors.rules.filled import HEADS, ROW, form


def test_money_behind_labels_stands_under_the_first_label_of_its_column() -> None:
    budget = form(
        "项目名称\t河道清淤\t\t\t",
        "项目资金（万元）\t实施期资金总额：\t90.00\t年度资金总额：\t30.00",
        "\t其中：财政拨款\t80.00\t其中：财政拨款\t20.00",
        HEADS,
        ROW,
    )
    (statement,) = budget.statements
    (line,) = statement.lines
    assert line.name == line.project == "河道清淤"
    assert [(a.column, a.money.printed) for a in line.amounts] == [
        ("项目资金（万元）/实施期资金总额", "90.00"),
        ("项目资金（万元）/年度资金总额", "30.00"),
        ("项目资金（万元）/实施期资金总额/其中：财政拨款", "80.00"),
        ("项目资金（万元）/年度资金总额/其中：财政拨款", "20.00"),
    ]


def test_the_unit_of_a_form_is_the_one_its_label_says() -> None:
    budget = form("项目名称\t河道清淤", "项目资金（元）\t年度资金总额\t300000.00", HEADS, ROW)
    assert {a.money.unit for s in budget.statements for line in s.lines for a in line.amounts} == {"元"}


def test_heads_of_a_little_table_that_slid_are_counted_off_over_the_figures() -> None:
    budget = form(
        "部门资金情况\t总体情况\t当年金额\t占比\t近两年金额\t\t",
        "\t\t\t\t2022年\t2023年\t",
        "\t收入构成\t财政拨款\t871.00\t80%\t709.50\t674.00",
        "\t\t其他资金\t217.75\t20%\t0.00\t10.00",
        HEADS,
        ROW,
        title="部门整体绩效目标申报表",
    )
    (statement,) = budget.statements
    assert [(a.column.rpartition("/")[2], a.money.printed) for a in statement.lines[0].amounts] == [
        ("当年金额", "871.00"),
        ("2022年", "709.50"),
        ("2023年", "674.00"),
    ]
    assert [(m.item, m.quantity.printed, m.quantity.unit) for m in budget.mentions] == [
        ("财政拨款", "80%", "%"),
        ("其他资金", "20%", "%"),
    ]


def test_a_label_beside_its_figure_is_no_head_of_the_labels_to_its_right() -> None:
    budget = form(
        "项目名称\t河道清淤\t\t",
        "年度资金总额（元）\t300.00\t以前年度结转\t50.00",
        "其中：财政拨款\t280.00\t其他资金\t20.00",
        "政府性基金\t—\t自筹资金\t5.00",
        HEADS,
        ROW,
    )
    assert [
        (a.column, a.money.printed, a.money.unit)
        for s in budget.statements
        for ln in s.lines
        for a in ln.amounts
    ] == [
        ("年度资金总额（元）", "300.00", "元"),
        ("以前年度结转", "50.00", "元"),
        ("年度资金总额（元）/其中：财政拨款", "280.00", "元"),
        ("其他资金", "20.00", "元"),
        ("自筹资金", "5.00", "元"),
    ]


def test_totals_side_by_side_are_each_the_head_of_the_labels_below() -> None:
    budget = form(
        "项目名称\t河道清淤\t\t",
        "实施期资金总额\t90.00\t年度资金总额\t30.00",
        "其中：财政拨款\t80.00\t其中：财政拨款\t20.00",
        HEADS,
        ROW,
    )
    assert [(a.column, a.money.printed) for s in budget.statements for ln in s.lines for a in ln.amounts] == [
        ("实施期资金总额", "90.00"),
        ("年度资金总额", "30.00"),
        ("实施期资金总额/其中：财政拨款", "80.00"),
        ("年度资金总额/其中：财政拨款", "20.00"),
    ]


def test_the_sum_of_scores_stands_under_the_heads_of_the_scores_and_is_no_money() -> None:
    budget = form(
        "项目名称\t河道清淤\t\t\t\t",
        "项目资金（万元）\t\t年初预算数\t执行数\t分值\t执行率",
        "\t年度资金总额\t40.00\t38.00\t10\t95.00%",
        "一级指标\t二级指标\t三级指标\t年度指标值\t分值\t得分",
        "产出指标\t数量指标\t清淤河段\t≥12公里\t90\t88",
        "总分\t\t\t\t100\t97.5",
        title="项目支出绩效自评表",
    )
    summed = [(m.column, m.quantity.printed, m.quantity.unit) for m in budget.mentions if m.item == "总分"]
    assert summed == [("分值", "100", ""), ("得分", "97.5", "")]


def test_money_by_level_of_government_is_a_little_table_and_the_type_of_an_indicator_its_level() -> None:
    budget = form(
        "专项名称\t河道清淤\t\t\t",
        "资金规模\t总计\t中央\t省级\t县级",
        "\t90.00\t40.00\t30.00\t20.00",
        "指标类型\t指标名称\t指标性质\t目标值\t计量单位",
        "产出\t清淤长度\t≥\t12\t公里",
        title="专项资金绩效目标表",
    )
    assert [
        (ln.name, a.column, a.money.printed) for s in budget.statements for ln in s.lines for a in ln.amounts
    ] == [
        ("河道清淤", "资金规模/总计", "90.00"),
        ("河道清淤", "资金规模/中央", "40.00"),
        ("河道清淤", "资金规模/省级", "30.00"),
        ("河道清淤", "资金规模/县级", "20.00"),
    ]
    assert [(i.level1, i.level3) for i in budget.indicators] == [("产出", "清淤长度")]


def test_the_money_of_tasks_goes_by_the_tasks_and_their_content_is_a_goal() -> None:
    budget = form(
        "部门名称\t青河县水务局\t\t\t",
        "年度主要任务\t任务名称\t主要内容\t预算金额（万元）\t",
        "\t\t\t总额\t财政拨款",
        "\t河道治理\t疏通全部河段\t60.00\t50.00",
        "\t水库巡查\t每月巡查一遍\t30.00\t30.00",
        "\t金额合计\t\t90.00\t80.00",
        HEADS,
        ROW,
        title="部门整体支出绩效目标表",
    )
    assert [(ln.side, ln.name, ln.amounts[0].money.printed) for s in budget.statements for ln in s.lines] == [
        ("", "河道治理", "60.00"),
        ("", "水库巡查", "30.00"),
        ("", "金额合计", "90.00"),
    ]
    assert [(g.period, g.text.text) for g in budget.goals] == [
        ("河道治理", "疏通全部河段"),
        ("水库巡查", "每月巡查一遍"),
    ]

"""Performance forms in the shapes that departments print them in."""

from __future__ import annotations

from extractors.pipeline import extract_bytes
from tests.extractors.rules.filled import HEADS, ROW, form, told


def test_earlier_years_stand_beside_this_years_target() -> None:
    (indicator,) = form(
        "项目名称\t河道清淤",
        "\t一级指标\t二级指标\t三级指标\t指标值\t依据",
        "\t\t\t\t近两年指标值\t预期当年实现值",
        "\t\t\t\t2022年\t2023年",
        "绩效指标\t产出指标\t数量指标\t清淤河段\t9公里\t10公里\t≥12公里\t计划",
    ).indicators
    assert told(indicator) == ("产出指标", "数量指标", "清淤河段", "≥12公里")
    assert [(o.head, o.target.text) for o in indicator.others] == [
        ("指标值/近两年指标值/2022年", "9公里"),
        ("指标值/近两年指标值/2023年", "10公里"),
    ]


def test_operator_and_unit_in_columns_of_their_own_belong_to_the_target() -> None:
    (indicator,) = form(
        "项目名称\t河道清淤",
        "一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t权重",
        "产出指标\t数量指标\t清淤河段\t≥\t12\t公里\t30",
    ).indicators
    target = indicator.target
    assert (target.text, target.operator, str(target.value), target.unit) == ("12", "≥", "12", "公里")
    assert [(o.head, o.target.text) for o in indicator.others] == [("权重", "30")]


def test_a_self_evaluation_tells_the_target_from_the_outturn() -> None:
    (indicator,) = form(
        "项目名称\t河道清淤",
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分",
        "产出指标\t数量指标\t清淤河段\t12公里\t11公里\t10\t9.2",
        title="项目支出绩效自评表",
    ).indicators
    assert indicator.target.text == "12公里"
    assert {o.head: o.target.text for o in indicator.others} == {
        "实际完成值": "11公里",
        "分值": "10",
        "得分": "9.2",
    }


def test_a_blank_level_repeats_the_one_above_and_another_first_level_begins_anew() -> None:
    found = form(
        "项目名称\t河道清淤",
        HEADS,
        ROW,
        "\t\t\t清淤泵站\t3座",
        "\t效益指标\t\t灌溉面积\t2万亩",
    ).indicators
    assert [told(i)[:3] for i in found] == [
        ("产出指标", "数量指标", "清淤河段"),
        ("产出指标", "数量指标", "清淤泵站"),
        ("效益指标", "", "灌溉面积"),
    ]


def test_a_second_project_in_the_same_table_has_its_own_indicators_and_goals() -> None:
    budget = form(
        "项目名称\t河道清淤\t\t\t",
        HEADS,
        ROW,
        "项目名称\t堤防加固\t\t\t",
        "年度目标\t汛前完成全部险段的加固\t\t\t",
        HEADS,
        "绩效指标\t产出指标\t数量指标\t加固堤段\t4公里",
    )
    assert [(i.project, i.level3) for i in budget.indicators] == [
        ("河道清淤", "清淤河段"),
        ("堤防加固", "加固堤段"),
    ]
    assert [(g.project, g.period, g.text.text) for g in budget.goals] == [
        ("堤防加固", "年度目标", "汛前完成全部险段的加固")
    ]


def test_goals_side_by_side_are_told_apart_by_the_heads_above_them() -> None:
    budget = form(
        "项目名称\t河道清淤\t",
        "总体目标\t实施期总目标\t年度目标",
        "\t三年内疏通全部支流\t今年疏通两条支流",
        "\t一级指标\t二级指标\t三级指标\t指标值",
        ROW,
    )
    assert [(g.period, g.text.text) for g in budget.goals] == [
        ("实施期总目标", "三年内疏通全部支流"),
        ("年度目标", "今年疏通两条支流"),
    ]


def test_boxes_are_ticked_or_not_and_their_words_have_their_place() -> None:
    budget = form("项目名称\t河道清淤", "项目属性\t□新增项目  ☑延续项目", HEADS, ROW)
    assert [(c.label, c.option.text, c.ticked) for c in budget.choices] == [
        ("项目属性", "新增项目", False),
        ("项目属性", "延续项目", True),
    ]
    assert budget.choices[1].option.source.cell is not None


def test_a_box_behind_its_words_is_read_as_well() -> None:
    budget = form("项目名称\t河道清淤", "是否新增\t是√ 否□", HEADS, ROW)
    assert [(c.option.text, c.ticked) for c in budget.choices] == [("是", True), ("否", False)]


def test_a_row_that_a_blank_line_cut_in_two_is_one_indicator() -> None:
    cells = [
        ("一级指标", "二级指标", "三级指标", "描述", "指标值", "依据"),
        ("产出指标", "数量指标", "清淤河段", "当年清淤", "≥12公里", "计划"),
        ("", "质量指标", "验收合格"),
        ("合格的比例", "较上年提高", "计划"),
        ("效益指标", "社会效益指标", "受益村庄", "受益的村", "≥8个", "计划"),
    ]
    dump = "\n\n".join("\n".join("\t" + cell for cell in row) for row in cells)
    budget = extract_bytes(
        f"青河县水务局2024年部门预算\n项目支出绩效目标表\n{dump}\n".encode(), "a.txt"
    ).budget
    assert [(i.level2, i.level3, i.target.text) for i in budget.indicators] == [
        ("数量指标", "清淤河段", "≥12公里"),
        ("质量指标", "验收合格", "较上年提高"),
        ("社会效益指标", "受益村庄", "≥8个"),
    ]


def test_a_wide_form_names_project_and_money_once_for_all_its_indicators() -> None:
    budget = form(
        "项目名称\t预算数\t一级指标\t二级指标\t三级指标\t指标值",
        "河道清淤\t90.00\t产出指标\t数量指标\t清淤河段\t≥12公里",
        "\t\t\t质量指标\t验收合格率\t100%",
        "堤防加固\t40.00\t产出指标\t数量指标\t加固堤段\t4公里",
    )
    assert [(i.project, i.level3) for i in budget.indicators] == [
        ("河道清淤", "清淤河段"),
        ("河道清淤", "验收合格率"),
        ("堤防加固", "加固堤段"),
    ]
    lines = [line for s in budget.statements for line in s.lines]
    assert [(line.name, [a.money.printed for a in line.amounts]) for line in lines] == [
        ("河道清淤", ["90.00"]),
        ("堤防加固", ["40.00"]),
    ]


def test_a_table_with_levels_as_heads_and_sentences_in_its_cells() -> None:
    budget = form(
        "单位名称\t专项名称\t资金总额\t年度绩效目标\t产出指标\t效益指标",
        "青河县水务局\t河道清淤\t90.00\t疏通两条支流\t1、清淤河段不少于12公里。2、验收合格率100%。\t受益村庄8个",
        title="专项支出绩效目标表",
    )
    assert [(i.project, i.level1, i.level3, i.target.text) for i in budget.indicators] == [
        ("河道清淤", "产出指标", "清淤河段", "不少于12公里"),
        ("河道清淤", "产出指标", "验收合格率", "100%"),
        ("河道清淤", "效益指标", "受益村庄", "8个"),
    ]


def test_indicators_told_in_sentences_under_a_heading_of_performance() -> None:
    text = "\n".join(
        (
            "青河县水务局2024年部门预算",
            "五、部门整体绩效目标",
            "（一）保障灌溉用水",
            "绩效目标：按时放水，按序轮灌。",
            "绩效指标：灌溉保证率大于90%。",
        )
    )
    (indicator,) = extract_bytes(text.encode(), "a.txt").budget.indicators
    assert (indicator.goal, indicator.level3, indicator.target.text) == (
        "按时放水，按序轮灌",
        "灌溉保证率",
        "大于90%",
    )
    assert (indicator.target.operator, str(indicator.target.value)) == (">", "90")


def test_figures_in_the_words_of_a_form_are_not_lost() -> None:
    budget = form("项目名称\t河道清淤", "资金用途\t用于清淤12公里，拟聘护河员8人", HEADS, ROW)
    assert [(m.item, m.quantity.printed, m.quantity.unit) for m in budget.mentions] == [
        ("河道清淤", "12", "公里"),
        ("河道清淤", "8", "人"),
    ]


def test_who_filled_in_a_form_is_in_no_field() -> None:
    budget = form("填报人\t张某\t联系电话\t13900000000", "项目名称\t河道清淤", HEADS, ROW)
    assert "13900000000" not in budget.model_dump_json()


def test_rates_that_sentences_hold_to_an_operator_are_indicators() -> None:
    text = "\n".join(
        (
            "青河县水务局2024年部门预算",
            "五、部门整体绩效目标",
            "规范取水管理，巡查、抽检违规率小于百分之三。",
            "绩效指标：管网漏损率（%）=漏损水量/供水总量，漏损率低于9%。",
        )
    )
    found = extract_bytes(text.encode(), "a.txt").budget.indicators
    assert [(i.level3, i.target.text) for i in found] == [
        ("巡查、抽检违规率", "小于百分之三"),
        ("管网漏损率", "低于9%"),
    ]


FOOT = "审核人\t丁一鸣\t填报日期\t2024-01-05\t"


def test_a_foot_with_names_and_a_date_is_no_indicator_and_closes_the_form() -> None:
    budget = form("项目名称\t河道清淤\t\t\t", HEADS, ROW, FOOT, "质量\t合格\t验收\t次数\t2次")
    assert [told(i) for i in budget.indicators] == [("产出指标", "数量指标", "清淤河段", "≥12公里")]


def test_a_foot_that_nobody_filled_in_is_one_all_the_same() -> None:
    budget = form(HEADS, ROW, "填报人：　　　　联系电话：　　　　填报日期：2024年1月5日\t\t\t\t", ROW)
    assert len(budget.indicators) == 1


def test_a_row_that_names_the_project_and_who_answers_for_it_names_the_project() -> None:
    budget = form("项目名称\t河道清淤\t负责人\t丁一鸣\t", HEADS, ROW)
    assert [i.project for i in budget.indicators] == ["河道清淤"]


def test_an_indicator_of_persons_is_no_foot() -> None:
    budget = form(HEADS, "绩效指标\t产出指标\t数量指标\t培训经办人\t≥40人", ROW)
    assert [i.level3 for i in budget.indicators] == ["培训经办人", "清淤河段"]


def test_a_wide_form_is_of_its_projects_and_not_of_those_who_answer_for_them() -> None:
    budget = form(
        "项目负责人\t项目名称\t金额\t一级指标\t二级指标\t三级指标\t指标值",
        "丁一鸣\t河道清淤\t12.50\t产出指标\t数量指标\t清淤河段\t≥12公里",
        "\t\t\t产出指标\t质量指标\t验收合格率\t≥95%",
    )
    assert {i.project for i in budget.indicators} == {"河道清淤"}


def test_indicators_above_the_projects_name_are_the_projects() -> None:
    budget = form(
        "一级指标\t二级指标\t三级指标\t指标值",
        "产出指标\t数量指标\t清淤河段\t≥12公里",
        "项目名称\t河道清淤\t\t",
        "项目总额（万元）\t30.00\t其中：财政拨款\t30.00",
    )
    assert [(i.project, i.level3) for i in budget.indicators] == [("河道清淤", "清淤河段")]


def test_indicators_without_levels_are_read_from_the_grades_beside_them() -> None:
    budget = form(
        "职责活动\t年度预算数\t绩效目标\t绩效指标\t评价标准\t\t",
        "\t\t\t\t优\t良\t差",
        "水利管理\t90.00\t河道畅通\t\t\t\t",
        "河道清淤\t40.00\t完成全部河段\t清淤长度\t≥12公里\t≥10公里\t＜10公里",
    )
    (indicator,) = budget.indicators
    assert (indicator.project, indicator.level3, indicator.target.text) == ("河道清淤", "清淤长度", "≥12公里")
    assert [(o.head, o.target.operator, str(o.target.value)) for o in indicator.others] == [
        ("评价标准/良", "≥", "10"),
        ("评价标准/差", "<", "10"),
    ]
    assert [(g.project, g.text.text) for g in budget.goals] == [
        ("水利管理", "河道畅通"),
        ("河道清淤", "完成全部河段"),
    ]
    assert [(ln.name, a.money.printed) for s in budget.statements for ln in s.lines for a in ln.amounts] == [
        ("水利管理", "90.00"),
        ("河道清淤", "40.00"),
    ]


def test_indicators_behind_their_level_need_no_heads() -> None:
    budget = form(
        "项目名称\t河道清淤",
        "资金总额\t30.00",
        "数量指标\t清淤河段 ≥12公里；疏通涵洞 8处",
        "满意度指标\t村民满意度 ≥95%",
    )
    assert [told(i) for i in budget.indicators] == [
        ("", "数量指标", "清淤河段", "≥12公里"),
        ("", "数量指标", "疏通涵洞", "8处"),
        ("满意度指标", "", "村民满意度", "≥95%"),
    ]
    assert {i.project for i in budget.indicators} == {"河道清淤"}
    assert budget.mentions == ()


def test_an_indicator_and_a_goal_say_where_the_indicator_and_the_project_are_named() -> None:
    budget = form("项目名称\t河道清淤", "年度目标\t汛期前清淤十二公里，不留死角。", HEADS, ROW)
    (indicator,) = budget.indicators
    assert indicator.name_source is not None
    assert (indicator.name_source.text, indicator.target.source.text) == ("清淤河段", indicator.target.text)
    assert indicator.name_source.cell != indicator.target.source.cell
    (goal,) = budget.goals
    assert goal.project_source is not None
    assert (goal.project, goal.project_source.text) == ("河道清淤", "河道清淤")


def test_in_a_cell_that_holds_name_and_target_each_has_its_own_words() -> None:
    (indicator,) = form("项目名称\t河道清淤", "数量指标\t清淤河段 ≥12公里").indicators
    assert indicator.name_source is not None
    assert (indicator.name_source.text.strip(), indicator.target.text) == ("清淤河段", "≥12公里")
    assert indicator.name_source.cell == indicator.target.source.cell


def test_what_a_form_says_of_its_project_beside_labels_is_kept_with_the_project() -> None:
    budget = form(
        "项目名称\t河道清淤\t项目性质\t经常性项目",
        "主管部门\t青河县水务局\t计划完成日期\t2024-11-30",
        "项目负责人\t\t是否政府采购\t是",
        "一级指标\t二级指标\t三级指标\t指标值",
        "产出指标\t数量指标\t清淤河段\t12公里",
    )
    assert [(p.project, p.label, p.text.text) for p in budget.particulars] == [
        ("河道清淤", "项目性质", "经常性项目"),
        ("河道清淤", "主管部门", "青河县水务局"),
        ("河道清淤", "计划完成日期", "2024-11-30"),
        ("河道清淤", "是否政府采购", "是"),
    ]


def test_what_was_reached_stands_beside_the_goal_and_is_none() -> None:
    budget = form(
        "项目名称\t河道清淤\t实施单位\t河道所",
        "年度总体目标\t预期目标\t实际完成情况",
        "\t清淤十二公里，汛前完工\t清淤十一公里，六月完工",
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值",
        "产出指标\t数量指标\t清淤河段\t12公里\t11公里",
        title="项目支出绩效自评表",
    )
    assert [(g.project, g.period, g.text.text) for g in budget.goals] == [
        ("河道清淤", "预期目标", "清淤十二公里，汛前完工")
    ]
    assert ("实际完成情况", "清淤十一公里，六月完工") in [(p.label, p.text.text) for p in budget.particulars]

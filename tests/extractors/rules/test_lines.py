"""What a row of a table goes by, and what of it is money."""

from __future__ import annotations

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Budget, Line
from extractors.schema.draft import Kind


def table(title: str, *rows: str, unit: str = "万元") -> Budget:
    lines = ("青河县水务局2024年部门预算", title, f"单位：{unit}", *rows)
    return extract_bytes("\n".join(lines).encode(), "a.txt").budget


def lines(budget: Budget) -> list[Line]:
    return [line for statement in budget.statements for line in statement.lines]


def test_a_code_in_brackets_before_the_name_is_the_rows_code() -> None:
    budget = table("部门支出总表", "项目\t预算数", "[213]农林水支出\t86.40", "[21303]水利\t86.40")
    assert [(line.code, line.name) for line in lines(budget)] == [("213", "农林水支出"), ("21303", "水利")]
    source = lines(budget)[0].code_source
    assert source is not None
    assert source.text == "213"


def test_bare_codes_before_names_are_codes_where_most_rows_have_one() -> None:
    budget = table(
        "部门支出总表", "项目\t预算数", "213 农林水支出\t86.40", "21303-水利\t86.40", "合计\t86.40"
    )
    assert [line.code for line in lines(budget)] == ["213", "21303", ""]
    # a year or a number that begins one name of many is none
    single = table("项目支出表", "项目\t预算数", "211工程配套\t3.00", "清淤\t2.00", "护岸\t1.00")
    assert lines(single)[0].name == "211工程配套"


def test_the_column_of_project_names_says_what_the_row_is() -> None:
    budget = table(
        "项目支出预算表", "类型\t项目单位\t项目名称\t预算数", "31-部门项目\t青河县水务局\t河道清淤\t90.00"
    )
    assert [line.name for line in lines(budget)] == ["河道清淤"]


def test_a_row_that_counts_things_is_no_money_and_neither_are_its_parts() -> None:
    budget = table(
        "机构运行信息表",
        "项目\t统计数",
        "一、“三公”经费支出\t",
        "公务接待费\t1.20",
        "三、国有资产占用情况\t",
        "车辆数合计（辆）\t3",
        "1.机要通信用车\t1",
        "二、机关运行经费\t",
        "行政单位\t45.60",
    )
    money = [
        (s.kind, line.name, a.money.printed)
        for s in budget.statements
        for line in s.lines
        for a in line.amounts
    ]
    assert money == [
        (Kind.THREE_PUBLIC, "公务接待费", "1.20"),
        (Kind.OPERATING, "行政单位", "45.60"),
    ]
    counted = {(m.item, m.quantity.printed, m.quantity.unit) for m in budget.mentions}
    assert {("车辆数合计（辆）", "3", "辆"), ("1.机要通信用车", "1", "辆")} <= counted


def test_the_money_of_things_stands_beside_their_number() -> None:
    budget = table("固定资产占用情况表", "项目\t数量\t价值", "车辆（辆）\t2\t22.75", unit="万元")
    assert [(a.column, a.money.printed) for line in lines(budget) for a in line.amounts] == [
        ("价值", "22.75")
    ]


def test_the_long_code_of_a_project_is_no_amount() -> None:
    budget = table(
        "项目支出表",
        "项目名称\t项目编号数\t预算数",
        "河道清淤\t532301210000000012345\t90.00",
        "护岸\t532301210000000012346\t10.00",
    )
    amounts = [a.money.printed for line in lines(budget) for a in line.amounts]
    assert amounts == ["90.00", "10.00"]


def test_the_code_of_a_body_is_marked_as_such() -> None:
    budget = table("部门收入总表", "单位代码\t单位名称\t合计", "313001\t青河县水务局\t86.40")
    (line,) = lines(budget)
    assert (line.code, line.of_body) == ("313001", True)


def test_parts_of_a_code_that_lost_their_zero_get_it_back() -> None:
    budget = table(
        "支出总表", "类\t款\t项\t科目名称\t合计", "213\t\t\t农林水支出\t86.40", "213\t3\t5\t水利工程\t86.40"
    )
    assert [line.code for line in lines(budget)] == ["213", "2130305"]


def test_one_part_of_a_code_without_its_zero_among_others_stays_as_it_is_printed() -> None:
    budget = table(
        "支出总表",
        "类	款	科目名称	合计",
        "301	01	基本工资	6.40",
        "301	2	津贴补贴	3.20",
    )
    assert [line.code for line in lines(budget)] == ["30101", "3012"]


def test_a_code_keeps_the_name_beside_it_where_only_some_lines_name_a_project() -> None:
    budget = table(
        "结转资金支出预算表",
        "科目编码\t科目名称\t项目名称\t金额",
        "213\t农林水支出\t\t86.40",
        "2130305\t水利工程\t河道清淤\t86.40",
    )
    assert [(line.code, line.name, line.project) for line in lines(budget)] == [
        ("213", "农林水支出", ""),
        ("2130305", "水利工程", "河道清淤"),
    ]


def test_in_a_list_of_projects_the_project_names_the_line() -> None:
    budget = table(
        "项目支出预算表",
        "科目编码\t科目名称\t项目名称\t金额",
        "2130305\t水利工程\t河道清淤\t86.40",
        "\t合计\t\t86.40",
    )
    assert [(line.name, line.project) for line in lines(budget)] == [("河道清淤", ""), ("合计", "")]


def test_a_change_in_words_is_an_amount_with_its_sign_under_a_head_of_changes() -> None:
    budget = table(
        "“三公”经费增减变化表",
        "项目\t2024年\t增减变化\t",
        "\t\t金额\t比例",
        "公务接待费\t3.00\t减少1.20\t下降28.57%",
        "会议费\t2.00\t增加0.50\t增长33.33%",
        "培训费\t1.00\t持平\t",
    )
    changes = [(a.money.printed, str(a.money.value)) for line in lines(budget) for a in line.amounts[1:]]
    assert changes == [("减少1.20", "-1.20"), ("增加0.50", "0.50")]
    rates = [(m.column, str(m.quantity.value), m.quantity.unit) for m in budget.mentions]
    assert rates == [("增减变化/比例", "-28.57", "%"), ("增减变化/比例", "33.33", "%")]


def test_a_unit_behind_an_amount_overrules_the_tables() -> None:
    budget = table("支出总表", "项目\t2024年预算", "水利工程\t1.5万元", "护岸\t8600.00", unit="元")
    amounts = [
        (a.money.printed, a.money.unit, int(a.money.yuan)) for line in lines(budget) for a in line.amounts
    ]
    assert amounts == [("1.5", "万元", 15_000), ("8600.00", "元", 8600)]


def test_targets_of_money_are_no_amounts_of_a_line() -> None:
    budget = table("情况表", "项目\t标准", "补助\t300元", "奖励\t2万元")
    assert [a for line in lines(budget) for a in line.amounts] == []


def test_a_code_whose_parts_are_set_apart_is_the_code() -> None:
    budget = table(
        "一般公共预算基本支出表",
        "科目编码\t科目名称\t预算数",
        "301\t工资福利支出\t45.20",
        "301.01\t基本工资\t30.20",
        "301-02\t津贴补贴\t15.00",
    )
    (statement,) = budget.statements
    assert statement.kind is Kind.BASIC_BY_ECONOMIC
    assert [line.code for line in statement.lines] == ["301", "30101", "30102"]
    source = statement.lines[1].code_source
    assert source is not None
    assert source.text == "301.01"


def test_receipts_and_expenditure_of_general_money_by_item_are_the_general_budget() -> None:
    budget = table(
        "一般公共预算财政拨款收入支出决算表",
        "科目编码\t科目名称\t年初结转\t本年收入\t本年支出",
        "207\t文化旅游体育与传媒支出\t1.20\t61.20\t62.40",
        "20701\t文化和旅游\t1.20\t61.20\t62.40",
    )
    assert [statement.kind for statement in budget.statements] == [Kind.GENERAL_BY_FUNCTION]
    two_sided = table("一般公共预算财政拨款收入支出决算总表", "项目\t决算数", "一、本年收入\t61.20")
    assert [statement.kind for statement in two_sided.statements] == [Kind.FISCAL_APPROPRIATION]


def test_the_blocks_of_a_table_titled_after_its_first_are_statements_of_their_own() -> None:
    budget = table(
        "“三公”经费及机关运行经费情况表",
        "项目\t决算数",
        "一、“三公”经费支出\t4.10",
        "1．公务接待费\t1.20",
        "2．公务用车运行维护费\t2.90",
        "二、机关运行经费\t38.60",
    )
    assert [(s.kind, next(line.name for line in s.lines)) for s in budget.statements] == [
        (Kind.THREE_PUBLIC, "一、“三公”经费支出"),
        (Kind.OPERATING, "二、机关运行经费"),
    ]


def test_words_in_a_row_stand_under_their_heads() -> None:
    budget = table(
        "项目支出预算表",
        "项目名称\t项目类型\t预算数\t资金来源\t联系人",
        "河道清淤\t延续项目\t90.00\t县级自筹\t张某",
        "护岸整修\t新增项目\t12.00\t\t李某",
    )
    told = [[(each.head, each.source.text) for each in line.about] for line in lines(budget)]
    assert told == [[("项目类型", "延续项目"), ("资金来源", "县级自筹")], [("项目类型", "新增项目")]]
    # what names the row or is its code says nothing beside it
    coded = table("部门支出总表", "科目编码\t科目名称\t预算数", "21303\t水利\t86.40")
    assert [line.about for line in lines(coded)] == [()]

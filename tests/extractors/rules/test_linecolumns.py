"""Which columns say what a row is: its code where several stand side by side, and the name of a total over two blocks."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Line
from extractors.schema.draft import Kind


def lines(title: str, *rows: str, kind: Kind | None = None) -> list[Line]:
    text = "\n".join(("柳泉县林业局2024年部门预算", title, "单位：万元", *rows))
    budget = extract_bytes(text.encode(), "a.txt").budget
    assert kind is None or [s.kind for s in budget.statements] == [kind]
    return [line for statement in budget.statements for line in statement.lines]


def test_of_two_classifications_side_by_side_the_first_is_the_rows_code() -> None:
    read = lines(
        "一般公共预算支出经济分类对照表",
        "部门预算经济分类\t\t\t政府预算经济分类\t\t\t合计\t基本支出",
        "类\t款\t科目名称\t类\t款\t科目名称\t\t",
        "302\t01\t办公费\t502\t01\t办公经费\t6.20\t6.20",
        "302\t16\t培训费\t502\t03\t培训费\t1.40\t1.40",
        "\t\t\t599\t08\t对民间非营利组织补贴\t2.00\t2.00",
    )
    assert [(line.code, line.name) for line in read] == [
        ("30201", "办公费"),
        ("30216", "培训费"),
        ("59908", "对民间非营利组织补贴"),
    ]


def test_a_departments_own_economic_classification_is_no_code_of_the_department() -> None:
    read = lines(
        "基本支出表",
        "部门支出经济分类编码\t部门支出经济分类名称\t政府支出经济分类编码\t政府支出经济分类名称\t合计",
        "30101\t基本工资\t50101\t工资奖金津补贴\t5.00",
        "30201\t办公费\t50201\t办公经费\t6.20",
    )
    assert [(line.code, line.name) for line in read] == [("30101", "基本工资"), ("30201", "办公费")]


@pytest.mark.parametrize("codes", [("3211TX0907", "3211TX0908"), ("41-2024-A0003", "41-2024-A0004")])
def test_the_head_says_that_a_column_of_letters_and_digits_holds_codes(codes: tuple[str, str]) -> None:
    read = lines(
        "项目支出表",
        "项目编码\t项目名称\t合计\t一般公共预算",
        f"{codes[0]}\t退化林修复\t48.00\t48.00",
        f"{codes[1]}\t苗圃灌溉\t16.50\t16.50",
    )
    assert [(line.code, line.name) for line in read] == [
        (codes[0].replace("-", ""), "退化林修复"),
        (codes[1].replace("-", ""), "苗圃灌溉"),
    ]


BLOCKS = (
    "科目编码\t科目名称\t金额\t科目编码\t科目名称\t金额\t科目编码\t科目名称\t金额",
    "301\t工资福利支出\t80.00\t302\t商品和服务支出\t9.00\t310\t资本性支出\t1.00",
    "30101\t基本工资\t80.00\t30201\t办公费\t9.00\t31002\t办公设备购置\t1.00",
)


@pytest.mark.parametrize("at", [3, 4, 5, 6])
def test_a_total_over_two_blocks_names_the_amount_at_the_end_of_the_last(at: int) -> None:
    """Its name stands at the beginning of what it spans, or in the middle."""
    total = ["人员经费合计", "", "80.00", "", "", "", "", "", "10.00"]
    total[at] = "公用经费合计"
    heads = "人员经费\t\t\t公用经费\t\t\t\t\t"
    read = lines("一般公共预算基本支出表", heads, *BLOCKS, "\t".join(total))
    totals = {line.name: line.amounts[0].money.printed for line in read if not line.code and line.amounts}
    assert totals == {"人员经费合计": "80.00", "公用经费合计": "10.00"}
    # the total has its own amount: the other is of nothing that is named
    read = lines(
        "一般公共预算基本支出表",
        "人员经费\t\t\t公用经费\t\t\t\t\t",
        *BLOCKS,
        "人员经费合计\t\t80.00\t公用经费合计\t\t9.00\t\t\t1.00",
    )
    assert [line.amounts[0].money.printed for line in read if not line.name] == ["1.00"]


def test_codes_of_functions_under_heads_of_the_governments_classification_are_a_table_by_economy() -> None:
    lines(
        "基本支出表（按政府预算经济分类）",
        "科目编码\t科目名称\t合计\t机关工资福利支出\t机关商品和服务支出",
        "213\t农林水支出\t62.00\t50.00\t12.00",
        "2130204\t事业机构\t62.00\t50.00\t12.00",
        kind=Kind.BASIC_BY_ECONOMIC,
    )
    # the words stand over parts of what a table by function is by anyway
    lines(
        "一般公共预算基本支出表",
        "科目编码\t科目名称\t合计\t工资福利支出\t商品和服务支出",
        "213\t农林水支出\t62.00\t50.00\t12.00",
        kind=Kind.BASIC_BY_FUNCTION,
    )

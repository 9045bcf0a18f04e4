"""Head counts and things owned in running text."""

from __future__ import annotations

from extractors.pipeline import extract_bytes
from extractors.schema.draft import Kind


def counts(text: str) -> list[tuple[str, str, str]]:
    budget = extract_bytes(text.encode(), "a.txt").budget
    return [(count.item, count.quantity.printed, count.quantity.unit) for count in budget.counts]


def test_a_comma_inside_a_number_parts_it_from_nothing() -> None:
    assert counts("在职人员1,234人，退休人员56人。") == [
        ("在职人员", "1,234", "人"),
        ("退休人员", "56", "人"),
    ]


def test_digits_without_a_name_are_not_split_into_one() -> None:
    assert counts("12345辆。") == []


def test_pairs_of_label_and_value_are_counts_and_amounts_by_their_units() -> None:
    budget = extract_bytes(
        "\n".join(
            (
                "青河县水务局2024年部门预算",
                "部门基本情况表",
                "部门名称\t青河县水务局\t部门性质\t行政单位",
                "编制人数\t18\t其中：行政编制\t12",
                "公务船只\t2艘\t用房面积\t860平方米",
                "资产总额\t632.40万元\t本年收入预算\t90.00万元",
            )
        ).encode(),
        "a.txt",
    ).budget
    assert [(c.kind, c.item, c.quantity.printed, c.quantity.unit) for c in budget.counts] == [
        (Kind.PERSONNEL, "编制人数", "18", ""),
        (Kind.PERSONNEL, "行政编制", "12", ""),
        (Kind.ASSETS, "公务船只", "2", "艘"),
        (Kind.ASSETS, "用房面积", "860", "平方米"),
    ]
    assert [(m.item, m.column, m.quantity.printed, m.quantity.unit) for m in budget.mentions] == [
        ("资产总额", "", "632.40", "万元"),
        ("本年收入预算", "", "90.00", "万元"),
    ]


def test_a_table_of_units_counts_posts_and_people() -> None:
    budget = extract_bytes(
        "\n".join(
            (
                "青河县水务局2024年部门预算",
                "各单位人员情况见下表：",
                "单位名称\t编制数\t在职人数\t退休人数",
                "青河县水务局（本级）\t18\t17\t6",
                "青河县河道管理所\t22\t19\t5",
                "合计\t40\t36\t11",
            )
        ).encode(),
        "a.txt",
    ).budget
    found = [(c.kind, c.item, c.quantity.printed) for c in budget.counts]
    assert (Kind.PERSONNEL, "青河县河道管理所/编制数", "22") in found
    assert (Kind.PERSONNEL, "青河县河道管理所/退休人数", "5") in found


def test_the_parts_of_an_item_are_named_without_it() -> None:
    budget = extract_bytes(
        "青河县水务局2024年部门预算\n公务用车运行维护费6.00万元。运行维护费中燃料费4.00万元、维修费2.00万元。".encode(),
        "a.txt",
    ).budget
    assert [i.item for i in budget.narrative] == ["公务用车运行维护费", "燃料费", "维修费"]


def test_the_unit_of_a_table_may_end_the_sentence_that_announces_it() -> None:
    budget = extract_bytes(
        "\n".join(
            (
                "青河县水务局2024年部门预算",
                "表1 收支总表",
                "单位：元",
                "收入\t预算数\t支出\t预算数",
                "一、财政拨款收入\t900,000.00\t一、农林水支出\t900,000.00",
                "收入总计\t900,000.00\t支出总计\t900,000.00",
                "各单位支出安排如下表（单位：万元）。",
                "预算单位\t合计\t基本支出\t项目支出",
                "青河县河道管理所\t50.00\t30.00\t20.00",
                "青河县水土保持站\t40.00\t25.00\t15.00",
                "合计\t90.00\t55.00\t35.00",
            )
        ).encode(),
        "a.txt",
    ).budget
    assert [s.unit for s in budget.statements] == ["元", "万元"]

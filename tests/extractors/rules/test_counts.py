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

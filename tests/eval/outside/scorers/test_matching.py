"""Names are compared as people write them, amounts as they are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from eval.outside.scorers.matching import bare, figure, overlap, same_column, same_row, stated, states


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("一、一般公共预算拨款", "一般公共预算拨款"),
        ("（二）上 年　结转", "上年结转"),
        ("10、卫生健康支出", "卫生健康支出"),
        ("其中：“三公”经费", "三公经费"),
        ("１．工资福利", "工资福利"),
        (None, ""),
    ],
)
def test_a_name_is_compared_without_numbering_spaces_and_punctuation(
    printed: str | None, expected: str
) -> None:
    assert bare(printed) == expected


@pytest.mark.parametrize(
    ("label", "found", "same"),
    [
        (("2101301", "城乡医疗救助"), ("2101301", "救助"), True),
        (("2101301", "城乡医疗救助"), ("2101301", "行政运行"), True),  # so long a code is of one item
        (("301", "工资福利支出"), ("301", "工资"), True),
        (("301", "工资福利支出"), ("301", "商品和服务支出"), False),
        (("301", "工资福利支出"), ("302", "工资福利支出"), False),
        (("301", "工资福利支出"), ("", "工资福利支出"), True),
        (("", "合计"), ("", "本年收入合计"), False),  # too short to be a part
        (("", "收入合计"), ("", "本年收入合计"), True),
        (("", ""), ("", "合计"), False),
        (("", ""), ("", ""), True),
    ],
)
def test_rows_are_the_same_by_code_and_else_by_name(
    label: tuple[str, str], found: tuple[str, str], same: bool
) -> None:
    assert same_row(*label, *found) is same
    assert same_row(*found, *label) is same


@pytest.mark.parametrize(
    ("label", "found", "same"),
    [
        ("支出/合计", "合计", True),
        ("基本支出/小计", "支出/基本支出", True),
        ("预算数", "2020年预算数", True),
        ("基本支出", "项目支出", False),
        ("", "项目支出", True),
    ],
)
def test_columns_are_the_same_by_their_last_header(label: str, found: str, same: bool) -> None:
    assert same_column(label, found) is same
    assert same_column(found, label) is same


def test_the_first_number_counts_whatever_stands_around_it() -> None:
    assert figure("增加 1,843.71 万元") == Decimal("1843.71")
    assert figure("-２５.0") == Decimal("-25")
    assert figure("三") is None


def test_an_amount_is_stated_in_any_unit_and_may_be_rounded_but_not_wrong() -> None:
    numbers = stated("共39,741,200元，占98.7%")
    assert states(numbers, "3974.12", "万元")
    assert states(numbers, "98.72", "%")
    assert not states(numbers, "3984.12", "万元")
    assert states(numbers, "三", "个")


def test_overlap_is_the_share_of_the_wanted_words() -> None:
    assert overlap("职能划转，医疗救助增加", "医疗救助") == 1
    assert overlap("医疗", "医疗救助") == pytest.approx(1 / 3)
    assert overlap("医疗", "") == 0

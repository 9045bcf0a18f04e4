"""Groups sent abroad, receptions and guests, as sentences count them."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_bytes
from extractors.schema.draft import Kind


def occasions(text: str) -> list[tuple[str, str, str]]:
    budget = extract_bytes(f"青河县水务局2024年部门决算\n{text}".encode(), "a.txt").budget
    return [
        (c.item, c.quantity.printed, c.quantity.unit) for c in budget.counts if c.kind is Kind.THREE_PUBLIC
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "国内公务接待52批次，436人次（不含陪同），支出3.25万元，其中：省内调研接待1.10万元。",
            [("国内公务接待", "52", "批次"), ("国内公务接待", "436", "人次")],
        ),
        ("国内公务接待23批次189人。", [("国内公务接待", "23", "批次"), ("国内公务接待", "189", "人")]),
        (
            "因公出国（境）团组2个，8人次。",
            [("因公出国（境）团组", "2", "个"), ("因公出国（境）团组", "8", "人次")],
        ),
        ("接待来宾126人次；培训职工30人次。", [("接待来宾", "126", "人次")]),
    ],
)
def test_a_count_without_words_goes_on_with_what_was_counted_before(
    sentence: str, found: list[tuple[str, str, str]]
) -> None:
    assert occasions(sentence) == found


def test_other_counts_in_the_sentence_are_no_occasions() -> None:
    assert occasions("公务接待费用于3个项目，涉及在职人员12人。") == []


def test_who_came_newly_is_no_head_count() -> None:
    budget = extract_bytes(
        "青河县水务局2024年部门决算\n基本支出9.00万元，比上年增加1.00万元，主要原因是新进人员6名。".encode(),
        "a.txt",
    ).budget
    assert budget.counts == ()
    assert [(m.item, m.quantity.printed) for m in budget.mentions] == [("基本支出", "6")]


def test_behind_a_bracket_the_name_before_it_is_meant_again() -> None:
    assert occasions("国内公务接待31批次（其中外事接待1批次），420人次（其中外事接待6人次）。") == [
        ("国内公务接待", "31", "批次"),
        ("外事接待", "1", "批次"),
        ("国内公务接待", "420", "人次"),
        ("外事接待", "6", "人次"),
    ]


def test_a_number_of_groups_may_be_counted_in_pieces() -> None:
    assert occasions("国内公务接待批次为52个，接待人次为310人。")[0] == ("国内公务接待批次", "52", "个")

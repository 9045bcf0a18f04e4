"""Head counts and things owned in running text."""

from __future__ import annotations

from extractors.pipeline import extract_bytes


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

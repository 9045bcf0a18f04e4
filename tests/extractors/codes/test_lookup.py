"""The national classification: names with evidence, parents by digits, damaged codes."""

from __future__ import annotations

import pytest

from extractors import codes


def test_a_code_gives_its_names_with_evidence() -> None:
    (name,) = codes.lookup("2010350")
    assert (name.name, name.printed) == ("事业运行", True)


def test_an_unknown_code_gives_no_name() -> None:
    assert codes.lookup("9999999") == ()


@pytest.mark.parametrize(
    ("code", "parent"),
    [
        ("2101501", "21015"),
        ("21015", "210"),
        ("210", None),
        ("30101", "301"),
        ("150001", None),
        ("", None),
        ("二一", None),
    ],
)
def test_the_parent_is_the_prefix(code: str, parent: str | None) -> None:
    assert codes.parent(code) == parent


def test_children_are_one_level_down() -> None:
    assert "30101" in codes.children("301")
    assert all(codes.parent(child) == "301" for child in codes.children("301"))
    assert codes.children("9") == ()


@pytest.mark.parametrize(
    ("code", "known"), [("2101501", True), ("50101", True), ("150", False), ("078", False), ("21", False)]
)
def test_codes_of_units_are_not_classified(code: str, known: bool) -> None:
    assert codes.is_classified(code) is known


def test_a_damaged_code_is_mended_by_its_name_and_a_sound_one_left_alone() -> None:
    assert codes.mend("3012", "津贴补贴") == "30102"
    assert codes.mend("30102", "津贴补贴") is None
    assert codes.mend("3012", "某县某局") is None
    assert codes.mend("150001", "行政运行") is None

"""Every rule is registered, has a name of its own and says in two languages what it demands."""

from __future__ import annotations

import inspect
import pkgutil
import re
from importlib import import_module

import pytest

from extractors import validators
from extractors.schema.budget import Budget


def _written() -> list[object]:
    found: list[object] = []
    for module in pkgutil.walk_packages(validators.__path__, f"{validators.__name__}."):
        members = vars(import_module(module.name))
        found += [
            member
            for member in members.values()
            if inspect.isfunction(member)
            and not member.__name__.startswith("_")
            and hasattr(member, "__wrapped__")
            and [*inspect.signature(member).parameters] == ["budget"]
            and member.__module__ == module.name
        ]
    return found


def test_every_rule_that_is_written_is_registered() -> None:
    assert set(validators.RULES) == set(_written())


@pytest.mark.parametrize("rule", validators.RULES, ids=lambda rule: rule.__name__)
def test_the_docstring_is_the_rule_in_chinese_and_in_english(rule: object) -> None:
    chinese, _, english = (inspect.getdoc(rule) or "").partition("\n\n")
    assert re.search(r"[\u4e00-\u9fff]{4}", chinese)
    assert chinese.endswith("。")
    assert re.search(r"[A-Za-z]{3} ", english)
    assert english.endswith(".")


def test_a_check_is_called_by_its_module_and_function(checks, table) -> None:
    found = checks(table("basic_by_function", "合计 人员经费 公用经费", "|合计|3.00|2.00|1.00"))
    assert {check.code for check in found} == {"row.parts_make_the_total"}


def test_a_budget_of_nothing_has_no_checks() -> None:
    assert validators.check(Budget(document="d", name="d")) == ()


def test_the_largest_failure_comes_first_whatever_its_unit(checks, table) -> None:
    small = table("basic_by_function", "合计 甲 乙", "|一|5|1|1\n|二|9|4|5\n|三|8|4|4", unit="元", id="t1")
    large = table("basic_by_function", "合计 甲 乙", "|一|4|1|1\n|二|9|4|5\n|三|8|4|4", unit="万元", id="t2")
    found = checks(small, large)
    assert [check.difference for check in found[:2]] == ["2", "3"]

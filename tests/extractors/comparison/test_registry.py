"""Every rule of the comparison is registered and says in two languages what it demands."""

from __future__ import annotations

import inspect
import pkgutil
import re
from importlib import import_module

import pytest

from extractors import comparison


def _written() -> set[object]:
    found: set[object] = set()
    for module in pkgutil.iter_modules(comparison.__path__):
        members = vars(import_module(f"{comparison.__name__}.{module.name}")).values()
        found |= {
            member
            for member in members
            if inspect.isfunction(member)
            and hasattr(member, "__wrapped__")
            and [*inspect.signature(member).parameters] == ["kin"]
            and member.__module__ == f"{comparison.__name__}.{module.name}"
        }
    return found


def test_every_rule_that_is_written_is_registered() -> None:
    assert set(comparison.RULES) == _written()


@pytest.mark.parametrize("rule", comparison.RULES, ids=lambda rule: rule.__name__)
def test_the_docstring_is_the_rule_in_chinese_and_in_english(rule: object) -> None:
    chinese, _, english = (inspect.getdoc(rule) or "").partition("\n\n")
    assert re.search(r"[\u4e00-\u9fff]{4}", chinese)
    assert chinese.endswith("。")
    assert re.search(r"[A-Za-z]{3} ", english)
    assert english.endswith(".")

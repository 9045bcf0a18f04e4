"""What is spent of the general budget, however it is called, and no receipt that is called by its first words."""

from __future__ import annotations

from service.patterns import regex

GENERAL = "一般公共预算支出"
# 一般公共预算财政拨款 is what comes in; with 支出 behind it, it is what goes out.
CALLED = regex("一般公共预算(?:财政)?(?:拨款)?支出(?:总额|合计|总计)?")


def spending_at(text: str, start: int, end: int) -> int:
    """Where the name of what is spent of the general budget ends that the words start..end of the text begin; `end` for none."""
    named = CALLED.match(text, start)
    return max(end, named.end()) if named is not None else end

"""What is spent of the general budget, however it is called, and no receipt that is called by its first words."""

from __future__ import annotations

from service.answering.printed.catalogue import Catalogue
from service.patterns import regex

GENERAL = "一般公共预算支出"
# 一般公共预算财政拨款 is what comes in; with 支出 behind it, it is what goes out.
CALLED = regex("一般公共预算(?:财政)?(?:拨款)?支出(?:总额|合计|总计)?")


def spending_at(text: str, start: int, end: int, catalogue: Catalogue) -> int:
    """Where the name of what is spent of the general budget ends that the words start..end of the text begin; `end` where they
    begin none, and where no table prints it under this name: what sentences say of it may be of a part."""
    named = CALLED.match(text, start)
    if named is None or all(figure.statement is None for figure in catalogue.of_subject(GENERAL)):
        return end
    return max(end, named.end())

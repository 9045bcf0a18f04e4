"""What is spent of the general budget, however it is called, and no receipt that is called by its first words."""

from __future__ import annotations

from service.answering.printed.catalogue import Catalogue
from service.patterns import regex

GENERAL = "一般公共预算支出"
# 一般公共预算财政拨款 is what comes in; with 支出 behind it, it is what goes out.
CALLED = regex("一般公共预算(?:财政)?(?:拨款)?支出(?:总额|合计|总计)?")


def in_full(mention: tuple[str, int, int], text: str, catalogue: Catalogue) -> tuple[str, int, int]:
    """The item that words name with where they start and end; what is spent of the general budget where they begin its name.

    It stays as it is where no table prints that under its name: what sentences say of it may be of a part.
    """
    named = CALLED.match(text, mention[1])
    if named is None or named.end() <= mention[2]:
        return mention
    if all(figure.statement is None for figure in catalogue.of_subject(GENERAL)):
        return mention
    return GENERAL, mention[1], named.end()

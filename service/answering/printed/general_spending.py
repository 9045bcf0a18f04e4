"""What is spent of the general budget, however it is called, and no receipt that is called by its first words."""

from __future__ import annotations

from collections.abc import Sequence

from service.answering.printed.catalogue import Catalogue
from service.patterns import regex

GENERAL = "一般公共预算支出"
# 一般公共预算财政拨款 is what comes in; with 支出 behind it, it is what goes out.
CALLED = regex("一般公共预算(?:财政)?(?:拨款)?支出(?:总额|合计|总计)?")


def with_general(
    named: Sequence[tuple[str, int, int]], text: str, catalogue: Catalogue
) -> list[tuple[str, int, int]]:
    """The items named, each with the start and the end of its words; what is spent of the general budget in the place of all
    that stands inside its name (一般公共预算, 财政拨款支出).

    They stay as they are where no table prints that under its name: what sentences say of it may be of a part.
    """
    if all(figure.statement is None for figure in catalogue.of_subject(GENERAL)):
        return list(named)
    found = list(named)
    for called in CALLED.finditer(text):
        start, end = called.span()
        inside = [each for each in found if start <= each[1] and each[2] <= end]
        beyond = any(each[1] < end and start < each[2] for each in found if each not in inside)
        if not beyond and not any(each[1:] == (start, end) for each in inside):
            found = [*(each for each in found if each not in inside), (GENERAL, start, end)]
    return found

"""What outturns are held against: 年初预算为10.00万元，支出决算为12.00万元; 教育支出12.00万元，年初预算为10.00万元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.rules.prose import names
from extractors.rules.prose.amounts import Token
from extractors.rules.prose.items import PARTS, Item, Outline
from extractors.schema.draft import Against

_QUOTES = str.maketrans("", "", "“”\"'")
_PLANNED = re.compile("(?:年初|全年|调整)后?的?预算")


def hold(outline: Outline, found: Sequence[Item]) -> None:
    """Tells a budget that stands beside its outturn as one, and gives an outturn the budget of its name in its sentence, bare
    支出决算 the one of the whole (年初预算500万元), and what is named before it a budget that begins its sentence without a
    name."""
    budgets = {(_name(item), outline.start(item.start)): item.current for item in found if _is_budget(item)}
    wholes = {start: held for (name, start), held in budgets.items() if names.is_whole(name)}
    spent = {(_name(item), outline.start(item.start)) for item in found if _is_outturn(item)}
    for item in found:
        start = outline.start(item.start)
        if _is_budget(item) and not item.measure and (_name(item), start) in spent:
            # …支出预算34.20万元，支出决算31.05万元: beside the outturn bare 预算 says what was planned
            item.measure = "预算"
        budget = budgets.get((_name(item), start))
        if budget is None and names.BARE.fullmatch(item.name):
            budget = wholes.get(start)
        if budget is None or item.previous is not None:
            continue
        # 教育支出12.00万元，年初预算为10.00万元，…: bare words right before their budget are the outturn
        if not (_is_outturn(item) or _leads(outline, item, budget)):
            continue
        if not item.changed or item.against is Against.BUDGET:
            item.previous, item.against = budget, Against.BUDGET
    for planned in found:
        outturn = outline.spent(planned, found)
        if outturn is planned or outturn.previous is not None:
            continue
        if not outturn.changed or outturn.against is Against.BUDGET:
            outturn.previous, outturn.against = planned.current, Against.BUDGET
            outturn.stop = max(outturn.stop, planned.stop)


def _name(item: Item) -> str:
    """What an item is called, however it is quoted (“三公”经费, “三公经费”)."""
    return item.name.translate(_QUOTES)


def _is_budget(item: Item) -> bool:
    return item.current is not None and bool(re.search(r"预算(?:安排)?[数额]?[为是]?\s*$", item.current.name))


def _leads(outline: Outline, item: Item, budget: Token) -> bool:
    if item.current is None or item.measure or not _PLANNED.search(budget.name):
        return False
    return item.current.stop < budget.start and not PARTS.search(
        outline.text, item.current.stop, budget.start
    )


def _is_outturn(item: Item) -> bool:
    return item.current is not None and bool(re.search("决算|执行", item.measure))

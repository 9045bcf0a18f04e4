"""An item called by the beginning, or the end, of its name and the word for money (湿地支出 for 湿地保护): no whole is meant."""

from __future__ import annotations

from collections.abc import Sequence

from service.answering.printed.catalogue import Catalogue
from service.answering.printed.item_names import concept
from service.patterns import regex

_WHOLES = {"支出总计", "本年支出合计", "本年支出"}
# The word that stands right before the word for money; what says of which year, body or kind the whole is, calls no item.
_BEFORE = regex("(?P<word>[一-鿿]{2,8})$")
_NO_ITEM = regex(
    ".*(?:[的了年度月是里中内上个项全总共各和与或其该本这那财政资金拨款预算决算实际合计单位部门基本项目一般公共经费收入])"
)
_WHEN_OR_WHOSE = regex("^.*(?:[年度月的]|今年|去年|本级|[全本我][县市区旗局委])")
_FUNCTION = regex("2(?:\\d\\d){1,3}")
_SHORTEST = 2


def spent_on(
    named: Sequence[tuple[str, int, int]], text: str, catalogue: Catalogue
) -> list[tuple[str, int, int]]:
    """The items named, each with the start and the end of its words; in the place of a whole the one item whose name begins or
    ends with the word right before it."""
    found: list[tuple[str, int, int]] = []
    taken = 0
    for subject, start, end in named:
        item = None
        if subject in _WHOLES or concept(subject) in _WHOLES:
            before = _BEFORE.search(text, taken, start)
            item = _item(before["word"], catalogue) if before is not None else None
        if item is not None:
            found.append((item[0], start - len(item[1]), end))
        else:
            found.append((subject, start, end))
        taken = end
    return found


def _item(word: str, catalogue: Catalogue) -> tuple[str, str] | None:
    """The one item of the classification whose name begins or ends with a word, and that word."""
    called = _WHEN_OR_WHOSE.sub("", word)
    if len(called) < _SHORTEST or _NO_ITEM.fullmatch(called):
        return None
    names = {name for code, name in catalogue.codes.items() if called in name and _FUNCTION.fullmatch(code)}
    at_edge = {name for name in names if name.startswith(called) or name.endswith(called)}
    return (at_edge.pop(), called) if len(names) == 1 == len(at_edge) else None

"""What a clause says that an amount is used for (主要用于：甲、乙和丙支出), and whether it is all that is asked about."""

from __future__ import annotations

from collections.abc import Sequence

from service.answering.document.sayings import Term
from service.patterns import regex
from service.terms import key

USED_FOR = regex(r"(?:(?<=元)[^，,]{0,4}|^(?:主要|全部)?)(?:用于|用来|弥补|支付).*")
_SEVERAL = regex("[、和及与]")
_OPENS, _LAST = regex("^.*?(?:用于|用来|弥补|支付)[：:]?"), regex("(?:等|项目|工作|支出|经费|方面|的)*$")


def all_listed(clauses: Sequence[str], terms: Sequence[Term], asked: str) -> bool:
    """Whether what an amount is used for are the several things asked about together (用于：甲、乙和丙支出)."""
    used = [said.group() for clause in clauses if (said := USED_FOR.search(clause)) is not None]
    lists = [[key(_LAST.sub("", part)) for part in _SEVERAL.split(_OPENS.sub("", text))] for text in used]
    # every one of the list is named, and not one of them in several words
    words = [w for term in terms for w in term]
    return any(
        len(parts) > 1 and all(part and (part in asked or any(w in part for w in words)) for part in parts)
        for parts in lists
    )

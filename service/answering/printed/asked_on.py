"""What a part of a question asks on about: the item of the part before it, or what was spent of that; never what only that
part asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from service.answering.printed.catalogue import Catalogue
from service.answering.printed.linking import Mention
from service.patterns import regex

_SPENDING = regex("(?:支出|列支)(?:决算|预算)?(?:了|是|为|有|数|额|总额|合计)*(?:多少|几)")
# Words that say what sort of number or fact a part asks for: what the part behind it asks is another.
_SORT = regex(
    "单价|价格|价钱|标准|数量|个数|人数|金额|数额|比例|比重|规模|名称|方式|形式|方法|办法|时间|期限"
)


def spending_of(about: Sequence[Mention], named: str, catalogue: Catalogue) -> tuple[Mention, ...]:
    """The items carried to a part, as those for what was spent of them where that is asked (临时救助…，一共支出多少)."""
    if _SPENDING.search(named) is None:
        return tuple(about)
    return tuple(
        replace(m, subject=f"{m.subject}支出") if catalogue.of_subject(f"{m.subject}支出") else m
        for m in about
    )


def carried_words(left: Iterable[str]) -> tuple[str, ...]:
    """The words of a part that the part behind it is about too."""
    return tuple(word for word in left if not _SORT.fullmatch(word))

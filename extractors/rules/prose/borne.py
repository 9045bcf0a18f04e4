"""A change that is said to be all of one part's (比上年压减5万元，全部压在公务接待费上): the part changed by it too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.rules.prose.items import Item, Outline

_ALL = "(?:全部|全都|全数|全额|均|都)"
_ON = re.compile(
    r"(?:[，,]|[（(])?(?:减少|增加|压减|压缩|下降|增长|调减|调增|[增减压]的?)?的?(?:额|部分|数|资金|金额|经费|支出)?"
    rf"(?:{_ALL}(?:是|为|系|属于|来自于?|来源于|[压减增加砍省落摊]在|体现在|集中在|出在|发生在|用于)|{_ALL}由)"
    r"(?P<name>[^，,。；;（）()\d]{2,20}?)(?:上|中|项目?)?的?(?:增加|减少|压减|增长|下降|所致|引起|带来|形成|变动|支出)*(?=[，,。；;）)]|$)"
)


def attach(outline: Outline, items: Sequence[Item]) -> None:
    """Gives the change of a whole to the one part that is said to have all of it, where of that no change is told."""
    for whole in items:
        if whole.delta is None or whole.direction is None:
            continue
        last = max((t.stop for t in (whole.delta, whole.percent) if t is not None), default=0)
        found = _ON.match(outline.text, last)
        if found is None:
            continue
        named = [
            item
            for item in items
            if item is not whole
            and item.current is not None
            and item.current.unit == whole.delta.unit
            and (item.name.endswith(found["name"]) or found["name"].endswith(item.name))
        ]
        if len(named) == 1 and not named[0].changed and named[0].delta is None:
            part = named[0]
            part.delta, part.direction, part.against = whole.delta, whole.direction, whole.against
            part.stop = max(part.stop, found.end())

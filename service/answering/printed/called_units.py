"""Units that a question calls by the end of their names with the kind of their region (县图书馆: 某县图书馆), where the rest
is an item too."""

from __future__ import annotations

from collections.abc import Collection

Named = tuple[str, int, int]
_REGIONS = frozenset("省市县区州旗镇乡")


def as_unit(named: Named, text: str, names: Collection[str]) -> Named:
    """The one unit whose name ends as the text calls it, in place of the item named right behind its region; else the item."""
    subject, start, end = named
    called = text[max(0, start - 1) : end]
    if called[0] not in _REGIONS or called == subject:
        return named
    units = [name for name in names if len(name) > len(called) and name.endswith(called)]
    return (units[0], start - 1, end) if len(units) == 1 else named

"""Short names that everyone has for institutions with long ones, and for autonomous regions (县政协, 禾丘县)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from service.patterns import regex

# What the full name of an institution says, around its region, and what it is called.
_INSTITUTIONS = (
    (regex("^中国人民政治协商会议(?P<place>.{2,24}?)委员会"), r"\g<place>政协"),
    (regex("人民代表大会常务委员会"), "人大常委会"),
    (regex("人大常委会(?:办公室)?$"), "人大"),
    (regex("人大常委会办公室$"), "人大办"),
    (regex("政协办公室$"), "政协"),
    (regex("政协办公室$"), "政协办"),
    (regex("^(?:中国共产主义青年团|共青团)(?P<place>.{2,24}?)委员会"), r"\g<place>团委"),
    (regex("(?<!委)机构编制委员会办公室$"), "编办"),
    (regex("^(?:中国共产党|中共)(?P<place>.{2,24}?)纪律检查委员会"), r"\g<place>纪委"),
)
_PEOPLES = "(?:[一-鿿]{1,4}?族|维吾尔|哈萨克|蒙古|柯尔克孜)*"
_LONGEST_PLACE = 6


@lru_cache(maxsize=4_096)
def called_so(full: str) -> tuple[str, ...]:
    """The short names of an institution with its region; empty for any other body."""
    found = [full]
    for long, short in _INSTITUTIONS:
        found += [named for name in found if (named := long.sub(short, name)) not in found]
    return tuple(found[1:])


def short_regions(region: str) -> Iterator[str]:
    """What an autonomous region is called without its peoples, with its rank and without (禾丘县, 禾丘)."""
    for length in range(2, _LONGEST_PLACE):
        rest = re.fullmatch(f"{_PEOPLES}自治(?P<rank>[县州旗区])", region[length:])
        if rest is not None:
            # 内蒙古, 广西: nobody says 区 behind these
            yield from (region[:length] + rest["rank"], region[:length])[rest["rank"] == "区" :]

"""What the words of a table say about its structure: totals, parts, carry-overs, numbering (表中的结构用语).

Everything here is vocabulary of the prescribed forms; what a line or column *is* follows from these words alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors import forms

_CHINESE = "〇零一二三四五六七八九十百"
# Numbering styles from the outermost in; the position in this tuple is the level.
_NUMBERING = (
    re.compile(rf"[{_CHINESE}]+[、.．，,]"),
    re.compile(rf"[（(][{_CHINESE}]+[）)]、?"),
    re.compile(r"\d{1,2}[、.．](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]、?"),
    re.compile(r"[①-⑳]"),
)
_SCOPE = "本年|本期|当年|部门|单位|金额|资金|经费|收入|支出|收支|预算|决算|财政拨款|项目|全部|总"
_TOTAL = re.compile(rf"(?:{_SCOPE})*(?:合计|总计|小计|共计)(?:数|金额)?|(?:{_SCOPE})*总额")
_CARRIED = re.compile(
    r"(?:上年|年初|以前年度|年末|年终).*(?:结转|结余|余额)|结转.*下年|结余分配|.*弥补.*收支差额"
    r"|(?:动用|使用).*(?:结余|结转|基金).*|未安排支出.*"
    r"|部门财政性资金结转"
)
# Columns that stand beside amounts without being parts of their total.
_BESIDE = re.compile(
    r"\d{4}年|上年|去年|数量|单价|人数|比例|占比|[%％]|增减|增长|变动|序号|标准|面积|调整|执行|完成"
)
# The funds that appropriated money comes from (资金性质).
_FUNDS = ("一般公共预算", "政府性基金", "国有资本经营")
_SOFT = re.compile(r"[\s“”\"'‘’、，,。.:：;；（）()《》〈〉\[\]【】\-—_/·的]")


# The same few names are asked for again and again by every rule.
_remembered = lru_cache(maxsize=8192)


class Parts(NamedTuple):
    """A measure that the forms define as the sum of others, wherever it is printed."""

    whole: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]


_COST = "(?:费用?|经费|支出)?"
_RUN = rf"运行?(?:维护|维)?{_COST}"
# Definitions of the forms themselves; used where the header or the numbering does not show the nesting.
KNOWN_PARTS = (
    Parts(
        re.compile(r"三公经费(?:支出|预算)?(?:合计|小计|支出)?"),
        (
            re.compile(rf"因公出国境?{_COST}"),
            re.compile(rf"公务用车购置(?:及|和){_RUN}"),
            re.compile(rf"公务接待{_COST}"),
        ),
    ),
    Parts(
        re.compile(rf"公务用车购置(?:及|和){_RUN}"),
        (re.compile(rf"(?:公务用车)?购置{_COST}"), re.compile(rf"(?:公务用车)?{_RUN}")),
    ),
    Parts(
        re.compile(rf"公务接待{_COST}"),
        (re.compile(rf"国内(?:公务)?接待{_COST}"), re.compile(rf"国境?外(?:公务)?接待{_COST}")),
    ),
    Parts(
        re.compile(r"基本支出(?:合计|小计)?"),
        (re.compile(r"人员(?:经费|支出)(?:支出)?"), re.compile(r"(?:日常)?公用(?:经费|支出)(?:支出)?")),
    ),
)
THREE_PUBLIC = "三公经费"


@_remembered
def plain(name: str) -> str:
    """The name without width, spaces, punctuation, numbering and 其中: what two prints of it share."""
    return _SOFT.sub("", unnumbered(name)).removeprefix("其中").removeprefix("减").removeprefix("加")


def unnumbered(name: str) -> str:
    """The name without 其中 and without the numbering in front of it."""
    text = _tight(name)
    for style in _NUMBERING:
        found = style.match(text)
        if found:
            return text[found.end() :]
    return text


@_remembered
def numbering(name: str) -> int | None:
    """Level of the numbering in front of a name (一、0  （一）1  1、2  (1)3  ①4), None without one."""
    text = _tight(name)
    return next((level for level, style in enumerate(_NUMBERING) if style.match(text)), None)


def ordinal(name: str) -> int | None:
    """The number in front of a name (三、 3; （十二） 12; (4) 4), None without one."""
    text = _tight(name)
    found = re.match(rf"[（(]?(?:([{_CHINESE}]+)|(\d+))", text)
    if numbering(name) is None or not found:
        return None
    chinese, digits = found.groups()
    return int(digits) if digits else _number(chinese)


def _number(chinese: str) -> int:
    # 二一 is printed for 二十一 by some publishers.
    tens, ten, ones = chinese.rpartition("十")
    if not ten:
        return int("".join(str(max(0, _CHINESE.index(digit) - 1)) for digit in chinese if digit != "百") or 0)
    return 10 * (_number(tens) if tens else 1) + (_number(ones) if ones else 0)


@_remembered
def is_total(name: str) -> bool:
    """合计, 总计, 小计, 收入总计, 本年支出合计 …: the line or column is the sum of others."""
    return _TOTAL.fullmatch(_SOFT.sub("", unnumbered(name))) is not None


def is_of_which(name: str) -> bool:
    """其中…: a part of the line or column before it."""
    return _tight(name, keep_of_which=True).startswith(("其中", "#其中", "（其中", "(其中"))


@_remembered
def is_carried(name: str) -> bool:
    """Money carried over from last year or into the next (结转结余), which a year's own sum does not hold."""
    return _CARRIED.fullmatch(plain(name)) is not None


def fund(name: str) -> str:
    """The fund that a line, a column or a heading names (资金性质), "" where it names none or several."""
    named = [each for each in _FUNDS if each in name]
    return named[0] if len(named) == 1 else ""


def is_beside(name: str) -> bool:
    """A column that is not a part of the total beside it (上年数, 数量, 增减%, 2019年)."""
    return _BESIDE.search(_tight(name)) is not None and not is_carried(name)


def is_three_public(name: str) -> bool:
    """One of the three items of “三公” expenses, or a part of one."""
    return any(part.fullmatch(plain(name)) for known in KNOWN_PARTS[:3] for part in known.parts)


def is_change(column: str) -> bool:
    """A column of changes (增减额, 比上年增加), of which parts can be larger than the whole, or of the other sign."""
    return forms.CHANGE_HEAD.search(column) is not None


def nested(names: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Which of these names stand for the sum of which others by definition: position → positions.

    A definition applies only where the whole and at least two of its parts (all of them, for two) are each
    named exactly once.
    """
    plains = [plain(name) for name in names]
    found: dict[int, tuple[int, ...]] = {}
    for known in KNOWN_PARTS:
        wholes = [at for at, name in enumerate(plains) if known.whole.fullmatch(name)]
        parts = [[at for at, name in enumerate(plains) if part.fullmatch(name)] for part in known.parts]
        if len(wholes) == 1 and all(len(one) == 1 for one in parts):
            members = tuple(one[0] for one in parts)
            if wholes[0] not in members and len(set(members)) == len(members):
                found[wholes[0]] = members
    return found


def _tight(name: str, keep_of_which: bool = False) -> str:
    text = "".join(unicodedata.normalize("NFKC", name).split())
    return text if keep_of_which else re.sub(r"^[（(]?其中[：:]?", "", text)

"""Names and codes of 类, 款 and 项 as running text spells them out."""

from __future__ import annotations

import re

from extractors.forms import plain

# A name of the third level may have a quotation in it: 法院（款）“两庭”建设（项）
_ITEM = r"(?:[^“”\"，。；：（()）]{0,20}“[^“”]{1,20}”[^“”\"，。；：（()）]{0,20}?|[^“”\"，。；：]+?)"
CODE = re.compile(r"[（(]\s*(?:科目编码[:：]?)?(\d{3,9})\s*[)）]\s*(?:科目)?\s*$")
_CLASS = re.compile(
    r"([^“”\"（）()，。；：、]+)[（(](\d{3})?类[)）](?:([^“”\"（）()，。；：]+)[（(](\d\d)?款[)）])?"
    rf"(?:({_ITEM})[（(](\d\d)?项[)）])?"
)
_FUNCTION = re.compile(r"[（(]2\d\d[)）]")
# 普通教育（款）小学教育（项） below a 类 of its own
_GROUPED = re.compile(rf"([^“”\"（）()，。；：、]+)[（(](\d\d)?款[)）]({_ITEM})[（(](\d\d)?项[)）]")
# 教育支出（205）教育管理事务（01）行政运行（01）
_NUMBERED = re.compile(
    r"([^“”\"（）()，。；：、\d]{2,30})[（(](2\d\d)[)）]([^“”\"（）()，。；：\d]{2,30})[（(](\d\d)[)）]"
    r"(?:([^“”\"，。；：\d]{2,40}?)[（(](\d\d)[)）])?"
)
_DASHED = re.compile(r"[“\"]([^“”\"]+?[-—－–][^“”\"]+)[”\"](?:科目)?\s*$")
QUOTED = re.compile(r"“[^“”]+”")
_LONGEST_CODED, _LONGEST_SPELLED = 60, 120
_HAS_CODE = re.compile(r"2\d\d|[类款项][)）]")
# 20103-政府办公厅, 2010301 行政运行, [2010301]行政运行
CODED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*)?[“\"]?[\[［]?([2-5]\d\d(?:\d\d){0,3})[\]］]?\s*[-—－–]?\s*(?=[\u4e00-\u9fff])"
)


def code_of(before: str) -> str:
    """The code that stands with a name before an amount: 城乡医疗救助（2101301）, 20103-政府办公厅, or
    卫生健康（210类）…（13款）…（01项）."""
    found = CODE.search(before) or CODED.match(before.strip())
    if found:
        return found.group(1)
    spelled = _spelled(before)
    return "".join(part for part in spelled.groups()[1::2] if part) if spelled else ""


def classified(text: str) -> tuple[str, ...]:
    """Names of 类, 款, 项 where a text spells them out, whatever way; empty otherwise."""
    found = _spelled(text)
    if found:
        return tuple(_unquoted(plain(name).strip("0123456789.、．")) for name in found.groups()[::2] if name)
    dashed = _DASHED.search(text)
    if dashed:
        return tuple(plain(part) for part in re.split(r"[-—－–]", dashed.group(1)) if plain(part))
    return ()


def _unquoted(name: str) -> str:
    """A name without marks of quotation around it, or around more than it."""
    paired = name.count("“") == name.count("”") and not QUOTED.fullmatch(name)
    return name if paired else name.strip('“”"')


def _spelled(text: str) -> re.Match[str] | None:
    """Names of 类, 款, 项 that are spelled out, or that have the digits of each behind them."""
    found = _CLASS.search(text) or ("款" in text and _GROUPED.search(text)) or None
    return found if found or not _FUNCTION.search(text) else _NUMBERED.search(text)


def is_coded(text: str) -> bool:
    """Whether a line is a code with its name, or the names of 类, 款 and 项, and nothing else (2050201-学前教育;
    1、…（类）…（款）…（项）。)."""
    bare = text.strip().rstrip("。：:")
    if not _HAS_CODE.search(bare) or re.search(r"[，,。；：:\t]|\d\s*[万亿千]?元", bare):
        return False
    if len(bare) <= _LONGEST_CODED:
        return bool(CODED.match(bare) or _spelled(bare))
    return len(bare) <= _LONGEST_SPELLED and _spelled(bare) is not None

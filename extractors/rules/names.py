"""The item that an amount in a sentence belongs to: what is left of the words before it."""

from __future__ import annotations

import re

from extractors.forms import plain

_CODE = re.compile(r"[（(]\s*(?:科目编码[:：]?)?(\d{3,9})\s*[)）]\s*(?:科目)?\s*$")
_CLASS = re.compile(
    r"([^“”\"（）()，。；：、]+)[（(](\d{3})?类[)）](?:([^“”\"（）()，。；：]+)[（(](\d\d)?款[)）])?"
    r"(?:([^“”\"，。；：]+?)[（(](\d\d)?项[)）])?"
)
_DASHED = re.compile(r"[“\"]([^“”\"]+?[-—－–][^“”\"]+)[”\"](?:科目)?\s*$")
_PREFIX = re.compile(
    r"^(?:其中|包括|主要(?:为|是)|以及|分别(?:为|是)|另|含|即|另外|并|全部为|资金来源为|具体为"
    r"|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|20\d\d\s*年(?:度|年初|末|底)?|本年度?|当年|年初|年度|全年"
    r"|(?:我|本|全)(?:部门|单位|局|委|办|厅|院|中心|县|市|区|街道)(?:及所属单位)?|部门(?=预算|决算|收|支|财|基|项)|单位(?=预算|决算|收|支)"
    r"|涉及|(?:年初)?预算(?:安排)?(?=[\u4e00-\u9fff]{3,})(?!收|支|数|总|资|金|执|安)|公开的|[\s，,：:（(]|中(?=[，,])|与|和)+"
)
_CHANGE = re.compile(
    r"(?:[比较与同](?:上年|去年|上一年|20\d\d\s*年)[^，。；]*)?(?:增加|减少|增长|下降|降低|压减|持平|上升|提高)+(?:了|额|数)?(?:为)?\s*[（(]?$"
)
# What is said of an item after its name; 公共预算, 基金预算 and 经营预算 are parts of names.
_SUFFIXES = (
    re.compile(r"(?:为|是|达|约|有|的|共计|总计|共|(?<![合总小])计)$"),
    re.compile(r"(?<=[算排行])(?:数|总额|金额|额)$|(?<=[费金出入])(?:总额|金额)$"),
    re.compile(r"(?:安排|下达|列支)(?:支出|预算)?$"),
    re.compile(r"(?:年初|当年|财政拨款)*(?<!公共)(?<!基金)(?<!经营)(?:预算|决算)(?:执行)?(?:支出)?$"),
)
_GENERIC = re.compile(
    r"(?:当年|年初|全年|本年|年度|上年)?(?:预算|决算|支出|收入|执行|安排|总|资金|金额|共计|合计|比|较)*(?:数|额|安排)?(?:为|是)?"
)
# Words that end no name: the amount is part of a reason or of a reckoning.
_NO_NAME = re.compile(r"原因|提高|由$|从$|至$|到$|按$|以$|[一二三四五]是$|完成")
_MEASURE = re.compile(r"年初预算|全年预算|调整预算|支出决算|收入决算|决算|预算执行数|预算安排")


def code_of(before: str) -> str:
    """The code that stands with a name before an amount: 城乡医疗救助（2101301）, or 卫生健康（210类）…（13款）…（01项）."""
    found = _CODE.search(before)
    if found:
        return found.group(1)
    spelled = _CLASS.search(before)
    return "".join(part for part in spelled.groups()[1::2] if part) if spelled else ""


def classified(text: str) -> tuple[str, ...]:
    """Names of 类, 款, 项 where a text spells them out, whatever way; empty otherwise."""
    found = _CLASS.search(text)
    if found:
        return tuple(plain(name).strip('“”"0123456789.、．') for name in found.groups()[::2] if name)
    dashed = _DASHED.search(text)
    if dashed:
        return tuple(plain(part) for part in re.split(r"[-—－–]", dashed.group(1)) if plain(part))
    return ()


def measure_of(before: str) -> str:
    """年初预算, 支出决算 and the like, where the words before an amount say so."""
    found = _MEASURE.search(before)
    return found.group() if found else ""


def item_of(before: str, department: str) -> str:
    """The name that stands before an amount, or nothing where the words name no item of their own."""
    text = _CODE.sub("", before).strip()
    for name in (department,) if department else ():
        text = text.replace(name, "")
    text = _CHANGE.sub("", text)
    previous = None
    while previous != text:
        previous = text
        text = _PREFIX.sub("", text)
    bare = _without_suffixes(text) or text
    bare = (
        plain(bare).strip('“”"（(：:,，') if not re.search(r"[“”]", bare) else plain(bare).strip("（(：:,，")
    )
    if _GENERIC.fullmatch(bare):
        whole = plain(text)
        return (
            whole
            if re.fullmatch(r"(?:预算|决算)?(?:收入支出|收入|支出|收支)(?:预算|决算|总额|总计|合计)*", whole)
            else ""
        )
    return bare if 1 < len(bare) <= 40 and not _NO_NAME.search(bare) else ""


def label_of(text: str) -> str:
    """The item that a paragraph announces before a colon (（一）收入预算：2020年…), or nothing."""
    found = re.match(
        r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])?\s*([^：:，。；\d]{2,20})[：:]", text
    )
    return "" if not found or re.search("说明|如下|包括|职责", found.group(1)) else plain(found.group(1))


def _without_suffixes(text: str) -> str:
    text = plain(text)
    previous = None
    while previous != text:
        previous = text
        for suffix in _SUFFIXES:
            text = suffix.sub("", text)
    return text

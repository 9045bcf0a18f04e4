"""The item that an amount in a sentence belongs to: what is left of the words before it."""

from __future__ import annotations

import re

from extractors.forms import plain

_CODE = re.compile(r"[（(]\s*(?:科目编码[:：]?)?(\d{3,9})\s*[)）]\s*(?:科目)?\s*$")
_CLASS = re.compile(
    r"([^“”\"（）()，。；：、]+)[（(]类[)）](?:([^“”\"（）()，。；：]+)[（(]款[)）])?(?:([^“”\"，。；：]+?)[（(]项[)）])?"
)
_DASHED = re.compile(r"[“\"]([^“”\"]+?[-—－–][^“”\"]+)[”\"](?:科目)?\s*$")
_PREFIX = re.compile(
    r"^(?:其中|包括|主要(?:为|是)|以及|分别(?:为|是)|另|含|即|另外|并|全部为|资金来源为|具体为"
    r"|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|20\d\d\s*年(?:度|年初|末|底)?|本年度?|当年|年初|年度|全年"
    r"|(?:我|本|全)(?:部门|单位|局|委|办|厅|院|中心|县|市|区|街道)(?:及所属单位)?|部门(?=预算|决算|收|支|财|基|项)|单位(?=预算|决算|收|支)"
    r"|公开的|[\s，,：:（(]|中(?=[，,])|与|和)+"
)
_CHANGE = re.compile(
    r"(?:[比较与同](?:上年|去年|上一年|20\d\d\s*年)[^，。；]*)?(?:增加|减少|增长|下降|降低|压减|持平|上升|提高)+(?:了|额|数)?(?:为)?\s*[（(]?$"
)
_SUFFIX = re.compile(
    r"(?:的)?(?:财政拨款)?(?:年初|当年)?(?:预算|决算)?(?:执行)?(?:数|额|总额|金额)?(?:共|总)?(?:安排|下达)?(?:(?<=预算)支出|(?<=安排)支出)?"
    r"(?:共计|合计|总计|共|约|计)?(?:为|是|达|有)?\s*$"
)
_GENERIC = re.compile(
    r"(?:当年|年初|全年|本年|年度)?(?:预算|决算|支出|收入|执行|安排|总|资金|金额|共计|合计|比|较)*(?:数|额|安排)?"
)
_MEASURE = re.compile(r"年初预算|全年预算|调整预算|支出决算|收入决算|决算|预算执行数|预算安排")


def code_of(before: str) -> str:
    """The code in brackets right before an amount (城乡医疗救助（2101301）), or nothing."""
    found = _CODE.search(before)
    return found.group(1) if found else ""


def classified(text: str) -> tuple[str, ...]:
    """Names of 类, 款, 项 where a text spells them out, whatever way; empty otherwise."""
    found = _CLASS.search(text)
    if found:
        return tuple(plain(name).strip("“”\"0123456789.、．") for name in found.groups() if name)
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
    bare = _SUFFIX.sub("", text) or text
    bare = plain(bare).strip("“”\"（(：:,，") if not re.search(r"[“”]", bare) else plain(bare).strip("（(：:,，")
    if _GENERIC.fullmatch(bare):
        whole = plain(text)
        return whole if re.fullmatch(r"(?:预算|决算)?(?:收入|支出|收支)(?:预算|决算|总额|总计|合计)*", whole) else ""
    return bare if len(bare) <= 40 else ""

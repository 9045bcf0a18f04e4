"""Puts a question that is asked in everyday, roundabout or imperative words into the standard ones of its kind."""

from __future__ import annotations

from functools import lru_cache

from service.answering.asked.kinds import ASKS
from service.lexicon.asking import TO_COUNT, TO_RECKON
from service.lexicon.phrases import PHRASES
from service.lexicon.verdicts import VERDICTS
from service.patterns import regex

_ORDER = regex(
    "^(?:请|麻烦|劳驾|烦请|帮我|帮忙|你|您|能不能|能否|可否|可不可以|给我|把|分别|逐项|逐一|一并|具体|简要|简单|依次|再|并|全部)*"
    f"(?:(?P<lists>列出|列明|列举|列示|罗列)|说明|提供|给出|写出|写明|报出|介绍|指出|告知|{TO_COUNT}|{TO_RECKON}|测算|核算|算出|算一下|解释|阐述)(?:一下|下)?"
)
_NAMES = regex(
    "的?(?:具体|全部|完整|各自)?的?(?:名单|名称|名字|清单|明细|构成|组成|分布|设置情况|设置)(?:情况)?(?:以?及|和|与)?"
)
_MONEY = regex(
    "(?:以?及|和|与)(?:其|各自|对应|相应|各个?项目?|每个?项目?|各|本年度?|预算|支出|采购|安排|的)*(?:金额|钱数|数额|额度)$"
)
# …的项目和金额, …的明细及每笔的数: a list is asked for, with the money of each.
_LISTED = regex(
    "(?:的|有|拟购|所含|包含)(?:具体|各个?|几个|所有|全部|预算|采购)*(?P<kind>项目|事项|内容|品目|明细|科目|来源|构成|组成|名称|清单|组成项目|支出项目|采购项目)(?:一览)?(?:以?及|和|与|加)"
    "(?:其|各自|对应|相应|对应的|各个?项目?|每个?项目?|每笔|各|的|预算|支出|采购)*(?:金额|钱数|数额|额度|价钱|数)$"
)
# What kind of thing the names, or the list, are of.
_KIND = regex("(?:^|的)(?P<kind>[^的]{2,8})$")
# What is bought is asked for by that (采购的大型设备 → 采购了哪些大型设备).
_BOUGHT = regex("(?P<verb>采购|购买|购置|购入|添置)的(?P<kind>[^的]{2,8})$")
_AMOUNT = regex(
    "(?:[金总数]额|[费款率数额比]|经费|收入|支出|资金|比例|比重|预算|决算|幅度|标准|人次|批次|面积|得分)$"
)
_OF_AMOUNT = regex("的(?:具体|准确|确切)?(?:数字|数额|金额)$")
_REASON = regex("的?(?:具体|主要)?(?:的)?(?:原因|理由|缘由|依据)$")
_ASKED = regex("(?:含义|意思|定义|核算内容|所指(?:的?(?:资金|内容))?|概念)$")

# An amount, and whether there is something.
_WHETHER = regex(
    "^(?P<about>[^,，]{4,}?(?:金额|数额|总额|预算))[\\s]*(?:以?及|和|与)?(?P<more>(?:是否(?:含|有|安排|包|涉及)|有无|有没有)[^,，]{1,12}?|[^,，]{2,10}的有无)[?？。]?$"
)
# A whole and a part of it.
_WITHIN = regex(
    "^(?P<about>[^,，]{4,}?)(?:以?及|和|与)(?P<part>其中的?[^,，]{2,20}?)(?:分别|各自?)(?:是|为|有|达)?(?:多少|几何)?[?？。]?$"
)

# One clause is read many times on its way.
_KEPT = 1_000


def apart(piece: str) -> list[str]:
    """A clause that asks for an amount and a part of it (合计及其中…分别是多少), or whether there is something, as two questions;
    any other as it is."""
    text = piece.strip()
    order = _ORDER.match(text)
    text = text[order.end() :] if order is not None else text
    if (whether := _WHETHER.match(text)) is not None:
        more = whether["more"]
        return [f"{whether['about']}是多少", f"有没有{more[:-3]}" if more.endswith("的有无") else more]
    if (within := _WITHIN.match(text)) is not None:
        return [f"{within['about']}是多少", f"{within['part']}是多少"]
    return [piece]


@lru_cache(maxsize=_KEPT)
def standard(text: str) -> str:
    """The text, as `terms.same(terms.plain(…))` writes it, in standard words; what is no such phrase stays as it is."""
    for said, meant in (*VERDICTS, *PHRASES):
        text = said.sub(meant, text)
    return _OF_AMOUNT.sub("是多少", _asking(text))


def _asking(text: str) -> str:
    """An order (请列出…的名称及金额) as the question that it stands for."""
    order = _ORDER.match(text)
    if order is None and (listed := _LISTED.search(text)) is not None:
        return f"{text[: listed.start()]}有哪些{listed['kind']}各多少钱"
    if order is None or not (about := text[order.end() :]):
        return text
    money = _MONEY.search(about)
    if ASKS.search(about[: money.start()] if money is not None else about):
        return about
    if _REASON.search(about):
        return f"{about}是什么"
    if _ASKED.search(about):
        return f"{_ASKED.sub('', about)}是什么意思"
    rest = about[: money.start()] if money is not None else about
    amounts = "各多少钱" if rest != about else ""
    names = list(_NAMES.finditer(rest))
    if names and names[-1].end() == len(rest):
        return _which(rest[: names[-1].start()]) + amounts
    if order["lists"] is not None and (amounts or not _AMOUNT.search(about)):
        return _which(rest) + amounts
    return f"{about}是多少" if _AMOUNT.search(about) else text


def _which(text: str) -> str:
    """Which things of that kind there are (…资金的企业 → …资金有哪些企业)."""
    if (bought := _BOUGHT.search(text)) is not None:
        return f"{text[: bought.start()]}{bought['verb']}了哪些{bought['kind']}"
    kind = _KIND.search(text)
    return f"{text[: kind.start()]}有哪些{kind['kind']}" if kind is not None else f"{text}有哪些"

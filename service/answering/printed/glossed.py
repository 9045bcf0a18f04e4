"""Reads 养车的钱(公务用车运行维护费): where a question says in brackets what an item is called, that is the item."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from service.answering.asked.kinds import ASKS
from service.answering.printed.catalogue import Catalogue
from service.patterns import regex
from service.terms import key

# Words that run up to a name in brackets; one character only says more of an item (因公出国(境)费), and so does a side. A year
# (上年(2023年)) is the name of nothing.
_GLOSSED = regex(
    "(?P<said>(?![年月日])[一-鿿]{2,})[(](?P<name>(?!(?:19|20)\\d\\d年度?[)])(?!(?:支出|收入|收支|[合总小]计|[预决]算|项目|经费|本级|机关)[)])[^()]{2,16})[)]"
)
# 医保这一类支出(卫生健康): 支出 is here no item of its own.
_POINTED = regex("[这那]一?[类块项笔种](?:支出|收入|钱|开支|科目)?$")
# The name of an item, and in brackets what it is in other words: 信息化建设(业务系统运维).
_AGAIN = regex("(?P<said>[一-鿿]{2,24})[(](?P<name>[一-鿿]{4,14})[)]")
# Says which year, money or level of it is meant, and nothing in other words.
_ADDS = regex(
    "预算|决算|收入|拨款|结转|结余|基本支出|项目支出|财政|本级|机关|上年|合计|小计|总计|含|除|不|其中|基金|经济|功能|分类|年"
)
# Two items in one bracket for two that are said before it: 治气和治水的钱(“大气”“水体”两个科目).
_BOTH = regex(
    '[一-鿿]{1,10}[和与跟同][一-鿿]{1,10}[(][“‘"]?(?P<a>[^()“”‘’"、,和与]{2,16})(?:[”’"]?[、,和与][“‘"]?|[”’"][“‘"])(?P<b>[^()“”‘’"、,和与]{2,16}?)[”’"]?(?:这?两[个项类笔][^()]{0,4})?[)]'
)
_PART = regex("[一-鿿]{4}")
# Things of which an item is made, said before its name: 发工资、交保险这些工资福利支出.
_MADE_OF = regex(
    "(?:^|(?<=[,。;?]))(?:像|比如|如)?[一-鿿]{2,8}(?:[、,和与及][一-鿿]{2,8}){0,5}(?:等等?的?|这些|这几样|这几项|这一?类|这样的|之类的?|那些)(?P<name>(?:“[^”]{2,16}”|[一-鿿]{4,14}))"
)
# What stands behind the name of an item and calls it one: 水体科目(…), 2050299这个科目(…).
_CALLED = regex("(?:这一?|那一?|该)?(?:个|项|款|类)?(?:科目|款|项)?$")
# So much of a name says which one it is.
_BEGINS = 4


def glossed(text: str, catalogue: Catalogue) -> str:
    """The text without the words that a bracket names an item of the document for, without a bracket that only says in other
    words what stands before it, and without the things that an item is said to be made of; other brackets stay."""

    def name(found: re.Match[str]) -> str:
        subject, said = key(found["name"]), found["said"]
        of_document = catalogue.subjects
        pointed = _POINTED.search(said) is not None
        printed = not pointed and any(key(said[start:]) in of_document for start in range(len(said) - 1))
        if not _is_named(subject, of_document) or printed or ASKS.search(said):
            return found.group()
        return found["name"]

    def again(found: re.Match[str]) -> str:
        before = _CALLED.sub("", found["said"])
        of_document = catalogue.subjects
        named = next(
            (key(before[at:]) for at in range(len(before) - 1) if key(before[at:]) in of_document), ""
        )
        told = key(found["name"])
        other = told in of_document or ASKS.search(found["said"]) or _ADDS.search(found["name"])
        return found.group() if not named or other or not _PART.search(told) else before

    def made_of(found: re.Match[str]) -> str:
        name = found["name"].strip("“”")
        held = any(key(name[:end]) in catalogue.subjects for end in range(len(name), 3, -1))
        return found["name"] if held else found.group()

    def both(found: re.Match[str]) -> str:
        printed = all(key(found[side]) in catalogue.subjects for side in ("a", "b"))
        return f"{found['a']}和{found['b']}" if printed else found.group()

    text = _MADE_OF.sub(made_of, unicodedata.normalize("NFKC", text))
    return _AGAIN.sub(again, _GLOSSED.sub(name, _BOTH.sub(both, text)))


def _is_named(name: str, of_document: Collection[str]) -> bool:
    """Whether an item of the document is called so, or a name of some length begins so (财政专户 of 财政专户管理资金)."""
    return name in of_document or (
        len(name) >= _BEGINS and any(subject.startswith(name) for subject in of_document)
    )

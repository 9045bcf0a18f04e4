"""The names that an item is meant by: its concept, and its printed name without what says when, how or whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from service.lexicon.names import CONCEPTS
from service.patterns import regex

_LEADING_YEAR = regex(r"^((?:19|20)\d{2})年?(?:度)?")
_HEAD = regex(r"^(?:编列|编报|列支|一般公共预算|财政拨款|预算|当年|涉及|安排|的|共|我单位|我部门)+")
_TAIL = regex(r"(?:支出|预算|共计|合计|小计|项目|专项|经费支出)+$")
# The whole of one fund is not the whole (财政拨款收支总预算), nor what is left of it all that is left.
_ALL = regex("(?:收支|收入|支出)总?|(?:收入|支出)(?:总计|合计)|(?:年初|年末|上年)(?:结转结余|结转|结余)")
# The unit that a row of assets is counted in stands behind its name.
_UNITS = regex("(?:台辆|辆台|平方米|台套|辆|台|套)+$")
# What the money of the general budget is called as receipts: 一般公共预算资金, 一般公共预算财政拨款收入.
_GENERAL_MONEY = regex("一般公共预算(?:财政)?(?:拨款|资金|收入)(?:收入)?")
_LEFT_OF_FUND = regex("(?:政府性基金|国有资本经营)[年期][初末]结转和?结余")
_COMES_FROM = regex("(?:来自|源自|来源于|由)([一-鿿]{2,16}?)(?:安排|形成|取得|拨付|构成)?的(收入|支出)")


@lru_cache(maxsize=20_000)
def concept(name: str) -> str | None:
    """The concept that a printed name (as `key` gives it) stands for as a whole, or None."""
    for held, _, printed in CONCEPTS:
        if printed.fullmatch(name):
            return held
    return None


@lru_cache(maxsize=20_000)
def names_of(subject: str) -> tuple[str, ...]:
    """The names that mean a subject: in full, without its year, without the words for how it is paid, its concept."""
    return tuple(dict.fromkeys(_names_of(subject)))


def _names_of(subject: str) -> Iterator[str]:
    yield subject
    dateless = _LEADING_YEAR.sub("", subject)
    if len(dateless) > 3:
        yield dateless
    subject = dateless
    if (of := _COMES_FROM.fullmatch(subject)) is not None:
        # 来自财政拨款的收入: the receipts are called by what they come from
        yield of.expand(r"\1\2")
    if (tail := subject.rpartition("的")[2]) != subject and concept(tail):
        yield tail
    short = _TAIL.sub("", _HEAD.sub("", subject))
    if len(short) > 2 and short != subject and not _ALL.fullmatch(short):
        yield short
    if len(spent := subject.removesuffix("费")) > 5 and spent != subject:
        yield spent
    if _LEFT_OF_FUND.fullmatch(subject):
        # 政府性基金年末结转
        yield subject.removesuffix("结余").removesuffix("和")
    if (held := concept(subject)) is not None:
        yield held
    if _GENERAL_MONEY.fullmatch(subject):
        yield from ("一般公共预算拨款", "一般公共预算财政拨款")
    if len(bare := _UNITS.sub("", subject)) > 1 and bare != subject:
        yield bare

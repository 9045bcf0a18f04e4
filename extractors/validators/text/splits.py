"""What has parts by definition in the text (文字中按定义划分的总数): wholes, their parts, and what may be added to them."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from extractors.schema.budget import NarrativeItem
from extractors.validators.structure import names

_OF = r"(?:一般公共预算|财政拨款|本?部门|本?单位|本年|当年|年初|预算|决算|安排|的)*"
_END = r"(?:支出|经费)?(?:预算|决算)?(?:总?数|总?额|合计|安排)?"


class Split(NamedTuple):
    """A whole with the parts that it has by definition; `besides` may be added to it or be counted apart."""

    whole: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    besides: re.Pattern[str]


def _named(words: str) -> re.Pattern[str]:
    return re.compile(f"{_OF}(?:{words}){_END}")


_VEHICLES = r"公务用?车购置(?:及|和|与)?(?:公务用?车)?运行?(?:维护|维)?费?用?"
_BASIC, _PROJECT = _named("基本支出"), _named("项目支出")
SPLITS = (
    Split(
        _named("三公经费"),
        (_named("因公出国境?费?用?"), _named(_VEHICLES), _named("公务接待费?用?")),
        re.compile(r".*(?:会议|培训|差旅)费.*"),
    ),
    Split(
        _named(_VEHICLES),
        (_named("公务用?车购置费?用?"), _named("公务用?车运行?(?:维护|维)?费?用?")),
        re.compile(r"(?!)"),
    ),
    Split(
        _BASIC,
        (_named("人员(?:经费|支出)"), _named("(?:日常)?公用(?:经费|支出)")),
        re.compile(r".*(?:个人和?家庭|资本性).*"),
    ),
    Split(
        re.compile(f"{_OF}(?:支出|收支)(?:预算|决算)?(?:总?数|总额|合计)?"),
        (_BASIC, _PROJECT),
        re.compile(r".*(?:经营支出|上缴上级|附属单位|结转|结余|预备).*"),
    ),
    Split(
        _named("政府采购"),
        tuple(
            _named(f"(?:拟|计划)?(?:政府)?(?:采购|购买)?{kind}类?(?:政府)?(?:采购)?")
            for kind in ("货物", "工程", "服务")
        ),
        re.compile(r"(?!)"),
    ),
)

# Parts that a passage may state by their own parts alone: 购置 and 运行 for 公务用车购置及运行.
_NESTED = {split.whole: split.parts for split in SPLITS if any(split.whole in each.parts for each in SPLITS)}


def stated(reach: list[NarrativeItem], part: re.Pattern[str]) -> list[NarrativeItem]:
    """The items that are this part, or else the parts that it has itself (购置、运行)."""
    own = [item for item in reach if part.fullmatch(names.plain(item.item))]
    if own or part not in _NESTED:
        return own
    return [item for each in _NESTED[part] for item in reach if each.fullmatch(names.plain(item.item))]


def is_complete(part: re.Pattern[str], stated: list[NarrativeItem]) -> bool:
    """Whether these state the part in full: one of its own name, or one for each that it has."""
    called = [names.plain(item.item) for item in stated]
    if len(called) == 1 and part.fullmatch(called[0]):
        return True
    return part in _NESTED and len(called) == len(set(called)) == len(_NESTED[part])


def reach_of(whole: NarrativeItem, split: Split, behind: list[NarrativeItem]) -> list[NarrativeItem]:
    """The parts behind a whole, of the same measure, up to where the passage goes on to something else."""
    kin = takewhile(lambda item: _is_term(item, split), behind)
    return [item for item in kin if item.measure == whole.measure]


def _is_term(item: NarrativeItem, split: Split) -> bool:
    """Whether the item is a part, or a part of a part; behind anything else the passage may be about another whole."""
    name = names.plain(item.item)
    if split.whole.fullmatch(name):
        return False
    return bool(split.besides.fullmatch(name)) or any(
        part.fullmatch(name) for each in SPLITS for part in each.parts
    )

"""Figures in words: what each is said to be of, and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.forms import plain
from extractors.numerals import Numeral, Sort, numerals
from extractors.rules.prose import names
from extractors.schema.measure import unit_behind

_BOUNDARY = re.compile(r"[，,；;。：:！？!?\n]|[（(](?![境类款项含套])")
_LEAD = re.compile(
    r"^(?:度(?!假)|其中|包括|(?:主要)?原因(?:主要)?(?:是|为|有)?|主要是|需要?|以及|另有|另|及|和|与|并|现有|现设|下设|共有|合计|共计|约|近|截[至止]|按照?|根据|预计|计划|达到?|不[少低]于|不超过|至少|超过|[、\s“”\"]|年[末底初])+"
)
_TAIL = re.compile(
    r"(?:共有|共计|合计|总计|共|约|近|为|是|达到?|有|的|需要?|由|从|至|到|按|以|仅|只有|不[少低]于|不超过|至少|超过|大于|小于|≥|≤|>|<|=|[、\s“”\"])+$"
)
# What is counted ends where it is said what is done with it: 340家书店开展检查.
_DONE = "开展|进行|实施|实行|给予|予以|提供|组织|落实"
_NAMED_BEHIND = re.compile(rf"[\u4e00-\u9fff]{{2,10}}?(?={_DONE})|[\u4e00-\u9fff]{{2,10}}")
# 对全市52家医院: where, and to whom something is done, is no name of what is counted.
_WHERE_ONLY = re.compile(
    r"(?:[对把将向给为在])?(?:我|全|本|该|各|所|整个)?(?:[省市县区镇乡]|街道|辖区|系统|范围|局|委|单位|部门)?(?:内|里|的|上|范围|现有|所有|全部|各类?)*"
)
_VERB = re.compile(
    r"(?:建成|新建|修建|改造|设|购|开|开展|举办|召开|组织|新增|完成|发放|培训|印发|办理|处理|走访)$"
)
_FIGURE = re.compile(r"\d[\d,.]*")
# Figures in a row, each before what it counts: 6个国家级站、214个区域站和3部雷达.
_JOINT = re.compile(r"(?<=[\u4e00-\u9fff）)])(?:、|以及|[和与及])\s*$")
_IN_ROW = re.compile(
    rf"\s*([\u4e00-\u9fff]{{2,20}}?)(?=$|[，,；;。：:（(]|(?:、|以及|[和与及])\s*\d|(?<=.{{4}})(?:{_DONE}))"
)
_JOINED_ON = re.compile(r"(?:、|以及|[和与及])\s*\d")
# 办公室、财务科等11个科室: the number of what stands before it by name.
_NAMED_BEFORE = re.compile(
    r"[\u4e00-\u9fff]、[\u4e00-\u9fff（）()、“”]+(?:等|共|[科股处室部队站所院馆局组委心台会])\s*$"
)
_BODIES = re.compile(
    r"\s*([\u4e00-\u9fff]{0,8}?(?:[科股处庭部]室|部门|单位|机构|[大中支]队|站所|[队站所股科处室部馆]))(?=$|[，,；;。：:（()）、]|以及|[和与及])"
)
# 4个科室以及2个队
_BODIES_BEFORE = re.compile(r"\d\s*个[\u4e00-\u9fff]{0,6}[室门位构队站所股科处部馆](?:、|以及|[和与及])\s*$")
_HAS = re.compile(r"(?:[设布建拥配]有|[下内分]设|共?有|包括|包含|含|[：:])\s*$")
_LONGEST = 30
# A clause longer than this names nothing.
_NEAR = 80


def item_of(text: str, numeral: Numeral, department: str) -> str:
    """What a figure in a sentence is of: the words before it in its clause, else those behind its unit."""
    near = max(0, numeral.start - _NEAR)
    clause = max((found.end() for found in _BOUNDARY.finditer(text, near, numeral.start)), default=near)
    before = text[clause : numeral.start]
    if (counted := _in_row(text, before, numeral)) is not None:
        return counted
    name = names.item_of(before, department) or names.without(before, department)
    rest = plain(name)
    # words behind another figure of the clause begin with its unit
    earlier = ""
    for digits in list(_FIGURE.finditer(rest))[-1:]:
        earlier, rest = rest[: digits.start()], rest[unit_behind(rest, digits.end())[1] :]
    name = _bare(rest.strip("-—–~～至"))
    behind = _NAMED_BEHIND.match(text, numeral.stop)
    # 建成5座泵站: what is counted stands behind
    if behind and _WHERE_ONLY.fullmatch(name):
        return behind.group()
    if behind and (len(name) < 2 or _VERB.search(name)):
        return name + behind.group()
    # 占项目18个的100%: a figure that only goes on about the one before has its name
    return (name or _bare(earlier))[-_LONGEST:]


def _in_row(text: str, before: str, numeral: Numeral) -> str | None:
    """What stands behind a figure of a row whose figures each stand before what they count, or behind the names that it
    counts up; None for any other figure."""
    bodies = _BODIES.match(text, numeral.stop) if _NAMED_BEFORE.search(before) else None
    if bodies is None and _BODIES_BEFORE.search(before):
        bodies = _BODIES.match(text, numeral.stop)
    if bodies is not None:
        return bodies.group(1)
    behind = _IN_ROW.match(text, numeral.stop)
    if behind is None:
        return None
    if (joint := _JOINT.search(before)) is not None:
        earlier = list(_FIGURE.finditer(before, 0, joint.start()))
        # the one before has its own name behind it, and no more than that
        words = before[earlier[-1].end() : joint.start()] if earlier else ""
        between = words[unit_behind(words, 0)[1] :] if words else ""
        return behind.group(1) if len(between.strip()) > 1 and "、" not in between else None
    opens = _JOINED_ON.match(text, behind.end()) is not None
    return behind.group(1) if opens and _HAS.search(before) else None


def _bare(words: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", words))


def unit_of(numeral: Numeral) -> str:
    """The unit behind a figure, spelled out (万 is 万元)."""
    return {"万": "万元", "亿": "亿元"}.get(plain(numeral.unit), plain(numeral.unit))


def in_words(text: str, department: str) -> Iterator[tuple[str, Numeral]]:
    """The figures with a unit in the words of a cell, each with what it is said to be of."""
    for numeral in numerals(text):
        if numeral.sort is Sort.FIGURE and numeral.unit:
            yield plain(item_of(text, numeral, department)), numeral

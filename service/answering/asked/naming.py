"""What people call a department: in full, by its region, by the kind of body, and shortened (交通局 for 交通运输局)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from extractors.codes import every_name
from service.answering.asked.institutions import called_so, short_regions
from service.lexicon.names import CONCEPTS
from service.patterns import regex
from service.store import Document
from service.terms import key

# 住房和城乡建设局 names no region: what it builds is in town and country.
_REGION = regex(
    r"^(?:人民政府)?((?:(?![省市县区州旗]).){2,16}?自治[县州旗区]|.县|.{2,8}?(?<![和与及]城)(?:街道|省|市|县|区|州|旗|镇|乡)(?!级))(?=.{2})"
)
# 州本级, 全县: what a place publishes of itself
_OWN_LEVEL = regex("[省市县区州旗镇乡]?本级|[全我本][省市县区州旗镇乡]")
_RANK = regex("(?:街道|[省市县区州旗镇乡])$")
_PLACE = regex(".{1,8}(?:街道|[省市县区州旗镇乡])")
# What kind of body a name ends in. Those of two characters and more are also said by themselves: 全支队, 图书馆的车.
_KIND = regex(
    "(?:法院|检察院|总工会|图书馆|博物馆|文化馆|文化宫|[支大总]队|总站|中心|委员会|办公室|办事处|管委会|学校|学院|医院"
    "|[局厅委部办院站所处馆校会])$"
)
# A department with its units is a 系统 (教体系统); one of computers, or for what is measured, is built, bought and run.
_SYSTEM = regex(
    "系统(?!的?(?:建设|运维|运行|维护|改造|升级|平台|软件|硬件|开发|采购|安全|接口|迁移|租用|租赁|服务|集成|治理|工程|项目|管理|更新|使用|购置|等保|测评))"
)
_HAS_UNITS = regex("[局委厅部办]$|委员会$")
# What people go on calling a body after its name was changed.
_STILL_SAID = {"生态环境": "环保", "环境保护": "环保"}
_SAID = {
    "委员会": ("委员会", "委", "部门", "系统"),
    "办公室": ("办公室", "办"),
    "办事处": ("办事处", "街道"),
    # 林草部门, 卫健系统
    "局": ("局", "部门", "系统"),
    "厅": ("厅", "部门", "系统"),
}
# Who runs a thing is called by the thing: 科技馆 for 科技馆管理处, 黑石山保护区 for 黑石山省级自然保护区管理局.
_RUN = regex(
    "^(?P<own>[一-鿿]{2,8}?)(?:国家级|省级|市级)?(?:自然|森林|湿地|地质|风景)?"
    "(?P<kind>保护区|风景区|名胜区|开发区|景区|园区|灌区|林场|湿地|公园|植物园|动物园|陵园|(?<=[一-鿿]{2})馆)"
    "(?:管理|保护|服务)+(?:委员会|办公室|中心|总站|[处局所站])$"
)
# What a body is for says enough without the word for how (公路养护中心 for 农村公路养护服务中心), also without what stands first.
_HOW = regex("(?:管理|服务|指导|发展|保障|事务|促进)+$")
_GENERAL = regex("(?:综合|行政)+(?=执法|审批|服务)")
_TOLD_BY, _WITH_MORE = 4, 6
# Where one body stands inside the name of another (公安局交通警察支队), and what only says how far it reaches.
_INNER = regex("(?<=局)|^(?:国家|全国|中国|中央|人民)")
_BY_ITSELF = "(?:(?<=[全本我该])|(?<![一-鿿])){}(?=[有的里内下全共今在本及和与去要]|\\d|$)"
# 市局, 县委办 name the body of their region's rank where nothing but the kind is said.
_BY_RANK = ("局", "厅", "委")
_WITH_RANK = "(?<![一-鿿]){}(?=[和与跟会也是有的自今去本这对把给用一两]|单独|联合|\\d|$)"
# Schools and hospitals of a number (二中 for 第二中学, 三院 for 第三人民医院).
_NUMBERED = regex(
    "^第(?P<n>[一二三四五六七八九十]{1,2})(?P<kind>(?:高级|初级|完全|实验)*中学|(?:实验|中心)?小学|人民医院|医院|幼儿园)$"
)
_NUMBERED_SAID = {"中学": "中", "小学": "小", "医院": "院", "幼儿园": "幼"}
# People's organisations, whose short names keep the first characters of each part (妇女联合会, 残疾人联合会).
_ORGANISATIONS = (
    ("妇女联合会", "妇联"),
    ("残疾人联合会", "残联"),
    ("文学艺术界联合会", "文联"),
    ("归国华侨联合会", "侨联"),
    ("工商业联合会", "工商联"),
    ("社会科学界联合会", "社科联"),
    ("科学技术协会", "科协"),
    ("总工会", "工会"),
)
# The office of a government, and how it is said behind its region.
_OFFICE, _OFFICE_SAID = "人民政府办公室", ("府办", "政府办")
# The office of a street, which is called by the street's name.
_STREET_OFFICE, _STREET_SAID = "办事处", "办"
_COMMITTEE = regex("^(?:中国共产党|中共)|^委(?!员会)(?=.{2})")
# Of these a place may have many, and of offices (局, 委) each name is another body's.
_OF_ITS_OWN = regex("中心|[支大总]队|总站|[站所馆校院]")
_BEGINS = regex("[^一-鿿]$|[年的]$|(?:请问|问一下|算一下|看看|说说|告诉我|想知道)$")
# A short name is no longer before the kind of body.
LONGEST = 7


def called(document: Document, text: str) -> Iterator[str]:
    """The names of the department that a text (as `terms.same` writes it) calls it by."""
    for name in names(document):
        if name in text:
            yield name
    yield from shortened(key(document.department), text)


def names(document: Document) -> tuple[str, ...]:
    """What people call the department: in full, its own region, and the kind of body."""
    return _every_name(key(document.department))


# Each question asks for the names of every department of a library.
@lru_cache(maxsize=4_096)
def _every_name(full: str) -> tuple[str, ...]:
    called = [name for each in (full, *called_so(full)) for name in _names(each)] if full else []
    of_government = [n.replace("人民政府", "政府") for n in called if "人民政府" in n and n != "人民政府"]
    return (*called, *of_government)


def without_names(text: str, document: Document) -> str:
    """The text with what it calls the department taken out."""
    full = key(document.department)
    placed = min((full, *called_so(full)), key=len)
    for name in sorted(set(called(document, text)), key=len, reverse=True):
        if len(name) > 1 and name in text and not _is_item(name):
            text = _said_with_place(placed, name).sub(" ", text)
    for name in _systems(full, text):
        text = _said_with_place(placed, name).sub(" ", text)
    kind = _kind(full)
    if len(kind) > 1 and kind in text:
        text = re.sub(_BY_ITSELF.format(kind), " ", text)
    rank = own_region(full)[-1:]
    if rank and kind in _BY_RANK and f"{rank}{kind}" in text:
        # 市局和财政局一起分的: of a city's bureau its own, of a district's the one above it
        text = re.sub(_WITH_RANK.format(rank + kind), " ", text)
    return text


def _systems(full: str, text: str) -> Iterator[str]:
    """What a text calls the department with all its units (卫健系统 for 卫生健康局), each name once."""
    found = {at.start() for at in _SYSTEM.finditer(text)}
    stems, _ = body(full) if found and _HAS_UNITS.search(full) else ((), ())
    names = set()
    for start in found:
        before = text[max(0, start - LONGEST) : start]
        shorts = (before[i:] for i in range(len(before) - 1))
        short = next((s for s in shorts if any(abbreviates(s, stem) for stem in stems)), None)
        if short is not None:
            names.add(f"{short}系统")
    yield from sorted(names, key=len, reverse=True)


@lru_cache(maxsize=4_096)
def _kind(full: str) -> str:
    """The kind of body that a name ends in; empty for none."""
    found = _KIND.search(full)
    return found.group() if found is not None else ""


@lru_cache(maxsize=4_096)
def _said_with_place(full: str, name: str) -> re.Pattern[str]:
    """A name of the department together with the region that it is said with (青州荷溪, 某某的区委社工部)."""
    outer, region, _ = _parted(full)
    places = {
        outer,
        region,
        _RANK.sub("", outer),
        _RANK.sub("", region),
        region[-1:],
        *short_regions(region),
    } - {""}
    before = "|".join(sorted(map(re.escape, places), key=len, reverse=True))
    # 工会经费, 工会事务 of a trade union are items
    items = [each.removeprefix(name) for each in every_name() if each.startswith(name) and each != name]
    own = f"{re.escape(name)}(?!{'|'.join(map(re.escape, ('事务', *sorted(items))))})"
    return re.compile(f"(?:(?:{before})的?)*{own}" if before else own)


def with_larger_region(department: str, text: str, start: int) -> int:
    """Where a name of the department that begins at `start` of a text begins with the larger region it is said with."""
    outer, _, _ = _parted(key(department))
    said = next((o for o in (outer, _RANK.sub("", outer)) if len(o) > 1 and text[:start].endswith(o)), "")
    return start - len(said)


def own_region(department: str) -> str:
    """The innermost region that a department's name says; empty for none."""
    return _parted(key(department))[1]


def body_of_larger(department: str, text: str, marks: int) -> str:
    """The body of the larger region, of the same kind as the department, that a text names (某市教育局 beside 某市某区教育局).

    `marks` is where the text calls the department, a bit for each character; empty where the text names no such body.
    """
    full = key(department)
    outer, region, _ = _parted(full)
    at = text.find(outer) if outer and full not in text else -1
    end = at + len(outer)
    if at < 0 or not marks >> end & 1:
        return ""
    if text[end:].removeprefix("人民政府").startswith((region, _RANK.sub("", region))):
        return ""
    while marks >> end & 1:
        end += 1
    return text[at:end]


def kind_of_body(word: str, document: Document) -> bool:
    """Whether a word says no more than what kind of body the department is (街道, 学校)."""
    name, word = key(document.department), word.removesuffix("里")
    if word == "学校" and name.endswith(("学", "幼儿园")):
        return True
    if _OWN_LEVEL.fullmatch(word) and _RANK.search(name):
        return True
    if word in ("镇政府", "乡政府", "街道办") and name.endswith(("人民政府", "办事处")):
        return True
    return word in name and (_RANK.fullmatch(word) or _KIND.fullmatch(word)) is not None


def _names(full: str) -> Iterator[str]:
    yield full
    # A party body (中共…区委社会工作部) is called by its committee's region or by itself.
    full = full.removeprefix("中国共产党").removeprefix("中共")
    yield from _run(full)
    outer, region, rest = _parted(full)
    if region:
        # Only the innermost region is the department's own: 株洲市荷塘区 is not 株洲市.
        yield from filter(None, (region, outer + region, region + rest, rest))
        if rest.startswith("委") and len(rest) > 2:
            yield rest[1:]
        bare = _RANK.sub("", region)
        for short in (bare, *short_regions(region)):
            if len(short) > 1:
                yield from dict.fromkeys((short, short + rest))
        if rest == _STREET_OFFICE:
            yield from (place + _STREET_SAID for place in (region, outer + region))
        if rest == _OFFICE:
            # 荷塘区府办, 荷塘区政府办, 县政府办
            yield from (place + said for place in {region, bare, region[-1]} - {""} for said in _OFFICE_SAID)
        for long, short in _ORGANISATIONS:
            if rest == long:
                yield from (place + short for place in (region, bare, region[-1], ""))
        for numbered in by_number(rest):
            yield from (place + numbered for place in (region, bare, region[-1], ""))
        # 荷塘医保 for 荷塘区医疗保障局
        stem = _KIND.sub("", rest)
        if len(stem) > 1 and stem != rest:
            for place in {region, bare} - {""}:
                yield from {place + stem, place + stem.replace("医疗保障", "医疗保险")}


def by_number(name: str) -> tuple[str, ...]:
    """What people call a school or a hospital that is called by its number (一中 for 第一中学; 三院 and 三医院 for 第三人民医院),
    the shortest first; nothing for others."""
    found = _NUMBERED.match(name)
    kinds = (each for each in _NUMBERED_SAID.items() if found and found["kind"].endswith(each[0]))
    return next(((found["n"] + said, found["n"] + kind) for kind, said in kinds), ()) if found else ()


def _run(full: str) -> Iterator[str]:
    """The names of the thing that a body runs, alone and with the regions that stand before it; none for other bodies."""
    at = 0
    while (found := _REGION.match(full[at:])) and _RUN.match(full[at + found.end() :]):
        at += found.end()
    thing = _RUN.match(full[at:])
    if thing is None:
        return
    called = {thing["own"] + thing["kind"], full[at : at + thing.end("kind")]}
    places = {"", full[:at], _RANK.sub("", full[:at])}
    yield from (place + name for place in places for name in called)


def in_full(name: str) -> str:
    """A name without the regions that it begins with."""
    return _parted(name)[2] or name


@lru_cache(maxsize=4_096)
def _parted(full: str) -> tuple[str, str, str]:
    outer, region, rest = "", "", full
    while found := _REGION.match(rest):
        outer, region, rest = outer + region, found.group(1), rest[found.end() :]
    if _PLACE.fullmatch(rest):
        # what a whole place publishes (某市某区)
        outer, region, rest = outer + region, rest, ""
    return outer, region, rest


def shortened(full: str, text: str) -> Iterator[str]:
    """Names of the same kind of body whose other characters are some of the full name's, in its order, from its first."""
    stems, kinds = body(full)
    for said in kinds:
        for found in re.finditer(said, text):
            before = text[max(0, found.start() - LONGEST) : found.start()]
            longest = next(
                (
                    before[i:]
                    for i in range(len(before) - 1)
                    if any(abbreviates(before[i:], each) for each in stems)
                    or (
                        _OF_ITS_OWN.fullmatch(said)
                        and _is_tail(_without_region(before[:i], full), before[i:], stems)
                    )
                ),
                None,
            )
            if longest is not None:
                yield longest + said


def _without_region(ahead: str, full: str) -> str:
    """Words without the innermost region of a name that they end with."""
    _, region, _ = _parted(full)
    return ahead.removesuffix(region) if region else ahead


def _is_tail(ahead: str, short: str, stems: Iterable[str]) -> bool:
    """Whether words that begin a phrase are the last of a name before its kind, or short for them (疫控中心 for
    动物疫病预防控制中心)."""
    begins = not ahead or _BEGINS.search(ahead) is not None
    return (
        begins
        and len(short) > 1
        and any((at := stem.find(short[0])) > 0 and abbreviates(short, stem[at:]) for stem in stems)
    )


@lru_cache(maxsize=4_096)
def body(full: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a name says before the kind of body, also without what it is part of; and how the kind is said."""
    _, _, rest = _parted(_COMMITTEE.sub("", full))
    party = _COMMITTEE.match(rest) is not None
    rest = _COMMITTEE.sub("", rest)
    kind = _KIND.search(rest)
    if kind is None:
        return (), ()
    stem = rest[: kind.start()]
    stems = (stem, *(stem[found.end() :] for found in _INNER.finditer(stem)))
    stems = (*stems, *(still for name, still in _STILL_SAID.items() if stem.startswith(name)))
    # 执法局 for 综合行政执法局
    stems = (*stems, *(s[found.end() :] for s in stems if (found := _GENERAL.match(s))))
    bare = _HOW.sub("", stem)
    if len(bare) >= _WITH_MORE and bare != stem:
        stems = (*stems, bare[-_TOLD_BY:])
    if stem and party:
        # 区委社工部
        stems = (*stems, f"委{stem}")
    return tuple(s for s in stems if s), _SAID.get(kind.group(), (kind.group(),))


def abbreviates(short: str, stem: str) -> bool:
    """Whether the characters stand in the stem in this order, from its first on."""
    rest = iter(stem)
    return stem[:1] == short[0] and all(character in rest for character in short)


def _is_item(name: str) -> bool:
    return any(asked.fullmatch(name) for _, asked, _ in CONCEPTS)

"""What a document says something came of, piece by piece: sentences, their parts, and what forms remark beside a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.schema.budget import Budget
from extractors.schema.extraction import Extraction, Passage
from extractors.schema.source import Source
from service.answering.document.telling import headed
from service.patterns import regex
from service.terms import key

# What says that something came of something: 原因是…, 因…, 受…影响, and what is told for that and no more.
_SAID_SO = regex(
    "(?<!问题及)(?<!问题和)(?<!及)原因(?!分析|说明)|(?<!(?:起|诱|基|病|素))因(?!公|此|素|地制宜|人施|户施|病|材)|因素[有是为：:]|缘由[是为：:]|起因[是于为]|由于|系(?!统|列|数|[^，。]{0,6}关)|受(?!理|益|众|到|助)[^，。；]{2,40}?影响|得益于|所致|导致|造成|缘于|源于|鉴于|影响(?:了|到)"
    "|与(?!上年|去年|上一年|预算)[^，。；]{4,40}?有关|(?:增加|减少|变动)[^，。；]{0,20}由[^，。；]{1,8}(?:构成|组成)|使[^，。；]{2,12}(?:增加|减少|上升|下降)"
)
_TOLD = regex(
    "主要(?:[是系为]|用于)|为(?:了|保障|新增|一次性|预留)|一次性|不再|(?:已|全部)[^，。；]{0,14}(?:完工|完成|完毕|办结|付清|兑付|到期|结束|报废|使用|超过)|划[入给转出归]|并入|更名|撤销|合并|分设"
    "|由[^，。；]{1,16}?(?:增加|提高|扩大|上调|调整|扩|增|降低?|减少?|改|合并)[^，。；]{0,6}?(?:[到至为])|调整为|改为|提高到|增加到|扩大到"
    "|未(?!来|成年|休)|没有(?=[^，。]{2,})|尚未|滞后|推迟|延迟|延期|停[工止运业]|较晚|不足|缓慢|错误|流动|跨年|取消|变更|追加|新增|新招|招录|退休|调[入出]|上调|下调|上涨|翻新|更新|报废|到货|拓展|铺开|高峰"
    "|上年(?:度)?(?:未|没有|无)(?:此项|该项)?(?:安排|列支|支出|预算)|[（(](?:20\\d\\d年|上年|去年)[^（）()]{0,6}?为"
)
# What is left, and what it is of: 结转46.00万元，为年底下达的补助.
_LEFT_AS = regex("(?:结[转余]|剩余?)[^，。；]{0,16}元，(?:均|全部?|主要)?(?:[为系是属待]|留待)")
# What stands right behind by how much it changed explains it: 减少33.50万元，下降41%，重点区域上年已办完.
_BEHIND = regex(
    r"(?:增[加长]|减少|下降|[上下]调|压减|核减)[^，。；\d]{0,6}\d[\d,.]*[万亿]?元[，,](?:(?:增长|下降|增幅|降幅|上升)[^，。；]{0,12}[，,])?"
    r"(?!其中|主?要?用于|占|增长|下降|增幅|降幅|上升|完成|[较比与同]|为预算|分别|资金|含|包括|[^，。；]{0,12}\d[\d,.]*[万亿]?元(?:[，。；]|$))[^，。；]{4,}"
)
_REASON_HEAD = regex("原因|偏差|未完成|存在(?:的)?问题|备注|说明")
_NO_PROSE = regex("名词|术语|职责|职能|目录")
_SENTENCE = regex(r"[^。！!\n]+[。！!]?")
# Where a sentence is parted into what it tells one by one.
_PART = regex(
    r"[；;]\s*|(?<=(?:构成|组成|如下|方面|因素|变动|变化|几项|原因|的有)[：:])(?=.)|(?<=[：:])\s*(?=一是|[（(]?1[)）、.．])|(?<=[，。；：])\s*(?=[一二三四五六七八九]是)|(?<=[。；：])\s*(?=[（(]?\d[)）、.．]\D)"
)
_LABELLED = regex(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])*\s*([^。：:，,；;]{2,24})[。：:]")
# Leans on the sentence before it.
_LEANS = regex(
    "^(?:(?:主要|其)?(?:增加|减少|变动|未完成|差异)?的?(?:主要)?原因|[与较比同和](?:上年|去年|年初|上一年|20\\d\\d)|主要(?:变动|变化)|上述|以上|该|此|因此|为此|二者|两者|原因|增减|这)"
)
_ORDINAL = regex(r"^\s*(?:[（(][\d一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．](?!\d))")
# Under these words each part of a list is a cause.
_REASONS = regex("(?:原因|因素|变动|变化)[^，。；]{0,8}[：:]$")
_TITLES = ("表", "说明", "情况", "目录")
# 上述第7项减少系…: of the item that stands under that number in the same section.
_NUMBERED = regex(r"第([\d一二三四五六七八九十、]{1,8})项")
_NUMBER = regex(
    r"^\s*[（(]?(\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?[.．、]?\s*(.{4,80}?)(?=\d|。|，|：|$)"
)
_DEFINES = regex(r"^[^，。；]{2,24}[：:]?\s*(?:是指|指|反映)|四舍五入")
_COUNTED = regex("一是|[（(]?1[)）、.．]\\D")


@dataclass(frozen=True, slots=True)
class Cause:
    """A piece that may tell what something came of: the `words` that say of what it is, those `above` it (heading, label of its
    paragraph, what leads its list) and those `around` it, as `terms.key` writes them; `text` stands at `source` as printed.

    `sure` is whether it says that it is a cause; `row` is what a form remarks it beside, under `head`.
    """

    words: str
    above: str
    around: str
    text: str
    source: Source = field(compare=False)
    section: str
    sure: bool
    row: str = ""
    head: str = ""


def causes_of(extraction: Extraction) -> tuple[Cause, ...]:
    """All pieces of a document that tell a cause, the parts of a sentence before the sentence."""
    return (*_prose(extraction), *_remarks(extraction.budget))


def tells_cause(text: str) -> bool:
    """Whether words tell what something came of."""
    if _SAID_SO.search(text) is not None or _TOLD.search(text) is not None:
        return True
    # of several parts each tells only of its own
    return "；" not in text and (_LEFT_AS.search(text) is not None or _BEHIND.search(text) is not None)


def says_so(text: str) -> bool:
    """Whether words say themselves that they tell a cause."""
    return _SAID_SO.search(text) is not None


def _prose(extraction: Extraction) -> Iterator[Cause]:
    numbered = {
        (passage.heading, found[1]): found[2]
        for passage in extraction.passages
        if (found := _NUMBER.match(passage.source.text)) is not None
    }
    for passage in extraction.passages:
        if any(_NO_PROSE.search(h) for h in passage.heading) or _DEFINES.search(passage.source.text):
            continue
        text = passage.source.text
        label = _LABELLED.match(text)
        # a heading over a list that is counted off is over much that is not of the one
        heading = () if _ORDINAL.match(text) else passage.heading[-1:]
        above = key("|".join((*heading, label.group(1) if label else "")))
        sentences = [(m.start(), m.end()) for m in _SENTENCE.finditer(text)]
        for n, (start, end) in enumerate(sentences):
            parts = list(_parts(text, start, end))
            if len(parts) > 1:
                lead = text[start : parts[0][0]]
                listed = _REASONS.search(lead) is not None
                for a, b in parts:
                    of = _counted(passage, text[a:b], numbered)
                    yield from _piece(passage, a, b, f"{above}|{key(lead)}", about=of, listed=listed)
                # all of a list is of what leads it, or of what its first part is of
                yield from _piece(passage, start, end, above, about=lead.strip() or text[slice(*parts[0])])
                continue
            while n and _LEANS.search(text[start:end].strip()):
                n -= 1
                start = sentences[n][0]
            yield from _piece(passage, start, end, above, about=_counted(passage, text[start:end], numbered))


def _counted(passage: Passage, text: str, numbered: dict[tuple[tuple[str, ...], str], str]) -> str:
    """The words with the names of the items that they call by their numbers; empty where they call none so."""
    numbers = [n for found in _NUMBERED.findall(text) for n in found.split("、")]
    names = [numbered[passage.heading, n] for n in numbers if (passage.heading, n) in numbered]
    return "|".join((text, *names)) if len(names) == 1 else ""


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    cuts = [m for m in _PART.finditer(text, start, end) if m.end() > start]
    at = start
    for cut in cuts:
        part = text[at : cut.start()].strip()
        # what only leads a list is none of its parts
        if len(part) > 1 and not (at == start and part.endswith(("：", ":"))):
            yield at, cut.start()
        at = cut.end()
    if at < end:
        yield at, end


def _piece(
    passage: Passage, start: int, end: int, above: str, about: str = "", *, listed: bool = False
) -> Iterator[Cause]:
    text = passage.source.text[start:end].strip(" \t\n；;")
    if not (listed or tells_cause(text)) or (text.endswith(_TITLES) and "，" not in text):
        return
    yield Cause(
        key(about or text),
        above,
        key(passage.source.text),
        text,
        passage.source,
        " / ".join(passage.heading),
        listed or _SAID_SO.search(text) is not None,
    )


def _remarks(budget: Budget) -> Iterator[Cause]:
    """What forms print beside a row or an indicator under a head for reasons and remarks."""
    for statement in budget.statements:
        titled = headed(statement.label, statement.title)
        for line in statement.lines:
            for each in line.about:
                head = each.head.rpartition("/")[2]
                if _REASON_HEAD.search(head):
                    above = key(f"{line.name}|{head}|{statement.title}")
                    yield Cause(
                        key(each.source.text),
                        above,
                        "",
                        each.source.text,
                        each.source,
                        titled,
                        True,
                        line.name,
                        head,
                    )
    for one in budget.indicators:
        for other in one.others:
            text = other.target.text.strip()
            if _REASON_HEAD.search(other.head) and len(text) > 2 and other.target.value is None:
                above = key(f"{one.level3}|{other.head}|{one.project}")
                yield Cause(
                    key(text), above, "", text, other.target.source, one.project, True, one.level3, other.head
                )
    for particular in budget.particulars:
        if _REASON_HEAD.search(particular.label) and len(particular.text.text) > 3:
            above = key(f"{particular.label}|{particular.project}")
            text = particular.text.text
            yield Cause(key(text), above, "", text, particular.text.source, particular.project, True)

"""Where a document explains a change of which it prints no 原因: behind the change, in the next sentence or paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from extractors.schema.budget import NarrativeItem
from extractors.schema.extraction import Passage
from extractors.schema.source import Source
from service.answering.document.causes import tells_cause
from service.answering.document.held import Held
from service.answering.printed.figure import subject_of
from service.answering.printed.item_names import concept
from service.answering.printed.places import passage_of
from service.answering.reply import Reply
from service.patterns import regex
from service.terms import key

_CAUSE = regex("原因|因为|由于|[，,（)）]因|[，,]主?要?系|主要[是为]|受.{2,40}影响|得益于")
# How a sentence or a paragraph begins that says why what stands before it changed.
_LEADS = regex(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）.、．])?\s*(?:[^。，：:；]{0,12}(?:原因|因素|理由|缘由|变化情况|(?:变动|变化)(?=[：:]))|一是|首先|其中[：:，,]?一是|因|由于|主要[是系为因])"
)
# What is left of a clause that only tells the change itself once more.
_CHANGED = regex(
    r"其中|(?:[较比与同和](?:上年|去年|年初|预算|调整|决算|预算数|决算数|执行数|20\d\d年)*)|本年|全年|年度?|预算数?|决算数?|执行数?|增加额?|增长率?|增幅|减少额?|下降|降幅|降低|上升"
    r"|持平|完成|占|比例|幅度|[多少]安排|压缩|压减|净[增减]|安排|[增减]|为|的|数|率|约|了|[\d.,%％\s+-]|亿元|万元|千元|元|百分点?|个"
)
# 机关运行经费： before what is told of it; and what a heading says besides the name.
_LABEL = regex(r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）.、．])*\s*([^：:，。；\d]{3,24})[：:]")
_SAYS_SO = regex(
    r"(?:(?<=.)(?:安排|使用|支出|预算|决算|增减|变化|变动|执行|及|和|与|原因|情况|说明|的)+$)|^\s*[（(]?[一二三四五六七八九十\d]+[)）.、．]\s*"
)
_NUMBERED = regex(r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）.、．]|注[：:]|其中[：:，,]?)*")
_HANZI = regex(r"[一-鿿]")
_SENTENCE = regex(r"[^。！!\n]+[。！!]?")
_CLAUSES = regex("[；;。]|(?<=的有)[：:]|其中[：:，,]?")
_GLOSSED = regex("名词|术语|词汇|解释")
_DEFINES = regex("是?(?:指|反映)")
_LEADS_ON = regex("(?:如下|见下表|情况)[：:]?$")
_ANNOUNCES = regex(r"[：:]\s*$")
# 完成预算的96%，1人退休: the fact that explains it needs few words.
_COMPLETED = regex(r"(?:完成|为)[^，。；\d]{0,10}\d[\d.]*\s*[%％]")
_OF_STAFF = regex("人[一-鿿]{0,3}(?:退休|调[出入离走]|去世|辞职|离职|入职|转[出入]|招录|选调)")
_MONEY = regex(r"\d\s*[百千万亿]?元")
# A clause with less of its own says nothing.
_TELLING = 4
# What goes on behind a semicolon, and what is no more of the same reason: what changed by an amount of its own, unless the
# words say that it is one cause more.
_GOES_ON = regex(r"[；;](?!其中|[（(]?[一二三四五六七八九十\d]+[)）.、．])[^。\n]{6,120}(?=[。\n]|$)")
_OF_OTHERS = regex(
    r"预算数|决算数|[与较比](?:上年|去年|20\d\d|年初|预算)|(?:为|是|安排|支出)\s*[\d.,]+万?元|[（(][类款项][)）]|其中|完成"
    r"|^[；;](?!\s*(?:同时|另外?|此外|并|且|二是))[^，,]*(?:增加|减少|增长|下降|上升|降低)[了约]?\s*\d"
)
# 同时因人员调出，…减少: begins with its cause, and so is one more of the same.
_ONE_MORE = regex(r"^[；;]\s*(?:同时|另外?|此外|并且?|加之)?[，,]?\s*(?:因(?!公|此)|由于|受)")
# Reasons counted off, which go on to the end of the sentence.
_COUNTED = regex(r"\s*(?:一是|[（(][1一][)）]|[1一][、.．](?!\d)|①)")
_TO_THE_STOP = regex(r"[^。\n]*")
# An announced list of reasons is told by so many paragraphs.
_MOST = 6


def gives_cause(item: NarrativeItem) -> bool:
    """Whether the sentence about an item speaks of a cause."""
    return _CAUSE.search(item.sentence.text) is not None


def whole_reason(held: Held, item: NarrativeItem) -> tuple[str, Source]:
    """The printed reason of a change to its end, and where it stands: a semicolon may part what else it came of
    (…；同时报废车辆1辆), and does where the reasons are counted off (一是…；二是…). The item must have a reason."""
    assert item.reason is not None
    reason = item.reason.text
    around = passage_of(held.extraction, item.sentence, item.item)
    text = around.source.text if around is not None else ""
    at = text.find(reason)
    if around is None or at < 0:
        return reason, item.reason.source
    if _COUNTED.match(reason):
        whole = _TO_THE_STOP.match(text, at)
        counted = whole.group().rstrip("；; ") if whole is not None else ""
        return (counted, around.source) if len(counted) > len(reason) else (reason, item.reason.source)
    more = _GOES_ON.match(text, at + len(reason))
    if more is None or (_OF_OTHERS.search(more.group()) and not _ONE_MORE.search(more.group())):
        return reason, item.reason.source
    return text[at : more.end()], around.source


def is_factor(item: NarrativeItem) -> bool:
    """Whether a change is one of the numbered reasons of another (主要变动因素：一是…相应增加310万元；二是…)."""
    text = item.sentence.text
    first = text.find("一是")
    if item.delta is None or first < 0 or not _LEADS.match(text):
        return False
    return text.find(item.delta.printed) > first


def under(item: NarrativeItem, subject: str) -> bool:
    """Whether the words before a colon that begin its paragraph, or the heading right above it, say that a change is of the
    item (机关运行经费：局机关和执法大队支出142.18万元，较上年增加7.64万元)."""
    if item.delta is None and item.direction is None:
        return False
    label = _LABEL.match(item.sentence.text)
    above = [label.group(1)] if label else list(item.heading[-1:])
    return any(
        subject in (name := key(_SAYS_SO.sub("", one)), concept(name)) and len(name) > 2 for one in above
    )


def explained(held: Held, item: NarrativeItem, reply: Reply) -> str:
    """`文中写道：“…”[1]`: the words that explain the change of an item; empty where the text leaves it at the change."""
    section = " / ".join(item.heading)
    text = item.sentence.text.strip()
    beside = _beside_others(held, item)
    if beside:
        text = next((c.strip() for c in _CLAUSES.split(text) if item.item in c), text)
    if _CAUSE.search(text) or (not beside and _goes_on(held, item)):
        return "文中写道：" + reply.quote(held.document, text, item.sentence, section)
    told = [
        reply.quote(held.document, words, passage.source, " / ".join(passage.heading))
        for passage, words in _behind(held, item)
        if len(_HANZI.findall(_CHANGED.sub("", words))) >= _TELLING
        and not _LEADS_ON.search(words.strip("。 "))
    ]
    return "文中写道：" + "；".join(told) if told else ""


def _beside_others(held: Held, item: NarrativeItem) -> bool:
    """Whether a sentence lists changes of several items, of which each has a part of its own."""
    if "；" not in item.sentence.text:
        return False
    own = subject_of(item)
    others = {
        subject_of(i)
        for i in held.extraction.budget.narrative
        if i.delta is not None and i.item in item.sentence.text and i.sentence.page == item.sentence.page
    } - {own}
    first = next((c for c in _CLAUSES.split(item.sentence.text) if item.item in c), "")
    return len(others) > 1 and not item.sentence.text.startswith(first)


def told_apart(held: Held, subject: str, reply: Reply) -> str:
    """`文中写道：“…”[1]`: a sentence that begins with an item and says what it came of (上年结转全部为…，因…而形成), wherever it
    stands; empty where none does."""
    for passage in held.extraction.passages:
        if any(_GLOSSED.search(h) for h in passage.heading):
            continue
        for words in _SENTENCE.findall(passage.source.text):
            name = key(_NUMBERED.sub("", words))
            if _DEFINES.match(name, len(subject)):
                continue
            if name.startswith(subject) and _CAUSE.search(words) and not _OF_OTHERS.search(words):
                section = " / ".join(passage.heading)
                return "文中写道：" + reply.quote(held.document, words, passage.source, section)
    return ""


def _goes_on(held: Held, item: NarrativeItem) -> bool:
    """Whether the sentence says more behind the change than the change itself, and nothing of another item."""
    text = item.sentence.text
    told = [text.find(m.printed) + len(m.printed) for m in (item.delta, item.percent) if m is not None]
    ends = [end for end in told if end > 0] or [m.end() for m in _COMPLETED.finditer(text)]
    flat = text.find("持平")
    if not ends and flat >= 0:
        ends = [flat + 2]
    if not ends:
        return False
    own = subject_of(item)
    others = [
        subject_of(i)
        for i in held.extraction.budget.narrative
        if i.sentence.text == item.sentence.text and subject_of(i) != own
    ]
    for clause in re.split("[，,；;。：:]", text[max(ends) :]):
        said = key(clause)
        if any(other and other in said for other in others) or "其中" in said:
            return False
        if len(_HANZI.findall(_CHANGED.sub("", said))) >= _TELLING or _OF_STAFF.search(said):
            return True
    return False


def _behind(held: Held, item: NarrativeItem) -> Iterator[tuple[Passage, str]]:
    """What follows the sentence of a change and explains it: the next sentences of its paragraph, or the next paragraphs."""
    around = passage_of(held.extraction, item.sentence, item.item)
    if around is None:
        return
    text = around.source.text
    at = text.find(item.sentence.text)
    rest = text[at + len(item.sentence.text) :].lstrip("。；;")
    following = [s.strip() for s in _SENTENCE.findall(rest) if s.strip()]
    if following:
        parts = list(takewhile(lambda s: s.startswith("其中"), following))
        behind = following[len(parts) :]
        if parts and behind and at <= 1 and not _MONEY.search(behind[0]) and tells_cause(behind[0]):
            # what stands behind the parts of a whole, and has no amount, is of the whole
            yield around, behind[0]
            return
        explains = bool(_LEADS.match(following[0]))
        if explains or (at <= 1 and _of_no_other(held, item, following[0])):
            more = takewhile(lambda s: _of_no_other(held, item, s), following[1:])
            last = [following[0], *more][-1]
            yield around, rest[: rest.index(last) + len(last)].strip()
        return
    passages = held.extraction.passages
    n = next(i for i, p in enumerate(passages) if p is around)
    listing = False
    for passage in passages[n + 1 : n + 1 + _MOST]:
        said = passage.source.text.strip()
        if passage.heading != around.heading or not (listing or _LEADS.match(said)):
            return
        if not listing and not re.search("原因|因素|理由|缘由|一是|因|由于|主要", said[:16]):
            return
        yield passage, said
        if not listing and not _ANNOUNCES.search(said):
            return
        listing = True


def _of_no_other(held: Held, item: NarrativeItem, sentence: str) -> bool:
    """Whether a sentence tells an amount of no other item."""
    if _MONEY.search(sentence) is None:
        return True
    own = subject_of(item)
    return not any(
        subject_of(i) != own and (i.item in sentence or i.sentence.text.strip("。；; ") in sentence)
        for i in held.extraction.budget.narrative
        if i.sentence.page == item.sentence.page
    )

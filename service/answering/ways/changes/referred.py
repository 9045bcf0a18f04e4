"""Reasons that only say where they stand (具体原因见本部分第四项, 见本项（二）): what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.schema.budget import NarrativeItem
from extractors.schema.extraction import Passage
from service.answering.document.causes import says_so, tells_cause
from service.answering.document.held import Held
from service.answering.printed.figure import subject_of
from service.answering.printed.item_names import names_of
from service.answering.reply import Reply
from service.patterns import regex
from service.terms import key

_NUMERAL = "[一二三四五六七八九十\\d]{1,3}"
# 具体原因见本部分第四项; 差异原因见第十三项预算绩效情况说明; 见本项（二）; 详见“其他需要说明的情况”
_POINTS = regex(
    rf"(?:原因|因素|理由|说明|情况|变动|差异)?(?:详|参)?见(?:于)?(?!义|效|证|习|诸)(?P<where>[^，。；;]{{0,8}}?(?:第?[（(]?{_NUMERAL}[）)]?|“[^”]{{3,20}}”|下文|上文|后文|前文|附件|附注|注)[^，。；;]{{0,40}})"
)
_NUMBERED = regex(rf"第?[（(]?(?P<number>{_NUMERAL})[）)]?(?P<of>部分|章|项|条|点|款|节)?")
_TITLED = regex("“([^”]{3,20})”")
_BEGINS = regex(rf"^\s*(?:第\s*)?[（(]?\s*(?P<number>{_NUMERAL})\s*[）)]?\s*(?:部分|章|[、.．]|[）)])?")
# 2.水质检测项目自评综述： of which item all of a paragraph is.
_LABEL = regex(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]?)?\s*([^：:，,；;。]{2,30})[：:。]")
_SENTENCE = regex(r"[^。！!\n]+[。！!]?")
_ENDS = regex("(?:(?:安排|列支)的)?(?:支出|经费|费用?|收入|预算|决算)+$")
_CHANGED = regex("增|减|升|降|变动|差异|[大小高低]于|偏")
_MARK = regex(r"”?\[\d+\]")
_DIGITS = "零一二三四五六七八九"
# A paragraph of reasons that is told whole is no longer.
_MOST, _SHORT, _BARE = 420, 2, 90


def points(text: str) -> bool:
    """Whether words say where a reason stands, and little besides."""
    return len(text) <= _BARE and _POINTS.search(text) is not None


def refers(item: NarrativeItem) -> bool:
    """Whether the sentence about an item says where the reason stands."""
    return _POINTS.search(item.sentence.text) is not None


def referred(held: Held, item: NarrativeItem, reply: Reply, said: str = "") -> str:
    """`文中写道：“…”[1]`: what stands where the sentence about an item, or one that names it, says that the reason does; empty
    where none points anywhere. `said` is what has been told of it already."""
    found = (
        _POINTS.search(_MARK.sub("", said))
        or _POINTS.search(item.sentence.text)
        or next(_pointing(held, item), None)
    )
    if found is None:
        return ""
    there = list(_there(held, item, found["where"]))
    told = _of_item(held, item, there) or _of_place(held, item, there)
    if told is None:
        return ""
    words, passage = told
    return "文中写道：" + reply.quote(held.document, words, passage.source, " / ".join(passage.heading))


def _pointing(held: Held, item: NarrativeItem) -> Iterator[re.Match[str]]:
    """Where sentences that name the item, and say that it changed, point (基本支出增加的原因见…)."""
    name = key(item.item)
    for passage in held.extraction.passages:
        for words in _SENTENCE.findall(passage.source.text):
            found = _POINTS.search(words)
            if found is None or passage.heading[:1] != item.heading[:1]:
                continue
            before = re.split("[，。；;：:]", words[: found.start() + 2])[-1]
            if len(name) > _SHORT and name in key(before) and _CHANGED.search(before):
                yield found


def _there(held: Held, item: NarrativeItem, where: str) -> Iterator[Passage]:
    """The paragraphs under the heading that is pointed to, the innermost number of it counting."""
    titles = [key(title) for title in _TITLED.findall(where)]
    numbers = [(_number(m["number"]), m["of"]) for m in _NUMBERED.finditer(where)]
    chapters = [n for n, of in numbers if of in ("部分", "章")]
    own = [n for n, of in numbers if of not in ("部分", "章")] or chapters
    bracketed = re.search(rf"[（(]{_NUMERAL}[）)]", where) is not None
    for passage in held.extraction.passages:
        if passage.source.text == item.sentence.text:
            continue
        if titles:
            if any(title in key(h) for title in titles for h in (*passage.heading, passage.source.text[:30])):
                yield passage
            continue
        # a paragraph has the number itself where it stands beside the item's own
        within = bracketed or passage.heading[1:2] == item.heading[1:2]
        above = [*passage.heading, *([passage.source.text[:16]] if within else [])]
        if chapters and own is not chapters and not _begins(above[:1], chapters):
            continue
        if not chapters and item.heading[:1] != passage.heading[:1]:
            # 本部分, 本说明: in the same chapter
            continue
        if ("本项" in where or (bracketed and len(own) == 1)) and item.heading[1:2] != passage.heading[1:2]:
            continue
        if own and _begins(above, own[-1:]):
            yield passage


def _begins(above: list[str], numbers: list[int]) -> bool:
    return any(
        (begun := _BEGINS.match(text)) is not None and _number(begun["number"]) in numbers for text in above
    )


def _of_item(held: Held, item: NarrativeItem, there: list[Passage]) -> tuple[str, Passage] | None:
    """The sentence there that names the item and tells a cause."""
    called = {subject_of(item), key(item.item), *names_of(subject_of(item))}
    called |= {short for name in called if len(short := _ENDS.sub("", name)) > 1}
    best: tuple[int, bool, int, str, Passage] | None = None
    for passage in there:
        label = _LABEL.match(passage.source.text)
        above = key(label.group(1)) if label else ""
        for words in _SENTENCE.findall(passage.source.text):
            said = key(words)
            named = max((len(name) for name in called if name in said or name in above), default=0)
            if not named or not tells_cause(words) or _POINTS.search(words):
                continue
            ranked = (named, says_so(words), -len(words), words, passage)
            if best is None or ranked[:3] > best[:3]:
                best = ranked
    return None if best is None else best[3:]


def _of_place(held: Held, item: NarrativeItem, there: list[Passage]) -> tuple[str, Passage] | None:
    """The paragraph there that tells a change and its causes: the document says itself that these are the item's."""
    for passage in there:
        text = passage.source.text
        if tells_cause(text) and _CHANGED.search(text) and len(text) <= _MOST and not _POINTS.search(text):
            return text, passage
    return None


def _number(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    tens, _, ones = printed.rpartition("十")
    if "十" not in printed:
        return _DIGITS.find(printed[-1])
    return (_DIGITS.find(tens) if tens else 1) * 10 + (_DIGITS.find(ones) if ones else 0)

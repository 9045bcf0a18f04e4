"""Why two numbers that one might take for the same differ (两个数为什么不一样, 为什么只说6辆): the sentence that says what one
of them leaves out, or by what it was counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.schema.extraction import Passage
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.item_names import names_of
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.figures.selection import select
from service.patterns import regex
from service.terms import key

_DIFFER = regex(
    "不一样|不同|不一致|不相等|不等|对不上|有出入|有差|差[了着出]|两个(?:数|口径|说法)|(?:只|才|仅|却|又)(?:说|写|有|列|算|统计|报|印|保有|公布|按)[^,，。]{0,8}\\d|不是\\d"
)
_LEAVES_OUT = regex(
    "(?:仅|只)(?:统计|包括|包含|含|反映|指|算)|不(?:含|包括|包含|计入|纳入|列入|反映|统计)|未(?:计入|纳入|列入|包括|包含|统计|含)|剔除|扣除|口径|改按|另(?:行)?(?:统计|列示|反映)|在内"
)
_LEFT_OUT = regex("(?:不(?:含|包括|包含|计入)|未(?:含|包括|计入)|扣除|剔除)(?:了)?([一-鿿]{2,12})")
_SINCE = regex("^(?:上年|以前年度|年初|上一年|财政拨款)+")
_SENTENCE = regex(r"[^。！!\n]+[。！!]?")
_UNIT = regex(r"\d(辆|人|名|个|家|台|套|处|户|公里|亩|平方米)")
_NUMBER = regex(r"(?<![\d.])\d+(?:\.\d+)?")
_GLOSSED = regex("名词|术语|词汇")
_ENOUGH = 2


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts of the items named, and the sentence that says what one of two numbers leaves out; None where none does."""
    if not question.wants(Ask.WHY) or not _DIFFER.search(question.plain):
        return None
    if max(len(_NUMBER.findall(question.plain)), len(links.subjects) + len(links.left)) < _ENOUGH:
        return None
    if (apart := _by_what_is_left_out(question, held, links, reply)) is not None:
        return apart
    terms = [{s, *names_of(s)} for s in links.subjects]
    terms += [{word} for word in links.left]
    units = set(_UNIT.findall(question.plain))
    found = max(_pieces(held, terms, units), key=lambda piece: piece[0], default=None)
    if found is None or found[0] < _ENOUGH - 0.5:
        return None
    _, words, passage = found
    chosen = [select(held, subject, question) for subject in links.subjects[:3]]
    given = [f for f in chosen if f is not None and any(said.fits(f.money) for said in question.amounts)]
    parts = [f"{figure.shown}为{reply.figure(held.document, figure)}" for figure in given]
    if len(given) == _ENOUGH and given[0].money.unit == given[1].money.unit:
        low, high = sorted(given, key=lambda f: f.money.value)
        gap = reply.result((high.money.value, "−", low.money.value), high.money.unit, "差额")
        parts.append(f"相差{gap}")
    said = reply.quote(held.document, words, passage.source, " / ".join(passage.heading))
    return Found("；".join((*parts, f"文中写道：{said}")) + "。")


def _by_what_is_left_out(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Two amounts of one item that are given, what is between them, and the sentence that leaves out what is of that very
    amount (不含上年结转: 上年结转20.00万元); None where nothing left out is."""
    if len(question.amounts) != _ENOUGH:
        return None
    own = [f for s in links.subjects for f in held.catalogue.of_subject(s)]
    both = [next((f for f in own if f.fits(said)), None) for said in question.amounts]
    one, other = both
    if one is None or other is None or one.money.unit != other.money.unit or one.subject != other.subject:
        return None
    more, less = (one, other) if one.money.value > other.money.value else (other, one)
    between = more.money.yuan - less.money.yuan
    alike = [f for f in held.catalogue.figures if f.money.yuan == between]
    for passage in held.extraction.passages:
        for words in _SENTENCE.findall(passage.source.text):
            for left_out in map(key, _LEFT_OUT.findall(words)):
                name = _SINCE.sub("", left_out)
                of = [f for f in alike if name in key("|".join((f.subject, *f.column, f.header or "")))]
                if len(name) < _ENOUGH or not of:
                    continue
                first, second = (f"{f.shown}为{reply.figure(held.document, f)}" for f in (more, less))
                gap = reply.result((more.money.value, "−", less.money.value), more.money.unit, "差额")
                said = reply.quote(held.document, words, passage.source, " / ".join(passage.heading))
                what = f"{of[0].shown}为{reply.figure(held.document, of[0])}"
                return Found(f"{first}，{second}，相差{gap}；{what}；文中写道：{said}。")
    return None


def _pieces(held: Held, terms: Sequence[set[str]], units: set[str]) -> Iterator[tuple[float, str, Passage]]:
    """Sentences that leave something out, by how much of the question they have; the shorter of two before the longer."""
    for passage in held.extraction.passages:
        if any(_GLOSSED.search(h) for h in passage.heading):
            continue
        for words in _SENTENCE.findall(passage.source.text):
            if _LEAVES_OUT.search(words) is None:
                continue
            text = key(words)
            score = sum(any(name in text for name in term) for term in terms)
            counted = bool(units) and any(unit in _UNIT.findall(words) for unit in units)
            yield score + counted - len(words) / 2000, words, passage

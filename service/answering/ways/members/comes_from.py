"""What money that is received comes of (其他收入来自什么业务): the sentence that says so behind its amount; and how much is
received of that (做检测收了多少钱)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.schema.source import Source
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.figures.selection import select
from service.patterns import regex
from service.terms import key

_ASKED = regex(
    "(?:来自|来源于|来源是|源自|源于|出自|产生于)(?:于)?(?:哪|什么|何|啥)|(?:是|属于)(?:什么|哪[类种])(?:业务|性质)?的?收入"
)
_RECEIVED = regex("收入|结转|结余|资金")
# Names the sort of thing that it comes of, and no thing.
_SORTS = regex("业务|渠道|地方|性质|活动|方面|取得|来自|来源")
_SENTENCE = regex("[^。；;\n]+[。；;]?")
# Behind the amount: 为…, 系…, 主要来自…; a number after it is the amount itself.
_COMES_OF = "[^。；;]{0,48}?[，,（(](?:主要|全部|均)?(?:为|是|系|来自|来源于|包括)(?!\\d)[^，。；;]{3,}"
_SHORTEST = 2
# What holds all money comes of everything.
_WHOLES = frozenset({"收入总计", "预算总额", "支出总计"})

# Asks how much was received, and the words that only say so.
_GOT = regex("收入|收费|收取|收到|收[了的上]?(?:多少|几)|进账|创收|挣|赚")
_SAYS_GOT = regex(
    "(?:取得|获得|形成|带来|实现)?的?(?:收入|收费|收取|收到|进账|创收)|取得|获得|带来|收(?:了|上来)?(?=多少|几)|挣|赚|靠|通过|做"
)
# What the glossary says that the department's own receipts are.
_OF_OWN = regex(
    "本(?:部门|单位|[局院校委厅])的?(?:主要|具体)*(?:为|是|指|包括|来自|来源于)(?P<of>[^，。；;]{3,})"
)
_OTHER_WAYS = (
    Ask.WHY,
    Ask.CHANGE,
    Ask.SHARE,
    Ask.COUNT,
    Ask.VERIFY,
    Ask.PER_HEAD,
    Ask.PARTS,
    Ask.DIFFERENCE,
    Ask.SUM,
)
# Several things, and why there is more or less of it.
_NOT_ONE = regex("[、和及与]|等|[比较](?:上年|去年|20)|增[加长]|减少|下降|原因|预算")


def asked(question: Question) -> bool:
    """Whether a question asks what money comes of."""
    return _ASKED.search(question.plain) is not None


def comes_from(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence that names the money and says behind its amount what it is."""
    words = [w for w in links.left if len(_SORTS.sub("", w)) > 1]
    meant = [s for s in links.subjects if _RECEIVED.search(s) and (concept(s) or s) not in _WHOLES]
    for subject in meant:
        for passage in held.extraction.passages:
            for sentence in _SENTENCE.findall(passage.source.text):
                told = re.search(re.escape(subject) + _COMES_OF, sentence)
                if told is None or unmatched(words, key(sentence), key("".join(passage.heading))):
                    continue
                quoted = reply.quote(held.document, sentence, passage.source, " / ".join(passage.heading))
                return Found(f"文中写道：{quoted}。")
    return None


def received(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount of the receipts that are said to come of what the question names, and nothing else; with where it says so."""
    if not question.wants(Ask.AMOUNT) or question.wants(*_OTHER_WAYS) or not _GOT.search(question.plain):
        return None
    named = [s for s in links.subjects if s.endswith("收入") and (concept(s) or s) not in _WHOLES]
    text = without_names(question.plain, held.document)
    for subject in named:
        text = text.replace(subject, " ")
    words = content(_SAYS_GOT.sub(" ", text), held.catalogue.said)
    if not words:
        return None
    own = named or [
        s for s in held.catalogue.subjects if s.endswith("收入") and (concept(s) or s) not in _WHOLES
    ]
    found = [
        (subject, said, source, section)
        for subject in own
        for said, source, section in _said_of(subject, held)
        if all(_short_for(word, key(said)) for word in unmatched(words, key(said)))
    ]
    subjects = {subject for subject, *_ in found}
    figure = select(held, found[0][0], question) if len(subjects) == 1 else None
    if figure is None:
        return None
    _, said, source, section = found[0]
    return Found(
        f"{figure.shown}为{reply.figure(held.document, figure)}；文中写道：{reply.quote(held.document, said, source, section)}。"
    )


def _said_of(subject: str, held: Held) -> Iterator[tuple[str, Source, str]]:
    """What the text and the glossary say that receipts come of, where that is one thing."""
    for passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(passage.source.text):
            if subject not in sentence:
                continue
            told = re.search(f"{re.escape(subject)}{_COMES_OF}", sentence)
            if told is not None and not _NOT_ONE.search(told.group().removeprefix(subject)):
                yield told.group(), passage.source, " / ".join(passage.heading)
    for term in held.extraction.budget.glossary:
        told = _OF_OWN.search(term.definition.text) if key(term.name) == subject else None
        if told is not None and not _NOT_ONE.search(told["of"]):
            yield told.group(), term.definition.source, "名词解释"


def _short_for(word: str, said: str) -> bool:
    """Whether all characters of a word stand there in their order, to the last of a name (质监站: 质量安全监督站)."""
    rest = iter(said)
    return len(word) > _SHORTEST and all(character in rest for character in word)

"""What the one paragraph says that is about what is asked, where its words are not those of the question: the sentence of it
that has the number, the cause or the list that is wanted.

A word of the question may stand there in part (重残 in 重度残疾), or not at all, if the others tell the paragraph from the rest.
The last way that is asked: what it tells is quoted, so that whoever asks sees what it is said of.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.schema.source import Source
from service.answering.asked.amounts import MONEY, Said, amounts_of
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year
from service.answering.document.sayings import lead_of
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.wording.demands import (
    AMOUNT,
    CHANGE_FROM,
    POSTS,
    number_wanted,
    of_a_firm,
    of_time,
)
from service.lexicon.asking import ASKING, OF_SOURCE
from service.patterns import regex
from service.terms import key
from service.words import words

# Of what the question names so much has to stand in the paragraph; so near to the best is as good.
_NAMED, _AS_GOOD = 0.5, 0.95
# Words nearly as telling as the most telling one: one of them has to stand beside the number.
_TELLING = 0.7
# Fewer characters name too little.
_ENOUGH = 4
# Of a paragraph that prints the amount which the question gives less will do.
_GIVEN_TOO = 0.3
# A word of two characters that stand apart; a longer one by its pairs; one in the heading.
_APART, _IN_PAIRS, _HEADING = 0.35, 0.9, 0.7
# A word counts as there from this on, and as there in part.
_THERE, _PART = 0.4, 0.34
_SENTENCE = regex(r"[^。！!\n]+[。！!]?")
_CLAUSE = regex(r"[，；;。！!\n]|,(?!\d)")
_RATE = regex(r"[每/][^，。；\d]{1,8}\d[\d,.]*\s*[亿万千]?元|\d[\d,.]*\s*[亿万千]?元[/／每]")
_AMOUNTS_LISTED = regex(r"\d\s*[亿万千]?元[^。]{2,}\d\s*[亿万千]?元")
_NUMBER = regex(r"(?<![\d.])(?!(?:19|20)\d\d(?!\d))\d+(?:\.\d+)?")
_OF_EACH = regex("各|分别")
# An amount that is used for a thing is not the thing's own.
_USED_FOR = regex("(?<=元)[^，,]{0,4}(?:用于|用来|弥补|支付).*")
# What a body is there for tells nothing of a year.
_DUTIES = regex("职责|职能|名词|术语")
_PIECE = regex(r"[^；;]+[；;]?")
_PART_OF = regex(
    "元(?:的[^,，。]{0,6})?(?:里面?|[之当其]?中|其中|内)[,，]?(?P<part>[^,，。]{2,16}?)"
    "(?:一共|总共|各|又)*(?:花|用|占|有|是|要)?了?(?:多少|几[万元块])"
)
_SHORTEST, _LONGEST = 12, 200
_MOST = 2
_CLOSE = 1000


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    words: str
    lead: str
    heading: str
    section: str
    source: Source

    def has(self, word: str) -> float:
        return max(_share(word, self.words), _HEADING * _share(word, self.heading))


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentences quoted; None where the question wants nothing that a sentence of one paragraph tells, where no paragraph
    is told apart by its words, or where the wanted stands beside none of them."""
    wanted = _wanted(question)
    if wanted is None or of_a_firm(question) or of_time(question) or of_last_year(question, held):
        return None
    asked = _words(question, held, links)
    if not asked or (question.amounts and OF_SOURCE.search(question.plain)):
        return None
    paragraphs = [one for one in _paragraphs(held) if _has_given(one, question)]
    weights = _weights(asked, paragraphs)
    total = sum(weights.values())
    least = 0.0 if question.amounts else _TELLING * max(weights.values())
    telling = [word for word, weight in weights.items() if weight >= least]
    scored = sorted(
        (
            (sum(weight * one.has(word) for word, weight in weights.items()) / total, n)
            for n, one in enumerate(paragraphs)
        ),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if not question.amounts and sum(map(len, asked)) < _ENOUGH:
        return None
    best = next((score for score, n in scored if _fitting(paragraphs[n], wanted, telling)), 0.0)
    if best < (_GIVEN_TOO if question.amounts else _NAMED):
        return None
    near = [paragraphs[n] for score, n in scored if score >= best * _AS_GOOD]
    if question.amounts and (part := _PART_OF.search(question.plain)) is not None:
        # 118万元里广告花了多少: no sentence without a word of the part tells it
        named = content(part["part"], held.catalogue.said) or [part["part"]]
        near = [one for one in near if all(one.has(word) >= _PART for word in named)]
    if not all(_exact(said) for said in question.amounts) or not question.amounts:
        # what is named must be there, if only in part; what is done may be said otherwise
        things = [word for word in asked if not all(part.does for part in words(word))]
        things += _run_into(question.plain, asked)
        near = [one for one in near if all(one.has(word) >= _PART for word in things)]
    found = [(one, sentence) for one in near for sentence in _fitting(one, wanted, telling)]
    if _OF_EACH.search(question.plain) and wanted is not _AMOUNTS_LISTED:
        given = f"{question.plain}|{links.earlier}"
        found = [(one, s) for one, s in found if len([n for n in _told_by(wanted, s) if n not in given]) > 1]
    if not 0 < len(found) <= _MOST * _MOST:
        return None
    told = [reply.quote(held.document, said, one.source, one.section) for one, said in found[:_MOST]]
    return Found("；".join(f"文中写道：{each}" for each in told) + "。")


def _exact(said: Said) -> bool:
    """Whether an amount is given so closely that it is no other's by chance (1286.45万元, and no 320万)."""
    return said.high - said.low <= said.high / _CLOSE


def _wanted(question: Question) -> re.Pattern[str] | None:
    """What a sentence must have to tell what is asked: a cause, things in a unit, what one gets, the amounts that make one."""
    if question.wants(Ask.DEFINITION, Ask.VERIFY, Ask.YES_NO, Ask.SHARE, Ask.HIGHEST, Ask.PERSON, Ask.BASE):
        return None
    if question.wants(Ask.WHY):
        return CHANGE_FROM
    if POSTS.search(question.plain):
        # posts are told by their own words only
        return None
    number = number_wanted(question)
    if number is not AMOUNT:
        return number or (_AMOUNTS_LISTED if question.wants(Ask.PARTS) and question.amounts else None)
    # of what an amount is, words alone do not tell well enough
    return _RATE if question.wants(Ask.PER_HEAD) else _AMOUNTS_LISTED if question.amounts else None


def _words(question: Question, held: Held, links: Links) -> list[str]:
    """The words that say what is asked about; those of the part before too, where it names little of its own."""
    said = held.catalogue.said
    own = content(question.plain, said)
    earlier = content(links.earlier.rpartition("|")[2], said) if links.earlier else []
    return list(dict.fromkeys((*own, *earlier)))


def _run_into(text: str, asked: Sequence[str]) -> list[str]:
    """The words that run straight into one that is asked about, and say which of it (信访接待)."""
    cut = words(ASKING.sub(lambda found: " " * len(found.group()), text))
    ends = {word.start: before.text for before, word in pairwise(cut) if len(before.text) > 1}
    starts = [start for word in asked for start in ends if text.startswith(word, start)]
    return [ends[start] for start in starts if ends[start].strip() and ends[start] not in asked]


def _has_given(one: _Paragraph, question: Question) -> bool:
    """Whether a paragraph has the amounts and the numbers that the question gives, years aside."""
    printed = amounts_of(one.text) if question.amounts else ()
    numbers = (n for n in _NUMBER.findall(MONEY.sub(" ", question.plain)) if n not in question.codes)
    return all(
        any(said.low <= p.high and p.low <= said.high for p in printed) for said in question.amounts
    ) and all(number in one.words for number in numbers)


def _paragraphs(held: Held) -> Iterator[_Paragraph]:
    for passage in held.extraction.passages:
        text = passage.source.text.strip()
        if len(text) >= _SHORTEST and "，" in text and not _DUTIES.search("".join(passage.heading[-1:])):
            section = " / ".join(passage.heading)
            yield _Paragraph(
                text,
                key(text),
                key(lead_of(text)),
                key("|".join(passage.heading[-2:])),
                section,
                passage.source,
            )


def _weights(asked: Sequence[str], paragraphs: Sequence[_Paragraph]) -> dict[str, float]:
    """How telling each word is: the fewer paragraphs have it and the longer it is, the more."""
    total = len(paragraphs)
    there = {word: sum(one.has(word) >= _THERE for one in paragraphs) for word in asked}
    return {
        word: math.log(1 + (total + 1) / (1 + number)) * min(len(word), 4) ** 0.5
        for word, number in there.items()
    }


def _share(word: str, text: str) -> float:
    """How much of a word a text has."""
    if word in text:
        return 1.0
    if len(word) < 3:
        return _APART if all(character in text for character in word) else 0.0
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    return _IN_PAIRS * sum(pair in text for pair in pairs) / len(pairs)


def _fitting(one: _Paragraph, wanted: re.Pattern[str], asked: Sequence[str]) -> list[str]:
    """The sentences of a paragraph with what is wanted, in or beside a clause that names what is asked; where what the
    paragraph begins with names it, any."""
    led = any(_share(word, one.lead) >= _THERE for word in asked) if one.lead else False
    return [s for s in _sentences(one.text) if _tells(s, wanted, asked, led)]


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text; a very long one in the pieces that it is made of."""
    for sentence in _SENTENCE.findall(text):
        yield from [sentence] if len(sentence) <= _LONGEST else _PIECE.findall(sentence)


def _told_by(wanted: re.Pattern[str], sentence: str) -> list[str]:
    """The numbers of a sentence that are what is asked for."""
    return [number for found in wanted.finditer(sentence) for number in _NUMBER.findall(found.group())]


def _tells(sentence: str, wanted: re.Pattern[str], asked: Sequence[str], led: bool) -> bool:
    if led or wanted in (CHANGE_FROM, _AMOUNTS_LISTED):
        named = led or any(_share(word, key(sentence)) >= _THERE for word in asked)
        return named and wanted.search(sentence) is not None
    clauses = [_USED_FOR.sub("", clause) for clause in _CLAUSE.split(sentence)]
    named_in = [any(_share(word, key(clause)) >= _THERE for word in asked) for clause in clauses]
    return any(
        wanted.search(clause) is not None and any(named_in[max(0, n - 1) : n + 1])
        for n, clause in enumerate(clauses)
    )

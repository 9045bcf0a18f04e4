"""What a sentence counts up of the amount or the number that a question names: its parts, or what it is for.

上年结转42.30万元（其中甲26.30万元，乙16.00万元）; 车辆15辆，其中甲12辆、乙3辆; 结转48.60万元，为采购合同尾款.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.extraction import Passage
from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.digits import in_digits
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_SENTENCE = regex(r"[^。！!\n]+[。！!]?")
_RATE = regex("每[^，,；;。、（）()]{0,8}$")
# Last year's amount and the difference make this year's, and are no parts of it.
_EARLIER = regex("(?:上年|去年|(?:比|较)(?:19|20)\\d\\d年|增加|减少)[^，,；;。、（）()]{0,12}$")
_TITLE = regex(r"\s*(?:[\d一二三四五六七八九十（）()]{1,4}[.．、]?)?[^，,；;。\d]{4,30}。")
_COUNTED = "辆|台|套|人次|人|名|家|个|所|座|处|间|栋|户|批次|批|件|项|条|期|班|场|次|亩|平方米|公里"
_NUMBER = regex(
    rf"(?<![\d.])(?<!\d,)(\d[\d,]*(?:\.\d+)?|(?<![一-十第])[两二三四五六七八九十]{{1,3}})\s*(亿元|万元|千元|元|{_COUNTED})"
)
# 哪两个方面 and 每3人 count nothing that is there.
_ASKED = regex(
    rf"(?<![\d.哪这那各几每第一-十])(\d+|[两二三四五六七八九十]{{1,3}})({_COUNTED})(?!\d|分别[是为]?多)"
)
# Words that say which are the parts, where only an item and no number is named.
_HEADS = regex("其中|包括|包含|分别|由|按|：|:|（|\\(")
_FOR = regex(
    "^(?:主要|全部|均|都|专项|专门|拟|将)*(?:用于|用来|用作|用以|安排用于|支付|是(?!由)|为(?![\\d“零])|系)"
)
_NO_PURPOSE = regex("原因|由于|因为|占比|比上年|比20|较上年|增长|下降|增加|减少")
# 哪些身份, 什么车型: the sort that is asked for need not be printed.
_SORT = regex("(?:什么|哪些|哪几?[一两二三四五六七八九十]?[类种个项])([一-鿿]{2})")
# Vehicles are counted in a unit of their own.
_TELLING_UNIT = "辆"


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as printed at start..end of a sentence: in yuan where it is of money."""

    value: Decimal
    unit: str
    start: int
    end: int
    half: Decimal
    # what each of something gets, or what another year had
    each: bool = False


def parts(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence that states the amount or the number named and, beside it, two or more that add up to it."""
    for passage, sentence in _about(question, held, links):
        numbers = list(_numbers(sentence))
        for n, whole in enumerate(numbers):
            if not _meant(question, links, sentence, numbers, n):
                continue
            made = _adding_up(numbers, n)
            if made:
                return _quoted(held, reply, passage, sentence, whole, made[-1].end)
    return None


def purpose(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence that states the amount named and says what it is for before it comes to another amount."""
    if not question.amounts:
        return None
    for passage, sentence in _about(question, held, links):
        numbers = list(_numbers(sentence))
        for n, whole in enumerate(numbers):
            if not _meant(question, links, sentence, numbers, n):
                continue
            money = (m.start for m in numbers[n + 1 :] if m.unit == "元")
            after = sentence[whole.end : next(money, len(sentence))]
            at = whole.end
            for clause in re.split("([，,；;。（(）)])", after):
                if _FOR.match(clause.strip()) and not _NO_PURPOSE.search(clause):
                    return _quoted(held, reply, passage, sentence, whole, at + len(clause))
                at += len(clause)
    return None


def _about(question: Question, held: Held, links: Links) -> Iterator[tuple[Passage, str]]:
    """The sentences of running text that have the words of the question; those about an item named, where one is."""
    literal = [question.plain[m.start : m.end] for m in links.mentions]
    names = [(m.subject, word) for m, word in zip(links.mentions, literal, strict=True)]
    sorts = _SORT.findall(question.plain)
    left = [word for word in links.left if word not in sorts]
    if (counted := _ASKED.search(question.plain)) is not None:
        # what is counted is called by the word before its number
        names += [(word, word) for word in content(question.plain[: counted.start()])[-1:]]
    for passage in held.extraction.passages:
        above = key("|".join(passage.heading))
        sentences = _SENTENCE.findall(passage.source.text)
        if len(sentences) > 1 and _TITLE.fullmatch(sentences[0]):
            # 2.图书更新经费。36万元中，…: what a paragraph begins with stands over it
            above += f"|{key(sentences[0])}"
        for sentence in sentences:
            told = key(sentence)
            if unmatched(left, told, above):
                continue
            if names and not any(
                not unmatched([name], told, above) for pair in names for name in pair if len(name) > 1
            ):
                continue
            yield passage, sentence


def _meant(question: Question, links: Links, sentence: str, numbers: Sequence[_Number], n: int) -> bool:
    """Whether a number is the one that the question names; where it names none, one that an item named stands before."""
    number = numbers[n]
    if question.amounts:
        low, high = number.value - number.half, number.value + number.half
        return number.unit == "元" and any(low <= said.high and said.low <= high for said in question.amounts)
    counted = [(Decimal(_digits(written)), unit) for written, unit in _ASKED.findall(question.plain)]
    if counted:
        known = bool(links.subjects or links.left) or number.unit == _TELLING_UNIT
        return known and (number.value, number.unit) in counted
    before = sentence[numbers[n - 1].end if n else 0 : number.start]
    after = sentence[number.end : number.end + 8]
    told = key(before)
    items = [m.subject for m in links.mentions] + [question.plain[m.start : m.end] for m in links.mentions]
    # 其中项目支出138万元，包括: the head of a column of the item named
    items += [word for word in links.left if links.mentions and word.endswith(("支出", "收入", "经费"))]
    return _HEADS.search(after) is not None and any(len(i) > 1 and told.endswith(i) for i in items)


def _adding_up(numbers: Sequence[_Number], n: int) -> list[_Number]:
    """The numbers of the same unit behind one, else before it, that make it up."""
    whole = numbers[n]
    if not whole.value:
        return []
    after = [m for m in numbers[n + 1 :] if m.unit == whole.unit]
    before = [m for m in numbers[:n] if m.unit == whole.unit][::-1]
    for listed in (after, before):
        # 工资172.80万元（每人每月3600元）: what each gets is no part of it beside what all do
        listed = [m for m in listed if not m.each]
        total = Decimal(0)
        for count, number in enumerate(listed, start=1):
            total += number.value
            if total == whole.value and count > 1:
                made = [m for m in listed[:count] if m.value]
                if len(made) > 1:
                    return sorted(listed[:count], key=lambda m: m.start)
            if total > whole.value:
                break
    return []


def _quoted(held: Held, reply: Reply, passage: Passage, sentence: str, whole: _Number, until: int) -> Found:
    """The sentence from the semicolon before the whole to the one behind its parts."""
    first = min(whole.start, until)
    start = max(sentence.rfind(mark, 0, first) for mark in "；;") + 1
    ends = [at for mark in "；;。" if (at := sentence.find(mark, max(until, whole.end) - 1)) >= 0]
    text = sentence[start : min(ends, default=len(sentence))]
    quoted = reply.quote(held.document, text, passage.source, " / ".join(passage.heading))
    return Found(f"文中写道：{quoted}。")


def _numbers(sentence: str) -> Iterator[_Number]:
    for found in _NUMBER.finditer(sentence):
        written, unit = found.groups()
        value = Decimal(_digits(written))
        half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1) if unit.endswith("元") else Decimal(0)
        per = Decimal(YUAN_PER_UNIT[unit]) if unit.endswith("元") else Decimal(1)
        name = "元" if unit.endswith("元") else unit
        before = sentence[: found.start()]
        each = _RATE.search(before) is not None or (name == "元" and _EARLIER.search(before) is not None)
        yield _Number(value * per, name, found.start(), found.end(), half * per, each)


def _digits(written: str) -> str:
    return written.replace(",", "") if written[0].isdigit() else str(in_digits(written))

"""What one thing comes to that no item's amount gives: a printed standard, a sentence's own average."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractors.schema.budget import Quantity
from extractors.schema.extraction import Passage
from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.calculate import Operand
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.divisors import each_of
from service.answering.ways.wording.demands import alike
from service.patterns import regex
from service.terms import key

_STANDARD = regex("标准|定额|单价|限额")
_EACH = regex("每|平均一")
_SENTENCE = regex("[^。；;]+")
_FULL, _AMOUNT = regex("[^。\n]+[。]?"), regex(r"\d(?:\.\d+)?[万亿]?元")
# Right before an amount: it is one thing's, a change, or of another year, and not that of all.
_OF_ITSELF = regex("每|均|标准|单价|增加|减少|增长|下降|上年|去年|由|[提调降升]")
_CLOSE = 8
_IN_YUAN = regex("(?:多少|几)(?:元|块)")
# Between an amount and the number of those who had it.
_REACHES = regex(
    "[，,、][^，,。；\\d]{0,6}(?:惠及|受益|覆盖|补[助贴]|发放|救助|资助|奖[励补]|慰问|扶持|发给|支持)"
)
_SAID = regex("平均|每|一个|涉及|多少|资金|预算|项目")


def asked(question: Question) -> bool:
    """Whether the standard of one of something is asked for."""
    return question.wants(Ask.AMOUNT) and bool(
        _STANDARD.search(question.plain) and _EACH.search(question.plain)
    )


def standard(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """A rate that the document prints (每亩补偿标准16元), where the standard is asked for."""
    if not _STANDARD.search(question.plain):
        return None
    words = [w for w in links.left if w not in ("每亩", "每人", "平均", "单价", "标准")]
    if not words and not links.subjects:
        # of nothing in particular there is no standard
        return None
    fitting = [
        c
        for c in counted(held)
        if (c.quantity.unit in YUAN_PER_UNIT or "元/" in c.quantity.unit)
        and ("每" in c.label or "/" in c.quantity.unit)
        and _STANDARD.search(c.label)
        and not unmatched([*words, *links.subjects], c.words, key(c.section))
    ]
    if len({c.quantity.value for c in fitting}) != 1:
        return _told(question, held, links, reply)
    return Found(f"{fitting[0].told(held, reply)}。")


def _told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The one sentence that tells the standard of each thing named, with an amount (城市低保标准由…提高到…)."""
    said = [question.plain[m.start : m.end] for m in links.mentions if m.end > m.start]
    said = said or [w for w in links.left if not _STANDARD.search(w) and not _EACH.search(w)]
    words = [*said, *(w for w in links.left if _STANDARD.search(w))]
    found = {
        key(sentence): (passage, sentence)
        for passage in (held.extraction.passages if said else ())
        for sentence in _FULL.findall(passage.source.text)
        if _AMOUNT.search(sentence) and not unmatched(words, key(sentence))
    }
    if len(found) != 1 or not any(_STANDARD.search(w) for w in words):
        return None
    passage, sentence = next(iter(found.values()))
    return Found(
        f"文中写道：{reply.quote(held.document, sentence, passage.source, ' / '.join(passage.heading))}。"
    )


def in_sentence(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount of a sentence over the one number of things that the same sentence tells (项目50个，涉及资金5634.81万元)."""
    words = [word for w in links.left if len(word := _SAID.sub("", w)) > 1]
    if not _EACH.search(question.plain) or not words or _STANDARD.search(question.plain):
        # a standard is set, and is no average of what was paid
        return None
    fitting = []
    for passage in held.extraction.passages:
        text = key(passage.source.text)
        if len(unmatched(words, text)) < len(words) and not unmatched(
            words, text, *map(key, passage.heading)
        ):
            fitting += _pairs(held, passage)
    each, _ = each_of(question.plain)
    if each and each != "个":
        # of cubic metres nothing tells what one of square metres is
        fitting = [(c, a) for c, a in fitting if each in alike(c.quantity.unit)]
    if len(fitting) > 1:
        own = [(c, a) for c, a in fitting if each and each in alike(c.quantity.unit)]
        fitting = [(c, a) for c, a in own if not unmatched(words, key(_of_both(c, a)))] or own
    if len(fitting) != 1:
        # of several nothing tells which is meant
        return None
    count, amount = fitting[0]
    unit = amount.quantity.unit
    expression: tuple[Operand, ...] = (amount.quantity.value, "÷", count.quantity.value)
    if unit != "元" and (_IN_YUAN.search(question.plain) or amount.quantity.value < count.quantity.value):
        # 0.01万元 for each of them says nothing
        unit, expression = "元", (amount.quantity.value, "×", Decimal(YUAN_PER_UNIT[unit]), *expression[1:])
    result = reply.result(expression, f"{unit}/{count.quantity.unit}", "平均", places=2)
    sentence = next(s for s in _SENTENCE.findall(count.quote) if amount.quantity.printed.strip() in s)
    quoted = count.quoted(held, reply, sentence)
    mark = re.sub(r"^.*”", "", amount.quoted(held, reply, sentence))
    quoted += mark if not quoted.endswith(mark) else ""
    return Found(f"文中写道：{quoted}，平均{result}。")


def _of_both(count: Counted, amount: Counted) -> str:
    """The sentence that tells both numbers."""
    printed = amount.quantity.printed.strip()
    return next((s for s in _SENTENCE.findall(count.quote) if printed in s), "")


def _is_money(count: Counted) -> bool:
    return count.quantity.unit in YUAN_PER_UNIT or "元" in count.quantity.unit or count.quantity.unit == "%"


def _pairs(held: Held, passage: Passage) -> list[tuple[Counted, Counted]]:
    """Each amount of a paragraph with the number of things that it directly follows in its sentence, or that it reached
    (发放补贴30万元，惠及200户)."""
    found: list[tuple[Counted, Counted]] = []
    for sentence in _SENTENCE.findall(passage.source.text):
        numbers = [
            (at, one)
            for one in (*counted(held), *_amounts(held, passage))
            if one.quote == passage.source.text
            and (at := sentence.find(one.quantity.printed.strip() + one.quantity.unit)) >= 0
        ]
        numbers.sort(key=lambda pair: pair[0])
        found += [
            (after, before)
            for (at, before), (ends, after) in pairwise(numbers)
            if before.quantity.unit in YUAN_PER_UNIT
            and not _is_money(after)
            and after.quantity.value > 1
            and _REACHES.search(sentence[at + len(before.quantity.printed) : ends])
            and not _OF_ITSELF.search(sentence[:at][-_CLOSE:])
        ]
        found += [
            (before, after)
            for (_, before), (_, after) in pairwise(numbers)
            if not _is_money(before)
            and after.quantity.unit in YUAN_PER_UNIT
            and before.quantity.value > 1
            and not _OF_ITSELF.search(sentence[: sentence.find(after.quantity.printed.strip())][-_CLOSE:])
        ]
    return found


def _amounts(held: Held, passage: Passage) -> Iterator[Counted]:
    """The amounts that stand in a paragraph: those of items, and those told of nothing in particular."""
    place = (passage.source.page, passage.source.line)
    section = " / ".join(passage.heading)
    for item in held.extraction.budget.narrative:
        money = item.current
        if money is not None and (money.source.page, money.source.line) == place:
            made = Quantity(printed=money.printed, value=money.value, unit=money.unit, source=money.source)
            yield Counted(item.item, key(item.item), made, passage.source.text, section)
    for one in held.extraction.budget.mentions:
        if (
            one.quantity.unit in YUAN_PER_UNIT
            and (one.quantity.source.page, one.quantity.source.line) == place
        ):
            yield Counted(one.item, key(one.item), one.quantity, passage.source.text, section)

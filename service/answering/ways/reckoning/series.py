"""What amounts of one thing for several times make together: four quarters of a sentence, three years of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from service.answering.asked.digits import in_digits
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, numbers
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.members.ranking import rank_of
from service.patterns import regex
from service.terms import key

_ASKED = regex(
    r"(?P<n>[一两二三四五六七八九十]|(?<!\d)\d{1,2})个?(?P<unit>季度|季|年|年度|学年|期|批|次|个月|月)|(?P<all>各季度?|各年|各期|各月|历年|全年各|几年|各年度)"
)
_QUARTER, _YEAR, _TURN = (
    regex("第?[一二三四1-4]季度?"),
    regex(r"(?:19|20)\d\d年?"),
    regex("第[一二三四五六七八九十]+[年期批次学]"),
)
# What says that and over which time a sum is asked for, and names nothing of what is summed.
_MERELY = regex("季度?|近|过去|计划|累计|总共|合计|一共|年度?|加起来|相加|数")
_WHICH = regex("哪一?个?(?:季度|季|年度?|期|批|次|月份?)")
_FEWEST = 2


def of_parts_of_a_year(question: Question) -> bool:
    """Whether a sum of quarters or months is asked for, which no amount of a year is."""
    asked = _ASKED.search(question.plain)
    return asked is not None and re.search("季|月", asked.group()) is not None


def most(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """In which quarter, year or instalment an amount is largest or smallest, of those that one sentence or row has."""
    asked = _WHICH.search(question.plain)
    if asked is None or not question.wants(Ask.HIGHEST):
        return None
    words = _words(question.plain.replace(asked.group(), " "), held, links)
    found: dict[tuple[object, ...], list[Number]] = {}
    for group in _groups(held, years="年" in asked.group()):
        if words and not unmatched(words, *_around(group, held)):
            found.setdefault(tuple(n.value for n in group), group)
    if len(found) != 1:
        return None
    group = next(iter(found.values()))
    rank = rank_of(question.plain)
    chosen = sorted(group, key=lambda n: n.value, reverse=not rank.smallest)[rank.place - 1 :][: rank.count]
    return Found(f"{rank.said}的是：{'；'.join(_told(n, held, reply) for n in chosen)}。")


def _words(text: str, held: Held, links: Links) -> list[str]:
    """What a question names besides times and sums; where it names nothing, what the part before it spoke of."""
    items = [s for s in links.subjects if not _QUARTER.match(s) and not _TURN.match(s)]
    blank = [m for m in links.mentions if m.end <= len(links.rest) and m.subject in items]
    for mention in blank:
        text = text.replace(text[mention.start : mention.end], " " * (mention.end - mention.start))
    said = content(_ASKED.sub(" ", text), held.catalogue.said)
    words = [bare for w in said if len(bare := _MERELY.sub("", w)) > 1]
    return [*words, *items] or [w for w in links.context if not _QUARTER.match(w)]


def total(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts and their sum, where one sentence or row has as many as are asked for."""
    asked = _ASKED.search(question.plain)
    if asked is None and len(question.years) < _FEWEST:
        return None
    wanted = _number(asked["n"]) if asked is not None and asked["n"] else None
    words = _words(question.plain, held, links)
    found: dict[tuple[object, ...], list[Number]] = {}
    for group in _groups(held, years=asked is None or "年" in asked.group()):
        if wanted is not None and len(group) != wanted:
            continue
        if question.years and len(question.years) > 1:
            group = [n for n in group if n.years & set(question.years)]
        if len(group) >= _FEWEST and words and not unmatched(words, *_around(group, held)):
            found.setdefault(tuple(n.value for n in group), group)
    if len(found) != 1:
        return None
    group = next(iter(found.values()))
    told = "，".join(_told(n, held, reply) for n in group)
    return Found(f"{told}，合计{reply.result(sum_of(n.value for n in group), group[0].unit, '合计')}。")


def _number(digits: str) -> int:
    return int(digits) if digits.isdigit() else in_digits(digits)


def _groups(held: Held, *, years: bool) -> Iterator[list[Number]]:
    """The amounts of one unit that a sentence or a row has for times that differ."""
    money = [n for n in numbers(held) if n.sort == "元"]
    if years:
        rows = [n for n in money if n.years and n.of_item]
        for _, listed in groupby(rows, key=lambda n: (id(n.statement), n.saying.text, n.saying.words)):
            group = list({n.years: n for n in listed}.values())
            if len(group) >= _FEWEST and len({n.unit for n in group}) == 1:
                yield group
    pattern = _TURN if years else _QUARTER
    for _, listed in groupby(money, key=lambda n: n.saying.text):
        turns = {at.group(): n for n in listed if (at := pattern.search(n.saying.words)) is not None}
        group = list(turns.values())
        if len(group) >= _FEWEST and len({n.unit for n in group}) == 1:
            yield group


def _around(group: list[Number], held: Held) -> Iterator[str]:
    """What stands with the amounts, and the project whose chapter they are in."""
    for number in group:
        yield from (number.saying.words, number.saying.above, number.saying.around, key(number.saying.text))
    text = group[0].saying.text
    yield from (piece.around for piece in held.sayings.pieces if piece.around and text in piece.text)


def _told(number: Number, held: Held, reply: Reply) -> str:
    said = number.tell(held, reply)
    year = next(iter(number.years), None) if len(number.years) == 1 else None
    return f"{year}年{said}" if year is not None and str(year) not in said else said

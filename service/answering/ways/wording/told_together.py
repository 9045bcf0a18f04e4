"""Several things asked of one thing that one row or one sentence tells together (改造多长、花多少、什么时候完工)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.posed import in_order
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import content
from service.answering.reply import Found, Reply
from service.answering.ways.wording.demands import alike
from service.patterns import regex
from service.terms import key, plain

_HOW = "(?:多少|几)"
_UNITS = "人次|公里|千米|平方米|批次|[场次期个座处家户条套台辆栋批项株亩名位人米]"
# What is asked, and how what tells it is printed.
_SORTS = (
    (
        regex(f"{_HOW}(?:钱|元|万元|资金)|[花用投](?:了|费)?多少(?![一-鿿])|(?:预算|资金|金额|费用|投资)[^,，、]{{0,4}}多少"),
        r"\d[\d,.]*\s*[万亿千]?元",
    ),
    (regex("多长"), r"\d[\d.]*\s*(?:公里|千米|米)"),
    (regex("多大面积|面积(?:有|是)?多[大少]"), r"\d[\d.]*\s*(?:平方米|平方公里|公顷|亩)"),
    (
        regex("(?:什么|啥)时(?:候|间)|何时|几月|哪天|时间是"),
        r"\d{1,2}\s*月|年底|年末|\d\s*[日号]",
    ),
)  # fmt: skip
_COUNTED = regex(f"{_HOW}({_UNITS})")
# Each of several things that are counted in one breath: 开几场会、办几场培训.
_OF_EACH = regex(f"{_HOW}[场期次](?P<of>[一-鿿]{{1,4}}?)(?=[、,，?？和与]|$)")
_DONE = regex(
    "(?:主体)?(?:工程)?(?:完工|完成|竣工|建成|结束|启动|开工|建好|修好|到位|投用|交付)(?=[?？,，、。]|$)|"
    "(?<=什么时候)(?:能|要|可以)?(?:完工|完成|竣工|建成|结束|启动|开工|建好|修好|到位|投用|交付)"
)
_POINTS = regex(
    "[这那该此][一]?[个条项座栋笔次种]?|(?:19|20)\\d\\d年|今年|本年|打算|准备|计划|预计|需要|参加"
)
_OTHERWISE = (
    Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.VERIFY, Ask.HIGHEST, Ask.PER_HEAD, Ask.BASE, Ask.DIFFERENCE, Ask.PERSON, Ask.SUM,
)  # fmt: skip
# What may stand between a number and what it is of.
_BETWEEN = regex(r"[^，。；、和与及\d]{0,8}")
_SENTENCE = regex(r"[^。；;\n]+")
_MEETING, _TWO = {"会": "会议"}, 2


@dataclass(frozen=True, slots=True)
class _Asked:
    """The words that one thing is called by and what is asked of it."""

    words: tuple[str, ...]
    sorts: tuple[str, ...]

    def told_in(self, text: str) -> bool:
        return all(re.search(sort, text) for sort in self.sorts) and not unmatched(self.words, key(text))


def told(question: Question, held: Held, reply: Reply) -> Found | None:
    """The row, or the sentence, that tells all that is asked of each thing; None where none does, or more than one."""
    if question.english or question.wants(*_OTHERWISE):
        return None
    if question.previous or set(question.years) - {held.year}:
        # what it tells is this year's
        return None
    said = []
    for asked in _things(question, held):
        one = _row(asked, held, reply) or _sentence(asked, held, reply)
        if one is None:
            return None
        said.append(one)
    return Found("；".join(dict.fromkeys(said)) + "。") if said else None


def _things(question: Question, held: Held) -> Iterator[_Asked]:
    text = in_order(question.put or question.text)
    sorts = [told_so for asks, told_so in _SORTS if asks.search(text)]
    units = dict.fromkeys(unit for unit in _COUNTED.findall(text) if "钱".join((unit, "")) not in text)
    several = [found["of"] for found in _OF_EACH.finditer(text)]
    sorts += [_number_of(unit, "" if several else text, held) for unit in units]
    if len(sorts) < _TWO:
        return
    rest = text
    for pattern in (_OF_EACH, _DONE, *(asks for asks, _ in _SORTS), _COUNTED, _POINTS):
        rest = pattern.sub(" ", rest)
    rest = without_names(plain(rest), held.document)
    words = tuple(w for w in content(rest, held.catalogue.said) if w in held.catalogue.said)
    if len(several) > 1:
        for of in several:
            yield _Asked((*words, _MEETING.get(of, of)), tuple(sorts))
    elif words:
        yield _Asked(words, tuple(sorts))


def _number_of(unit: str, text: str, held: Held) -> str:
    """How the number in a unit is printed; of what stands behind the unit (几座渡槽) beside its own word, and no other's."""
    number = rf"\d\s*[多余]?\s*(?:{'|'.join(sorted({unit, *alike(unit)}))})"
    behind = re.search(rf"{_HOW}{unit}([一-鿿]{{2,6}})", text)
    name = next(iter(content(behind.group(1), held.catalogue.said)), "") if behind is not None else ""
    if behind is None or not behind.group(1).startswith(name) or not name or name not in held.catalogue.said:
        return number
    return rf"{name}{_BETWEEN.pattern}[\d,.]*{number}|{number}{_BETWEEN.pattern}{name}"


def _row(asked: _Asked, held: Held, reply: Reply) -> str | None:
    """The amount of the row with its words, in which all that is asked stands."""
    found: dict[str, Figure] = {}
    for figure in held.catalogue.figures:
        line = figure.line
        if line is None or not line.about or figure.subject in found:
            continue
        text = "。".join((figure.label, *(remark.source.text for remark in line.about)))
        if asked.told_in(f"{text}。{figure.money.printed}{figure.money.unit}"):
            found[figure.subject] = figure
    if len(found) != 1:
        return None
    (first,) = found.values()
    if first.line is None:
        return None
    remarks = [a for a in first.line.about if any(re.search(sort, a.source.text) for sort in asked.sorts)]
    said = f"{first.shown}为{reply.figure(held.document, first)}"
    for remark in remarks:
        head = remark.head.rpartition("/")[2]
        words = reply.quote(held.document, remark.source.text.strip(), remark.source, first.section)
        said += f"，{first.label}的{head}为{words}"
    return said


def _sentence(asked: _Asked, held: Held, reply: Reply) -> str | None:
    found: dict[str, str] = {}
    for passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(passage.source.text):
            if asked.told_in(sentence) and sentence not in found:
                found[sentence] = reply.quote(
                    held.document, sentence, passage.source, " / ".join(passage.heading)
                )
    return f"文中写道：{next(iter(found.values()))}" if len(found) == 1 else None

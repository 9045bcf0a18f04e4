"""What sentences count up: names one after another, each with a number of the same sort (甲12辆、乙3辆)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.codes import named
from extractors.schema.extraction import Passage
from service.answering.asked.kinds import COUNTED
from service.answering.document.held import Held
from service.answering.document.numbers import scale, sort_of
from service.patterns import regex
from service.terms import key

_SENTENCE = regex(r"[^。！!\n]+[。！!]?")
_UNITS = rf"台（套）|台\(套\)|平方公里|立方米|人次|(?:{COUNTED})"
_NUMBER = regex(
    rf"(?<![\d.])(?<!\d,)(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>(?:[百千万亿]?元)|[百千万亿]?(?:{_UNITS}))"
)
_EDGE = regex(r"[，,；;、：:（(）)。]|(?<=[一-鿿])[和与及](?=[一-鿿]{3})")
# Between such marks a name of the classification is one name, whatever it joins (商品和服务支出).
_MARK = regex("[，,；;、：:（(）)。]")
_LISTED = regex("^[；;]\\s*[一-鿿、]{2,30}$")
# What stands before a name and is no part of it.
_BEFORE = regex(
    "^(?:(?:其中|主要|包括|包含|分别|具体|用于|安排|一是|二是|三是|四是|五是|以及|并|另|即|含|共|计)+(?:是|为|有|了|在|的)*|和|与|及|有|是|为)+"
)
# What is told so is a change or a stage of one item, and none of several things.
_NO_NAME = regex(
    "增加|减少|增长|下降|上升|降低|提高|上年|去年|同比|比20|较20|年初|完成率|完成[^一-鿿]*预算|决算数?$|预算数?$|执行|合计|共计|总计|总额|^每|占|人均|超过|不足|以上|以下|第$|^\\W*\\d"
)
_OF_ALL = regex("总(?:数|量|人数)$|[合总共]计$")
_SHORTEST, _LONGEST = 2, 40
_NUMBERED = regex("一是.*[；;]?\\s*二是")


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its number as it stands at start..end of its sentence; `base` in single things or yuan. Without a name it
    is a number that nothing is called by."""

    name: str
    base: Decimal
    sort: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The members that a sentence counts up, with the whole that they add up to where it states one."""

    passage: Passage
    sentence: str
    members: tuple[Named, ...]
    whole: Named | None = None

    @property
    def start(self) -> int:
        return self.whole.start if self.whole is not None else self.members[0].start

    @property
    def lead(self) -> str:
        """What stands before the first member, and over the paragraph."""
        first = self.members[0]
        # 公务用车总数12辆（其中：执法用车9辆，其他用车3辆）: whose parts need not be all that make it
        before = self.sentence[: first.end if _OF_ALL.search(first.name) else first.start]
        if self.whole is not None:
            # 共61万元，其中：甲41万元，乙20万元（其中…）: the last are parts of 乙 alone
            others = [n for n in _numbers(self.sentence[: self.whole.start]) if n.sort == self.whole.sort]
            before = before[others[-1].end :] if others else before
        return key("|".join((*self.passage.heading[-1:], before)))

    @property
    def said(self) -> str:
        """What stands over the paragraph, before the members and in them."""
        return key("|".join((*self.passage.heading, self.sentence[: self.members[-1].end])))

    @property
    def text(self) -> str:
        """The piece of the sentence that has them, from its last full clause on; all of one that numbers them (一是…；二是…)."""
        if _NUMBERED.search(self.sentence) and self.whole is None:
            return self.sentence
        stops = max(self.sentence.rfind(mark, 0, self.start) for mark in "；;。") + 1
        behind = re.match(
            r"[（(][^（）()]*[)）]|[)）]|，占[^，；;。]*%", self.sentence[self.members[-1].end :]
        )
        return self.sentence[stops : self.members[-1].end + (behind.end() if behind else 0)]


def enumerations(held: Held) -> Iterator[Enumeration]:
    """All of them, in printed order; of a whole with parts that add up to it only the parts are members."""
    for passage in held.extraction.passages:
        before = ""
        for sentence in _SENTENCE.findall(passage.source.text):
            made = list(_counted_up(passage, sentence))
            yield from made
            yield from (both for one in made if (both := _under(before, one)) is not None)
            before = sentence


def _under(before: str, one: Enumeration) -> Enumeration | None:
    """What a sentence counts up of a whole that the sentence before it states (修缮640万元，…。甲286万元；乙354万元)."""
    total = sum(m.base for m in one.members)
    if one.whole is not None or len(one.members) <= 1 or not before:
        return None
    whole = next((n for n in _numbers(before) if n.base == total and n.sort == one.members[0].sort), None)
    if whole is None:
        return None
    moved = tuple(replace(m, start=m.start + len(before), end=m.end + len(before)) for m in one.members)
    return Enumeration(one.passage, before + one.sentence, moved, whole)


def _counted_up(passage: Passage, sentence: str) -> Iterator[Enumeration]:
    told = list(_numbers(sentence))
    for n, whole in enumerate(told):
        # 营造林4.26万亩，为任务4.10万亩的…，其中：甲…、乙…: one number may stand between a whole and its parts
        for first in (n + 1, n + 2):
            if made := _adding_up(whole, _run(told, first)):
                yield Enumeration(passage, sentence, made, whole)
                break
    n = 0
    while n < len(told):
        run = _run(told, n)
        if len(run) > 1:
            yield Enumeration(passage, sentence, run)
        n += max(1, len(run))


def _run(told: Sequence[Named], first: int) -> tuple[Named, ...]:
    """The numbers from one on as far as each has a name and is of the same sort."""
    made: list[Named] = []
    for one in told[first:]:
        if not one.name or (made and one.sort != made[-1].sort):
            break
        made.append(one)
    return tuple(made)


def _numbers(sentence: str) -> Iterator[Named]:
    """The numbers of a sentence, those that are of no thing without a name."""
    after = 0
    for found in _NUMBER.finditer(sentence):
        name, start = _name(sentence[after : found.start()], first=after == 0)
        value = Decimal(found["n"].replace(",", ""))
        unit = found["unit"]
        yield Named(name, value * scale(unit), sort_of(unit), after + start, found.end())
        after = found.end()


def _name(between: str, *, first: bool) -> tuple[str, int]:
    """The name right before a number, and where it begins; empty for none."""
    if _LISTED.match(between) is not None and not _NO_NAME.search(between):
        # 甲286万元；乙、丙改造160万元: what stands between such marks is one name
        return between[1:].strip(), 1
    whole = between[max((m.end() for m in _MARK.finditer(between)), default=0) :]
    edges = _MARK if named(key(_BEFORE.sub("", whole.strip()))) else _EDGE
    cuts = [m.end() for m in edges.finditer(between)]
    # a bracket behind a name says more of it
    at = next((cut for cut in reversed(cuts) if key(between[cut:])), 0 if first else None)
    start = at if at is not None else 0
    name = between[start:].strip()
    name = name[m.end() :] if (m := _BEFORE.match(name)) is not None else name
    known = at is not None and _SHORTEST <= len(key(name)) <= _LONGEST and not _NO_NAME.search(name)
    return (name if known else ""), start + len(between[start:]) - len(between[start:].lstrip())


def _adding_up(whole: Named, after: Sequence[Named]) -> tuple[Named, ...]:
    """The parts that a whole is made of, with those behind them that are nothing."""
    total = Decimal(0)
    for count, part in enumerate(after, start=1):
        if part.sort != whole.sort:
            break
        total += part.base
        if count > 1 and whole.base and total == whole.base:
            zero = next((n for n, more in enumerate(after[count:]) if more.base), len(after) - count)
            return tuple(after[: count + zero])
    return ()

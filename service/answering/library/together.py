"""Answers a question over several documents: each is asked its own, then like results are set against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import own_region
from service.answering.asked.question import Question, asks_of, understand
from service.answering.document.held import Held, hold
from service.answering.library import across, measures
from service.answering.library.contest import contend
from service.answering.library.kinds_moved import kinds_moved
from service.answering.library.measures import NO_AMOUNT, Measure
from service.answering.library.only_one import only_one
from service.answering.library.relation import NAME, bare, item, read
from service.answering.library.results import set_against
from service.answering.library.sides import Absent, Side, Sides
from service.answering.library.whole_names import as_printed
from service.answering.printed.linking import link
from service.answering.printed.spoken import in_print
from service.answering.refusal import echo, none_discloses
from service.answering.reply import Found, Reply
from service.answering.respond import answer_from
from service.answering.ways.reckoning.against_each_other import sets_against
from service.patterns import regex
from service.store import Store
from service.terms import plain, same


def together(asked: Question, sides: Sides, store: Store, reply: Reply) -> Found:
    """What each document tells of what it is asked, and how these compare where the question compares them.

    A department without a document of its year is told with the years that there are; where fewer than two are left
    nothing is compared.
    """
    absent = "".join(_absent(one) for one in sides.absent)
    if (sides.unknown or sides.stranger) and _compares(asked):
        return Found(_unheld(asked, sides), Outcome.NOT_DISCLOSED)
    if absent and len(sides.each) < 2 and _compares(asked):
        return Found(absent.lstrip(), Outcome.NOT_DISCLOSED)
    if Ask.PER_HEAD in asks_of(sides.marked):
        # 甲县某某局2023年每人比乙县某某局高多少: the names stand between the words that ask for it
        asked = replace(asked, asks=tuple(dict.fromkeys((Ask.PER_HEAD, *asked.asks))))
    if asked.english and _MORE_IN_ENGLISH.search(asked.text):
        asked = replace(asked, asks=tuple(dict.fromkeys((*asked.asks, Ask.DIFFERENCE))))
    held = [hold(store, side.document) for side in sides.each]
    sides = replace(sides, each=tuple(_of_own_level(s, one) for s, one in zip(sides.each, held, strict=True)))
    found = reply.attempt(partial(_compared, asked, sides, held, reply))
    if found is None:
        found = reply.attempt(partial(_each_in_full, asked, sides, held, reply))
    if found is None:
        found = _each(asked, sides.each, held, reply, sides.marked)
    if sides.unknown or sides.stranger:
        absent += f"\n{_unheld(asked, sides)}"
    return replace(found, text=(found.text + absent).lstrip())


def _compared(asked: Question, sides: Sides, held: Sequence[Held], reply: Reply) -> Found | None:
    """The like results of all set against each other; None where the question compares nothing that they tell."""
    for of_kinds in (only_one, kinds_moved):
        if (found := reply.attempt(partial(of_kinds, asked, held, reply))) is not None:
            return found
    several = len({one.document.department for one in held}) > 1
    measure = measures.of(asked)
    if not several and measure in _OVER_YEARS:
        # of one department the years themselves are what changed
        measure = None
    if measure is not None and (sides.apart or not several):
        found = reply.attempt(partial(contend, asked, held, reply, measure, sides.each, sides.marked))
        if found is not None:
            return found
    # an amount is no rate
    if several and (measure in NO_AMOUNT or (measure is Measure.CHANGE and asked.previous)):
        return None
    return reply.attempt(partial(_each_item, asked, sides, held, reply)) or reply.attempt(
        partial(across.compare, asked, held, reply, sides)
    )


def _each_item(asked: Question, sides: Sides, held: Sequence[Held], reply: Reply) -> Found | None:
    """The same of each of several items that a question names side by side; None where one of them is not compared."""
    years = len({one.document.department for one in held}) == 1
    relation = read(asked, sides.marked or asked.plain, years=years)
    if relation.together or any(side.said for side in sides.each):
        return None
    text = as_printed(same(plain(item(same(sides.each[0].text), relation).replace("、", "和"))))
    text = in_print(text, held[0].catalogue)
    links = link(text, held[0].catalogue)
    if not 1 < len(links.joined) <= _ITEMS or set(links.subjects) != set(links.joined) or links.left:
        return None
    told = []
    for subject in links.joined:
        own = tuple(replace(side, said=subject) for side in sides.each)
        found = across.compare(asked, held, reply, replace(sides, each=own))
        if found is None:
            return None
        told.append(found.text)
    return Found("\n".join(told))


# The level of government of each, whatever it is.
_ITS_LEVEL = regex(
    "(?:本级|区县级?|县区级?|市县级?|地方)(?:财政)?(?=给|对|的?(?:配套|负担|承担|补助|补贴|匹配))"
)
_RANKS, _LEVEL = tuple("省市县区州盟旗镇乡"), "{}级"
_MORE_IN_ENGLISH = regex(
    r"(?i)\bhow (?:many|much) (?:more|fewer|less)\b|\b(?:more|fewer|less|larger|smaller|higher|lower)\b.{0,40}\bthan\b"
)
_SILENT = regex("没有披露|没有与问题相符")
_REPEATED = regex("「[^」]*」")
# So many items that stand side by side are each compared.
_ITEMS = 4
_OVER_YEARS = (Measure.RATE, Measure.CHANGE)


def _holds_against(asked: Question, marked: str) -> bool:
    """Whether one of those named is held against another, so that what one tells alone answers nothing."""
    return (
        sets_against(asked)
        or read(asked, marked or asked.plain, years=False).sets
        or asked.wants(Ask.HIGHEST, Ask.DIFFERENCE)
        or measures.BY_HOW_MANY.search(asked.plain) is not None
    ) and not asked.wants(Ask.WHY)


def _compares(asked: Question) -> bool:
    return sets_against(asked) or asked.wants(Ask.HIGHEST, Ask.DIFFERENCE, Ask.SUM)


def _each_in_full(asked: Question, sides: Sides, held: Sequence[Held], reply: Reply) -> Found | None:
    """What each answers, or else how much of the item each states; None where one answers neither in full."""

    def answered() -> Found | None:
        found = _each(asked, sides.each, held, reply, sides.marked)
        partly = _SILENT.search(found.text) is not None or found.status is Outcome.NOT_DISCLOSED
        return None if partly else found

    alone = reply.attempt(partial(across.each, asked, held, reply, sides, exactly=True))
    alone = alone or reply.attempt(partial(across.partly, asked, held, reply, sides))
    return alone or reply.attempt(answered) or reply.attempt(partial(across.each, asked, held, reply, sides))


def _each(
    asked: Question, sides: Sequence[Side], held: Sequence[Held], reply: Reply, marked: str = ""
) -> Found:
    """What each document answers to the question as it is put to it."""
    among = [side.document for side in sides]
    outcomes, results = [], []
    several = len({side.document.department for side in sides}) > 1
    for side, one in zip(sides, held, strict=True):
        before = len(reply.values)
        outcomes.append((side.document, answer_from(_of_one(asked, side), one, reply, among=among)))
        results.append((one, reply.values[before:]))
    told = [f for _, f in outcomes if f.status in (Outcome.ANSWERED, Outcome.CONFLICTING)]
    if not told:
        return Found(none_discloses(asked, outcomes), Outcome.NOT_DISCLOSED)
    if len(told) == 1 < len(outcomes) and several and _holds_against(asked, marked):
        lines = (f.text if f.text.startswith(d.title) else f"{d.title}：{f.text}" for d, f in outcomes)
        return Found("\n".join(_as_asked(line, asked) for line in lines), Outcome.NOT_DISCLOSED)
    conflicting = any(f.status is Outcome.CONFLICTING for f in told)
    outcomes = [
        (d, replace(f, text=_as_asked(f.text, asked)) if f.status is Outcome.NOT_DISCLOSED else f)
        for d, f in outcomes
    ]
    text = "\n".join(f.text if f.text.startswith(d.title) else f"{d.title}：{f.text}" for d, f in outcomes)
    if len(told) == len(outcomes) and (apart := set_against(asked, results, reply, marked)):
        text += f"\n{apart}"
    return Found(text, Outcome.CONFLICTING if conflicting else Outcome.ANSWERED)


def _as_asked(text: str, asked: Question) -> str:
    """A refusal that repeats the question as it was asked, and not as it was put to one document."""
    said = echo(asked.text).replace("\\", "\\\\")
    return _REPEATED.sub(f"「{said}」", text)


def _of_one(asked: Question, side: Side) -> Question:
    """The question that a document is asked: of its own year, and without what is said of others."""
    if asked.english:
        return replace(asked, years=side.years)
    return replace(understand(as_printed(bare(side.text))), years=side.years)


def _of_own_level(side: Side, one: Held) -> Side:
    """What a question says of the level of each (区县配套, 本级财政) as the department's own is called: 县级, 区级."""
    rank = own_region(side.document.department)[-1:]
    if rank not in _RANKS:
        return side

    def own(found: re.Match[str]) -> str:
        return found.group() if found.group() in one.catalogue.said else _LEVEL.format(rank)

    return replace(side, text=_ITS_LEVEL.sub(own, side.text), said=_ITS_LEVEL.sub(own, side.said))


def _absent(one: Absent) -> str:
    """That the documents that there are, are of other years."""
    years = "、".join(map(str, one.years))
    return "".join(
        f"\n{d.title}没有披露{years}年的数：文件的年度是{d.fiscal_year}年。"
        for d in one.there
        if d.fiscal_year
    )


def _unheld(asked: Question, sides: Sides) -> str:
    """That a question speaks of a department of which the library has nothing."""
    names = "、".join(dict.fromkeys(side.document.department for side in sides.each))
    stranger = sides.stranger or NAME
    return f"库中只有{names}的文件，没有{f'「{stranger}」' if stranger in asked.text else '其他部门'}的。"

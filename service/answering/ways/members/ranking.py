"""The largest and smallest parts of a whole (最大, 最少, 第二大), at the level that a question names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.answering.asked.how_many import how_many
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.general_spending import CALLED
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.figures.selection import select
from service.answering.ways.members.classes import BY_ECONOMIC, at_level, digits_of
from service.answering.ways.members.compose import components, in_prose, wholes
from service.patterns import regex
from service.terms import key

_SMALLEST = regex("最差|最慢|最小|最少|最低|最省|最便宜|最短|第[二三四五][小少低]|倒数")
_LARGEST = regex("最大|最多|最高|最贵|最(?:花|费|烧)钱|大头")
_PROJECTS = regex("[哪个几大小些]项目(?!支出)|项目(?!支出)[^,，。科款类]{0,6}(?:最|花)")
_SORTED = regex("[从由](?:高|大|多)到|[从由](?:低|小|少)到|排个?序|排列|排一下|排名")
_RISING = regex("[从由](?:低|小|少)到")
# Asks for one, of however many (三个单位里谁最多); and for several after all.
_ONE = regex("谁[^,，。]{0,8}最|哪[一]?[个家所项笔][^,，。]{0,14}最")
_SEVERAL = regex("前[一二两三四五六七八九十\\d]|最[^,，。]{1,4}的?[一两二三四五六七八九十\\d]")
_PLACE = regex("第([二三四五])")
# 最少和第二少: from the end to that place
_TO_PLACE = regex("最[大小多少高低贵省][^,，。]{0,8}(?:和|与|跟|及|以及|,|，)[^,，。]{0,6}第[二三四五]")
_PLACES = {"二": 2, "三": 3, "四": 4, "五": 5}
# A level of the classification, said as such: 哪几项 only asks.
_LEVEL = regex("[类款项]级")
# Asks for lines of the classification: what a budget parts into first (基本支出, 项目支出) are none.
_BY_ACCOUNT = regex("科目")
_MEASURES = {"基本支出", "项目支出", "人员经费", "公用经费"}
_ALL_EXPENDITURE = {"支出总计", "预算总额"}
_RECEIPTS, _ALL_RECEIPTS = {"收入", "本年收入"}, ("本年收入合计", "收入总计")
_OF_MONEY = regex("钱|支出|花|金额|资金|预算|决算|科目|开支|费|贵|大头|投入|安排|[类款项]")
# Asks which of the units (预算单位) it is.
WHICH_UNIT = regex("哪[一几些两]?[家个所]?(?:预算)?单位|哪[一几些两]?[家所](?!企业|公司)|单位(?:中|里|之间)")
_CARRIED = regex("结转|结余")
# More than any table has.
_ALL = 1_000


@dataclass(frozen=True, slots=True)
class Rank:
    """How many, from which place on, and from which end."""

    count: int
    place: int
    smallest: bool

    def of(self, figures: Sequence[Figure]) -> list[Figure]:
        """The figures that stand there, in order."""
        ranked = sorted(figures, key=lambda f: f.money.yuan, reverse=not self.smallest)
        return ranked[self.place - 1 : self.place - 1 + self.count]

    @property
    def other_end(self) -> Rank:
        return Rank(self.count, self.place, not self.smallest)

    @property
    def said(self) -> str:
        if self.count >= _ALL:
            return "从小到大" if self.smallest else "从大到小"
        end = "最小" if self.smallest else "最大"
        if self.place == 1:
            return end
        return f"{'从小到大' if self.smallest else ''}排第{'一二三四五'[self.place - 1]}"


def rank_of(text: str) -> Rank:
    """What of a ranking a question asks for; the first when it does not say."""
    place = _PLACE.search(text)
    if _SORTED.search(text) and not re.search("前[一二两三四五六七八九十\\d]", text):
        return Rank(_ALL, 1, _RISING.search(text) is not None)
    if place is not None and _TO_PLACE.search(text):
        return Rank(_PLACES[place.group(1)], 1, _SMALLEST.search(text) is not None)
    one = _ONE.search(text) is not None and not _SEVERAL.search(text)
    return Rank(
        1 if place or one else how_many(text),
        _PLACES[place.group(1)] if place else 1,
        _SMALLEST.search(text) is not None,
    )


def largest(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The largest (or smallest) parts of an item, as many as asked for; of all expenditure when no item is named."""
    digits = digits_of(question.plain)
    if _PROJECTS.search(question.plain) and set(links.subjects) <= {"支出总计", "预算总额", "项目支出"}:
        # lines of the classification are no projects
        return None
    if not links.subjects and not _OF_MONEY.search(question.plain):
        # what is ranked is none of what is spent
        return None
    subjects = (links.container,) if links.container else links.subjects or ("支出总计",)
    if subjects[0] in _RECEIPTS:
        # a sentence speaks of receipts, the tables of what they come to
        subjects = (*subjects, *_ALL_RECEIPTS)
    # what stands beside the item that holds the others says which table is meant
    beside = (*links.left, *(s for s in links.subjects if s not in subjects))
    strict = digits is not None and _LEVEL.search(question.plain) is not None and _printed_at(held, digits)
    called = any(CALLED.fullmatch(s) for s in subjects)
    if strict or called or (_BY_ACCOUNT.search(question.plain) and _all_general(held, subjects)):
        subjects = (*subjects, "一般公共预算支出")
    # of a class inside a measure (基本支出表里商品和服务支出) the lines of the class are asked for
    classed = [s for s in links.subjects if any(f.code for f in held.catalogue.of_subject(s))]
    if len(classed) == 1 and {concept(s) or s for s in links.subjects if s not in classed} <= _MEASURES:
        subjects = tuple(classed)
        beside = (*links.left, *(s for s in links.subjects if s not in subjects))
    for subject in subjects:
        for whole in wholes(held, subject, question, beside):
            if "经济" in question.plain and whole.kind not in BY_ECONOMIC:
                continue
            if strict and not at_level(held, whole, digits):
                # lines of another level are not those that are asked for
                continue
            made = at_level(held, whole, digits) or list(components(held, whole))
            if _CARRIED.search(question.plain) is None:
                # what is left at the end of the year was spent on nothing
                made = [part for part in made if not _CARRIED.search(part.subject)]
            if WHICH_UNIT.search(question.plain):
                # what a unit spends on an item is none of the units
                made = [part for part in made if not part.unit]
            if len(made) < 2 or (_BY_ACCOUNT.search(question.plain) and not _accounts(made)):
                continue
            if unmatched(beside, whole.words, *(part.words for part in made)) or not _of_units(
                question, held, made
            ):
                continue
            return _ranked(question, held, whole, made, reply)
        for whole, made in in_prose(held, subject):
            if not unmatched(beside, whole.words, *(part.words for part in made)) and _of_units(
                question, held, made
            ):
                return _ranked(question, held, whole, made, reply)
    return None


def _of_units(question: Question, held: Held, made: Sequence[Figure]) -> bool:
    """Whether parts are units where the question asks for one: what it is spent on is none."""
    if not WHICH_UNIT.search(question.plain):
        return True
    names = {key(unit.name.text) for unit in held.extraction.budget.units}
    return any(f.subject in names or (f.line is not None and f.line.of_body) for f in made)


def _all_general(held: Held, subjects: Sequence[str]) -> bool:
    """Whether the items are all expenditure and the general budget is of the same amount, so that its lines are those of all."""
    spent = [
        f.money for s in subjects if s in _ALL_EXPENDITURE for f in held.catalogue.of_subject(s) if f.whole
    ]
    general = [f.money for f in held.catalogue.of_subject("一般公共预算支出") if f.whole and f.money.value]
    return any(one.interval.meets(other.interval) for one in spent for other in general)


def _accounts(made: Sequence[Figure]) -> bool:
    """Whether parts are lines of the classification, by their codes or as a table without codes lists them."""
    return any(part.code for part in made) or not {concept(part.subject) for part in made} & _MEASURES


def _ranked(question: Question, held: Held, whole: Figure, made: list[Figure], reply: Reply) -> Found:
    total = f"{whole.shown}为{reply.figure(held.document, whole)}"
    rank = rank_of(question.plain)
    ranked = told(held, rank, made, reply, both=both_ends(question))
    summed = together(question, rank.of(made), reply) or apart(question, rank, made, reply)
    return Found(f"{total}，其中{ranked}{summed}。")


def apart(question: Question, rank: Rank, figures: Sequence[Figure], reply: Reply) -> str:
    """By how much the largest and the smallest differ, where both are asked for with that; empty where they are not."""
    ends = [*rank.of(figures)[:1], *rank.other_end.of(figures)[:1]]
    if not (both_ends(question) and question.wants(Ask.DIFFERENCE)) or len({f.money.unit for f in ends}) != 1:
        return ""
    high, low = max(f.money.value for f in ends), min(f.money.value for f in ends)
    return f"；相差{reply.result((high, '−', low), ends[0].money.unit, '最大与最小相差')}"


def together(question: Question, figures: Sequence[Figure], reply: Reply) -> str:
    """What the ranked figures make together, where that is asked of them; empty where it is not."""
    asked = question.wants(Ask.SUM) and len(figures) > 1 and len({f.money.unit for f in figures}) == 1
    if not asked or both_ends(question):
        return ""
    return f"，合计{reply.result(sum_of(f.money.value for f in figures), figures[0].money.unit, '合计')}"


def named(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The items that the question itself names, in order."""
    names = links.members if links.container is None else links.joined
    if len(names) < 2 or links.container in names:
        return None
    # what holds them says which table is meant
    beside = (*links.left, *(s for s in links.subjects if s not in names))
    figures = [select(held, subject, question, beside) for subject in names]
    made = [f for f in figures if f is not None]
    if len(made) < len(figures) or unmatched(links.left, *(f.words for f in made)):
        return None
    rank = rank_of(question.plain)
    rank = Rank(max(rank.count, len(made)), 1, rank.smallest)
    return Found("；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in rank.of(made)) + "。")


def both_ends(question: Question) -> bool:
    """Whether a question asks for the largest and the smallest."""
    return _LARGEST.search(question.plain) is not None and _SMALLEST.search(question.plain) is not None


def told(held: Held, rank: Rank, made: Sequence[Figure], reply: Reply, *, both: bool) -> str:
    """`最大的是：甲3.20万元[2]；乙1.10万元[3]`, and with `both` the same from the other end."""
    ends = (rank, rank.other_end) if both else (rank,)
    return "；".join(
        f"{'按' if end.count >= _ALL else ''}{end.said}{'排列' if end.count >= _ALL else '的是'}："
        + "；".join(f"{f.shown}{reply.figure(held.document, f)}" for f in end.of(made))
        for end in ends
    )


def _printed_at(held: Held, digits: int) -> bool:
    """Whether any table prints codes of so many digits."""
    return any(len(f.code) == digits for f in held.catalogue.figures)

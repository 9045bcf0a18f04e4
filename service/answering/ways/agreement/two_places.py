"""One item in two places that a question names (表1的…与表5的…, 绩效目标表与收支总表): both figures and what lies between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.schema.draft import Kind
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.reply import Found, Reply
from service.answering.ways.figures.columns import labelled
from service.answering.ways.reckoning.sides import Side, difference, gap_of
from service.patterns import regex
from service.terms import coverage, key

# 表1, 公开05表, 附表2; a table by its title; the text; the targets.
_NAMED = regex(
    r"(?:公开|预算)?(?<!\d)\d{2}表(?![示明述现])|(?:部门公开)?附?[表件]\d{1,2}(?:\|\d{1,2})?(?!\d)|[一-鿿]{2,14}?表(?![示明述现\d])|(?:文字|情况|编制|[预决]算|重点|项目|绩效)*说明(?:文字)?|(?:主要)?(?:工作)?任务|(?:单位|部门)概况|正文|文字|文中"
)
# What stands before the name of a place and is no part of it.
_BEFORE = regex("[与和跟同在的,]|以及")
_TEXT = regex("正文|文字|文中|说明|任务|概况")
WHOLES = ("预算总额", "支出总计", "收入总计")
# So much of what a question calls a table must stand in its title.
_TITLE = 0.75
_CARRIED = regex("结转|结余")


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a question names: the running text, the targets, or tables."""

    words: str
    text: bool = False
    targets: bool = False
    # by their ids in the extraction (t3); of any table where none has such a title
    tables: tuple[str, ...] = ()

    def of_figure(self, figure: Figure) -> bool:
        if self.text:
            return figure.item is not None
        if self.targets:
            return figure.kind is Kind.PERFORMANCE or "绩效" in key(figure.section)
        return figure.statement is not None and figure.statement.table in self.tables


def places_in(question: Question, held: Held) -> Iterator[Place]:
    """The places that the question names, in its order, each once."""
    statements = held.extraction.budget.statements
    seen: list[Place] = []
    for words in _place_names(question.plain):
        if _TEXT.search(words):
            place = Place(words, text=True)
        elif words in question.labels:
            meant = [s.table for s in statements if labelled(f"{s.label} {s.title}", [words])]
            place = Place(words, tables=tuple(meant))
        elif "绩效" in words:
            place = Place(words, targets=True)
        else:
            titles = {s.title: coverage(words.removesuffix("表"), key(s.title)) for s in statements}
            best = max(titles.values(), default=0)
            # of titles that hold the words as well the one that says least besides
            title = min((t for t, near in titles.items() if near == best), key=len, default="")
            title = next((t for t in titles if _ends_in(words, t, held)), title)
            meant = [s.table for s in statements if s.title == title and best >= _TITLE]
            place = Place(words, tables=tuple(meant))
        if not any(replace(p, words=words) == place for p in seen):
            seen.append(place)
            yield place


def _ends_in(words: str, title: str, held: Held) -> bool:
    """Whether words are a title with the head of one of its own columns run into it (基本支出|支出决算表)."""
    head = words.removesuffix(key(title))
    named = (f for f in held.catalogue.figures if f.statement is not None and f.statement.title == title)
    return head not in ("", words) and any(f.column and head == key(f.column[-1]) for f in named)


def _place_names(text: str) -> Iterator[str]:
    start = 0
    for joint in [*_BEFORE.finditer(text), None]:
        piece = text[start : joint.start() if joint else len(text)]
        start = joint.end() if joint else start
        yield from (found.group() for found in _NAMED.finditer(piece))


def of_all(figure: Figure) -> bool:
    """Whether a figure is all of its item in its table: the head of its column may stand over every column there."""
    if figure.whole or figure.statement is None or len(figure.column) != 1:
        return figure.whole
    heads = {column.split("/")[0] for column in figure.statement.columns}
    return len(heads) == 1 and key(heads.pop()) == key(figure.column[0])


def verdict(question: Question, held: Held, first: Figure, second: Figure, reply: Reply) -> Found:
    """Both amounts with their places, whether they agree, and what lies between."""
    said = "，".join(_named(held, f, reply) for f in (first, second))
    agree = first.money.interval.meets(second.money.interval)
    if agree:
        verdict = "一致" if first.money.yuan == second.money.yuan else "一致（差别在四舍五入之内）"
        return Found(f"{verdict}：{said}。")
    sides = Side.bare(first), Side.bare(second)
    between = difference(*sides)
    said += f"，相差{gap_of(*sides, reply, f'{first.shown}相差')}"
    carried = _carried(held, between.value, between.unit)
    if carried is not None:
        said += f"；差额与{carried.shown}{reply.figure(held.document, carried)}相等"
    status = Outcome.CONFLICTING if question.wants(Ask.VERIFY) else Outcome.ANSWERED
    return Found(f"不一致：{said}。", status)


def _named(held: Held, figure: Figure, reply: Reply) -> str:
    place = "文字说明中" if figure.item is not None else ""
    table = f"（{figure.section}）" if figure.statement is not None and figure.section else ""
    return f"{place}{figure.shown}为{reply.figure(held.document, figure)}{table}"


def _carried(held: Held, difference: Decimal, unit: str) -> Figure | None:
    """Money carried over that is the whole difference: tables of the year's money leave it out."""
    return next(
        (
            f
            for f in held.catalogue.figures
            if f.whole
            and f.statement is not None
            and _CARRIED.search(f.subject)
            and f.money.unit == unit
            and f.money.value == difference
        ),
        None,
    )

"""One item in two places that a question names (表1的…与表5的…, 绩效目标表与收支总表): both figures and what lies between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from extractors.schema.draft import Kind
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.catalogue import Figure, concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.columns import labelled
from service.answering.ways.compute import comparable, unit_of
from service.terms import coverage, key

# 表1, 公开05表, 附表2; a table by its title; the text; the targets.
_NAMED = re.compile(
    r"公开\d{2}表|附?[表件]\d{1,2}(?:\|\d{1,2})?(?!\d)|[一-鿿]{2,14}?表(?![示明述现\d])|正文|文字(?:说明)?|说明文字|文中"
)
_TEXT = re.compile("正文|文字|文中")
_WHOLES = ("预算总额", "支出总计", "收入总计")
# So much of what a question calls a table must stand in its title.
_TITLE = 0.75
_CARRIED = re.compile("结转|结余")

Place = Callable[[Figure], bool]


def same_item(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts of an item in the two places named, and whether they are the same."""
    places = list(_places(question, held))
    if len(places) != 2:
        return None
    told = "|".join(words for words, _ in places)
    for subject in links.subjects:
        figures = _figures(held, subject)
        first, second = (_at(place, figures, held, question) for _, place in places)
        if first is None or second is None or first.order == second.order:
            continue
        if unmatched(links.left, first.words, second.words, told):
            continue
        return _told(question, held, first, second, reply)
    return None


def _places(question: Question, held: Held) -> Iterator[tuple[str, Place]]:
    """The places that the question names, in its order, each once."""
    statements = held.extraction.budget.statements
    seen: list[object] = []
    for found in _NAMED.finditer(question.plain):
        words = found.group()
        if _TEXT.search(words):
            which: object = "text"
            place: Place = _in_text
        elif words in question.labels:
            meant = [s for s in statements if labelled(f"{s.label} {s.title}", [words])]
            which, place = tuple(map(id, meant)), _in(tuple(map(id, meant)))
        elif "绩效" in words:
            which, place = Kind.PERFORMANCE, _in_targets
        else:
            titles = {s.title: coverage(_bare(words), key(s.title)) for s in statements}
            best = max(titles.values(), default=0)
            if best < _TITLE:
                continue
            # of titles that hold the words as well the one that says least besides
            title = min((t for t, near in titles.items() if near == best), key=len)
            ids = tuple(id(s) for s in statements if s.title == title)
            which, place = ids, _in(ids)
        if which not in seen:
            seen.append(which)
            yield words, place


def _bare(words: str) -> str:
    """What a table is called, without the joint before it."""
    return re.sub("^.*?(?:与|和|跟|同|在|的)(?=[一-鿿]{2})", "", words).removesuffix("表")


def _in(statements: tuple[int, ...]) -> Place:
    return lambda figure: id(figure.statement) in statements


def _in_text(figure: Figure) -> bool:
    return figure.item is not None


def _in_targets(figure: Figure) -> bool:
    return figure.kind is Kind.PERFORMANCE or "绩效" in key(figure.section)


def _figures(held: Held, subject: str) -> list[Figure]:
    names = _WHOLES if concept(subject) in _WHOLES or subject in _WHOLES else (subject,)
    found = [f for name in names for f in held.catalogue.of_subject(name)]
    return [f for f in found if f.whole and (not f.years or held.year is None or held.year in f.years)]


def _at(place: Place, figures: list[Figure], held: Held, question: Question) -> Figure | None:
    here = [f for f in figures if place(f)]
    return next(
        (f for f in here if any(f.fits(said) for said in question.amounts)), here[0] if here else None
    )


def _told(question: Question, held: Held, first: Figure, second: Figure, reply: Reply) -> Found:
    said = "，".join(_named(held, f, reply) for f in (first, second))
    left, right = comparable(first, second)
    agree = first.money.interval.meets(second.money.interval)
    if agree:
        verdict = "一致" if first.money.yuan == second.money.yuan else "一致（差别在四舍五入之内）"
        return Found(f"{verdict}：{said}。")
    high, low = max(left, right), min(left, right)
    unit = unit_of(first, second)
    said += f"，相差{reply.result((high, '−', low), unit, f'{first.shown}相差')}"
    carried = _carried(held, high - low, unit)
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

"""What a sentence sums up that stands before it (上述三项收入合计90.00万元): the first amount of each paragraph or section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.schema.budget import NarrativeItem
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.members.components import adds_up
from service.patterns import regex

_SUMS_UP = regex("(?:上述|以上|前述)[^，。；：]{0,16}?(?:(?:合计|共计|总计|总额|相加|加总)|共?[为有]?\\d)")
_WHOLES = {"收入总计", "支出总计", "预算总额"}
_SIDE = regex("收入|支出")
# No sentence sums up more than this.
_MOST = 12


def parts(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the sum asked for is made of, where a sentence states it behind its parts and these add up to it."""
    for whole, made in _sums(held):
        if question.amounts and not any(whole.fits(said) for said in question.amounts):
            continue
        around = (whole.words, *(f.words for f in made))
        named = [s for s in links.subjects if s not in _WHOLES and s != whole.subject]
        if unmatched((*links.left, *named), *around) or _other_side(question, whole):
            continue
        if not question.amounts and not links.subjects:
            continue
        return _told(held, whole, made, reply)
    return None


def _other_side(question: Question, whole: Figure) -> bool:
    """Whether receipts are asked for and expenditure is summed up, or the other way round."""
    asked, said = set(_SIDE.findall(question.plain)), set(_SIDE.findall(whole.subject))
    return len(asked) == 1 and len(said) == 1 and asked != said


def _sums(held: Held) -> Iterator[tuple[Figure, list[Figure]]]:
    figures = {id(f.item): f for f in held.catalogue.figures if f.item is not None and f.whole}
    told = [item for item in held.extraction.budget.narrative if id(item) in figures]
    for n, item in enumerate(told):
        if _SUMS_UP.search(item.sentence.text) is None or item.current is None:
            continue
        before = told[:n]
        for apart in (_heading, _line):
            firsts = [figures[id(next(group))] for _, group in groupby(before, key=apart)][-_MOST:]
            made = _adding_up(figures[id(item)], firsts)
            if made:
                yield figures[id(item)], made
                break


def _adding_up(whole: Figure, firsts: Sequence[Figure]) -> list[Figure]:
    """The last of some figures, as many as add up to the whole; empty where none do."""
    for count in range(2, len(firsts) + 1):
        if adds_up(whole, firsts[-count:]):
            return list(firsts[-count:])
    return []


def _heading(item: NarrativeItem) -> tuple[str, ...]:
    return item.heading


def _line(item: NarrativeItem) -> object:
    return (item.sentence.page, item.sentence.line)


def _told(held: Held, whole: Figure, made: Sequence[Figure], reply: Reply) -> Found:
    """The whole and its parts; two of one name with the headings that they stand under."""
    names = [f.shown for f in made]
    said = "；".join(
        f"{f.shown}{reply.figure(held.document, f)}{_under(held, f, reply) if names.count(f.shown) > 1 else ''}"
        for f in made
    )
    same = {f.money.unit for f in made} == {whole.money.unit}
    total = reply.result(
        sum_of([f.money.value if same else f.money.yuan for f in made]),
        whole.money.unit if same else "元",
        whole.shown,
    )
    return Found(f"{whole.shown}为{reply.figure(held.document, whole)}，其中：{said}。各项相加为{total}。")


def _under(held: Held, figure: Figure, reply: Reply) -> str:
    """The heading that an amount stands under, as it is printed."""
    heading = figure.item.heading[-1] if figure.item is not None and figure.item.heading else ""
    passages = held.extraction.passages if heading else ()
    printed = next((p for p in passages if p.source.text.strip() == heading), None)
    if printed is None:
        return ""
    return f"（{reply.quote(held.document, heading, printed.source, ' / '.join(printed.heading))}）"

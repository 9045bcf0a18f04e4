"""Whether figures agree (一致吗, 算得对吗): what the validators found of the cells in question, or what follows from them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from extractors.schema.check import Check, Status
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import Counted, counted
from service.answering.printed.catalogue import Figure, concept, source_key
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.additions import ADDED, listed
from service.answering.ways.columns import column, labelled, rows
from service.answering.ways.compute import comparable, told, unit_of
from service.answering.ways.sections import clauses, sections_in
from service.terms import coverage, key

_WHOLES = ("支出总计", "收入总计", "预算总额")
# So much of the words must stand beside numbers that a question means.
_NEAR = 0.7
# Asks whether an item is printed alike in all its places, which no sum tells.
_EVERYWHERE = re.compile("各表|前后|各处|几处|多处|[两几]张表|[两二]处|处处")
_WORST_FIRST = (Status.FAILS, Status.ROUNDING, Status.HOLDS)


def checked(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What a validator found of the items named: the figures of the identity, and whether it holds.

    An identity that fails comes before one that holds; one that takes in every item named before others.
    """
    items = [s for s in links.subjects if concept(s) not in _WHOLES] or list(links.subjects)
    named = [{source_key(f.money.source) for f in _asked(held, s, question, links)} for s in items]
    if not any(named):
        return None
    placed = len(sections_in(replace(question, plain=clauses(question, held)), held)) > 1
    best: tuple[tuple[int, int, int], Check, list[Figure]] | None = None
    for check in held.checks:
        if check.status not in _WORST_FIRST or not len(check.sources) > 1:
            continue
        places = [source_key(source) for source in check.sources]
        met = sum(any(place in cells for place in places) for cells in named)
        figures = [held.catalogue.at.get(place) for place in places]
        known = [f for f in figures if f is not None]
        if not met or len(known) < len(figures):
            continue
        if met < len(items) and check.status is not Status.FAILS:
            # what holds of some of them tells nothing of the rest
            continue
        if unmatched(links.left, *(f.words for f in known)):
            continue
        if len(known) > 2 and len(items) == 1 and placed:
            # what adds up in one table tells nothing of another place
            continue
        if check.status is not Status.FAILS and not _meant(question, items, known):
            continue
        rank = (-met, _WORST_FIRST.index(check.status), len(known))
        if best is None or rank < best[0]:
            best = (rank, check, known)
    return None if best is None else _tell(held, best[1], best[2], reply)


def _meant(question: Question, items: list[str], figures: list[Figure]) -> bool:
    """Whether an identity that holds is of what is asked: of columns named, and of two items only where two are named.

    That a class has one group under it tells nothing of whether the class itself is stated alike.
    """
    if len(items) == 1 and len(figures) > 2 and _EVERYWHERE.search(question.plain):
        return False
    other = len({f.subject for f in figures} | {f.code for f in figures if f.code}) > 2
    if len(items) == 1 and len(figures) == 2 and other:
        return False
    first = figures[0]
    return first.whole or any(coverage(key(part), question.plain) >= _NEAR for part in first.column)


def _asked(held: Held, subject: str, question: Question, links: Links) -> list[Figure]:
    figures = [f for f in held.catalogue.of_subject(subject) if not unmatched(links.left, f.words)]
    figures = figures or held.catalogue.of_subject(subject)
    return [f for f in figures if any(f.fits(said) for said in question.amounts)] or figures


def _tell(held: Held, check: Check, figures: list[Figure], reply: Reply) -> Found | None:
    whole, parts = figures[0], figures[1:]
    if len({f.order for f in figures}) < len(figures):
        # a figure agrees with itself, and is no part of itself
        return None
    total = sum((part.money.yuan for part in parts), Decimal(0))
    sums_up = _equates(check, whole, parts[0]) if len(parts) == 1 else _sum_tells(check, whole, total)
    if not sums_up:
        return None
    said = listed(held, figures, reply)
    if len(parts) == 1:
        left, right = comparable(whole, parts[0])
        computed, unit = parts[0].money.value, parts[0].money.unit
    else:
        same = {f.money.unit for f in figures} == {whole.money.unit}
        unit = whole.money.unit if same else "元"
        values = [f.money.value if same else f.money.yuan for f in parts]
        said += f"，相加为{reply.result(sum_of(values), unit, f'{whole.shown}各项相加')}"
        computed = sum(values, Decimal(0))
        left, right = (whole.money.value if same else whole.money.yuan), computed
    if check.status is Status.FAILS:
        high, low = max(left, right), min(left, right)
        result = reply.result((high, "−", low), unit, f"{whole.shown}相差")
        return Found(f"不一致：{said}，相差{result}。", Outcome.CONFLICTING)
    verdict = "一致" if check.status is Status.HOLDS else "一致（差别在四舍五入之内）"
    return Found(f"{verdict}：{said}。")


def _equates(check: Check, first: Figure, second: Figure) -> bool:
    """Whether an identity of two figures says that they are the same; a part and its whole need not be."""
    if check.status is not Status.FAILS:
        return first.money.interval.meets(second.money.interval)
    told = {_decimal(check.expected), _decimal(check.printed)}
    return told in ({first.money.value, second.money.value}, {first.money.yuan, second.money.yuan})


def _decimal(told: str | None) -> Decimal | None:
    """What a check expects or found, where that is a number; it may be a word (减少)."""
    try:
        return None if told is None else Decimal(told)
    except InvalidOperation:
        return None


def _sum_tells(check: Check, whole: Figure, total: Decimal) -> bool:
    """Whether the identity says that what follows the first figure adds up to it."""
    if check.formula is not None and "−" in check.formula:
        return False
    if check.status is Status.FAILS:
        return check.expected is not None and check.printed is not None
    return abs(total - whole.money.yuan) <= abs(whole.money.yuan) / 100


def in_row(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether two columns of an item's row print the same."""
    if ADDED.search(question.plain):
        return None
    forms = {key(i.project) for i in held.extraction.budget.indicators if i.project}
    forms = {project for project in forms if project in question.plain}
    for subject in links.subjects:
        others = [s for s in links.subjects if s != subject]
        for row in rows(held, subject):
            line = row[0].line
            if forms and line is not None and line.project and key(line.project) not in forms:
                # the form of another project
                continue
            if question.labels and not labelled(row[0].section, question.labels):
                continue
            if any(column(row, other) is None for other in others):
                # of two items that are none of one row's columns other ways tell
                continue
            heads = (*others, *links.left)
            chosen = list(dict.fromkeys(f.order for w in heads if (f := column(row, w)) is not None))
            made = [f for f in row if f.order in chosen]
            if len(made) == 1:
                # a head over all columns of the row (预算规模及资金用途) names none of them
                over = [w for w in heads if all(w in key(f.header or "") for f in row)]
                made += [f for f in row if f.whole and f not in made and not over][:1]
            if len(made) == 2 and any(f.column and not _says(question, f) for f in made if not f.whole):
                continue
            if len(made) == 2:
                return _pair(held, made[0], made[1], reply)
    return None


def _says(question: Question, figure: Figure) -> bool:
    """Whether the question names the column of a figure, and not only the head over it and others."""
    head = key(figure.column[-1]).removeprefix("其中")
    return coverage(head, question.plain) >= _NEAR


def _pair(held: Held, first: Figure, second: Figure, reply: Reply) -> Found:
    said = f"{first.shown}为{reply.figure(held.document, first)}，{second.shown}为{reply.figure(held.document, second)}"
    if first.money.interval.meets(second.money.interval):
        return Found(f"一致：{said}。")
    left, right = comparable(first, second)
    result = reply.result(
        (max(left, right), "−", min(left, right)), unit_of(first, second), f"{first.shown}相差"
    )
    return Found(f"不一致：{said}，相差{result}。", Outcome.CONFLICTING)


def verify_agreement(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether text and tables state the same amount for an item; where only tables print it, whether all of them do."""
    for subject in links.subjects:
        figures = [f for f in held.catalogue.of_subject(subject) if f.whole and f.money.value]
        figures = [f for f in figures if not f.years or held.year is None or held.year in f.years]
        said = [f for f in figures if f.item is not None]
        printed = [f for f in figures if f.statement is not None]
        stated = [f for f in said if any(f.fits(amount) for amount in question.amounts)]
        if not said and printed and not unmatched(links.left, *(f.words for f in printed)):
            alike = _of_tables(held, printed, reply)
            if alike is not None:
                return alike
        if not said or not printed:
            continue
        text = (stated or said)[0]
        agreeing = [f for f in printed if f.money.interval.meets(text.money.interval)]
        table = (agreeing or printed)[0]
        if question.wants(Ask.CHANGE) or unmatched(links.left, text.words, table.words):
            # that the amounts agree says nothing of their changes, nor of what else is asked
            continue
        both = f"文字说明中{told(held, text, reply)}，报表中{told(held, table, reply)}"
        if agreeing:
            exact = any(f.money.yuan == text.money.yuan for f in agreeing)
            return Found(f"{'一致' if exact else '一致（差别在四舍五入之内）'}：{both}。")
        high, low = sorted(comparable(text, table), reverse=True)
        result = reply.result((high, "−", low), unit_of(text, table), f"{text.shown}相差")
        return Found(f"不一致：{both}，相差{result}。", Outcome.CONFLICTING)
    return None


def _of_tables(held: Held, printed: list[Figure], reply: Reply) -> Found | None:
    """That all tables print the same of an item; tables of different funds may well differ, and nothing follows."""
    tables = {id(f.statement): f for f in reversed(printed)}
    if len(tables) < 2 or not all(f.money.interval.meets(printed[0].money.interval) for f in printed):
        return None
    shown = [f for f in printed if tables[id(f.statement)] is f]
    said = "，".join(
        f"{f.shown}为{reply.figure(held.document, f)}" + (f"（{f.section}）" if f.section else "")
        for f in shown
    )
    return Found(f"一致：{said}。")


def of_numbers(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What a validator found of numbers that are no money: a payment plan, targets, head counts."""
    if not links.left:
        # an item alone means its amount
        return None
    words = [*links.subjects, *links.left]
    known = {source_key(c.quantity.source): c for c in counted(held.extraction)}
    best: tuple[tuple[float, int], Check, list[Counted]] | None = None
    for check in held.checks:
        numbers = [known.get(source_key(source)) for source in check.sources]
        named = [c for c in numbers if c is not None]
        if check.status not in _WORST_FIRST or not 1 < len(named) == len(numbers):
            continue
        printed = "|".join(c.words for c in named)
        near = sum(coverage(w, printed) for w in words) / (len(words) or 1)
        rank = (-near, _WORST_FIRST.index(check.status))
        if near >= _NEAR and (best is None or rank < best[0]):
            best = (rank, check, named)
    if best is None:
        return None
    said = "，".join(c.told(held, reply) for c in best[2])
    if best[1].status is Status.FAILS:
        return Found(f"不一致：{said}。", Outcome.CONFLICTING)
    return Found(f"一致：{said}。")

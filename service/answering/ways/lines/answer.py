"""The lines of the budget that meet the condition of a question (年初没有预算却有支出的科目, 完成率最低的, 比上年减少的)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction, Stage
from service.answering.asked.amounts import MONEY, Said
from service.answering.asked.bounds import Bound
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.changes.reasons import whole_reason
from service.answering.ways.changes.told_change import difference, state
from service.answering.ways.changes.trend import went
from service.answering.ways.lines import two_sided
from service.answering.ways.lines.asked import Selection, Test, accounted_for, read
from service.answering.ways.lines.scores import lost
from service.answering.ways.lines.told import Line, class_changes, rows, sentences, spent
from service.patterns import regex
from service.terms import key, plain, same

# Says in what the lines are to be looked for.
_INSIDE = regex("(?:之?下|之?中|里[面头]?|内)")
_LONGEST, _MOST, _ROUNDED = 100, 40, Decimal("0.1")
_COMPLETED = regex(r"(?:完成|占)(?:了)?(?:年初|全年|调整)?预算(?:数|的)*\s*(?P<n>\d+(?:\.\d+)?)[%％]")


def of_whole(question: Question, held: Held, reply: Reply) -> Found | None:
    """The lines that a whole question asks for, with what its further clauses ask of each."""
    if len(question.text) > _LONGEST and not question.english:
        return None
    if question.english:
        text = question.plain
        return lost(text, question, held, reply) or _of_text(text, question, held, reply)
    pieces = re.split("[，,。；;：:？?！!]", question.posed)
    said = "|".join(same(plain(piece).replace("、", "和")) for piece in pieces if piece.strip())
    return lost(said, question, held, reply) or _of_text(said, question, held, reply)


def of_part(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The lines that one part of a question asks for."""
    text = question.plain
    if len(text) > _LONGEST:
        return None
    return lost(text, question, held, reply) or _of_text(text, question, held, reply)


def _of_text(text: str, question: Question, held: Held, reply: Reply) -> Found | None:
    if len(text) > _LONGEST or question.wants(Ask.PERSON, Ask.VERIFY, Ask.PER_HEAD) or question.foreign:
        return None
    if any(held.year is None or year not in (held.year, held.year - 1) for year in question.years):
        return None
    text, under = _class(without_names(text, held.document), held)
    asked = read(text, held.year)
    if asked is None or not accounted_for(asked.rest):
        found = reply.attempt(partial(two_sided.lines, text, held, reply)) if not question.amounts else None
        if found is not None or asked is None:
            return found
    if (asked.fund == "three" and not asked.of_plan) or (asked.ends and asked.together):
        # what all come to is another question
        return None
    bound = Bound.of(replace(question, plain=asked.rest)) if question.amounts else None
    rest = bound.without(asked.rest) if bound is not None else MONEY.sub(" ", asked.rest)
    given = question.amounts if bound is None else ()
    if (given and (asked.of_plan or asked.of_change or asked.ends)) or not accounted_for(rest):
        return None
    if asked.classes and asked.of_change and not asked.of_plan and bound is None and not under:
        lines = class_changes(held, asked.of_them)
        kept = _ranked(asked, _passing(asked, None, lines))
        return _said(asked, [(lines, kept)] if kept else [], held, reply)
    if asked.classes and (asked.of_plan or asked.of_change or asked.fund is None):
        # what sentences tell is told line by line
        return None
    if asked.fund == "economic" and (asked.of_plan or asked.of_change):
        return None
    if asked.of_plan:
        return _against_plan(asked, bound, under, held, reply)
    if asked.of_change:
        return _changed(asked, bound, under, held, reply)
    if asked.fund is None or asked.why or under:
        return None
    return _spent(asked, bound, given, held, reply)


def _against_plan(
    asked: Selection, bound: Bound | None, under: str, held: Held, reply: Reply
) -> Found | None:
    """Lines held against what was planned, of the general budget and of each fund where neither is named."""
    if held.document.stage is Stage.BUDGET:
        return None
    every = sentences(held, Against.BUDGET, asked.fund)
    if not every:
        table = rows(held, Against.BUDGET, asked.fund)
        every = [table] if len(table) > 1 else []
    every = _of_class(every, under)
    if asked.ends:
        # lines of several budgets are not ranked against each other
        every = every[:1]
    chosen = [(lines, _ranked(asked, _passing(asked, bound, lines))) for lines in every]
    return _said(asked, [(lines, kept) for lines, kept in chosen if kept], held, reply)


def _changed(asked: Selection, bound: Bound | None, under: str, held: Held, reply: Reply) -> Found | None:
    """Lines held against last year: as the sentences tell them, or row by row where a table has more of them."""
    told = _of_class(sentences(held, Against.LAST_YEAR, asked.fund), under)
    table = [line for line in rows(held, Against.LAST_YEAR, asked.fund) if line.code.startswith(under)]
    if len(table) > max((len(lines) for lines in told), default=0):
        by_code = {line.code: line.item for lines in told for line in lines if line.item is not None}
        reasons = {code: item for code, item in by_code.items() if item.reason is not None}
        kept = _ranked(asked, _passing(asked, bound, table))
        return _said(asked, [(table, kept)] if kept else [], held, reply, reasons)
    if asked.ends:
        told = told[:1]
    chosen = [(lines, _ranked(asked, _passing(asked, bound, lines))) for lines in told]
    return _said(asked, [(lines, kept) for lines, kept in chosen if kept], held, reply)


def _class(text: str, held: Held) -> tuple[str, str]:
    """The text without the class or group of the classification inside which it asks, and the code of that; else as it is."""
    if _INSIDE.search(text) is None:
        return text, ""
    named = {
        key(f.label): f.code
        for f in held.catalogue.figures
        if f.line is not None and f.code[:1] == "2" and len(f.code) in (3, 5)
    }
    name = max((name for name in named if name in text), key=len, default="")
    inside = re.search(f"{re.escape(name)}[类款]?(?:支出)?(?:科目)?{_INSIDE.pattern}", text) if name else None
    if inside is None:
        return text, ""
    return text[: inside.start()] + " " + text[inside.end() :], named[name]


def _of_class(every: Sequence[Sequence[Line]], under: str) -> list[list[Line]]:
    made = [[line for line in lines if line.code.startswith(under)] for lines in every]
    return [lines for lines in made if lines]


def _spent(
    asked: Selection, bound: Bound | None, given: Sequence[Said], held: Held, reply: Reply
) -> Found | None:
    """What is spent on each line of the budget named: all of them, those that the bound lets pass, or the first of them; all
    have to come to the amount that is given."""
    lines = spent(held, asked.fund or "general", classes=asked.classes)
    whole = sum((line.amount or Decimal(0) for line in lines), Decimal(0))
    if any(not said.low <= whole <= said.high for said in given):
        return None
    kept = [line for line in lines if bound is None or (line.amount is not None and bound.holds(line.amount))]
    if asked.ends and bound is None:
        ranked = sorted(kept, key=lambda line: line.amount or Decimal(0), reverse=asked.ends[0] > 0)
        kept = ranked[: asked.count] if len(asked.ends) == 1 else [*ranked[:1], *ranked[-1:]]
    if not kept or len(kept) > _MOST:
        return None
    figures = [line.now for line in kept if line.now is not None]
    said = "；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in figures)
    summed = ""
    if len(figures) > 1 and bound is None and not asked.ends and len({f.money.unit for f in figures}) == 1:
        summed = (
            f"；合计{reply.result(sum_of(f.money.value for f in figures), figures[0].money.unit, '合计')}"
        )
    return Found(f"{_many(asked, kept, reply)}{said}{summed}。")


def _passing(asked: Selection, bound: Bound | None, lines: Sequence[Line]) -> list[Line]:
    kept = [line for line in lines if all(_passes(test, line, asked.percent) for test in asked.tests)]
    if bound is not None:
        kept = [line for line in kept if line.moved is not None and bound.holds(abs(line.moved))]
    if asked.moved is not None:
        if any(line.by is None and line.base != 0 for line in kept):
            # by how much one of them moved is not known
            return []
        kept = [line for line in kept if line.by is not None and asked.moved.holds(abs(line.by))]
    return kept


def _passes(test: Test, line: Line, percent: Decimal | None) -> bool:
    base, amount, rate = line.base, line.amount, line.rate
    if test is Test.ZERO:
        return base == 0 and bool(amount)
    if test is Test.PLANNED:
        return bool(base)
    if test in (Test.RATE_UNDER, Test.RATE_OVER):
        if rate is None or percent is None:
            return False
        return rate < percent if test is Test.RATE_UNDER else rate >= percent
    if test in (Test.UP, Test.DOWN, Test.FLAT):
        way = {Test.UP: Direction.INCREASE, Test.DOWN: Direction.DECREASE, Test.FLAT: Direction.FLAT}[test]
        return line.way is way
    if base is None or amount is None:
        return False
    return {
        Test.ABOVE: amount > base,
        Test.BELOW: amount < base,
        Test.APART: amount != base,
        Test.EQUAL: amount == base and bool(base),
    }[test]


def _ranked(asked: Selection, lines: list[Line]) -> list[Line]:
    """The lines at the ends that are asked for, by their rate or by how far they are from the plan."""
    if not asked.ends:
        return lines
    if asked.by_rate and asked.of_change:
        made = [(abs(by), line) for line in lines if (by := line.by) is not None]
    elif asked.by_rate:
        made = [(line.rate, line) for line in lines if line.rate is not None]
        if Test.BELOW in asked.tests:
            made = [(-rate, line) for rate, line in made]
    else:
        made = [(abs(line.moved), line) for line in lines if line.moved is not None]
    made.sort(key=lambda each: each[0], reverse=True)
    if len(made) < 2 or (asked.of_change and len(made) < len(lines)):
        return []
    chosen: list[Line] = []
    for end in asked.ends:
        order = made if end > 0 else made[::-1]
        last = order[min(asked.count, len(order)) - 1][0]
        # those that are alike with the last of them stand there as well
        chosen += [line for n, (by, line) in enumerate(order) if n < asked.count or by == last]
    return chosen if len(chosen) <= asked.count * len(asked.ends) + 2 else []


def _said(
    asked: Selection,
    chosen: Sequence[tuple[Sequence[Line], Sequence[Line]]],
    held: Held,
    reply: Reply,
    reasons: dict[str, NarrativeItem] | None = None,
) -> Found | None:
    kept = [line for _, lines in chosen for line in lines]
    if not kept or len(kept) > _MOST:
        return None
    said: list[str] = []
    for _, lines in chosen:
        told = [_told(asked, line, held, reply, (reasons or {}).get(line.code)) for line in lines]
        if asked.ends and len(lines) == len(asked.ends) == 2:
            told = [f"{end}的是{one}" for end, one in zip(("最高", "最低"), told, strict=True)]
        elif asked.ends and len(lines) == 1:
            told = [f"{'最高' if asked.ends[0] > 0 else '最低'}的是{told[0]}"]
        said.append("；".join(told))
    return Found(f"{_many(asked, kept, reply)}{'；'.join(said)}。")


def _many(asked: Selection, kept: Sequence[Line], reply: Reply) -> str:
    if not asked.how_many:
        return ""
    return f"共有{reply.result(sum_of([Decimal(1)] * len(kept)), '个', '科目')}："


def _told(asked: Selection, line: Line, held: Held, reply: Reply, why: NarrativeItem | None) -> str:
    item = line.item
    if item is None:
        said = _of_row(asked, line, held, reply)
    else:
        said = state(held, item, reply)
        apart = difference(item, reply) if item.delta is None and _agrees(line) else ""
        said += f"，{apart}" if apart else ""
        if asked.rate and line.base:
            said += f"，{_rate(line, item, held, reply)}"
    told_by = item if item is not None and item.reason is not None else why
    if told_by is not None and told_by.reason is not None and (asked.why or item is not None):
        section = " / ".join(told_by.heading)
        said += "，原因：" + reply.quote(held.document, *whole_reason(held, told_by), section)
    return said


def _agrees(line: Line) -> bool:
    """Whether both amounts of a sentence went the way that it says."""
    if line.base is None or line.amount is None or line.item is None or line.item.direction is None:
        return True
    change = line.amount - line.base
    way = Direction.INCREASE if change > 0 else Direction.DECREASE
    return not change or way is line.item.direction


def _rate(line: Line, item: NarrativeItem, held: Held, reply: Reply) -> str:
    """What part of the plan was carried out, as the sentence prints it, else as it follows."""
    now, plan, rate = item.current, item.previous, line.rate
    if now is None or plan is None or rate is None:
        return ""
    printed = _COMPLETED.search(item.sentence.text)
    said = ""
    if printed is not None:
        said = reply.quote(held.document, printed.group(), item.sentence, " / ".join(item.heading))
        if abs(Decimal(printed["n"]) - rate) < _ROUNDED:
            return said
        # a rate that does not follow from both amounts is told with the one that does
        said += "，重新计算"
    by = (now.value, "÷", plan.value, "×", Decimal(100))
    return f"{said}为预算的" + reply.result(by, "%", f"{item.item}完成预算", places=2)


def _of_row(asked: Selection, line: Line, held: Held, reply: Reply) -> str:
    before, now = line.before, line.now
    if before is None or now is None:
        return line.name
    said = f"{now.shown}为{reply.figure(held.document, now)}"
    if asked.of_plan:
        said += f"，预算为{reply.figure(held.document, before)}"
        if asked.rate and before.money.value and before.money.unit == now.money.unit:
            by = (now.money.value, "÷", before.money.value, "×", Decimal(100))
            said += "，为预算的" + reply.result(by, "%", f"{now.label}完成预算", places=2)
        return said
    return said + f"，上年为{reply.figure(held.document, before)}，{went(before, now, reply)}"

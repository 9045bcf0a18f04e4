"""Sums, averages and what is verified: calculations over printed figures, executed in decimals and shown."""

from __future__ import annotations

from decimal import Decimal

from extractors.schema.budget import NarrativeItem, Percent
from extractors.schema.draft import BASE_NAMES, Direction
from service.answer import Outcome
from service.answering.catalogue import Figure
from service.answering.held import Held, unmatched
from service.answering.linking import Links
from service.answering.lookup import counterpart, second_proof, select
from service.answering.question import Question
from service.answering.reply import Found, Reply, sum_of
from service.answering.why import narrative, state


def total(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sum of the items named."""
    subjects = [*links.members]
    if len(subjects) == 1:
        subjects = _nested(held, subjects[0], question)
    if len(subjects) < 2:
        return None
    figures = [figure_of(held, s, question, links) for s in subjects]
    known = [f for f in figures if f is not None]
    if len(known) < len(figures) or unmatched(links.left, *(f.words for f in known)):
        return None
    same = len({f.money.unit for f in known}) == 1
    values = [f.money.value if same else f.money.yuan for f in known]
    result = reply.result(sum_of(values), known[0].money.unit if same else "元", "合计")
    return Found("，".join(told(held, f, reply) for f in known) + f"，合计{result}。")


def _nested(held: Held, subject: str, question: Question) -> list[str]:
    """An item whose name holds another's (城乡医疗救助 paid by another fund), both of which the question names."""
    inner = {
        f.subject
        for f in held.catalogue.figures
        if f.statement is not None
        and len(f.subject) > 3
        and f.code
        and f.subject != subject
        and f.subject in subject
        and f.subject in question.plain
    }
    longest = [name for name in inner if not any(name != other and name in other for other in inner)]
    return [*longest, subject] if len(longest) == 1 else [subject]


def verify_percent(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether a printed percent of change follows from the printed amounts."""
    for subject in links.subjects:
        for item in narrative(held, subject):
            if item.percent is None or item.current is None or item.direction is None:
                continue
            if question.percents and abs(item.percent.value) not in {abs(p) for p in question.percents}:
                continue
            sign = "−" if item.direction is Direction.INCREASE else "+"
            said = state(held, item, reply)
            if item.delta is None:
                if (judged := _against_previous(item, reply)) is None:
                    continue
                return Found(f"{said}；{judged}。")
            if item.delta.unit != item.current.unit:
                continue
            before = (
                item.current.value - item.delta.value
                if sign == "−"
                else item.current.value + item.delta.value
            )
            unit = item.current.unit
            against = BASE_NAMES[item.against]
            base = reply.result((item.current.value, sign, item.delta.value), unit, f"{item.item}{against}")
            if not before:
                return Found(f"{said}；推算{against}为{base}，基数为零，百分比没有意义。")
            result = reply.result(
                (item.delta.value, "÷", before, "×", Decimal(100)), "%", "增减幅度", places=2
            )
            judged = _judged(item.percent, item.delta.value / before * 100)
            return Found(f"{said}；推算{against}为{base}，重新计算的幅度为{result}，{judged}。")
    return None


def _against_previous(item: NarrativeItem, reply: Reply) -> str | None:
    """The percent that follows from this year's and last year's printed amounts."""
    now, before = item.current, item.previous
    if item.percent is None or now is None or before is None or now.unit != before.unit or not before.value:
        return None
    delta = now.value - before.value
    base = reply.result((now.value, "−", before.value), now.unit, f"{item.item}增减")
    expression = (delta, "÷", before.value, "×", Decimal(100))
    result = reply.result(expression, "%", "增减幅度", places=2)
    return f"两年相差{base}，重新计算的幅度为{result}，{_judged(item.percent, delta / before.value * 100)}"


def _judged(percent: Percent, computed: Decimal) -> str:
    off = abs(abs(percent.value) - abs(computed))
    return "与印出的幅度相差在取整之内" if off <= Decimal("0.5") else "与印出的幅度不一致"


def verify_agreement(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether text and tables state the same amount for an item."""
    for subject in links.subjects:
        figures = [f for f in held.catalogue.of_subject(subject) if f.whole and f.money.value]
        said = [f for f in figures if f.item is not None]
        printed = [f for f in figures if f.statement is not None]
        if not said or not printed:
            continue
        text = said[0]
        agreeing = [f for f in printed if f.money.interval.meets(text.money.interval)]
        table = (agreeing or printed)[0]
        both = f"文字说明中{told(held, text, reply)}，报表中{told(held, table, reply)}"
        if agreeing:
            return Found(f"一致：{both}。")
        high, low = sorted(comparable(text, table), reverse=True)
        result = reply.result((high, "−", low), unit_of(text, table), f"{text.shown}相差")
        return Found(f"不一致：{both}，相差{result}。", Outcome.CONFLICTING)
    return None


def figure_of(held: Held, subject: str, question: Question, links: Links) -> Figure | None:
    year = question.years[0] if len(question.years) == 1 and question.years[0] != held.year else None
    return select(held, subject, question, links.left, year=year)


def told(held: Held, figure: Figure, reply: Reply) -> str:
    """`基本支出为3.20万元[1][2]`: a figure with its place, and with the sentence that states it too."""
    said = f"{figure.shown}为{reply.figure(held.document, figure)}"
    stated = counterpart(held, figure)
    return said if stated is None else said + second_proof(held, stated, reply)


def comparable(first: Figure, second: Figure) -> tuple[Decimal, Decimal]:
    if first.money.unit == second.money.unit:
        return first.money.value, second.money.value
    return first.money.yuan, second.money.yuan


def unit_of(first: Figure, second: Figure) -> str:
    return first.money.unit if first.money.unit == second.money.unit else "元"

"""What was planned for a year and what the next year's document prints as its outturn, held against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.schema.draft import Stage
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.asked.scope import Scope
from service.answering.document.held import Held, hold, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links, link
from service.answering.printed.spoken import in_print
from service.answering.reply import Found, Reply
from service.answering.ways.figures.selection import select
from service.patterns import regex
from service.store import Document, Store

_ASKED = regex(
    "执行(?!标准|期|力|法|局|款|监|勤|人|案)|完成率|完成(?:了|情况|得)|实际|[花用]掉|[花用]了|[花用]完|花出去|兑现|决算"
)
_PLANNED = "预算数"
_PRINTED = regex("(?:执行数|决算数|实际(?:支出|执行))")
_BEFORE = regex("上年|去年|上一年")
# Where the outturn is looked for, and what holds it against the plan; names no item.
_AROUND = regex(
    "(?:第二|次|下一?|后一?|转|翌|来)年(?:度)?(?:的)?(?:部门)?(?:预算|决算)?(?:公开|文件|报告|材料|公布)*(?:的|里|中|上)*|年初|全年|(?:当年)?(?:预算)?执行(?:数|率|情况|结果|得)?|完成(?:率|情况)?"
    "|实际(?:支出|执行|花|用)?|只?(?:[花用]掉|[花用]了|[花用]完|花出去)|兑现|(?:部门)?(?:预算|决算)(?:数|公开|文件|报告)?(?:里|中)?|安排|文件"
)
_FEW = 3


def carried_out(asked: Question, scope: Scope, store: Store, reply: Reply) -> Found | None:
    """What a department's budget of a year planned for an item, what the budget of the year after prints of its outturn, and
    how these compare; None where the question asks for no outturn, or one of the two does not print the item.
    """
    pair = both(asked, scope, store.listed())
    if not pair:
        return None
    planned, after = (hold(store, document) for document in pair)
    text = _AROUND.sub(" ", without_names(asked.plain, planned.document))
    links = link(in_print(text, after.catalogue), after.catalogue)
    subjects = links.members or links.subjects
    if not 0 < len(subjects) <= _FEW:
        return None
    told = [_told(asked, subject, planned, after, links, reply) for subject in subjects]
    return Found("".join(f"{each}。" for each in told)) if all(told) else None


def both(asked: Question, scope: Scope, known: Sequence[Document]) -> tuple[Document, ...]:
    """The budget of the year whose outturn a question asks for, and that of the year after; none for any other question."""
    if not scope.named or _ASKED.search(asked.plain) is None or asked.wants(Ask.WHY, Ask.DEFINITION):
        return ()
    bodies = {(d.department, d.level) for d in scope.documents}
    if len(bodies) != 1 or asked.english:
        return ()
    own = [d for d in known if (d.department, d.level) in bodies]
    budgets = {d.fiscal_year: d for d in own if d.stage is Stage.BUDGET}
    if any(d.stage is Stage.FINAL and d.fiscal_year in asked.years for d in own):
        # a final account tells its outturn itself
        return ()
    for year in sorted(asked.years):
        if year in budgets and year + 1 in budgets:
            return budgets[year], budgets[year + 1]
    return ()


def _told(
    asked: Question, subject: str, planned: Held, after: Held, links: Links, reply: Reply
) -> str | None:
    year = planned.year
    spent = _spent(subject, after, year)
    if spent is None:
        return None
    question = replace(asked, plain=_PLANNED, final=False, amounts=(), years=(year,) if year else ())
    plan = select(planned, subject, question, links.left, year=year)
    if plan is None or unmatched(
        [w for w in links.left if w in after.catalogue.said], plan.words, spent.words
    ):
        return None
    alike = (
        f
        for f in planned.catalogue.of_subject(subject)
        if f.money.unit == spent.money.unit and f.whole and f.money.interval.meets(plan.money.interval)
    )
    plan = next(alike, plan)
    said = f"{planned.document.title}：{plan.shown}为{reply.figure(planned.document, plan)}"
    said += f"；{after.document.title}：{spent.shown}为{reply.figure(after.document, spent)}"
    left, right = spent.money.value, plan.money.value
    unit = spent.money.unit
    if spent.money.unit != plan.money.unit:
        left, right, unit = spent.money.yuan, plan.money.yuan, "元"
    if not right:
        return said
    done = reply.result((left, "÷", right, "×", Decimal(100)), "%", f"{spent.shown}为预算的", places=2)
    if left == right:
        return f"{said}，两者相等，为预算的{done}"
    apart = reply.result((max(left, right), "−", min(left, right)), unit, f"{spent.shown}与预算相差")
    return f"{said}，比预算{'多' if left > right else '少'}{apart}，为预算的{done}"


def _spent(subject: str, after: Held, year: int | None) -> Figure | None:
    """What the document says was spent of the item in the year before its own: an outturn, not what had been planned."""
    for figure in after.catalogue.of_subject(subject):
        head = "/".join(figure.column)
        if _BEFORE.search(head) is None and f"{year}年" not in head:
            continue
        if figure.item is None:
            if _PRINTED.search(head):
                return figure
            continue
        said = figure.item.sentence.text.replace(",", "")
        if re.search(
            rf"{_PRINTED.pattern}(?:为|是)?{re.escape(figure.money.printed.strip().replace(',', ''))}", said
        ):
            return figure
    return None

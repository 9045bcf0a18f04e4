"""What was planned, of which a final account prints only by how much the outturn differs from it (比年初预算减少11.64万元)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction, Stage
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import counted
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.narrated import known, narrative
from service.answering.ways.changes.stated import from_last_year, words
from service.answering.ways.changes.told_change import state
from service.answering.ways.figures.selection import select
from service.patterns import regex

_CARRIED_OUT = regex(
    "(?:完成|占|为)(?:了)?(?:年初|全年|调整|当年)*预算(?:数|安排)?(?:的)?|(?:年初|全年|调整)?预算(?:完成|执行)率"
)
_PLANNED = regex(
    "(?:年初|全年|调整)?预算(?:数|安排|总额|总数|总量|金额|额|规模|合计|总计)*(?:推(?:算|测)?(?:下来|出来)?|各|应|当|该|原|本来|大概|大约|约|是|为|有|了|一共|总共|合计|共)*(?:多少|几)"
    "|(?:倒|反|推)[^,，]{0,24}预算|预算[^,，]{0,6}(?:推|倒|反)[推算]|预算(?:数|额)?(?:没有?|未)[^,，。]{0,4}印|预算[^。]{0,24}(?:测|推|折|倒|反)算[^。]{0,6}(?:多少|几)"
    "|(?:年初|原来|原先|当初)[^,，。]{0,16}(?:留|安排|批|给|列|下达|定|编|拨)了?(?:多少|几)[万亿]?元?的?(?:预算|钱)?"
    "|预算(?:数|额)?[^,，]{0,8}(?:没有?|未)(?:单独)?(?:印|写|列|给|公布|披露)[^,，]{0,30}(?:测算|推算|倒推|反推|计算|还原|算)"
    "|(?:完成|执行)(?:率|比例|进度|百分比)[^,，]{0,8}(?:测算|推算|倒推|反推|计算|还原|算)[^,，]{0,12}预算"
)


def budgeted(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The budget of the one item named as it follows from the outturn, and last year's outturn where that is asked too.

    None where the budget is printed.
    """
    if held.document.stage is not Stage.FINAL or not _PLANNED.search(question.plain):
        return None
    if question.wants(Ask.WHY, Ask.VERIFY, Ask.SHARE, Ask.DIFFERENCE, Ask.CHANGE) or len(links.members) != 1:
        return None
    return from_outturn(links.members[0], question, held, links, reply)


def from_outturn(subject: str, question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The budget of an item as it follows from the outturn; None where it does not, or is printed."""
    if select(held, subject, replace(question, plain="年初预算数"), links.left) is not None:
        return None
    items = [i for i in narrative(held, subject) if not unmatched(links.left, *words(i))]
    spent = select(held, subject, replace(question, plain="支出决算数", asks=()), links.left, held.year)
    against = [i for i in items if i.against is Against.BUDGET and i.previous is None]
    told = _from(held, against, "预算", reply, spent)
    told = told or _from_rate(held, items, reply)
    if not told and (kept := next((i for i in items if _kept(i)), None)) is not None:
        told = [state(held, kept, reply)]
    if not told:
        return None
    if from_last_year(question, held):
        told += _from(held, [i for i in items if known(i)], "上年", reply)
    return Found("；".join(told) + "。")


def _kept(item: NarrativeItem) -> bool:
    """Whether an item came to just what was planned for it."""
    return item.against is Against.BUDGET and item.direction is Direction.FLAT and item.current is not None


def _from(
    held: Held, items: list[NarrativeItem], base: str, reply: Reply, spent: Figure | None = None
) -> list[str]:
    """What the first of some changes starts from, reckoned from the amount that it ends with, which may be told elsewhere
    (`spent`); empty where none tells it."""
    for item in items:
        beside = spent if item.current is None else None
        now, delta = beside.money if beside is not None else item.current, item.delta
        if item.previous is not None:
            return [state(held, item, reply)]
        if now is None or delta is None or now.unit != delta.unit or item.direction in (None, Direction.FLAT):
            continue
        sign = "−" if item.direction is Direction.INCREASE else "+"
        told = state(held, item, reply)
        if beside is not None:
            told = f"{beside.shown}为{reply.figure(held.document, beside)}；{told}"
        result = reply.result((now.value, sign, delta.value), now.unit, f"{item.item}{base}")
        return [f"{told}，由此推算{base}为{result}"]
    return []


def _from_rate(held: Held, items: list[NarrativeItem], reply: Reply) -> list[str]:
    """The budget as it follows from the outturn and how far that carried it out (完成年初预算的62.5%); empty without either,
    and where nothing was spent."""
    rates = [c for c in counted(held) if c.quantity.unit == "%"]
    for item in items:
        now = item.current
        said = (m for m in held.extraction.budget.mentions if m.item == item.item)
        done = [m.quantity for m in said if m.quantity.unit == "%" and _CARRIED_OUT.fullmatch(m.column)]
        rate = next((c for c in rates if any(c.quantity is each for each in done)), None)
        if now is None or not now.value or rate is None or not rate.quantity.value:
            continue
        parts = (now.value, "÷", rate.quantity.value, "×", Decimal(100))
        told = f"{state(held, item, reply)}，{rate.quoted(held, reply)}，由此推算预算约为"
        return [told + reply.result(parts, now.unit, f"{item.item}预算", places=2)]
    return []

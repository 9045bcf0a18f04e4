"""What was planned, of which a final account prints only by how much the outturn differs from it (比年初预算减少11.64万元)."""

from __future__ import annotations

from dataclasses import replace

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction, Stage
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.narrated import known, narrative
from service.answering.ways.changes.stated import from_last_year, words
from service.answering.ways.changes.told_change import state
from service.answering.ways.figures.selection import select
from service.patterns import regex

_PLANNED = regex(
    "(?:年初|全年|调整)?预算(?:数|安排|总额|总数|总量|金额|额|规模|合计|总计)*(?:推(?:算|测)?(?:下来|出来)?|总共|大概|大约|各|应|当|该|原|本来|是|为|有|一共)*(?:多少|几)|(?:倒|反|推)[^,，]{0,12}预算"
)


def budgeted(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The budget of the one item named as it follows from the outturn, and last year's outturn where that is asked too.

    None where the budget is printed.
    """
    if held.document.stage is not Stage.FINAL or not _PLANNED.search(question.plain):
        return None
    if question.wants(Ask.WHY, Ask.VERIFY, Ask.SHARE, Ask.DIFFERENCE, Ask.CHANGE) or len(links.members) != 1:
        return None
    subject = links.members[0]
    if select(held, subject, replace(question, plain="年初预算数"), links.left) is not None:
        return None
    items = [i for i in narrative(held, subject) if not unmatched(links.left, *words(i))]
    told = _from(
        held, [i for i in items if i.against is Against.BUDGET and i.previous is None], "预算", reply
    )
    if not told:
        return None
    if from_last_year(question, held):
        told += _from(held, [i for i in items if known(i)], "上年", reply)
    return Found("；".join(told) + "。")


def _from(held: Held, items: list[NarrativeItem], base: str, reply: Reply) -> list[str]:
    """What the first of some changes starts from, reckoned from the amount that it ends with; empty where none tells it."""
    for item in items:
        now, delta = item.current, item.delta
        if item.previous is not None:
            return [state(held, item, reply)]
        if now is None or delta is None or now.unit != delta.unit or item.direction in (None, Direction.FLAT):
            continue
        sign = "−" if item.direction is Direction.INCREASE else "+"
        result = reply.result((now.value, sign, delta.value), now.unit, f"{item.item}{base}")
        return [f"{state(held, item, reply)}，由此推算{base}为{result}"]
    return []

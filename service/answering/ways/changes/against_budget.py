"""What of the budget, or of a line of it, the text of a final account tells was not spent."""

from __future__ import annotations

from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.narrated import narrative
from service.answering.ways.changes.stated import WHOLES, is_whole
from service.answering.ways.changes.told_change import difference, state
from service.patterns import regex

_UNSPENT = regex(
    "(?:预算|指标|资金|钱|(?:全部|所有)的?(?:科目|支出|项目支出))[^,，。]{0,14}(?:没有?[花用](?:完|掉|出去|了)?|[没未]有?(?:使用|动用|用|支出|支付|执行|花|拨付)(?:完|掉|出去|到位)?|[剩结余]下?|节余)"
)
_NOT_OF_YEAR = regex("结转|结余资金|上年|年末")


def unspent(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What of the budget of the year, or of the line named, was not spent, where a sentence tells the plan and the outturn."""
    found = _UNSPENT.search(question.plain)
    if found is None or _NOT_OF_YEAR.search(question.plain) or question.wants(Ask.WHY, Ask.SHARE, Ask.COUNT):
        return None
    if [word for word in links.left if word not in found.group()]:
        return None
    lines_named = [s for s in links.subjects if concept(s) not in WHOLES and s not in WHOLES]
    if len(lines_named) > 1:
        return None
    told = narrative(held, lines_named[0]) if lines_named else held.extraction.budget.narrative
    for item in told:
        meant = bool(lines_named) or (not item.code and _is_all(item))
        if item.against is Against.BUDGET and meant and _both(item) and _apart(item) < 0:
            return Found(_told(held, item, reply) + "。")
    return None


def _is_all(item: NarrativeItem) -> bool:
    return is_whole(item) or concept(item.item) == "一般公共预算支出" or item.item.endswith("拨款支出")


def _both(item: NarrativeItem) -> bool:
    now, before = item.current, item.previous
    return now is not None and before is not None and now.unit == before.unit


def _apart(item: NarrativeItem) -> Decimal:
    return item.current.yuan - item.previous.yuan if item.current and item.previous else Decimal(0)


def _told(held: Held, item: NarrativeItem, reply: Reply) -> str:
    apart = difference(item, reply)
    return state(held, item, reply) + (f"，{apart}" if apart else "")

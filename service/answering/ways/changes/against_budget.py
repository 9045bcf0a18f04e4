"""What the text of a final account tells of each line against the budget: as planned, furthest below, what was not spent."""

from __future__ import annotations

from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.catalogue import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.narrated import narrative
from service.answering.ways.changes.stated import WHOLES, is_whole
from service.answering.ways.changes.told_change import difference, state
from service.answering.ways.members.ranking import rank_of
from service.patterns import regex

_BOTH = regex("(?:决算|花得|实际)[^,，。]{0,10}(?:预算)|预算[^,，。]{0,10}(?:决算|花|实际)")
_LINES = regex(
    "哪[些几一两三]?[个项类]?[^,，。]{0,6}(?:科目|项级|支出)|(?:科目|项)[^,，。]{0,4}(?:有哪|是哪|是谁)|[款项]级科目"
)
_SAME = regex("一样|相同|相等|持平|一致|等于|没有?差|刚好|正好|不多不少")
_BELOW = regex(
    "少花|短少|缩水|减决算|负差|不足|离[^,，。]{0,6}预算差|[少低小]于|(?:决算|花得)[^,，。]{0,4}比[^,，。]{0,6}预算[^,，。]{0,3}[少低]|没[花用]完|[少低]得"
)
_ABOVE = regex(
    "[多高大]于|超出|超过|超支|(?:决算)[^,，。]{0,4}比[^,，。]{0,6}预算[^,，。]{0,3}[多高]|[多高]得"
)
_MOST_OF = regex("最[多少大小高低]|得最")
_RATE = regex("百分|比例|幅度|完成率|执行率")
_UNSPENT = regex(
    "(?:预算|指标|资金|钱)[^,，。]{0,14}(?:没有?[花用](?:完|掉|出去|了)?|未[使动]?用|没支出|未支出|[剩结余]下?|节余)"
)
_NOT_OF_YEAR = regex("结转|结余资金|上年|年末")
_LISTED = 12


def lines(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The lines of which as much was spent as planned, or less, or more; of a ranking those furthest from the plan."""
    text = question.plain
    if not (_BOTH.search(text) and _LINES.search(text)) or question.wants(Ask.WHY, Ask.COUNT) or links.left:
        return None
    if any(concept(s) not in WHOLES and s not in WHOLES for s in links.subjects):
        return None
    told = {i.code or i.item: i for i in held.extraction.budget.narrative if _of_line(i)}
    found = list(told.values())
    if len(found) < 2:
        return None
    if _SAME.search(text):
        made = [i for i in found if not _apart(i)]
    elif _BELOW.search(text) or _ABOVE.search(text):
        sign = -1 if _BELOW.search(text) else 1
        made = [i for i in found if _apart(i) * sign > 0]
    else:
        return None
    if _MOST_OF.search(text):
        by_rate = _RATE.search(text) is not None
        ranked = sorted(made, key=lambda i: abs(_apart(i)) / (_plan(i) if by_rate else 1), reverse=True)
        made = ranked[: rank_of(text).count]
    if not 0 < len(made) <= _LISTED:
        return None
    return Found("；".join(_told(held, i, reply) for i in made) + "。")


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


def _of_line(item: NarrativeItem) -> bool:
    return item.against is Against.BUDGET and bool(item.code) and _both(item) and not is_whole(item)


def _both(item: NarrativeItem) -> bool:
    now, before = item.current, item.previous
    return now is not None and before is not None and now.unit == before.unit


def _plan(item: NarrativeItem) -> Decimal:
    return (item.previous.yuan if item.previous else Decimal(0)) or Decimal(1)


def _apart(item: NarrativeItem) -> Decimal:
    return item.current.yuan - item.previous.yuan if item.current and item.previous else Decimal(0)


def _told(held: Held, item: NarrativeItem, reply: Reply) -> str:
    apart = difference(item, reply)
    return state(held, item, reply) + (f"，{apart}" if apart else "")

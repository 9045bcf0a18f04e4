"""What an amount of a whole year comes to by the month (月均多少, 摊到12个月每月多少)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.figures.lookup import lookup
from service.patterns import regex

_MONTHS = Decimal(12)
_MONTHLY = regex(
    "(?:[均平]?[摊分]到|除以|按|平均到|平均分?[给在]?)?(?:全年|一年)?(?:的?12个?月|十二个月|各月)(?:里|上|头上|来?算)?"
    "|(?:平均|均?摊|折合|折算|分摊)(?:到|下来|成|为)?(?:每|一|1)个?月|(?:每|一)个?月(?:平均|大概|大约|约|差不多|合|折合|均?摊|要?花)|月均|月平均"
    "|[均摊](?:到|下来)每个?月"
)
_AGAIN = regex("每个?月(?:大概|大约|约|平均|合|是|要)*")
# What is given by the month is told by a rate.
_RATE = regex("标准|补[助贴]|津贴|工资|报酬|养老金|低保|每?人|每?户")


def by_month(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The year's amount and a twelfth of it; None where no one amount is told of the item, or what is asked for is a rate."""
    text = question.plain
    if _MONTHLY.search(text) is None or _RATE.search(text) is not None:
        return None
    if not question.wants(Ask.AMOUNT) or question.wants(Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.VERIFY):
        return None
    spoken = _AGAIN.sub("", _MONTHLY.sub("", text))
    left = tuple(word for word in links.left if _MONTHLY.search(word) is None and word in spoken)
    known = len(reply.values)
    asked = replace(question, plain=spoken, asks=(Ask.AMOUNT,))
    found = lookup(asked, held, replace(links, left=left), reply)
    told = [v for v in reply.values[known:] if v.yuan is not None and v.citation is not None]
    if found is None or not told or len({v.yuan for v in told}) > 1:
        return None
    amount = told[0]
    made = [reply.result((amount.amount, "÷", _MONTHS), amount.unit, "平均", places=2)]
    if amount.unit == "元" and "万" in text:
        factor = Decimal(YUAN_PER_UNIT["万元"])
        made.append(reply.result((amount.amount, "÷", _MONTHS, "÷", factor), "万元", "平均", places=2))
    return Found(f"{found.text.rstrip('。')}，平均每月{'，即'.join(made)}。")

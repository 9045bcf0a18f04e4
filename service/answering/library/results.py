"""Sets what each of a few documents tells by itself against the others, where nothing that they print can be compared as such.

How each came to its number is its own affair: a sum of quarters, a class of purchases, a rate per head, a number of people.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Value
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.library import across
from service.answering.library.amounts import Amount
from service.answering.library.relation import read
from service.answering.reply import Reply, sum_of
from service.answering.ways.reckoning.against_each_other import sets_against
from service.patterns import regex

_DIFFERENCE = regex(
    "[多少大小高低贵]多少|[相]?差(?:多少|几|额|距)|谁[^,，。]{0,12}[多少大小高低]|哪[一两]?[家个年][^,，。]{0,14}[多少大小高低]"
)
# What all tell together, where each tells a sum of its own.
_ADDED = regex(
    "(?:合|加)(?:起来|在一起)|[两几三四五]年(?:的|一共|总共|共|合计)|[两三四五][家个](?:一共|总共|共|合计)"
)
_APART = regex("相差|增减|之差")
# More than this is no answer of one number.
_FEW = 6


def set_against(
    asked: Question, told: Sequence[tuple[Held, Sequence[Value]]], reply: Reply, marked: str = ""
) -> str:
    """`最高的是甲局2024年预算，比乙局2024年预算多3.20万元。`; nothing where one of the documents tells no one number."""
    compared = sets_against(asked) or _DIFFERENCE.search(asked.plain) is not None
    added = not compared and _ADDED.search(asked.plain) is not None
    if (
        len(told) < 2
        or asked.wants(Ask.WHY, Ask.VERIFY)
        or not (compared or added or asked.wants(Ask.HIGHEST))
    ):
        return ""
    results = [result(held, values) for held, values in told]
    known = [amount for amount in results if amount is not None]
    if asked.wants(Ask.PER_HEAD) and all(v.citation for _, values in told for v in values):
        # what each has in all is not what one of them gets
        known = [amount for amount in known if "/" in amount.unit]
    if len(known) < len(told) or not _like(known):
        return ""
    if added:
        same = len({amount.unit for amount in known}) == 1
        total = sum_of(amount.value if same else amount.yuan for amount in known)
        return f"合计{reply.result(total, known[0].unit if same else '元', '合计')}。"
    years = len({amount.held.document.department for amount in known}) == 1
    relation = read(asked, marked or asked.plain, years=years)
    if years and len(known) == 2:
        before, now = sorted(known, key=lambda amount: amount.held.year or 0)
        if before.yuan == now.yuan:
            return "两年持平。"
        return f"{across.went(before, now, reply, times=relation.times)}。"
    return f"{across.highest(asked, known, reply, growth=relation.growth)}。"


def result(held: Held, values: Sequence[Value]) -> Amount | None:
    """The one number that a document's answer comes to: what it reckoned last, or all that it tells."""
    reckoned = [value for value in values if value.citation is None]
    one = reckoned[-1:] or list(values)
    if not one or len(values) > _FEW or len({(v.amount, v.unit) for v in one}) > 1 or one[0].unit == "%":
        return None
    value = one[0]
    if _APART.search(value.label):
        # what two things differ by within one document is no number of it
        return None
    return Amount(held, value.label, f"{value.amount:f}{value.unit}", value.amount, value.unit)


def _like(known: Sequence[Amount]) -> bool:
    """Whether all are money, or all count in one unit."""
    return all(amount.unit in YUAN_PER_UNIT for amount in known) or len({a.unit for a in known}) == 1

"""Payment plans of projects (资金支出计划): the share of the money that is to be paid by the end of each period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractors.schema.budget import Budget, Mention
from extractors.schema.check import Check, Severity, Status
from extractors.validators.forms.verdict import verdict
from extractors.validators.rule import rule
from extractors.validators.wording import plain

_PLAN = re.compile(r"(?:支出|用款|支付|拨付|使用)(?:进度)?计划|(?:支出|支付|拨付)进度")
# A day until which all is counted; a quarter or a month can stand for itself or for all up to it.
_BY_THEN = re.compile(r"底|末|截[至止]|累计")
_ALL = Decimal(100)


@rule
def plan_pays_no_more_than_all(budget: Budget) -> Iterator[Check]:
    """资金支出计划各期的累计比例不下降，且不超过 100%。

    The shares of a payment plan, which are counted from the beginning of the year, never fall and end at 100 per cent
    at most.
    """
    plans: dict[tuple[str, str, str], list[Mention]] = {}
    for mention in budget.mentions:
        head = mention.column.rpartition("/")[0]
        if mention.quantity.unit == "%" and not mention.in_words and _PLAN.search(head):
            row = (mention.quantity.source.cell or "").rpartition("c")[0]
            plans.setdefault((mention.item, head, row), []).append(mention)
    for plan in plans.values():
        if len(plan) > 1:
            yield _judge(plan)


def _judge(plan: Sequence[Mention]) -> Check:
    values = [mention.quantity.value for mention in plan]
    sources = [mention.quantity.source for mention in plan]
    printed = "、".join(mention.quantity.printed for mention in plan)
    text = f"项目“{plan[0].item}”的资金支出计划印 {printed}"
    rising = all(one <= other for one, other in pairwise(values))
    above = next((at for at, value in enumerate(values) if value > _ALL), None)
    if above is not None:
        scaled = [value / 100 for value in values]
        right = "/".join(f"{plain(value)}%" for value in scaled)
        first = [sources[above], *sources[:above], *sources[above + 1 :]]
        if rising and scaled[-1] <= _ALL and all(value >= _ALL for value in values):
            text += f"，放大了 100 倍，应为 {right}"
            return verdict(
                Status.FAILS,
                text,
                first,
                printed=printed,
                expected=right,
                proposed=f"{plain(scaled[above])}%",
            )
        return verdict(Status.FAILS, f"{text}，超过全部资金", first, printed=printed, expected="≤100%")
    if rising or sum(values) == _ALL:
        return verdict(Status.HOLDS, f"{text}，相符", sources)
    fallen = next(at for at, (one, other) in enumerate(pairwise(values), 1) if one > other)
    first = [sources[fallen], *sources[:fallen], *sources[fallen + 1 :]]
    if all(_BY_THEN.search(mention.column.rpartition("/")[2]) for mention in plan):
        return verdict(
            Status.FAILS,
            f"{text}，累计比例后一期小于前一期",
            first,
            printed=printed,
            expected=f"≥{plain(values[fallen - 1])}%",
            severity=Severity.WARNING,
        )
    return verdict(Status.CANNOT_TELL, f"{text}，不能断定有误：可能是各期当期的比例", first, printed=printed)

"""What part of a project's money is to be paid by when (资金支出计划, 用款计划), and whether such a plan can be."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.budget import Mention
from extractors.schema.check import Status
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import source_key
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import coverage, key

_PLAN = regex(
    "(?:资金|经费|项目)?(?:支出|用款|支付|拨付|使用)(?:的?进度)?(?:计划|安排表)|(?:支付|拨付|用款)的?(?:进度|计划)"
    "|[0-9十]月底(?!前).{0,6}(?:支付|支出|拨付|花).{0,6}(?:进度|比例|百分|几成)"
)
# By a day only such a plan tells.
_BY_A_DAY = regex("[0-9十]月底(?!前)")
_MOST = 3
# So much of the words of a question a project's name has; a name less than this behind the nearest is meant as well.
_MEANT, _BEHIND = 0.5, 0.02
_ALL = Decimal(100)


def asked(question: Question) -> bool:
    """Whether a question speaks of a plan of payments."""
    return _PLAN.search(question.plain) is not None


def by_a_day(question: Question) -> bool:
    """Whether a question asks how much is paid by a day, which an amount does not tell."""
    return asked(question) and _BY_A_DAY.search(question.plain) is not None


def payment_plan(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The printed shares of the plans of the project that is named; where it is asked, whether they can be.

    None where no plan is printed for it, or more are than can be told.
    """
    plans = _named(question, held, _plans(held))
    if not 0 < len(plans) <= _MOST:
        return None
    doubts = question.wants(Ask.VERIFY, Ask.YES_NO)
    status = Outcome.ANSWERED
    told = []
    for plan in plans:
        shares = "、".join(
            f"{_until(one)}{reply.quantity(held.document, one.quantity, one.quantity.source.text, one.item, one.item)}"
            for one in plan
        )
        said = f"{plan[0].item}的{_head(plan[0])}为{shares}"
        if doubts:
            verdict, failed = _verdict(held, plan)
            said = f"{verdict}{said}" if verdict else said
            status = Outcome.CONFLICTING if failed else status
        told.append(said)
    return Found("；".join(told) + "。", status)


def _plans(held: Held) -> list[list[Mention]]:
    """The plans that the document prints, each with its shares in their order."""
    plans: dict[tuple[str, str], list[Mention]] = {}
    for one in held.extraction.budget.mentions:
        head = one.column.rpartition("/")[0]
        if one.quantity.unit == "%" and not one.in_words and _PLAN.search(head):
            row = (one.quantity.source.cell or "").rpartition("c")[0]
            plans.setdefault((one.item, row), []).append(one)
    return [plan for plan in plans.values() if len(plan) > 1]


def _named(question: Question, held: Held, plans: list[list[Mention]]) -> list[list[Mention]]:
    """The plans of the project that the words of a question are most like; all where it names no project."""
    said = "".join(content(_PLAN.sub(" ", question.plain), held.catalogue.said))
    if not said:
        return plans
    said = "".join(f"{year}年" for year in question.years) + said
    alike = [(coverage(said, key(plan[0].item)) + coverage(key(plan[0].item), said), plan) for plan in plans]
    best = max((score for score, _ in alike), default=0)
    return [plan for score, plan in alike if score >= max(best - _BEHIND, 2 * _MEANT)]


def _verdict(held: Held, plan: Sequence[Mention]) -> tuple[str, bool]:
    """What the validators found of the shares: that they go beyond all the money or fall, or that they hold."""
    places = {source_key(one.quantity.source) for one in plan}
    for check in held.checks:
        if len(check.sources) > 1 and {source_key(source) for source in check.sources} == places:
            if check.status is Status.FAILS:
                above = any(one.quantity.value > _ALL for one in plan)
                return ("不合理，超过全部资金：" if above else "不合理，后一期少于前一期："), True
            if check.status is Status.HOLDS:
                return "各期不超过全部资金：", False
    return "", False


def _head(one: Mention) -> str:
    return one.column.rpartition("/")[0].rpartition("/")[2]


def _until(one: Mention) -> str:
    return one.column.rpartition("/")[2]

"""Which targets were not met (没有达到目标值), and why: the outturn beside each target, held against it by its operator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.budget import Figure, Indicator
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.target_forms import of_years
from service.lexicon.targets import MISSED
from service.terms import key

_OUTTURN = re.compile("实际|完成值|实现值|完成情况")
_REASON = re.compile("偏差|未完成|未达|未实现")
# What every such question is made of, beside the project that it names.
_SPOKEN = re.compile("指标|目标|绩效|自评|年度|完成|达到|达标|实现|哪|项|情况|原因|没")
_MOST = 12


def asked(question: Question) -> bool:
    """Whether a question asks which targets were missed."""
    return MISSED.search(question.plain) is not None


def unmet(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Each target that was missed, with the outturn and the reason printed beside it; of the project named, where one is."""
    if not asked(question):
        return None
    words = [w for w in (*links.subjects, *links.left) if _SPOKEN.sub("", w)]
    told = []
    for one in held.extraction.budget.indicators:
        if not of_years(one.project, question) or unmatched(words, key(one.project), key(one.level3)):
            continue
        for outturn in one.others:
            if _OUTTURN.search(outturn.head) and not _REASON.search(outturn.head) and _missed(one, outturn):
                told.append(_said(one, outturn, held, reply))
    return Found("；".join(dict.fromkeys(told[:_MOST])) + "。") if told else None


def _missed(one: Indicator, outturn: Figure) -> bool:
    """Whether the outturn falls short of the target; of what cannot be told nothing is said."""
    aim, done = one.target.value, outturn.target.value
    if aim is None or done is None or (one.target.unit and outturn.target.unit not in ("", one.target.unit)):
        return False
    return _short(one.target.operator, aim, one.target.upper, done)


def _short(operator: str, aim: Decimal, upper: Decimal | None, done: Decimal) -> bool:
    if upper is not None:
        return not aim <= done <= upper
    if operator in ("≤", "<", "<=", "≦"):
        return done > aim
    return done < aim


def _said(one: Indicator, outturn: Figure, held: Held, reply: Reply) -> str:
    parts = list(_cited(one, outturn, held, reply))
    project = f"{one.project}：" if one.project else ""
    return project + "，".join(parts)


def _cited(one: Indicator, outturn: Figure, held: Held, reply: Reply) -> Iterator[str]:
    target = one.target.text.strip()
    n = reply.cite(held.document, one.target.source, f"{one.level3}\t{target}", one.project)
    yield f"{one.level3}的指标值为“{target}”[{n}]"
    reasons = [other for other in one.others if _REASON.search(other.head) and other.target.text.strip()]
    for other in (outturn, *reasons):
        text = other.target.text.strip()
        n = reply.cite(held.document, other.target.source, f"{one.level3}\t{text}", one.project)
        yield f"{other.head}为“{text}”[{n}]"

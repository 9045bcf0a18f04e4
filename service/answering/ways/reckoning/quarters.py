"""What a project is to be paid quarter by quarter, as one sentence tells it, and what the quarters make together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply, sum_of
from service.patterns import regex
from service.terms import key

_QUARTER = regex("^第?([一二三四])季度")
_NAMED = regex("第([一二三四])季度")
# Of a project with no amount of its own what its quarters make is what it is to use in the year.
_WHOLE_YEAR = regex("(?:全年|整年|一年|一整年)[^,，。]{0,6}(?:用|花|付|支|投|安排)")
_MERELY = regex(
    "季度|打算|准备|全年|整年|一年|今年|[要得需]用|用款|支付|拨付|支出|付款|计划|进度|安排|四个?|各|每"
)


def asked(question: Question) -> bool:
    """Whether a question asks for the money of quarters, and for no change or reason of it."""
    wants = question.wants
    return (
        ("季度" in question.plain or _WHOLE_YEAR.search(question.plain) is not None)
        and wants(Ask.AMOUNT, Ask.SUM)
        and not wants(Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.VERIFY, Ask.COUNT)
    )


def by_quarter(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts of the quarters named, of all where none is, and the sum of several."""
    if not asked(question):
        return None
    words = [w for said in (*links.left, *links.subjects) if len(w := _MERELY.sub("", said)) > 1]
    if "季度" not in question.plain and (links.subjects or not words):
        return None
    named = set(_NAMED.findall(question.plain))
    plans = [plan for plan in _plans(held) if not unmatched(words, _chapter(held, plan[0]))]
    if len(plans) != 1:
        return None
    plan = [f for f in plans[0] if not named or _of(f) in named]
    if not plan or len(plan) < len(named) or len({f.money.unit for f in plan}) > 1:
        return None
    said = "，".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in plan)
    if len(plan) > 1:
        said += f"，合计{reply.result(sum_of(f.money.value for f in plan), plan[0].money.unit, '合计')}"
    return Found(f"{said}。")


def _plans(held: Held) -> Iterator[list[Figure]]:
    """The quarters of each sentence that tells several."""
    told = [f for f in held.catalogue.figures if f.item is not None and f.whole and _QUARTER.match(f.subject)]
    for _, group in groupby(told, key=lambda f: f.item.sentence if f.item else None):
        plan = list({f.subject: f for f in group}.values())
        if len(plan) > 1:
            yield plan


def _of(figure: Figure) -> str:
    found = _QUARTER.match(figure.subject)
    return found.group(1) if found else ""


def _chapter(held: Held, figure: Figure) -> str:
    """All that a project's chapter says in which a plan stands: it names the project once; else what the plan itself says."""
    item = figure.item
    passage = passage_of(held.extraction, item.sentence, item.item) if item is not None else None
    own = _MERELY.sub("", _QUARTER.sub("", figure.subject))
    if passage is None or not passage.heading or len(own) > 1 or "项目" not in passage.heading[0]:
        # what the quarters are of stands with them
        return figure.words
    chapter = [p for p in held.extraction.passages if p.heading[:1] == passage.heading[:1]]
    return "|".join((key("".join(passage.heading)), *(key(p.source.text) for p in chapter)))

"""One thing that two goals of a form set each for themselves (长期目标和年度目标定得一样高吗): the indicator under either,
and what lies between them."""

from __future__ import annotations

from extractors.schema.budget import Indicator, Quantity
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import coverage, key

_PERIOD = regex("长期|中长期|中期|实施期|总体")
_YEAR = regex("年度|当年|本年|今年")
_ASKED = regex(
    "(?:中?长期|中期|实施期)的?(?:绩效)?(?:目标|指标)?[^。]{0,12}(?:年度|当年|本年|今年)"
    "|(?:年度|当年|本年|今年)的?(?:绩效)?(?:目标|指标)?[^。]{0,12}(?:中?长期|中期|实施期)"
)
_SPOKEN = regex("中?长期|中期|实施期|年度|当年|本年|今年|绩效|目标|指标|一样|相同|定得?|高|低|要求")
_NEAR = 0.6


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both targets with the goals that they stand under; None where either goal has none that the question calls so."""
    if _ASKED.search(question.plain) is None or question.wants(Ask.WHY, Ask.PURPOSE):
        return None
    words = [
        w for said in (*links.left, *links.subjects, *links.context) if len(w := _SPOKEN.sub("", said)) > 1
    ]
    if not words:
        return None
    period = _nearest(held, words, of_year=False)
    year = _nearest(held, words, of_year=True)
    if period is None or year is None:
        return None
    said = "；".join(f"{one.goal.partition('：')[0]}中，{_told(one, held, reply)}" for one in (period, year))
    first, second = period.target, year.target
    if first.value is None or second.value is None or first.unit != second.unit:
        return Found(f"{said}。")
    if first.value == second.value:
        return Found(f"{said}；两者相等。")
    unit = "个百分点" if first.unit == "%" else first.unit
    high, low = max(first.value, second.value), min(first.value, second.value)
    return Found(f"{said}；相差{reply.result((high, '−', low), unit, '相差')}。")


def _nearest(held: Held, words: list[str], *, of_year: bool) -> Indicator | None:
    """The one indicator under a goal of that time whose name has most of the words, with its project's to tell alike ones
    apart."""
    ones = [
        one
        for one in held.extraction.budget.indicators
        if one.goal and (_YEAR if of_year else _PERIOD).search(one.goal.partition("：")[0])
    ]
    ranks = [
        (
            min(coverage(word, key(f"{one.level3}|{one.project}|{one.goal}")) for word in words),
            coverage("".join(words), key(one.level3)),
            -len(one.level3),
        )
        for one in ones
    ]
    best = max(ranks, default=(0.0, 0.0, 0))
    return ones[ranks.index(best)] if best[0] >= _NEAR and best[1] > 0 else None


def _told(one: Indicator, held: Held, reply: Reply) -> str:
    """`堤长的指标值为“≥45米”[2]`, whose number what lies between is reckoned from."""
    printed = one.target.text.strip()
    quote = f"{one.level3}\t{printed}"
    n = reply.cite(held.document, one.target.source, quote, one.project)
    if one.target.value is not None:
        quantity = Quantity(
            printed=f"{one.target.value:f}",
            value=one.target.value,
            unit=one.target.unit,
            source=one.target.source,
        )
        reply.quantity(held.document, quantity, quote, one.project, one.level3)
    return f"{one.level3}的指标值为“{printed}”[{n}]"

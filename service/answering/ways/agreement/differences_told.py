"""Whether the difference that a sentence states between two amounts is what they make (决算400万元，预算450万元，少了40万元)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, numbers
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.told_change import state
from service.patterns import regex

# Says that one is to be taken from the other, or that the difference is what is doubted.
_TAKEN = regex(
    "[一相]减|减(?:出来|下来|一下|一遍|得|完)|差额|相差|之差|(?:两|俩)个?(?:总?数|金额)|(?:比|较)[^,，。]{2,16}[多少高低](?:了|出)?\\d"
)
_TWO = 2


def asked(question: Question) -> bool:
    """Whether a question doubts a difference that it gives."""
    return (
        bool(question.amounts)
        and _TAKEN.search(question.plain) is not None
        and ASKS_AGREEMENT.search(question.plain) is not None
    )


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both amounts, the difference that they make and the one that the sentence states; None where it states no two."""
    if not asked(question):
        return None
    for item in held.extraction.budget.narrative:
        delta = item.delta
        if delta is None or not any(said.low <= delta.yuan <= said.high for said in question.amounts):
            continue
        pair = list(_before(item, held))[-_TWO:]
        if len(pair) < _TWO or len({n.unit for n in pair} | {delta.unit}) > 1 or pair[0].base == pair[1].base:
            continue
        return _told(item, pair, held, reply)
    return None


def _before(item: NarrativeItem, held: Held) -> Iterator[Number]:
    """The amounts that the sentence of a change prints before it, in printed order."""
    assert item.delta is not None
    text = item.sentence.text
    end = text.find(item.delta.printed.strip())
    found: dict[int, Number] = {}
    for number in numbers(held):
        same = (number.source.page, number.source.line) == (item.sentence.page, item.sentence.line)
        at = (
            text.find(number.source.text.strip())
            if number.where is Where.TEXT and number.sort == "元"
            else -1
        )
        if same and 0 <= at < end:
            found.setdefault(at, number)
    yield from (found[at] for at in sorted(found))


def _told(item: NarrativeItem, pair: list[Number], held: Held, reply: Reply) -> Found:
    delta = item.delta
    assert delta is not None
    high, low = sorted((n.value for n in pair), reverse=True)
    stated = state(held, item, reply)
    said = "，".join(n.tell(held, reply) for n in pair)
    made = reply.result((high, "−", low), delta.unit, "差额")
    told = f"{stated}；{said}，差额为{made}"
    apart = abs(high - low - delta.value)
    if not apart:
        return Found(f"一致：{told}。")
    step = Decimal(1).scaleb(int(delta.value.as_tuple().exponent))
    more, less = max(high - low, delta.value), min(high - low, delta.value)
    between = reply.result((more, "−", less), delta.unit, "相差")
    if apart <= step:
        return Found(f"一致（差别在四舍五入之内）：{told}，相差{between}。")
    return Found(f"不一致：{told}，相差{between}。", Outcome.CONFLICTING)

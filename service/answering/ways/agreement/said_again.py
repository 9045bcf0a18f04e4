"""Whether the text gives an item one amount throughout (前后是同一个数吗), where it states it more than once."""

from __future__ import annotations

from extractors.schema.draft import Stage
from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.two_places import places_in
from service.answering.ways.changes.stated import WHOLES
from service.answering.ways.reckoning.sides import Side, gap_of
from service.patterns import regex

_THROUGHOUT = regex("前后|先后|前面[^,，。]{0,12}后面|前文[^,，。]{0,12}后文|两处|几处|同一段|始终")
# What the text states of another year, or of another stage, beside an item's own amount.
_OTHER = regex("上年|去年|执行|增减")
_PLANNED = regex("预算")


def asked(question: Question) -> bool:
    """Whether a question asks if one thing is said alike wherever it is said."""
    return _THROUGHOUT.search(question.plain) is not None


def throughout(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The first amount that the text states of an item and the first that differs from it; the first two where none does."""
    if len(list(places_in(question, held))) > 1:
        return None
    for subject in links.subjects:
        if concept(subject) in WHOLES or subject in WHOLES:
            continue
        stated = [f for f in held.catalogue.of_subject(subject) if _own(f, question, held)]
        if len(stated) < 2 or len({f.code for f in stated if f.code}) > 1:
            continue
        first = stated[0]
        other = next((f for f in stated if not f.money.interval.meets(first.money.interval)), None)
        again = other or next((f for f in stated if f.quote != first.quote), None)
        if again is None or unmatched(links.left, first.words, again.words, "编制说明"):
            continue
        said = "，".join(f"文字说明中{f.shown}为{reply.figure(held.document, f)}" for f in (first, again))
        if other is None:
            return Found(f"一致：{said}。")
        more = gap_of(Side.bare(first), Side.bare(other), reply, f"{first.shown}相差")
        return Found(f"不一致：{said}，相差{more}。", Outcome.CONFLICTING)
    return None


def _own(figure: Figure, question: Question, held: Held) -> bool:
    """Whether a figure is the item's own amount in the text; of a final account what was spent, unless the plan is asked for."""
    if figure.item is None or not figure.whole or _OTHER.search(figure.item.measure):
        return False
    if held.document.stage is not Stage.FINAL:
        return True
    planned = _PLANNED.search(question.plain) is not None and not question.final
    return (_PLANNED.search(figure.item.measure) is not None) == planned

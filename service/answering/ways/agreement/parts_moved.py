"""Whether what the parts of an item rose or fell by makes the change of the item, as a question holds them against each other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import subject_of
from service.answering.printed.item_names import names_of
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.sums_told import adds
from service.answering.ways.changes.told_change import state
from service.patterns import regex

_OF_CHANGE = regex("[减增]|[多少]支|少了|多了|下降|上升|降了|涨")
_TOGETHER = regex("合起来|合在一起|合计|总共|一共|总的")
_LEAST, _MOST = 2, 8


def asked(question: Question) -> bool:
    """Whether a question gives by how much something changed and asks if that agrees with other changes."""
    text = question.plain
    return (
        bool(question.amounts)
        and ASKS_AGREEMENT.search(text) is not None
        and _OF_CHANGE.search(text) is not None
        and (len(question.amounts) > 1 or adds(text) or _TOGETHER.search(text) is not None)
    )


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The change of the whole, those of its parts and what these come to; conflicting where that is another change.

    The parts are the items told right behind the whole that make its amount. None where the change that is given is told of
    no such whole, or where the question is of none of its parts.
    """
    told = [i for i in held.extraction.budget.narrative if i.against is Against.LAST_YEAR]
    best: tuple[int, NarrativeItem, Sequence[NarrativeItem]] | None = None
    for n, whole in enumerate(told):
        if whole.delta is None or not any(said.fits(whole.delta) for said in question.amounts):
            continue
        parts = _parts(whole, told[n + 1 :])
        meant = sum(_meant(part, question, links) for part in parts)
        rank = 2 * _named(whole, links) + meant
        if parts and (meant or adds(question.plain)) and (best is None or rank > best[0]):
            best = (rank, whole, parts)
    return None if best is None else _judged(held, best[1], best[2], reply)


def _parts(whole: NarrativeItem, behind: Sequence[NarrativeItem]) -> Sequence[NarrativeItem]:
    """The items right behind one whose amounts make its own; none where they do not, or tell no change in its unit."""
    made: list[NarrativeItem] = []
    total, at = Decimal(0), 0
    while at < len(behind) and len(made) < _MOST:
        part = behind[at]
        if whole.current is None or part.current is None or part.current.unit != whole.current.unit:
            break
        made.append(part)
        total += part.current.value
        # the parts of a part follow it
        at += 1 + len(_parts(part, behind[at + 1 :]))
        if len(made) >= _LEAST and total == whole.current.value:
            return made if all(_moved(p, whole) is not None for p in made) else ()
        if total > whole.current.value:
            break
    return ()


def _moved(item: NarrativeItem, whole: NarrativeItem) -> Decimal | None:
    """By how much an item rose, negative where it fell; None where that is not told in the unit of the whole."""
    if item.delta is None:
        return Decimal(0) if item.direction is Direction.FLAT else None
    if whole.delta is None or item.delta.unit != whole.delta.unit:
        return None
    return -item.delta.value if item.direction is Direction.DECREASE else item.delta.value


def _meant(part: NarrativeItem, question: Question, links: Links) -> bool:
    """Whether a question gives the change of a part, or names the part, by the end of its name as well (其中的购置费)."""
    given = part.delta is not None and any(said.fits(part.delta) for said in question.amounts)
    return given or _named(part, links) or any(subject_of(part).endswith(word) for word in links.left)


def _named(item: NarrativeItem, links: Links) -> bool:
    return any(subject in names_of(subject_of(item)) for subject in links.subjects)


def _judged(held: Held, whole: NarrativeItem, parts: Sequence[NarrativeItem], reply: Reply) -> Found:
    moves = [_moved(p, whole) or Decimal(0) for p in parts]
    printed = _moved(whole, whole) or Decimal(0)
    assert whole.delta is not None
    unit, made = whole.delta.unit, sum(moves, Decimal(0))
    told = "；".join(state(held, item, reply) for item in (whole, *parts))
    against = len({move > 0 for move in moves if move}) > 1
    told += f"；{'增减相抵' if against else '相加'}为{_summed(moves, unit, reply)}"
    if made == printed:
        return Found(f"一致：{told}。")
    if abs(made - printed) * 2 <= Decimal(1).scaleb(int(printed.as_tuple().exponent)) * (len(parts) + 1):
        return Found(f"一致（差别在四舍五入之内）：{told}。")
    if made * printed >= 0:
        high, low = sorted((abs(made), abs(printed)), reverse=True)
        told += f"，相差{reply.result((high, '−', low), unit, '相差')}"
    return Found(f"不一致：{told}。", Outcome.CONFLICTING)


def _summed(moves: Sequence[Decimal], unit: str, reply: Reply) -> str:
    """What several rises and falls come to, reckoned from the larger side."""
    fell = sum(moves, Decimal(0)) < 0
    signed = sorted((-m if fell else m for m in moves), reverse=True)
    expression: list[Decimal | str] = [abs(signed[0])]
    for moved in signed[1:]:
        expression += ["−" if moved < 0 else "+", abs(moved)]
    return reply.result(tuple(expression), unit, "合计")

"""By how much an item changed without what one of its factors changed by (收入增加的258万元里扣除学费增加的，其他增加多少)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Direction
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply
from service.answering.ways.changes.moves_summed import moved_by
from service.answering.ways.changes.narrated import SIDES, moves, narrative
from service.answering.ways.changes.told_change import state
from service.patterns import regex
from service.terms import coverage, key

_MOVED = "(?:净|相应)?(?:增加|增长|上升|新增|追加|多|减少|下降|降低|压减|少|变化|变动|增减|[降涨升])了?"
_TAKEN = "(?:扣除|扣掉|扣去|除去|除掉|除开|刨去|刨掉|刨除|剔除|剔掉|去掉|减去|撇开|抛开|不算|不计)了?"
_WITHOUT = regex(
    f"{_TAKEN}(?P<what>[^。;；?？]{{2,40}}?)(?:这一?[项块]|[这那]部分)?(?:的?{_MOVED}的?(?:额|部分|因素|数|金额)?|因素|影响|以后|之后|以外|之外|后|外|[,，]|$)"
    f"|除了?(?P<but>[^。;；?？]{{2,40}}?)(?:的?{_MOVED}的?(?:额|部分|因素)?)?(?:以外|之外|外)"
    f"|(?:把|将)(?P<put>[^。;；?？,，]{{2,40}}?)(?:的?{_MOVED}的?(?:额|部分|因素)?)?(?:先|都|给)?(?:{_TAKEN}|除外|排除|拿掉)"
)
_ASKS = regex(
    f"{_MOVED}[^,，。]{{0,8}}(?:多少|几)|(?:其他|其余|剩下|余下|别的)[^,，。]{{0,14}}(?:多少|几)|实际(?:是)?[增减多少]"
)
# So much of a factor's name stands in the words for it.
_NAMED = 0.75


def rest(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The change of the item, that of the factor, and what the one leaves of the other; None unless just one factor is told."""
    text = question.plain
    found = _WITHOUT.search(text)
    if found is None or question.wants(Ask.WHY, Ask.VERIFY) or not (_ASKS.search(text) and _says_moved(text)):
        return None
    what = found["put"] or found["what"] or found["but"]
    for item in _wholes(text.replace(what, " "), held, links):
        parts = [p for p in _beside(item, held) if _names(what, p) or _by_amount(question, p)]
        if len({(p.delta.printed, p.direction) for p in parts if p.delta}) == 1:
            return _told(item, parts[0], held, reply)
    return None


def _names(what: str, part: NarrativeItem) -> bool:
    name, said = key(part.item), key(what)
    return coverage(name, said) >= _NAMED or (len(said) > 1 and said in name)


def _by_amount(question: Question, part: NarrativeItem) -> bool:
    """Whether the question gives the amount by which a part changed (把新买车的18万撇开)."""
    return part.delta is not None and any(said.fits(part.delta) for said in question.amounts)


def _says_moved(text: str) -> bool:
    return regex(_MOVED).search(text) is not None


def _wholes(text: str, held: Held, links: Links) -> Iterator[NarrativeItem]:
    """The changes since last year of the items that the question names, or of a side of the budget."""
    named = [s for s in links.members if s in text or all(c in text for c in s[:2])]
    for subject in dict.fromkeys((*named, *(side for side in SIDES if side in text))):
        yield from (i for i in narrative(held, subject) if i.delta is not None and moves(i))


def _beside(item: NarrativeItem, held: Held) -> Iterator[NarrativeItem]:
    """What else its paragraph tells a change of, in the same unit."""
    around = passage_of(held.extraction, item.sentence, item.item)
    for part in held.extraction.budget.narrative:
        if part is item or part.delta is None or item.delta is None or part.item == item.item:
            continue
        there = around is not None and part.sentence.text in around.source.text
        if there and part.against is item.against and moves(part) and part.delta.unit == item.delta.unit:
            yield part


def _signed(item: NarrativeItem) -> Decimal:
    assert item.delta is not None
    return item.delta.value if item.direction is Direction.INCREASE else -item.delta.value


def _told(item: NarrativeItem, part: NarrativeItem, held: Held, reply: Reply) -> Found:
    assert item.delta is not None
    assert part.delta is not None
    one, other = _signed(item), _signed(part)
    way = "增加" if other > 0 else "减少"
    said = f"{state(held, item, reply)}；其中{moved_by(held, way, part.delta, part, reply)}"
    if one == other:
        return Found(f"{said}；其余没有增减。")
    left = one - other
    high, low = max(abs(one), abs(other)), min(abs(one), abs(other))
    by = (high, "−", low) if (one > 0) == (other > 0) else (abs(one), "+", abs(other))
    rest = reply.result(by, item.delta.unit, f"{item.item}其余增减")
    return Found(f"{said}；其余{'增加' if left > 0 else '减少'}{rest}。")

"""What all that a paragraph lists as rises, or as falls, behind a change comes to (列出的增加项合计多少)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction
from extractors.schema.money import Money
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.changes.narrated import known, moves, narrative
from service.answering.ways.changes.stated import words
from service.answering.ways.changes.told_change import state
from service.patterns import regex

_TOGETHER = "(?:合计|加起来|合起来|一共|总共|总和|共计|加总|相加|之和)"
_LISTED = "(?:的|各|几|每|那|这|[两二三四五六七八九])*(?:个|笔)?(?:项目?|因素|部分|内容|原因|分项|款项)(?:金额|数额)?"
_UP, _DOWN = "(?:增加|增长|上升|调增|增)", "(?:减少|下降|减支|调减|减)"
_RISES = regex(f"{_UP}{_LISTED}[^,，。]{{0,14}}?{_TOGETHER}|{_TOGETHER}{_UP}(?:了)?(?:多少|几)")
_FALLS = regex(f"{_DOWN}{_LISTED}[^,，。]{{0,14}}?{_TOGETHER}|{_TOGETHER}{_DOWN}(?:了)?(?:多少|几)")
_BALANCED = regex("相抵|抵消|轧抵|增减抵")
_REASONS = regex("列出|列明|列举|列的|所列|提到|说明|原因|因素|各项|几项|分项|项目")
# Names nothing beside the item.
_MERELY = regex("增加|减少|增减|变动|变化|原因|因素|说明|其余|项目|列出|相抵|金额|部分")
_NEW = "新增"
_TWO = 2
_CLAUSE = regex("[；;。、，,](?=[一二三四五六七八九十]是)|[；;。：:]")


def summed(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The change of the item, all that rose and all that fell by its paragraph, and what either comes to.

    None where those do not make the change: then more moved than the paragraph says, or it is read amiss.
    """
    text = question.plain
    rises, falls = (pattern.search(text) is not None for pattern in (_RISES, _FALLS))
    balanced = _BALANCED.search(text) is not None
    if not (rises or falls or balanced) or not (balanced or _REASONS.search(text)):
        return None
    left = [w for w in links.left if not _MERELY.fullmatch(w)]
    for subject in links.members:
        for item in narrative(held, subject):
            if not (item.delta and moves(item) and known(item)) or unmatched(left, *words(item)):
                continue
            parts = _parts(held, item)
            if len(parts) >= _TWO and _makes(item, parts):
                both = balanced or rises == falls
                return _told(held, item, parts, reply, up=rises or both, down=falls or both)
    return None


def _parts(held: Held, item: NarrativeItem) -> list[tuple[bool, Money, NarrativeItem]]:
    """Whether each went up, by how much, and what tells it, in the order of print."""
    around = passage_of(held.extraction, item.sentence, item.item)
    if around is None or item.delta is None:
        return []
    found: dict[object, tuple[bool, Money, NarrativeItem]] = {}
    for part in held.extraction.budget.narrative:
        if (
            part is item
            or part.against is not Against.LAST_YEAR
            or part.sentence.text not in around.source.text
        ):
            continue
        moved = part.delta
        if moved is None and part.direction is None and part.item.startswith(_NEW):
            moved = part.current
        if (
            moved is None
            or moved is item.delta
            or (part.sentence, moved.printed) == (item.sentence, item.delta.printed)
        ):
            continue
        if part.direction is Direction.FLAT or moved.unit != item.delta.unit:
            continue
        found.setdefault(
            (moved.source, moved.printed), (part.direction is not Direction.DECREASE, moved, part)
        )
    return list(found.values())


def _makes(item: NarrativeItem, parts: Sequence[tuple[bool, Money, NarrativeItem]]) -> bool:
    whole = sum(((m.value if up else -m.value) for up, m, _ in parts), Decimal(0))
    assert item.delta is not None
    return whole == (item.delta.value if item.direction is Direction.INCREASE else -item.delta.value)


def _told(
    held: Held,
    item: NarrativeItem,
    parts: Sequence[tuple[bool, Money, NarrativeItem]],
    reply: Reply,
    *,
    up: bool,
    down: bool,
) -> Found:
    said = [state(held, item, reply)]
    for rose, wanted in ((True, up), (False, down)):
        of_it = [(money, part) for went_up, money, part in parts if went_up is rose]
        if not wanted or not of_it:
            continue
        way = "增加" if rose else "减少"
        each = "、".join(moved_by(held, way, money, part, reply) for money, part in of_it)
        if len(of_it) > 1:
            whole = reply.result(sum_of(money.value for money, _ in of_it), of_it[0][0].unit, "合计")
            each += f"，合计{whole}"
        said.append(each)
    return Found("；".join(said) + "。")


def _named(money: Money, part: NarrativeItem) -> bool:
    """Whether the name of what moved stands in the words right before the amount."""
    text = part.sentence.text
    ahead = text[: max(text.find(money.printed), 0)]
    return part.item in _CLAUSE.split(ahead)[-1]


def moved_by(held: Held, way: str, money: Money, part: NarrativeItem, reply: Reply) -> str:
    """`补贴增加3.20万元[2]`, or the very words where they call what moved otherwise; what is new is told by its amount."""
    text, section = part.sentence.text.strip(), " / ".join(part.heading)
    told = reply.money(held.document, money, text, section, part.item)
    if _named(money, part):
        return f"{part.item}{way if part.delta is not None else ''}{told}"
    at = text.find(money.printed)
    end = at + len(money.printed)
    end += len(money.unit) if text.startswith(money.unit, end) else 0
    clause = _CLAUSE.split(text[:at])[-1] + text[at:end] if at >= 0 else ""
    return (
        reply.quote(held.document, clause, part.sentence, section) + told[told.rindex("[") :]
        if clause
        else told
    )

"""Reasons that lead what they are of: 因会议合并召开，会议费…减少; （二）受生源减少影响，…减少.

They may stand amid a sentence as well: 会议费5万元，由于会议合并召开，较上年减少2万元. The words that lead are left out
of the reason, as 原因是 is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.rules.prose.items import Item, Outline
from extractors.rules.prose.words import CAUSE, IN_VIEW_OF, NUMBERED

_LEADING = re.compile(
    rf"(?:主要)?(?:(?:{CAUSE}|{IN_VIEW_OF})(?P<why>[^，。；]{{2,}}.*)|受(?!此)(?P<felt>[^，。；]{{2,40}}?)影响)",
    re.DOTALL,
)
_MARKS = "，：:"
# 由于在校生减少，班级合并，较上年减少: a reason in as many clauses as this
_MOST_CLAUSES = 3


def attach(outline: Outline, items: Sequence[Item]) -> None:
    """Gives changes without a reason the one that leads their sentence, or the clause that tells the change."""
    for item in items:
        if not item.changed or item.reason is not None:
            continue
        for start, stop in _places(outline, item):
            found = _LEADING.fullmatch(outline.text, start, stop) if start < stop else None
            if found is None or _taken(items, item, start, stop):
                continue
            item.reason = found.span("why" if found["why"] else "felt")
            item.start = min(item.start, start)
            break


def _places(outline: Outline, item: Item) -> Iterator[tuple[int, int]]:
    """Where a reason may stand: from the head of the sentence to the clause that names the item, or a clause
    or some before that, or before the change."""
    text = outline.text
    head = outline.start(item.first)
    head = NUMBERED.match(text, head).end()  # type: ignore[union-attr]  # it matches the empty string
    named = text.rfind(item.name, head, item.first)
    named = item.first if named < 0 else named
    yield head, text.rfind("，", head, named)
    for place in (named, item.told):
        stop = text.rfind("，", head, place)
        begins, clauses = stop, 0
        while begins > 0 and clauses < _MOST_CLAUSES:
            begins, clauses = max(text.rfind(mark, head, begins) for mark in _MARKS), clauses + 1
            yield max(head, begins + 1), stop


def _taken(items: Sequence[Item], item: Item, start: int, stop: int) -> bool:
    """Whether words are told of another item, or are its reason already."""
    return any(start <= other.first < stop for other in items) or any(
        other.reason is not None and other.reason[0] < stop and start < other.reason[1] for other in items
    )

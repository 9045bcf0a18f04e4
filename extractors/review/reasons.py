"""Reasons beside the changes they are given for (增减原因)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.review import decided
from extractors.review.statement import Group, Statement, bare, part, pieces
from extractors.schema.budget import NarrativeItem, Stated
from extractors.schema.extraction import Extraction
from extractors.schema.source import Source
from extractors.schema.suspicion import Contradiction

_KINDS = (
    Contradiction.REASON_AGAINST_CHANGE,
    Contradiction.REASON_OF_ANOTHER_ITEM,
    Contradiction.REASON_SAYS_NOTHING,
)
_ENDS = "。；;\n"
_LEAD = re.compile(
    r"(?:[，,。；;]\s*(?:(?:(?:增加|增长|减少|下降|变动|持平)的?)?(?:主要)?原因(?:是|为)?|主要是))?[\s：:，,]*\Z"
)
_LONGEST_LEAD = 20
# Of a longer sentence the clause with the figure says what changed.
_LONGEST = 120


def groups(extraction: Extraction) -> Iterator[Group]:
    """A change and its reason, but for reasons that a rule has found wrong."""
    wrong = decided.sources(extraction, "reasons.")
    seen: set[tuple[str, ...]] = set()
    for item in extraction.budget.narrative:
        if item.reason is None or item.direction is None or item.sentence in wrong:
            continue
        change = _change(item, item.reason)
        key = (item.item, bare(change.text), bare(item.reason.text))
        if key not in seen:
            seen.add(key)
            said = "" if bare(item.item) in bare(change.text) else f"{item.item}：{change.text}"
            yield Group(_KINDS, item.item, "", (Statement(change, said),), pieces(item.reason.source))


def _change(item: NarrativeItem, reason: Stated) -> Source:
    """What the sentence says before the reason, from the sentence that its figure stands in."""
    sentence = item.sentence
    said = sentence.text.rpartition(reason.source.text)[0]
    said = said[: found.start()] if (found := _LEAD.search(said, max(0, len(said) - _LONGEST_LEAD))) else said
    figure = item.delta or item.percent or item.current
    at = said.rfind(figure.printed) if figure is not None else len(said)
    if not said or at < 0:
        return sentence
    ends = _ENDS if len(said) <= _LONGEST else f"{_ENDS}，,"
    return part(sentence, said[max(said.rfind(end, 0, at) for end in ends) + 1 :].strip() or said)

"""Running text → what each sentence says of an item: amount, change, percent, reason, purpose.

Numbers are read from left to right. A number with a name of its own begins an item; one without belongs to the item
that the words speak of. What a change is measured against is kept apart: a final account states changes against its
budget and against last year. Reasons go to the change they follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.rules.prose import classification
from extractors.rules.prose.amounts import Token
from extractors.rules.prose.codes import Codes
from extractors.rules.prose.items import Item, Outline
from extractors.rules.prose.reader import Reader
from extractors.schema.disclosure import Disclosure, Paragraph
from extractors.schema.draft import Direction, DraftNarrative, DraftStatement, SpanRef

# A paragraph without an amount, a rate or a reason says nothing of any item.
_SAYS = re.compile(
    r"\d\s*(?:[亿万千]?元|[%％万亿])|\d[，、,和及]|原因|主要情况|，主要|持平|变[化动]|不变|[无有]增减"
)


def draft(
    disclosure: Disclosure, statements: Iterable[DraftStatement], *, department: str, year: int | None
) -> Iterator[DraftNarrative]:
    """What the text of all sections says of amounts and changes, in printed order."""
    codes = Codes.of(statements)
    for section in disclosure.sections:
        if any(re.search("名词解释|目\\s*录", heading) for heading in section.heading):
            continue
        heading = section.heading[-1] if section.heading else ""
        before: list[DraftNarrative] = []
        for paragraph in section.paragraphs:
            if classification.is_coded(paragraph.text):
                # a heading that a dump has left among the text
                heading = paragraph.text
            if not _SAYS.search(paragraph.text):
                continue
            reader = Reader(paragraph.text, codes, department, year, heading)
            led = _led(reader, paragraph, before)
            items = [
                _drafted(item, paragraph, section.heading, reader.outline)
                for item in reader.items(led=led is not None)
            ]
            if led is not None:
                before[led[0]] = led[1]
            yield from before
            before = items
        yield from before


def _led(
    reader: Reader, paragraph: Paragraph, before: Sequence[DraftNarrative]
) -> tuple[int, DraftNarrative] | None:
    """Which of the items of the paragraph before one that begins with their reason (增加原因：…) it is of, and that item
    with it; None for a paragraph that begins with anything else."""
    reason = reader.leads()
    if reason is None:
        return None
    fitting = [
        (change.start, at)
        for at, item in enumerate(before)
        if item.reason is None and (change := item.delta or item.percent) is not None
        if item.direction is not None and reason.direction in (None, item.direction)
    ]
    if not fitting:
        return None
    # the change that is told last, whichever item the paragraph began with
    _, at = max(fitting)
    span = SpanRef(paragraph=paragraph.id, start=reason.start, end=reason.end)
    return at, before[at].model_copy(update={"reason": span})


def _drafted(item: Item, paragraph: Paragraph, heading: tuple[str, ...], outline: Outline) -> DraftNarrative:
    def span(place: Token | tuple[int, int] | None) -> SpanRef | None:
        if place is None:
            return None
        start, end = (place.start, place.end) if isinstance(place, Token) else place
        return SpanRef(paragraph=paragraph.id, start=start, end=end)

    def unit(token: Token | None) -> str:
        return "" if token is None else token.unit

    # 增加0万元，增长0%: a form that was filled in
    still = item.delta is not None and not any(
        re.search("[1-9]", paragraph.text[t.start : t.end])
        for t in (item.delta, item.percent)
        if t is not None
    )
    end = outline.end(max(item.stop - 1, item.start))
    end += paragraph.text[end : end + 1] in ("。", "；")
    return DraftNarrative(
        item=item.name,
        code=item.code,
        measure=item.measure,
        heading=heading,
        sentence=SpanRef(paragraph=paragraph.id, start=item.start, end=end),
        current=span(item.current),
        current_unit=unit(item.current),
        previous=span(item.previous),
        previous_unit=unit(item.previous),
        delta=span(item.delta),
        delta_unit=unit(item.delta),
        percent=span(item.percent),
        direction=Direction.FLAT if still else item.direction,
        against=item.against,
        reason=span(item.reason),
        purpose=span(item.purpose),
    )

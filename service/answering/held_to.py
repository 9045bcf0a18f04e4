"""A share that a question holds an item to (不低于六成): asked for as a share, told with the verdict."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from service.answer import Value
from service.answering.asked.question import Question, understand
from service.answering.asked.share_bounds import ShareBound
from service.answering.document.held import Held
from service.answering.printed.linking import link
from service.answering.printed.spoken import in_print
from service.answering.reply import Found


def share_bound(part: Question, held: Held) -> ShareBound | None:
    """The share that a part holds one item of the document against another in; None for what is no such question."""
    bound = None if part.english else ShareBound.of(part.plain)
    if bound is None:
        return None
    named = (link(in_print(said, held.catalogue), held.catalogue) for said in (bound.part, bound.whole))
    return bound if all(links.mentions for links in named) else None


def of_the_share(part: Question, bound: ShareBound) -> Question:
    """The part that asks for the share which another is held against."""
    asked = understand(bound.asks)
    return replace(
        asked,
        text=part.text,
        years=part.years,
        previous=part.previous,
        final=part.final,
        english=part.english,
    )


def judged(found: Found, bound: ShareBound, told: Sequence[Value]) -> Found | None:
    """What was told of a share with the verdict before it; None where no one share was told."""
    shares = {value.amount for value in told if value.unit == "%"}
    if not shares:
        # a printed share may only be quoted, beside those of others
        own = re.compile(rf"{re.escape(bound.part)}[^%％占]*占[^%％占，。]{{0,12}}?(\d+(?:\.\d+)?)[%％]")
        shares = {Decimal(number) for number in own.findall(found.text)}
    return Found(f"{bound.judged(shares.pop())}：{found.text}") if len(shares) == 1 else None

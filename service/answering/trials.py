"""One part of a question tried in one way after the other, until what one says is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from extractors.schema.budget import Count, Mention
from service.answering.asked.by_name import Named
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import scale
from service.answering.kept import gates, guarded
from service.answering.printed.linking import Links
from service.answering.refusal import elsewhere, told_of
from service.answering.reply import Found, Reply
from service.answering.ways.agreement import funded_by, left_out
from service.answering.ways.agreement.sums_told import of_sentence
from service.answering.ways.counts.of_several import units
from service.answering.ways.counts.tallies import several
from service.answering.ways.figures import in_place
from service.answering.ways.order import ways
from service.answering.ways.reckoning.quarters import by_quarter
from service.answering.ways.sequences import Answerer
from service.answering.ways.tables import cells
from service.answering.ways.targets.indicators import targets
from service.answering.ways.wording import dated, paragraph
from service.answering.ways.wording.explained import explained
from service.answering.ways.wording.nearest import nearest
from service.patterns import regex

_SAID_OTHERWISE = regex(
    r"(?<!\d)(?:19|20)\d{2}(?!\d)|(?<![\d.])\d+(?:\.\d+)?[多余来几]?(?:亿|万|千)?(?:元|万|亿|%|个?百分点)"
)
_LONG_NUMBER = regex(r"\d{3,}(?:\.\d+)*|\d+(?:\.\d+){2,}")


def first_kept(
    part: Question,
    asking: Question,
    held: Held,
    links: Links,
    reply: Reply,
    *,
    one: bool,
    unnamed: Named | None,
) -> Found | None:
    """What the first way that answers a part says; None where none does.

    `part` is what was asked and `asking` the same in the words of print. `one` is whether one body is asked about, `unnamed`
    what the part before it asked the names of in vain.
    """
    if strange_number(part, held):
        return None
    tests = gates(part, asking, held, links, one=one, unnamed=unnamed)
    for way, at, about in chain(
        _in_its_table(asking, held, links),
        ((way, held, links) for way in _apt(part, asking, held, links)),
        () if part.foreign or elsewhere(part, links, held) else ((paragraph.told, held, links),),
    ):
        found = reply.attempt(partial(guarded(way, tests), asking, at, about, reply))
        if found is not None:
            return found
    return None


def _apt(part: Question, asking: Question, held: Held, links: Links) -> Iterable[Answerer]:
    """The ways to answer a part; of another body only what the document says of it in words."""
    if part.foreign:
        return ()
    if not elsewhere(part, links, held):
        return ways(asking, held, links)
    # a unit whose row a table has is no other body, and a term may sound like one (完全中学)
    told = (of_sentence, by_quarter, targets, several, nearest) if told_of(links, held) else ()
    # and a body of its own may be what the document leaves out
    return (cells.of_part, units, explained, left_out.told, funded_by.told, dated.months, *told)


def _in_its_table(asking: Question, held: Held, links: Links) -> Iterator[tuple[Answerer, Held, Links]]:
    """The ways to answer from the one table that a part names, with what that table alone has."""
    placed = in_place.inside(asking, held, links)
    if placed is not None:
        at, about = placed
        for way in chain(ways(asking, at, about), (in_place.rows,)):
            yield partial(in_place.asking, way), at, about


def strange_number(part: Question, held: Held) -> bool:
    """Whether a question names a long number, no amount and no year, that the document prints nowhere."""
    rest = _SAID_OTHERWISE.sub(" ", part.plain)
    strange = [number for number in _LONG_NUMBER.findall(rest) if number not in held.catalogue.said]
    counts: list[Count | Mention] = []
    if strange:
        counts += [*held.extraction.budget.counts, *held.extraction.budget.mentions]
    printed = {count.quantity.printed.strip().replace(",", "") for count in counts}
    # 10万人 is the 100000 of a question
    printed |= {f"{count.quantity.value * scale(count.quantity.unit):f}" for count in counts}
    return any(number not in printed for number in strange)

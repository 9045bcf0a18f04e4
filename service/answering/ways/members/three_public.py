"""The three public expenses of one year, where each is told in a paragraph of its own and they add up to all of them."""

from __future__ import annotations

from collections.abc import Iterator

from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.ways.members.components import ALL_VEHICLES, OF_VEHICLES, THREE_PUBLIC, adds_up

_WHOLE = "三公经费"


def told_apart(held: Held, subject: str) -> Iterator[tuple[Figure, list[Figure]]]:
    """Each amount of all three that a sentence states, with the parts that are told of the same budget or outturn."""
    if concept(subject) != _WHOLE:
        return
    for whole in held.catalogue.of_subject(subject):
        if whole.item is None or not whole.whole or not whole.money.value:
            continue
        vehicles = _part(held, ALL_VEHICLES, whole)
        named = [name for name in THREE_PUBLIC if name not in (ALL_VEHICLES, *OF_VEHICLES)]
        made = [_part(held, name, whole) for name in named]
        made += [vehicles] if vehicles is not None else [_part(held, name, whole) for name in OF_VEHICLES]
        known = [part for part in made if part is not None]
        if len(known) > 1 and adds_up(whole, known):
            yield whole, known


def _part(held: Held, name: str, whole: Figure) -> Figure | None:
    """The first amount of a part that a sentence states of the same year, planned as the whole is planned."""
    return next(
        (
            f
            for f in held.catalogue.of_subject(name)
            if f.item is not None and f.whole and f.planned == whole.planned and f.years == whole.years
        ),
        None,
    )

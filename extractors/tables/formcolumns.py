"""Where the columns of a form without vertical lines are: what stands below each other is in one, under the head that it
reaches, or under the next one that nothing else is under."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.tables.blocks import Block

# From where to where on a line something reaches.
Stretch = tuple[float, float]

# Blocks stand in one column if they share so much, in heights of type.
_SHARED = 0.1


def columns(heads: Sequence[Block], body: Sequence[Block], em: float) -> list[Stretch]:
    """How far each column is known to reach, from the left."""
    tops = _lowest(heads, em)
    found = [[top] for top in tops]
    rest: list[Stretch] = []
    # what stands under several heads is of none of them
    single = [b for b in body if sum(shared((b.box.x0, b.box.x1), top) > _SHARED * em for top in tops) < 2]
    for strand in _strands(single, em):
        widths = [shared(strand, top) for top in tops]
        best = max(range(len(tops)), key=widths.__getitem__)
        if widths[best] > _SHARED * em:
            found[best].append(strand)
        else:
            rest.append(strand)
    for strand in rest:
        # a short name to the left of its head, a figure to the right of it
        free = [n for n, top in enumerate(tops) if found[n] == [top] and not _between(strand, top, found)]
        near = min(free, key=lambda n: -shared(strand, tops[n]), default=None)
        if near is None:
            found.append([strand])
        else:
            found[near].append(strand)
    return sorted((min(a for a, _ in held), max(b for _, b in held)) for held in found)


def _lowest(heads: Sequence[Block], em: float) -> list[Stretch]:
    """The heads that no other stands below (2023年 under 指标值)."""
    found: list[Stretch] = []
    for head in sorted(heads, key=lambda h: -h.y):
        at = head.box.x0, head.box.x1
        if all(shared(at, other) <= _SHARED * em for other in found):
            found.append(at)
    return sorted(found)


def _strands(body: Iterable[Block], em: float) -> list[Stretch]:
    """What overlaps from row to row, laid over each other."""
    found: list[Stretch] = []
    for x0, x1 in sorted((b.box.x0, b.box.x1) for b in body):
        if found and shared(found[-1], (x0, x1)) > _SHARED * em:
            found[-1] = found[-1][0], max(found[-1][1], x1)
        else:
            found.append((x0, x1))
    return found


def _between(a: Stretch, b: Stretch, found: Sequence[Sequence[Stretch]]) -> bool:
    """Whether a column stands between two stretches."""
    left, right = min(a[1], b[1]), max(a[0], b[0])
    return any(left <= x0 and x1 <= right for held in found for x0, x1 in held if (x0, x1) not in (a, b))


def shared(a: Stretch, b: Stretch) -> float:
    """How much two stretches have in common; less than nothing where they stand apart."""
    return min(a[1], b[1]) - max(a[0], b[0])

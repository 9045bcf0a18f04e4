"""Items named side by side of which the later goes without what the first ends in (差旅费和培训)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.answering.printed.catalogue import Catalogue

# A word behind what joins it to the item before.
_BEHIND = re.compile(r"(?:和|与|跟|及|以及)(?P<word>[一-鿿]{2,6})")
_SHORTEST = 2


def cut_short(
    named: Sequence[tuple[str, int, int]], rest: str, catalogue: Catalogue
) -> Iterator[tuple[str, int, int]]:
    """The printed items that such words stand for, each with the start and the end of its word.

    `named` are the items found, `rest` the text with these blanked.
    """
    starts = {start for _, start, _ in named}
    for subject, _, end in named:
        behind = _BEHIND.match(rest, end)
        if behind is None or behind.start("word") in starts:
            continue
        at, word = behind.start("word"), behind["word"]
        ends = [subject[-n:] for n in (1, 2) if len(subject) > n + 1]
        longest = ((word[:n] + ending, n) for n in range(len(word), _SHORTEST - 1, -1) for ending in ends)
        found = next(((name, n) for name, n in longest if catalogue.of_subject(name)), None)
        if found is not None:
            yield found[0], at, at + found[1]

"""Items named side by side of which the later goes without what the first ends in (差旅费和培训) or begins with (生均公用经费
小学和初中)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.answering.printed.catalogue import Catalogue
from service.patterns import regex

# A word behind what joins it to the item before.
_BEHIND = regex(r"(?:和|与|跟|及|以及)(?P<word>[一-鿿]{2,6})")
_SHORTEST, _LONGEST_END = 2, 4


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
        heads = [subject[:-n] for n in range(1, _LONGEST_END + 1) if len(subject) > n + _SHORTEST]
        longest = (
            (name, n)
            for n in range(len(word), _SHORTEST - 1, -1)
            for name in (*(word[:n] + ending for ending in ends), *(head + word[:n] for head in heads))
        )
        found = next(((name, n) for name, n in longest if catalogue.of_subject(name)), None)
        if found is not None:
            yield found[0], at, at + found[1]

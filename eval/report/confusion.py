"""Which kinds of statements were taken for which others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from eval.report.standings import SIDE_BY_SIDE
from eval.run.cases import Case

_MEASURE = "kinds"


@dataclass(frozen=True)
class Mistaken:
    """A kind that was taken for others: how many there were of it, how many were known, and so many for each column."""

    wanted: str
    total: int
    right: int
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Confusion:
    """`columns` are the kinds that others were taken for; `right` and `total` count all kinds, confused or not."""

    columns: tuple[str, ...]
    rows: tuple[Mistaken, ...]
    right: int
    total: int

    @property
    def sums(self) -> tuple[int, ...]:
        """How many were wrongly taken for the kind of each column."""
        return tuple(sum(row.counts[n] for row in self.rows) for n in range(len(self.columns)))


def confusion(cases: Iterable[Case]) -> Confusion | None:
    """Over all documents and forms, the most confused first; None where no kind was confused."""
    counted: Counter[tuple[str, str]] = Counter()
    for case in cases:
        if case.measure == _MEASURE and case.suite not in SIDE_BY_SIDE:
            for wanted, found, number in case.confused:
                counted[str(wanted), str(found)] += number
    wrong = {pair: number for pair, number in counted.items() if pair[0] != pair[1]}
    if not wrong:
        return None
    columns = tuple(sorted({found for _, found in wrong}))
    rows = [
        Mistaken(
            wanted=kind,
            total=sum(number for (wanted, _), number in counted.items() if wanted == kind),
            right=counted[kind, kind],
            counts=tuple(wrong.get((kind, found), 0) for found in columns),
        )
        for kind in {wanted for wanted, _ in wrong}
    ]
    return Confusion(
        columns,
        tuple(sorted(rows, key=lambda row: (row.right - row.total, row.wanted))),
        right=counted.total() - sum(wrong.values()),
        total=counted.total(),
    )

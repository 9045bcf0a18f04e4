"""How high the passages that answer stand among those that were found: recall@5, recall@10, MRR and nDCG@10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from ir_measures import RR, Qrel, R, ScoredDoc, nDCG
from ir_measures import pytrec_eval as provider

# How many of what was found are looked at.
DEPTH = 10
_MEASURES = {"recall@5": R @ 5, "recall@10": R @ 10, "mrr": RR, "ndcg@10": nDCG @ 10}
# Stands for a passage that should be there and is not, so that the query gets nothing for it.
_NOWHERE = "nowhere"


@dataclass(frozen=True)
class Ranked:
    """A query, the ids of the passages that answer it, and those that were found, best first.

    Without a passage that answers, the query gets 0 in every measure: nothing in the index could have been found."""

    query: str
    relevant: frozenset[str]
    found: tuple[str, ...]

    @property
    def rank(self) -> int | None:
        """At which place the first passage that answers was found; None when none was."""
        return next((n for n, id_ in enumerate(self.found[:DEPTH], 1) if id_ in self.relevant), None)


@dataclass(frozen=True)
class Quality:
    """The mean of a measure over queries, from 0 to 1."""

    measure: str
    mean: float


def score(ranked: Sequence[Ranked]) -> list[Quality]:
    """Each measure over the queries; none at all where nothing was asked. Raises ValueError for a passage found twice."""
    if not ranked:
        return []
    twice = next((r.query for r in ranked if len(set(r.found)) < len(r.found)), None)
    if twice is not None:
        raise ValueError(f"expected each passage once, found one twice for {twice!r}")
    wanted = [
        Qrel(str(n), id_, 1) for n, each in enumerate(ranked) for id_ in sorted(each.relevant) or [_NOWHERE]
    ]
    # the score falls with the rank, so that no two are tied
    found = [
        ScoredDoc(str(n), id_, float(-rank))
        for n, each in enumerate(ranked)
        for rank, id_ in enumerate(each.found[:DEPTH])
    ]
    values: dict[str, list[float]] = {str(measure): [] for measure in _MEASURES.values()}
    for one in provider.iter_calc(list(_MEASURES.values()), wanted, found):
        values[str(one.measure)].append(float(one.value))
    return [Quality(name, fmean(values[str(measure)])) for name, measure in _MEASURES.items()]

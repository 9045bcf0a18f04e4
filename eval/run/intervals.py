"""How far a figure would move with other documents of the same sort: bootstrap intervals over documents.

Cells of one document are right or wrong together, so documents are drawn, not cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

_LEVEL, _DRAWS, _SEED = 0.95, 2000, 20240101
# Below this many documents an interval says nothing.
_FEWEST = 3


class Interval(NamedTuple):
    low: float
    high: float


def of_ratio(tops: Sequence[float], bottoms: Sequence[float]) -> Interval | None:
    """The 95 % interval of Σ tops ÷ Σ bottoms, a pair a document; None for fewer than three documents.

    Where all documents have the same ratio, drawing them again moves nothing and says nothing: then the low end is the
    least share of flawless (or flawed) documents that would give so many alike in one of twenty tries (Clopper and
    Pearson), which is the most that so few documents can vouch for."""
    counted = [(top, bottom) for top, bottom in zip(tops, bottoms, strict=True) if bottom]
    if len(counted) < _FEWEST:
        return None
    top, bottom = (np.array(each, dtype=float) for each in zip(*counted, strict=True))
    if np.all(top / bottom == top[0] / bottom[0]):
        return _of_alike(float(top[0] / bottom[0]), len(counted))
    from scipy.stats import bootstrap

    drawn = bootstrap(
        (top, bottom),
        lambda a, b, axis: a.sum(axis=axis) / b.sum(axis=axis),
        paired=True,
        vectorized=True,
        confidence_level=_LEVEL,
        n_resamples=_DRAWS,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    )
    return Interval(float(drawn.confidence_interval.low), float(drawn.confidence_interval.high))


def _of_alike(ratio: float, documents: int) -> Interval:
    from scipy.stats import binomtest

    bound = float(binomtest(documents, documents).proportion_ci(_LEVEL, "exact").low)
    return Interval(ratio * bound, ratio + (1 - ratio) * (1 - bound))

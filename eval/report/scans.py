"""How reading scans depends on their resolution and damage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eval.report.plots import Curve, Plot, Point, curves
from eval.report.standings import shown
from eval.run.cases import Case
from eval.run.summary import Figure, figures

_SUITE, _FIRST = "scans", "cells"
# The variants of the suite: 150-light.
_VARIANT = re.compile(r"(\d{2,4})-(\S+)", re.ASCII)


def dpi_curves(cases: Sequence[Case]) -> tuple[Plot, ...]:
    """What was found of what there was, over dpi, a line for each damage; one plot a measure, that of cells first."""
    found = figures(case for case in cases if case.suite == _SUITE and _VARIANT.fullmatch(case.variant))
    measures = sorted(dict.fromkeys(figure.measure for figure in found), key=lambda name: name != _FIRST)
    return tuple(plot for measure in measures for plot in _plot(measure, found))


def _plot(measure: str, found: Sequence[Figure]) -> Iterator[Plot]:
    lines: dict[str, list[Point]] = {}
    documents = 0
    for figure in found:
        parts = _VARIANT.fullmatch(figure.variant)
        if figure.measure == measure and figure.recall is not None and parts is not None:
            lines.setdefault(parts[2], []).append(Point(float(parts[1]), figure.recall, figure.interval))
            documents = max(documents, figure.documents)
    if not lines or max(point.y for points in lines.values() for point in points) > 1:
        return
    drawn = [Curve(name, tuple(sorted(points, key=lambda p: p.x))) for name, points in lines.items()]
    weakest = min((p.y, p.x, c.name) for c in drawn for p in c.points)
    caption = (
        f"{measure}: recall over dpi, {documents} documents; "
        f"lowest {shown(weakest[0])} at {weakest[1]:.0f} dpi, {weakest[2]}"
    )
    yield curves(f"{_SUITE} {measure}", caption, "dpi", drawn)

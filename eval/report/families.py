"""How far families of layouts differ, with what so few documents can vouch for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eval.report.plots import Mark, Plot, intervals
from eval.report.standings import RAISED, SIDE_BY_SIDE
from eval.run.cases import Case, Outcome
from eval.run.summary import Figure, figures

_MOST = 9


def by_family(cases: Sequence[Case]) -> tuple[Plot, ...]:
    """A plot for each measure that missed anything in some families: recall with its interval, the weakest measure and
    family first."""
    # a figure is of all cases with one variant, which here is the family
    regrouped = [
        replace(case, variant=case.family)
        for case in cases
        if case.family
        and case.suite not in SIDE_BY_SIDE
        and case.measure != RAISED
        and case.outcome in (Outcome.RIGHT, Outcome.WRONG)
    ]
    grouped: dict[str, list[Figure]] = {}
    for figure in figures(regrouped):
        if figure.recall is not None:
            grouped.setdefault(f"{figure.suite} {figure.measure}", []).append(figure)
    weak = {name: held for name, held in grouped.items() if len(held) > 1 and _least(held) < 1.0}
    names = sorted(weak, key=lambda name: _least(weak[name]))[:_MOST]
    return tuple(_plot(name, weak[name]) for name in names)


def _least(held: Sequence[Figure]) -> float:
    return min(figure.recall for figure in held if figure.recall is not None)


def _plot(name: str, held: Sequence[Figure]) -> Plot:
    marks = [
        Mark(f"{figure.variant} ({figure.documents})", figure.recall, figure.interval)
        for figure in sorted(held, key=lambda figure: (figure.recall or 0.0, figure.variant))
        if figure.recall is not None
    ]
    return intervals(f"family {name}", name.replace("_", " "), marks)

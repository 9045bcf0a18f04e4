"""Others beside ours, on the same pages in the same run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.report.plots import Mark, Plot, intervals
from eval.report.standings import level, shown
from eval.run.cases import Case, Outcome
from eval.run.summary import Figure, figures

_SUITE, _OURS = "peers", "mingzhang"


@dataclass(frozen=True)
class Share:
    """A figure of a reader with its class of colour; `level` None where it was not scored or is no share."""

    text: str
    level: int | None = None


@dataclass(frozen=True)
class Reader:
    """A row: `remark` says why nothing of it was scored, if so."""

    name: str
    ours: bool
    documents: int
    recall: Share
    precision: Share
    structure: Share
    milliseconds: Share
    remark: str


@dataclass(frozen=True)
class SideBySide:
    readers: tuple[Reader, ...]
    plots: tuple[Plot, ...]


def side_by_side(cases: Sequence[Case]) -> SideBySide | None:
    """What `readers` gives, with plots; None where nothing of the suite was scored."""
    if not (rows := readers(cases)):
        return None
    found = figures(case for case in cases if case.suite == _SUITE)
    plots = (_plot("cells", found), _plot("teds", found))
    return SideBySide(rows, tuple(plot for plot in plots if plot is not None))


def readers(cases: Sequence[Case]) -> tuple[Reader, ...]:
    """In the order in which they were met, ours among them; none where nothing of the suite was scored."""
    held = [case for case in cases if case.suite == _SUITE]
    if all(case.outcome is Outcome.UNSCORED for case in held):
        return ()
    found = figures(held)
    return tuple(_reader(name, found, held) for name in dict.fromkeys(case.variant for case in held))


def _reader(name: str, found: Sequence[Figure], cases: Sequence[Case]) -> Reader:
    mine = {figure.measure: figure for figure in found if figure.variant == name}
    cells, teds, time = (mine.get(measure) for measure in ("cells", "teds", "ms_per_page"))
    scored = [figure.documents for figure in mine.values()]
    reasons = [c.explanation for c in cases if c.variant == name and c.outcome is Outcome.UNSCORED]
    return Reader(
        name=name,
        ours=_is_ours(name),
        documents=max(scored, default=0),
        recall=_share(cells.recall if cells else None),
        precision=_share(cells.precision if cells else None),
        structure=_share(teds.recall if teds else None),
        milliseconds=Share("–" if time is None or time.recall is None else f"{time.recall:.1f}"),
        remark=reasons[0] if reasons and not any(scored) else "",
    )


def _is_ours(name: str) -> bool:
    return name.startswith(_OURS)


def _share(value: float | None) -> Share:
    return Share(shown(value), None if value is None else level(value))


def _plot(measure: str, found: Sequence[Figure]) -> Plot | None:
    marks: list[Mark] = []
    for figure in found:
        if figure.measure == measure and figure.recall is not None:
            marks.append(
                Mark(
                    figure.variant.replace("_", " "),
                    figure.recall,
                    figure.interval,
                    ours=_is_ours(figure.variant),
                )
            )
    if len(marks) < 2:
        return None
    what = "recall" if measure == "cells" else "mean"
    return intervals(f"peers {measure}", f"{measure}: {what} and 95 % interval", marks)

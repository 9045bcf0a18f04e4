"""The plots of the report: intervals by row, curves, and dots; small enough to stand side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from eval.report.standings import shown
from eval.report.svg import INK, WIDTH, as_svg, drawing, room
from eval.run.intervals import Interval

# Told apart by colour-blind readers, and by lightness on paper; lines have a marker and a dash each besides.
COLOURS = ("#1b4a5a", "#d55e00", "#4f9fc4", "#8a6d00", "#a0527f", "#7a8288")
# Names abreast in a legend; each row of them beyond the second makes the plot so much higher, in inches.
_ABREAST, _ROWS, _ROW = 3, 2, 0.17
MARKERS, DASHES = ("o", "s", "^", "D", "v", "P"), ("-", "--", "-.", ":", "-", "--")


@dataclass(frozen=True)
class Plot:
    """A drawing and the words below it."""

    caption: str
    svg: Markup


@dataclass(frozen=True)
class Mark:
    """One row of a plot of intervals: a value, with its interval where it has one."""

    label: str
    value: float
    interval: Interval | None = None
    ours: bool = True


@dataclass(frozen=True)
class Point:
    """One point of a curve."""

    x: float
    y: float
    interval: Interval | None = None


@dataclass(frozen=True)
class Curve:
    name: str
    points: tuple[Point, ...]


def intervals(title: str, caption: str, marks: Sequence[Mark]) -> Plot:
    """A dot a row with its interval, on an axis that ends at 1."""
    ends = [mark.interval.low if mark.interval else mark.value for mark in marks]
    low = _below(min(ends))
    with drawing(title):
        height = 0.38 + 0.2 * len(marks)
        figure = Figure(figsize=(WIDTH, height))
        left = room([mark.label for mark in marks])
        axes = figure.add_axes((left, 0.3 / height, 0.87 - left, 0.2 * len(marks) / height))
        for row, mark in enumerate(marks):
            colour = COLOURS[0] if mark.ours else COLOURS[-1]
            if mark.interval is not None:
                axes.plot([*mark.interval], [row, row], color=colour, linewidth=1.6, alpha=0.55)
            axes.plot([mark.value], [row], "o" if mark.ours else "s", color=colour, markersize=4)
            axes.annotate(
                shown(mark.value),
                (1.0, row),
                (5, 0),
                xycoords=("axes fraction", "data"),
                textcoords="offset points",
                va="center",
                color=INK,
            )
        axes.set_yticks(range(len(marks)), [mark.label for mark in marks])
        axes.set_ylim(len(marks) - 0.5, -0.5)
        axes.set_xlim(low, 1.0 + (1.0 - low) * 0.02)
        ticks = [low + (1.0 - low) * part / 2 for part in range(3)]
        axes.set_xticks(ticks, [f"{tick:.3g}" for tick in ticks])
        axes.tick_params(axis="y", length=0)
        axes.grid(visible=False, axis="y")
        return Plot(caption, as_svg(figure, f"{title}: {caption}"))


def curves(title: str, caption: str, x: str, found: Sequence[Curve]) -> Plot:
    """A line each, with a band where there are intervals."""
    every = [point for curve in found for point in curve.points]
    with drawing(title):
        rows = math.ceil(len(found) / _ABREAST)
        height = 2.6 + _ROW * max(0, rows - _ROWS)
        figure = Figure(figsize=(WIDTH, height))
        axes = figure.add_axes((0.13, 0.442 / height, 0.83, 1.716 / height))
        for n, curve in enumerate(found):
            # where colours come again, they do so with another marker
            colour, k = COLOURS[n % len(COLOURS)], (n + n // len(COLOURS)) % len(MARKERS)
            xs = [point.x for point in curve.points]
            ends = [point.interval for point in curve.points if point.interval is not None]
            if len(ends) == len(xs):
                axes.fill_between(
                    xs, [e.low for e in ends], [e.high for e in ends], color=colour, alpha=0.13, linewidth=0
                )
            axes.plot(
                xs,
                [point.y for point in curve.points],
                DASHES[k],
                marker=MARKERS[k],
                color=colour,
                linewidth=1.5,
                markersize=4,
                label=curve.name,
            )
        axes.set_xticks(sorted({point.x for point in every}))
        axes.set_ylim(_below(min(point.y for point in every)), 1.02)
        axes.set_xlabel(x)
        figure.legend(loc="upper left", bbox_to_anchor=(0.08, 1.0), ncols=_ABREAST, columnspacing=1.2)
        return Plot(caption, as_svg(figure, f"{title}: {caption}"))


def scatter(title: str, caption: str, x: str, y: str, points: Sequence[Point]) -> Plot:
    """A dot each."""
    with drawing(title):
        figure = Figure(figsize=(WIDTH, 2.4))
        axes = figure.add_axes((0.15, 0.19, 0.81, 0.75))
        axes.plot(
            [p.x for p in points], [p.y for p in points], "o", color=COLOURS[0], alpha=0.7, markersize=4.5
        )
        axes.set_ylim(_below(min(point.y for point in points)), 1.03)
        axes.set_xlim(0, max(point.x for point in points) * 1.08 or 1)
        axes.xaxis.set_major_locator(MaxNLocator(5))
        axes.set_xlabel(x)
        axes.set_ylabel(y)
        return Plot(caption, as_svg(figure, f"{title}: {caption}"))


def _below(value: float) -> float:
    """A round figure below, so that an axis does not make a small difference look large."""
    return next((bound for bound in (0.9, 0.8, 0.5) if value >= bound), 0.0)

"""Plots as SVG that stands inside the page: text stays text, and the same figures give the same bytes.

Labels are set in the reader's own fonts, so room for them is reckoned here and not measured.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib.ticker
from markupsafe import Markup, escape
from matplotlib.figure import Figure

from eval.intervals import Interval
from eval.report.standings import shown

INK, SOFT, LINE = "#1c2328", "#55616a", "#d8d5cc"
# Told apart by colour-blind readers, and by lightness on paper; lines have a marker and a dash each besides.
COLOURS = ("#1b4a5a", "#d55e00", "#4f9fc4", "#8a6d00", "#a0527f", "#7a8288")
MARKERS, DASHES = ("o", "s", "^", "D", "v", "P"), ("-", "--", "-.", ":", "-", "--")
_WIDTH, _SIZE = 3.5, 8.0  # inches, points

_PROLOGUE = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"<metadata>.*?</metadata>|<style[^>]*>.*?</style>", re.DOTALL)
_ROOT = re.compile(r"<svg[^>]*>")
_GROUP_ID = re.compile(r'<g id="[^"]*"')
_BOX = re.compile(r'viewBox="([^"]*)"')


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


@contextmanager
def drawing(name: str) -> Iterator[None]:
    """The manner in which all plots are drawn. `name` keeps the marks of one apart from those of others in the page."""
    manner: dict[str, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": name,
        "text.parse_math": False,
        "axes.unicode_minus": False,
        "font.family": "DejaVu Sans",
        "font.size": _SIZE,
        "axes.edgecolor": SOFT,
        "axes.linewidth": 0.6,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.labelcolor": SOFT,
        "text.color": INK,
        "xtick.color": SOFT,
        "ytick.color": SOFT,
        "ytick.labelcolor": INK,
        "xtick.major.width": 0.6,
        "ytick.major.width": 0.6,
        "grid.color": LINE,
        "grid.linewidth": 0.5,
        "axes.grid": True,
        "axes.axisbelow": True,
        "legend.frameon": False,
        "figure.facecolor": "none",
        "axes.facecolor": "none",
    }
    with matplotlib.rc_context(manner), warnings.catch_warnings():
        # the font that room is reckoned with has no Chinese; what the page is shown with has
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


def as_svg(figure: Figure, title: str) -> Markup:
    """The figure as an element of a page, as wide as there is room up to its own size, with a name for who cannot see it."""
    out = io.BytesIO()
    figure.savefig(out, format="svg", metadata=dict.fromkeys(("Creator", "Date", "Format", "Type")))
    text = _METADATA.sub("", _PROLOGUE.sub("", out.getvalue().decode("utf-8")))
    box = _BOX.search(text)
    head = f'<svg role="img" aria-label="{escape(title)}" viewBox="{box[1] if box else ""}">'
    text = _ROOT.sub(lambda _: head, text, count=1).replace("xlink:href=", "href=")
    return Markup(_GROUP_ID.sub("<g", text))  # noqa: S704  # the library escapes the texts it is given


def intervals(title: str, caption: str, marks: Sequence[Mark]) -> Plot:
    """A dot a row with its interval, on an axis that ends at 1."""
    ends = [mark.interval.low if mark.interval else mark.value for mark in marks]
    low = _below(min(ends))
    with drawing(title):
        height = 0.38 + 0.2 * len(marks)
        figure = Figure(figsize=(_WIDTH, height))
        left = _room([mark.label for mark in marks])
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
        figure = Figure(figsize=(_WIDTH, 2.6))
        axes = figure.add_axes((0.13, 0.17, 0.83, 0.66))
        for n, curve in enumerate(found):
            colour, k = COLOURS[n % len(COLOURS)], n % len(MARKERS)
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
        figure.legend(loc="upper left", bbox_to_anchor=(0.08, 1.0), ncols=3, columnspacing=1.2)
        return Plot(caption, as_svg(figure, f"{title}: {caption}"))


def scatter(title: str, caption: str, x: str, y: str, points: Sequence[Point]) -> Plot:
    """A dot each."""
    with drawing(title):
        figure = Figure(figsize=(_WIDTH, 2.4))
        axes = figure.add_axes((0.15, 0.19, 0.81, 0.75))
        axes.plot(
            [p.x for p in points], [p.y for p in points], "o", color=COLOURS[0], alpha=0.7, markersize=4.5
        )
        axes.set_ylim(_below(min(point.y for point in points)), 1.03)
        axes.set_xlim(0, max(point.x for point in points) * 1.08 or 1)
        axes.xaxis.set_major_locator(matplotlib.ticker.MaxNLocator(5))
        axes.set_xlabel(x)
        axes.set_ylabel(y)
        return Plot(caption, as_svg(figure, f"{title}: {caption}"))


def _below(value: float) -> float:
    """A round figure below, so that an axis does not make a small difference look large."""
    return next((bound for bound in (0.9, 0.8, 0.5) if value >= bound), 0.0)


def _room(labels: Sequence[str]) -> float:
    """The share of a plot's width that its labels take."""
    ems = max(
        (sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.6 for c in label) for label in labels),
        default=0.0,
    )
    return min(0.5, 0.04 + ems * _SIZE / 72 / _WIDTH)

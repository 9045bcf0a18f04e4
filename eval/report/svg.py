"""Drawings as elements of a page: text stays text, and the same figures give the same bytes.

Labels are set in the reader's own fonts, so room for them is reckoned here and not measured.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib
from markupsafe import Markup, escape
from matplotlib.figure import Figure

INK, SOFT, LINE = "#1c2328", "#55616a", "#d8d5cc"
WIDTH, SIZE = 3.5, 8.0  # inches, points

_PROLOGUE = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"<metadata>.*?</metadata>|<style[^>]*>.*?</style>", re.DOTALL)
_ROOT = re.compile(r"<svg[^>]*>")
_GROUP_ID = re.compile(r'<g id="[^"]*"')
_BOX = re.compile(r'viewBox="([^"]*)"')


@contextmanager
def drawing(name: str) -> Iterator[None]:
    """The manner in which all plots are drawn. `name` keeps the marks of one apart from those of others in the page."""
    manner: dict[str, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": name,
        "text.parse_math": False,
        "axes.unicode_minus": False,
        "font.family": "DejaVu Sans",
        "font.size": SIZE,
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


def room(labels: Sequence[str]) -> float:
    """The share of a plot's width that its labels take."""
    ems = max(
        (sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.6 for c in label) for label in labels),
        default=0.0,
    )
    return min(0.5, 0.04 + ems * SIZE / 72 / WIDTH)

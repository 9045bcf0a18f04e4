"""Measuring, breaking and writing Chinese text with the fonts that PyMuPDF carries.

Chinese is set in Droid Sans Fallback and ASCII in Times, as word processors mix them.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby

import pymupdf

# Characters that may not begin a line (避头尾).
_NO_START = frozenset("，。、；：？！）》”’％%,.)")
# Ascender and descender as shares of the type size, for centring a line on its height.
_RISE = 0.86
LEADING = 1.3


@cache
def _fonts() -> tuple[pymupdf.Font, pymupdf.Font]:
    return pymupdf.Font("china-s"), pymupdf.Font("tiro")


def _pieces(text: str) -> list[tuple[bool, str]]:
    """Runs of ASCII and of everything else."""
    return [(ascii_, "".join(run)) for ascii_, run in groupby(text, lambda c: ord(c) < 0x80)]


@cache
def _advance(character: str) -> float:
    """The width of a character in type of size 1."""
    chinese, latin = _fonts()
    font = latin if ord(character) < 0x80 else chinese
    return float(font.text_length(character, fontsize=1))


@cache
def measure(text: str, size: float) -> float:
    """The width of the text in points."""
    return sum(sum(map(_advance, run)) * size for _, run in _pieces(text))


def wrap(text: str, width: float, size: float, first: float = 0.0) -> list[str]:
    """The lines that the text breaks into; the first one is shorter by `first` points.

    Numbers and words stay whole unless they are wider than the line.
    """
    lines: list[str] = []
    line, room = "", width - first
    for token in _tokens(text):
        if line and measure(line + token, size) > room and token not in _NO_START:
            lines.append(line)
            line, room = "", width
        while len(token) > 1 and measure(token, size) > room:
            cut = max(1, next((n for n in range(len(token)) if measure(token[: n + 1], size) > room), 1))
            lines.append(token[:cut])
            token, room = token[cut:], width
        line += token
    return [*lines, line] if line or not lines else lines


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    for ascii_, run in _pieces(text):
        tokens += [run] if ascii_ else list(run)
    return tokens


class Ink:
    """Writes on one page. `close` puts the text into the page, in the order written."""

    def __init__(self, page: pymupdf.Page) -> None:
        self.page = page
        self._plain = pymupdf.TextWriter(page.rect)
        self._bold = pymupdf.TextWriter(page.rect)
        self._rules = page.new_shape()
        self._lines: list[str] = []
        self._pen: tuple[float, float] | None = None
        self._points: dict[tuple[float, float], str] = {}

    def write(self, x: float, top: float, text: str, size: float, bold: bool = False) -> None:
        """One line whose top edge is at `top`."""
        chinese, latin = _fonts()
        writer = self._bold if bold else self._plain
        for ascii_, run in _pieces(text):
            font = latin if ascii_ else chinese
            writer.append((x, top + _RISE * size), run, font=font, fontsize=size)
            x += measure(run, size)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A ruling line (表格线)."""
        start, end = (x0, y0), (x1, y1)
        if start != self._pen:
            self._lines.append(f"{self._printed(start)} m\n")
        self._lines.append(f"{self._printed(end)} l\n")
        self._pen = end

    def _printed(self, point: tuple[float, float]) -> str:
        """The point as the page's content says it."""
        if (said := self._points.get(point)) is None:
            at = pymupdf.Point(point) * self._rules.ipctm
            said = self._points[point] = pymupdf.format_g(pymupdf.JM_TUPLE(at))
        return said

    def close(self) -> None:
        # `draw_line` says the same, but computes each corner anew for every cell that has it
        self._rules.draw_cont = "".join(self._lines)
        self._rules.finish(width=0.5)
        self._rules.commit()
        self._plain.write_text(self.page)
        # Mode 2 strokes the outlines as well: bold without a bold font.
        self._bold.write_text(self.page, render_mode=2)

"""What is printed where a finding is: strips of the page, one under another, with a box on each place.

┌──────────────────────────────┐
│ title and heads of the table │  the strips between are left out
├╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┤
│ row   ┌63.97┐   6.20   75.57 │  → 69.37
└──────────────────────────────┘
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil, floor

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from extractors.report.marks import Mark, Part
from extractors.schema.extraction import PageInfo
from extractors.schema.source import Box

# Pixels a page is drawn with for 72 points: type of 8 points is then 16 pixels high.
DPI = 144
# The widest picture; a page of A3 across has as many.
_WIDEST = 2400
# Points shown above and below a figure, strips nearer to each other than this are one, and all of them together.
_AROUND, _NEAR, _TALLEST = 26.0, 30.0, 400.0
# Points between two strips.
_GAP = 10.0
# Points above the first line of a table in which its heads and title stand.
_HEADS = 84.0
# How far a box stands off its figure.
_OFF = 1.6
_GREY = 246
# Points that an edge may move to fall between two lines of type, and that are left around what is printed.
_SNAP, _MARGIN, _BLANK = 14.0, 8.0, 4.0
# Below this a pixel is printed on; what covers personal data.
_DARK, _COVER = 150, (64, 64, 64)
# What differs by less between red, green and blue is no colour but the edge of a letter.
_TINT = 40
_QUALITY = 68


Pixels = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Frame:
    """A box in the picture, in points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    part: Part


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture of parts of a page as a data URI, with its size in points; `cuts` are the heights where pages were
    left out."""

    page: int
    uri: str
    width: float
    height: float
    frames: tuple[Frame, ...]
    cuts: tuple[float, ...]

    @property
    def size(self) -> int:
        """Bytes that it takes in the file, about."""
        return len(self.uri)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be cut out of a page: the strips from top to bottom, and the places shown in them."""

    page: PageInfo
    strips: tuple[tuple[float, float], ...]
    marks: tuple[Mark, ...]


def plan(page: PageInfo, marks: Sequence[Mark], heads: float | None) -> Plan | None:
    """The strips around the places, the first of them the most important; `heads` is where the table's first line
    begins, which is shown with what stands above it. None where no place is on the page."""
    strips: list[tuple[float, float]] = []
    shown: list[Mark] = []
    on_page = [mark for mark in marks if mark.source.page == page.number and _is_on(mark.source.box, page)]
    for mark in on_page:
        box = mark.source.box
        assert box is not None
        wanted = [(box.y0 - _AROUND, box.y1 + _AROUND)]
        if heads is not None and not strips:
            wanted.insert(0, (heads - _HEADS, heads + 4))
        joined = _joined([*strips, *wanted], page.height)
        if not strips or sum(bottom - top for top, bottom in joined) <= _TALLEST:
            strips = joined
            shown.append(mark)
    # what the strips happen to show is marked as well
    shown += [m for m in on_page if m not in shown and m.source.box and _within(m.source.box, strips)]
    return Plan(page, tuple(strips), tuple(shown)) if shown else None


def _is_on(box: Box | None, page: PageInfo) -> bool:
    return (
        box is not None and 0 <= box.x0 < box.x1 <= page.width + 1 and 0 <= box.y0 < box.y1 <= page.height + 1
    )


def _within(box: Box, strips: Iterable[tuple[float, float]]) -> bool:
    return any(top <= box.y0 and box.y1 <= bottom for top, bottom in strips)


def _joined(strips: Iterable[tuple[float, float]], height: float) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for top, bottom in sorted((max(0.0, top), min(height, bottom)) for top, bottom in strips):
        if joined and top - joined[-1][1] <= _NEAR:
            joined[-1] = (joined[-1][0], max(joined[-1][1], bottom))
        else:
            joined.append((top, bottom))
    return joined


def crop(plan: Plan, picture: Image.Image) -> Crop:
    """The strips cut out of the picture of the whole page. Personal data on it is painted over."""
    page = plan.page
    picture = _without(page.withheld, picture, picture.width / page.width)
    if picture.width > _WIDEST:
        picture = picture.resize((_WIDEST, round(picture.height * _WIDEST / picture.width)))
    scale = picture.width / page.width
    dark = np.asarray(picture.convert("L")) < _DARK
    strips = [
        _trimmed(dark, _snapped(dark, top, scale, -1), _snapped(dark, bottom, scale, 1), scale, plan.marks)
        for top, bottom in plan.strips
    ]
    left, right = _edges(dark, strips, plan.marks, scale)
    height = sum(bottom - top for top, bottom in strips) + _GAP * (len(strips) - 1)
    size = (max(1, round((right - left) * scale)), max(1, round(height * scale)))
    sheet = Image.new("RGB", size, (_GREY, _GREY, _GREY))
    frames: list[Frame] = []
    cuts: list[float] = []
    below = 0.0
    for top, bottom in strips:
        strip = picture.crop(
            (round(left * scale), round(top * scale), round(right * scale), round(bottom * scale))
        )
        sheet.paste(strip, (0, round(below * scale)))
        frames += _frames(plan.marks, (top, bottom), left, below)
        below += bottom - top
        cuts.append(round(below + _GAP / 2, 2))
        below += _GAP
    frames.sort(key=lambda frame: list(Part).index(frame.part), reverse=True)  # the suspect is drawn last
    kind, data = _compressed(sheet)
    uri = f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
    return Crop(page.number, uri, round(right - left, 2), round(height, 2), tuple(frames), tuple(cuts[:-1]))


def _without(withheld: Sequence[Box], picture: Image.Image, scale: float) -> Image.Image:
    if not withheld:
        return picture
    painted = picture.copy()
    pen = ImageDraw.Draw(painted)
    for box in withheld:
        pen.rectangle([scale * x for x in box], fill=_COVER)
    return painted


def _snapped(dark: Pixels, edge: float, scale: float, outwards: int) -> float:
    """The edge moved outwards to where least is printed, so that no line of type is cut in half."""
    last = dark.shape[0]
    exact = edge * scale
    at = min(max(ceil(exact) if outwards > 0 else floor(exact), 0), last)
    reach = range(at, at + outwards * round(_SNAP * scale), outwards)
    rows = [row for row in reach if 0 <= row <= last] or [at]
    # a few pixels together: between the strokes of one character there may be nothing either
    best: int = min(rows, key=lambda row: int(dark[max(0, row - 2) : row + 3].sum()))
    return best / scale


def _trimmed(
    dark: Pixels, top: float, bottom: float, scale: float, marks: Sequence[Mark]
) -> tuple[float, float]:
    """Without the empty paper at its ends, but with every box."""
    first, last = round(top * scale), round(bottom * scale)
    printed = np.flatnonzero(dark[first:last].any(axis=1))
    inked = [(first + int(row)) / scale for row in (*printed[:1], *printed[-1:])]
    boxes = [mark.source.box for mark in marks if mark.source.box]
    held = [y for box in boxes if top <= box.y0 and box.y1 <= bottom for y in (box.y0, box.y1)]
    shown = [*inked, *held] or [top, bottom]
    return max(top, min(shown) - _BLANK), min(bottom, max(shown) + _BLANK)


def _edges(
    dark: Pixels, strips: Sequence[tuple[float, float]], marks: Sequence[Mark], scale: float
) -> tuple[float, float]:
    """From where to where the strips are printed on: the margins of the page are left out."""
    rows = np.concatenate([dark[round(top * scale) : round(bottom * scale)] for top, bottom in strips])
    printed = np.flatnonzero(rows.any(axis=0))
    width = dark.shape[1] / scale
    inked = (int(printed[0]) / scale, int(printed[-1]) / scale) if len(printed) else (0.0, width)
    boxes = [mark.source.box for mark in marks if mark.source.box]
    left = min([inked[0], *(box.x0 for box in boxes)]) - _MARGIN
    right = max([inked[1], *(box.x1 for box in boxes)]) + _MARGIN
    return max(0.0, left), min(width, right)


def _frames(marks: Iterable[Mark], strip: tuple[float, float], left: float, below: float) -> Iterator[Frame]:
    top, bottom = strip
    for mark in marks:
        box = mark.source.box
        if box is not None and top <= box.y0 and box.y1 <= bottom:
            yield Frame(
                x=round(box.x0 - left - _OFF, 2),
                y=round(box.y0 - top + below - _OFF, 2),
                width=round(box.x1 - box.x0 + 2 * _OFF, 2),
                height=round(box.y1 - box.y0 + 2 * _OFF, 2),
                part=mark.part,
            )


def _compressed(sheet: Image.Image) -> tuple[str, bytes]:
    """Type on white is smallest as a picture of a few greys, a photograph as JPEG."""
    channels = np.asarray(sheet.reduce(8) if min(sheet.size) >= 8 else sheet, np.int16)
    coloured = bool((channels.max(axis=2) - channels.min(axis=2) > _TINT).any())
    plain = sheet if coloured else sheet.convert("L")
    drawn, photographed = BytesIO(), BytesIO()
    plain.quantize(32 if coloured else 16).save(drawn, "PNG", optimize=True)
    plain.save(photographed, "JPEG", quality=_QUALITY)
    if len(drawn.getvalue()) <= 1.2 * len(photographed.getvalue()):
        return "png", drawn.getvalue()
    return "jpeg", photographed.getvalue()

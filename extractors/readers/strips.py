"""What the recogniser is given: a line of type each, or the short lines of one cell side by side (文字条)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.readers.inked import Rectangle, lines
from extractors.readers.parted import parted
from extractors.readers.recognition import Quads
from extractors.readers.straighten import Pixels

# A line that is higher than so many of its widths is no line: characters stacked in a narrow column.
_UPRIGHT = 1.5
# Room above and below the ink of a line, left and right of it, and between lines set side by side, as the recogniser is
# used to; in heights of the line.
_ABOVE, _BESIDE, _BETWEEN = 0.4, 0.6, 0.2
# The same for a closer look, at print that is no higher than so many pixels.
_CLOSE_ABOVE, _CLOSE_BESIDE = 0.15, 0.3
SMALL = 9
# Digits are this much lower than the letters of their row; what is lower still is no digit. In pixels: how exactly the
# upper and lower edges of cells tell their rows.
_LOW, _ROW = 0.7, 4
# A line of ink fills no more than this share of the height of what was detected around it, and is wider by no more than so
# many of its heights: a number at its beginning may not have been detected. Lines of one sort of type are as high as
# others but for such a factor.
_FILLED, _WIDER, _ALIKE = 0.85, 2.5, 0.6
# A dash is this much wider than high, and in pixels no higher than this.
_DASH, _DASH_HEIGHT = 2.5, 4
# Lines of a cell are read as one while that one is no longer than so many of its heights.
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Strip:
    """A picture of one line for the recogniser, and the boxes on the page that it was put together from.

    `starts` are the places in the picture, from the left, where each box's piece begins, and `margins` how far inside of
    the piece the box itself does. `whole` says that it is all that an area enclosed by ruling lines holds, `tall` how many
    pixels the highest of its lines has, from ink to ink; 0 where that was not measured. `close` is another picture of
    the same with less room around it, for print so small that one is not enough.
    """

    pixels: Pixels
    boxes: tuple[Rectangle, ...]
    starts: tuple[int, ...] = (0,)
    margins: tuple[int, ...] = (0,)
    whole: bool = False
    tall: int = 0
    close: Pixels | None = None

    @property
    def is_dash(self) -> bool:
        """Whether nothing but dashes is printed (—, ----), which would be letters if they were enlarged."""
        return (
            self.whole
            and len(self.boxes) == 1
            and _DASH * self.boxes[0].height <= self.boxes[0].width
            and self.boxes[0].height <= _DASH_HEIGHT
        )


def cut(pixels: Pixels, quads: Quads, areas: Sequence[Rectangle], inked: Pixels) -> Iterator[Strip]:
    """The strips of a page: in cells by their ink, all lines of a cell as one where they are short, elsewhere and in cells
    that hold long lines as the detector found them."""
    typed_in = [lines(inked, area) for area in areas]
    quads = parted(quads, areas, typed_in)
    held = _held(quads, areas)
    done: set[int] = set()
    usual = _usual_heights(areas, typed_in)
    for number in range(len(areas)):
        mine = [quads[n] for n in held.get(number, [])]
        typed = _agreed(typed_in[number], mine, usual[number])
        if not typed:
            continue
        joined = _joined(pixels, typed, areas[number], whole=True, beside=usual[number])
        if joined is not None:
            done.update(held.get(number, []))
            yield joined
        elif not _detected(typed, mine):
            done.update(held.get(number, []))
            yield from _one_by_one(pixels, typed, areas[number])
    for number, quad in enumerate(quads):
        if number in done:
            continue
        box = _around(quad)
        typed = lines(inked, box) if box.height > _UPRIGHT * box.width else []
        stacked = _joined(pixels, typed, _around(quad)) if typed else None
        if stacked is not None:
            yield stacked
        else:
            yield _of_quad(pixels, quad)


def _held(quads: Quads, areas: Sequence[Rectangle]) -> dict[int, list[int]]:
    """The numbers of the quads whose middle lies in each area."""
    held: dict[int, list[int]] = {}
    if not len(areas) or not len(quads):
        return held
    edges = np.array(areas, np.float32)
    for number, (x, y) in enumerate(quads.mean(axis=1)):
        inside = (edges[:, 0] <= x) & (x < edges[:, 2]) & (edges[:, 1] <= y) & (y < edges[:, 3])
        if inside.any():
            held.setdefault(int(inside.argmax()), []).append(number)
    return held


def _detected(typed: Sequence[Rectangle], quads: Sequence[Quads]) -> bool:
    """Whether the detector found all lines of a cell, as lines."""
    boxes = [_around(quad) for quad in quads]
    if any(box.height > _UPRIGHT * box.width for box in boxes):
        return False
    middles = [((t.x0 + t.x1) / 2, (t.y0 + t.y1) / 2) for t in typed]
    return all(any(box.holds(x, y) for box in boxes) for x, y in middles)


def _agreed(typed: Sequence[Rectangle], quads: Sequence[Quads], usual: int) -> list[Rectangle]:
    """The lines of a cell that can be relied on; none where it is better read as the detector sees it.

    What is inked may be a seal or dirt, and what is detected may lack a digit: a line that was not detected must be as high
    as others, and one that was must be as large as the detector says. Characters stacked in a narrow column are no line to
    the detector, and there the ink alone tells.
    """
    boxes = [_around(quad) for quad in quads]
    if any(box.height > _UPRIGHT * box.width for box in boxes):
        return list(typed)
    seen: list[Rectangle] = []
    others: list[Rectangle] = []
    matched: set[int] = set()
    for line in typed:
        at = next((n for n, box in enumerate(boxes) if _covers(box, line)), None)
        if at is None:
            others.append(line)
        elif line.height > _FILLED * boxes[at].height or line.width > boxes[at].width + _WIDER * line.height:
            return []
        else:
            matched.add(at)
            seen.append(line)
    if len(matched) < len(boxes):
        return []
    height = float(np.median([line.height for line in seen])) if seen else usual
    missed = [line for line in others if _ALIKE * height <= line.height <= height / _ALIKE]
    return sorted([*seen, *missed], key=lambda line: line.y0)


def _covers(box: Rectangle, line: Rectangle) -> bool:
    return box.holds((line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2)


def _usual_heights(areas: Sequence[Rectangle], typed_in: Sequence[Sequence[Rectangle]]) -> list[int]:
    """For each area the usual height of the lines in its row of the table: asterisks and points are lower than letters, and
    are not to be enlarged to their size."""
    rows = [(round(area.y0 / _ROW), round(area.y1 / _ROW)) for area in areas]
    heights: dict[tuple[int, int], list[int]] = {}
    for row, typed in zip(rows, typed_in, strict=True):
        heights.setdefault(row, []).extend(line.height for line in typed)
    return [round(float(np.median(found))) if (found := heights[row]) else 0 for row in rows]


def _one_by_one(pixels: Pixels, typed: Sequence[Rectangle], area: Rectangle) -> Iterator[Strip]:
    for line in typed:
        strip = _joined(pixels, [line], area)
        if strip is not None:
            yield strip


def _joined(
    pixels: Pixels, typed: Sequence[Rectangle], area: Rectangle, *, whole: bool = False, beside: int = 0
) -> Strip | None:
    """The lines of an area side by side, since a character without neighbours is harder to read; None where they would make
    too long a strip. `beside` is the height of the highest line in the same row."""
    height = max(line.height for line in typed)
    if height < _LOW * beside:
        height = beside
    if len(typed) > 1 and sum(line.width for line in typed) > _LONGEST * height:
        return None
    picture, starts, margins = _side_by_side(pixels, typed, area, height, (_ABOVE, _BESIDE, _BETWEEN))
    close = None
    if whole and height <= SMALL:
        close = _side_by_side(pixels, typed, area, height, (_CLOSE_ABOVE, _CLOSE_BESIDE, _BETWEEN))[0]
    return Strip(picture, tuple(typed), starts, margins, whole, height, close)


def _side_by_side(
    pixels: Pixels,
    typed: Sequence[Rectangle],
    area: Rectangle,
    height: int,
    room: tuple[float, float, float],
) -> tuple[Pixels, tuple[int, ...], tuple[int, ...]]:
    """The picture of the lines, where each one's piece begins, and how much room that has before the line."""
    above, beside, between = (max(1, round(share * height)) for share in room)
    last = len(typed) - 1
    pieces: list[Pixels] = []
    starts: list[int] = []
    margins: list[int] = []
    left = 0
    for number, line in enumerate(typed):
        before = beside if number == 0 else between
        behind = beside if number == last else between
        top = (line.y0 + line.y1) // 2 - height // 2 - above
        window = Rectangle(line.x0 - before, top, line.x1 + behind, top + height + 2 * above)
        piece = _window(pixels, window, area)
        pieces.append(piece)
        starts.append(left)
        margins.append(before)
        left += piece.shape[1]
    return np.hstack(pieces), tuple(starts), tuple(margins)


def _window(pixels: Pixels, window: Rectangle, area: Rectangle) -> Pixels:
    """A part of the picture; beyond the sides of the area there is nothing but paper, as the ruling lines there would be
    read as brackets and ones. What is above and below it is no letter, and small print is read worse without it."""
    height, width = pixels.shape[:2]
    x0, x1 = max(window.x0, area.x0 + 1, 0), min(window.x1, area.x1 - 1, width)
    y0, y1 = max(window.y0, 0), min(window.y1, height)
    part = pixels[y0:y1, x0:x1]
    above, below, before, behind = y0 - window.y0, window.y1 - y1, x0 - window.x0, window.x1 - x1
    if above or below:
        part = cv2.copyMakeBorder(part, above, below, 0, 0, cv2.BORDER_REPLICATE)
    if before or behind:
        paper = np.median(part.reshape(-1, *part.shape[2:]), axis=0).astype(int).tolist()
        part = cv2.copyMakeBorder(part, 0, 0, before, behind, cv2.BORDER_CONSTANT, value=paper)
    return part


def _of_quad(pixels: Pixels, quad: Quads) -> Strip:
    """What stands in a detected quadrangle, set upright."""
    width = max(1, round(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3]))))
    height = max(1, round(max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1]))))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    upright = cv2.warpPerspective(
        pixels,
        cv2.getPerspectiveTransform(quad, corners),
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return Strip(upright, (_around(quad),))


def _around(quad: Quads) -> Rectangle:
    (x0, y0), (x1, y1) = quad.min(axis=0), quad.max(axis=0)
    return Rectangle(round(x0), round(y0), max(round(x1), round(x0) + 1), max(round(y1), round(y0) + 1))

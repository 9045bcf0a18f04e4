"""PDF pages with a text layer → words and ruling lines, in points, origin top left, rotation applied.

One of the two homes of PyMuPDF (the other is `image`, for pictures of pages). `find_tables()` is not used: on real disclosures
it costs many times what words and drawings cost together (`make bench` tells).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from math import isfinite
from statistics import median
from typing import TYPE_CHECKING, Any

import pymupdf

from extractors.readers.characters import GAP, IDEOGRAPHS, Character, around, concealed, crossing, cut
from extractors.readers.radicals import plain
from extractors.schema.disclosure import Page, Ruling, Word
from extractors.schema.hidden import Hidden, Why
from extractors.schema.source import Box

if TYPE_CHECKING:
    from extractors.readers.hidden import Unseen

# Rectangles thinner than this are ruling lines drawn as areas (Word and Excel do so).
_THIN = 2.5
# Where a word of MuPDF's holds its characters, and the numbers of its block and of its line in it.
_TEXT, _BLOCK, _LINE = 4, 5, 6
_Printed = tuple[Any, ...]
_NOTHING = ((0.0,),) * 4
# Characters narrower than this share of what their height lets expect are of two heights.
_TALL = 0.85
# Fewer words that end in a digit make no table.
_FEWEST_FIGURES = 3

# Text that is clipped away is not printed; ligatures and hidden duplicates have no place in a figure.
_CLIPPED = pymupdf.TEXT_MEDIABOX_CLIP | getattr(pymupdf, "TEXT_CLIP", 0)
_FLAGS = (pymupdf.TEXTFLAGS_WORDS & ~pymupdf.TEXT_PRESERVE_LIGATURES) | _CLIPPED
# No page is larger; and edges of the page and of clips are told with so much less or more, in points.
_EVERYWHERE = pymupdf.INFINITE_RECT()
_EDGE = 0.5
# Letters that what comes later is seen through.
_TEXT_CLIP = re.compile(rb"[4-7]\s+Tr\b")

# A word of ideographs at least this much narrower than as many as high would be may be written across the page.
_STEEP = 1.5
# A line of type whose direction is further from both edges of the paper than this is written across it.
_ASLANT = 0.1


def page(page: pymupdf.Page, number: int, unseen: Unseen | None = None) -> Page:
    """The words and rulings of one page with a text layer; `hidden` is what is cut off or lies beyond its edges, and with
    `unseen` also what that knows, which then is no part of the words."""
    matrix = page.rotation_matrix if page.rotation else None
    drawings = page.get_cdrawings(extended=True)
    rulings = tuple(_rulings(drawings, matrix))
    paper = page.rect
    text, printed, whole = _texts(page, paper, drawings)
    boxes = [placed(corners, matrix) for corners in printed]
    verticals = sorted((r.x0, r.y0, r.y1) for r in rulings if not r.horizontal)
    if verticals:
        apart = {
            (word[_BLOCK], word[_LINE])
            for word, box in zip(printed, boxes, strict=True)
            if crossing(box, verticals)
        }
    else:
        apart = _gapped(printed)
    aslant = _aslant(text) if any(map(_is_steep, printed)) else set()
    lines = _lines(text, matrix, apart, unseen) if apart or unseen is not None else {}
    partly = {at for at, line in lines.items() if any(character.why for character in line)}
    apart = (apart | partly) - aslant
    words = [
        Word(meant, box)
        for word, box in zip(printed, boxes, strict=True)
        if (at := (word[_BLOCK], word[_LINE])) not in apart
        and at not in aslant
        and (meant := plain(word[_TEXT]))
    ]
    words.extend(cut((line for at, line in lines.items() if at in apart), verticals))
    hidden = [each for at in sorted(partly) for each in concealed(lines[at], number)]
    if whole is not None:
        edges = Box(0.0, 0.0, paper.width, paper.height)
        hidden += _cut_off(printed, whole, number, edges, matrix)
    return Page(
        number=number,
        width=paper.width,
        height=paper.height,
        words=tuple(_printed_once(words)),
        rulings=rulings,
        hidden=tuple(hidden),
    )


def _texts(
    page: pymupdf.Page, paper: pymupdf.Rect, drawings: list[dict[str, Any]]
) -> tuple[pymupdf.TextPage, list[_Printed], list[_Printed] | None]:
    """The text that is printed, its words, and all words where some are clipped away or lie outside; most pages are read
    once."""
    right, bottom = paper.width - _EDGE, paper.height - _EDGE
    if page.rotation % 180:
        right, bottom = bottom, right
    everything = page.get_textpage(clip=_EVERYWHERE, flags=_FLAGS & ~_CLIPPED)
    narrow = any(
        x0 > _EDGE or y0 > _EDGE or x1 < right or y1 < bottom
        for x0, y0, x1, y1 in (path["scissor"] for path in drawings if path["type"] == "clip")
    )
    if not narrow and not _clips_by_text(page):
        whole = everything.extractWORDS()
        lefts, tops, rights, bottoms, *_ = zip(*whole, strict=True) if whole else _NOTHING
        if min(lefts) >= 0 and min(tops) >= 0 and max(rights) <= right and max(bottoms) <= bottom:
            return everything, whole, None
    text = page.get_textpage(flags=_FLAGS)
    printed = text.extractWORDS()
    # to count the characters costs less than to take the words
    same = len("".join(everything.extractText().split())) == sum(len(word[_TEXT]) for word in printed)
    return text, printed, None if same else everything.extractWORDS()


def _clips_by_text(page: pymupdf.Page) -> bool:
    """Whether what follows on the page, or in a form on it, may be seen only through letters; drawings do not tell."""
    instructions = page.read_contents()
    return bool(page.get_xobjects()) or (
        b"Tr" in instructions and _TEXT_CLIP.search(instructions) is not None
    )


def _rulings(drawings: list[dict[str, Any]], matrix: pymupdf.Matrix | None) -> Iterator[Ruling]:
    for path in drawings:
        if "items" not in path or path["type"] == "clip":
            continue
        stroke = path.get("color")
        fill = path.get("fill")
        stroked = stroke is not None and not _white(stroke)
        if not stroked and (fill is None or _white(fill)):
            continue
        for item in path["items"]:
            if item[0] == "l":
                if stroked:
                    yield from _line(placed((*item[1], *item[2]), matrix))
                continue
            if item[0] == "re":
                box = placed(item[1], matrix)
            elif item[0] == "qu":
                corners = item[1]
                box = placed((*corners[0], *corners[3]), matrix)
            else:
                continue
            yield from _rectangle(box, stroked)


def _line(box: Box) -> Iterator[Ruling]:
    if box.x1 - box.x0 <= _THIN or box.y1 - box.y0 <= _THIN:
        yield Ruling(*box)


def _rectangle(box: Box, stroked: bool) -> Iterator[Ruling]:
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if height <= _THIN and width > height:
        middle = (box.y0 + box.y1) / 2
        yield Ruling(box.x0, middle, box.x1, middle)
    elif width <= _THIN:
        middle = (box.x0 + box.x1) / 2
        yield Ruling(middle, box.y0, middle, box.y1)
    elif stroked:
        yield Ruling(box.x0, box.y0, box.x1, box.y0)
        yield Ruling(box.x0, box.y1, box.x1, box.y1)
        yield Ruling(box.x0, box.y0, box.x0, box.y1)
        yield Ruling(box.x1, box.y0, box.x1, box.y1)


def _white(color: tuple[float, ...]) -> bool:
    return min(color) > 0.97


def placed(corners: Any, matrix: pymupdf.Matrix | None = None) -> Box:
    """The box around two corners that MuPDF gives in the page's own directions; `matrix` turns it as the page is."""
    x0, y0, x1, y1 = corners[:4]
    if matrix is not None:
        a, b = pymupdf.Point(x0, y0) * matrix, pymupdf.Point(x1, y1) * matrix
        x0, y0, x1, y1 = a.x, a.y, b.x, b.y
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _gapped(printed: list[Any]) -> set[tuple[int, int]]:
    """Lines with a word of ideographs wider than its characters, or taller: MuPDF takes names in neighbouring columns
    for one word when the gap between them is narrow, even where one stands half a line higher, and a name with the
    code beside it. Looked for only where figures stand alone, as in a table."""
    if sum(text[-1].isdigit() for *_, text, _, _, _ in printed) < _FEWEST_FIGURES:
        return set()
    wide = [
        (block, line, x1 - x0, y1 - y0, _fullwidths(text), text)
        for x0, y0, x1, y1, text, block, line, _ in printed
        if len(text) > 1 and max(text) > IDEOGRAPHS and y1 > y0
    ]
    pure = [width / count / height for _, _, width, height, count, text in wide if min(text) > IDEOGRAPHS]
    if not pure:
        return set()
    usual = median(pure)
    return {
        (block, line)
        for block, line, width, height, count, text in wide
        if width - usual * height * count > GAP / 2 * height or width / count < _TALL * usual * height
    }


def _is_steep(word: tuple[Any, ...]) -> bool:
    """Whether a word of MuPDF's is too high for a line from left to right: its box holds a line that rises or falls."""
    text = word[_TEXT]
    if text[0] < IDEOGRAPHS or text[-1] < IDEOGRAPHS or len(text) < 2:
        return False
    return bool(len(text) * (word[3] - word[1]) > _STEEP * (word[2] - word[0]))


def _aslant(text: pymupdf.TextPage) -> set[tuple[int, int]]:
    """Lines written across the page: a watermark (水印), which is no part of the table it runs through."""
    return {
        (block["number"], number)
        for block in text.extractDICT()["blocks"]
        for number, line in enumerate(block.get("lines", ()))
        if min(map(abs, line["dir"])) > _ASLANT
    }


def _fullwidths(text: str) -> float:
    """How many ideographs the text is as wide as: digits and most letters are half as wide, points and dashes less."""
    return sum(1.0 if c > IDEOGRAPHS else 0.25 if c in ".,:;-/" else 0.5 for c in text)


def _lines(
    text: pymupdf.TextPage,
    matrix: pymupdf.Matrix | None,
    wanted: set[tuple[int, int]],
    unseen: Unseen | None,
) -> dict[tuple[int, int], list[Character]]:
    """The characters of the wanted lines, of every line where some cannot be seen, by the numbers of its block and of
    itself in it."""
    return {
        at: [
            Character(
                char["c"],
                placed(char["bbox"], matrix),
                None if unseen is None else unseen.why(char["c"], char["origin"]),
            )
            for span in line["spans"]
            for char in span["chars"]
        ]
        for block in text.extractRAWDICT()["blocks"]
        for number, line in enumerate(block.get("lines", ()))
        if (at := (block["number"], number)) in wanted or unseen is not None
    }


def _cut_off(
    printed: list[_Printed], whole: list[_Printed], number: int, paper: Box, matrix: pymupdf.Matrix | None
) -> Iterator[Hidden]:
    """The words of the whole text that are not among the printed ones, line by line."""
    shown = {(word[_TEXT], word[0], word[1]) for word in printed}
    missing = (word for word in whole if (word[_TEXT], word[0], word[1]) not in shown)
    for _, found in groupby(missing, key=lambda word: (word[_BLOCK], word[_LINE])):
        words = list(found)
        box = around(placed(word, matrix) for word in words)
        beyond = box.x1 <= paper.x0 or box.x0 >= paper.x1 or box.y1 <= paper.y0 or box.y0 >= paper.y1
        text = " ".join(plain(word[_TEXT]) for word in words)
        # what stands beyond all numbers has no place that could be told
        place = box if all(map(isfinite, box)) else None
        yield Hidden(text=text, why=Why.OUTSIDE if beyond else Why.CLIPPED, page=number, box=place)


def _printed_once(words: list[Word]) -> Iterator[Word]:
    """Words without the second copy that some producers print on the same spot to embolden it."""
    seen: dict[str, set[tuple[int, int]]] = {}
    for word in words:
        x, y = round(word.box.x0 / 2), round(word.box.y0 / 2)
        spots = seen.setdefault(word.text, set())
        if spots and any((x + dx, y + dy) in spots for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            continue
        spots.add((x, y))
        yield word

"""PDF pages with a text layer → words and ruling lines, in points, origin top left, rotation applied.

One of the two homes of PyMuPDF (the other is `image`, for pictures of pages). `find_tables()` is not used: on real disclosures
it costs many times what words and drawings cost together (`make bench` tells).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from math import inf
from statistics import median
from typing import Any

import pymupdf

from extractors.schema.disclosure import Page, Ruling, Word
from extractors.schema.source import Box

# Rectangles thinner than this are ruling lines drawn as areas (Word and Excel do so).
_THIN = 2.5
# Words further apart than this share of their height are two words, though no space is written between them.
_GAP = 0.3
# Where a word of MuPDF's holds its characters, and the numbers of its block and of its line in it.
_TEXT, _BLOCK, _LINE = 4, 5, 6
# Characters narrower than this share of what their height lets expect are of two heights.
_TALL = 0.85
# Ideographs and their punctuation stand behind this character, all of them as wide as high.
_IDEOGRAPHS = "\u2e80"
# Fewer words that end in a digit make no table.
_FEWEST_FIGURES = 3
# No line begins with these, so no cell does: they hang over the edge of the cell that they end.
_CLOSING = frozenset("，。、；：？！）》”’％%,.)")
# A word reaches into the next cell when a vertical line passes it further inside than this.
_INSIDE = 2.0

# Text that is clipped away is not printed; ligatures and hidden duplicates have no place in a figure.
_FLAGS = (
    (pymupdf.TEXTFLAGS_WORDS & ~pymupdf.TEXT_PRESERVE_LIGATURES)
    | pymupdf.TEXT_MEDIABOX_CLIP
    | getattr(pymupdf, "TEXT_CLIP", 0)
)

# Radicals and compatibility ideographs that some producers write instead of the ideograph of the same shape, and hyphens
# instead of the sign: a font tells only what its glyphs look like. NFKC knows the Kangxi block but gives the
# traditional 戶, and it does not know the supplement (U+2E80…); those met in simplified print are listed.
_RADICALS: dict[int, str] = {
    **{
        code: unicodedata.normalize("NFKC", chr(code))
        for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00))
    },
    **dict.fromkeys((0xAD, 0x2010, 0x2011), "-"),
    **dict(
        zip(
            map(ord, "⼾⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰"),
            "户母民西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙",
            strict=True,
        )
    ),
}
_RADICAL = re.compile("[\u00ad\u2010\u2011\u2e80-\u2fdf\uf900-\ufaff]")
# A word of ideographs at least this much narrower than as many as high would be may be written across the page.
_STEEP = 1.5
# A line of type whose direction is further from both edges of the paper than this is written across it.
_ASLANT = 0.1

# x, top and bottom of a vertical ruling line; in lists from left to right.
_Vertical = tuple[float, float, float]


def page(page: pymupdf.Page, number: int) -> Page:
    """The words and rulings of one page with a text layer."""
    matrix = page.rotation_matrix if page.rotation else None
    rulings = tuple(_rulings(page, matrix))
    text = page.get_textpage(flags=_FLAGS)
    printed = page.get_text("words", textpage=text)
    boxes = [placed(corners, matrix) for corners in printed]
    verticals = sorted((r.x0, r.y0, r.y1) for r in rulings if not r.horizontal)
    if verticals:
        cut = {
            (word[_BLOCK], word[_LINE])
            for word, box in zip(printed, boxes, strict=True)
            if _crossing(box, verticals)
        }
    else:
        cut = _gapped(printed)
    aslant = _aslant(page, text) if any(map(_is_steep, printed)) else set()
    cut -= aslant
    words = [
        Word(plain, box)
        for word, box in zip(printed, boxes, strict=True)
        if (at := (word[_BLOCK], word[_LINE])) not in cut
        and at not in aslant
        and (plain := _plain(word[_TEXT]))
    ]
    if cut:
        words.extend(_cut(page.get_text("rawdict", textpage=text), cut, verticals, matrix))
    paper = page.rect
    return Page(
        number=number,
        width=paper.width,
        height=paper.height,
        words=tuple(_printed_once(words)),
        rulings=rulings,
    )


def _rulings(page: pymupdf.Page, matrix: pymupdf.Matrix | None) -> Iterator[Ruling]:
    for path in page.get_cdrawings():
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


def _crossing(box: Box, verticals: list[_Vertical]) -> list[float]:
    """x of the ruling lines that pass through a word."""
    first = bisect_right(verticals, (box.x0 + _INSIDE, inf, inf))
    last = bisect_left(verticals, (box.x1 - _INSIDE, -inf, -inf))
    if first >= last:
        return []
    middle = (box.y0 + box.y1) / 2
    return sorted({x for x, top, bottom in verticals[first:last] if top <= middle <= bottom})


def _gapped(printed: list[Any]) -> set[tuple[int, int]]:
    """Lines with a word of ideographs wider than its characters, or taller: MuPDF takes names in neighbouring columns
    for one word when the gap between them is narrow, even where one stands half a line higher, and a name with the
    code beside it. Looked for only where figures stand alone, as in a table."""
    if sum(text[-1].isdigit() for *_, text, _, _, _ in printed) < _FEWEST_FIGURES:
        return set()
    wide = [
        (block, line, x1 - x0, y1 - y0, _fullwidths(text), text)
        for x0, y0, x1, y1, text, block, line, _ in printed
        if len(text) > 1 and max(text) > _IDEOGRAPHS and y1 > y0
    ]
    pure = [width / count / height for _, _, width, height, count, text in wide if min(text) > _IDEOGRAPHS]
    if not pure:
        return set()
    usual = median(pure)
    return {
        (block, line)
        for block, line, width, height, count, text in wide
        if width - usual * height * count > _GAP / 2 * height or width / count < _TALL * usual * height
    }


def _is_steep(word: tuple[Any, ...]) -> bool:
    """Whether a word of MuPDF's is too high for a line from left to right: its box holds a line that rises or falls."""
    text = word[_TEXT]
    if text[0] < _IDEOGRAPHS or text[-1] < _IDEOGRAPHS or len(text) < 2:
        return False
    return bool(len(text) * (word[3] - word[1]) > _STEEP * (word[2] - word[0]))


def _aslant(page: pymupdf.Page, text: pymupdf.TextPage) -> set[tuple[int, int]]:
    """Lines written across the page: a watermark (水印), which is no part of the table it runs through."""
    return {
        (block["number"], number)
        for block in page.get_text("dict", textpage=text)["blocks"]
        for number, line in enumerate(block.get("lines", ()))
        if min(map(abs, line["dir"])) > _ASLANT
    }


def _fullwidths(text: str) -> float:
    """How many ideographs the text is as wide as: digits and most letters are half as wide, points and dashes less."""
    return sum(1.0 if c > _IDEOGRAPHS else 0.25 if c in ".,:;-/" else 0.5 for c in text)


def _cut(
    printed: dict[str, Any],
    crossed: set[tuple[int, int]],
    verticals: list[_Vertical],
    matrix: pymupdf.Matrix | None,
) -> Iterator[Word]:
    """The words of some lines, cut where a ruling line passes between two of their characters or, on a page without
    such lines, where a gap is."""
    for block in printed["blocks"]:
        for number, line in enumerate(block.get("lines", ())):
            if (block["number"], number) not in crossed:
                continue
            characters = [
                (char["c"], placed(char["bbox"], matrix)) for span in line["spans"] for char in span["chars"]
            ]
            lines = _crossing(_around(box for _, box in characters), verticals)
            word: list[tuple[str, Box]] = []
            cell = 0
            for text, box in characters:
                at = bisect_right(lines, box.center[0])
                apart = not verticals and word and _stand_apart(word[-1], (text, box))
                if word and at != cell and text in _CLOSING and not _far(word[-1][1], box):
                    at = cell
                if word and (text.isspace() or at != cell or apart):
                    yield Word(_plain("".join(c for c, _ in word)), _around(b for _, b in word))
                    word = []
                cell = at
                if not text.isspace():
                    word.append((text, box))
            if word:
                yield Word(_plain("".join(c for c, _ in word)), _around(b for _, b in word))


def _far(left: Box, right: Box) -> bool:
    return right.x0 - left.x1 > _GAP * (right.y1 - right.y0)


def _stand_apart(left: tuple[str, Box], right: tuple[str, Box]) -> bool:
    """Whether a gap is beside an ideograph; elsewhere MuPDF sees gaps itself."""
    (a, before), (b, after) = left, right
    return max(a, b) > _IDEOGRAPHS and _far(before, after)


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)  # a line or word has at least one character
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


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


def _plain(text: str) -> str:
    # few texts hold one, and to look for it costs less than to translate
    return (text.translate(_RADICALS) if _RADICAL.search(text) else text).strip()

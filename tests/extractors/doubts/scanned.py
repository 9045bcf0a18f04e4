"""A scanned page of one table, and what OCR is said to have read on it: figures as the test has them, with what else they are."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import pymupdf

from eval.render.place import Rendered
from eval.render.scan import DAMAGE, Scanner, scan
from extractors.readers import read
from extractors.schema.disclosure import Page, Word
from extractors.schema.source import Box

_SIZE, _LEFT, _RIGHT, _TOP, _HEIGHT = (480.0, 320.0), 40, 440, 110, 24
_NEARLY = math.log(0.1)


@dataclass(frozen=True)
class Scanned:
    """`data` is a PDF of a picture, `page` what is read on it, `boxes` where each printed figure stands on the straight page.

    It is a shelf: that page is not read by OCR, which takes seconds."""

    data: bytes
    page: Page
    boxes: Mapping[str, Box]
    given_up: Container[int] = ()

    def get(self, number: int) -> Page | None:
        return self.page if number == self.page.number else None

    def put(self, page: Page) -> None:
        raise AssertionError("all pages are on the shelf")


def scanned(
    rows: Sequence[tuple[str, ...]],
    readings: Mapping[str, Sequence[str]],
    heads: tuple[str, ...] = ("项目名称", "金额"),
    scanner: Scanner = DAMAGE["light"],
) -> Scanned:
    """The rows as they are printed. `readings` are of a printed figure what is read, and what it may be as well, each ten
    times less likely than the one before."""
    printed = (heads, *rows)
    typed = _typed(printed)
    words = tuple(
        _read(word, readings[word.text]) if word.text in readings else replace(word, confidence=0.95)
        for word in typed.words
    )
    page = replace(typed, words=words, reader="ocr", legibility=0.8)
    boxes = {word.text: word.box for word in typed.words}
    return Scanned(_scan(printed, scanner), page, boxes)


def _read(word: Word, readings: Sequence[str]) -> Word:
    others = tuple((text, _NEARLY * n) for n, text in enumerate(readings))
    return replace(word, text=readings[0], confidence=0.6, others=others)


# Many tests print the same rows, and differ in what is read of them.
@cache
def _scan(rows: tuple[tuple[str, ...], ...], scanner: Scanner) -> bytes:
    return scan(Rendered(_drawn(rows), {}), scanner).data


@cache
def _typed(rows: tuple[tuple[str, ...], ...]) -> Page:
    (page,) = read(_drawn(rows), "a.pdf")
    return page


@cache
def _drawn(rows: Sequence[tuple[str, ...]]) -> bytes:
    document = pymupdf.open()
    page = document.new_page(width=_SIZE[0], height=_SIZE[1])
    for top, text in ((20, "浦河县民政局2022年部门预算"), (50, "项目支出表"), (80, "单位：万元")):
        page.insert_htmlbox((_LEFT, top, _RIGHT, top + 26), f"<p>{text}</p>")
    xs = [_LEFT + n * (_RIGHT - _LEFT) / len(rows[0]) for n in range(len(rows[0]) + 1)]
    bottom = _TOP + _HEIGHT * len(rows)
    for row in range(len(rows) + 1):
        page.draw_line((_LEFT, _TOP + _HEIGHT * row), (_RIGHT, _TOP + _HEIGHT * row))
    for x in xs:
        page.draw_line((x, _TOP), (x, bottom))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            top = _TOP + _HEIGHT * row
            place = (xs[column] + 6, top + 5, xs[column + 1], top + _HEIGHT)
            page.insert_htmlbox(place, f"<p style='font-size:11px'>{text}</p>")
    data: bytes = document.tobytes(no_new_id=True)
    return data

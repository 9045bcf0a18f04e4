"""Pictures of a drawn page, straight and clean, for tests that damage them and restore them."""

from __future__ import annotations

from functools import cache

import pymupdf
import pytest

from extractors.readers.image import of_page
from extractors.readers.limits import Limits
from extractors.readers.picture import Picture

SIZE = (560.0, 400.0)
ROWS = (
    ("科目编码", "科目名称", "预算数", "决算数"),
    ("2050199", "其他教育管理事务支出", "1,234.50", "1,200.00"),
    ("2080505", "机关事业单位基本养老保险缴费支出", "308.16", "299.87"),
    ("2210201", "住房公积金", "3,974.12", "3,970.00"),
    ("", "合计", "5,516.78", "5,469.87"),
)
XS, Y, HEIGHT = (40, 120, 330, 420, 520), 150, 34


@cache
def _drawn() -> Picture:
    page = pymupdf.open().new_page(width=SIZE[0], height=SIZE[1])
    page.insert_htmlbox(
        (40, 30, 520, 140), "<p>部门收支预算总表</p><p>按照部门预算管理的要求，各项收入和支出均纳入预算</p>"
    )
    bottom = Y + HEIGHT * len(ROWS)
    for row in range(len(ROWS) + 1):
        page.draw_line((XS[0], Y + HEIGHT * row), (XS[-1], Y + HEIGHT * row))
    for x in XS:
        page.draw_line((x, Y), (x, bottom))
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            place = (XS[column] + 5, Y + HEIGHT * row + 9, XS[column + 1], Y + HEIGHT * (row + 1))
            page.insert_htmlbox(place, f"<p style='font-size:11px'>{text}</p>")
    return of_page(page, 1, Limits())


@pytest.fixture
def drawn() -> Picture:
    """A page in landscape with a title, a sentence and a ruled table; 200 dots to the inch."""
    return _drawn()

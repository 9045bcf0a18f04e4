"""What the renderers draw is what the labels say, in every format, and the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import numpy as np
import openpyxl
import pymupdf
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from eval.fixture import plain
from eval.labels import labels
from eval.load import load, names
from eval.render.formats import FORMATS, render
from eval.render.grid import lay_out
from eval.render.ink import measure, wrap
from eval.render.place import Rendered
from eval.render.scan import Scanner, images, scan

Draw = Callable[[str, str], tuple[str, Rendered]]
PDFS = [kind for kind, (suffix, _) in FORMATS.items() if suffix == ".pdf"]
TEXTS = [kind for kind, (suffix, _) in FORMATS.items() if suffix == ".txt"]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_data_gives_the_same_bytes(kind: str, drawn: Draw) -> None:
    name = "linqu-2021"
    assert render(load(name), kind)[1].data == drawn(name, kind)[1].data


@pytest.mark.parametrize(
    ("name", "kind"), [*((name, "pdf") for name in names()), *(("linqu-2021", kind) for kind in PDFS[1:])]
)
def test_every_label_has_its_figure_printed_inside_its_box(name: str, kind: str, drawn: Draw) -> None:
    rendered = drawn(name, kind)[1]
    expected = labels(load(name), rendered)
    characters = {number: found for number, _, found in _characters(rendered.data)}
    for label in expected:
        assert label.place is not None
        assert label.place.page is not None
        box = label.place.box
        assert box is not None
        inside = [
            c for c, x, y in characters[label.place.page] if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
        ]
        assert "".join(inside).strip() == label.printed


@cache
def _characters(data: bytes) -> list[tuple[int, pymupdf.Rect, list[tuple[str, float, float]]]]:
    """Each page of a PDF by its number, its paper, and the middle of every character on it."""
    return [(page.number + 1, page.rect, _on_page(page)) for page in pymupdf.open(stream=data)]


def _on_page(page: pymupdf.Page) -> list[tuple[str, float, float]]:
    return [
        (c["c"], (c["bbox"][0] + c["bbox"][2]) / 2, (c["bbox"][1] + c["bbox"][3]) / 2)
        for block in page.get_text("rawdict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        for c in span["chars"]
    ]


@pytest.mark.parametrize("name", names())
def test_nothing_is_drawn_beyond_the_edge_of_the_paper(name: str, drawn: Draw) -> None:
    for _, paper, characters in _characters(drawn(name, "pdf")[1].data):
        for _, x, y in characters:
            assert 20 < x < paper.width - 20
            assert 20 < y < paper.height - 20


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("name", names())
def test_every_label_is_printed_on_its_line(name: str, kind: str, drawn: Draw) -> None:
    rendered = drawn(name, kind)[1]
    lines = rendered.data.decode().split("\n")
    for label in labels(load(name), rendered):
        assert label.place is not None
        assert label.place.line is not None
        assert label.printed in lines[label.place.line - 1].split("\t")


def test_a_tabbed_row_keeps_its_blanks_and_a_row_of_cells_loses_what_is_merged_across(drawn: Draw) -> None:
    tabbed = drawn("yunqiao-2025", "tabbed")[1].data.decode()
    cells = drawn("yunqiao-2025", "cells")[1].data.decode()
    assert "\n项目\t\t\t\t收入预算\t\t\t\t\n" in tabbed
    assert "\n\t项目\n\t收入预算\n\n" in cells


@pytest.mark.parametrize("name", names())
def test_word_tables_have_the_text_of_the_grid_under_real_spans(name: str, drawn: Draw) -> None:
    document = Document(io.BytesIO(drawn(name, "docx")[1].data))
    statements = load(name).statements
    assert len(document.tables) == len(statements)
    for table, statement in zip(document.tables, statements, strict=True):
        covered = lay_out(statement).covered()
        for r, row in enumerate(table.rows):
            assert [cell.text for cell in row.cells] == [covered[r, c].text for c in range(len(row.cells))]


def test_spreadsheet_amounts_are_numbers_whose_format_prints_them(drawn: Draw) -> None:
    book = openpyxl.load_workbook(io.BytesIO(drawn("linqu-2021", "xlsx")[1].data))
    sheet = book["部门支出总体情况表"]
    amounts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)]
    assert {cell.number_format for cell in amounts} == {"#,##0.00"}
    assert f"{amounts[0].value:,.2f}" == "6,759,568.95"
    assert sheet.merged_cells.ranges


def test_a_table_goes_on_with_its_caption_its_header_or_nothing(drawn: Draw) -> None:
    with_caption = _text(drawn("qinghe-2020", "pdf")[1])
    bare = _text(drawn("qinghe-2020", "pdf-bare-continuation")[1])
    title = "2020年部门综合预算收支总表"
    # the list of tables names it as well
    assert bare.count(title) == 2
    assert with_caption.count(title) > 2
    with_header = _text(drawn("beiling-2024", "pdf")[1])
    assert with_header.count("支出\n项  目") > _text(drawn("beiling-2024", "pdf-bare-continuation")[1]).count(
        "支出\n项  目"
    )


def _text(rendered: Rendered) -> str:
    return "".join(page.get_text() for page in pymupdf.open(stream=rendered.data))


def test_some_names_are_broken_over_two_lines_in_their_cell(drawn: Draw) -> None:
    text = _text(drawn("puhe-2024-final", "pdf")[1])
    name = "机关事业单位基本养老保险缴费支出"
    assert name not in text
    assert name in plain(text)


def test_rules_can_be_left_out(drawn: Draw) -> None:
    def lines(kind: str) -> list[tuple[bool, bool]]:
        page = pymupdf.open(stream=drawn("linqu-2021", kind)[1].data)[3]
        return [
            (abs(item[1].y - item[2].y) < 0.1, abs(item[1].x - item[2].x) < 0.1)
            for drawing in page.get_drawings()
            for item in drawing["items"]
            if item[0] == "l"
        ]

    full, half, none = (lines(kind) for kind in ("pdf", "pdf-half-ruled", "pdf-unruled"))
    assert any(vertical for _, vertical in full)
    assert half
    assert all(horizontal for horizontal, _ in half)
    assert not none


def test_a_scan_is_an_image_whose_figures_lie_in_the_turned_boxes(drawn: Draw) -> None:
    flat = drawn("linqu-2021", "pdf")[1]
    scanned = scan(flat, Scanner(dpi=100, skew=1.0, noise=4.0), pages=(4,))
    assert scan(flat, Scanner(dpi=100, skew=1.0, noise=4.0), pages=(4,)).data == scanned.data
    document = pymupdf.open(stream=scanned.data)
    assert len(document) == 1
    assert document[0].get_text() == ""
    pixels = document[0].get_pixmap(dpi=72, colorspace=pymupdf.csGRAY)
    grey = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.width)
    found = [label for label in labels(load("linqu-2021"), scanned) if label.place]
    assert found
    for label in found:
        assert label.place is not None
        assert label.place.page == 1
        box = label.place.box
        assert box is not None
        inner = grey[int(box.y0) + 4 : int(box.y1) - 4, int(box.x1) - 30 : int(box.x1) - 4]
        assert inner.min() < 160, label


def test_pages_come_as_images_of_the_resolution_asked_for(drawn: Draw) -> None:
    pages = images(drawn("linqu-2021", "pdf")[1], dpi=72)
    assert [Image.open(io.BytesIO(page)).size for page in pages][:1] == [(595, 842)]


@given(st.text(alphabet="一二三，。（）“”0123456789.% abc", max_size=60), st.floats(30, 300))
def test_breaking_a_line_loses_nothing_and_overruns_by_a_mark_at_most(text: str, width: float) -> None:
    lines = wrap(text, width, 10.0)
    assert "".join(lines) == text
    for line in lines:
        assert measure(line.rstrip("，。）”%.,"), 10.0) <= width or len(line) == 1

"""The report of scans: what was counted, drawn and told of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from eval.report.scanning import accuracy, lines, write
from eval.scanning.row import Miss, Row

ROW = Row("d", 1, 150, "light", 1, 100, 90, 6, 4, 2, 80, 2, 1, 3, 0, 0.9, 4.0)
MISS = Miss(
    "d",
    1,
    150,
    "light",
    1,
    "amount",
    "verified",
    "2101301 <b>救助</b>",
    "合计",
    "12.00",
    "救助",
    "合计",
    "17.00",
)


def pdf() -> bytes:
    document = pymupdf.open()
    document.new_page()
    data: bytes = document.tobytes()
    return data


def test_the_pages_of_a_damage_and_a_resolution_are_one_line() -> None:
    first, second = lines([ROW, replace(ROW, page=2, right=70, verified=20), replace(ROW, dpi=200)])
    assert (first.pages, first.amounts, first.right, first.seconds) == (2, 200, 0.8, 4.0)
    assert first.wrong_a_thousand == pytest.approx(40)
    assert (second.dpi, second.right) == (200, 0.9)


def test_where_nothing_is_verified_no_share_of_it_is_told() -> None:
    (line,) = lines([replace(ROW, verified=0, verified_wrong=0, amounts=0, right=0)])
    assert line.wrong_a_thousand is None
    assert line.right is None


def test_the_curve_names_its_lowest_point() -> None:
    plot = accuracy([ROW, replace(ROW, dpi=100, right=40), replace(ROW, damage="fax")])
    assert plot is not None
    assert plot.caption == "amounts right over dpi, 1 document; lowest 0.400, light at 100 dpi"
    assert accuracy([replace(ROW, amounts=0)]) is None


def test_texts_of_documents_are_text_and_misses_that_mislead_are_named(tmp_path: Path) -> None:
    right_row = replace(MISS, verdict="statement", printed="55.55")
    write(
        tmp_path / "r.html",
        [ROW],
        [MISS, right_row, replace(MISS, status="conflict", printed="66.66")],
        "a page",
        pdf(),
    )
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;救助&lt;/b&gt;" in text
    assert "12.00" in text
    assert "55.55" not in text
    assert "66.66" not in text
    assert "25.0" in text

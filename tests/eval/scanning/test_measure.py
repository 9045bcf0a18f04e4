"""A document scanned and read, held against its own text layer; what OCR would give is put in its place."""

from __future__ import annotations

import csv
from pathlib import Path

import pymupdf
import pytest

from eval.load import load
from eval.render.formats import render
from eval.scanning import __main__ as command
from eval.scanning import measure
from eval.scanning.measure import NothingToCompare, Setting, compared, layer, scanned
from eval.scanning.row import Miss, Row, Scanned, write
from extractors.errors import DocumentTooLarge
from extractors.readers import Limits
from extractors.schema.extraction import Extraction


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    name, rendered = render(load("linqu-2021"), "pdf")
    file = tmp_path_factory.mktemp("documents") / name
    file.write_bytes(rendered.data)
    return file


def read_as(setting: Setting, read: Extraction | None = None) -> Scanned:
    """What is compared when the scan is read as well as the text layer, or as `read`."""
    clean, copy = scanned(setting)
    pages = clean.pages[:: 2 if setting.scanner.pair else 1]
    return compared(setting, clean, copy, read or clean.extraction, [0.5] * len(pages))


def test_a_scan_that_reads_like_its_text_layer_has_nothing_wrong(path: Path) -> None:
    found = read_as(Setting(path, (), 50, "heavy"))
    assert found.misses == ()
    assert sum(row.amounts for row in found.rows) > 50
    assert all(row.right == row.amounts and not row.verified_wrong and not row.invented for row in found.rows)
    assert sum(row.verified for row in found.rows) > 50


def test_pages_keep_the_numbers_they_have_in_the_document(path: Path) -> None:
    whole = layer(path, ())
    assert layer(path, whole.pages[1:3]).pages == whole.pages[1:3]
    rows = read_as(Setting(path, whole.pages[1:3], 50, "light")).rows
    assert [row.page for row in rows] == list(whole.pages[1:3])
    assert {(row.document, row.dpi, row.damage, row.seed) for row in rows} == {("linqu-2021", 50, "light", 1)}


def test_what_was_not_read_is_missed_and_named(path: Path) -> None:
    clean = layer(path, ())
    fewer = clean.extraction.budget.model_copy(update={"statements": clean.extraction.budget.statements[1:]})
    found = read_as(Setting(path, (), 50, "light"), clean.extraction.model_copy(update={"budget": fewer}))
    lost = sum(row.missed for row in found.rows)
    assert lost > 5
    assert [miss.verdict for miss in found.misses] == ["missed"] * lost
    assert found.misses[0].printed
    assert found.misses[0].read == ""


def test_a_document_without_a_text_layer_says_so(tmp_path: Path) -> None:
    document = pymupdf.open()
    document.new_page()
    page = document.new_page()
    page.insert_text((72, 72), "no amounts")
    document.save(tmp_path / "empty.pdf")
    with pytest.raises(NothingToCompare, match=r"empty\.pdf: expected a text layer with amounts in tables"):
        layer(tmp_path / "empty.pdf", ())


def test_a_page_beyond_the_last_one_says_so(path: Path) -> None:
    with pytest.raises(NothingToCompare, match="expected pages 1 to"):
        layer(path, (4, 99))


def test_a_page_of_too_many_dots_is_not_scanned(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setting = Setting(path, (), 300, "light")
    monkeypatch.setattr(measure, "Limits", lambda: Limits(max_pixels=1_000_000))
    with pytest.raises(DocumentTooLarge, match="dots of a scanned page"):
        measure.prepared(setting)


def test_the_command_writes_rows_misses_and_a_report(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "measure", read_as)
    page = layer(path, ()).pages[0]
    out = tmp_path / "out"
    line = [
        str(path),
        "--pages",
        str(page),
        "--dpi",
        "50",
        "60",
        "--damage",
        "light",
        "fax",
        "--out",
        str(out),
    ]
    assert command.main(line) == 0
    with (out / "scans.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [(row["dpi"], row["damage"]) for row in rows] == [
        ("50", "light"), ("60", "light"), ("50", "fax"), ("60", "fax"),
    ]  # fmt: skip
    text = (out / "report.html").read_text(encoding="utf-8")
    assert "data:image/jpeg;base64," in text
    assert "<svg" in text
    assert "<script" not in text
    assert "linqu-2021 50 dpi light: " in capsys.readouterr().err


@pytest.mark.parametrize(
    "line", [["--pages", "3-x"], ["--pages", "0"], ["--dpi", "9"], ["--damage", "burnt"], ["--dpi", "99999"]]
)
def test_wrong_usage_says_what_is_expected(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        command.main(["x.pdf", *line])
    assert "expected" in (told := capsys.readouterr().err) or "choose from" in told


@pytest.mark.parametrize("pages", [[], ["--pages", "1"]])
def test_a_file_that_is_no_document_ends_with_a_reason(
    pages: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    assert command.main([str(tmp_path / "a.pdf"), "--out", str(tmp_path / "out"), *pages]) == 2
    assert "expected" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_name_that_looks_like_a_formula_is_written_as_text(tmp_path: Path) -> None:
    miss = Miss("d", 1, 150, "light", 1, "missed", "", "=1+1", "@x", "-12.00", "", "", "")
    write(tmp_path / "misses.csv", [miss], Miss)
    with (tmp_path / "misses.csv").open(encoding="utf-8-sig") as file:
        (row,) = csv.DictReader(file)
    assert (row["row"], row["column"], row["printed"]) == ("'=1+1", "'@x", "-12.00")
    assert list(row) == list(Miss.__dataclass_fields__)
    assert Row.__dataclass_fields__

"""Pages on disk: what comes back is what was put there, or nothing."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from extractors.schema.disclosure import Cell, Grid, Page, Paragraph, Ruling, Run, Word
from extractors.schema.source import Box
from service.bulk.journal import Journal, Kept

PAGE = Page(
    number=7,
    width=595.3,
    height=0.1 + 0.2,
    words=(
        Word("１２３．４５", Box(1 / 3, 2e-7, 1e22, 4.0), 0.1),
        Word("“三公”经费\u2028\x00", Box(5.0, 6.0, 7.0, 8.0)),
    ),
    rulings=(Ruling(0.1, 0.2, 0.3, 0.7),),
    blocks=(
        Paragraph("本年\n没有", (Run(0, 2, 7, Box(0.0, 0.0, 1.0, 1.0), None, 0.5),), "p1", heading=True),
        Grid(
            1, 1, (Cell(0, 0, "合计", page=7, box=Box(0.0, 0.0, 1.0, 1.0)),), 7, edges=(0.0, 1.0), beside=(8,)
        ),
    ),
    reader="ocr",
    legibility=2 / 3,
)
DOCUMENT = "d" * 64


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Kept(tmp_path / "pages").of(DOCUMENT, "auto")


def test_a_page_comes_back_as_it_was_to_the_last_bit(journal: Journal) -> None:
    journal.put(PAGE)
    assert journal.get(7) == PAGE
    assert repr(journal.get(7)) == repr(PAGE)
    assert journal.get(6) is None


def test_numbers_of_other_sorts_come_back_as_floats_of_the_same_worth(journal: Journal) -> None:
    odd = Word("1", Box(np.float32(0.1), 5, -math.inf, np.float64(2.5)), 1)  # type: ignore[arg-type]  # as a reader may
    journal.put(replace(PAGE, words=(odd,)))
    found = journal.get(7)
    assert found is not None
    assert found.words == (odd,)
    assert repr(found.words[0].box) == f"Box(x0={float(np.float32(0.1))}, y0=5.0, x1=-inf, y1=2.5)"


@pytest.mark.parametrize(
    "entry",
    [
        b"",
        b"{",
        b"[]",
        b"\x80\x04K\x07.",
        b'{"number": 7, "words": "none"}',
        b'{"number": 7, "words": [{"text": "1", "box": [0, 0, 1]}]}',
        b'{"number": 7, "legibility": null}',
        b'{"number": 8}',
    ],
)
def test_an_entry_that_is_broken_or_another_page_is_a_page_not_read_yet(
    journal: Journal, entry: bytes
) -> None:
    journal.put(PAGE)
    (journal.folder / "7.json").write_bytes(entry)
    assert journal.get(7) is None
    journal.put(PAGE)
    assert journal.get(7) == PAGE


def test_an_entry_cut_off_anywhere_is_no_page(journal: Journal) -> None:
    journal.put(PAGE)
    entry = journal.folder / "7.json"
    whole = entry.read_bytes()
    for end in range(0, len(whole) - 1, 37):
        entry.write_bytes(whole[:end])
        assert journal.get(7) is None


def test_another_document_another_version_and_another_mode_have_journals_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path)
    kept.of(DOCUMENT, "auto").put(PAGE)
    assert kept.of("e" * 64, "auto").get(7) is None
    assert kept.of(DOCUMENT, "always").get(7) is None
    monkeypatch.setattr("service.bulk.journal.version", lambda _: "99")
    assert kept.of(DOCUMENT, "auto").get(7) is None


def test_a_page_that_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("a file in the place of the folder")
    Kept(tmp_path / "pages").of(DOCUMENT, "auto").put(PAGE)
    assert (tmp_path / "pages").is_file()


def test_a_journal_that_is_forgotten_leaves_nothing(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "pages")
    kept.of(DOCUMENT, "auto").put(PAGE)
    kept.of("e" * 64, "auto").put(PAGE)
    kept.forget(DOCUMENT, "auto")
    kept.tidy()
    assert [folder.name[:2] for folder in kept.folder.iterdir()] == ["ee"]
    kept.forget("e" * 64, "auto")
    kept.tidy()
    assert not kept.folder.exists()


def test_what_is_written_is_plain_json_with_every_field(journal: Journal) -> None:
    journal.put(PAGE)
    assert set(json.loads((journal.folder / "7.json").read_bytes())) == set(Page.__slots__)
    assert [entry.name for entry in journal.folder.iterdir()] == ["7.json"]

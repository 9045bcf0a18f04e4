"""`mingzhang extract` of many files: what is equal, what was left half done, what became of each."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from collections import Counter
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pymupdf
import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from extractors.schema.disclosure import Page, Word
from extractors.schema.source import Box
from service.bulk import scratch
from service.bulk.journal import Kept
from service.cli import app
from service.commands import results

SAMPLE = Path(__file__).parents[2] / "eval" / "sample" / "qinghe-2020.pdf"
SAID = "云溪县水利局2023年部门预算"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def manifest(out: Path) -> dict[str, dict[str, str]]:
    with (out / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        return {Path(row["file"]).name: row for row in csv.DictReader(file)}


def contents(result: Path) -> dict[str, bytes]:
    """The files of a result, but for the seconds that were measured."""
    return {
        file.name: re.sub(rb'("seconds": )[0-9.]+', rb"\1", file.read_bytes()) for file in result.iterdir()
    }


def note(folder: Path, name: str, text: str = SAID) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text + "。\n", encoding="utf-8")
    return file


def test_a_duplicate_has_the_result_that_it_would_have_alone_and_the_manifest_says_whose_it_is(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("one.pdf", "two.pdf"):
        shutil.copy(SAMPLE, folder / name)
    assert run("extract", folder, "-o", tmp_path / "both").exit_code == 0
    assert run("extract", folder / "two.pdf", "-o", tmp_path / "alone").exit_code == 0
    assert contents(tmp_path / "both" / "two") == contents(tmp_path / "alone" / "two")
    assert json.loads((tmp_path / "both" / "two" / "budget.json").read_bytes())["budget"]["name"] == "two"

    rows = manifest(tmp_path / "both")
    assert [(row["status"], row["pages"], row["scanned_pages"]) for row in rows.values()] == [
        ("complete", "18", "0"),
        ("duplicate", "18", "0"),
    ]
    assert rows["two.pdf"]["reason"] == f"same content as {folder / 'one.pdf'}"
    assert rows["one.pdf"]["sha256"] == rows["two.pdf"]["sha256"] == sha256(SAMPLE.read_bytes()).hexdigest()


def test_the_same_bytes_under_another_suffix_are_judged_for_themselves(tmp_path: Path) -> None:
    note(tmp_path / "in", "a.txt")
    note(tmp_path / "in", "b.pdf")
    out = tmp_path / "out"
    assert run("extract", tmp_path / "in", "-o", out).exit_code == 1
    assert {name: row["status"] for name, row in manifest(out).items()} == {
        "a.txt": "complete",
        "b.pdf": "failed",
    }


def test_duplicates_of_what_an_earlier_run_has_read_are_not_read(tmp_path: Path) -> None:
    note(tmp_path / "in", "a.txt")
    out = tmp_path / "out"
    run("extract", tmp_path / "in", "-o", out)
    note(tmp_path / "in", "b.txt")
    run("extract", tmp_path / "in", "-o", out, "--resume")
    assert {name: row["status"] for name, row in manifest(out).items()} == {
        "a.txt": "complete",
        "b.txt": "duplicate",
    }
    again = run("extract", tmp_path / "in", "-o", out, "--resume")
    assert "2 already done" in again.stderr
    assert manifest(out)["b.txt"]["status"] == "duplicate"


def test_a_result_to_copy_from_that_was_spoilt_makes_the_file_be_read_itself(tmp_path: Path) -> None:
    note(tmp_path / "in", "a.txt")
    out = tmp_path / "out"
    run("extract", tmp_path / "in", "-o", out)
    held = out / "a" / "budget.json"
    body = json.loads(held.read_bytes())
    body["budget"]["statements"] = "none"
    held.write_text(json.dumps(body))
    note(tmp_path / "in", "b.txt")
    assert run("extract", tmp_path / "in", "-o", out, "--resume").exit_code == 0
    assert manifest(out)["b.txt"]["status"] == "complete"


def test_files_that_cannot_be_opened_have_rows_with_reasons_and_spoil_no_other(tmp_path: Path) -> None:
    note(tmp_path / "in", "good.txt")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "in" / "good.txt.old")
    os.mkfifo(tmp_path / "in" / "pipe.pdf")
    (tmp_path / "in" / "empty.txt").touch()
    name = os.fsdecode(b"\xc7\xe5\xba\xd3.txt")
    note(tmp_path / "in", name, "清河县统计局")
    out = tmp_path / "out"
    result = run("extract", tmp_path / "in", "-o", out, "--workers", 2)
    assert result.exit_code == 1, result.output
    rows = manifest(out)
    assert {name: row["status"] for name, row in rows.items()} == {
        "empty.txt": "failed",
        "gone.txt": "failed",
        "good.txt": "complete",
        "pipe.pdf": "failed",
        "\\xc7\\xe5\\xba\\xd3.txt": "complete",
    }
    assert "No such file" in rows["gone.txt"]["reason"]
    assert "a device or a pipe" in rows["pipe.pdf"]["reason"]
    assert "0 bytes" in rows["empty.txt"]["reason"]
    assert "2 complete, 0 duplicate, 3 failed" in result.stderr
    for failed in ("empty.txt", "gone.txt", "pipe.pdf"):
        assert failed in result.stderr.split("failed  ")[-1]


def scanned(file: Path) -> None:
    """A PDF of one page, which is a picture."""
    grey = BytesIO()
    Image.new("L", (80, 100), 120).save(grey, "PNG")
    document = pymupdf.open()
    page = document.new_page(width=300, height=400)
    page.insert_image(page.rect, stream=grey.getvalue())
    file.parent.mkdir(parents=True, exist_ok=True)
    document.save(file)


def half_read(file: Path, out: Path) -> None:
    """What a run that was killed leaves of the document: the page, with a word that OCR would not find."""
    page = Page(
        1, 300.0, 400.0, (Word(SAID, Box(50.0, 50.0, 200.0, 62.0), 0.9),), reader="ocr", legibility=0.9
    )
    Kept(out / scratch.NAME / "pages").of(sha256(file.read_bytes()).hexdigest(), "auto").put(page)
    making = out / scratch.NAME / "making" / file.stem
    making.mkdir(parents=True)
    (making / "facts.csv").write_text("half")


def test_resume_goes_on_with_the_pages_that_a_killed_run_has_read_and_leaves_nothing_of_it(
    tmp_path: Path,
) -> None:
    file, out = tmp_path / "in" / "scan.pdf", tmp_path / "out"
    scanned(file)
    half_read(file, out)
    assert run("extract", file, "-o", out, "--resume").exit_code == 0
    budget = json.loads((out / "scan" / "budget.json").read_bytes())
    assert SAID in {passage["source"]["text"] for passage in budget["passages"]}
    assert manifest(out)["scan.pdf"]["scanned_pages"] == "1"
    assert sorted(path.name for path in out.iterdir()) == ["manifest.csv", "scan"]


def test_add_goes_on_likewise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, library = tmp_path / "scan.pdf", tmp_path / "library"
    scanned(file)
    half_read(file, tmp_path)
    (tmp_path / scratch.NAME / "pages").rename(tmp_path / "pages")
    library.mkdir()
    (tmp_path / "pages").rename(library / "pages")
    added = run("add", file, "--library", library)
    assert added.exit_code == 0, added.output
    assert "水利局" in added.stdout
    assert not (library / "pages").exists()


def test_a_run_from_the_beginning_reads_every_page_itself(tmp_path: Path) -> None:
    file, out = tmp_path / "in" / "scan.pdf", tmp_path / "out"
    scanned(file)
    half_read(file, out)
    assert run("extract", file, "-o", out, "--ocr", "never").exit_code == 0
    assert SAID not in (out / "scan" / "budget.json").read_text(encoding="utf-8")
    assert sorted(path.name for path in out.iterdir()) == ["manifest.csv", "scan"]
    assert manifest(out)["scan.pdf"]["reason"] == "1 pages not read"


def test_two_runs_into_one_folder_are_refused_and_nothing_is_touched(tmp_path: Path) -> None:
    file, out = note(tmp_path, "a.txt"), tmp_path / "out"
    out.mkdir()
    with scratch.opened(out, resume=True):
        result = run("extract", file, "-o", out)
    assert result.exit_code == 2
    assert "another run" in result.stderr
    assert list(out.iterdir()) == []


def test_an_input_called_like_the_manifest_takes_another_folder(tmp_path: Path) -> None:
    file, out = note(tmp_path, "manifest.csv.txt"), tmp_path / "out"
    assert run("extract", file, "-o", out).exit_code == 0
    assert (out / "manifest.csv").is_file()
    assert (out / "manifest.csv-2" / "budget.json").is_file()


def test_results_inside_the_folder_that_is_searched_are_no_inputs(tmp_path: Path) -> None:
    note(tmp_path, "a.txt")
    for _ in range(2):
        assert run("extract", tmp_path, "-o", tmp_path, "--resume").exit_code == 0
    assert list(manifest(tmp_path)) == ["a.txt"]
    shutil.copy(tmp_path / "a" / "budget.xlsx", tmp_path / "budget.xlsx")
    assert (
        "1 read, 0 could not be read, 1 already done"
        in run("extract", tmp_path, "-o", tmp_path, "--resume").stderr
    )


def test_a_file_that_became_another_while_it_was_read_gives_its_twin_nothing_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(tmp_path / "in", "a.txt", "云溪县统计局2023年部门预算")
    note(tmp_path / "in", "b.txt")
    real = results.digest
    # as if it had been the same as the other a moment ago
    monkeypatch.setattr(results, "digest", lambda file, limits: real(file.with_name("b.txt"), limits))
    out = tmp_path / "out"
    assert run("extract", tmp_path / "in", "-o", out).exit_code == 0
    rows = manifest(out)
    assert rows["a.txt"]["sha256"] != rows["b.txt"]["sha256"]
    assert [row["status"] for row in rows.values()] == ["complete", "complete"]
    for name in ("a", "b"):
        held = json.loads((out / name / "budget.json").read_bytes())
        assert held["budget"]["document"] == rows[f"{name}.txt"]["sha256"]


def test_of_many_equal_files_read_at_the_same_time_each_has_its_result_and_its_row(tmp_path: Path) -> None:
    for n in range(30):
        note(tmp_path / "in", f"{n}.txt", f"{SAID}第{n % 3}号")
    out = tmp_path / "out"
    assert run("extract", tmp_path / "in", "-o", out, "--workers", 3).exit_code == 0
    assert Counter(row["status"] for row in manifest(out).values()) == {"complete": 3, "duplicate": 27}
    for n in range(30):
        held = json.loads((out / str(n) / "budget.json").read_bytes())["budget"]
        assert (held["name"], held["document"]) == (str(n), manifest(out)[f"{n}.txt"]["sha256"])

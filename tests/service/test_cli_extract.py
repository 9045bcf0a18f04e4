"""`mingzhang extract` and `check` on good, bad and strange inputs."""

from __future__ import annotations

import csv
import json
import os
import shutil
import zipfile
from pathlib import Path

import pymupdf
import pytest
from typer.testing import CliRunner, Result

from extractors.errors import DocumentError
from extractors.readers import Limits
from service.cli import app
from service.commands.results import extract_file

SAMPLE = Path(__file__).parents[2] / "eval" / "sample" / "qinghe-2020.pdf"
RESULT = ["budget.json", "budget.xlsx", "checks.json", "datapackage.json", "facts.csv"]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def results(out: Path) -> dict[str, list[str]]:
    """The names of the results, hidden ones too, each with its files."""
    folders = [path for path in sorted(out.iterdir()) if path.name != "manifest.csv"]
    return {folder.name: sorted(file.name for file in folder.iterdir()) for folder in folders}


def jpeg() -> bytes:
    pixmap = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 40, 40), False)
    pixmap.clear_with(200)
    return bytes(pixmap.tobytes("jpeg"))


def locked() -> bytes:
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "secret")
    return bytes(document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="sesame", owner_pw="open"))


NO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n"
)

BAD = {
    "empty.pdf": b"",
    "photo.pdf": jpeg(),
    "locked.pdf": locked(),
    "cut.pdf": SAMPLE.read_bytes()[:20_000],
    "not-a-zip.docx": b"PK\x03\x04 but then nothing that a zip would have",
    "no-pages.pdf": NO_PAGES,
}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A folder of bad files around a good one, extracted by two workers."""
    folder = tmp_path_factory.mktemp("mixed")
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "deeper").mkdir()
    shutil.copy(SAMPLE, folder / "deeper" / "good.pdf")
    out = folder / "out"
    return out, run("extract", folder, "-o", out, "--workers", 2)


def test_bad_files_make_the_exit_code_1_and_each_is_named_with_its_reason(mixed: tuple[Path, Result]) -> None:
    _, result = mixed
    assert result.exit_code == 1, result.output
    for name in BAD:
        # as it happens, and again in the table at the end
        line, again = [line for line in result.stderr.splitlines() if f"{name}: " in line]
        assert "expected" in line, line
        assert line[:60] in again
        assert "internal error" not in line
    assert f"1 read, {len(BAD)} could not be read" in result.stderr


def test_good_files_among_bad_ones_are_complete_and_nothing_else_is_left(mixed: tuple[Path, Result]) -> None:
    out, _ = mixed
    assert results(out) == {"good": RESULT}


def test_the_files_agree_with_each_other(mixed: tuple[Path, Result]) -> None:
    good = mixed[0] / "good"
    extraction = json.loads((good / "budget.json").read_bytes())
    summary = json.loads((good / "checks.json").read_bytes())["summary"]
    with (good / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        facts = list(csv.DictReader(file))
    assert sum(summary.values()) == len(extraction["checks"]) > 0
    amounts = sum(len(line["amounts"]) for s in extraction["budget"]["statements"] for line in s["lines"])
    assert sum(fact["source"] == "table" for fact in facts) >= amounts > 0


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A document that is read in no time."""
    file = tmp_path / "note.txt"
    file.write_text("本部门负责全县的统计工作。\n", encoding="utf-8")
    return file


def test_resume_skips_what_is_there_and_redoes_what_changed(note: Path, tmp_path: Path) -> None:
    source, out = note, tmp_path / "out"
    run("extract", source, "-o", out)
    before = (out / "note" / "budget.json").stat()

    again = run("extract", source, "-o", out, "--resume")
    assert "1 already done" in again.stderr
    assert (out / "note" / "budget.json").stat().st_mtime_ns == before.st_mtime_ns

    with source.open("a") as file:
        file.write("2024\n")
    changed = run("extract", source, "-o", out, "--resume")
    assert "1 read" in changed.stderr
    assert (out / "note" / "budget.json").stat().st_mtime_ns > before.st_mtime_ns


def test_resume_redoes_a_result_of_another_version_or_a_damaged_one(note: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("extract", note, "-o", out)
    held = out / "note" / "budget.json"
    body = json.loads(held.read_bytes())
    body["run"]["version"] = "0.0.0"
    for damaged in (json.dumps(body), "{", "[]"):
        held.write_text(damaged)
        assert "1 read" in run("extract", note, "-o", out, "--resume").stderr


def test_a_new_result_replaces_the_old_one_and_leaves_other_files_alone(tmp_path: Path) -> None:
    folder = tmp_path / SAMPLE.stem
    folder.mkdir()
    (folder / "notes.md").write_text("mine")
    (folder / "budget.json").write_text("old")
    assert run("extract", SAMPLE, "-o", tmp_path).exit_code == 0
    assert (folder / "notes.md").read_text() == "mine"
    assert (folder / "budget.json").read_text() != "old"
    assert results(tmp_path) == {SAMPLE.stem: sorted([*RESULT, "notes.md"])}


def test_without_a_workbook_none_is_written_and_none_of_an_older_result_is_left(
    note: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("extract", note, "-o", out)
    assert results(out) == {"note": RESULT}
    assert run("extract", note, "-o", out, "--no-workbook").exit_code == 0
    assert results(out) == {"note": [name for name in RESULT if name != "budget.xlsx"]}


def test_resume_redoes_a_result_without_the_workbook_only_where_one_is_wanted(
    note: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("extract", note, "-o", out, "--no-workbook")
    assert "1 already done" in run("extract", note, "-o", out, "--no-workbook", "--resume").stderr
    assert "1 read" in run("extract", note, "-o", out, "--resume").stderr
    assert results(out) == {"note": RESULT}
    assert "1 already done" in run("extract", note, "-o", out, "--no-workbook", "--resume").stderr


def test_inputs_that_share_a_stem_get_results_of_their_own(note: Path, tmp_path: Path) -> None:
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        shutil.copy(note, tmp_path / place / "same.txt")
    shutil.copy(note, tmp_path / "a" / "same.text")
    out = tmp_path / "out"
    inputs = (tmp_path / "a" / "same.txt", tmp_path / "b", tmp_path / "a" / "same.text")
    assert run("extract", *inputs, "-o", out).exit_code == 0
    assert results(out) == {"same.txt": RESULT, "same.txt-2": RESULT, "same.text": RESULT}


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "no/such/file.pdf", "-o", "out"],
        ["extract", "no/such/*.pdf", "-o", "out"],
        ["extract", str(SAMPLE)],
        ["extract", str(SAMPLE), "-o", "out", "--engine", "llm"],
        ["extract", str(SAMPLE), "-o", "out", "--engine", "hybrid"],
        ["extract", str(SAMPLE), "-o", "out", "--engine", "guess"],
        ["extract", str(SAMPLE), "-o", "out", "--workers", "0"],
        ["extract", str(SAMPLE), "-o", str(SAMPLE)],
        ["check"],
        ["check", "no/such/folder"],
        ["summarise", str(SAMPLE)],
    ],
)
def test_wrong_usage_exits_with_2_and_makes_nothing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert result.stderr.strip()
    assert list(tmp_path.iterdir()) == []


def test_a_document_over_the_limit_is_refused(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_MAX_BYTES", "10")
    result = run("check", note)
    assert result.exit_code == 1
    assert "at most 10 bytes" in result.stderr


def test_a_folder_without_documents_matches_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("not a disclosure")
    (tmp_path / "~$open.docx").write_bytes(b"an editor's lock file")
    result = run("extract", tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_check_prints_failures_with_their_place() -> None:
    result = run("check", SAMPLE)
    assert result.exit_code == 0, result.output
    assert "不符" in result.stdout
    assert "第" in result.stdout
    assert "页" in result.stdout


def test_check_as_json_is_the_form_of_checks_json(tmp_path: Path) -> None:
    run("extract", SAMPLE, "-o", tmp_path)
    (written,) = tmp_path.glob("*/checks.json")
    report = json.loads(run("check", SAMPLE, "--json").stdout)
    expected = json.loads(written.read_bytes())
    assert {key: report[key] for key in expected} == expected


def test_check_as_json_of_several_paths_is_a_list_and_bad_ones_do_not_spoil_it(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "one.pdf")
    (tmp_path / "two.docx").write_bytes(BAD["not-a-zip.docx"])
    result = run("check", tmp_path, "--json")
    assert result.exit_code == 1
    (report,) = json.loads(result.stdout)
    assert report["name"] == "one"
    assert "two.docx" in result.stderr


def test_a_document_with_nothing_to_check_is_not_called_right(note: Path) -> None:
    assert "没有可以核对的项目" in run("check", note).stdout


def test_a_docx_that_is_another_zip_is_refused_with_advice(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "archive.docx", "w") as archive:
        archive.writestr("readme", "nothing of a document")
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert "archive.docx: expected" in " ".join(result.stderr.split())


def test_a_pipe_and_a_folder_in_place_of_a_document_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert "found a device or a pipe" in result.stderr
    with pytest.raises(DocumentError, match="a folder that cannot be searched"):
        extract_file(tmp_path, "auto", Limits())


def test_what_is_printed_gives_no_orders_to_the_terminal(note: Path) -> None:
    named = note.with_name("a\x1b[31mb.txt")
    shutil.copy(note, named)
    result = run("check", named)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "a\N{REPLACEMENT CHARACTER}[31mb" in result.stdout


def test_a_number_of_thousands_of_digits_is_said_to_be_no_amount(tmp_path: Path) -> None:
    dump = tmp_path / "a.txt"
    rows = "".join(
        f"{name}\t{total}\t1\t2\n" for name, total in (("甲", "9" * 5000), ("乙", 3), ("丙", 3), ("丁", 3))
    )
    dump.write_text(f"表1 收支总表\n单位：元\n项目\t合计\t基本支出\t项目支出\n{rows}", encoding="utf-8")
    result = run("check", dump)
    assert result.exit_code == 0
    assert "无法判断 1" in result.stdout
    assert "9" * 21 not in result.stdout


def two_years(folder: Path) -> list[Path]:
    """Two budgets of one body; the later one says of the earlier what that did not print."""
    files = []
    for year, said in ((2023, "持平"), (2024, "增加0.80万元")):
        files.append(folder / f"budget-{year}.txt")
        files[-1].write_text(
            f"云溪县水利局{year}年部门预算\n一、收支说明\n{year}年“三公”经费预算为4.50万元，比{year - 1}年预算{said}。\n",
            encoding="utf-8",
        )
    return files


def test_check_of_several_paths_compares_them_under_both_names(tmp_path: Path) -> None:
    result = run("check", *two_years(tmp_path))
    assert result.exit_code == 0, result.output
    assert "budget-2024 ↔ budget-2023" in result.stdout
    assert "重述 1" in result.stdout
    assert "4.5" in result.stdout


def test_check_compares_one_document_with_a_library_and_only_if_asked(tmp_path: Path) -> None:
    last, this = two_years(tmp_path)
    library = tmp_path / "library"
    added = run("add", last, this, "--library", library)
    assert "budget-2024 ↔ budget-2023" in added.stdout
    report = json.loads(run("check", this, "--library", library, "--json").stdout)
    (comparison,) = report["comparisons"]
    assert comparison["others"][0]["name"] == last.stem
    assert comparison["summary"]["fails"] == 1
    assert "comparisons" not in json.loads(run("check", this, "--json").stdout)
    both = json.loads(run("check", last, this, "--json").stdout)
    assert [len(each["comparisons"]) for each in both] == [1, 1]


def test_check_with_a_library_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    result = run("check", two_years(tmp_path)[0], "--library", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert not (tmp_path / "nowhere").exists()

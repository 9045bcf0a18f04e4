"""`mingzhang eval` as a newcomer meets it: runs, says what flipped, and explains what it cannot do."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval import suites
from eval.run.cases import Case, valued
from eval.run.jobs import Job, Options, Suite
from service.cli import app

SCORES = {"a": 1.0, "b": 0.5}


def plan(_: Options) -> Iterator[Job]:
    return (Job(subject, "pdf", "fake", short=subject == "a") for subject in "ab")


def score(job: Job, _: Options) -> Iterator[Case]:
    yield valued("fake", "made", job.subject, job.variant, "某省", SCORES[job.subject], "why")


@pytest.fixture(autouse=True)
def only_a_fake_suite(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(suites.SUITES):
        monkeypatch.delitem(suites.SUITES, name)
    monkeypatch.setitem(suites.SUITES, "fake", Suite(plan, score))
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["eval", "--workers", "1", *arguments])


def only_run() -> Path:
    (folder,) = Path("runs").iterdir()
    return folder


def baseline(*rows: str) -> str:
    Path("baseline.csv").write_text(
        "case,family,outcome,score,right,wanted,given\n" + "".join(f"{row}\n" for row in rows),
        encoding="utf-8",
    )
    return "baseline.csv"


def test_a_run_shows_its_figures_and_leaves_rows_summary_and_report() -> None:
    result = run()
    assert result.exit_code == 0
    assert "made" in result.stdout
    with (only_run() / "cases.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["score"] for row in csv.DictReader(file)] == ["1.0000", "0.5000"]
    assert json.loads((only_run() / "summary.json").read_text(encoding="utf-8"))["counts"]["wrong"] == 1
    assert (only_run() / "report.html").exists()
    assert "report.html" in result.stderr


def test_nothing_worse_than_the_baseline_is_exit_0() -> None:
    held = baseline("fake/made/a/pdf,某省,right,1.0000,0,0,0", "fake/made/b/pdf,某省,wrong,0.4000,0,0,0")
    result = run("--baseline", held)
    assert result.exit_code == 0
    assert "fake/made/b/pdf" in result.stdout


def test_a_case_that_was_right_and_is_wrong_now_is_named_and_exit_1() -> None:
    held = baseline("fake/made/a/pdf,某省,right,1.0000,0,0,0", "fake/made/b/pdf,某省,right,1.0000,0,0,0")
    result = run("--baseline", held)
    assert result.exit_code == 1
    assert "fake/made/b/pdf" in result.stdout


def test_the_short_run_is_not_held_to_what_it_does_not_do() -> None:
    held = baseline("fake/made/a/pdf,某省,right,1.0000,0,0,0", "fake/made/z/pdf,某省,right,1.0000,0,0,0")
    assert run("short", "--baseline", held).exit_code == 0
    assert run("--baseline", held).exit_code == 1


def test_the_baseline_is_written_anew_only_from_a_run_of_everything() -> None:
    assert run("--baseline", "new.csv", "--update-baseline").exit_code == 0
    assert "fake/made/b/pdf,某省,wrong,0.5000" in Path("new.csv").read_text(encoding="utf-8")
    assert run("--baseline", "new.csv").exit_code == 0
    for part in (["short"], ["--limit", "1"]):
        result = run(*part, "--baseline", "new.csv", "--update-baseline")
        assert result.exit_code == 2
        assert "a run of everything" in result.stderr


def test_a_baseline_holds_each_engine_apart() -> None:
    held = baseline("fake/made/a/pdf/hybrid,某省,right,1.0000,0,0,0")
    assert run("--baseline", held).exit_code == 0
    assert run("--baseline", held, "--update-baseline").exit_code == 0
    rows = Path(held).read_text(encoding="utf-8")
    assert "fake/made/a/pdf/hybrid,某省,right,1.0000" in rows
    assert "fake/made/a/pdf,某省,right,1.0000" in rows


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tables"], "no suite 'tables'; there are fake, short"),
        (["--cases", "nowhere"], "--cases: expected a folder, found nowhere"),
        (["--replay", "nowhere"], "--replay: expected a folder"),
        (["--resume", "nowhere"], "--resume: expected a folder"),
        (["--resume", "."], "expected a run that was broken off"),
        (["--baseline", "nowhere.csv"], "nowhere.csv"),
        (["--update-baseline"], "needs --baseline FILE"),
    ],
)
def test_wrong_usage_is_exit_2_and_says_what_was_expected(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not Path("runs").exists() or arguments[0] != "tables"


def test_a_file_that_is_no_baseline_is_refused() -> None:
    Path("no.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    result = run("--baseline", "no.csv")
    assert result.exit_code == 2
    assert "expected the columns case, family" in result.stderr


def test_a_run_that_was_broken_off_is_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(job: Job, options: Options) -> Iterator[Case]:
        if job.subject == "b":
            raise KeyboardInterrupt
        return score(job, options)

    monkeypatch.setitem(suites.SUITES, "fake", Suite(plan, cut))
    assert run().exit_code != 0
    monkeypatch.setitem(suites.SUITES, "fake", Suite(plan, score))
    result = run("--resume", str(only_run()))
    assert result.exit_code == 0
    with (only_run() / "cases.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["subject"] for row in csv.DictReader(file)] == ["a", "b"]


def test_a_suite_that_breaks_makes_the_run_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(job: Job, _: Options) -> Iterator[Case]:
        raise RuntimeError(f"no ink for {job.subject}")

    monkeypatch.setitem(suites.SUITES, "fake", Suite(plan, broken))
    result = run()
    assert result.exit_code == 1
    assert "no ink for a" in (only_run() / "cases.csv").read_text(encoding="utf-8-sig")

"""The soak itself: it sees what is wrong with results, and a small one comes out clean."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from eval.bench.soak import files, verdict
from eval.bench.soak.__main__ import soak
from eval.bench.soak.faults import Faults, Record, run
from eval.bench.soak.files import File
from eval.sample import PATH

SAID = "云溪县水利局{}年部门预算。\n"

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are watched in /proc")


def test_the_mixture_has_what_it_says_and_is_the_same_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_DRAWN", 1)
    monkeypatch.setattr(files, "_HUGE", 20)
    mixed = files.mixture(12, 1, Random(3))
    sorts = {file.sort for file in mixed}
    assert sorts == {
        "good", "scan", "corrupt", "cut off", "encrypted", "empty", "no document", "huge", "duplicate"
    }  # fmt: skip
    contents = [file.data for file in mixed if file.sort != "duplicate" and file.data]
    assert len(set(contents)) == len(contents)
    assert any(file.data in contents for file in mixed if file.sort == "duplicate")
    again = files.mixture(12, 1, Random(3))
    assert [(file.name, file.sort) for file in again] == [(file.name, file.sort) for file in mixed]


def test_files_that_share_a_name_are_all_written(tmp_path: Path) -> None:
    mixed = [File("a.txt", "good", b"%d" % n) for n in range(7)]
    files.write(mixed, tmp_path)
    written = [path.read_bytes() for path in tmp_path.rglob("a.txt")]
    assert sorted(written) == [file.data for file in mixed]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two that agree, though they were measured at other times and copied the other way."""
    for name, seconds, status, reason in (
        ("one", "1.5", "complete", ""),
        ("two", "2.25", "duplicate", "as x"),
    ):
        out = tmp_path / name
        (out / "a").mkdir(parents=True)
        (out / "a" / "budget.json").write_text(f'{{"run": {{"seconds": {seconds}}}}}')
        (out / "a" / "facts.csv").write_text("1.5")
        (out / "manifest.csv").write_text(
            f"file,sha256,pages,scanned_pages,seconds,status,reason\na,d,1,0,{seconds},{status},{reason}\n",
            encoding="utf-8-sig",
        )
    return tmp_path / "one", tmp_path / "two"


SPOIL: dict[str, Callable[[Path], object]] = {
    "missing: a/facts.csv": lambda out: (out / "a" / "facts.csv").unlink(),
    "left over: .making": lambda out: (out / ".making").mkdir(),
    "left over: a/.b": lambda out: (out / "a" / ".b").touch(),
    "not the same: a/facts.csv": lambda out: (out / "a" / "facts.csv").write_text("2.25"),
    "not the same: a/budget.json": lambda out: (out / "a" / "budget.json").write_text(
        '{"seconds": 1, "x": 1}'
    ),
    "other rows: manifest.csv": lambda out: (out / "manifest.csv").write_text("file,seconds,status\n"),
}


def test_results_that_agree_have_no_differences(folders: tuple[Path, Path]) -> None:
    assert list(verdict.differences(*folders)) == []


@pytest.mark.parametrize("said", SPOIL)
def test_whatever_else_is_different_is_named(folders: tuple[Path, Path], said: str) -> None:
    SPOIL[said](folders[1])
    assert list(verdict.differences(*folders)) == [said]


def test_a_killed_command_takes_its_workers_with_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for n in range(200):
        (tmp_path / "in" / f"{n}.txt").write_text(SAID.format(n), encoding="utf-8")
    record = Record()
    arguments = ["extract", str(tmp_path / "in"), "-o", str(tmp_path / "out")]
    # long enough for workers to be there, not long enough to end
    faults = Faults(least=1.5, most=1.5, between=1e9)
    assert run(arguments, tmp_path / "log", float("inf"), record, faults) is None
    assert (record.commands_killed, record.survivors) == (1, 0)


def test_a_small_soak_comes_out_as_without_faults(tmp_path: Path) -> None:
    mixed = [File(f"{n}.txt", "good", SAID.format(2000 + n % 20).encode()) for n in range(24)]
    mixed += [File("a.pdf", "good", PATH.read_bytes()), File("b.pdf", "cut off", PATH.read_bytes()[:9_000])]
    mixed += [File("empty.pdf", "empty", b""), File("pipe.pdf", "no document", None)]
    Random(1).shuffle(mixed)
    soaked = soak(
        mixed,
        tmp_path,
        kills=1,
        faults=Faults(least=1.5, most=2.5, between=0.7),
        seed=1,
        within=120,
        report=lambda _: None,
    )
    assert soaked.differences == []
    assert soaked.outcomes == {"complete": 25, "failed": 3}
    assert soaked.hurt.workers_killed + soaked.hurt.commands_killed > 0
    assert soaked.hurt.survivors == 0
    assert soaked.faultless.peak > 0
    shutil.rmtree(tmp_path / "in")

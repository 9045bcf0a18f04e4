"""The benchmark of scanned pages: what is chosen, counted and told. No engine runs here."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from rich.console import Console
from rich.table import Table

from eval.bench import scan_engines, scan_rounds, scanning
from eval.bench.scan_engines import SETTINGS, Tried, tried
from eval.bench.scan_pages import BenchPage, chosen, numbers, straight
from eval.bench.scan_report import beside_table, bulk_table, engines_table
from eval.bench.scan_rounds import Beside, Bulk
from eval.load import load
from eval.render.formats import render


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    name, rendered = render(load("qinghe-2020"), "pdf")
    file = tmp_path_factory.mktemp("documents") / name
    file.write_bytes(rendered.data)
    return file


def words(table: Table) -> str:
    out = io.StringIO()
    Console(file=out, width=160).print(table)
    return out.getvalue()


def test_pages_of_figures_are_chosen_and_each_seed_scans_them_anew(path: Path) -> None:
    found = chosen([path], 2)
    assert len(found) == 2
    assert all(page.numbers.total() >= 40 for page in found)
    first = found[0].scanned(60, "light")
    assert first.data == found[0].scanned(60, "light").data
    assert first.data != found[0].scanned(60, "light", seed=2).data
    assert first.name == f"qinghe-2020 p. {found[0].page}"
    assert min(straight(first).pixels.shape[:2]) > 500


def test_numbers_are_counted_as_they_are_printed() -> None:
    assert numbers("合计 1,200.50 元，12% 与 12. 项") == Counter({"12": 2, "1,200.50": 1})


def test_every_setting_is_tried_on_every_runtime_and_one_that_dies_costs_itself_only(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = BenchPage("a", chosen([path], 1)[0].scanned(50, "light").data, Counter({"12": 2, "7": 1}))

    def fake(runtime: str, setting: object = None) -> scan_engines.Engine:
        if runtime == "openvino" and setting == SETTINGS["batch 1"]:
            raise ValueError("no such batch")
        return lambda _: ["12", "12 12 8"]

    monkeypatch.setattr(scan_engines, "engine", fake)
    found = list(tried([(page, straight(page))], ["onnxruntime", "openvino"], 2, lambda _: None))
    assert [(each.runtime, each.setting) for each in found] == [
        (runtime, setting) for runtime in ("onnxruntime", "openvino") for setting in SETTINGS
    ]
    dead = [each for each in found if each.reason]
    assert [(each.setting, each.reason) for each in dead] == [("batch 1", "ValueError: no such batch")]
    assert {(each.read, each.printed, len(each.wall)) for each in found if not each.reason} == {(2, 3, 2)}
    assert "no such batch" in words(engines_table(found))


def test_product_and_engine_take_turns_and_who_goes_first_changes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, calls = chosen([path], 1)[0].scanned(50, "light"), []
    monkeypatch.setattr(scan_rounds, "engine", lambda _: lambda _: calls.append("bare"))
    monkeypatch.setattr(scan_rounds, "extract_bytes", lambda *_: calls.append("ours"))
    (found,) = scan_rounds.measured([page], "onnxruntime", 2, lambda _: None)
    assert calls == ["bare", "ours", "bare", "ours", "ours", "bare"]
    assert len(found.ours) == len(found.bare) == 2


@pytest.mark.parametrize(("ours", "verdict"), [(1.15, "met"), (1.3, "missed")])
def test_the_table_says_whether_the_goal_is_met(ours: float, verdict: str) -> None:
    told = words(beside_table([Beside("a", [ours, ours, 9.0], [1.0, 1.0, 1.0])], "onnxruntime"))
    assert f"at most 1.2: {verdict}" in told
    assert f"{ours:.2f}" in told


def test_pages_a_second_are_told_by_workers() -> None:
    assert "0.500" in words(bulk_table([Bulk(2, 6, 12.0)]))


def test_a_median_round_is_told_in_seconds_a_page() -> None:
    each = Tried("onnxruntime", "batch 1", 2, wall=[4.0, 6.0, 99.0], plain=[2.0, 3.0, 9.0])
    assert each.a_page(each.wall) == 3.0
    assert each.times_plain == 2.0


def test_files_without_pages_of_figures_end_with_a_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"none")
    assert scanning.main([str(tmp_path / "a.pdf")]) == 2
    assert "expected" in capsys.readouterr().err

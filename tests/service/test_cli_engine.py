"""`mingzhang extract --engine`: a real server on the loopback, real worker processes, the ledger and the answers kept."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import prompts
from eval.render.scan import DAMAGE
from extractors.fill import Doubt, plan
from extractors.pipeline import left_over
from service.cli import app
from service.models import ANSWER
from service.settings import Settings
from service.store import Ledger
from tests.endpoint import Endpoint, Reply, data, endpoint, fails, text
from tests.extractors.doubts.scanned import scanned
from tests.scripted import listed

KEY = "sk-never-to-be-seen"
ODD = """浦河县民政局2022年部门预算

社区事务数额
单位：万元
养老照料\t120.50\t35
殡葬事务\t80.00\t12
流动救助\t21.50\t20
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Endpoint]:
    with endpoint() as made:
        monkeypatch.setenv("MINGZHANG_MODEL_URL", made.url)
        monkeypatch.setenv("MINGZHANG_MODEL", "m")
        monkeypatch.setenv("MINGZHANG_MODEL_KEY", KEY)
        monkeypatch.setenv("MINGZHANG_MODEL_RETRIES", "0")
        monkeypatch.setenv("MINGZHANG_LIBRARY", str(tmp_path / "library"))
        made.says(answered)
        yield made


def answered(request: dict[str, Any]) -> Reply:
    """What a model that can read says of the table."""
    schema = request["response_format"]["json_schema"]["schema"]
    columns = zip(listed(schema, "column"), ("name", "amount", "count"), strict=False)
    return data(
        {
            "kind": "other",
            "unit": listed(schema, "unit")[0],
            "columns": [{"column": column, "holds": holds} for column, holds in columns],
            "rows": [{"row": row, "sort": "line"} for row in listed(schema, "row")],
        }
    )


def document(folder: Path, name: str = "a.txt", more: str = "") -> Path:
    path = folder / name
    path.write_text(ODD + more, encoding="utf-8")
    return path


def extract(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["extract", *(str(argument) for argument in arguments)])


def result(out: Path, name: str = "a") -> dict[str, Any]:
    held: dict[str, Any] = json.loads((out / name / "budget.json").read_text(encoding="utf-8"))
    return held


def rows(out: Path, name: str = "a") -> list[dict[str, str]]:
    with (out / name / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_hybrid_asks_what_is_left_over_and_keeps_both_readings(server: Endpoint, tmp_path: Path) -> None:
    done = extract(document(tmp_path), "-o", tmp_path / "out", "--engine", "hybrid")
    assert done.exit_code == 0, done.output
    run = result(tmp_path / "out")["run"]
    assert (run["engine"], run["model"], run["tokens"], run["unanswered"]) == ("hybrid", "m", 15, [])
    assert run["prompts"] == {"table": prompts.load("table").digest}
    persons = [row for row in rows(tmp_path / "out") if row["amount"] == "35"]
    assert [(row["method"], row["status"]) for row in persons] == [("table_rule", "conflict")]
    assert "model: 1 calls, 0 of them answered before; tokens 11 in, 4 out" in done.stderr


def test_llm_lets_the_model_read_and_rules_reads_without_it(server: Endpoint, tmp_path: Path) -> None:
    assert extract(document(tmp_path), "-o", tmp_path / "out", "--engine", "llm").exit_code == 0
    read = rows(tmp_path / "out")
    assert {row["method"] for row in read} == {"model"}
    assert [row["unit"] for row in read if row["amount"] == "35"] == [""]
    asked = len(server.requests)
    assert extract(document(tmp_path), "-o", tmp_path / "rules").exit_code == 0
    assert len(server.requests) == asked


def test_a_second_run_asks_nobody_costs_nothing_and_gives_the_same(server: Endpoint, tmp_path: Path) -> None:
    file = document(tmp_path)
    extract(file, "-o", tmp_path / "one", "--engine", "hybrid")
    asked = len(server.requests)
    again = extract(file, "-o", tmp_path / "two", "--engine", "hybrid")
    assert len(server.requests) == asked
    assert "1 calls, 1 of them answered before; tokens 0 in, 0 out" in again.stderr
    for name in ("facts.csv", "checks.json"):
        assert (tmp_path / "one/a" / name).read_bytes() == (tmp_path / "two/a" / name).read_bytes()
    first, second = (result(tmp_path / out) for out in ("one", "two"))
    # how long it took is all that may differ
    assert {**first, "run": {**first["run"], "seconds": 0}} == {
        **second,
        "run": {**second["run"], "seconds": 0},
    }


def test_a_run_that_has_spent_enough_stops_asking_and_keeps_what_is_done(
    server: Endpoint, tmp_path: Path
) -> None:
    files = [document(tmp_path, f"{n}.txt", f"另一项\t{n}.50\t1\n") for n in range(3)]
    # a question is held for with a thousand tokens for its answer: once that fits, and then no more
    (task,) = plan(left_over(files[0].read_bytes(), "0.txt"))
    most = task.question.tokens() + ANSWER + 10
    done = extract(*files, "-o", tmp_path / "out", "--engine", "hybrid", "--max-tokens", most)
    assert done.exit_code == 0, done.output
    assert len(server.requests) == 1
    unanswered = [result(tmp_path / "out", str(n))["run"]["unanswered"] for n in range(3)]
    assert [] in unanswered
    assert any("over what this run may spend" in words for told in unanswered for words in told)
    assert all(rows(tmp_path / "out", str(n)) for n in range(3))
    # what got no answer is read again, what has one is not
    more = extract(*files, "-o", tmp_path / "out", "--engine", "hybrid", "--resume")
    assert len(server.requests) == 3
    assert "1 already done" in more.stderr


def test_a_limit_of_costs_needs_prices(
    server: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = document(tmp_path)
    refused = extract(file, "-o", tmp_path / "out", "--engine", "hybrid", "--max-cost", "0.01")
    assert refused.exit_code == 2
    assert "MINGZHANG_MODEL_PRICE_IN" in refused.output
    monkeypatch.setenv("MINGZHANG_MODEL_PRICE_IN", "2")
    monkeypatch.setenv("MINGZHANG_MODEL_PRICE_OUT", "8")
    done = extract(file, "-o", tmp_path / "out", "--engine", "hybrid", "--max-cost", "0.02")
    assert done.exit_code == 0
    assert "cost 0.000054" in done.stderr
    spent = extract(
        document(tmp_path, "b.txt", "另一项\t1.50\t1\n"),
        "-o",
        tmp_path / "out",
        "--engine",
        "hybrid",
        "--max-cost",
        "0.001",
    )
    assert spent.exit_code == 0
    assert len(server.requests) == 1


def test_answers_are_recorded_and_replayed_without_server_and_key(
    server: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = document(tmp_path)
    recorded = extract(file, "-o", tmp_path / "one", "--engine", "llm", "--record", tmp_path / "said")
    assert recorded.exit_code == 0, recorded.output
    for name in ("URL", "KEY"):
        monkeypatch.delenv(f"MINGZHANG_MODEL_{name}")
    monkeypatch.delenv("MINGZHANG_MODEL")
    asked = len(server.requests)
    replayed = extract(file, "-o", tmp_path / "two", "--engine", "llm", "--replay", tmp_path / "said")
    assert replayed.exit_code == 0, replayed.output
    assert len(server.requests) == asked
    assert (tmp_path / "one/a/facts.csv").read_bytes() == (tmp_path / "two/a/facts.csv").read_bytes()
    other = extract(
        document(tmp_path, "b.txt", "另一项\t1.50\t1\n"),
        "-o",
        tmp_path / "out",
        "--engine",
        "llm",
        "--replay",
        tmp_path / "said",
    )
    assert other.exit_code == 0
    assert "expected a recorded answer" in " ".join(result(tmp_path / "out", "b")["run"]["unanswered"])


@pytest.mark.parametrize(
    "fault",
    [
        fails(500),
        fails(401, message="bad key"),
        fails(429),
        text("我认为一共是二百二十二万元。"),
        text('{"kind": "other", "uni'),
        text("{}", finish="length"),
        text(None, refusal="不能回答"),
        data({"kind": "other", "unit": "无", "columns": [], "rows": [{"row": "r99", "sort": "line"}]}),
        data({"kind": "other", "unit": "t9r9c9", "columns": [], "rows": []}),
    ],
)
def test_whatever_a_server_does_the_document_is_read_by_the_rules(
    server: Endpoint, tmp_path: Path, fault: Reply
) -> None:
    server.says(fault)
    file = document(tmp_path)
    done = extract(file, "-o", tmp_path / "out", "--engine", "hybrid")
    assert done.exit_code == 0, done.output
    assert extract(file, "-o", tmp_path / "rules").exit_code == 0
    assert rows(tmp_path / "out") == rows(tmp_path / "rules")
    assert len(result(tmp_path / "out")["run"]["unanswered"]) == 1
    manifest = (tmp_path / "out/manifest.csv").read_text(encoding="utf-8-sig")
    assert "1 answers of the model missing or wrong" in manifest


def test_an_endpoint_without_json_schema_is_asked_by_tool_calling(server: Endpoint, tmp_path: Path) -> None:
    server.rejects = {"json_schema"}

    def by_tool(request: dict[str, Any]) -> Reply:
        parameters = request["tools"][0]["function"]["parameters"]
        return answered({"response_format": {"json_schema": {"schema": parameters}}})

    server.says(answered, by_tool)
    done = extract(document(tmp_path), "-o", tmp_path / "out", "--engine", "hybrid")
    assert done.exit_code == 0, done.output
    assert result(tmp_path / "out")["run"]["unanswered"] == []
    ledger = Ledger(Settings().store_url)
    try:
        (call,) = ledger.calls(1)
    finally:
        ledger.close()
    assert (call.form, call.prompt) == ("tool", "table")


def test_the_key_is_in_no_file_and_in_no_word(server: Endpoint, tmp_path: Path) -> None:
    server.says(fails(401, message="bad key"), answered)
    file = document(tmp_path)
    said = extract(file, "-o", tmp_path / "one", "--engine", "hybrid", "--record", tmp_path / "said")
    more = extract(file, "-o", tmp_path / "two", "--engine", "hybrid", "--record", tmp_path / "said")
    assert KEY not in said.output + more.output
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 8
    assert [path for path in files if KEY.encode() in path.read_bytes()] == []


def test_figures_that_ocr_is_in_doubt_of_are_shown_to_a_model_that_takes_images(
    server: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan, doubt = in_doubt()
    stands, other, *_ = doubt.readings
    file = tmp_path / "a.pdf"
    file.write_bytes(scan)
    server.says(lambda request: data({"cell": listed(schema(request), "cell")[0], "reading": other}))
    assert extract(file, "-o", tmp_path / "blind", "--engine", "hybrid").exit_code == 0
    assert server.requests == []
    monkeypatch.setenv("MINGZHANG_MODEL_VISION", "1")
    planned = extract(file, "--engine", "hybrid", "--dry-run")
    assert "crops" in planned.output
    assert server.requests == []
    for out in ("one", "two"):
        done = extract(file, "-o", tmp_path / out, "--engine", "hybrid")
        assert done.exit_code == 0, done.output
    (request,) = server.requests
    assert [part["type"] for part in request["messages"][1]["content"]] == ["text", "image_url"]
    (kept,) = result(tmp_path / "one")["budget"]["alternatives"]
    assert kept["printed"] == other
    (held,) = (row for row in rows(tmp_path / "two") if row["printed"] == stands)
    assert (held["method"], held["status"]) == ("ocr", "conflict")


def in_doubt() -> tuple[bytes, Doubt]:
    """A fax of few dots, and the one figure of it that OCR is in doubt of: which it is, is a matter of dots."""
    printed = (
        ("养老照料", "120.50"),
        ("殡葬事务", "3,180.93"),
        ("流动救助", "21.50"),
        ("社区服务", "1,350.06"),
        ("儿童福利", "8,639.35"),
        ("社会组织", "318.13"),
    )
    # the first is one today; a reader that sees better or worse finds its doubt in another
    for seed in (6, *range(2, 6), *range(7, 12)):
        scan = scanned(printed, {}, scanner=replace(DAMAGE["fax"], dpi=90, seed=seed)).data
        doubts = left_over(scan, "a.pdf", vision=True).doubts
        if len(doubts) == 1 and len(doubts[0].readings) > 1:
            return scan, doubts[0]
    raise AssertionError("expected a fax of which one figure is in doubt")


def schema(request: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = request["response_format"]["json_schema"]["schema"]
    return found


def test_a_dry_run_tells_what_would_be_asked_and_asks_nobody(
    server: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_MODEL_PRICE_IN", "2")
    monkeypatch.setenv("MINGZHANG_MODEL_PRICE_OUT", "8")
    planned = extract(document(tmp_path), "--engine", "hybrid", "--dry-run")
    assert planned.exit_code == 0, planned.output
    assert server.requests == []
    assert "1 questions, about" in planned.output
    assert "table" in planned.output
    assert "第0–2行" in planned.output
    assert "cost about 0.0" in planned.output
    assert list(tmp_path.iterdir()) == [tmp_path / "a.txt"]


Options = Callable[[Path], list[object]]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (lambda p: ["-o", p / "out", "--dry-run"], "--engine hybrid"),
        (lambda p: ["-o", p / "out", "--max-tokens", 5], "--engine hybrid"),
        (lambda p: ["--engine", "hybrid"], "folder for the results"),
        (lambda p: ["-o", p / "out", "--engine", "hybrid", "--replay", p / "none"], "found none"),
        (
            lambda p: ["-o", p / "out", "--engine", "hybrid", "--replay", p, "--record", p],
            "either recorded or replayed",
        ),
        (lambda p: ["-o", p / "out", "--engine", "hybrid", "--max-cost", "much"], "no amount"),
        (lambda p: ["-o", p / "out", "--engine", "gpt"], "gpt"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(
    server: Endpoint, tmp_path: Path, options: Options, words: str
) -> None:
    refused = extract(document(tmp_path), *options(tmp_path))
    assert refused.exit_code == 2
    assert words in " ".join(refused.output.replace("│", " ").split())
    assert server.requests == []


def test_without_an_endpoint_the_settings_that_are_missing_are_named(tmp_path: Path) -> None:
    refused = extract(document(tmp_path), "-o", tmp_path / "out", "--engine", "hybrid")
    assert refused.exit_code == 2
    assert "MINGZHANG_MODEL_URL" in refused.output


def test_a_library_is_filled_with_what_a_model_read_too(server: Endpoint, tmp_path: Path) -> None:
    arguments = ["add", str(document(tmp_path)), "--library", str(tmp_path / "kept"), "--engine", "llm"]
    added = CliRunner().invoke(app, arguments)
    assert added.exit_code == 0, added.output
    assert "model: 1 calls" in added.stderr
    assert len(server.requests) == 1

"""`mingzhang add`, `ask`, `serve` and `--help`."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from service.cli import app

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "eval" / "sample" / "qinghe-2020.pdf"
WHY = "城乡医疗救助为什么增加"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample, added from a folder that also holds a file that cannot be read."""
    folder = tmp_path_factory.mktemp("reports")
    shutil.copy(SAMPLE, folder)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04")
    library = tmp_path_factory.mktemp("kept") / "library"
    result = run("add", folder, "--library", library)
    assert result.exit_code == 1
    assert "broken.docx: expected" in result.stderr
    assert "青河县医疗保障局" in result.stdout
    assert "2020年预算" in result.stdout
    assert "张表" in result.stdout
    assert "不符" in result.stdout
    return library


def test_ask_prints_the_answer_and_where_it_is_printed(library: Path) -> None:
    result = run("ask", WHY, "--library", library)
    assert result.exit_code == 0
    answer, _, footnotes = result.stdout.partition("\n\n")
    assert "[1]" in answer
    assert "[1]" in footnotes
    assert "页" in footnotes


def test_ask_as_json_is_the_answer_alone(library: Path) -> None:
    answer = json.loads(run("ask", WHY, "--library", library, "--json").stdout)
    assert answer["question"] == WHY
    assert answer["status"] == "answered"
    keys = {
        "question",
        "status",
        "answer",
        "values",
        "citations",
        "derivation",
        "engine",
        "elapsed_ms",
        "tokens",
    }
    assert set(answer) >= keys
    assert {"n", "document", "page", "line", "box", "quote", "section"} <= set(answer["citations"][0])


def test_a_follow_up_in_a_session_says_how_it_was_understood(library: Path) -> None:
    assert "理解为" not in run("ask", "城乡医疗救助是多少", "--library", library, "--session", "talk").stdout
    result = run("ask", "那上年呢", "--library", library, "--session", "talk")
    assert "理解为：青河县医疗保障局2019年城乡医疗救助是多少" in result.stdout
    assert run("ask", "三公", "--library", library, "--session", "s" * 101).exit_code == 2


def test_a_refusal_is_an_answer(library: Path) -> None:
    result = run("ask", "2020年决算支出是多少", "--library", library, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["status"] == "not_disclosed"


def test_a_document_is_named_by_its_id_its_beginning_or_its_name(library: Path) -> None:
    document = json.loads(run("ask", WHY, "--library", library, "--json").stdout)["citations"][0]["document"]
    for which in (document, document[:8], SAMPLE.stem):
        assert run("ask", WHY, "--library", library, "--document", which).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", ""], "empty"),
        (["ask", "   "], "empty"),
        (["ask", "多" * 10_000], "10,000"),
        (["ask", WHY, "--document", "no-such"], "no-such"),
        (["ask", WHY, "--document", "../../etc"], "../../etc"),
        (["ask", WHY, "--engine", "llm"], "MINGZHANG_MODEL_URL"),
        (["ask", WHY, "--engine", "oracle"], "oracle"),
        (["ask"], "question"),
    ],
)
def test_a_question_that_cannot_be_asked_is_wrong_usage(
    library: Path, arguments: list[str], said: str
) -> None:
    result = run(*arguments, "--library", library)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert result.stdout == ""


def test_asking_a_library_that_is_not_there_makes_none(tmp_path: Path) -> None:
    result = run("ask", WHY, "--library", tmp_path / "library")
    assert result.exit_code == 2
    assert "mingzhang add" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_asking_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    result = run("ask", WHY, "--library", tmp_path)
    assert result.exit_code == 2
    assert "empty" in result.stderr


def test_serve_names_a_port_that_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", port)
    assert result.exit_code == 2
    assert str(port) in result.stderr


@pytest.mark.parametrize("command", ["extract", "check", "add", "ask", "serve"])
def test_the_help_of_every_command_has_an_example_and_its_exit_codes(command: str) -> None:
    result = run(command, "--help")
    words = " ".join(result.stdout.split())
    assert f"Example: mingzhang {command}" in words
    assert "Exit codes: 0" in words


def test_help_loads_nothing_heavy() -> None:
    heavy = "pymupdf, chromadb, sqlalchemy, fastapi, langchain_openai, numpy, pydantic"
    code = (
        "import sys, contextlib, service.cli\n"
        "with contextlib.suppress(SystemExit): service.cli.app(['--help'])\n"
        f"sys.exit(' '.join(set('{heavy}'.split(', ')) & set(sys.modules)) or 0)"
    )
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr
    assert "extract" in done.stdout
    # Half a second on an idle machine; the rest is for busy ones.
    assert time.perf_counter() - start < 3


def test_a_wrong_value_in_the_environment_is_named_without_the_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_MODEL_TIMEOUT", "sesame")
    result = run("ask", WHY)
    assert result.exit_code == 2
    assert "MINGZHANG_MODEL_TIMEOUT" in result.stderr
    assert "sesame" not in result.output


@pytest.mark.parametrize("command", [["add", SAMPLE], ["ask", WHY], ["serve", "--port", "0"]])
def test_a_library_that_cannot_be_opened_is_wrong_usage(command: list[object], tmp_path: Path) -> None:
    (tmp_path / "mingzhang.sqlite").write_text("not a database, but long enough to be taken for one")
    result = run(*command, "--library", tmp_path)
    assert result.exit_code == 2
    assert "cannot be opened" in " ".join(result.stderr.replace("│", " ").split())


@pytest.mark.parametrize("command", [["add", SAMPLE], ["serve", "--port", "0"]])
def test_a_file_is_no_library(command: list[object], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = run(*command, "--library", tmp_path / "file")
    assert result.exit_code == 2
    assert "cannot be a folder" in " ".join(result.stderr.replace("│", " ").split())

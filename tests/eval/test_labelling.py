"""`mingzhang label` drafts labels that await a person, and never writes over what a person may have corrected."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from eval.labelling import label
from eval.outside.gold_files import read_facts
from eval.render.place import Rendered
from service.commands import batch

Draw = Callable[[str, str], tuple[str, Rendered]]
NAME = "linqu-2021"


@pytest.fixture
def document(tmp_path: Path, drawn: Draw) -> Path:
    path = tmp_path / "局.txt"
    path.write_bytes(drawn(NAME, "cells")[1].data)
    return path


def run(*arguments: object) -> Result:
    app = typer.Typer()
    app.command()(label)
    return CliRunner().invoke(app, list(map(str, arguments)))


def test_the_draft_lies_beside_the_document_and_nobody_has_confirmed_it(document: Path) -> None:
    done = run(document)
    assert done.exit_code == 0, done.output
    held = read_facts(document.with_name("局.facts.jsonl"))
    assert held.head is not None
    assert held.head.made_by.startswith("mingzhang ")
    assert len(held.head.document) == 64
    assert (held.head.confirmed_by, held.head.confirmed_on) == ("", "")
    assert f"{len(held.facts)} labels" in done.output
    assert "confirmed_by" in done.output


def test_a_label_has_row_column_amount_as_printed_and_place(document: Path, tmp_path: Path) -> None:
    out = tmp_path / "draft.jsonl"
    assert run(document, "-o", out).exit_code == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()[1:]]
    tables = [line for line in lines if line["source"] == "table" and "amount" in line]
    printed = document.read_text(encoding="utf-8").split("\n")
    assert len(tables) > 50
    assert all(line["amount"] in printed[line["line"] - 1] for line in tables)
    assert all(line["column"] and line["row_name"] and line["cell"] for line in tables)
    assert {line["doc"] for line in lines} == {"局"}


def test_a_label_file_that_is_there_is_kept_unless_forced(document: Path) -> None:
    there = document.with_name("局.facts.jsonl")
    there.write_text("corrected", encoding="utf-8")
    refused = run(document)
    assert refused.exit_code == 2
    assert "--force" in refused.output
    assert there.read_text(encoding="utf-8") == "corrected"
    assert run(document, "--force").exit_code == 0
    assert read_facts(there).facts


def test_a_label_file_that_comes_into_being_meanwhile_is_kept(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = document.with_name("局.facts.jsonl")
    read = batch.run

    def slowly(*arguments: Any) -> Any:
        there.write_text("corrected", encoding="utf-8")
        return read(*arguments)

    monkeypatch.setattr(batch, "run", slowly)
    assert run(document).exit_code == 2
    assert there.read_text(encoding="utf-8") == "corrected"


def test_what_cannot_be_read_leaves_no_file(tmp_path: Path) -> None:
    broken = tmp_path / "a.pdf"
    broken.write_bytes(b"%PDF-1.4 cut off")
    assert run(broken).exit_code == 1
    assert not (tmp_path / "a.facts.jsonl").exists()
    missing = run(tmp_path / "b.pdf")
    assert missing.exit_code == 2
    assert "expected a document" in missing.output


def test_a_folder_that_is_not_there_is_said(document: Path, tmp_path: Path) -> None:
    done = run(document, "-o", tmp_path / "nowhere" / "a.jsonl")
    assert done.exit_code == 2
    assert "cannot be written" in done.output

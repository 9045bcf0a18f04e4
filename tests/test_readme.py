"""What the README promises: its commands run, and print what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.readme import ANSWERING, ENVIRONMENT, README, ROOT, RULES, answering, output, rules, tidy, written
from service.cli import app

TEXT = README.read_text(encoding="utf-8")


def test_every_output_in_the_readme_is_what_the_command_prints_today(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: str, folder: Path) -> str:
        program, *arguments = shlex.split(command)
        # of what reads files each has a process of its own; what only asks is the same in this one
        if arguments[0] != "ask":
            return output(command, folder)
        assert program == "mingzhang"
        monkeypatch.chdir(folder)
        done = CliRunner(env=ENVIRONMENT).invoke(app, arguments)
        assert done.exit_code == 0, done.output
        return tidy(done.stdout)

    assert "<!-- run -->" in TEXT
    assert written(TEXT, run) == TEXT, "run python -m eval.readme"


def test_the_page_of_rules_has_every_rule_as_its_docstring_says_it() -> None:
    assert RULES.read_text(encoding="utf-8") == rules(), "run python -m eval.readme"


def test_the_page_of_ways_to_answer_has_every_module_as_its_docstring_says_it() -> None:
    page = ANSWERING.read_text(encoding="utf-8")
    assert page == answering(), "run python -m eval.readme"
    ways = ROOT / "service" / "answering" / "ways"
    missing = [p.stem for p in ways.glob("*/*.py") if p.stem != "__init__" and f"| `{p.stem}` | " not in page]
    assert not missing


def test_every_make_target_in_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^make (\w+)", TEXT, re.MULTILINE)) | set(re.findall(r"`make (\w+)`", TEXT))
    assert {"demo", "test"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_file_that_the_readme_links_to_is_there() -> None:
    for link in re.findall(r"\]\((?!http)([^)#]+)\)", TEXT):
        assert (ROOT / link).exists(), link

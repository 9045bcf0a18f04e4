"""What the README promises: its commands run, and print what it shows."""

from __future__ import annotations

import re

from eval.readme import ANSWERING, README, ROOT, RULES, answering, rules, written

TEXT = README.read_text(encoding="utf-8")


def test_every_output_in_the_readme_is_what_the_command_prints_today() -> None:
    assert "<!-- run -->" in TEXT
    assert written(TEXT) == TEXT, "run python -m eval.readme"


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

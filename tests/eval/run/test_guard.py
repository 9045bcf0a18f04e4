"""A baseline gives up a case only in a commit that says why."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from eval.run.baseline import parse
from eval.run.guard import given_up, judge

HEAD = "case,family,outcome,score,right,wanted,given\n"
GOOD, LOW = HEAD + "a/b/c/pdf,f,right,1.0000,9,9,9\n", HEAD + "a/b/c/pdf,f,wrong,0.8889,8,9,9\n"


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path, baseline: str, changelog: str) -> None:
    (root / "eval").mkdir(exist_ok=True)
    (root / "eval" / "baseline.csv").write_text(baseline, encoding="utf-8")
    (root / "CHANGELOG.md").write_text(changelog, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-m", "x")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    commit(tmp_path, GOOD, "first\n")
    return tmp_path


def test_the_first_baseline_has_nothing_to_give_up(repository: Path) -> None:
    assert judge(repository) == (True, "baseline: no earlier one to compare with")


def test_giving_up_a_case_without_a_reason_is_refused_and_names_it(repository: Path) -> None:
    commit(repository, LOW, "first\n")
    fine, words = judge(repository)
    assert not fine
    assert "a/b/c/pdf" in words


def test_giving_up_a_case_with_a_reason_is_in_order(repository: Path) -> None:
    commit(repository, LOW, "first\na column less, because …\n")
    assert judge(repository)[0]


def test_a_baseline_that_got_better_needs_no_reason(repository: Path) -> None:
    commit(repository, LOW, "first\nsecond\n")
    commit(repository, GOOD, "first\nsecond\n")
    assert judge(repository)[0]


def test_what_is_not_committed_yet_is_judged_too(repository: Path) -> None:
    (repository / "eval" / "baseline.csv").write_text(LOW, encoding="utf-8")
    assert not judge(repository)[0]
    (repository / "CHANGELOG.md").write_text("first\nsecond\n", encoding="utf-8")
    assert judge(repository)[0]


def test_without_a_history_nothing_is_held_against_anyone(tmp_path: Path) -> None:
    assert judge(tmp_path)[0]


def test_a_case_that_is_gone_or_no_longer_scored_is_given_up() -> None:
    before = parse(GOOD, "before")
    assert given_up(before, {}) == ["a/b/c/pdf"]
    assert given_up(before, parse(HEAD + "a/b/c/pdf,f,unscored,,0,0,0\n", "after")) == ["a/b/c/pdf"]
    assert given_up(before, before) == []

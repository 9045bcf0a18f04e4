"""PATH arguments and the names of results."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from service.commands.paths import find_files, name_results

NAMES = st.text(st.characters(exclude_characters="/\x00", codec="utf-8"), min_size=1, max_size=200).filter(
    lambda name: name not in (".", "..")
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    for name in ("a.pdf", "b.TXT", "c.md", ".hidden.pdf", "~$d.docx", "deep/e.xlsx", "deep/er/f.pdf"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    return tmp_path


def found(reports: Path, *patterns: str) -> list[str]:
    return [file.relative_to(reports).as_posix() for file in find_files([f"{reports}/{p}" for p in patterns])]


def test_a_folder_is_searched_with_all_it_holds(reports: Path) -> None:
    assert found(reports, "") == ["a.pdf", "b.TXT", "deep/e.xlsx", "deep/er/f.pdf"]


def test_a_file_is_taken_whatever_its_suffix(reports: Path) -> None:
    assert found(reports, "c.md") == ["c.md"]


def test_a_glob_is_expanded(reports: Path) -> None:
    assert found(reports, "**/*.pdf") == ["a.pdf", "deep/er/f.pdf"]


def test_a_glob_that_matches_a_folder_takes_what_it_holds(reports: Path) -> None:
    assert found(reports, "de*") == ["deep/e.xlsx", "deep/er/f.pdf"]


def test_a_file_named_twice_is_taken_once(reports: Path) -> None:
    assert found(reports, "a.pdf", "*.pdf", "") == ["a.pdf", "b.TXT", "deep/e.xlsx", "deep/er/f.pdf"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "[2024].pdf").write_bytes(b"x")
    assert found(tmp_path, "[2024].pdf") == ["[2024].pdf"]


def test_a_pattern_without_a_match_is_wrong_usage(reports: Path) -> None:
    with pytest.raises(typer.BadParameter, match="matches nothing"):
        find_files([f"{reports}/*.xlsx"])


def test_names_are_stems_and_keep_suffixes_only_where_they_collide() -> None:
    names = name_results([Path("x/a.pdf"), Path("x/b.pdf"), Path("y/B.docx"), Path("y/b.pdf")])
    assert list(names.values()) == ["a", "b.pdf", "B.docx", "b.pdf-2"]


@given(st.lists(NAMES, max_size=6))
def test_any_names_become_distinct_names_of_folders_inside_out(stems: list[str]) -> None:
    files = [Path(f"{n}") / stem for n, stem in enumerate(stems)]
    names = list(name_results(files).values())
    assert len({name.casefold() for name in names}) == len(files)
    for name in names:
        assert name not in ("", ".", "..")
        assert not name.startswith(".")
        assert not set(name) & set('/\\:*?"<>|\x00\n')
        assert len(name.encode()) < 200


def test_an_empty_pattern_is_not_the_folder_one_is_in(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(reports)
    with pytest.raises(typer.BadParameter, match="matches nothing"):
        find_files([""])


def test_a_disclosure_of_a_kind_that_is_not_read_is_found_so_that_it_is_named(reports: Path) -> None:
    (reports / "old.doc").write_bytes(b"x")
    (reports / "gone.pdf").symlink_to(reports / "nowhere.pdf")
    assert {reports / "old.doc", reports / "gone.pdf"} < set(find_files([str(reports)]))


def test_a_folder_that_cannot_be_searched_is_found_so_that_it_is_named(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert reports / "deep" in find_files([str(reports)])

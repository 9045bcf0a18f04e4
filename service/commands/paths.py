"""What PATH means: a file, a folder or a glob; and how results are named after their inputs."""

from __future__ import annotations

import glob
import os
from collections import Counter
from pathlib import Path

import typer

from service.bulk import manifest
from service.patterns import regex

# What a folder is searched for. A file that is named itself is tried whatever its suffix.
SUFFIXES = (".pdf", ".docx", ".xlsx", ".txt", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
# Disclosures of kinds that are not read: found in a folder all the same, so that each is named with what to do.
_FOREIGN = (".doc", ".xls", ".wps", ".et", ".rtf", ".ofd")

_UNSAFE = regex(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_LONGEST_NAME = 120  # bytes; file systems allow 255, and temporary names add to it


def find_files(patterns: list[str]) -> list[Path]:
    """The files that the patterns stand for, each once, in the order given; raises typer.BadParameter."""
    found: dict[Path, Path] = {}
    for pattern in patterns:
        files = _expand(pattern)
        if not files:
            raise typer.BadParameter(
                f"{pattern!r} matches nothing: give a file, a folder that holds {', '.join(SUFFIXES)} files, "
                "or a quoted glob such as 'reports/**/*.pdf'"
            )
        for file in files:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _expand(pattern: str) -> list[Path]:
    if not pattern:
        # An unset variable of the shell does not mean the folder it is in.
        return []
    path = Path(pattern)
    if path.is_dir():
        return _within(path)
    if path.exists():
        return [path]
    files: list[Path] = []
    for match in sorted(glob.glob(pattern, recursive=True)):
        path = Path(match)
        # `**` yields the folders on its way as well; only one that the pattern ends on is meant itself.
        if path.is_file():
            files.append(path)
        elif path.is_dir() and not pattern.endswith("**"):
            files.extend(_within(path))
    return files


def _within(folder: Path) -> list[Path]:
    """The documents in a folder, and the folders in it that cannot be searched: reading them says why."""
    found: list[Path] = []
    for parent, _, names in os.walk(folder, onerror=lambda error: found.append(Path(error.filename))):
        for name in names:
            if name == "budget.xlsx" and "budget.json" in names:
                # a result of ours, of a run into the folder that is searched
                continue
            file = Path(parent, name)
            if file.suffix.lower() in (*SUFFIXES, *_FOREIGN) and not name.startswith((".", "~$")):
                found.append(file)
    return sorted(found)


def name_results(files: list[Path]) -> dict[Path, str]:
    """A folder name for each file: its stem made safe; inputs that share a stem keep their suffixes too."""
    shared = Counter(_key(_safe(file.stem)) for file in files)
    names: dict[Path, str] = {}
    taken = {manifest.NAME}
    for file in files:
        name = _safe(file.stem)
        if shared[_key(name)] > 1:
            name = _safe(file.name)
        unique, n = name, 1
        while _key(unique) in taken:
            n += 1
            unique = f"{name}-{n}"
        taken.add(_key(unique))
        names[file] = unique
    return names


def _key(name: str) -> str:
    """Names that a file system may take for the same."""
    return name.casefold()


def _safe(name: str) -> str:
    # names from other systems need be no UTF-8
    safe = _UNSAFE.sub("_", os.fsencode(name).decode(errors="replace")).strip(" .")
    return safe.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" .") or "document"

"""Two folders of results: whether they say the same, to the byte, but for the seconds that were measured."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from service.bulk.manifest import NAME, Status

_SECONDS = re.compile(rb'("seconds": )[0-9.e+-]+')


def differences(reference: Path, found: Path) -> Iterator[str]:
    """What is missing, what is too much, hidden files among it, and what is not the same."""
    theirs, ours = _files(reference), _files(found)
    yield from (f"missing: {name}" for name in sorted(theirs - ours))
    yield from (f"left over: {name}" for name in sorted(ours - theirs))
    for name in sorted(theirs & ours):
        if name == NAME:
            if _rows(reference / name) != _rows(found / name):
                yield f"other rows: {name}"
        elif _content(reference / name) != _content(found / name):
            yield f"not the same: {name}"


def outcomes(out: Path) -> dict[str, str]:
    """The status of each file, by its name in the manifest."""
    return {file: row["status"] for file, row in _rows(out / NAME).items()}


def _files(folder: Path) -> set[str]:
    """Everything in it, folders too, so that an empty one counts."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def _content(path: Path) -> bytes:
    if path.is_dir():
        return b""
    data = path.read_bytes()
    return _SECONDS.sub(rb"\1", data) if path.name == "budget.json" else data


def _rows(path: Path) -> dict[str, dict[str, str]]:
    """The manifest without the seconds; which of equal files was read, and which copied, is chance."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["file"]: row for row in csv.DictReader(file)}
    for row in rows.values():
        del row["seconds"]
        if row["status"] == Status.DUPLICATE:
            row |= {"status": Status.COMPLETE.value, "reason": ""}
    return rows

"""Where `mingzhang check --report` writes to."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import typer

from service.commands.configuration import make_folder

_SUFFIXES = (".html", ".htm")
_OPTION = "--report"


def targets(wanted: Path, names: Mapping[Path, str]) -> dict[Path, Path]:
    """A file for each document: `wanted` itself where it names an HTML file, else NAME.html in that folder, which is
    made. Raises typer.BadParameter where that cannot be."""
    if wanted.suffix.lower() in _SUFFIXES and not wanted.is_dir():
        if len(names) > 1:
            raise typer.BadParameter(
                f"{str(wanted)!r} is one file for {len(names)} documents; name a folder", param_hint=_OPTION
            )
        folder = wanted.parent
        found = dict.fromkeys(names, wanted)
    else:
        folder = wanted
        found = {file: wanted / f"{name}.html" for file, name in names.items()}
    make_folder(folder, "reports")
    return found


def write(html: str, target: Path) -> None:
    """Writes the file whole or not at all."""
    handle, making = tempfile.mkstemp(prefix=".making-", suffix=".html", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(html)
        Path(making).chmod(0o644)
        os.replace(making, target)
    except BaseException:  # Ctrl-C included: nothing half-written stays
        Path(making).unlink(missing_ok=True)
        raise

"""OUT/NAME/: the result of one document, there as a whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ValidationError

from extractors.errors import DamagedDocument, UnsupportedFormat
from extractors.readers.limits import Limits
from extractors.schema.extraction import Extraction, PageInfo, Run
from extractors.schema.suspicion import Review
from extractors.telling import Language
from service.bulk.journal import Kept
from service.commands import reports
from service.commands.summary import Summary
from service.filling import Asking, open_filler

if TYPE_CHECKING:
    from extractors.fill.planning import Plan

# Its presence says that a result is complete, so it is moved in last.
_MARKER = "budget.json"
_WORKBOOK = "budget.xlsx"

_Ocr = Literal["auto", "always", "never"]


def require_file(file: Path, limits: Limits) -> None:
    """Raises UnsupportedFormat, DocumentTooLarge or OSError for what is not to be opened: a device may have no end and a
    pipe no beginning."""
    found = file.stat()
    if stat.S_ISDIR(found.st_mode):
        raise UnsupportedFormat(
            "expected documents, found a folder that cannot be searched; see who may read it"
        )
    if not stat.S_ISREG(found.st_mode):
        raise UnsupportedFormat("expected a file, found a device or a pipe; save what it gives as a file")
    limits.require("bytes", found.st_size, limits.max_bytes)


def digest(file: Path, limits: Limits) -> str:
    """The sha256 of a file, in hexadecimal; raises what `require_file` does."""
    require_file(file, limits)
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def extract_file(
    file: Path,
    ocr: _Ocr,
    limits: Limits,
    report: Path | None = None,
    language: Language = Language.CHINESE,
    asking: Asking | None = None,
    kept: Kept | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Extraction:
    """The extraction of `file`, and its HTML report where one is wanted; the task of a worker process, as what it needs
    is loaded there only. `asking` says which model reads with the rules, and `kept` where pages read by OCR are kept for
    another attempt."""
    from extractors import pipeline

    require_file(file, limits)
    data = file.read_bytes()
    document = hashlib.sha256(data).hexdigest()
    shelf = None if kept is None else kept.of(document, ocr)
    with open_filler(asking, document) as filler:
        extraction = pipeline.extract_bytes(
            data, _readable(file.name), ocr=ocr, limits=limits, progress=progress, shelf=shelf, filler=filler
        )
    if report is not None:
        _report(extraction, data, report, language)
    return extraction


def plan_file(
    file: Path,
    ocr: _Ocr,
    limits: Limits,
    everything: bool,
    vision: bool,
    kept: Kept | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Plan:
    """What a model would be asked about `file`; likewise the task of a worker process."""
    from extractors import pipeline
    from extractors.fill.planning import planned

    require_file(file, limits)
    data = file.read_bytes()
    shelf = None if kept is None else kept.of(hashlib.sha256(data).hexdigest(), ocr)
    left = pipeline.left_over(
        data,
        _readable(file.name),
        ocr=ocr,
        limits=limits,
        everything=everything,
        vision=vision,
        progress=progress,
        shelf=shelf,
    )
    return planned(left)


def report_file(file: Path, extraction: Extraction, report: Path, language: Language, review: Review) -> None:
    """Writes the HTML report of `file` with what a model suspects; likewise the task of a worker process. Raises
    DamagedDocument where the file is not the one that was read."""
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != extraction.budget.document:
        raise DamagedDocument(
            "expected the file as it was when it was read, found it changed since; try again"
        )
    _report(extraction, data, report, language, review)


def _report(
    extraction: Extraction, data: bytes, report: Path, language: Language, review: Review | None = None
) -> None:
    from extractors.report import report as html_of

    reports.write(html_of(extraction, data, language, review), report)


def extract_to(
    file: Path,
    folder: Path,
    ocr: _Ocr,
    limits: Limits,
    workbook: bool,
    asking: Asking | None = None,
    kept: Kept | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Summary:
    """Extracts `file` and writes its result into `folder`; likewise the task of a worker process."""
    from extractors import export

    extraction = extract_file(file, ocr, limits, asking=asking, kept=kept, progress=progress)
    export.write(extraction, folder, workbook=workbook)
    return Summary.of(extraction)


def copy_to(source: Path, document: str, file: Path, folder: Path, workbook: bool) -> Summary:
    """Writes into `folder` the result of the document (sha256) that `source` holds, as that of `file`, which has the same
    content and another name; likewise the task of a worker process. Raises OSError or ValueError where `source` holds
    none of it."""
    from extractors import export, pipeline

    held = Extraction.model_validate_json((source / _MARKER).read_bytes())
    if held.budget.document != document:
        raise ValueError(f"expected the result of {document}, found that of {held.budget.document}")
    extraction = pipeline.renamed(held, _readable(file.name))
    export.write(extraction, folder, workbook=workbook)
    return Summary.of(extraction)


def _readable(name: str) -> str:
    """A file's name as text; what in it is no UTF-8 cannot be kept."""
    return os.fsencode(name).decode(errors="replace")


@contextmanager
def landing(target: Path, making: Path) -> Iterator[Path]:
    """A folder inside `making` to write into; it becomes `target`, on the same disk, at the end, or vanishes on an error.

    Where `target` exists, its files are replaced one by one and others in it stay, but for a workbook of the
    result that was there before.
    """
    folder = making / target.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
        if target.exists():
            if not (folder / _WORKBOOK).exists():
                (target / _WORKBOOK).unlink(missing_ok=True)
            for file in sorted(folder.iterdir(), key=lambda file: file.name == _MARKER):
                file.replace(target / file.name)
        else:
            folder.rename(target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Budget(BaseModel):
    document: str


class Held(BaseModel):
    """Of a result what says whose it is."""

    budget: _Budget
    pages: tuple[PageInfo, ...]
    run: Run


def held(document: str, target: Path, *, workbook: bool, engine: str = "rules") -> Held | None:
    """What `target` holds, where that is the complete result of this very document (sha256), made by this version and this
    engine, with an answer to all that a model was asked, the workbook if wanted."""
    try:
        if workbook and not (target / _WORKBOOK).exists():
            return None
        found = Held.model_validate_json((target / _MARKER).read_bytes())
    except (OSError, ValidationError):
        # No result, or not one of ours: there is nothing to resume from.
        return None
    made = (
        found.run.version == version("mingzhang") and found.run.engine == engine and not found.run.unanswered
    )
    return found if made and found.budget.document == document else None

"""OUT/NAME/: the result of one document, there as a whole or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from extractors.errors import UnsupportedFormat
from extractors.readers.limits import Limits
from extractors.schema.check import STATUS_NAMES, Status
from extractors.schema.extraction import Extraction
from extractors.telling import Language
from service.commands import reports

# Its presence says that a result is complete, so it is moved in last.
_MARKER = "budget.json"
_WORKBOOK = "budget.xlsx"

_Ocr = Literal["auto", "always", "never"]

_STAGES_IN_ENGLISH = {"budget": "budget", "final": "final account"}
_CHECKS_IN_ENGLISH = {
    Status.FAILS: "fail",
    Status.CANNOT_TELL: "cannot tell",
    Status.ROUNDING: "rounding",
    Status.HOLDS: "hold",
}


def _read(extraction: Extraction) -> Iterator[str]:
    budget = extraction.budget
    for statement in budget.statements:
        places = [amount.money.source for line in statement.lines for amount in line.amounts]
        name = " ".join(part for part in (statement.label, statement.title) if part) or "无题名的表"
        what = (
            f"{len(places)} 个数" if places else "空表" + (f"：{statement.nil.text}" if statement.nil else "")
        )
        pages = sorted({place.page for place in places if place.page})
        where = f"第{pages[0]}页" if len(pages) == 1 else f"第{pages[0]}–{pages[-1]}页" if pages else ""
        yield "  ".join(part for part in (name, where, what) if part)
    told = (
        (len(budget.narrative), "项文字说明"),
        (len(budget.counts), "项人员与实物数"),
        (len(budget.indicators), "个绩效指标"),
        (len(budget.glossary), "个名词解释"),
        (len(budget.units), "个预算单位"),
    )
    if any(number for number, _ in told):
        yield "，".join(f"{number} {what}" for number, what in told if number)
    yield extraction.coverage.words()


class Summary(BaseModel):
    """What a line about an extracted document tells."""

    document: str
    department: str
    fiscal_year: int | None
    stage: str
    tables: int
    checks: dict[Status, int]
    unread_pages: tuple[int, ...] = ()
    # what was read, a line each: the statements in printed order, then what the text says
    read: tuple[str, ...] = ()

    @classmethod
    def of(cls, extraction: Extraction) -> Summary:
        budget = extraction.budget
        return cls(
            document=budget.document,
            department=budget.department.text if budget.department else "",
            fiscal_year=budget.fiscal_year,
            stage=budget.stage.value,
            tables=len(budget.statements),
            checks={status: extraction.count(status) for status in Status},
            unread_pages=tuple(page.number for page in extraction.pages if page.legibility == 0),
            read=tuple(_read(extraction)),
        )

    def line(self, *, chinese: bool = True) -> str:
        unread = len(self.unread_pages)
        if not chinese:
            year = f"{self.fiscal_year or 'year unknown'} {_STAGES_IN_ENGLISH.get(self.stage, self.stage)}"
            checks = ", ".join(f"{self.checks[status]} {name}" for status, name in _CHECKS_IN_ENGLISH.items())
            pages = f"  {unread} pages not read" if unread else ""
            return f"{self.department or 'department unknown'}  {year}  {self.tables} tables  checks: {checks}{pages}"
        year = f"{self.fiscal_year}年" if self.fiscal_year else "年度不明"
        stage = {"budget": "预算", "final": "决算"}.get(self.stage, self.stage)
        checks = "，".join(f"{name} {self.checks[status]}" for status, name in STATUS_NAMES.items())
        pages = f"  {unread} 页未能读取" if unread else ""
        return f"{self.department or '部门不明'}  {year}{stage}  {self.tables} 张表  核对：{checks}{pages}"


def extract_file(
    file: Path,
    ocr: _Ocr,
    limits: Limits,
    report: Path | None = None,
    language: Language = Language.CHINESE,
    progress: Callable[[int, int], None] | None = None,
) -> Extraction:
    """The extraction of `file`, and its HTML report where one is wanted; the task of a worker process, as what it needs
    is loaded there only."""
    from extractors import pipeline

    # Before it is read into memory; a device may have no end and a pipe no beginning.
    found = file.stat()
    if stat.S_ISDIR(found.st_mode):
        raise UnsupportedFormat(
            "expected documents, found a folder that cannot be searched; see who may read it"
        )
    if not stat.S_ISREG(found.st_mode):
        raise UnsupportedFormat("expected a file, found a device or a pipe; save what it gives as a file")
    limits.require("bytes", found.st_size, limits.max_bytes)
    data = file.read_bytes()
    extraction = pipeline.extract_bytes(data, file.name, ocr=ocr, limits=limits, progress=progress)
    if report is not None:
        from extractors.report import report as html_of

        reports.write(html_of(extraction, data, language), report)
    return extraction


def extract_to(
    file: Path,
    folder: Path,
    ocr: _Ocr,
    limits: Limits,
    workbook: bool,
    progress: Callable[[int, int], None] | None = None,
) -> Summary:
    """Extracts `file` and writes its result into `folder`; likewise the task of a worker process."""
    from extractors import export

    extraction = extract_file(file, ocr, limits, progress=progress)
    export.write(extraction, folder, workbook=workbook)
    return Summary.of(extraction)


@contextmanager
def landing(target: Path) -> Iterator[Path]:
    """A folder on the same disk to write into; it becomes `target` at the end, or vanishes on an error.

    Where `target` exists, its files are replaced one by one and others in it stay, but for a workbook of the
    result that was there before.
    """
    # Always the same name, so that what a killed run left behind goes with the next one.
    making = target.with_name(f".{target.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    folder = making / target.name
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
        shutil.rmtree(making, ignore_errors=True)


def is_current(file: Path, target: Path, *, workbook: bool) -> bool:
    """Whether `target` holds the complete result of this very file, made by this version, the workbook if wanted."""
    if workbook and not (target / _WORKBOOK).exists():
        return False
    try:
        held = json.loads((target / _MARKER).read_bytes())
        return bool(
            held["run"]["version"] == version("mingzhang") and held["budget"]["document"] == _digest(file)
        )
    except (OSError, ValueError, KeyError, TypeError):
        # No result, or not one of ours: there is nothing to resume from.
        return False


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

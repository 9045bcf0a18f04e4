"""An extraction → the files other programs read: budget.json, facts.csv, checks.json."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from extractors.facts import facts
from extractors.schema.check import Check, Status
from extractors.schema.extraction import Extraction
from extractors.schema.money import read_number
from extractors.schema.source import Source

FACT_COLUMNS = (
    *(
        "document",
        "department",
        "fiscal_year",
        "stage",
        "statement",
        "table",
        "row_code",
        "row_name",
        "column",
    ),
    *("amount", "unit", "yuan", "printed", "page", "x0", "y0", "x1", "y1", "line", "cell"),
    *("source", "method", "confidence", "status"),
)

# What makes a spreadsheet take a text for a formula; blanks before it are skipped.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def write(extraction: Extraction, folder: Path) -> None:
    """Writes the three files into `folder`, all or none: they appear together, replacing what was there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
    try:
        (making / "budget.json").write_text(extraction.model_dump_json(indent=1), encoding="utf-8")
        # the mark tells Excel that it is UTF-8
        (making / "facts.csv").write_text(facts_csv(extraction), encoding="utf-8-sig", newline="")
        (making / "checks.json").write_text(
            json.dumps(checks_json(extraction), ensure_ascii=False, indent=1), encoding="utf-8"
        )
        making.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        os.replace(making, folder)
    except BaseException:  # Ctrl-C included: nothing half-written stays
        shutil.rmtree(making, ignore_errors=True)
        raise


def facts_csv(extraction: Extraction) -> str:
    """One value a row, with the columns of FACT_COLUMNS.

    A text that a spreadsheet would run as a formula has an apostrophe before it; numbers are as they are.
    """
    budget = extraction.budget
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, FACT_COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for fact in facts(extraction):
        writer.writerow(
            {
                "document": _inert(budget.name),
                "department": _inert(budget.department.text) if budget.department else "",
                "fiscal_year": budget.fiscal_year or "",
                "stage": budget.stage.value,
                "statement": fact.statement.value,
                "table": _inert(fact.table),
                "row_code": fact.row_code,
                "row_name": _inert(fact.row_name),
                "column": _inert(fact.column),
                "amount": "" if fact.amount is None else f"{fact.amount:f}",
                "unit": _inert(fact.unit),
                "yuan": "" if fact.yuan is None else f"{fact.yuan:f}",
                "printed": _inert(fact.source.text),
                "page": fact.source.page or "",
                **dict(zip(("x0", "y0", "x1", "y1"), _corners(fact.source), strict=True)),
                "line": fact.source.line or "",
                "cell": fact.source.cell or "",
                "source": fact.origin,
                "method": fact.method.value,
                "confidence": f"{fact.source.confidence:.3g}",
                "status": fact.status,
            }
        )
    return out.getvalue()


def _inert(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) and read_number(text) is None else text


def _corners(source: Source) -> tuple[str, ...]:
    return tuple(f"{x:.2f}" for x in source.box) if source.box else ("", "", "", "")


def checks_json(extraction: Extraction) -> dict[str, Any]:
    """The form of checks.json: a count of each status, and the checks, worst first."""
    return {
        "summary": {status.value: extraction.count(status) for status in Status},
        "checks": [_check(check) for check in extraction.checks],
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "code": check.code,
        "status": check.status.value,
        "severity": check.severity.value,
        "message": check.message,
        "expected": check.expected,
        "printed": check.printed,
        "difference": check.difference,
        "sources": [
            {
                "page": source.page,
                "line": source.line,
                "box": None if source.box is None else [round(x, 2) for x in source.box],
                "cell": source.cell,
                "text": source.text,
            }
            for source in check.sources
        ],
        "suspect": None
        if check.suspect is None
        else {
            "cell": check.suspect.cell,
            "cause": check.suspect.cause.value,
            "proposed": check.suspect.proposed,
        },
    }

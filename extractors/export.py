"""An extraction → the files others read: budget.json, facts.csv, checks.json, datapackage.json, budget.xlsx."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.datapackage import datapackage
from extractors.fact_rows import FACT_COLUMNS, fact_rows
from extractors.schema.check import Check, Status
from extractors.schema.extraction import Extraction
from extractors.schema.finding import Finding, Spot
from extractors.schema.money import read_number
from extractors.schema.source import Source
from extractors.schema.suspicion import Review, Suspicion
from extractors.telling import Language, suspicion_in_words, told

if TYPE_CHECKING:
    from extractors.comparison import Comparison

# What makes a spreadsheet take a text for a formula; blanks before it are skipped.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def write(extraction: Extraction, folder: Path, *, workbook: bool = True) -> None:
    """Writes the files into `folder`, all or none: they appear together, replacing what was there.

    `workbook` says whether budget.xlsx is among them."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
    try:
        for name, data in _files(extraction, workbook=workbook):
            (making / name).write_bytes(data)
        making.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        os.replace(making, folder)
    except BaseException:  # Ctrl-C included: nothing half-written stays
        shutil.rmtree(making, ignore_errors=True)
        raise


def _files(extraction: Extraction, *, workbook: bool) -> Iterator[tuple[str, bytes]]:
    yield "budget.json", extraction.model_dump_json(indent=1).encode()
    # the mark tells Excel that it is UTF-8
    facts = facts_csv(extraction).encode("utf-8-sig")
    yield "facts.csv", facts
    yield "checks.json", _json(checks_json(extraction))
    yield "datapackage.json", _json(datapackage(extraction, facts))
    if workbook:
        # who only wants checks.json, as the commands do, does not wait for openpyxl
        from extractors import workbook as drawn

        yield "budget.xlsx", drawn.workbook(extraction)


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def facts_csv(extraction: Extraction) -> str:
    """One value a row, with the columns of FACT_COLUMNS.

    A text that a spreadsheet would run as a formula has an apostrophe before it; numbers are as they are.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(FACT_COLUMNS)
    writer.writerows(map(_written, row) for row in fact_rows(extraction))
    return out.getvalue()


def _written(value: str | int | Decimal | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) and read_number(value) is None else value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def checks_json(extraction: Extraction) -> dict[str, Any]:
    """The form of checks.json: a count of each status, the findings, and the checks, both worst first."""
    return {
        "summary": {status.value: extraction.count(status) for status in Status},
        "findings": [_finding(finding, extraction.checks) for finding in extraction.findings],
        "checks": [_check(check) for check in extraction.checks],
    }


def review_json(review: Review) -> dict[str, Any]:
    """What a model suspects under `suspicious`, apart from all that was computed, and how it was asked under `review`."""
    return {
        "suspicious": [_suspicion(suspicion) for suspicion in review.suspicions],
        "review": review.model_dump(mode="json", exclude={"suspicions"}),
    }


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """One comparison in the manner of checks.json; every source says which of the documents it is in."""
    checks = []
    for check in comparison.checks:
        written = _check(check)
        for place, source in zip(written["sources"], check.sources, strict=True):
            place["document"] = source.document
        checks.append(written)
    return {
        "relation": comparison.relation.value,
        "why": comparison.why,
        "doubt": comparison.doubt,
        "document": comparison.document.model_dump(),
        "others": [party.model_dump() for party in comparison.others],
        "summary": {status.value: comparison.count(status) for status in Status},
        "checks": checks,
    }


def _suspicion(suspicion: Suspicion) -> dict[str, Any]:
    return {
        "status": suspicion.status,
        "kind": suspicion.kind.value,
        "about": suspicion.about,
        "message": suspicion.message,
        "quotes": [
            {**_place(source), "cell": source.cell, "text": source.text} for source in suspicion.quotes
        ],
        "told": {language.value: suspicion_in_words(suspicion, language) for language in Language},
    }


def _finding(finding: Finding, checks: Sequence[Check]) -> dict[str, Any]:
    """`checks` are positions in the list of that name, `formulas` their identities written out, in the same order."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "cause": finding.cause.value,
        "slip": finding.slip.value,
        "place": _spot(finding.spot),
        "proposed": finding.proposed,
        "at_stake": None if finding.at_stake is None else f"{finding.at_stake.normalize():f}",
        "also": [_spot(spot) for spot in finding.also],
        "rivals": [_spot(spot) for spot in finding.rivals],
        "checks": list(finding.checks),
        "formulas": [checks[at].formula for at in finding.checks],
        "told": {language.value: asdict(told(finding, language)) for language in Language},
    }


def _spot(spot: Spot) -> dict[str, Any]:
    return {
        "table": spot.table,
        "row": spot.row,
        "column": spot.column,
        "printed": spot.printed,
        "unit": spot.unit,
        **_place(spot.source),
        "cell": spot.source.cell,
        "text": spot.source.text,
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
        "sources": [{**_place(source), "cell": source.cell, "text": source.text} for source in check.sources],
        "suspect": None
        if check.suspect is None
        else {
            "cell": check.suspect.cell,
            "cause": check.suspect.cause.value,
            "proposed": check.suspect.proposed,
            **({} if check.suspect.source is None else _place(check.suspect.source)),
        },
    }


def _place(source: Source) -> dict[str, Any]:
    return {
        "page": source.page,
        "line": source.line,
        "box": None if source.box is None else [round(x, 2) for x in source.box],
    }

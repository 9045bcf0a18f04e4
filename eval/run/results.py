"""A run on disk: one row a case in `cases.csv`, what it was run with and how it went in `summary.json`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from eval.run.cases import Case

CASES, SUMMARY, REPORT = "cases.csv", "summary.json", "report.html"
_COLUMNS = (
    "suite",
    "measure",
    "subject",
    "variant",
    "family",
    "outcome",
    "score",
    "right",
    "wanted",
    "given",
    "confused",
    "places",
    "explanation",
)


def write_cases(path: Path, cases: Iterable[Case]) -> None:
    """One row a case, in order; places as `page:x0,y0,x1,y1`, confusions as `wanted>found:n`."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(_COLUMNS)
        for case in cases:
            rows.writerow(
                (
                    case.suite,
                    case.measure,
                    case.subject,
                    case.variant,
                    case.family,
                    case.outcome,
                    "" if case.score is None else f"{case.score:.4f}",
                    case.right,
                    case.wanted,
                    case.given,
                    " ".join(f"{wanted}>{found}:{n}" for wanted, found, n in case.confused),
                    " ".join(_place(place.page, place.line, place.box) for place in case.places),
                    case.explanation,
                )
            )


def _place(page: int | None, line: int | None, box: object) -> str:
    from extractors.schema.source import Box

    if line is not None:
        return f"line{line}"
    if isinstance(box, Box):
        return f"{page}:{box.x0:.1f},{box.y0:.1f},{box.x1:.1f},{box.y1:.1f}"
    return f"{page}"


def write_summary(path: Path, summary: Mapping[str, object]) -> None:
    path.write_text(json.dumps(summary, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

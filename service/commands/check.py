"""`mingzhang check`: what a disclosure's figures say of each other."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.options import JsonOption, Ocr, OcrOption, Paths

if TYPE_CHECKING:
    from extractors.schema.budget import Budget
    from extractors.schema.extraction import Extraction
    from service.worker import Worker


RelativesOption = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help="Compare with related documents of this library too.",
        show_default=False,
    ),
]


def check(
    paths: Paths, library: RelativesOption = None, as_json: JsonOption = False, ocr: OcrOption = Ocr.AUTO
) -> None:
    """Reconcile disclosures and print what fails, worst first, with page and cell.

    A figure that differs by no more than rounding can explain is counted as rounding (四舍五入), one that
    cannot be checked as cannot tell (无法判断): neither is a failure, and neither is called right. With
    --json one document gives the form of checks.json; several give a list of them, each with its document.

    Several documents of one body are also compared with each other, and with a library with what it holds of
    it: what this year's says of last year, a department and its units, a final account and its budget
    (`comparisons` with --json).

    Exit codes: 0 all documents read, whatever their figures say; 1 some could not be read; 2 wrong usage.

    Example: mingzhang check baihe-2020.pdf
    """
    from service.commands import batch, findings, related, results
    from service.commands.configuration import read_settings
    from service.commands.console import complain, meter, output
    from service.commands.paths import find_files
    from service.limits import document_limits

    files = find_files(paths)
    reports: list[dict[str, object]] = []
    budgets: list[Budget] = []
    limits = document_limits(read_settings())
    failed = 0
    with meter(len(files)) as progress:

        def task(worker: Worker, file: Path) -> Extraction:
            with progress.document(file.name):
                return worker.run(
                    results.extract_file, file, ocr.value, limits, progress=partial(progress.pages, file.name)
                )

        for outcome in batch.run(task, files):
            if outcome.result is None:
                failed += 1
                complain(f"{outcome.item}: {outcome.reason}")
                continue
            budgets.append(outcome.result.budget)
            if as_json:
                reports.append(findings.as_json(outcome.result))
            else:
                findings.show(outcome.result, output())
    if library is not None or len(files) > 1:
        compared = related.among(budgets, library)
        if as_json:
            reports = [{**report, **related.as_json(compared, str(report["document"]))} for report in reports]
        else:
            related.show(compared, output())
    if as_json:
        for report in reports if len(files) == 1 else [reports]:
            typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
    if failed:
        raise typer.Exit(1)

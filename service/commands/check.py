"""`mingzhang check`: what a disclosure's figures say of each other."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.options import JsonOption, Language, LanguageOption, Ocr, OcrOption, Paths

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
    paths: Paths,
    library: RelativesOption = None,
    as_json: JsonOption = False,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="FILE|DIR",
            help="Also write an HTML report: into this .html file, or for each document into this folder.",
            show_default=False,
        ),
    ] = None,
    language: LanguageOption = Language.CHINESE,
    ocr: OcrOption = Ocr.AUTO,
) -> None:
    """Reconcile disclosures and print what is wrong, worst first: one finding for each cause.

    A finding says where (page, table, row, column), what is printed and what it should be, why, and the identities
    that fail because of it. A figure that differs by no more than rounding can explain is counted as rounding
    (四舍五入), one that cannot be checked as cannot tell (无法判断): neither is a failure, and neither is called
    right. --report writes the same with the printed pages, boxes on the figures, as one file that needs nothing
    else. With --json one document gives the form of checks.json; several give a list of them, each with its
    document.

    Several documents of one body are also compared with each other, and with a library with what it holds of
    it: what this year's says of last year, a department and its units, a final account and its budget
    (`comparisons` with --json).

    Exit codes: 0 all documents read, whatever their figures say; 1 some could not be read; 2 wrong usage.

    Example: mingzhang check baihe-2020.pdf --report baihe-2020.html
    """
    from extractors import telling
    from service.bulk.journal import Kept
    from service.bulk.perseverance import Patience, persevere
    from service.commands import batch, findings, related, reports, results
    from service.commands.configuration import read_settings
    from service.commands.console import complain, meter, output, remark
    from service.commands.paths import find_files, name_results
    from service.limits import document_limits

    files = find_files(paths)
    told_in = telling.Language(language.value)
    targets = {} if report is None else reports.targets(report, name_results(files))
    found: list[dict[str, object]] = []
    budgets: list[Budget] = []
    settings = read_settings()
    limits = document_limits(settings)
    failed = 0
    with meter(len(files)) as progress, TemporaryDirectory(prefix="mingzhang-") as pages:

        def task(worker: Worker, file: Path) -> Extraction:
            with progress.document(file.name):
                results.require_file(file, limits)
                return persevere(
                    worker,
                    partial(results.extract_file, file, ocr.value, limits, targets.get(file), told_in),
                    Kept(Path(pages)),
                    Patience.of(settings.page_seconds, file.stat().st_size),
                    partial(progress.pages, file.name),
                ).result

        for outcome in batch.run(task, files, memory=settings.worker_bytes):
            if outcome.result is None:
                failed += 1
                complain(f"{outcome.item}: {outcome.reason}")
                continue
            budgets.append(outcome.result.budget)
            if as_json:
                found.append(findings.as_json(outcome.result))
            else:
                findings.show(outcome.result, output(), told_in)
            if outcome.item in targets:
                remark(f"{targets[outcome.item]}")
    if library is not None or len(files) > 1:
        compared = related.among(budgets, library)
        if as_json:
            found = [{**each, **related.as_json(compared, str(each["document"]))} for each in found]
        else:
            related.show(compared, output())
    if as_json:
        for each in found if len(files) == 1 else [found]:
            typer.echo(json.dumps(each, ensure_ascii=False, indent=2))
    if failed:
        raise typer.Exit(1)

"""`mingzhang check`: what a disclosure's figures say of each other."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.engine import MaxCostOption, MaxTokensOption, RecordOption, ReplayOption, begin, tell
from service.commands.options import Engine, JsonOption, Language, LanguageOption, Ocr, OcrOption, Paths

if TYPE_CHECKING:
    from extractors.schema.budget import Budget
    from extractors.schema.extraction import Extraction
    from extractors.schema.suspicion import Review
    from service.worker import Worker


class CheckEngine(StrEnum):
    """Who looks for contradictions: the rules, or a model as well."""

    RULES = "rules"
    LLM = "llm"


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
    engine: Annotated[
        CheckEngine,
        typer.Option(
            help="Rules alone, or also a model at the endpoint that MINGZHANG_MODEL_URL names, for contradictions in words."
        ),
    ] = CheckEngine.RULES,
    max_tokens: MaxTokensOption = None,
    max_cost: MaxCostOption = None,
    record: RecordOption = None,
    replay: ReplayOption = None,
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

    With --engine llm a model also reads targets, reasons, goals and what is said not to be there, and points at two
    places that do not go together. They are told apart from the findings, with both quotes; nothing of them was
    computed and no finding depends on them (`suspicious` with --json). A model that fails costs only these.

    Exit codes: 0 all documents read, whatever their figures say; 1 some could not be read; 2 wrong usage.

    Example: mingzhang check baihe-2020.pdf --report baihe-2020.html
    """
    from extractors import telling
    from service.bulk.journal import Kept
    from service.bulk.perseverance import Patience, persevere
    from service.commands import batch, findings, related, reports, results, suspicions
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
    asking = begin(
        settings,
        Engine(engine.value),
        max_tokens=max_tokens,
        max_cost=max_cost,
        record=record,
        replay=replay,
    )
    limits = document_limits(settings)
    failed = 0
    with meter(len(files)) as progress, TemporaryDirectory(prefix="mingzhang-") as pages:

        def task(worker: Worker, file: Path) -> tuple[Extraction, Review | None]:
            with progress.document(file.name):
                results.require_file(file, limits)
                target = targets.get(file)
                patience = Patience.of(settings.page_seconds, file.stat().st_size)
                extraction = persevere(
                    worker,
                    partial(
                        results.extract_file,
                        file,
                        ocr.value,
                        limits,
                        target if asking is None else None,
                        told_in,
                    ),
                    Kept(Path(pages)),
                    patience,
                    partial(progress.pages, file.name),
                ).result
                if asking is None:
                    return extraction, None
                from extractors.review import review
                from service.models import open_model

                with open_model(asking.order, extraction.budget.document) as model:
                    reviewed = review(extraction, model, asking.order.concurrency)
                if target is not None:
                    worker.run(
                        results.report_file,
                        file,
                        extraction,
                        target,
                        told_in,
                        reviewed,
                        seconds=patience.rest,
                    )
                return extraction, reviewed

        for outcome in batch.run(task, files, memory=settings.worker_bytes):
            if outcome.result is None:
                failed += 1
                complain(f"{outcome.item}: {outcome.reason}")
                continue
            extraction, reviewed = outcome.result
            budgets.append(extraction.budget)
            if as_json:
                found.append({**findings.as_json(extraction), **suspicions.as_json(reviewed)})
            else:
                findings.show(extraction, output(), told_in)
                suspicions.show(reviewed, output(), told_in)
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
    tell(asking)
    if failed:
        raise typer.Exit(1)

"""`mingzhang extract`: files in, folders of results out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.engine import (
    EngineOption,
    MaxCostOption,
    MaxTokensOption,
    RecordOption,
    ReplayOption,
    begin,
    tell,
)
from service.commands.options import Engine, Ocr, OcrOption, Paths

if TYPE_CHECKING:
    from service.commands.console import Meter
    from service.commands.lot import Lot
    from service.commands.tally import Tally


def extract(
    paths: Paths,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="OUT", help="The folder for the results.", show_default=False),
    ] = None,
    engine: EngineOption = Engine.RULES,
    ocr: OcrOption = Ocr.AUTO,
    workers: Annotated[
        int, typer.Option(min=1, max=256, help="Processes; each reads one document at a time.")
    ] = 1,
    workbook: Annotated[
        bool, typer.Option("--workbook/--no-workbook", help="Whether to write budget.xlsx as well.")
    ] = True,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Skip what OUT already holds, unchanged and by this version, and go on at the page where a scan was left.",
        ),
    ] = False,
    page_seconds: Annotated[
        float | None,
        typer.Option(
            min=1,
            metavar="S",
            help="Give up a page that takes longer; without it MINGZHANG_PAGE_SECONDS, else 120.",
            show_default=False,
        ),
    ] = None,
    memory: Annotated[
        int | None,
        typer.Option(
            min=100,
            metavar="MB",
            help="What each process may hold; without it MINGZHANG_WORKER_MEMORY, else 3000.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Only print what the model would be asked, and what that costs."),
    ] = False,
    max_tokens: MaxTokensOption = None,
    max_cost: MaxCostOption = None,
    record: RecordOption = None,
    replay: ReplayOption = None,
) -> None:
    """Read disclosures and write what they say.

    For each document the folder OUT/NAME receives budget.json (everything, with the place of every value),
    facts.csv (one value a row), checks.json (what agrees and what does not), budget.xlsx (the tables as they
    are printed, with facts and checks) and datapackage.json (what the columns of facts.csv are). NAME is the
    file's name without its suffix; with the suffix where two inputs would collide. A result appears whole or
    not at all. OUT/manifest.csv says what became of each file. For a single document its statements are listed
    with their pages.

    A document that cannot be read, hangs, crashes its process or needs too much memory costs that document only.
    A page that does so twice is given up (legibility 0) and the rest is read; after three of them the document is.
    Files with the same content are read once. However a run ends, `--resume` goes on: nothing finished is lost,
    no page of a scan is read again.

    With --engine hybrid the model that MINGZHANG_MODEL_URL and MINGZHANG_MODEL name is asked about what the rules leave
    over. It points at cells and sentences; amounts are read from there, and what the rules read stays. Without an answer
    the rest of the document is read all the same. --dry-run tells beforehand what would be asked. MINGZHANG_MODEL_VISION=1
    says that the model takes images: then it also looks at figures of scans that OCR is in doubt of and chooses among what
    they may be; where it chooses otherwise, both readings are kept.

    Exit codes: 0 all documents read; 1 some could not be read (named on stderr with the reason, the others
    are complete); 2 wrong usage, or another run is writing into OUT.

    Example: mingzhang extract reports/ -o out --workers 4 --resume
    """
    from service.bulk import scratch
    from service.commands import paths as inputs
    from service.commands import plan
    from service.commands.configuration import make_folder, read_settings
    from service.commands.console import errors, meter, remark
    from service.commands.lot import Lot, Order
    from service.commands.tally import Tally
    from service.limits import document_limits

    names = inputs.name_results(inputs.find_files(paths))
    settings = read_settings()
    if dry_run:
        if engine is Engine.RULES:
            raise typer.BadParameter(
                "rules ask no model; use it with --engine hybrid or llm", param_hint="--dry-run"
            )
        if plan.show(list(names), engine, ocr, settings):
            raise typer.Exit(1)
        return
    if out is None:
        raise typer.BadParameter("the folder for the results is missing", param_hint="--out")
    asking = begin(settings, engine, max_tokens=max_tokens, max_cost=max_cost, record=record, replay=replay)
    make_folder(out, "results")
    tally = Tally()
    try:
        with scratch.opened(out, resume=resume) as desk, meter(len(names)) as progress:
            order = Order(
                out=out,
                names=names,
                scratch=desk,
                ocr=ocr.value,
                limits=document_limits(settings),
                page_seconds=page_seconds or settings.page_seconds,
                workbook=workbook,
                resume=resume,
                asking=asking,
            )
            lot = Lot(order, progress)
            _run(lot, workers, memory * 1_000_000 if memory else settings.worker_bytes, progress, tally)
            desk.prune(lot.unfinished)
    except scratch.Occupied as error:
        raise typer.BadParameter(str(error), param_hint="--out") from error
    if len(names) > 1:
        tally.show(errors())
    tell(asking)
    remark(f"{tally.read} read, {tally.failed} could not be read, {tally.before} already done")
    if tally.failed:
        raise typer.Exit(1)


def _run(lot: Lot, workers: int, memory: int, progress: Meter, tally: Tally) -> None:
    """Extracts the lot; what becomes of each file is told, counted and written into the manifest at once."""
    from service.bulk.manifest import NAME, Manifest, Status, named
    from service.commands import batch
    from service.commands.console import complain, say

    order = lot.order

    def record(write: Callable[[], None]) -> None:
        try:
            write()
        except OSError as error:
            # the results are what counts; on a disk that is full they fail themselves, each with its reason
            complain(f"{order.out / NAME} cannot be written: {error.strerror}")

    manifest = Manifest.of(order.out)
    record(partial(manifest.begin, resume=order.resume))
    known = manifest.known()
    crew = min(workers, len(order.names))
    # closed by hand: after Ctrl-C no process may write any more when what they were at is cleared away
    with closing(batch.run(lot.extract, order.names, crew, memory=memory, again=lot.again)) as outcomes:
        for outcome in outcomes:
            report = lot.fault(outcome.item, outcome.reason) if outcome.error else outcome.result
            if report is None:
                # equal to one at work; it comes again
                continue
            file, row = report.file, report.row
            if not report.before or known.get(named(file)) != row.sha256:
                record(partial(manifest.add, row))
            tally.add(report)
            failed = row.status is Status.FAILED
            progress.ended(file.name, failed=failed)
            if failed:
                complain(f"{file}: {row.reason}")
            elif report.summary is not None:
                say(f"{order.target(file)}  {report.summary.line()}")
                if len(order.names) == 1:
                    for line in report.summary.read:
                        say(f"  {line}")
    record(partial(manifest.finish, order.names))

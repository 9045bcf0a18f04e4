"""`mingzhang add`: extract and keep."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

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
from service.commands.options import Engine, LibraryOption, Ocr, OcrOption, Paths

if TYPE_CHECKING:
    from extractors.comparison import Comparison
    from service.commands.summary import Summary
    from service.worker import Worker


def add(
    paths: Paths,
    library: LibraryOption = None,
    engine: EngineOption = Engine.RULES,
    ocr: OcrOption = Ocr.AUTO,
    max_tokens: MaxTokensOption = None,
    max_cost: MaxCostOption = None,
    record: RecordOption = None,
    replay: ReplayOption = None,
) -> None:
    """Extract disclosures and keep them in a library, where `ask` and `serve` find them.

    Prints for each document its id, department, year, tables and checks, and how it compares with those of the
    library that it is related to (`check --library` has the details). A document that is there already is
    replaced, so adding it twice does no harm. --engine and what goes with it is as for `extract`.

    Exit codes: 0 all documents added; 1 some could not be read (named on stderr, the others are kept),
    or the index cannot be used;
    2 wrong usage.

    Example: mingzhang add reports/*.pdf --library library
    """
    from service import relatives
    from service.bulk.journal import Kept
    from service.bulk.perseverance import Patience, persevere
    from service.commands import batch, related, results
    from service.commands.configuration import read_settings, require_library
    from service.commands.console import complain, meter, remark, say
    from service.commands.paths import find_files
    from service.commands.summary import Summary
    from service.generations import UnusableIndex
    from service.library import open_library
    from service.limits import document_limits

    files = find_files(paths)
    settings = read_settings(library)
    require_library(settings)
    asking = begin(settings, engine, max_tokens=max_tokens, max_cost=max_cost, record=record, replay=replay)
    limits = document_limits(settings)
    # broken off at whatever moment, the next `add` of the same file goes on at the page where it stopped
    kept = Kept(settings.pages)
    failed = 0
    with open_library(settings) as held, meter(len(files)) as progress:
        try:
            held.index.check()
        except UnusableIndex as error:
            complain(str(error))
            raise typer.Exit(1) from error

        def task(worker: Worker, file: Path) -> tuple[Summary, tuple[Comparison, ...]]:
            with progress.document(file.name):
                results.require_file(file, limits)
                extraction = persevere(
                    worker,
                    partial(results.extract_file, file, ocr.value, limits, asking=asking),
                    kept,
                    Patience.of(
                        settings.page_seconds, file.stat().st_size, 0.0 if asking is None else asking.seconds
                    ),
                    partial(progress.pages, file.name),
                ).result
                held.keep(file.read_bytes(), file.name, extraction)
                kept.forget(extraction.budget.document, ocr.value)
            return Summary.of(extraction), relatives.comparisons(extraction.budget, held.store)

        for outcome in batch.run(task, files, memory=settings.worker_bytes):
            if outcome.result is None:
                failed += 1
                complain(f"{outcome.item}: {outcome.reason}")
            else:
                summary, compared = outcome.result
                say(f"{summary.document[:12]}  {outcome.item.name}  {summary.line()}")
                for each in compared:
                    others = "、".join(party.name for party in each.others)
                    say(f"    {each.document.name} ↔ {others}  {related.line(each)}")
    kept.tidy()
    tell(asking)
    remark(f"{len(files) - failed} added to {settings.library}, {failed} could not be read")
    if failed:
        raise typer.Exit(1)

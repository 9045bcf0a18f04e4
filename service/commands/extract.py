"""`mingzhang extract`: files in, folders of results out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.options import Engine, Ocr, OcrOption, Paths

if TYPE_CHECKING:
    from service.commands.results import Summary
    from service.worker import Worker


def extract(
    paths: Paths,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="The folder for the results.")],
    engine: Annotated[
        Engine, typer.Option(help="Who reads the meaning; hybrid and llm are not in this version.")
    ] = Engine.RULES,
    ocr: OcrOption = Ocr.AUTO,
    workers: Annotated[
        int, typer.Option(min=1, max=256, help="Processes; each reads one document at a time.")
    ] = 1,
    workbook: Annotated[
        bool, typer.Option("--workbook/--no-workbook", help="Whether to write budget.xlsx as well.")
    ] = True,
    resume: Annotated[
        bool, typer.Option("--resume", help="Skip what OUT already holds, unchanged and by this version.")
    ] = False,
) -> None:
    """Read disclosures and write what they say.

    For each document the folder OUT/NAME receives budget.json (everything, with the place of every value),
    facts.csv (one value a row), checks.json (what agrees and what does not), budget.xlsx (the tables as they
    are printed, with facts and checks) and datapackage.json (what the columns of facts.csv are). NAME is the
    file's name without its suffix; with the suffix where two inputs would collide. A result appears whole or
    not at all. For a single document its statements are listed with their pages.

    Exit codes: 0 all documents read; 1 some could not be read (named on stderr with the reason, the others
    are complete); 2 wrong usage.

    Example: mingzhang extract reports/ -o out --workers 4 --resume
    """
    if engine is not Engine.RULES:
        raise typer.BadParameter(
            f"{engine.value!r} needs a model endpoint, which extract cannot use in this version; use 'rules'",
            param_hint="--engine",
        )
    from service.commands import batch, results
    from service.commands import paths as inputs
    from service.commands.configuration import make_folder, read_settings
    from service.commands.console import complain, meter, remark, say
    from service.limits import document_limits

    names = inputs.name_results(inputs.find_files(paths))
    make_folder(out, "results")
    pending = [
        file
        for file in names
        if not (resume and results.is_current(file, out / names[file], workbook=workbook))
    ]
    limits = document_limits(read_settings())
    failed = 0
    with meter(len(pending)) as progress:

        def task(worker: Worker, file: Path) -> Summary:
            with progress.document(file.name), results.landing(out / names[file]) as folder:
                return worker.run(
                    results.extract_to,
                    file,
                    folder,
                    ocr.value,
                    limits,
                    workbook,
                    progress=partial(progress.pages, file.name),
                )

        for outcome in batch.run(task, pending, workers):
            if outcome.result is None:
                failed += 1
                complain(f"{outcome.item}: {outcome.reason}")
            else:
                say(f"{out / names[outcome.item]}  {outcome.result.line()}")
                if len(names) == 1:
                    for line in outcome.result.read:
                        say(f"  {line}")
    remark(
        f"{len(pending) - failed} read, {failed} could not be read, {len(names) - len(pending)} already done"
    )
    if failed:
        raise typer.Exit(1)

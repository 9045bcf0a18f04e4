"""`mingzhang add`: extract and keep."""

from __future__ import annotations

from functools import partial

import typer

from service.commands.options import LibraryOption, Ocr, OcrOption, Paths


def add(paths: Paths, library: LibraryOption = None, ocr: OcrOption = Ocr.AUTO) -> None:
    """Extract disclosures and keep them in a library, where `ask` and `serve` find them.

    Prints for each document its id, department, year, tables and checks. A document that is there already is
    replaced, so adding it twice does no harm.

    Exit codes: 0 all documents added; 1 some could not be read (named on stderr, the others are kept);
    2 wrong usage.

    Example: mingzhang add reports/*.pdf --library library
    """
    from extractors.errors import DocumentError
    from service import ingest
    from service.commands.console import complain, meter, remark, say
    from service.commands.paths import find_files
    from service.commands.results import Summary
    from service.library import open_library
    from service.settings import Settings

    files = find_files(paths)
    settings = Settings() if library is None else Settings(library=library)
    failed = 0
    with open_library(settings) as held, meter(len(files)) as progress:
        for file in files:
            try:
                with progress.document(file.name):
                    extraction = ingest.add(
                        file.read_bytes(),
                        file.name,
                        store=held.store,
                        index=held.index,
                        ocr=ocr.value,
                        progress=partial(progress.pages, file.name),
                    )
            except (DocumentError, OSError) as error:
                failed += 1
                complain(f"{file}: {error}")
            else:
                summary = Summary.of(extraction)
                say(f"{summary.document[:12]}  {file.name}  {summary.line()}")
    remark(f"{len(files) - failed} added to {settings.library}, {failed} could not be read")
    if failed:
        raise typer.Exit(1)

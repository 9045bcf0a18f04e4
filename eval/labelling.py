"""`mingzhang label`: a first label file for a person to correct."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.options import Ocr, OcrOption

if TYPE_CHECKING:
    from extractors.schema.extraction import Extraction
    from service.worker import Worker


def label(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The document.", show_default=False)],
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FILE",
            help="The label file; without it NAME.facts.jsonl beside the document.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a label file that is there.")] = False,
    ocr: OcrOption = Ocr.AUTO,
) -> None:
    """Draft the labels of a disclosure, to be corrected by a person.

    One figure a line, with statement, row, column, unit and place. The first line says of which file they are;
    `mingzhang eval --cases` scores nothing against them until somebody who has compared every line with the
    document fills in confirmed_by there.

    Exit codes: 0 written; 1 the document could not be read; 2 wrong usage, which includes a label file that is
    there already.

    Example: mingzhang label reports/baihe-2020.pdf
    """
    from eval.outside.folder import label_path
    from eval.outside.label import draft_labels
    from service.commands import batch, results
    from service.commands.configuration import read_settings
    from service.commands.console import complain, remark, say
    from service.limits import document_limits

    if not path.is_file():
        raise typer.BadParameter(f"expected a document, found no file at {path}", param_hint="PATH")
    target = label_path(path) if out is None else out
    if not force and target.exists():
        raise typer.BadParameter(f"{target} is there, and may hold corrections; --force replaces it")
    limits = document_limits(read_settings())

    def task(worker: Worker, file: Path) -> Extraction:
        return worker.run(results.extract_file, file, ocr.value, limits)

    (outcome,) = batch.run(task, [path])
    if outcome.result is None:
        complain(f"{path}: {outcome.reason}")
        raise typer.Exit(1)
    lines = list(draft_labels(outcome.result))
    try:
        # by "x" a file that has come into being meanwhile is not lost either
        with target.open("w" if force else "x", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise typer.BadParameter(f"{target} cannot be written: {error.strerror}") from error
    say(f"{target}  {len(lines) - 1} labels")
    remark("compare every line with the document, correct it, then fill in confirmed_by in the first line")

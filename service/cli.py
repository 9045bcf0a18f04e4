"""The command `mingzhang`. Each command has its module in service/commands."""

from __future__ import annotations

import gc
import signal
import sys
from importlib.metadata import entry_points

import typer

from service.commands import add, ask, check, extract, reindex, serve

# So many objects are made before the first of them are looked through for garbage: what imports and dictionaries make, which
# is most of what a short command makes, lives to its end.
_LIVING = 100_000

app = typer.Typer(
    name="mingzhang",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "明账: reads Chinese departmental budget disclosures (部门预算、决算公开), ties every figure to its "
        "printed place, checks that the figures agree, and answers questions with citations.\n\n"
        "PATH is a file (PDF, DOCX, XLSX, TXT, PNG, JPEG, TIFF), a folder, which is searched with all it "
        "holds, or a quoted glob.\n\n"
        "Exit codes: 0 all good; 1 something could not be read or answered, each named with its reason, the "
        "rest is complete; 2 wrong usage."
    ),
)

for command in (extract.extract, check.check, add.add, ask.ask, reindex.reindex, serve.serve):
    app.command()(command)
# Packages above this one bring commands of their own.
for entry in sorted(entry_points(group="mingzhang.commands"), key=lambda entry: entry.name):
    app.command(entry.name)(entry.load())


def main() -> None:
    gc.set_threshold(_LIVING)
    # Asked to end, a command cleans up behind it as it does after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    app()


if __name__ == "__main__":
    main()

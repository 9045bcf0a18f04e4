"""`mingzhang eval`: how well it reads, checks and answers, measured on labelled documents."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Engine(StrEnum):
    """Who reads and who answers: `rules` and `embedded` work without a model."""

    RULES = "rules"
    HYBRID = "hybrid"
    LLM = "llm"
    EMBEDDED = "embedded"


def evaluate(
    suite: Annotated[
        str | None,
        typer.Argument(metavar="[SUITE]", help="One suite, or `short`; without it all.", show_default=False),
    ] = None,
    engine: Annotated[Engine, typer.Option(help="Who reads and answers.")] = Engine.RULES,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Compare with what was right before.", show_default=False),
    ] = None,
    cases: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Documents with labels made by hand, in place of the fixtures.",
            show_default=False,
        ),
    ] = None,
    replay: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Recorded answers of a model.", show_default=False)
    ] = None,
    record: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where to keep a model's answers.", show_default=False)
    ] = None,
    places: Annotated[
        int, typer.Option(metavar="N", min=1, max=50, help="Mistakes of each kind in each fixture (audit).")
    ] = 1,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="At most N jobs of each suite.", show_default=False)
    ] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Processes at once.")] = 2,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where runs are kept.")] = Path("runs"),
    resume: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Go on with a run that was broken off.", show_default=False),
    ] = None,
    update: Annotated[
        bool, typer.Option("--update-baseline", help="Write the baseline anew from this run.")
    ] = False,
) -> None:
    """Measure reading, checking and answering on labelled documents, without a network or a model.

    Writes `runs/<time>/`: a row a case (cases.csv), summary.json, and report.html, which needs nothing but a browser.
    With --baseline the cases that flipped are named, both ways.

    Exit codes: 0 nothing is worse than the baseline; 1 something is, or a suite broke; 2 wrong usage.

    Example: mingzhang eval extraction --limit 20
    """
    from service.commands.console import complain, meter, output, remark

    try:
        import scipy  # noqa: F401  # stands for all that measuring needs besides

        from eval import suites
        from eval.outside.gold import GoldError
        from eval.report import terminal
        from eval.run import baseline as held
        from eval.run import runs
        from eval.run.jobs import Options, units
    except ModuleNotFoundError as error:
        complain(f"{error.name} is missing: python -m pip install 'mingzhang[eval]'")
        raise typer.Exit(2) from None

    for folder, name in ((cases, "--cases"), (replay, "--replay"), (resume, "--resume")):
        if folder is not None and not folder.is_dir():
            complain(f"{name}: expected a folder, found {folder}")
            raise typer.Exit(2)
    if update and (baseline is None or suite is not None or limit or cases or places > 1):
        complain(
            "--update-baseline needs --baseline FILE and a run of everything: no SUITE, --limit, --places or --cases"
        )
        raise typer.Exit(2)
    options = Options(engine.value, replay, record, cases, places)
    try:
        planned = units(suites.plan(suite, options, limit))
        before = (
            held.read(baseline) if baseline is not None and not (update and not baseline.exists()) else {}
        )
        run = runs.resumed(resume, suite, options, limit) if resume else runs.new(out, suite, options, limit)
    except (KeyError, ValueError, OSError, GoldError) as error:
        complain(str(error.args[0] if isinstance(error, KeyError) else error))
        raise typer.Exit(2) from None
    with meter(len(planned)) as bar:

        def done(_: int, __: int, unit: str) -> None:
            with bar.document(unit):
                pass

        results = run.do(planned, options, workers, done)
    # of what a model has no part in, nothing is scored with it
    whole = suite is None and limit is None and cases is None and not options.asks_model
    flips = held.compare(before, results, whole=whole) if baseline is not None else None
    report = run.finish(results, flips, options)
    console = output()
    terminal.show(console, results)
    if flips is not None:
        terminal.show_flips(console, flips)
    remark(str(report))
    if update and baseline is not None:
        held.write(baseline, results, held.of_others(before, options.engine))
        remark(f"{baseline}: {len(held.read(baseline))} cases")
    elif any(flip.bad for flip in flips or ()) or any(case.measure == "raised" for case in results):
        raise typer.Exit(1)

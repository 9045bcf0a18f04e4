"""A run in the terminal: one row a measure, the weakest first, readers beside each other, and the cases that flipped."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from eval.report.flips import Flip, turned
from eval.report.peers import Reader, readers
from eval.report.standings import RAISED, SIDE_BY_SIDE, Standing, ranked, shown, standings
from eval.run.cases import Case, Outcome
from service.commands.console import harmless

_MOST_FLIPS = 60


def show(console: Console, cases: Sequence[Case]) -> None:
    """Each measure over all variants, with the variant it is weakest in; a reader a row where readers are compared."""
    if not cases:
        console.print("nothing was run: there are no cases")
        return
    ours = [case for case in cases if case.suite not in SIDE_BY_SIDE]
    if ours:
        console.print(_measures(standings(ours)))
    if beside := readers(cases):
        console.print(_beside(beside))
    counts = {outcome: sum(case.outcome is outcome for case in cases) for outcome in Outcome}
    console.print(", ".join(f"{number} {outcome}" for outcome, number in counts.items() if number))


def show_flips(console: Console, flips: Sequence[Flip]) -> None:
    """The cases that flipped, the bad ones first; those that the baseline does not know are only counted."""
    found = turned(flips)
    console.print(
        f"baseline: {len(found.worse)} worse, {len(found.better)} better"
        + (f", {found.fresh} new" if found.fresh else "")
    )
    for mark, held in (("▼", found.worse), ("▲", found.better)):
        for flip in held[:_MOST_FLIPS]:
            before = shown(flip.before.score if flip.before else None)
            now = shown(flip.now.score) if flip.now else "gone"
            line = f"{mark} {flip.id}  {before} → {now}  {flip.explanation}"
            console.print(_text(line.rstrip()), soft_wrap=True)
        if len(held) > _MOST_FLIPS:
            console.print(f"{mark} … and {len(held) - _MOST_FLIPS} more")


def _measures(found: Sequence[Standing]) -> Table:
    table = _table("measure", "documents", "all right", "recall", "precision", "95 %")
    table.add_column("weakest", overflow="fold")
    for group in ranked(found):
        table.add_row(_text(group.suite), style="bold")
        for standing in group.standings:
            flawless = standing.score is not None and standing.score >= 1.0
            table.add_row(*_row(standing), style="dim" if flawless else "")
    return table


def _row(standing: Standing) -> list[Text]:
    figure = standing.figure
    start = [_text(f"  {figure.measure}"), _text(str(figure.documents))]
    if standing.measured:
        mean = shown(figure.recall) if figure.wanted else f"mean {figure.recall or 0:.1f}"
        return [*start, _text(""), _text(mean)]
    if figure.measure == RAISED:
        return [*start, _text(f"0/{standing.scored}"), _text("broke off")]
    if not standing.scored:
        return [*start, _text(""), _text("unscored")]
    low = figure.interval
    weak = standing.variant
    return [
        *start,
        _text(f"{figure.all_right}/{standing.scored}"),
        _text(shown(figure.recall)),
        _text("" if figure.precision is None else shown(figure.precision)),
        _text(f"{shown(low.low)}–{shown(low.high)}" if low else ""),
        _text(f"{weak.name} {shown(weak.score)}" if weak else ""),
    ]


def _beside(found: Sequence[Reader]) -> Table:
    """The readers of the same pages."""
    table = _table("peers", "documents", "recall", "precision", "structure", "ms a page")
    for reader in found:
        cells = [reader.recall.text, reader.precision.text, reader.structure.text, reader.milliseconds.text]
        if reader.remark:
            cells = ["unscored"]
        table.add_row(
            _text(f"  {reader.name}"), _text(str(reader.documents)), *map(_text, cells), style=_own(reader)
        )
    return table


def _own(reader: Reader) -> str:
    return "bold" if reader.ours else ""


def _table(first: str, *numbers: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(first, no_wrap=True)
    for name in numbers:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _text(words: str) -> Text:
    return Text(harmless(words))

"""The results as tables: a row per document, a table per origin, where the time goes, memory, and the goals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from eval.bench.asking import Growth
from eval.bench.contenders import OURS
from eval.bench.documents import Origin
from eval.bench.goals import goals
from eval.bench.memory import Peak, bytes_per_page, is_flat
from eval.bench.rounds import Results
from eval.bench.stages import STAGES
from eval.bench.timings import Outcome, Spread, failure, ms_per_page, pages_ms, ratios, together


def show(console: Console, results: Results, machine: dict[str, str]) -> None:
    console.print(
        "  ".join(f"{name} {value}" for name, value in machine.items()), markup=False, soft_wrap=True
    )
    console.print(
        f"{results.rounds} rounds, each contender in a fresh process on one core, on the same pages; time on the core; "
        "least–median–most of the rounds",
        markup=False,
        soft_wrap=True,
    )
    for origin in Origin:
        if held := results.of(origin):
            console.print(_documents(results, origin, held))
    console.print(_stages(results))
    if results.peaks:
        console.print(_memory(results.peaks))
    if results.growth:
        console.print(_growth(results.growth))
    for goal in goals(results):
        console.print(f"{goal.verdict}: {goal.text}", markup=False)
    for line in _failures(results):
        console.print(line, markup=False)


def _documents(results: Results, origin: Origin, held: Sequence[int]) -> Table:
    table = _table(f"{origin.value}: ms a page", "document", "pages", OURS)
    if results.peers:
        _right(table, "sample", OURS)
    for name in results.peers:
        _right(table, name, "times ours")
    for n in held:
        document = results.documents[n]
        row = [document.name, str(document.pages), _time(results.whole[n])]
        if results.peers:
            ours = results.sample[OURS][n]
            row += [str(results.samples[n].pages), _median(ours)]
            for name in results.peers:
                theirs = results.sample[name][n]
                row += [_median(theirs), _spread(ratios(theirs, ours))]
        table.add_row(*row)
    table.add_section()
    table.add_row(*_in_all(results, held))
    return table


def _in_all(results: Results, held: Sequence[int]) -> list[str]:
    """The page in the middle of all pages, and the ratio over all documents."""
    row = ["median page, all", str(sum(results.documents[n].pages for n in held))]
    row.append(_middle(results.whole, held))
    if results.peers:
        ours = results.sample[OURS]
        row += [str(sum(results.samples[n].pages for n in held)), _middle(ours, held)]
        for name in results.peers:
            theirs = results.sample[name]
            row += [
                _middle(theirs, held),
                _spread(together([theirs[n] for n in held], [ours[n] for n in held])),
            ]
    return row


def _stages(results: Results) -> Table:
    origins = {origin: held for origin in Origin if (held := results.of(origin))}
    table = _table(f"where the time of {OURS} goes: ms a page, share", "stage", *(o.value for o in origins))
    columns = []
    for held in origins.values():
        timed = [n for n in held if results.stages[n]]
        pages = sum(results.documents[n].pages for n in timed) or 1
        spent = [
            1000 * sum(median(run[s] for run in results.stages[n]) for n in timed) / pages for s in STAGES
        ]
        whole = sum(spent) or 1.0
        columns.append([f"{one:.2f}  {one / whole:4.0%}" for one in spent] + [f"{whole:.2f}  100%"])
    for cells in zip((*STAGES, "all"), *columns, strict=True):
        table.add_row(*cells)
    return table


def _memory(peaks: Sequence[Peak]) -> Table:
    table = _table(
        "memory: the most that a process held, MB", "pages", "file", "before", "reading", "everything"
    )
    for peak in peaks:
        sizes = (peak.file, peak.before, peak.reading, peak.everything)
        table.add_row(str(peak.pages), *(f"{size / 1e6:.0f}" for size in sizes))
    small, large = peaks[0], peaks[-1]
    if large.pages > small.pages:
        ends = ((small.reading, large.reading), (small.everything, large.everything))
        growth = [f"{bytes_per_page(a, b, large.pages - small.pages) / 1e3:.0f} KB" for a, b in ends]
        table.add_section()
        table.add_row("each page more", "", "", *growth)
        table.add_row("", "", "", *("flat" if is_flat(a, b) else "not flat" for a, b in ends))
    return table


def _growth(growth: Sequence[Growth]) -> Table:
    table = _table(
        "a growing library: ms of the core a question about one document drawn at random, and one over all",
        "documents", "p50", "p95", "p99", "over all", "command, cold", "kept a second", "indexed a second",
        "database MB", "index MB", "memory MB",
    )  # fmt: skip
    for one in growth:
        index = f"{one.index / 1e6:.0f}" + (f" ({one.indexed})" if one.indexed < one.size else "")
        times = (one.p50, one.p95, one.p99, one.whole, one.first, one.kept_a_second, one.indexed_a_second)
        table.add_row(
            str(one.size), *map(_figure, times), f"{one.database / 1e6:.0f}", index, f"{one.memory / 1e6:.0f}"
        )
    return table


def _failures(results: Results) -> Iterator[str]:
    for name, runs in (("whole", results.whole), *results.sample.items()):
        for document, outcomes in zip(results.documents, runs, strict=True):
            if (reason := failure(outcomes)) is not None:
                yield f"failed: {document.name}: {OURS if name == 'whole' else name}: {reason}"


def _time(outcomes: Sequence[Outcome]) -> str:
    return "failed" if failure(outcomes) is not None else _spread(ms_per_page(outcomes))


def _median(outcomes: Sequence[Outcome]) -> str:
    found = ms_per_page(outcomes)
    return "failed" if found is None else _figure(found.middle)


def _middle(runs: Sequence[Sequence[Outcome]], held: Sequence[int]) -> str:
    pages = [page for n in held for page in pages_ms(runs[n])]
    return _figure(median(pages)) if pages else "–"


def _spread(found: Spread | None) -> str:
    return "–" if found is None else "–".join(map(_figure, found))


def _figure(value: float) -> str:
    return f"{value:.0f}" if value >= 20 else f"{value:.1f}"


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(first)
    _right(table, *others)
    return table


def _right(table: Table, *heads: str) -> None:
    for head in heads:
        table.add_column(head, justify="right")

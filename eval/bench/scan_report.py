"""What scanned pages cost, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from rich.box import SIMPLE_HEAD
from rich.table import Table

from eval.bench.scan_engines import Tried
from eval.bench.scan_rounds import Beside, Bulk

# At most so many times the bare call may a page take, from its bytes to its checks.
MOST = 1.2


def beside_table(found: Sequence[Beside], runtime: str) -> Table:
    table = _table(
        f"a scanned page beside the bare call of {runtime}: seconds, median", "page", "ours", "bare", "ratio"
    )
    for each in found:
        table.add_row(
            each.name, *(f"{median(held):.2f}" for held in (each.ours, each.bare)), f"{each.ratio:.2f}"
        )
    if found:
        middle = median(each.ratio for each in found)
        verdict = "met" if middle <= MOST else "missed"
        table.add_section()
        table.add_row(f"median of pages; at most {MOST:g}: {verdict}", "", "", f"{middle:.2f}")
    return table


def bulk_table(found: Sequence[Bulk]) -> Table:
    table = _table(
        "in bulk, the command from its start to its end", "workers", "pages", "seconds", "pages a second"
    )
    for each in found:
        table.add_row(str(each.workers), str(each.pages), f"{each.seconds:.1f}", f"{each.pages_a_second:.3f}")
    return table


def engines_table(found: Sequence[Tried]) -> Table:
    table = _table(
        "the engine alone",
        "setting",
        "runtime",
        "s a page",
        "s of cores",
        "times as it is",
        "numbers right",
        "of",
    )
    for each in found:
        told: tuple[str, ...] = (each.reason,)
        if not each.reason:
            seconds = (f"{each.a_page(rounds):.2f}" for rounds in (each.wall, each.cores))
            told = (*seconds, f"{each.times_plain:.2f}", str(each.read), str(each.printed))
        table.add_row(each.setting, each.runtime, *told)
    return table


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(first)
    for head in others:
        table.add_column(head, justify="right")
    return table

"""Comparisons of related documents as a person reads them: under the names of both, what differs, then the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractors.comparison import Comparison
from extractors.comparison.kinship import RELATION_NAMES
from extractors.schema.check import STATUS_NAMES, Check, Severity, Status
from extractors.telling import where
from service.commands.console import harmless

if TYPE_CHECKING:
    from extractors.schema.budget import Budget


def among(budgets: Sequence[Budget], library: Path | None) -> tuple[Comparison, ...]:
    """Documents compared with each other and with the library; raises typer.BadParameter when that cannot be opened."""
    from service import relatives
    from service.commands.configuration import read_settings
    from service.store import Store, UnusableStore

    if library is None:
        return relatives.among(budgets, None)
    if not library.is_dir():
        raise typer.BadParameter(f"{library} is no library: add documents to it first")
    settings = read_settings(library)
    try:
        # without the index, which nothing here asks
        store = Store(settings.store_url, settings.files)
    except (OSError, UnusableStore) as error:
        raise typer.BadParameter(f"the library {library} cannot be opened: {error}") from error
    try:
        return relatives.among(budgets, store)
    finally:
        store.close()


def as_json(comparisons: Sequence[Comparison], document: str) -> dict[str, object]:
    """What the document with this id takes part in, under `comparisons`."""
    from extractors.comparison import of
    from extractors.export import comparison_json

    return {"comparisons": [comparison_json(each) for each in of(comparisons, document)]}


def show(comparisons: Sequence[Comparison], console: Console) -> None:
    """Prints every comparison under the names of its documents."""
    for comparison in comparisons:
        others = "、".join(party.name for party in comparison.others)
        console.print(
            Text(harmless(f"{comparison.document.name} ↔ {others}"), style="bold"),
            Text(harmless(line(comparison))),
            soft_wrap=True,
        )
        if differing := [check for check in comparison.checks if _differs(check)]:
            console.print(_table(comparison, differing))
        for reason, count in _reasons(comparison):
            console.print(Text(harmless(f"无法判断 {count} 项：{reason}"), style="dim"), soft_wrap=True)
        console.print()


def line(comparison: Comparison) -> str:
    """How they are related and what came of it; why they were not compared, where they were not."""
    relation = RELATION_NAMES[comparison.relation]
    if comparison.doubt:
        return f"{relation}  没有比较：{comparison.doubt}"
    counted = "，".join(f"{name} {comparison.count(status)}" for status, name in STATUS_NAMES.items())
    restated = sum(check.severity is Severity.WARNING for check in comparison.checks)
    return f"{relation}  核对：{counted}" + (f"（其中重述 {restated}）" if restated else "")


def _differs(check: Check) -> bool:
    return check.status is Status.FAILS or check.severity is Severity.WARNING


def _table(comparison: Comparison, checks: Sequence[Check]) -> Table:
    names = {party.document: party.name for party in (comparison.document, *comparison.others)}
    table = Table(show_lines=True, expand=False)
    table.add_column("位置", overflow="fold")
    table.add_column("不符之处", ratio=1, overflow="fold")
    for heading in ("印刷", "应为", "相差"):
        table.add_column(heading, justify="right", no_wrap=True)
    for check in checks:
        places = [f"{names.get(source.document, '')} {where(source)}".strip() for source in check.sources]
        table.add_row(
            Text(harmless("\n".join(dict.fromkeys(places)))),
            Text(harmless(f"{check.message}\n{check.code}")),
            *(Text(value or "") for value in (check.printed, check.expected, check.difference)),
        )
    return table


def _reasons(comparison: Comparison) -> Iterator[tuple[str, int]]:
    """What could not be told, by why: the message of each names its amounts, what is behind the last colon the reason."""
    reasons = Counter(
        check.message.rpartition("：")[2]
        for check in comparison.checks
        if check.status is Status.CANNOT_TELL and not _differs(check)
    )
    yield from reasons.most_common()

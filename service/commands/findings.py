"""Checks as a person reads them: a table of what fails, then what could not be decided."""

from __future__ import annotations

from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractors.schema.check import Cause, Check, Status
from extractors.schema.extraction import Extraction
from extractors.schema.source import Source
from service.commands.console import harmless
from service.commands.results import Summary

_CAUSES = {Cause.MISREAD: "疑为读取有误", Cause.MISPRINT: "疑为原文有误", Cause.UNKNOWN: ""}


def as_json(extraction: Extraction) -> dict[str, object]:
    """The form of checks.json, preceded by the document it is about."""
    from extractors.export import checks_json

    budget = extraction.budget
    return {"document": budget.document, "name": budget.name, **checks_json(extraction)}


def show(extraction: Extraction, console: Console) -> None:
    """Prints the failures of one document, worst first, what rounding explains, and what could not be decided."""
    summary = Summary.of(extraction)
    console.print(
        Text(harmless(extraction.budget.name), style="bold"), Text(harmless(summary.line())), soft_wrap=True
    )
    failures = [check for check in extraction.checks if check.status is Status.FAILS]
    if failures:
        console.print(_table(failures))
    elif summary.checks[Status.HOLDS] or summary.checks[Status.ROUNDING]:
        console.print("能够核对的各项之间没有发现不符。")
    else:
        console.print("没有可以核对的项目。")
    roundings = [check for check in extraction.checks if check.status is Status.ROUNDING]
    if roundings:
        console.print("四舍五入（在印出的位数以内，不是错误）：", style="dim")
        for check in roundings:
            console.print(Text(harmless(f"  {check.message}"), style="dim"), soft_wrap=True)
    if summary.unread_pages:
        console.print(f"未能读取的页：{'、'.join(map(str, summary.unread_pages))}", soft_wrap=True)
    for reason, count in _reasons(extraction):
        console.print(Text(harmless(f"无法判断 {count} 项：{reason}"), style="dim"), soft_wrap=True)
    console.print()


def _table(failures: list[Check]) -> Table:
    table = Table(show_lines=True, expand=False)
    table.add_column("位置", no_wrap=True)
    table.add_column("不符之处", ratio=1, overflow="fold")
    for name in ("印刷", "应为", "相差"):
        table.add_column(name, justify="right", no_wrap=True)
    for check in failures:
        table.add_row(
            Text(_places(check)),
            Text(harmless(_explained(check))),
            *(Text(_grouped(value)) for value in (check.printed, check.expected, check.difference)),
        )
    return table


def _explained(check: Check) -> str:
    suspect = check.suspect
    parts = [check.message]
    if suspect is not None:
        where = f"（{suspect.cell}）" if suspect.cell else ""
        proposed = f"，或当为 {suspect.proposed}" if suspect.proposed else ""
        if cause := _CAUSES[suspect.cause]:
            parts.append(f"{cause}{where}{proposed}")
        elif proposed:
            parts.append(f"存疑{where}{proposed}")
    parts.append(check.code)
    return "\n".join(parts)


def _places(check: Check) -> str:
    """The suspected cell's place first, then the first of the others."""
    suspected = check.suspect.cell if check.suspect else None
    ordered = sorted(check.sources, key=lambda source: source.cell != suspected)
    shown = [place(source) for source in ordered[:3]]
    if len(ordered) > len(shown):
        shown.append(f"等 {len(ordered)} 处")
    return "\n".join(dict.fromkeys(shown))


def place(source: Source) -> str:
    """第5页 t3r4c6, 第12行 or, where nothing is known, an empty text."""
    where = f"第{source.page}页" if source.page else f"第{source.line}行" if source.line else ""
    return f"{where} {source.cell or ''}".strip()


def _grouped(number: str | None) -> str:
    """1234567.80 → 1,234,567.80; digits are grouped and never rounded."""
    if number is None:
        return ""
    whole, dot, fraction = number.partition(".")
    sign = "-" if whole.startswith("-") else ""
    digits = whole.removeprefix("-")
    # not int: it refuses numbers of some thousand digits
    return f"{sign}{Decimal(digits):,f}{dot}{fraction}" if digits.isdecimal() else number


def _reasons(extraction: Extraction) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for check in extraction.checks:
        if check.status is Status.CANNOT_TELL:
            counts[check.message] = counts.get(check.message, 0) + 1
    return sorted(counts.items(), key=lambda item: -item[1])

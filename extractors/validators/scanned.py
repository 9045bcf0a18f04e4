"""A failure that rests on a recognised picture is a question to the reader, not an accusation (扫描件)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.schema.budget import Budget
from extractors.schema.check import Check, Severity, Status
from extractors.schema.draft import Method
from extractors.schema.source import Box, Source

NOTE = "（这一页是扫描件，也可能是识别有误，请对照原件）"


def cautious(checks: list[Check], budget: Budget) -> list[Check]:
    """The checks; a failure with a source on a page that was read by OCR is a warning and says why.

    Characters are recognised one by one with a confidence each, but a figure that was overlooked leaves no trace:
    on such a page even an equation between clear figures may lack a part. Where only a picture on a typed page was
    read so, the tables and sentences typed beside it are not touched by that.
    """
    read = list(_read(budget))
    recognised = {_place(source) for method, source in read if method is Method.OCR}
    typed = {source.page for method, source in read if method is not Method.OCR}
    pages = {page for page, _ in recognised} - typed
    return [_warning(check) if _rests_on(check, pages, recognised) else check for check in checks]


def _place(source: Source) -> tuple[int | None, str | Box | None]:
    """The page, and on it the table or the place of the sentence."""
    return source.page, source.box if source.cell is None else source.cell.partition("r")[0]


def _read(budget: Budget) -> Iterator[tuple[Method, Source]]:
    """Who read what, where: the amounts of the tables, the sentences, the targets."""
    for statement in budget.statements:
        for line in statement.lines:
            yield from ((amount.method, amount.money.source) for amount in line.amounts)
    yield from ((item.method, item.sentence) for item in budget.narrative)
    yield from ((each.target.method, each.target.source) for each in budget.indicators)


def _rests_on(
    check: Check, pages: set[int | None], recognised: set[tuple[int | None, str | Box | None]]
) -> bool:
    return check.status is Status.FAILS and any(
        source.page in pages or _place(source) in recognised for source in check.sources
    )


def _warning(check: Check) -> Check:
    severity = Severity.WARNING if check.severity is Severity.ERROR else check.severity
    return replace(check, severity=severity, message=check.message + NOTE)

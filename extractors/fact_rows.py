"""The facts as the rows of a table: what facts.csv, the workbook's sheet and the data package have in common."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractors.facts import facts
from extractors.schema.extraction import Extraction


class FactRow(NamedTuple):
    """One printed value. What the document does not say is empty, or None where it would be a number."""

    document: str
    department: str
    fiscal_year: int | None
    stage: str
    statement: str
    table: str
    row_code: str
    row_name: str
    column: str
    amount: Decimal | None
    unit: str
    yuan: Decimal | None
    printed: str
    page: int | None
    x0: Decimal | None
    y0: Decimal | None
    x1: Decimal | None
    y1: Decimal | None
    line: int | None
    cell: str
    source: str
    method: str
    confidence: Decimal
    status: str


FACT_COLUMNS = FactRow._fields


def fact_rows(extraction: Extraction) -> Iterator[FactRow]:
    """Every value of the budget in the order of the document, with the document it is from."""
    budget = extraction.budget
    department = budget.department.text if budget.department else ""
    for fact in facts(extraction):
        source = fact.source
        x0, y0, x1, y1 = (Decimal(f"{x:.2f}") for x in source.box) if source.box else (None, None, None, None)
        yield FactRow(
            budget.name,
            department,
            budget.fiscal_year,
            budget.stage.value,
            fact.statement.value,
            fact.table,
            fact.row_code,
            fact.row_name,
            fact.column,
            fact.amount,
            fact.unit,
            fact.yuan,
            source.text,
            source.page,
            x0,
            y0,
            x1,
            y1,
            source.line,
            source.cell or "",
            fact.origin,
            fact.method.value,
            Decimal(f"{source.confidence:.3g}"),
            fact.status,
        )

"""The values of an extraction as flat rows with what searching needs: what the store keeps."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from extractors.facts import facts
from extractors.schema.draft import Kind, Method
from extractors.schema.extraction import Extraction
from extractors.schema.source import Box
from service.terms import key


class Fact(BaseModel):
    """One printed value. `amount` is in `unit`, `yuan` is None for what is not money.

    `name_key` is the name as names are compared; `side` the heading over a panel of a two-sided table;
    `source` is table or prose; `status` is verified, unverified or conflict, as the checks found.
    """

    model_config = ConfigDict(frozen=True)

    document: str
    statement: Kind
    table: str = ""
    title: str = ""
    code: str = ""
    name: str
    name_key: str
    side: str = ""
    column: str
    amount: Decimal
    unit: str
    yuan: Decimal | None = None
    printed: str
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    cell: str | None = None
    source: str
    method: Method
    status: str


def rows(extraction: Extraction) -> Iterator[Fact]:
    """Every value that is a number, in the order of the document."""
    around = {
        amount.money.source.cell: (statement.title, line.side)
        for statement in extraction.budget.statements
        for line in statement.lines
        for amount in line.amounts
        if amount.money.source.cell
    }
    for fact in facts(extraction):
        if fact.amount is None:
            continue
        place = fact.source
        title, side = around.get(place.cell or "", ("", ""))
        yield Fact(
            document=extraction.budget.document,
            statement=fact.statement,
            table=fact.table,
            title=title,
            code=fact.row_code,
            name=fact.row_name,
            name_key=key(fact.row_name),
            side=side,
            column=fact.column,
            amount=fact.amount,
            unit=fact.unit,
            yuan=fact.yuan,
            printed=place.text,
            page=place.page,
            line=place.line,
            box=place.box,
            cell=place.cell,
            source=fact.origin,
            method=fact.method,
            status=fact.status,
        )

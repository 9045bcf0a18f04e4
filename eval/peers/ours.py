"""Our own reading, reduced to what is compared."""

from __future__ import annotations

from eval.scorers.peers import ReadCell
from extractors.pipeline import extract_bytes
from extractors.schema.extraction import Extraction


def cells(extraction: Extraction) -> list[ReadCell]:
    """The amounts of all statements."""
    return [
        ReadCell(
            amount.money.printed.strip(),
            line.code,
            line.name,
            amount.column.rsplit("/", 1)[-1],
            amount.money.unit,
        )
        for statement in extraction.budget.statements
        for line in statement.lines
        for amount in line.amounts
    ]


def read(data: bytes) -> Extraction:
    """Everything from the bytes to the checks: more than peers do for their time, and what a user waits for."""
    return extract_bytes(data, "", ocr="never")

"""All places of a fixture that print an amount, whatever they print it of and in whatever unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from eval.fixture import Fixture
from eval.labels import Label, labels
from eval.questions.evidence import means_one, said
from eval.questions.question import CellEvidence, Evidence
from eval.questions.stated_once import same_amount

_AMOUNT = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|千元|元)")


class Places:
    """The cells, and the paragraphs, of a fixture by the amounts that they print."""

    def __init__(self, fixture: Fixture) -> None:
        self._fixture = fixture
        self._cells = labels(fixture)
        self._told = [(text, _AMOUNT.findall(text)) for _, text in fixture.paragraphs()]

    def of(self, cells: Iterable[Label]) -> tuple[Evidence, ...]:
        """Where the amount of any of these is printed; only what means one place."""
        return tuple(dict.fromkeys(evidence for cell in cells for evidence in self._of(cell)))

    def _of(self, cell: Label) -> Iterator[Evidence]:
        for other in self._cells:
            if same_amount(cell, other.printed, other.unit):
                evidence = CellEvidence(other.table, other.row_code or other.row_name, other.column)
                if means_one(evidence, self._fixture):
                    yield evidence
        for text, amounts in self._told:
            if any(same_amount(cell, printed, unit) for printed, unit in amounts):
                yield from said(self._fixture, text)

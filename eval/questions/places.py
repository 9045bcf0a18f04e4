"""All places of a fixture that print an amount, whatever they print it of and in whatever unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from eval.fixture import Fixture
from eval.labels import Label, labels
from eval.questions.evidence import means_one
from eval.questions.question import CellEvidence, Evidence, SaidEvidence
from eval.questions.stated_once import same_amount

_AMOUNT = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|千元|元)")


class Places:
    """The cells, and the paragraphs, of a fixture by the amounts that they print."""

    def __init__(self, fixture: Fixture) -> None:
        self._fixture = fixture
        self._cells = labels(fixture)
        self._told = [(text, _AMOUNT.findall(text)) for _, text in fixture.paragraphs()]
        # whether it means one place, which is asked of each for every question
        self._one: dict[Evidence, bool] = {}

    def of(self, cells: Iterable[Label]) -> tuple[Evidence, ...]:
        """Where the amount of any of these is printed; only what means one place."""
        return tuple(dict.fromkeys(evidence for cell in cells for evidence in self._of(cell)))

    def _of(self, cell: Label) -> Iterator[Evidence]:
        for other in self._cells:
            if same_amount(cell, other.printed, other.unit):
                evidence = CellEvidence(other.table, other.row_code or other.row_name, other.column)
                if self._means_one(evidence):
                    yield evidence
        for text, amounts in self._told:
            says_it = any(same_amount(cell, printed, unit) for printed, unit in amounts)
            if says_it and self._means_one(words := SaidEvidence(text)):
                yield words

    def _means_one(self, evidence: Evidence) -> bool:
        if evidence not in self._one:
            self._one[evidence] = means_one(evidence, self._fixture)
        return self._one[evidence]

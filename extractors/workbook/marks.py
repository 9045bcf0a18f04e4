"""What checks and findings say of each printed value, and the words for where it stands."""

from __future__ import annotations

from collections import defaultdict

from extractors.facts import Place, place, standing
from extractors.schema.check import Check, Status
from extractors.schema.extraction import Extraction
from extractors.schema.source import Source
from extractors.telling import told

_LONGEST_QUOTE = 30


class Marks:
    """The standing of every place of an extraction, the failures it takes part in and the findings that suspect it."""

    def __init__(self, extraction: Extraction) -> None:
        self._standing = standing(extraction)
        self._failures: dict[Place, list[Check]] = defaultdict(list)
        self._suspected: dict[Place, list[str]] = defaultdict(list)
        self._rivals: dict[Place, list[str]] = defaultdict(list)
        for number, finding in enumerate(extraction.findings, 1):
            words = told(finding)
            why = "；".join(words.why)
            for spot in (finding.spot, *finding.also):
                self._suspected[place(spot.source)].append(f"疑点 {number}：{words.what}。{why}")
            for spot in finding.rivals:
                self._rivals[place(spot.source)].append(f"也可能有误，见疑点 {number}")
        for check in extraction.checks:
            if check.status is Status.FAILS:
                for key in {place(source) for source in check.sources}:
                    self._failures[key].append(check)

    def status(self, source: Source) -> str:
        """verified, unverified or conflict, as in facts.csv."""
        return self._standing.get(place(source), "unverified")

    def style(self, source: Source) -> str:
        """As the status, and suspect for a value that a finding takes for wrong."""
        return "suspect" if place(source) in self._suspected else self.status(source)

    def suspicions(self, source: Source) -> list[str]:
        """The findings about the value in words, then those whose figure it may be instead."""
        key = place(source)
        return [*self._suspected.get(key, ()), *self._rivals.get(key, ())]

    def failures(self, source: Source) -> list[Check]:
        return self._failures.get(place(source), [])


def where(source: Source) -> str:
    """第14页 t8r11c4; of a value in running text the page or line, and its words."""
    quote = source.text if len(source.text) <= _LONGEST_QUOTE else f"{source.text[:_LONGEST_QUOTE]}…"
    return address(source) if source.cell else f"{address(source)} “{quote}”".strip()


def address(source: Source) -> str:
    """The page or line, and the cell, as far as the format has them."""
    at = f"第{source.page}页" if source.page else f"第{source.line}行" if source.line else ""
    return " ".join(part for part in (at, source.cell) if part)

"""What the checks say of each printed value, and the words for where it stands."""

from __future__ import annotations

from collections import defaultdict

from extractors.facts import Place, place, standing
from extractors.schema.check import Check, Status
from extractors.schema.extraction import Extraction
from extractors.schema.source import Source

_LONGEST_QUOTE = 30


class Marks:
    """The standing of every place of an extraction, and the failures it takes part in."""

    def __init__(self, extraction: Extraction) -> None:
        self._standing = standing(extraction)
        self._failures: dict[Place, list[Check]] = defaultdict(list)
        for check in extraction.checks:
            if check.status is Status.FAILS:
                for key in {place(source) for source in check.sources}:
                    self._failures[key].append(check)

    def status(self, source: Source) -> str:
        """verified, unverified or conflict, as in facts.csv."""
        return self._standing.get(place(source), "unverified")

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

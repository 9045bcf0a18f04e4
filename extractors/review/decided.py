"""What the rules have decided already: it is not asked a second time."""

from __future__ import annotations

from extractors.schema.check import Status
from extractors.schema.extraction import Extraction
from extractors.schema.source import Source


def sources(extraction: Extraction, family: str) -> set[Source]:
    """The places that the failing checks of a family of rules (`reasons.`) are about."""
    return {
        source
        for check in extraction.checks
        if check.status is Status.FAILS and check.code.startswith(family)
        for source in check.sources
    }

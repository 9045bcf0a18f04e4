"""Whether a piece of evidence means one place of a fixture, as each must that a citation is compared with."""

from __future__ import annotations

from collections.abc import Iterator

from eval.fixture import Fixture
from eval.questions.question import CellEvidence, Evidence, SaidEvidence, cell, paragraph


def said(fixture: Fixture, words: str) -> Iterator[SaidEvidence]:
    """The paragraph that holds the words, if exactly one does."""
    evidence = SaidEvidence(words)
    if words and means_one(evidence, fixture):
        yield evidence


def means_one(evidence: Evidence, fixture: Fixture) -> bool:
    """Whether it is exactly one cell, or one paragraph, of the fixture."""
    try:
        if isinstance(evidence, CellEvidence):
            cell(evidence, fixture)
        else:
            paragraph(evidence, fixture)
    except ValueError:
        return False
    return True

"""Which fixtures are read in which formats."""

from __future__ import annotations

from collections.abc import Iterator

from eval.load import load, names
from eval.render.formats import FORMATS
from eval.run.jobs import Job

# One format of each reader, which the short run takes too.
SHORT_FORMATS = ("pdf", "docx", "cells")


def every_form(suite: str) -> Iterator[Job]:
    """Each fixture in each format. The short run takes one fixture of each family."""
    first = first_of_families()
    for name in names():
        for kind in FORMATS:
            yield Job(name, kind, suite, short=name in first and kind in SHORT_FORMATS)


def first_of_families() -> frozenset[str]:
    """One fixture of each kind of layout."""
    by_family: dict[str, str] = {}
    for name in names():
        by_family.setdefault(load(name).family, name)
    return frozenset(by_family.values())

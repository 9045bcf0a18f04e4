"""What holds for the whole run."""

from __future__ import annotations

import gc

import pytest

from service.worker import PRELOADED

# Workers are forked with what those of a long run import once. Most tests that have one start it, and it would import a
# second and more, the client of models above all.
PRELOADED += ["service.commands.results", "extractors.workbook", "extractors.llm.bounds", "langchain_openai"]


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was imported and collected stays until the end, so that no search for garbage looks at it again; a search is
    made after 100,000 new objects and not after 700, most of which are then gone by themselves."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 10, 50)

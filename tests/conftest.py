"""What holds for the whole run."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from service.worker import PRELOADED

# Where `tests/kept.py` finds the folder of the run.
KEPT = "MINGZHANG_KEPT_BY_TESTS"

# Workers are forked with what those of a long run import once. Most tests that have one start it, and it would import a
# second and more, the client of models above all.
PRELOADED += ["service.commands.results", "extractors.workbook", "extractors.llm.bounds", "langchain_openai"]


# The files that take most of the processor.
LONGEST = (
    "tests/eval/bench/test_soak.py",
    "tests/eval/run/test_runner.py",
    "tests/eval/test_inverse.py",
    "tests/eval/test_json_schema.py",
    "tests/eval/test_rendering.py",
    "tests/eval/test_round_trip.py",
    "tests/eval/test_short_run.py",
    "tests/extractors/doubts/",
    "tests/extractors/readers/test_decision.py",
    "tests/extractors/report/test_report.py",
    "tests/service/answering/test_standard_questions.py",
    "tests/service/models/",
    "tests/service/test_cli_engine.py",
    "tests/service/test_page.py",
    "tests/test_readme.py",
)

_FOLDERS: list[Path] = []


def pytest_configure(config: pytest.Config) -> None:
    """The first process of a run makes the folder of what all of them keep, and removes it in the end."""
    if not hasattr(config, "workerinput"):
        _FOLDERS.append(Path(tempfile.mkdtemp(prefix="mingzhang-kept-")))
        os.environ[KEPT] = str(_FOLDERS[0])


def pytest_unconfigure() -> None:
    for folder in _FOLDERS:
        shutil.rmtree(folder, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files begin: one that was begun last would be waited for while the other processes have nothing to do."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Fixtures are drawn and read once in a run."""
    # not above: the process that only hands out tests has no use for what takes a second and more to import
    from eval import reading
    from tests import kept

    reading.render, reading.extract_bytes = kept.render, kept.extract_bytes
    _look_for_garbage_less()


def _look_for_garbage_less() -> None:
    """What was imported and collected stays until the end, so that no search for garbage looks at it again; a search is
    made after 100,000 new objects and not after 700, most of which are then gone by themselves."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 10, 50)

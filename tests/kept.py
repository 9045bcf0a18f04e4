"""What is drawn and read once in a run, by whichever of its processes needs it first; the others take it from a folder.

Drawing a fixture and reading it takes half a second and more, and dozens of test files ask for the same ones.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from eval.fixture import Fixture
from eval.load import load
from eval.render import formats
from eval.render.place import Rendered
from extractors import pipeline
from extractors.readers import Ocr
from extractors.schema.extraction import Extraction

T = TypeVar("T")

# set by the process that the run began with, see `tests/conftest.py`
_FOLDER = "MINGZHANG_KEPT_BY_TESTS"


def render(fixture: Fixture, kind: str) -> tuple[str, Rendered]:
    """As `eval.render.formats.render`; of a fixture that was changed nothing is kept."""
    if fixture is not load(fixture.name):
        return formats.render(fixture, kind)
    return _once(f"drawn {fixture.name} {kind}", lambda: formats.render(fixture, kind))


def extract_bytes(data: bytes, name: str, *, ocr: Ocr = "auto") -> Extraction:
    """As `extractors.pipeline.extract_bytes`, without what else that may be told."""
    key = f"read {hashlib.sha256(data).hexdigest()} {name} {ocr}"
    return _once(key, lambda: pipeline.extract_bytes(data, name, ocr=ocr))


def _once(key: str, make: Callable[[], T]) -> T:
    """What was made under this key, of which everybody gets a copy."""
    path = Path(os.environ[_FOLDER]) / hashlib.sha256(key.encode()).hexdigest()
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        if held := file.read():
            kept: T = pickle.loads(held)
            return kept
        made = make()
        file.write(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
        return made

"""Where the time goes: the stages of the pipeline, timed at their doors while the pipeline itself runs.

The product holds no clock. For the length of a run the functions that it calls are replaced by ones that look at the
clock before and after; what a stage calls that is a stage of its own is counted there.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any, NamedTuple
from unittest.mock import patch

import pymupdf

from eval.bench.clock import process_time
from extractors import coverage, passages, pipeline, sections, tables, validators
from extractors.readers import image
from extractors.tables import lattice


class Door(NamedTuple):
    """A function by the place it is called from, and the stage that its time counts for."""

    stage: str
    home: Any
    name: str


DOORS = (
    Door("open", image, "open_pdf"),
    Door("drawings", pymupdf.Page, "get_cdrawings"),
    Door("words", pymupdf.Page, "get_textpage"),
    *(Door("words", pymupdf.TextPage, f"extract{what}") for what in ("WORDS", "Text", "RAWDICT")),
    # what is left of reading when the three above are taken off: words and ruling lines from what MuPDF found
    Door("reading", pipeline, "read"),
    Door("grids", lattice, "blocks"),
    Door("tables", tables, "build"),
    Door("sections", sections, "build"),
    Door("rules", pipeline, "draft"),
    Door("ground", pipeline, "ground"),
    Door("coverage", coverage, "of"),
    Door("checks", validators, "audit"),
    Door("passages", passages, "of"),
)
STAGES = (*dict.fromkeys(door.stage for door in DOORS), "between")


class Stopwatch:
    """Seconds by stage. Stages may stand inside each other; each second counts once, for the innermost."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self.running = ["between"]
        self.since = process_time()

    def turn(self, begin: str | None) -> None:
        """What has passed goes to the stage that ran; another begins, or the one around goes on."""
        now = process_time()
        self.seconds[self.running[-1]] += now - self.since
        self.since = now
        if begin is None:
            self.running.pop()
        else:
            self.running.append(begin)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.turn(name)
        try:
            yield
        finally:
            self.turn(None)


def stages(data: bytes) -> dict[str, float]:
    """Seconds of each stage in one run over a document; `between` is what stands in none."""
    gc.collect()
    with ExitStack() as doors:
        watch = Stopwatch()
        for stage, home, name in DOORS:
            doors.enter_context(patch.object(home, name, _watched(getattr(home, name), stage, watch)))
        with watch.stage("between"):
            pipeline.extract_bytes(data, "", ocr="never")
    return watch.seconds


def _watched(function: Callable[..., Any], stage: str, watch: Stopwatch) -> Callable[..., Any]:
    @wraps(function)
    def watched(*args: Any, **kwargs: Any) -> Any:
        with watch.stage(stage):
            result = function(*args, **kwargs)
            # a generator has done nothing yet
            return iter(list(result)) if isinstance(result, Iterator) else result

    return watched

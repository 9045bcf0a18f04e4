"""The runs over scanned pages: the product beside the bare OCR call, and the command in bulk."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from eval.bench.scan_engines import engine
from eval.bench.scan_pages import BenchPage, Chosen, straight
from extractors.pipeline import extract_bytes

_COMMAND = "from service.cli import main; main()"

Report = Callable[[str], None]


@dataclass
class Beside:
    """A page: seconds of the product from bytes to checks, and of the bare call on the straightened picture, by round."""

    name: str
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        return median(a / b for a, b in zip(self.ours, self.bare, strict=True))


@dataclass(frozen=True)
class Bulk:
    """The command `extract` over a folder of so many scanned pages, each a file of its own; `seconds` by the wall."""

    workers: int
    pages: int
    seconds: float

    @property
    def pages_a_second(self) -> float:
        return self.pages / self.seconds


def measured(pages: Sequence[BenchPage], runtime: str, rounds: int, report: Report) -> list[Beside]:
    """Each page read by the product and by the bare engine, in turns; who goes first changes from round to round."""
    bare = engine(runtime)
    found = [Beside(page.name) for page in pages]
    pictures = [straight(page) for page in pages]
    # models are loaded and compiled by the first calls
    bare(pictures[0])
    extract_bytes(pages[0].data, "page.pdf")
    for round_ in range(rounds):
        report(f"beside the bare call: round {round_ + 1} of {rounds}")
        for page, picture, each in zip(pages, pictures, found, strict=True):
            for ours in (True, False) if round_ % 2 else (False, True):
                begin = perf_counter()
                if ours:
                    extract_bytes(page.data, "page.pdf")
                else:
                    bare(picture)
                (each.ours if ours else each.bare).append(perf_counter() - begin)
    return found


def bulk(picked: Sequence[Chosen], workers: int, count: int, dpi: int, damage: str, report: Report) -> Bulk:
    """The command over `count` files of a page each; a page that comes again is scanned anew, so that none is known."""
    report(f"{count} pages with {workers} workers")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "in")
        folder.mkdir()
        for n, page in enumerate(islice(cycle(picked), count)):
            (folder / f"{n:04}.pdf").write_bytes(page.scanned(dpi, damage, seed=n).data)
        line = [sys.executable, "-c", _COMMAND, "extract", str(folder), "-o", str(Path(temporary, "out")), "--workers",
                str(workers)]  # fmt: skip
        begin = perf_counter()
        subprocess.run(line, check=True, capture_output=True)  # noqa: S603  # ourselves
        return Bulk(workers, count, perf_counter() - begin)

"""The rounds: contenders take turns, A B C A B C, each time in a fresh process, so that what disturbs the machine
disturbs all of them."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.bench import child
from eval.bench.asking import Growth
from eval.bench.contenders import OURS, PEERS
from eval.bench.documents import Document, Origin, sampled
from eval.bench.memory import Peak
from eval.bench.timings import Failed, Outcome

# Seconds that a process may take for one document; who takes longer has failed on it.
_PATIENCE = 60.0

Report = Callable[[str], None]


@dataclass
class Results:
    """All runs. Outcomes by contender are lists by document, in the order of the documents, of lists by round."""

    documents: list[Document]
    samples: list[Document]
    whole: list[list[Outcome]] = field(default_factory=list)
    sample: dict[str, list[list[Outcome]]] = field(default_factory=dict)
    stages: list[list[dict[str, float]]] = field(default_factory=list)
    peaks: list[Peak] = field(default_factory=list)
    growth: list[Growth] = field(default_factory=list)
    rounds: int = 0

    @property
    def peers(self) -> list[str]:
        return [name for name in self.sample if name != OURS]

    def of(self, origin: Origin) -> list[int]:
        """The positions of the documents of an origin."""
        return [n for n, document in enumerate(self.documents) if document.origin is origin]


def run(
    documents: Sequence[Document],
    folder: Path,
    *,
    rounds: int,
    sample_pages: int,
    within: float,
    peers: Sequence[str] = PEERS,
    report: Report = lambda _: None,
) -> Results:
    """As many rounds as wanted, or as many as end within so many seconds; at least one."""
    samples = [sampled(document, sample_pages) for document in documents]
    results = Results(list(documents), samples)
    results.whole = [[] for _ in documents]
    results.stages = [[] for _ in documents]
    results.sample = {name: [[] for _ in documents] for name in (OURS, *peers)} if peers else {}
    wholes = _written(documents, folder / "whole")
    parts = _written(samples, folder / "sample")
    begin = time.monotonic()
    while results.rounds < rounds:
        report(f"round {results.rounds + 1} of {rounds}")
        _add(results.whole, outcomes(OURS, wholes, folder))
        for name, held in results.sample.items():
            _add(held, outcomes(name, parts, folder))
        for seconds, spent in zip(_records(child.STAGES, wholes, folder), results.stages, strict=False):
            spent.append(seconds)
        results.rounds += 1
        passed = time.monotonic() - begin
        if results.rounds < rounds and passed + passed / results.rounds > within:
            report(f"no time for another round within {within:g} seconds")
            break
    return results


def peaks(files: Sequence[Path], folder: Path) -> Iterator[Peak]:
    """What each file costs in memory, in a fresh process each."""
    for file in files:
        for record in _records(child.MEMORY, [file], folder):
            yield Peak(**record)


def outcomes(what: str, files: Sequence[Path], folder: Path) -> list[Outcome]:
    """One contender on all files. What its process did not come to is failed, not left out."""
    found: list[Outcome] = [child.from_json(record) for record in _records(what, files, folder)]
    return [*found, *[Failed("its process ended before")] * (len(files) - len(found))]


def _records(what: str, files: Sequence[Path], folder: Path) -> list[dict[str, Any]]:
    result = folder / "result.jsonl"
    result.unlink(missing_ok=True)
    line = [sys.executable, "-m", "eval.bench.child", what, str(result), *map(str, files)]
    with suppress(subprocess.TimeoutExpired):  # what is written until then counts
        subprocess.run(  # noqa: S603  # ourselves
            line, capture_output=True, timeout=_PATIENCE * (len(files) + 1), check=False
        )
    if not result.exists():
        return []
    lines = result.read_text(encoding="utf-8").split("\n")
    # a process that was killed may leave half a line
    return [json.loads(record) for record in lines[:-1]]


def _written(documents: Sequence[Document], folder: Path) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{n:04}.pdf" for n in range(len(documents))]
    for path, document in zip(paths, documents, strict=True):
        path.write_bytes(document.data)
    return paths


def _add(held: list[list[Outcome]], found: Sequence[Outcome]) -> None:
    for runs, outcome in zip(held, found, strict=True):
        runs.append(outcome)

"""One contender in a process of its own: `python -m eval.bench.child WHAT RESULT FILE…`, started by `rounds` only.

It keeps to one core, has read all files before the clock runs, and has opened another document before, so that
imports count for nobody. Results are written document by document: what a crash leaves undone is known.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from eval.bench.clock import timed
from eval.bench.contenders import CONTENDERS
from eval.bench.timings import Failed, Outcome, Timed

STAGES = "stages"
MEMORY = "memory"
_WARM_UP = Path(__file__).parents[1] / "sample" / "qinghe-2020.pdf"


def main(what: str, result: str, files: list[str]) -> None:
    if hasattr(os, "sched_setaffinity"):  # Linux only
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    measure = measure_of(what)
    read = [Path(file).read_bytes() for file in files]
    if what != MEMORY:
        measure(_WARM_UP.read_bytes())
    with open(result, "w", encoding="utf-8") as out:
        for data in read:
            _write(out, measure(data))


def measure_of(what: str) -> Callable[[bytes], dict[str, Any]]:
    """What is to be told of a document; the libraries of a contender come first from now on."""
    if what == STAGES:
        from eval.bench.stages import stages

        return stages
    if what == MEMORY:
        from eval.bench.memory import peak

        return lambda data: asdict(peak(data))
    contender = CONTENDERS[what]
    if contender.libraries is not None:
        if not contender.libraries.is_dir():
            return lambda _: as_json(Failed("its library is not installed; make bench installs it"))
        sys.path.insert(0, str(contender.libraries))
    return lambda data: as_json(timed(contender.run, data))


def _write(out: TextIO, record: dict[str, Any]) -> None:
    out.write(json.dumps(record) + "\n")
    out.flush()


def as_json(outcome: Outcome) -> dict[str, Any]:
    """An outcome as it is written; `from_json` reads it back."""
    return asdict(outcome)


def from_json(record: dict[str, Any]) -> Outcome:
    return Failed(record["reason"]) if "reason" in record else Timed(tuple(record["laps"]), record["rest"])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])

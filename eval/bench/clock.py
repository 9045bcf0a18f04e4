"""The clock: time that this process spends on its core. What others do on the machine is not counted.

All contenders work in one thread, so on an idle core it is the time that passes.
"""

from __future__ import annotations

import gc
from itertools import pairwise
from time import process_time

from eval.bench.contenders import Run
from eval.bench.timings import Failed, Outcome, Timed

__all__ = ["process_time", "timed"]


def timed(run: Run, data: bytes) -> Outcome:
    """One run over a document. The garbage of the run before is not charged to it; its own is."""
    gc.collect()
    marks = [process_time()]
    try:
        run(data, lambda: marks.append(process_time()))
    except Exception as error:  # noqa: BLE001  whatever a contender dies of, it failed on this document and no other
        return Failed(f"{type(error).__name__}: {error}"[:200])
    end = process_time()
    if len(marks) == 1:
        return Failed("read no page")
    laps = tuple(after - before for before, after in pairwise(marks))
    return Timed(laps, end - marks[-1])

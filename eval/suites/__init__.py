"""What can be measured, by name. Each suite has a file, which says what it measures and on what."""

from __future__ import annotations

from collections.abc import Sequence

from eval.outside import suites as outside
from eval.run.jobs import Job, Options, Suite
from eval.suites import (
    answers,
    audit,
    cost,
    extraction,
    narrative,
    passages,
    peers,
    recovery,
    retrieval,
    scans,
    speed,
    structure,
)

SUITES: dict[str, Suite] = {
    "extraction": extraction.SUITE,
    "structure": structure.SUITE,
    "narrative": narrative.SUITE,
    "passages": passages.SUITE,
    "audit": audit.SUITE,
    "retrieval": retrieval.SUITE,
    "answers": answers.SUITE,
    "cost": cost.SUITE,
    "scans": scans.SUITE,
    "speed": speed.SUITE,
    "peers": peers.SUITE,
    "recovery": recovery.SUITE,
}
# In place of the name of a suite: some cases of each, in well under a minute.
SHORT = "short"


def register(options: Options) -> dict[str, Suite]:
    """The suites by name: those on the folder of cases that the options name, else those on the fixtures."""
    return SUITES if options.cases is None else outside.SUITES


def plan(suite: str | None, options: Options, limit: int | None = None) -> list[Job]:
    """The jobs of a suite, of all of them, or of the short run; the first `limit` of each suite.

    Raises KeyError where there is no such suite, GoldError where the labels of a folder of cases are not in the form."""
    suites = register(options)
    if suite not in (None, SHORT, *suites):
        raise KeyError(f"no suite {suite!r}; there are {', '.join((*suites, SHORT))}")
    chosen = [suite] if suite in suites else [name for name, held in suites.items() if not held.on_request]
    jobs: list[Job] = []
    for name in chosen:
        planned: Sequence[Job] = [job for job in suites[name].plan(options) if job.short or suite != SHORT]
        jobs += planned[:limit]
    return jobs

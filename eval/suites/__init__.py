"""What can be measured, by name. Each suite has a file, which says what it measures and on what."""

from __future__ import annotations

from collections.abc import Sequence

from eval.jobs import Job, Options, Suite
from eval.suites import audit, extraction, narrative, structure

SUITES: dict[str, Suite] = {
    "extraction": extraction.SUITE,
    "structure": structure.SUITE,
    "narrative": narrative.SUITE,
    "audit": audit.SUITE,
}
# In place of the name of a suite: some cases of each, in well under a minute.
SHORT = "short"


def plan(suite: str | None, options: Options, limit: int | None = None) -> list[Job]:
    """The jobs of a suite, of all of them, or of the short run; the first `limit` of each suite. Raises KeyError."""
    if suite not in (None, SHORT, *SUITES):
        raise KeyError(f"no suite {suite!r}; there are {', '.join((*SUITES, SHORT))}")
    chosen = [suite] if suite in SUITES else list(SUITES)
    jobs: list[Job] = []
    for name in chosen:
        planned: Sequence[Job] = [job for job in SUITES[name].plan(options) if job.short or suite != SHORT]
        jobs += planned[:limit]
    return jobs

"""What the project sets itself, and whether the results keep it: judged on published documents only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from eval.bench.asking import Growth
from eval.bench.contenders import FIND_TABLES, FIND_TABLES_2, OURS, PDFPLUMBER
from eval.bench.documents import Origin
from eval.bench.memory import is_flat
from eval.bench.rounds import Results
from eval.bench.timings import failure, pages_ms, together

MS_PER_PAGE = 5.0
MEDIAN, SLOW, OF_DOCUMENTS = 30.0, 80.0, 1_000
COLD = 1.5
TIMES = {PDFPLUMBER: 8.0, FIND_TABLES: 50.0, FIND_TABLES_2: 50.0}


@dataclass(frozen=True)
class Goal:
    """A goal with what was found; `met` is None where there was nothing to judge it by."""

    text: str
    met: bool | None

    @property
    def verdict(self) -> str:
        return {True: "met", False: "missed", None: "cannot tell"}[self.met]


def goals(results: Results) -> Iterator[Goal]:
    held = results.of(Origin.PUBLISHED)
    yield _speed(results, held)
    for name in results.peers:
        yield _times(results, held, name, TIMES[name])
    if results.peaks:
        small, large = results.peaks[0], results.peaks[-1]
        text = f"the peak at {large.pages} pages is {large.everything / small.everything:.1f} times that at {small.pages}"
        yield Goal(f"memory flat; {text}", is_flat(small.everything, large.everything))
    if results.growth:
        yield _answers(results.growth[-1])
        yield _cold(results.growth[0])


def _speed(results: Results, held: list[int]) -> Goal:
    pages = [page for n in held for page in pages_ms(results.whole[n])]
    goal = f"at most {MS_PER_PAGE:g} ms at the median page, from the bytes to the checks"
    if not pages or any(failure(results.whole[n]) for n in held):
        return Goal(f"{goal}; no published document, or one that was not read", None)
    found = median(pages)
    return Goal(f"{goal}; {found:.2f} over {len(pages)} pages", found <= MS_PER_PAGE)


def _answers(found: Growth) -> Goal:
    goal = (
        f"an answer in at most {MEDIAN:g} ms, of 100 the 95th in {SLOW:g}, in a library of {OF_DOCUMENTS:,}"
    )
    told = f"{goal}; {found.p50:.0f} and {found.p95:.0f} of {found.size:,}"
    return Goal(told, (found.p50 <= MEDIAN and found.p95 <= SLOW) if found.size >= OF_DOCUMENTS else None)


def _cold(found: Growth) -> Goal:
    told = f"the command ask in at most {COLD:g} s from its start; {found.first / 1000:.2f} with {found.size} documents"
    return Goal(told, found.first <= 1000 * COLD)


def _times(results: Results, held: list[int], name: str, wanted: float) -> Goal:
    goal = f"{wanted:g} times as fast as {name}"
    theirs, ours = results.sample[name], results.sample[OURS]
    found = together([theirs[n] for n in held], [ours[n] for n in held])
    if found is None:
        return Goal(f"{goal}; no published document that both have read", None)
    return Goal(f"{goal}; {found.middle:.1f} ({found.low:.1f} to {found.high:.1f})", found.middle >= wanted)

"""A run in its folder: begun, broken off and gone on with, finished with its rows, its summary and its report."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from eval.outside.folder import labelled
from eval.outside.reading import read_bytes
from eval.report import crops, page
from eval.run import runner
from eval.run.baseline import Flip
from eval.run.cases import Case, Outcome
from eval.run.jobs import Options, Unit
from eval.run.results import CASES, REPORT, SUMMARY, write_cases, write_summary
from eval.run.summary import figures, header


@dataclass(frozen=True)
class Run:
    """`made_with` is what the run is made with; `begun` the clock when this process began with it."""

    folder: Path
    made_with: Mapping[str, object]
    begun: float = field(default_factory=time.perf_counter)

    def do(
        self, planned: Sequence[Unit], options: Options, workers: int, progress: runner.Progress | None = None
    ) -> list[Case]:
        """The cases of all that is planned; what the journal of the folder holds is not done again."""
        journal = self.folder / runner.JOURNAL
        return runner.run(planned, options, workers=workers, journal=journal, progress=progress)

    def finish(self, cases: Sequence[Case], flips: Sequence[Flip] | None, options: Options) -> Path:
        """Writes the rows, the summary and the report, and gives the path of the report. The journal has served."""
        seconds = round(time.perf_counter() - self.begun, 1)
        write_cases(self.folder / CASES, cases)
        counts = {outcome.value: sum(case.outcome is outcome for case in cases) for outcome in Outcome}
        summary: dict[str, object] = {
            **self.made_with,
            "seconds": seconds,
            "counts": counts,
            "figures": [asdict(figure) for figure in figures(cases)],
            "flips": None if flips is None else [{"change": f.change, "case": f.id} for f in flips],
        }
        write_summary(self.folder / SUMMARY, summary)
        find = crops.of_fixture if options.cases is None else _in(options.cases)
        page.write(self.folder / REPORT, {**self.made_with, "seconds": seconds}, cases, flips, find=find)
        (self.folder / runner.JOURNAL).unlink(missing_ok=True)
        return self.folder / REPORT


def _in(folder: Path) -> crops.Find:
    """The documents of a folder of cases, by name and form (`txt`, or `txt/why` for a kind of question)."""
    copies = {(held.name, copy.form.name): copy for held in labelled(folder) for copy in held.copies}

    def find(subject: str, variant: str) -> crops.Print | None:
        copy = copies.get((subject, variant.partition("/")[0]))
        return None if copy is None else crops.Print(copy.path.suffix, read_bytes(copy))

    return find


def new(out: Path, suite: str | None, options: Options, limit: int | None) -> Run:
    """A run in a folder of its own, named after the time."""
    name = datetime.now().strftime("%Y%m%d-%H%M%S")
    taken = 0
    while True:
        folder = out / (f"{name}-{taken}" if taken else name)
        try:
            folder.mkdir(parents=True)
            break
        except FileExistsError:
            taken += 1
    made_with = header(options, suite, limit)
    write_summary(folder / SUMMARY, made_with)
    return Run(folder, made_with)


def resumed(folder: Path, suite: str | None, options: Options, limit: int | None) -> Run:
    """The run that was broken off in that folder. Raises ValueError when there is none, or it was made with something
    else: its first half could not stand beside this second half."""
    if not (folder / runner.JOURNAL).exists():
        raise ValueError(f"{folder.name}: expected a run that was broken off ({runner.JOURNAL}), found none")
    before = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
    made_with = header(options, suite, limit)
    other = [key for key, value in made_with.items() if before.get(key) != json.loads(json.dumps(value))]
    if other:
        raise ValueError(
            f"{folder.name}: was made with another {', '.join(other)}; begin anew without --resume"
        )
    return Run(folder, made_with)

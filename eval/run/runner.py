"""Does the jobs of a run with several processes, in a fixed order, and goes on where a run was broken off.

What is done stands in a journal, a line a unit of work, written when the unit is finished: a line that was cut off is
done again.
"""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from eval.run.cases import Case, Outcome, unscored
from eval.run.jobs import Options, Unit

JOURNAL = "journal.jsonl"
# Units handed to the pool ahead of the one that is awaited, for each worker.
_AHEAD = 3

_CASES = TypeAdapter(list[Case])

Progress = Callable[[int, int, str], None]


def run(
    planned: Sequence[Unit],
    options: Options,
    *,
    workers: int = 1,
    journal: Path | None = None,
    progress: Progress | None = None,
) -> list[Case]:
    """The cases of all units, in the order planned. With a journal that exists, only what it does not hold is done."""
    done = dict(_held(journal)) if journal is not None and journal.exists() else {}
    todo = [unit for unit in planned if _name(unit) not in done]
    for number, (unit, cases) in enumerate(_results(todo, options, workers), start=len(done) + 1):
        done[_name(unit)] = cases
        if journal is not None:
            _write(journal, _name(unit), cases)
        if progress is not None:
            progress(number, len(planned), _name(unit))
    return [case for unit in planned for case in done[_name(unit)]]


def _results(todo: Sequence[Unit], options: Options, workers: int) -> Iterator[tuple[Unit, list[Case]]]:
    if workers <= 1:
        yield from ((unit, work(unit, options)) for unit in todo)
        return
    # a process that was forked from one with threads can hang
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: list[tuple[Unit, Future[list[Case]]]] = []
        rest = iter(todo)
        try:
            while True:
                while len(waiting) < workers * _AHEAD and (unit := next(rest, None)) is not None:
                    waiting.append((unit, pool.submit(work, unit, options)))
                if not waiting:
                    return
                unit, future = waiting.pop(0)
                yield unit, future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def work(unit: Unit, options: Options) -> list[Case]:
    """The cases of the jobs about one document. A job that raises is a case that went wrong, and the others go on."""
    from eval.suites import register

    suites = register(options)
    cases: list[Case] = []
    for job in unit:
        suite = suites[job.suite]
        if options.engine not in suite.engines:
            why = f"expected --engine rules, found --engine {options.engine}: no model has a part in this"
            cases.append(unscored(job.suite, "engine", job.subject, job.variant, "", why))
            continue
        try:
            cases += suite.run(job, options)
        except Exception as error:  # noqa: BLE001  # whatever a suite stumbles over is a result of the run
            raised = unscored(
                job.suite, "raised", job.subject, job.variant, "", f"{type(error).__name__}: {error}"
            )
            cases.append(replace(raised, outcome=Outcome.WRONG))
    return cases


def _name(unit: Unit) -> str:
    return " ".join(job.id for job in unit)


def _write(journal: Path, name: str, cases: list[Case]) -> None:
    with journal.open("a", encoding="utf-8") as out:
        out.write(json.dumps([name, _CASES.dump_python(cases, mode="json")], ensure_ascii=False) + "\n")


def _held(journal: Path) -> Iterator[tuple[str, list[Case]]]:
    """What the journal holds; a line that was cut off is taken out of it."""
    text = journal.read_text(encoding="utf-8")
    whole = text[: text.rfind("\n") + 1]
    if whole != text:
        journal.write_text(whole, encoding="utf-8")
    for line in whole.splitlines():
        name, cases = json.loads(line)
        yield name, _CASES.validate_python(cases)

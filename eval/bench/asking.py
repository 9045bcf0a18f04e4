"""How answers keep up as a library grows: libraries of invented disclosures filled, asked and weighed.

`python -m eval.bench.asking STEP SIZE FOLDER` does one step in a process of its own and prints what it found;
`curve` starts them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

from eval.bench import invented
from eval.bench.memory import most_held
from service import ingest
from service.index import Index
from service.store import Store

SIZES = (10, 100, 1_000)
# Questions about one document; the first are not counted, as what they load is loaded once.
_QUESTIONS, _WARM_UP = 240, 8
# The index takes a quarter of a second a document: of larger libraries so many are indexed.
_INDEXED = 60
_PATIENCE = 900


@dataclass(frozen=True)
class Growth:
    """What a library of `size` documents costs, all times being the processor's.

    In milliseconds `p50`, `p95`, `p99` for a question about one document, `whole` for the median question over the whole
    library, `first` for `mingzhang ask` in a process of its own, from its start to its end. Rates in documents a second,
    sizes in bytes; the index holds `indexed` of the documents.
    """

    size: int
    p50: float
    p95: float
    p99: float
    whole: float
    first: float
    kept_a_second: float
    indexed_a_second: float
    database: int
    indexed: int
    index: int
    memory: int


def questions(size: int, count: int = _QUESTIONS) -> Iterator[str]:
    """Questions of mixed kinds, each about one document drawn at random."""
    random = Random(size)  # noqa: S311  no secret: the same questions each time
    kinds: Sequence[Callable[[str, str, int], str]] = (
        lambda name, project, year: f"{name}{year}年公务接待费是多少？",
        lambda name, project, year: f"{name}的{project}安排了多少钱？",
        lambda name, project, year: f"{name}的公务接待费为什么变化？",
        lambda name, project, year: f"{name}有哪些项目，各多少？",
        lambda name, project, year: f"{name}基本支出占支出总计的比例是多少？",
        lambda name, project, year: f"{name}所说的机关运行经费是指什么？",
        lambda name, project, year: f"{name}的卫星发射费是多少？",
        lambda name, project, year: f"{name}内设哪些科室？",
    )
    for n in range(count):
        number = random.randrange(size)
        _, name = invented.department(number)
        year, _ = invented.year_and_stage(number)
        yield kinds[n % len(kinds)](name, random.choice(invented.projects(number)), year)


# Over all documents, and one that names no department.
WHOLE = (
    "哪个部门的三公经费最高？",
    "公务接待费排前三的部门是哪些？",
    "2024年哪些部门没有政府采购？",
    "全部部门的公务接待费合计是多少？",
    "各部门一般公共预算支出排名",
    "公务接待费是多少？",
)


def curve(sizes: Sequence[int], folder: Path, report: Callable[[str], None]) -> Iterator[Growth]:
    """A library of each size, made in the folder and measured in fresh processes."""
    for size in sizes:
        report(f"library of {size} documents")
        where = folder / f"library-{size}"
        where.mkdir()
        found: dict[str, Any] = {}
        for step in STEPS:
            found |= _in_a_process(step, size, where)
        yield Growth(size=size, **found)


def _in_a_process(step: str, size: int, where: Path) -> dict[str, Any]:
    line = [sys.executable, "-m", "eval.bench.asking", step, str(size), str(where)]
    done = subprocess.run(line, capture_output=True, check=True, timeout=_PATIENCE)  # noqa: S603  # ourselves
    held: dict[str, Any] = json.loads(done.stdout)
    return held


def _open(where: Path) -> Store:
    return Store(f"sqlite:///{where / 'mingzhang.sqlite'}", where / "files")


def fill(size: int, where: Path) -> dict[str, Any]:
    """Keeps the documents, and of large libraries indexes some."""
    store, index = _open(where), Index(where / "index")
    kept = indexed = 0.0
    for number in range(size):
        made = invented.disclosure(number)
        start = time.process_time()
        ingest.keep(made, b"%d" % number, ".pdf", store=store, index=None)
        kept += time.process_time() - start
        if number < _INDEXED:
            start = time.process_time()
            index.put(made.budget.document, list(ingest.entries(made)))
            indexed += time.process_time() - start
    store.close()
    some = min(size, _INDEXED)
    return {
        "kept_a_second": size / kept,
        "indexed_a_second": some / indexed,
        "database": sum(_sizes(where.glob("mingzhang.sqlite*"))),
        "indexed": some,
        "index": sum(_sizes((where / "index").rglob("*"))),
    }


def answer(size: int, where: Path) -> dict[str, Any]:
    """Asks in one process that has been warmed up."""
    from service.ask import ask

    store = _open(where)

    def timed(question: str) -> float:
        start = time.process_time()
        ask(question, store=store)
        return 1000 * (time.process_time() - start)

    for question in (*questions(size, _WARM_UP), *WHOLE):
        ask(question, store=store)
    spent = quantiles([timed(question) for question in questions(size)], n=100, method="inclusive")
    whole = median(timed(question) for question in WHOLE * 3)
    store.close()
    return {"p50": spent[49], "p95": spent[94], "p99": spent[98], "whole": whole, "memory": most_held()}


def cold(size: int, where: Path) -> dict[str, Any]:
    """The command from its start to its end, the quickest of three."""
    line = [sys.executable, "-m", "service.cli", "ask", next(questions(size)), "--library", str(where)]
    spent = []
    for _ in range(3):
        start = _children()
        subprocess.run(line, capture_output=True, check=True, timeout=_PATIENCE)  # noqa: S603  # ourselves
        spent.append(1000 * (_children() - start))
    return {"first": min(spent)}


def _children() -> float:
    """The processor time of the processes started so far."""
    spent = os.times()
    return spent.children_user + spent.children_system


def _sizes(paths: Iterator[Path]) -> Iterator[int]:
    return (os.path.getsize(path) for path in paths if path.is_file())


STEPS = {"fill": fill, "answer": answer, "cold": cold}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))))

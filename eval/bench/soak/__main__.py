"""`python -m eval.bench.soak`: mixed files, processes killed at random, the same results as without faults. Linux only.

Exit code 0 where everything is as it would have been, 1 where not: what differs is named.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from eval.bench.soak import files, verdict
from eval.bench.soak.faults import Faults, OutOfTime, Record, run
from service.bulk import scratch
from service.settings import Settings

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Soaked:
    """What came out: the faultless run's seconds and peak, what was done to the others, and what differs."""

    seconds: float
    faultless: Record
    hurt: Record
    differences: list[str]
    outcomes: Counter[str]


def soak(
    mixed: Sequence[files.File],
    folder: Path,
    *,
    kills: int,
    faults: Faults,
    seed: int,
    within: float,
    workers: int = 2,
    report: Report = print,
) -> Soaked:
    """Extracts the files without faults, and again with the command killed `kills` times and workers between; then until
    it is done. Raises OutOfTime after `within` seconds."""
    ends = time.monotonic() + within
    files.write(mixed, folder / "in")

    def arguments(out: str) -> list[str]:
        return ["extract", str(folder / "in"), "-o", str(folder / out), "--workers", str(workers)]

    log = folder / "log.txt"
    faultless, hurt = Record(), Record()
    began = time.monotonic()
    run(arguments("reference"), log, ends, faultless)
    seconds = time.monotonic() - began
    report(f"without faults: {seconds:.0f} s, a worker held {faultless.peak / 1e6:,.0f} MB at most")
    random = Random(seed)  # noqa: S311  chance that has to come again
    while hurt.commands_killed < kills:
        if run([*arguments("found"), "--resume"], log, ends, hurt, faults, random) is not None:
            # it ended before it could be killed
            break
        hurt.pages += len(list((folder / "found" / scratch.NAME / "pages").glob("*/*.json")))
    run([*arguments("found"), "--resume"], log, ends, hurt)
    found = list(verdict.differences(folder / "reference", folder / "found"))
    return Soaked(seconds, faultless, hurt, found, Counter(verdict.outcomes(folder / "found").values()))


def main(given: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(given)
    if not Path("/proc/self/status").exists():
        print("processes are watched in /proc, which this system has not", file=sys.stderr)
        return 2
    random = Random(options.seed)  # noqa: S311  chance that has to come again
    with tempfile.TemporaryDirectory(prefix="mingzhang-soak-") as temporary:
        mixed = files.mixture(options.files, options.scanned_pages, random)
        sorts = Counter(file.sort for file in mixed)
        print(f"{len(mixed)} files: {', '.join(f'{n} {sort}' for sort, n in sorts.most_common())}")
        try:
            soaked = soak(
                mixed,
                Path(temporary),
                kills=options.kills,
                faults=Faults(),
                seed=options.seed,
                within=options.within,
            )
        except OutOfTime as error:
            print(error, file=sys.stderr)
            return 1
    return _told(soaked)


def _told(soaked: Soaked) -> int:
    hurt = soaked.hurt
    print(
        f"with faults: the command killed {hurt.commands_killed} times in {hurt.runs} runs, "
        f"{hurt.workers_killed} workers besides; {hurt.pages} pages of scans taken up again; "
        f"a worker held {hurt.peak / 1e6:,.0f} MB at most"
    )
    print(f"files: {', '.join(f'{n} {status}' for status, n in soaked.outcomes.most_common())}")
    print(f"processes that outlived their command: {hurt.survivors}")
    for line in soaked.differences:
        print(line)
    print(f"{len(soaked.differences)} differences to the run without faults")
    most = Settings().worker_bytes
    bounded = max(hurt.peak, soaked.faultless.peak) <= most
    print(f"{'no' if bounded else 'a'} worker held more than the {most / 1e6:,.0f} MB that it may")
    return 0 if bounded and not soaked.differences and not hurt.survivors else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.bench.soak", description=__doc__)
    parser.add_argument("--files", type=int, default=300, metavar="N", help="files in all (300)")
    parser.add_argument(
        "--scanned-pages", type=int, default=12, metavar="N", help="pages of scans in all (12)"
    )
    parser.add_argument("--kills", type=int, default=12, metavar="N", help="times the command is killed (12)")
    parser.add_argument("--seed", type=int, default=1, help="of files and faults (1)")
    parser.add_argument(
        "--within", type=float, default=1_800.0, metavar="S", help="seconds it may take (1800)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())

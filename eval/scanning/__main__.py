"""`python -m eval.scanning FILE…`: accuracy on scans made of PDFs with a text layer, over resolution and damage.

Each document is scanned in each way and read by OCR; its own text layer says what is right. Writes scans.csv (a row a page),
misses.csv (a row for each figure that was not right) and report.html into the folder of --out.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from eval.render.scan import DAMAGE
from eval.report import scanning
from eval.scanning.measure import NothingToCompare, Setting, measure, prepared, scanned
from eval.scanning.row import Miss, Row, Scanned, write
from extractors.errors import DocumentError

_FINEST, _COARSEST = 600, 50


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    settings = [
        Setting(path, options.pages, dpi, damage, options.seed)
        for path in options.files
        for damage in options.damage
        for dpi in options.dpi
    ]
    try:
        for setting in settings:
            prepared(setting)
        options.out.mkdir(parents=True, exist_ok=True)
    except (NothingToCompare, DocumentError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    done: list[Scanned] = []
    for setting, found in zip(settings, _measured(settings, options.workers), strict=True):
        done.append(found)
        print(_told(setting, found.rows), file=sys.stderr)
    rows = [row for found in done for row in found.rows]
    misses = [miss for found in done for miss in found.misses]
    write(options.out / "scans.csv", rows, Row)
    write(options.out / "misses.csv", misses, Miss)
    worst = max(zip(settings, done, strict=True), key=lambda pair: _share_of_misses(pair[1].rows))[0]
    scanning.write(options.out / "report.html", rows, misses, f"{worst.path.stem}, {worst.dpi} dpi, {worst.damage}",
                   scanned(worst)[1].data)  # fmt: skip
    print(options.out / "report.html")
    return 0


def _measured(settings: Sequence[Setting], workers: int) -> Iterator[Scanned]:
    if workers <= 1:
        yield from map(measure, settings)
        return
    # a process that was forked from one with threads can hang
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(measure, settings)


def _told(setting: Setting, rows: Sequence[Row]) -> str:
    amounts, right, wrong = (
        sum(getattr(row, name) for row in rows) for name in ("amounts", "right", "verified_wrong")
    )
    return (
        f"{setting.path.stem} {setting.dpi} dpi {setting.damage}: {right} of {amounts} right, "
        f"{wrong} of {sum(row.verified for row in rows)} verified are wrong, {sum(row.seconds for row in rows):.0f} s"
    )


def _share_of_misses(rows: Sequence[Row]) -> float:
    amounts = sum(row.amounts for row in rows)
    return 1 - sum(row.right for row in rows) / amounts if amounts else 0.0


def _pages(text: str) -> tuple[int, ...]:
    """Pages as in 3-5,9, in their order."""
    found: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()) or int(first) < 1:
            raise argparse.ArgumentTypeError(f"expected pages as in 3-5,9, found {text}")
        found |= set(range(int(first), int(last or first) + 1))
    return tuple(sorted(found))


def _dpi(text: str) -> int:
    if not text.isdecimal() or not _COARSEST <= int(text) <= _FINEST:
        raise argparse.ArgumentTypeError(
            f"expected dots per inch from {_COARSEST} to {_FINEST}, found {text}"
        )
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.scanning", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PDFs with a text layer")
    parser.add_argument("--dpi", nargs="+", type=_dpi, default=[150], metavar="N", help="dots per inch (150)")
    parser.add_argument(
        "--damage",
        nargs="+",
        choices=list(DAMAGE),
        default=["light"],
        help="what happens to the pages (light)",
    )
    parser.add_argument("--pages", type=_pages, default=(), help="as in 3-5,9 (all pages with amounts)")
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="another chance for the same damage (1)"
    )
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes at once (1)")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("runs/scanning"),
        metavar="DIR",
        help="where results go (runs/scanning)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())

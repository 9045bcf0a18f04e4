"""`python -m eval.bench.scanning [FILES…]`: what reading a scanned page costs, beside the bare OCR call on the same picture.

Both run in one process, a page at a time in turns, on the clock of the wall, because the engine works on several cores. The
command of the product reads the same pages with one and with two workers, its start included. Then the engine alone is
tried under its settings.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from eval.bench import machine
from eval.bench.documents import NothingToMeasure
from eval.bench.scan_engines import RUNTIMES, Tried, engine, tried
from eval.bench.scan_pages import chosen, straight
from eval.bench.scan_report import beside_table, bulk_table, engines_table
from eval.bench.scan_rounds import bulk, measured
from eval.render.scan import DAMAGE

_WIDTH_WITHOUT_TERMINAL = 120


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        picked = chosen(options.files, options.pages)
        if not picked:
            raise NothingToMeasure("expected pages of figures, found none")
        for name in options.engines:
            engine(name)
    except (NothingToMeasure, ModuleNotFoundError, OSError) as error:
        print(error, file=sys.stderr)
        return 2

    def report(line: str) -> None:
        print(line, file=sys.stderr)

    pages = [page.scanned(options.dpi, options.damage) for page in picked]
    runtime, rounds = options.engines[0], options.rounds
    beside = [] if options.no_beside else measured(pages, runtime, rounds, report)
    bulks = [
        bulk(picked, workers, options.bulk_pages, options.dpi, options.damage, report)
        for workers in options.workers
    ]
    engines: list[Tried] = []
    if not options.no_settings:
        engines = list(tried([(page, straight(page)) for page in pages], options.engines, rounds, report))
    described = machine.described()
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _WIDTH_WITHOUT_TERMINAL
    console.print(
        "  ".join(f"{name} {value}" for name, value in described.items()), markup=False, soft_wrap=True
    )
    for table in (beside_table(beside, runtime), bulk_table(bulks), engines_table(engines)):
        if table.row_count:
            console.print(table)
    if options.json is not None:
        written = {
            "machine": described,
            "beside": [asdict(each) | {"ratio": each.ratio} for each in beside],
            "bulk": [asdict(each) for each in bulks],
            "engines": [asdict(each) for each in engines],
        }
        options.json.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.bench.scanning", description=__doc__)
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILES", help="PDFs with a text layer (those of the benchmark)"
    )
    parser.add_argument(
        "--pages", type=int, default=6, help="pages of figures, evenly spaced over the files (6)"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each page is read (3)")
    parser.add_argument("--dpi", type=int, default=150, help="dots per inch of the scans (150)")
    parser.add_argument(
        "--damage", choices=list(DAMAGE), default="light", help="what happens to the pages (light)"
    )
    parser.add_argument(
        "--engines",
        nargs="+",
        choices=list(RUNTIMES),
        default=["onnxruntime"],
        help="what the engine runs on: the first is set beside the product, all are tried under their settings",
    )
    parser.add_argument("--no-beside", action="store_true", help="without the product beside the bare call")
    parser.add_argument("--no-settings", action="store_true", help="without the settings of the engine")
    parser.add_argument(
        "--workers",
        nargs="*",
        type=int,
        default=[1, 2],
        metavar="N",
        help="runs in bulk, none for none (1 2)",
    )
    parser.add_argument("--bulk-pages", type=int, default=12, metavar="N", help="pages in bulk (12)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all runs there")
    return parser


if __name__ == "__main__":
    sys.exit(main())

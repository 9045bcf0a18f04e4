"""`python -m eval.bench [FILES…]`: the benchmark, and its report on the terminal and as JSON."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from eval.bench import asking, machine, memory, report
from eval.bench.contenders import PEERS
from eval.bench.documents import NothingToMeasure, default, of_paths
from eval.bench.goals import goals
from eval.bench.rounds import Results, peaks, run

_WIDTH_WITHOUT_TERMINAL = 170


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _WIDTH_WITHOUT_TERMINAL
    try:
        documents = list(of_paths(options.files) if options.files else default())
    except (NothingToMeasure, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        results = run(
            documents,
            folder,
            rounds=options.rounds,
            sample_pages=options.peers_pages,
            within=options.within,
            peers=[name for name in PEERS if any(part in name for part in options.peers)],
            report=lambda line: print(line, file=sys.stderr),
        )
        if not options.no_memory:
            print("memory", file=sys.stderr)
            long = [folder / f"long-{size}.pdf" for size in memory.SIZES]
            for path, size in zip(long, memory.SIZES, strict=True):
                path.write_bytes(memory.repeated(documents, size))
            results.peaks = list(peaks(long, folder))
        results.growth = list(
            asking.curve(options.library, folder, lambda line: print(line, file=sys.stderr))
        )
    described = machine.described()
    report.show(console, results, described)
    if options.json is not None:
        options.json.write_text(
            json.dumps(_written(results, described), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    return 0


def _written(results: Results, described: dict[str, str]) -> dict[str, object]:
    """Every run, so that other questions can be asked of it."""
    return {
        "machine": described,
        "rounds": results.rounds,
        "documents": [
            {
                "name": document.name,
                "origin": document.origin.value,
                "pages": document.pages,
                "sampled": results.samples[n].pages,
                "whole": [asdict(outcome) for outcome in results.whole[n]],
                "sample": {name: [asdict(o) for o in runs[n]] for name, runs in results.sample.items()},
                "stages": results.stages[n],
            }
            for n, document in enumerate(results.documents)
        ],
        "memory": [asdict(peak) for peak in results.peaks],
        "library": [asdict(growth) for growth in results.growth],
        "goals": [asdict(goal) for goal in goals(results)],
    }


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected a number from 1 on, found {text}")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILES",
        help="PDFs with a text layer (default: the project's fixtures, and the real documents where they are at hand)",
    )
    parser.add_argument("--rounds", type=_positive, default=5, help="how often everyone runs (5)")
    parser.add_argument(
        "--peers-pages",
        type=_positive,
        default=4,
        help="pages of each document, evenly spaced, that all are compared on (4)",
    )
    parser.add_argument(
        "--within",
        type=float,
        default=220.0,
        help="begin no round that would end after so many seconds (220)",
    )
    parser.add_argument(
        "--peers",
        nargs="*",
        default=[""],
        metavar="NAME",
        help=f"those whose name holds one of these, none for ours alone ({', '.join(PEERS)})",
    )
    parser.add_argument("--no-memory", action="store_true", help="without the long documents")
    parser.add_argument(
        "--library",
        nargs="*",
        type=_positive,
        default=list(asking.SIZES),
        metavar="N",
        help="sizes of the libraries that are filled and asked, none for none (10 100 1000)",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all runs there")
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""How well the project reads its own fixtures, format by format, drawn and read on the spot.

`python -m eval.figures` prints the table that the README shows. The labels follow from the data that the fixtures were
drawn from, so they are right by construction.
"""

from __future__ import annotations

from collections.abc import Iterator

from eval import structure
from eval.load import load, names
from eval.render.formats import FORMATS, render
from eval.score import Score, Tally, score
from extractors.pipeline import extract_bytes, understand
from extractors.readers import read
from extractors.schema.coverage import Coverage

_HEAD = (
    "format",
    "cells found",
    "cells right",
    "at their place",
    "structure",
    "sentences",
    "reasons",
    "terms",
    "indicators",
    "numbers",
)


def rows() -> Iterator[tuple[str, ...]]:
    """Counts right of all, F1 of the structure of tables, and how many printed numbers are accounted for, over all
    fixtures, in every format."""
    for kind in FORMATS:
        each = [_read(name, kind) for name in names()]
        scores = [found for found, _, _ in each]
        yield (
            kind,
            _sum(s.cells for s in scores),
            _sum(s.precision for s in scores),
            _sum(s.located for s in scores),
            f"{structure.total(match for _, matches, _ in each for match in matches).f1:.4f}",
            _sum(s.narrative for s in scores),
            _sum(s.reasons for s in scores),
            _sum(s.terms for s in scores),
            _sum(s.indicators for s in scores),
            _sum(Tally(c.printed - len(c.nowhere), c.printed) for _, _, c in each),
        )


def _read(name: str, kind: str) -> tuple[Score, list[structure.Match], Coverage]:
    fixture = load(name)
    file, rendered = render(fixture, kind)
    extraction = extract_bytes(rendered.data, file, ocr="never")
    found = score(extraction, fixture, rendered)
    disclosure = understand(read(rendered.data, file, ocr="never"), document=name, name=name)
    return found, structure.score(disclosure, fixture), extraction.coverage


def _sum(tallies: Iterator[Tally]) -> str:
    found, total = map(sum, zip(*((t.found, t.total) for t in tallies), strict=True))
    return f"{found}/{total}" if total else "–"


def main() -> None:
    table = [_HEAD, *rows()]
    widths = [max(len(row[c]) for row in table) for c in range(len(_HEAD))]
    for row in table:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    main()

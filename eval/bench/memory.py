"""How much memory a long document takes: a PDF of many pages, made by repeating those at hand."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import pymupdf

from eval.bench.documents import Document

SIZES = (100, 250, 500, 1000)
# Growth of the peak from the smallest to the largest size that still counts as flat, as a share of the smallest.
_FLAT = 0.25


@dataclass(frozen=True)
class Peak:
    """The most memory that a process held, in bytes: before it read a document, after reading, and after all."""

    pages: int
    file: int
    before: int
    reading: int
    everything: int


def repeated(documents: Sequence[Document], pages: int) -> bytes:
    """A PDF of so many pages: the documents one after the other, and again from the first."""
    with pymupdf.open() as long:
        for document in cycle(documents):
            with pymupdf.open(stream=document.data, filetype="pdf") as source:
                missing = pages - long.page_count
                long.insert_pdf(source, to_page=min(missing, source.page_count) - 1)
            if long.page_count == pages:
                return bytes(long.tobytes(garbage=1, deflate=True))
    raise AssertionError("cycle never ends")


def peak(data: bytes) -> Peak:
    """What this process comes to hold at most. To be asked once in a fresh process, since a peak never sinks."""
    from extractors.pipeline import extract_bytes
    from extractors.readers import read

    before = most_held()
    pages = len(read(data, "", ocr="never"))
    reading = most_held()
    extract_bytes(data, "", ocr="never")
    return Peak(pages, len(data), before, reading, most_held())


def most_held() -> int:
    """The most that this process has held so far, in bytes."""
    # on Linux, what getrusage tells begins with what the parent held when it started this process
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    import resource  # not on Windows

    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return usage if sys.platform == "darwin" else usage * 1024


def bytes_per_page(small: int, large: int, pages: int) -> float:
    """By how much the peak grows with each page more."""
    return (large - small) / pages


def is_flat(small: int, large: int) -> bool:
    """Whether the peak hardly grows from the shortest document to the longest."""
    return large - small <= _FLAT * small

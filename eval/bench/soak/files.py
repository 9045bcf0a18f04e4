"""A folder of mixed files: good ones of every format, a few scans, and what a crawler brings home besides."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from random import Random

import pymupdf

from eval.load import load, names
from eval.render.formats import FORMATS, render
from eval.render.pdf import draw
from eval.render.scan import Scanner, scan

# Of a hundred files so many are no good, by sort; scans are counted apart, the rest is good.
_SHARES = {
    "corrupt": 8,
    "cut off": 6,
    "encrypted": 3,
    "empty": 3,
    "no document": 3,
    "huge": 2,
    "duplicate": 15,
}
# More than the readers take.
_HUGE = 10_000
_MOST_SCANNED = 3
# To draw a document takes a second; what more is needed are these again with a byte or two more.
_DRAWN = 40


@dataclass(frozen=True, slots=True)
class File:
    """A file of the mixture: what it is, and its bytes; None is a pipe, which has no end."""

    name: str
    sort: str
    data: bytes | None


def mixture(count: int, scanned_pages: int, random: Random) -> list[File]:
    """So many files in an order of chance, among them scans of so many pages in all."""
    sorts = [sort for sort, share in _SHARES.items() for _ in range(max(1, count * share // 100))]
    scans = list(_scans(scanned_pages, random))
    good = max(1, count - len(sorts) - len(scans))
    files = [*scans, *islice(_good(random), good)]
    for sort in sorts:
        files.append(_spoilt(sort, f"{sort.replace(' ', '-')}-{len(files)}", files, random))
    random.shuffle(files)
    return files


def write(files: Sequence[File], folder: Path) -> None:
    """The files in three folders and folders in these, so that some share their names."""
    for at, file in enumerate(files):
        place = folder / "abc"[at % 3]
        while (place / file.name).exists():
            place /= "more"
        place.mkdir(parents=True, exist_ok=True)
        if file.data is None:
            os.mkfifo(place / file.name)
        else:
            (place / file.name).write_bytes(file.data)


def _good(random: Random) -> Iterator[File]:
    pairs = [(name, kind) for name in names() for kind in FORMATS]
    random.shuffle(pairs)
    pairs = pairs[:_DRAWN]
    for number, (name, kind) in enumerate(cycle(pairs)):
        file, whole = _drawn(name, kind)
        suffix = Path(file).suffix
        # beyond the first round a file has to be another all the same; its name need not be
        data = whole if number < len(pairs) else _varied(whole, suffix, number)
        yield File(file, "good", data)


@cache
def _drawn(name: str, kind: str) -> tuple[str, bytes]:
    file, rendered = render(load(name), kind)
    return file, rendered.data


def _varied(data: bytes, suffix: str, number: int) -> bytes:
    if suffix == ".txt":
        return data + f"\n附注{number}。\n".encode()
    if suffix == ".pdf":
        return data + f"\n% {number}\n".encode()
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = str(number).encode()
    return out.getvalue()


def _scans(pages: int, random: Random) -> Iterator[File]:
    number = 0
    while pages > 0:
        number += 1
        fixture = random.choice(names())
        some = min(pages, random.randint(1, _MOST_SCANNED))
        pages -= some
        # covers and contents are soon read: tables are what takes time
        scanned = scan(draw(load(fixture)), Scanner(seed=number), tuple(range(4, 4 + some)))
        yield File(f"{fixture}-scan-{number}.pdf", "scan", scanned.data)


def _spoilt(sort: str, name: str, files: Sequence[File], random: Random) -> File:
    if sort == "duplicate":
        source = random.choice([file for file in files if file.data])
        return File(name + Path(source.name).suffix, sort, source.data)
    if sort == "no document" and random.random() < 0.5:
        return File(f"{name}.pdf", sort, None)
    return File(f"{name}.pdf", sort, _SPOIL[sort](random))


def _corrupt(random: Random) -> bytes:
    """The bytes of a PDF with some of them replaced at the places where its structure is."""
    data = bytearray(_typed())
    for _ in range(20):
        at = random.randrange(len(data) - 200)
        data[at : at + 100] = random.randbytes(100)
    data[-200:] = random.randbytes(200)
    return bytes(data)


def _encrypted(random: Random) -> bytes:
    with pymupdf.open(stream=_typed()) as document:
        return bytes(
            document.tobytes(
                encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=str(random.random()), owner_pw="owner"
            )
        )


@cache
def _typed() -> bytes:
    return draw(load(names()[0])).data


@cache
def _huge() -> bytes:
    with pymupdf.open() as document:
        for _ in range(_HUGE):
            document.new_page()
        return bytes(document.tobytes(deflate=True))


_SPOIL: dict[str, Callable[[Random], bytes]] = {
    "corrupt": _corrupt,
    "cut off": lambda random: _typed()[: random.randrange(1_000, len(_typed()) - 1_000)],
    "encrypted": _encrypted,
    "empty": lambda _: b"",
    "no document": lambda random: random.randbytes(5_000),
    "huge": lambda random: _huge() + f"\n% {random.random()}\n".encode(),
}

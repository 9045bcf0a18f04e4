"""One document, scanned in one way: its text layer is what is right."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from eval.render.place import Place, Rendered
from eval.render.scan import DAMAGE, Scan, Scanner, scan
from eval.scanning.row import Miss, Row, Scanned
from eval.scorers.copies import Judged, Verdict, Wanted, is_scored, judge
from extractors.fact_rows import FactRow, fact_rows
from extractors.pipeline import extract_bytes
from extractors.readers import Limits
from extractors.readers.image import open_pdf
from extractors.schema.check import Severity, Status
from extractors.schema.extraction import Extraction
from extractors.schema.source import Box


class NothingToCompare(Exception):
    """A document whose text layer gives nothing that a scan could be held against; the message says what was found."""


@dataclass(frozen=True)
class Setting:
    """A document and how it is scanned; `pages` are 1-based, all that have amounts in tables where empty."""

    path: Path
    pages: tuple[int, ...]
    dpi: int
    damage: str
    seed: int = 1

    @property
    def scanner(self) -> Scanner:
        return replace(DAMAGE[self.damage], dpi=self.dpi, seed=self.seed)


@dataclass(frozen=True)
class Layer:
    """The pages that are scanned, as a document of their own, and what their text layer gives. `pages` are their numbers
    in the whole document, `sizes` in points: tables that go on from other pages are read without them, here as in the
    scan."""

    data: bytes
    pages: tuple[int, ...]
    sizes: tuple[tuple[float, float], ...]
    extraction: Extraction
    facts: tuple[FactRow, ...]

    def rendered(self) -> Rendered:
        """The document with the places of its figures, by their number."""
        return Rendered(self.data, {("", n, 0): _place(fact) for n, fact in enumerate(self.facts)})


@lru_cache(maxsize=4)
def layer(path: Path, pages: tuple[int, ...]) -> Layer:
    """What the text layer of these pages gives. Raises NothingToCompare, DocumentError, OSError."""
    data = path.read_bytes()
    if not pages:
        whole = fact_rows(extract_bytes(data, path.name, ocr="never"))
        pages = tuple(sorted({fact.page for fact in whole if fact.page is not None and is_scored(fact)}))
    if not pages:
        raise NothingToCompare(f"{path.name}: expected a text layer with amounts in tables, found none")
    with open_pdf(data, Limits()) as document:
        if beyond := [page for page in pages if not 1 <= page <= document.page_count]:
            raise NothingToCompare(
                f"{path.name}: expected pages 1 to {document.page_count}, found {beyond[0]}"
            )
        document.select([page - 1 for page in pages])
        chosen: bytes = document.tobytes(garbage=3, deflate=True, no_new_id=True)
        sizes = tuple((page.rect.width, page.rect.height) for page in document)
    extraction = extract_bytes(chosen, path.name, ocr="never")
    facts = tuple(fact for fact in fact_rows(extraction) if fact.amount is not None)
    if not any(map(is_scored, facts)):
        raise NothingToCompare(f"{path.name}: expected tables with amounts on these pages, found none")
    return Layer(chosen, pages, sizes, extraction, facts)


def prepared(setting: Setting) -> Layer:
    """The text layer of what is to be scanned. Raises as `layer`, and DocumentTooLarge for a page of too many dots."""
    clean, limits = layer(setting.path, setting.pages), Limits()
    for width, height in clean.sizes:
        dots = round(width * height * (setting.dpi / 72) ** 2)
        limits.require("dots of a scanned page", dots, limits.max_pixels)
    return clean


def scanned(setting: Setting) -> tuple[Layer, Scan]:
    """The text layer and the scan that is made of it."""
    clean = prepared(setting)
    return clean, scan(clean.rendered(), setting.scanner)


def measure(setting: Setting) -> Scanned:
    """Scans, reads and compares. Raises NothingToCompare, DocumentError, OSError."""
    clean, copy = scanned(setting)
    # told before the first page and after each
    marks: list[float] = []
    read = extract_bytes(copy.data, setting.path.name, progress=lambda *_: marks.append(time.perf_counter()))
    rest = (time.perf_counter() - marks[-1]) / max(1, len(marks) - 1)
    return compared(setting, clean, copy, read, [after - before + rest for before, after in pairwise(marks)])


def compared(
    setting: Setting, clean: Layer, copy: Scan, read: Extraction, seconds: Sequence[float]
) -> Scanned:
    """What was `read` from the copy against the text layer; `seconds` are those of each page of the copy."""
    judged = judge(wanted(clean, copy, read), list(fact_rows(read)))
    numbers = clean.pages[:: 2 if setting.scanner.pair else 1]
    rows = [
        _row(setting, page, number, [j for j in judged if j.page == page], read, took)
        for page, (number, took) in enumerate(zip(numbers, seconds, strict=True), start=1)
    ]
    misses = [
        _miss(setting, numbers[each.page - 1], each)
        for each in judged
        if each.misleads or (each.scored and each.verdict is not Verdict.RIGHT)
    ]
    return Scanned(tuple(rows), tuple(misses))


def wanted(clean: Layer, copy: Scan, read: Extraction) -> list[Wanted]:
    """The figures of the text layer with their places on the straightened pages of what was read."""
    sizes = {page.number: (page.width, page.height) for page in read.pages}
    places = copy.straightened(sizes).places
    return [Wanted(fact, places[key]) for n, fact in enumerate(clean.facts) if (key := ("", n, 0)) in places]


def _place(fact: FactRow) -> Place:
    if fact.x0 is None or fact.y0 is None or fact.x1 is None or fact.y1 is None:
        return Place(fact.page)
    return Place(fact.page, Box(float(fact.x0), float(fact.y0), float(fact.x1), float(fact.y1)))


def _row(
    setting: Setting, page: int, number: int, judged: list[Judged], read: Extraction, seconds: float
) -> Row:
    """The counts of a page of the scan, which is that of this number in the document."""
    verdicts = Counter(each.verdict for each in judged if each.scored)
    amounts = verdicts.total() - verdicts[Verdict.INVENTED]
    right, missed = verdicts[Verdict.RIGHT], verdicts[Verdict.MISSED]
    return Row(
        document=setting.path.stem,
        page=number,
        dpi=setting.dpi,
        damage=setting.damage,
        seed=setting.seed,
        amounts=amounts,
        right=right,
        wrong=amounts - right - missed,
        missed=missed,
        invented=verdicts[Verdict.INVENTED],
        verified=sum(each.verified for each in judged),
        verified_wrong=sum(each.misleads for each in judged),
        verified_misplaced=sum(each.misleads and each.verdict is Verdict.ELSEWHERE for each in judged),
        cannot_tell=sum(
            check.status is Status.CANNOT_TELL and page == (check.sources[0].page if check.sources else 1)
            for check in read.checks
        ),
        errors=sum(f.severity is Severity.ERROR and f.spot.source.page == page for f in read.findings),
        legibility=round(next((info.legibility for info in read.pages if info.number == page), 0.0), 4),
        seconds=round(seconds, 3),
    )


def _miss(setting: Setting, number: int, judged: Judged) -> Miss:
    printed, read = judged.wanted, judged.found
    return Miss(
        document=setting.path.stem,
        page=number,
        dpi=setting.dpi,
        damage=setting.damage,
        seed=setting.seed,
        verdict=judged.verdict.value,
        status=read.status if read else "",
        row=f"{printed.row_code} {printed.row_name}".strip() if printed else "",
        column=printed.column if printed else "",
        printed=printed.printed if printed else "",
        read_row=f"{read.row_code} {read.row_name}".strip() if read else "",
        read_column=read.column if read else "",
        read=read.printed if read else "",
    )

"""The calls in order and nothing else."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from extractors import coverage, passages, sections, tables, unprinted, unread, validators
from extractors.doubts import doubts
from extractors.fill import Doubt, Left
from extractors.ground import ground
from extractors.halfwidth import halfwidth
from extractors.modelled import Filler, fill_in, prompts_of
from extractors.readers import Limits, NoShelf, Ocr, Progress, Shelf, read
from extractors.redaction import redact
from extractors.redaction.places import places
from extractors.rereading import Place, in_doubt, reread
from extractors.rules import draft
from extractors.schema.disclosure import Block, Disclosure, Grid, Page, Paragraph, Word
from extractors.schema.draft import Draft
from extractors.schema.extraction import Extraction, PageInfo, Run
from extractors.tables import lattice

# What the figures of one reading show may let another table, and other identities, be seen.
_REREADINGS = 3


def extract(
    path: Path,
    *,
    ocr: Ocr = "auto",
    limits: Limits | None = None,
    progress: Progress | None = None,
    filler: Filler | None = None,
) -> Extraction:
    """The checked budget of a file. Raises DocumentError when it cannot be read."""
    return extract_bytes(
        path.read_bytes(), path.name, ocr=ocr, limits=limits, progress=progress, filler=filler
    )


def extract_bytes(
    data: bytes,
    name: str,
    *,
    ocr: Ocr = "auto",
    limits: Limits | None = None,
    progress: Progress | None = None,
    shelf: Shelf | None = None,
    filler: Filler | None = None,
) -> Extraction:
    """The checked budget of a document given as bytes; `name` is only a name. Raises DocumentError.

    `shelf` keeps what was read by OCR for another attempt. With a `filler` a model reads what the rules left over, or
    everything; nothing that is its fault is raised. `progress` then hears of its answers as well, all pages being read.
    """
    start = time.perf_counter()
    read_by_rules = _by_rules(data, name, ocr, limits or Limits(), progress, shelf or NoShelf())
    unchecked, pages = read_by_rules.extraction, read_by_rules.disclosure.pages
    if filler is None:
        # The words of the pages and the draft are given back before the checks are made: a long document's peak is there.
        lost = tuple(unread.checks(pages, unchecked.coverage))
        del read_by_rules, pages
        audited = validators.audit(unchecked.budget)
    else:
        unchecked, audited = _filled(data, read_by_rules, filler, progress)
        lost = tuple(unread.checks(pages, unchecked.coverage))
    run = unchecked.run.model_copy(update={"seconds": round(time.perf_counter() - start, 3)})
    return unchecked.model_copy(
        update={"checks": (*audited.checks, *lost), "findings": audited.findings, "run": run}
    )


def left_over(
    data: bytes,
    name: str,
    *,
    ocr: Ocr = "auto",
    limits: Limits | None = None,
    progress: Progress | None = None,
    shelf: Shelf | None = None,
    everything: bool = False,
    vision: bool = False,
) -> Left:
    """What a model would be asked about in a document given as bytes, with `everything` all of it; with `vision` it takes
    images. Raises DocumentError."""
    read_by_rules = _by_rules(data, name, ocr, limits or Limits(), progress, shelf or NoShelf())
    return _left(data, read_by_rules, progress, everything=everything, vision=vision)[0]


class _Read(NamedTuple):
    """What the rules read: the disclosure, their draft, and the extraction that it comes to, before anything is checked.
    `in_doubt` are the words of its pages that may be other figures."""

    disclosure: Disclosure
    draft: Draft
    extraction: Extraction
    in_doubt: Mapping[Place, Word]


def _by_rules(
    data: bytes, name: str, ocr: Ocr, limits: Limits, progress: Progress | None, shelf: Shelf
) -> _Read:
    document, called = hashlib.sha256(data).hexdigest(), _called(name)
    pages = read(data, name, ocr=ocr, limits=limits, progress=progress, shelf=shelf)
    doubtful = pages if in_doubt(pages) else ()
    found = _understood(understand(pages, document=document, name=called))
    hidden = unprinted.of(pages)
    # the words of the pages are held no longer than they are needed
    del pages
    for _ in range(_REREADINGS if doubtful else 0):
        budget = found.extraction.budget
        again = tuple(reread(doubtful, budget, validators.claims(budget)))
        if again == doubtful:
            break
        doubtful = again
        found = _understood(understand(doubtful, document=document, name=called))
    extraction = found.extraction.model_copy(update={"hidden": hidden})
    return found._replace(extraction=extraction, in_doubt=in_doubt(doubtful))


def _left(
    data: bytes, read: _Read, progress: Progress | None, *, everything: bool, vision: bool
) -> tuple[Left, validators.Audit]:
    """What the rules left over, and the audit of what they read."""
    budget, disclosure = read.extraction.budget, halfwidth(read.disclosure)
    audited = validators.audit(budget)
    unclaimed = coverage.unclaimed(read.disclosure, read.draft, budget)
    shown: list[Doubt] = []
    if vision and not everything:  # where the rules count for nothing, none of their figures is asked about
        for doubt in doubts(data, read.extraction, audited.checks, read.in_doubt):
            shown.append(doubt)
            _goes_on(read, progress)
    return Left(disclosure, read.draft, unclaimed, audited.checks, everything, tuple(shown)), audited


def _goes_on(read: _Read, progress: Progress | None) -> None:
    """Says that the document is still at work, all its pages being read."""
    if progress is not None:
        pages = len(read.disclosure.pages)
        progress(pages, pages)


def _filled(
    data: bytes, read: _Read, filler: Filler, progress: Progress | None
) -> tuple[Extraction, validators.Audit]:
    """The extraction with what a model read, and the audit of both."""
    left, audited = _left(data, read, progress, everything=filler.everything, vision=filler.vision)

    def told(_: int, __: int) -> None:
        _goes_on(read, progress)

    filled = fill_in(filler, left, audited, lambda draft: ground(draft, read.disclosure), told)
    run = read.extraction.run.model_copy(
        update={
            "engine": filler.engine,
            "model": filler.model.name,
            "prompts": prompts_of(filled.filling),
            "tokens": filled.filling.tokens,
            "unanswered": filled.filling.failures,
        }
    )
    accounted = coverage.of(read.disclosure, filled.draft, filled.budget)
    update = {"budget": filled.budget, "coverage": accounted, "run": run}
    return read.extraction.model_copy(update=update), filled.audit


def renamed(extraction: Extraction, name: str) -> Extraction:
    """The extraction of a file with the same bytes that is called `name`."""
    budget = extraction.budget.model_copy(update={"name": _called(name)})
    return extraction.model_copy(update={"budget": budget})


def _called(name: str) -> str:
    """What a document is called after its file."""
    return Path(name).stem


def _understood(disclosure: Disclosure) -> _Read:
    drafted = draft(halfwidth(disclosure))
    budget = ground(drafted, disclosure)
    extraction = Extraction(
        budget=budget,
        coverage=coverage.of(disclosure, drafted, budget),
        passages=tuple(passages.of(disclosure)),
        pages=tuple(_page_info(disclosure)),
        run=Run(
            version=_version(),
            readers=tuple(sorted({page.reader for page in disclosure.pages})),
        ),
    )
    return _Read(disclosure, drafted, extraction, {})


def understand(pages: Sequence[Page], *, document: str, name: str) -> Disclosure:
    """Pages → tables and headed sections, without personal data."""
    found, rest, folios = tables.build(_numbered(pages))
    return redact(
        Disclosure(
            document=document,
            name=name,
            sections=sections.build(rest),
            tables=found,
            pages=tuple(page.numbers() for page in pages),
            folios=tuple(folios),
        )
    )


def _numbered(pages: Sequence[Page]) -> Iterator[Block]:
    number = 0
    above: Grid | None = None
    for page in (half for sheet in pages for half in sheet.halves()):
        for block in (found := lattice.blocks(page, above)):
            if isinstance(block, Paragraph):
                number += 1
                yield replace(block, id=f"p{number}")
            else:
                yield block
        # below the last table of a page stands its number and nothing else, where the table goes on
        last = next((block for block in found[:-3:-1] if isinstance(block, Grid)), None)
        # what goes on in the columns of a table has no heads; the first page of it has
        goes_on = above is not None and last is not None and last.edges == above.edges
        above = above if goes_on else last


@cache
def _version() -> str:
    """The version of the installed package, which is looked up in its files."""
    return version("mingzhang")


def _page_info(disclosure: Disclosure) -> Iterator[PageInfo]:
    withheld = places(disclosure)
    for page in disclosure.pages:
        if page.number is not None:
            yield PageInfo(
                number=page.number,
                width=page.width,
                height=page.height,
                reader=page.reader,
                legibility=page.legibility,
                withheld=withheld.get(page.number, ()),
            )

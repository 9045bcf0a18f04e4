"""The calls in order and nothing else."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from extractors import coverage, passages, sections, tables, unprinted, validators
from extractors.ground import ground
from extractors.halfwidth import halfwidth
from extractors.readers import Limits, NoShelf, Ocr, Progress, Shelf, read
from extractors.redaction import redact
from extractors.redaction.places import places
from extractors.rereading import reread
from extractors.rules import draft
from extractors.schema.disclosure import Block, Disclosure, Grid, Page, Paragraph
from extractors.schema.extraction import Extraction, PageInfo, Run
from extractors.tables import lattice

# What the figures of one reading show may let another table, and other identities, be seen.
_REREADINGS = 3


def extract(
    path: Path, *, ocr: Ocr = "auto", limits: Limits | None = None, progress: Progress | None = None
) -> Extraction:
    """The checked budget of a file. Raises DocumentError when it cannot be read."""
    return extract_bytes(path.read_bytes(), path.name, ocr=ocr, limits=limits, progress=progress)


def extract_bytes(
    data: bytes,
    name: str,
    *,
    ocr: Ocr = "auto",
    limits: Limits | None = None,
    progress: Progress | None = None,
    shelf: Shelf | None = None,
) -> Extraction:
    """The checked budget of a document given as bytes; `name` is only a name. Raises DocumentError.

    `shelf` keeps what was read by OCR for another attempt.
    """
    start = time.perf_counter()
    document, called = hashlib.sha256(data).hexdigest(), _called(name)
    pages = read(data, name, ocr=ocr, limits=limits or Limits(), progress=progress, shelf=shelf or NoShelf())
    doubtful = pages if any(word.others for page in pages for word in page.words) else ()
    disclosure = understand(pages, document=document, name=called)
    hidden = unprinted.of(pages)
    # the words of the pages are held no longer than they are needed
    del pages
    unchecked = _unchecked(disclosure)
    for _ in range(_REREADINGS if doubtful else 0):
        again = tuple(reread(doubtful, unchecked.budget, validators.claims(unchecked.budget)))
        if again == doubtful:
            break
        doubtful = again
        unchecked = _unchecked(understand(doubtful, document=document, name=called))
    # The words of the pages and the draft are given back before the checks are made: a long document's peak is there.
    del disclosure, doubtful
    audited = validators.audit(unchecked.budget)
    run = unchecked.run.model_copy(update={"seconds": round(time.perf_counter() - start, 3)})
    return unchecked.model_copy(
        update={"checks": audited.checks, "findings": audited.findings, "hidden": hidden, "run": run}
    )


def renamed(extraction: Extraction, name: str) -> Extraction:
    """The extraction of a file with the same bytes that is called `name`."""
    budget = extraction.budget.model_copy(update={"name": _called(name)})
    return extraction.model_copy(update={"budget": budget})


def _called(name: str) -> str:
    """What a document is called after its file."""
    return Path(name).stem


def _unchecked(disclosure: Disclosure) -> Extraction:
    drafted = draft(halfwidth(disclosure))
    budget = ground(drafted, disclosure)
    return Extraction(
        budget=budget,
        coverage=coverage.of(disclosure, drafted, budget),
        passages=tuple(passages.of(disclosure)),
        pages=tuple(_page_info(disclosure)),
        run=Run(
            version=_version(),
            readers=tuple(sorted({page.reader for page in disclosure.pages})),
        ),
    )


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

"""An extraction and its document → one HTML file: every finding with what is printed there and what follows from it.

Nothing in the file is fetched and nothing in it runs: it can be mailed, printed and opened from a disk. What documents
say is untrusted, so the template escapes every text, and the file's own policy forbids scripts and requests.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from extractors.errors import DocumentError
from extractors.readers import image
from extractors.report.crops import DPI, Crop, Plan, crop, plan
from extractors.report.excerpts import Sentence, excerpts
from extractors.report.marks import Mark, marks
from extractors.report.story import SHOWN, Story, consequence, story
from extractors.report.words import STAGES, STATUSES, Words, say
from extractors.schema.check import Status
from extractors.schema.extraction import Extraction
from extractors.schema.suspicion import Review, Suspicion
from extractors.telling import Language, check_in_words, suspicion_in_words, unseen, where

_TEMPLATE = "report.html.j2"
# Findings that are shown on their pages, pictures of one of them, and characters of all pictures: 12 MB can be mailed.
MOST_CROPS, _OF_ONE, _LARGEST = 40, 3, 12_000_000
# Differences by rounding, and hidden texts, that are listed.
_MOST_ROUNDINGS, _MOST_HIDDEN = 500, 50
_TABLE = re.compile(r"t\d+(?=r)")


def report(
    extraction: Extraction,
    data: bytes,
    language: Language = Language.CHINESE,
    review: Review | None = None,
) -> str:
    """The HTML, which opens in `language` and can be turned to the other; `data` is the file that was read. What a model
    suspects (`review`) has a section of its own."""
    stories = list(_stories(extraction, data))
    checks = extraction.checks
    roundings = [consequence(check) for check in checks if check.status is Status.ROUNDING]
    undecided = Counter(
        # the reason itself is told in Chinese only, as the check has it
        (check.message, f"{check_in_words(check, Language.ENGLISH)} {check.message}")
        for check in checks
        if check.status is Status.CANNOT_TELL
    )
    pictured = sum(bool(each.crops) for each in stories)
    return _template().render(
        say=say,
        language=language.value,
        extraction=extraction,
        budget=extraction.budget,
        stage=STAGES[extraction.budget.stage],
        counts=[(status.value, STATUSES[status], extraction.count(status)) for status in STATUSES],
        fails=extraction.count(Status.FAILS),
        checked=extraction.count(Status.HOLDS) + extraction.count(Status.ROUNDING) > 0,
        unread=[page.number for page in extraction.pages if page.legibility == 0],
        hidden=[
            Words(*(unseen(each, language) for language in Language))
            for each in extraction.hidden[:_MOST_HIDDEN]
        ],
        stories=stories,
        capped=pictured if 0 < pictured < sum(_on_a_page(extraction)) else None,
        shown=SHOWN,
        roundings=roundings[:_MOST_ROUNDINGS],
        all_roundings=len(roundings),
        undecided=[(Words(*words), count) for words, count in undecided.most_common()],
        review=review,
        suspicions=[] if review is None else [_suspected(each) for each in review.suspicions],
    )


@cache
def _template() -> Template:
    """Compiled once in a process."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["sentence"] = lambda excerpt: isinstance(excerpt, Sentence)
    return environment.get_template(_TEMPLATE)


def _suspected(suspicion: Suspicion) -> tuple[Words, list[tuple[Words, str]]]:
    """A suspicion in words, and its quotes, each after its place."""
    quotes = [
        (Words(*(where(source, language) for language in Language)), source.text)
        for source in suspicion.quotes
    ]
    return Words(*(suspicion_in_words(suspicion, language) for language in Language)), quotes


def _on_a_page(extraction: Extraction) -> Iterator[bool]:
    return (
        finding.spot.source.page is not None and finding.spot.source.box is not None
        for finding in extraction.findings
    )


def _stories(extraction: Extraction, data: bytes) -> Iterator[Story]:
    found = [marks(finding, extraction.checks) for finding in extraction.findings]
    plans = [list(_plans(extraction, each)) for each in found[:MOST_CROPS]]
    pictures = _crops(extraction, data, plans)
    for at, (finding, held) in enumerate(zip(extraction.findings, found, strict=True)):
        crops = pictures.get(at, [])
        rows = () if crops else excerpts(extraction.budget, held)
        yield story(at + 1, finding, extraction, crops, rows)


def _plans(extraction: Extraction, held: Sequence[Mark]) -> Iterator[Plan]:
    """The page of the suspect first, then the others in the order of the marks."""
    pages = {page.number: page for page in extraction.pages}
    numbers = dict.fromkeys(mark.source.page for mark in held if mark.source.page in pages)
    made = 0
    for number in numbers:
        assert number is not None
        planned = plan(pages[number], held, _first_line(extraction, held, number))
        if planned is not None and made < _OF_ONE:
            made += 1
            yield planned


def _first_line(extraction: Extraction, held: Sequence[Mark], page: int) -> float | None:
    """Where the first line of the table stands that the first mark of the page is in."""
    cell = next((mark.source.cell for mark in held if mark.source.page == page), None)
    table = _TABLE.match(cell or "")
    if table is None:
        return None
    tops = [
        source.box.y0
        for statement in extraction.budget.statements
        if statement.table == table.group()
        for line in statement.lines
        for source in (line.source, *(amount.money.source for amount in line.amounts))
        if source is not None and source.page == page and source.box is not None
    ]
    return min(tops, default=None)


def _crops(extraction: Extraction, data: bytes, plans: Sequence[Sequence[Plan]]) -> Mapping[int, list[Crop]]:
    """The pictures by finding, each page drawn once. A document whose pages cannot be drawn has none."""
    wanted: dict[int, list[tuple[int, Plan]]] = {}
    for at, planned in enumerate(plans):
        for each in planned:
            wanted.setdefault(each.page.number, []).append((at, each))
    read_by_ocr = {page.number: page.reader == "ocr" for page in extraction.pages}
    made: dict[int, dict[int, Crop]] = {}
    size = 0
    try:
        for number, picture in image.pages(data, {n: read_by_ocr[n] for n in wanted}, DPI):
            # findings at one place have one picture
            cuts: list[tuple[Plan, Crop]] = []
            for at, each in wanted[number]:
                cut = next((cut for plan, cut in cuts if plan == each), None) or crop(each, picture)
                cuts.append((each, cut))
                size += cut.size
                if size <= _LARGEST:
                    made.setdefault(at, {})[number] = cut
    except (DocumentError, IndexError, RuntimeError, OSError, ValueError):
        # what was read once may not be drawn again: the report is still worth having
        pass
    # in the order of the plans: the page of the suspect first
    return {
        at: [made[at][each.page.number] for each in plans[at] if each.page.number in made[at]] for at in made
    }


__all__ = ["report"]

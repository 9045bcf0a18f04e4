"""Scanned pages of which a table may be lost (漏读): many of their figures have found no place in the budget.

A figure that OCR overlooks leaves no trace, but of a table whose lines or heads it overlooks the figures are left over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.schema.check import Check, Severity, Status
from extractors.schema.coverage import Coverage
from extractors.schema.disclosure import Page
from extractors.schema.source import Source

CODE = "unread.figures_find_their_place"
# So many figures of a page that belong nowhere, and such a share of those printed on it, are more than dirt.
_FEWEST, _SHARE = 6, 0.25
# Places that are shown.
_SHOWN = 12


def checks(pages: Sequence[Page], coverage: Coverage) -> Iterator[Check]:
    """A check that cannot tell for each page read by OCR of which so much belongs nowhere, in the order of the pages;
    `pages` hold the words with digits, and `coverage` is that of the same document."""
    left: dict[int | None, list[Source]] = defaultdict(list)
    for source in coverage.nowhere:
        left[source.page].append(source)
    for page in pages:
        sources = left.get(page.number, [])
        if page.reader != "ocr" or len(sources) < max(_FEWEST, _SHARE * len(page.words)):
            continue
        yield Check(
            code=CODE,
            status=Status.CANNOT_TELL,
            severity=Severity.INFO,
            message=f"第{page.number}页是扫描件，印出的数字有 {len(sources)} 个没有归入任何一处，可能有表没有读出，请对照原件",
            sources=tuple(sources[:_SHOWN]),
        )

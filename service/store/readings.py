"""What a document is asked from: its budget, its prose, and of the checks those that suspect a cell.

An extraction holds far more, most of it the sources of checks that hold; reading all of it would be most of the time
that an answer takes.
"""

from __future__ import annotations

import zlib

from extractors.schema.check import Status
from extractors.schema.coverage import Coverage
from extractors.schema.extraction import Extraction


def reading(extraction: Extraction) -> Extraction:
    """The extraction without what no answer needs: checks that hold, findings, coverage, pages, hidden text."""
    suspecting = tuple(
        check for check in extraction.checks if check.status is Status.FAILS and check.suspect is not None
    )
    return extraction.model_copy(
        update={"checks": suspecting, "findings": (), "coverage": Coverage(), "pages": (), "hidden": ()}
    )


def packed(extraction: Extraction) -> bytes:
    """As it is kept: what is as usual is left out."""
    return zlib.compress(extraction.model_dump_json(exclude_defaults=True).encode(), 6)


def unpacked(body: bytes) -> Extraction:
    return Extraction.model_validate_json(zlib.decompress(body))

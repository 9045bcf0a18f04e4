"""Text that a file holds and that nobody sees on it (隐藏文字)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extractors.schema.source import Box


class Why(StrEnum):
    """Why a text cannot be seen."""

    INVISIBLE = "invisible"  # drawn without ink, or with ink that lets everything through
    WHITE = "white"  # on white paper
    TINY = "tiny"
    COVERED = "covered"  # an image lies over it
    CLIPPED = "clipped"  # on the page, but cut off where it is drawn
    OUTSIDE = "outside"  # beyond the edges of the page
    SWITCHED_OFF = "switched_off"  # hidden text (DOCX); rows, columns and sheets that are not shown (XLSX)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A line of text that cannot be seen, and where it stands.

    `page` is 1-based and None for formats without pages; `box` is in points from the top left corner of the page and may
    lie beyond its edges; `line` is the 1-based ordinal of the paragraph (DOCX) or row (XLSX), None where it has none.
    """

    text: str
    why: Why
    page: int | None = None
    box: Box | None = None
    line: int | None = None

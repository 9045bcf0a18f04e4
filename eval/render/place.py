"""Where a renderer put the cells: the labels are right because the drawing hand wrote them."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.schema.source import Box


@dataclass(frozen=True)
class Place:
    """The place of one cell: page and box for drawn formats, line for text formats."""

    page: int | None = None
    box: Box | None = None
    line: int | None = None


@dataclass(frozen=True)
class Rendered:
    """A document, the place of each body cell by (statement id, body row, column), and those of each paragraph by the
    number of its block: a page (or line) each, more than one where it is broken."""

    data: bytes
    places: dict[tuple[str, int, int], Place] = field(default_factory=dict)
    paragraphs: dict[int, tuple[Place, ...]] = field(default_factory=dict)

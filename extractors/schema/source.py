"""Where a value is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# Below this confidence of the reader a failure is more likely ours than the publisher's.
LEGIBLE = 0.9


class Box(NamedTuple):
    """A rectangle on a page, in points, origin at the top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def center(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def union(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1)
        )


# There are more of these than of anything else, so they are no models: these take ten times the room.
@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The printed place of a value (出处): page and box, or line, and the cell where it stands in a table.

    `page` is 1-based and None for formats without pages; `line` is 1-based and only for text formats;
    `cell` is an id such as `t3r5c2`; `text` is exactly what is printed; `confidence` is 1 for text layers. `first_read` is
    what the letters in a picture were first taken for, where all that is known of the place says that it is another text.
    """

    document: str
    page: int | None = None
    box: Box | None = None
    line: int | None = None
    cell: str | None = None
    text: str
    confidence: float = 1.0
    first_read: str = ""

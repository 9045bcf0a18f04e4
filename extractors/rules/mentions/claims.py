"""Which printed characters a draft reads already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.schema.draft import CellRef, Ref


@dataclass
class Claims:
    """Which characters of which cell or paragraph the other rules point at; a whole cell is None."""

    cells: dict[str, list[tuple[int, int] | None]] = field(default_factory=lambda: defaultdict(list))
    paragraphs: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, refs: Iterable[Ref | None]) -> Claims:
        claims = cls()
        for ref in refs:
            if isinstance(ref, CellRef):
                claims.cells[ref.cell].append(None if ref.end is None else (ref.start, ref.end))
            elif ref is not None:
                claims.paragraphs[ref.paragraph].append((ref.start, ref.end))
        return claims

    def whole(self, cell: str) -> bool:
        """Whether all that a cell holds is read."""
        return None in self.cells.get(cell, ())

    def in_cell(self, cell: str, start: int, end: int) -> bool:
        return any(span is None or (span[0] <= start and end <= span[1]) for span in self.cells.get(cell, ()))

    def in_paragraph(self, paragraph: str, start: int, end: int) -> bool:
        return any(a <= start and end <= b for a, b in self.paragraphs.get(paragraph, ()))

"""Whether what was read stands where it was drawn."""

from __future__ import annotations

from eval.render.place import Place
from extractors.schema.source import Source

# How far outside its cell the centre of a value may lie, in points.
_SLACK = 1.0


def is_at(place: Place, source: Source) -> bool:
    """On the same line, or with its centre in the box on the same page."""
    if place.line is not None:
        return source.line == place.line
    if source.page != place.page or source.box is None or place.box is None:
        return False
    x, y = source.box.center
    return (
        place.box.x0 - _SLACK <= x <= place.box.x1 + _SLACK
        and place.box.y0 - _SLACK <= y <= place.box.y1 + _SLACK
    )

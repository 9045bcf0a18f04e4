"""Whether a run of characters of a Word document can be seen: hidden text (隐藏文字), white on white, as small as a speck.

What a run says of itself counts before what its style says, and that before the style of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from extractors.schema.hidden import Why

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_OFF = ("0", "false", "off")
# Smaller type than this, in half points, is a speck on paper.
_SPECK = 4
_SIZE = re.compile(r"[0-9]{1,4}(?:\.[0-9]+)?")
# From this shade of red, green and blue on, ink is white.
_WHITE = 0xF8
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
# Styles based on each other in a ring have no end.
_DEEPEST = 20


class _Look(NamedTuple):
    """What properties say of the ink of a run, None for what they do not say, and whether they put a ground behind it."""

    vanishes: bool | None = None
    white: bool | None = None
    tiny: bool | None = None
    shaded: bool = False


class Ink:
    """The styles of one document, as far as they hide text."""

    def __init__(self, styles: Any) -> None:
        self._looks: dict[str, _Look] = {}
        self._bases: dict[str, str] = {}
        for style in styles.iterchildren(f"{_W}style"):
            key, base = style.get(f"{_W}styleId", ""), style.find(f"{_W}basedOn")
            # of a table's style each part may have a ground of its own
            shaded = any(map(_is_ground, style.iter(f"{_W}shd")))
            self._looks[key] = _look(style.find(f"{_W}rPr"))._replace(shaded=shaded)
            if base is not None:
                self._bases[key] = base.get(_VAL, "")

    def why(self, run: Any, paragraph: Any, *, shaded: bool) -> Why | None:
        """Why a run of a paragraph cannot be seen; None where it can. `shaded` says that it may stand on a dark ground."""
        found = _look(run.find(f"{_W}rPr"))
        own = [found, *self._styles(run.find(f"{_W}rPr/{_W}rStyle"))]
        properties = paragraph.find(f"{_W}pPr")
        if properties is not None:
            own += self._styles(properties.find(f"{_W}pStyle"))
        if next((look.vanishes for look in own if look.vanishes is not None), False):
            return Why.SWITCHED_OFF
        if next((look.tiny for look in own if look.tiny is not None), False):
            return Why.TINY
        if next((look.white for look in own if look.white is not None), False):
            ground = shaded or any(look.shaded for look in own) or has_ground(properties)
            return None if ground else Why.WHITE
        return None

    def shades(self, properties: Any) -> bool:
        """Whether the properties of a table, or its style, put a ground behind some of its cells."""
        if properties is None:
            return False
        styles = self._styles(properties.find(f"{_W}tblStyle"))
        return has_ground(properties) or any(look.shaded for look in styles)

    def _styles(self, named: Any) -> Iterator[_Look]:
        """The looks of a style and of those that it is based on."""
        key = "" if named is None else named.get(_VAL, "")
        for _ in range(_DEEPEST):
            if key not in self._looks:
                return
            yield self._looks[key]
            key = self._bases.get(key, "")


def has_ground(properties: Any) -> bool:
    """Whether the properties of a paragraph, a cell or a table shade what stands there."""
    return properties is not None and any(map(_is_ground, properties.iterchildren(f"{_W}shd")))


def _look(properties: Any) -> _Look:
    if properties is None:
        return _Look()
    vanish, size, color = (properties.find(f"{_W}{name}") for name in ("vanish", "sz", "color"))
    highlight = properties.find(f"{_W}highlight")
    marked = highlight is not None and highlight.get(_VAL) not in ("none", "white")
    return _Look(
        vanishes=None if vanish is None else vanish.get(_VAL) not in _OFF,
        white=None if color is None else _is_white(color.get(_VAL, "")),
        tiny=None if size is None else _is_tiny(size.get(_VAL, "")),
        shaded=marked or has_ground(properties),
    )


def _is_tiny(size: str) -> bool:
    return _SIZE.fullmatch(size) is not None and float(size) < _SPECK


def _is_white(color: str) -> bool:
    return _COLOUR.fullmatch(color) is not None and min(bytes.fromhex(color)) >= _WHITE


def _is_ground(shading: Any) -> bool:
    """A fill that is not white, or a pattern over it."""
    fill, pattern = shading.get(f"{_W}fill", "auto"), shading.get(_VAL, "clear")
    plain = fill == "auto" or _is_white(fill)
    return not plain or pattern not in ("clear", "nil") or shading.get(f"{_W}themeFill") is not None

"""Lines for the terminal (折行): Chinese breaks between any two characters, figures and words stay whole.

rich breaks at blanks only, which leaves half of a Chinese line empty and cuts what has no blank.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.text import Text

from service.patterns import regex

# What stays on one line: a run of figures or letters, and the marks that must not begin a line.
_PIECES = regex(r"[(“《（]*(?:[!-'*-~±≠≈≤≥−]+|.)[):,;，。；：、！？”》）%％]*[ ]*", re.DOTALL)


def folded(text: Text, width: int, *, indent: int = 0) -> Text:
    """The text in lines of `width` columns at most, each after the first `indent` further in."""
    breaks: list[int] = []
    used = 0
    for piece in _PIECES.finditer(text.plain):
        size = cell_len(piece.group().rstrip(" "))
        if used and used + size > width:
            breaks.append(piece.start())
            used = indent
        at = piece.start()
        for character in piece.group():
            # one piece may be longer than a line: an address, a number of a thousand digits
            wide = cell_len(character)
            if used + wide > width and used > indent and character != " ":
                breaks.append(at)
                used = indent
            used += wide
            at += 1
    lines = text.divide(sorted(set(breaks)))
    for line in lines:
        line.rstrip()
    return Text(f"\n{' ' * indent}").join(lines)

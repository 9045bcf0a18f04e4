"""The units of a department as people call them: by the end of the name, and before that characters of it in their order."""

from __future__ import annotations

# A name is told by its end; a shorter form stands inside other words.
_END, _SURE = 2, 3
# What kind of body a name ends in, which may stand behind any part of it (监督所, 水土保持站).
_KINDS = "站所馆局队院校场"


def span_of(name: str, text: str) -> tuple[int, int] | None:
    """Where a text has the name of a unit or the longest short form of it (疾控中心); None where it has neither."""
    best = _ending(name, text, _END) or (_ending(name, text, 1) if name[-1:] in _KINDS else None)
    return best if best is not None and best[1] - best[0] >= _SURE else None


def _ending(name: str, text: str, size: int) -> tuple[int, int] | None:
    """Where the longest run of a text stands that ends as the name does and is made of its characters in their order."""
    best: tuple[int, int] | None = None
    end = text.find(name[-size:])
    while end >= 0:
        start, at = end, len(name) - size
        while start > 0 and (found := name.rfind(text[start - 1], 0, at)) >= 0:
            start, at = start - 1, found
        if best is None or end + size - start > best[1] - best[0]:
            best = (start, end + size)
        end = text.find(name[-size:], end + 1)
    return best

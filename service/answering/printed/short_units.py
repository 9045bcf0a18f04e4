"""The units of a department as people call them: by the end of the name, and before that characters of it in their order."""

from __future__ import annotations

# A name is told by its end; a shorter form stands inside other words.
_END, _SURE = 2, 3


def span_of(name: str, text: str) -> tuple[int, int] | None:
    """Where a text has the name of a unit or the longest short form of it (疾控中心); None where it has neither."""
    best: tuple[int, int] | None = None
    end = text.find(name[-_END:])
    while end >= 0:
        start, at = end, len(name) - _END
        while start > 0 and (found := name.rfind(text[start - 1], 0, at)) >= 0:
            start, at = start - 1, found
        if best is None or end + _END - start > best[1] - best[0]:
            best = (start, end + _END)
        end = text.find(name[-_END:], end + 1)
    return best if best is not None and best[1] - best[0] >= _SURE else None

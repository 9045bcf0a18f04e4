"""The item whose printed name the very words of a question are."""

from __future__ import annotations

from service.answering.printed.catalogue import Catalogue
from service.patterns import regex

_DATED = regex("^(?:19|20)[0-9]{2}年度?")


def exactly(piece: str, catalogue: Catalogue) -> str | None:
    """The key of the item that a piece of a text names as it is printed; None for none."""
    return _undated(_printed(piece, catalogue), catalogue)


def _printed(piece: str, catalogue: Catalogue) -> str | None:
    """The printed name that these very words are, 收入 left off where money is called by where it comes from."""
    names = (piece, f"{piece}收入") if piece.endswith(("拨款", "资金")) else (piece,)
    return next((name for name in names if catalogue.of_subject(name)), None)


def _undated(subject: str | None, catalogue: Catalogue) -> str | None:
    """Without its year (2024年基本支出) where that is among the figures of the bare name."""
    bare = _DATED.sub("", subject or "")
    if not bare or bare == subject:
        return subject
    figures = catalogue.of_subject(bare)
    return bare if all(any(f is g for g in figures) for f in catalogue.of_subject(subject or "")) else subject

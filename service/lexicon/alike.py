"""Words that people use one for another, of which a document prints one or the other."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def alike() -> dict[str, tuple[str, ...]]:
    """Of each word those that may stand for it, the likeliest first; longer words come before shorter ones."""
    text = files("service.lexicon").joinpath("words", "alike.csv").read_text("utf-8")
    groups = [line.split(",") for line in text.splitlines() if line]
    found = {word: tuple(w for w in group if w != word) for group in groups for word in group}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))

"""Words that people use one for another, of which a document prints one or the other."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def alike() -> dict[str, tuple[str, ...]]:
    """Of each word those that may stand for it, the likeliest first; longer words come before shorter ones."""
    groups = [*_groups("alike.csv"), *_groups("renamed.csv")]
    found = {word: tuple(w for w in group if w != word) for group in groups for word in group}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def _renamed() -> dict[str, tuple[str, ...]]:
    return {word: tuple(w for w in group if w != word) for group in _groups("renamed.csv") for word in group}


def renamed(name: str) -> tuple[str, ...]:
    """What a class of the national classification was called before or since (医疗卫生与计划生育支出, 卫生健康支出): one
    document may have the one name in its text and the other in its tables."""
    known = _renamed()
    return known.get(name) or known.get(f"{name}支出", ())


def _groups(file: str) -> list[list[str]]:
    text = files("service.lexicon").joinpath("words", file).read_text("utf-8")
    return [line.split(",") for line in text.splitlines() if line]

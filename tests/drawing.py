"""Fixtures as documents, each drawn once for the whole run."""

from __future__ import annotations

from functools import cache

from eval.load import load
from eval.render.place import Rendered
from tests.kept import render


@cache
def drawing(name: str, kind: str) -> tuple[str, Rendered]:
    """File name and content of the fixture of that name in one of FORMATS."""
    return render(load(name), kind)

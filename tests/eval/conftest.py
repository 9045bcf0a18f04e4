"""Fixtures are drawn once for the whole run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from eval.load import load
from eval.render.formats import render
from eval.render.place import Rendered

Draw = Callable[[str, str], tuple[str, Rendered]]


@cache
def _draw(name: str, kind: str) -> tuple[str, Rendered]:
    return render(load(name), kind)


@pytest.fixture(scope="session")
def drawn() -> Draw:
    """(fixture, format) → file name and rendering."""
    return _draw

"""Fixtures are drawn once for the whole run; random tables are few and the same ones, unless more are asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from eval.render.place import Rendered
from tests.drawing import drawing

Draw = Callable[[str, str], tuple[str, Rendered]]

# drawing a document of several pages is slow, and large ones are what finds something
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
settings.register_profile(
    "suite", max_examples=25, derandomize=True, deadline=None, suppress_health_check=_SLOW
)
settings.register_profile("explore", max_examples=3000, deadline=None, suppress_health_check=_SLOW)


@pytest.fixture(scope="session")
def drawn() -> Draw:
    """(fixture, format) → file name and rendering."""
    return drawing

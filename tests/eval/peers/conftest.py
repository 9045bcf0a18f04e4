"""The small disclosure in the forms that are read, and an endpoint to ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from eval.reading import Reading
from tests.endpoint import Endpoint, endpoint
from tests.eval.peers.small import drawn


@pytest.fixture(scope="session")
def ruled() -> Reading:
    return drawn("pdf")


@pytest.fixture(scope="session")
def headless() -> Reading:
    """Nothing is printed again where the table goes on."""
    return drawn("pdf", "none")


@pytest.fixture(scope="session")
def unruled() -> Reading:
    return drawn("pdf-unruled")


@pytest.fixture
def model_server() -> Iterator[Endpoint]:
    with endpoint() as made:
        yield made

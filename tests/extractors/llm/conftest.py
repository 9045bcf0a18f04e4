from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.endpoint import Endpoint, data, endpoint


@pytest.fixture
def server() -> Iterator[Endpoint]:
    """An endpoint that says 好."""
    with endpoint() as made:
        made.says(data({"answer": "好"}))
        yield made

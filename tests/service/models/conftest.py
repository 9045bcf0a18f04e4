from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import SecretStr

from service.models import ModelOrder, Prices
from tests.endpoint import Endpoint, data, endpoint

KEY = "sk-never-to-be-seen"


@pytest.fixture
def server() -> Iterator[Endpoint]:
    """An endpoint that says 好, of 11 and 4 tokens."""
    with endpoint() as made:
        made.says(data({"answer": "好"}))
        yield made


@pytest.fixture
def order(server: Endpoint, tmp_path: Path) -> ModelOrder:
    """The endpoint's model, its prices, and a database."""
    return ModelOrder(
        name="m",
        url=server.url,
        key=SecretStr(KEY),
        timeout=5.0,
        retries=0,
        prices=Prices(Decimal(2), Decimal(8), Decimal("0.5")),
        store_url=f"sqlite:///{tmp_path / 'library' / 'mingzhang.sqlite'}",
    )

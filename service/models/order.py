"""Which model is asked, how, and where what it says is kept: all that a worker process has to know, from the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from pydantic import SecretStr

from extractors.llm import Completion
from service.settings import Settings

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, of any currency: of what is sent, of what is answered, of what is sent and was at hand."""

    tokens_in: Decimal
    tokens_out: Decimal
    tokens_cached: Decimal

    def cost(self, said: Completion) -> Decimal:
        """What an answer cost."""
        fresh = (said.tokens_in - said.tokens_cached) * self.tokens_in
        return (
            fresh + said.tokens_cached * self.tokens_cached + said.tokens_out * self.tokens_out
        ) / _MILLION


@dataclass(frozen=True, slots=True)
class ModelOrder:
    """A model to be opened with `open_model`, in whatever process; it can be pickled, and shows no key and no password.

    With `replay` answers come from that folder, and nobody is asked: `url` and `key` are then not needed. With `record` what
    is answered is kept in that folder. `run` is what `begin_run` gave, 0 before.
    """

    name: str
    url: str = ""
    key: SecretStr | None = None
    timeout: float = 60.0
    retries: int = 2
    concurrency: int = 4
    prices: Prices | None = None
    record: Path | None = None
    replay: Path | None = None
    # the URL of a database may hold a password
    store_url: str = field(default="", repr=False)
    run: int = 0


def ordered(settings: Settings, record: Path | None = None, replay: Path | None = None) -> ModelOrder | None:
    """The configured model, or the one whose answers are replayed; None where there is neither."""
    if replay is None and not (settings.model and settings.model_url):
        return None
    return ModelOrder(
        name=settings.model or "",
        url=settings.model_url or "",
        key=settings.model_key,
        timeout=settings.model_timeout,
        retries=settings.model_retries,
        concurrency=settings.model_concurrency,
        prices=prices_of(settings),
        record=record,
        replay=replay,
        store_url=settings.store_url,
    )


def prices_of(settings: Settings) -> Prices | None:
    """The prices in the settings; None where one is missing: what is not known is not free."""
    given, out, cached = settings.model_price_in, settings.model_price_out, settings.model_price_cached
    if given is None or out is None:
        return None
    return Prices(given, out, given if cached is None else cached)

"""Opens a model in a worker process, and keeps the account of its run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache

from pydantic import SecretStr

from extractors.llm import Model, connect
from extractors.recordings import Recorded
from service.models.account import Account
from service.models.layers import Cached, Metered, Noted
from service.models.order import ModelOrder
from service.store import Ledger, Totals


def begin_run(order: ModelOrder, max_tokens: int | None = None, max_cost: Decimal | None = None) -> int:
    """A new run in the ledger, which may spend so much, None for no limit; `replace(order, run=…)` takes part in it.

    No call is sent that does not fit, together with those under way, by an estimate: a prompt by `asking.tokens`, an answer
    with 1,000 tokens. A run goes over its limits by no more than that estimate was too low. Answers from the cache and from
    recordings cost nothing.

    Raises ValueError for a limit that is none, for a limit of costs without prices, and for recordings of several models;
    FileNotFoundError for recordings that are not there, UnusableStore where the database fails.
    """
    if max_cost is not None and order.prices is None and order.replay is None:
        raise ValueError(
            "expected prices to hold a limit of costs against, found none: "
            "set MINGZHANG_MODEL_PRICE_IN and MINGZHANG_MODEL_PRICE_OUT"
        )
    name = order.name if order.replay is None else Recorded(order.replay).name
    with _ledger(order) as ledger:
        return ledger.begin(name, max_tokens, max_cost)


@contextmanager
def open_model(order: ModelOrder, document: str = "") -> Iterator[Model]:
    """The model of a run, whose calls are on the account of `document` (its id or name); to be used from any thread.

    Its calls raise ModelError and, where what it says cannot be recorded, OSError. One connection serves all documents of a
    process: what was found out about the endpoint holds for the next.

    Raises what `begin_run` raises of the recordings and the database, and ValueError for an order without a run.
    """
    if not order.run:
        raise ValueError("expected an order with its run, found none: begin_run gives one")
    with _ledger(order) as ledger:
        account = Account(ledger, order.run, document, order.prices)
        if order.replay is not None:
            recorded = Recorded(order.replay)
            yield Noted(recorded.name, recorded, account)
            return
        remote = _connected(order.url, order.name, order.key, order.timeout, order.retries, order.concurrency)
        metered = Metered(order.name, remote, account)
        cached = Cached(order.name, metered, ledger.answers, account)
        yield cached if order.record is None else Recorded(order.record, cached)


def run_totals(order: ModelOrder) -> Totals:
    """What the run of an order has spent until now; raises UnusableStore."""
    with _ledger(order) as ledger:
        return ledger.totals(order.run)


@contextmanager
def _ledger(order: ModelOrder) -> Iterator[Ledger]:
    ledger = Ledger(order.store_url)
    try:
        yield ledger
    finally:
        ledger.close()


@lru_cache(maxsize=4)
def _connected(
    url: str, name: str, key: SecretStr | None, timeout: float, retries: int, concurrency: int
) -> Model:
    return connect(url, name, key, timeout, retries, concurrency)

"""The account of one document in a run: what it may ask, and what it has asked."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.asking import estimate
from extractors.llm import Completion, ModelError, ModelSpent
from extractors.recordings import prompts_with
from service.models.order import Prices
from service.store import Call, Ledger, UnusableStore

log = logging.getLogger(__name__)

# So many tokens are held for an answer that nobody knows yet; those about one table have some hundreds.
ANSWER = 1_000


@dataclass(frozen=True, slots=True)
class Held:
    """What is held for a call that is under way."""

    tokens: int
    cost: Decimal


@dataclass(frozen=True, slots=True)
class Account:
    """Of a document's calls in a run. `prices` is None where they are not known."""

    ledger: Ledger
    run: int
    document: str
    prices: Prices | None

    def hold(self, model: str, system: str, user: str, images: Sequence[bytes] = ()) -> Held:
        """Holds what a call is going to spend, estimated. Raises ModelSpent where the run may not spend it any more."""
        expected = Completion("", None, estimate(system, user, images=images), ANSWER)
        held = Held(expected.tokens, self.prices.cost(expected) if self.prices else Decimal(0))
        try:
            fits = self.ledger.reserve(self.run, held.tokens, held.cost)
        except UnusableStore as error:
            raise ModelError(f"{model} was not asked, as what it spends cannot be kept: {error}") from None
        if not fits:
            raise ModelSpent(
                f"{model} was not asked: about {held.tokens} tokens more are over what this run may spend; what is done "
                "is kept, a run with higher limits goes on from there"
            )
        return held

    def asked(
        self,
        held: Held,
        model: str,
        system: str,
        user: str,
        images: Sequence[bytes],
        said: Completion | None,
        error: str,
        seconds: float,
    ) -> None:
        """Records a call that something was held for: what it said, if anything, and the error that it ended with."""
        spent, estimated = said or Completion(""), False
        if said is not None and not said.tokens:
            # else a server that does not count would be asked without end
            tokens_in = estimate(system, user, images=images)
            spent = replace(said, tokens_in=tokens_in, tokens_out=estimate(said.text))
            estimated = True
        call = Call(
            self.document,
            *_prompt(system),
            model,
            form=spent.form,
            tokens_in=spent.tokens_in,
            tokens_out=spent.tokens_out,
            tokens_cached=spent.tokens_cached,
            estimated=estimated,
            seconds=seconds,
            cost=self.prices.cost(spent) if self.prices else None,
            error=error,
        )
        try:
            self.ledger.settle(self.run, call, held.tokens, held.cost)
        except UnusableStore as trouble:
            # The answer is there and paid for. What was held stays held, so no more is spent than may be.
            log.warning("a call of %s is not in the ledger: %s", model, trouble)

    def given(self, model: str, system: str, said: Completion, error: str = "") -> None:
        """Records an answer that cost nothing, as it came from a cache or a recording; with an error, that there was none."""
        call = Call(
            self.document,
            *_prompt(system),
            model,
            form=said.form,
            origin=said.origin,
            cost=Decimal(0),
            error=error,
        )
        with suppress(UnusableStore):
            self.ledger.note(self.run, call)


def _prompt(system: str) -> tuple[str, str]:
    """Name and digest of the prompt with these instructions, the first by name of several; empty for others."""
    return min(prompts_with(system).items(), default=("", ""))

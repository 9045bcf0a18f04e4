"""The ledger of runs that ask models: each call, and what a run may still spend. Several processes spend from one run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, literal, or_, select, update
from sqlalchemy.exc import SQLAlchemyError

from service.store.answers import Answers
from service.store.engine import make_folder, open_engine, usable
from service.store.spending import CALLS, MOST_COST, RUNS, SPENDING, Cost


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a model, or an answer that stood in for one.

    `prompt` and `digest` are of the prompt's file, empty for words of no file of ours. Tokens and cost are what was spent:
    of an answer from a cache or a recording none. `estimated` is whether the server did not count, and the tokens are our
    estimate. `cost` is None where no price is configured; `error` is the name of what was raised, empty for an answer.
    """

    document: str
    prompt: str
    digest: str
    model: str
    form: str = ""
    origin: str = "model"
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    estimated: bool = False
    seconds: float = 0.0
    cost: Decimal | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """What a run has spent until now. `by_origin` counts the calls by where their answers came from, those without an answer
    among them; `failed` counts these. `cost` is None where a price was not known of all that cost something."""

    calls: int = 0
    failed: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    seconds: float = 0.0
    cost: Decimal | None = None
    by_origin: Mapping[str, int] = field(default_factory=dict)


class Ledger:
    """Runs, their calls and the answers to keep, in the database at `url`; made where there is none.

    All its methods raise UnusableStore where the database fails. What a process that was killed held for its calls stays
    held: the run then spends rather less than it may.
    """

    def __init__(self, url: str) -> None:
        self._engine = open_engine(url)
        make_folder(self._engine)
        try:
            SPENDING.create_all(self._engine)
        except SQLAlchemyError:
            # of two processes that make the tables at the same moment one fails, and then finds them made
            with usable(self._engine):
                SPENDING.create_all(self._engine)
        self.answers = Answers(self._engine)

    def begin(self, model: str, max_tokens: int | None = None, max_cost: Decimal | None = None) -> int:
        """A new run, which may spend so much, None for no limit. Raises ValueError for a limit that is none."""
        if max_tokens is not None and not 0 <= max_tokens < 10**18:
            raise ValueError(f"expected a limit of tokens from 0 to 10^18, found {max_tokens}")
        if max_cost is not None and not 0 <= max_cost <= MOST_COST:
            raise ValueError(f"expected a limit of costs from 0 to {MOST_COST}, found {max_cost}")
        nothing: dict[str, Any] = {"tokens": 0, "tokens_held": 0, "cost": Decimal(0), "cost_held": Decimal(0)}
        limits = {"model": model, "max_tokens": max_tokens, "max_cost": max_cost}
        with self._writing() as db:
            row = insert(RUNS).values(at=datetime.now(UTC), **limits, **nothing)
            return int(db.execute(row.returning(RUNS.c.id)).scalar_one())

    def reserve(self, run: int, tokens: int, cost: Decimal) -> bool:
        """Holds so much for a call; False, and nothing is held, where the run may not spend it any more."""
        fits_tokens = RUNS.c.tokens + RUNS.c.tokens_held + tokens <= RUNS.c.max_tokens
        # the sum of two columns would forget what they count in
        fits_cost = RUNS.c.cost + RUNS.c.cost_held + literal(cost, Cost) <= RUNS.c.max_cost
        query = update(RUNS).where(
            RUNS.c.id == run,
            or_(RUNS.c.max_tokens.is_(None), fits_tokens),
            or_(RUNS.c.max_cost.is_(None), fits_cost),
        )
        held = {"tokens_held": RUNS.c.tokens_held + tokens, "cost_held": RUNS.c.cost_held + cost}
        with self._writing() as db:
            # one statement: no other process can come between the question and the deed
            return bool(db.execute(query.values(held)).rowcount)

    def settle(self, run: int, call: Call, tokens: int, cost: Decimal) -> None:
        """Records a call for which so much was held, and what it has cost in place of that."""
        spent = {
            "tokens": RUNS.c.tokens + call.tokens_in + call.tokens_out,
            "tokens_held": RUNS.c.tokens_held - tokens,
            "cost": RUNS.c.cost + (call.cost or Decimal(0)),
            "cost_held": RUNS.c.cost_held - cost,
        }
        with self._writing() as db:
            db.execute(update(RUNS).where(RUNS.c.id == run).values(spent))
            db.execute(insert(CALLS), {"run": run, **asdict(call)})

    def note(self, run: int, call: Call) -> None:
        """Records a call for which nothing was held."""
        with self._writing() as db:
            db.execute(insert(CALLS), {"run": run, **asdict(call)})

    def calls(self, run: int) -> list[Call]:
        """The calls of a run in the order they ended in."""
        columns = [CALLS.c[name] for name in Call.__slots__]
        with usable(self._engine), self._engine.connect() as db:
            rows = db.execute(select(*columns).where(CALLS.c.run == run).order_by(CALLS.c.id))
            return [Call(**row) for row in rows.mappings()]

    def totals(self, run: int) -> Totals:
        """What a run has spent; a run that is not there has spent nothing."""
        calls = self.calls(run)
        costs = [call.cost for call in calls if call.tokens_in or call.tokens_out]
        known = [cost for cost in costs if cost is not None]
        origins = [call.origin for call in calls]
        return Totals(
            calls=len(calls),
            failed=sum(bool(call.error) for call in calls),
            tokens_in=sum(call.tokens_in for call in calls),
            tokens_out=sum(call.tokens_out for call in calls),
            tokens_cached=sum(call.tokens_cached for call in calls),
            seconds=sum(call.seconds for call in calls),
            cost=sum(known, Decimal(0)) if len(known) == len(costs) else None,
            by_origin={origin: origins.count(origin) for origin in sorted(set(origins))},
        )

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with usable(self._engine), self._engine.begin() as db:
            yield db

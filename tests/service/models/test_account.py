"""What a run may spend on a model holds over threads and processes, and every call is in its ledger."""

from __future__ import annotations

import multiprocessing
import sqlite3
import struct
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import prompts
from extractors.asking import estimate
from extractors.llm import ModelError, ModelMisspoke, ModelRefused, ModelSpent
from service.models import ModelOrder, begin_run, open_model, run_totals
from service.models.account import ANSWER
from service.store import Call, Ledger, UnusableStore
from tests.endpoint import USAGE, Endpoint, data, fails, text

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["answer"],
    "properties": {"answer": {"type": "string"}},
}
# Of a prompt of two characters, and of an answer that nobody knows yet.
HELD = 2 + ANSWER


def begun(order: ModelOrder, max_tokens: int | None = None, max_cost: Decimal | None = None) -> ModelOrder:
    return replace(order, run=begin_run(order, max_tokens, max_cost))


def ask(order: ModelOrder, user: str = "问", document: str = "d1", system: str = "规") -> Any:
    with open_model(order, document) as model:
        return model.complete(system, user, SCHEMA)


def calls(order: ModelOrder) -> list[Call]:
    ledger = Ledger(order.store_url)
    try:
        return ledger.calls(order.run)
    finally:
        ledger.close()


def asked_until_spent(order: ModelOrder, users: list[str]) -> tuple[int, int]:
    """How many were answered, and how many not asked any more: what a worker process does."""
    answered = spent = 0
    with open_model(order) as model:
        for user in users:
            try:
                model.complete("规", user, SCHEMA)
                answered += 1
            except ModelSpent:
                spent += 1
    return answered, spent


def test_a_call_is_recorded_with_all_that_is_known_of_it(server: Endpoint, order: ModelOrder) -> None:
    server.says(data({"answer": "好"}, usage=USAGE | {"prompt_tokens_details": {"cached_tokens": 8}}))
    running = begun(order)
    prompt = prompts.load("repair")
    ask(running, document="abc", system=prompt.system)
    (call,) = calls(running)
    assert 0 < call.seconds < 5
    assert replace(call, seconds=0) == Call(
        document="abc",
        prompt="repair",
        digest=prompt.digest,
        model="m",
        form="json_schema",
        tokens_in=11,
        tokens_out=4,
        tokens_cached=8,
        # three fresh ones at 2, eight at 0.5 and four answered at 8 a million
        cost=Decimal("0.000042"),
    )


def test_totals_are_those_of_the_run_and_of_no_other(order: ModelOrder) -> None:
    first, second = begun(order), begun(order)
    ask(first, "甲")
    ask(second, "乙")
    ask(second, "甲")
    totals = run_totals(second)
    assert (totals.calls, totals.tokens_in, totals.tokens_out, totals.failed) == (2, 11, 4, 0)
    assert totals.by_origin == {"cache": 1, "model": 1}
    assert totals.cost == Decimal("0.000054")
    assert totals.seconds > 0


@pytest.mark.parametrize(
    ("reply", "error", "tokens"),
    [
        (fails(401), "ModelRefused", (0, 0)),
        (fails(500), "ModelUnreachable", (0, 0)),
        (text("五十万元"), "ModelMisspoke", (11, 4)),
        (text('{"answer', finish="length"), "ModelMisspoke", (11, 4)),
        (text(None, refusal="不"), "ModelDeclined", (11, 4)),
    ],
)
def test_a_call_without_an_answer_is_recorded_with_what_it_cost_and_why(
    server: Endpoint, order: ModelOrder, reply: Any, error: str, tokens: tuple[int, int]
) -> None:
    server.says(reply)
    running = begun(order)
    with pytest.raises(ModelError):
        ask(running)
    (call,) = calls(running)
    assert (call.error, (call.tokens_in, call.tokens_out)) == (error, tokens)
    assert run_totals(running).failed == 1


def test_what_does_not_fit_is_not_sent(server: Endpoint, order: ModelOrder) -> None:
    with pytest.raises(ModelSpent, match="about 1002 tokens"):
        ask(begun(order, max_tokens=HELD - 1))
    assert server.requests == []
    ask(begun(order, max_tokens=HELD))
    assert len(server.requests) == 1


def test_what_was_held_and_not_spent_is_free_again(server: Endpoint, order: ModelOrder) -> None:
    running = begun(order, max_tokens=HELD + 3 * 15)
    # four calls of 15 tokens; before the fifth 60 are spent and 1,002 would be held
    assert asked_until_spent(running, [f"{n}" for n in range(6)]) == (4, 2)
    assert len(server.requests) == 4


def test_a_failed_call_holds_nothing_any_more(server: Endpoint, order: ModelOrder) -> None:
    running = begun(order, max_tokens=HELD)
    server.says(fails(401))
    for _ in range(3):
        with pytest.raises(ModelRefused):
            ask(running)
    server.says(data({"answer": "好"}))
    ask(running)


def test_a_broken_off_call_holds_nothing_any_more(order: ModelOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    running = begun(order, max_tokens=HELD)
    monkeypatch.setattr("extractors.llm.remote._Remote.complete", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ask(running)
    monkeypatch.undo()
    ask(running)
    assert [call.error for call in calls(running)] == ["interrupted", ""]


def test_a_limit_of_costs_is_held_by_the_prices(server: Endpoint, order: ModelOrder) -> None:
    # two tokens at 2 and a thousand at 8 a million
    held = Decimal("0.008004")
    with pytest.raises(ModelSpent):
        ask(begun(order, max_cost=held - Decimal("0.000000000001")))
    ask(begun(order, max_cost=held))
    assert len(server.requests) == 1


def test_without_prices_costs_are_not_known_and_cannot_be_limited(order: ModelOrder) -> None:
    free = replace(order, prices=None)
    with pytest.raises(ValueError, match="MINGZHANG_MODEL_PRICE_IN"):
        begin_run(free, max_cost=Decimal(1))
    running = begun(free)
    ask(running)
    assert calls(running)[0].cost is None
    assert run_totals(running).cost is None


def test_a_run_that_asked_nobody_cost_nothing(order: ModelOrder) -> None:
    assert run_totals(begun(replace(order, prices=None))).cost == 0


@pytest.mark.parametrize("limit", [-1, 10**19])
def test_a_limit_that_is_none_is_refused(order: ModelOrder, limit: int) -> None:
    with pytest.raises(ValueError, match="expected a limit of tokens"):
        begin_run(order, max_tokens=limit)
    with pytest.raises(ValueError, match="expected a limit of costs"):
        begin_run(order, max_cost=Decimal(limit))


def test_a_server_that_does_not_count_is_counted_by_estimate(server: Endpoint, order: ModelOrder) -> None:
    server.says(data({"answer": "好"}, usage=None))
    running = begun(order, max_tokens=HELD + 1)
    ask(running, "甲")
    (call,) = calls(running)
    assert (call.tokens_in, call.tokens_out, call.estimated) == (2, estimate('{"answer": "好"}'), True)
    with pytest.raises(ModelSpent):
        ask(running, "乙")


def test_a_picture_is_held_for_and_counted_by_its_squares(server: Endpoint, order: ModelOrder) -> None:
    server.says(data({"answer": "好"}, usage=None))
    # two squares of 512 pixels
    png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + struct.pack(">II", 600, 96)
    pictured = 85 + 2 * 170
    with open_model(begun(order, max_tokens=HELD + pictured - 1)) as model, pytest.raises(ModelSpent):
        model.complete("规", "问", SCHEMA, [png])
    running = begun(order, max_tokens=HELD + pictured)
    with open_model(running) as model:
        model.complete("规", "问", SCHEMA, [png])
    (call,) = calls(running)
    assert (call.tokens_in, call.estimated) == (2 + pictured, True)


def test_answers_of_several_ways_to_ask_are_one_call_with_the_tokens_of_all(
    server: Endpoint, order: ModelOrder
) -> None:
    running = begun(order)
    server.says(text("散文"))
    with pytest.raises(ModelMisspoke):
        ask(running)
    server.says(text("散文"), data({"answer": "好"}))
    ask(running)
    assert [(call.form, call.tokens_in) for call in calls(running)] == [("json_schema", 11), ("tool", 22)]


def test_costs_of_fractions_of_the_smallest_amount_are_rounded_up_and_never_lost() -> None:
    ledger = Ledger("sqlite://")
    run = ledger.begin("m", max_cost=Decimal(1))
    for cost in ("0.0000000000012", "0.000000000001", "0"):
        ledger.note(run, Call("d", "", "", "m", tokens_in=1, cost=Decimal(cost)))
    assert ledger.totals(run).cost == Decimal("0.000000000003")
    ledger.close()


def test_threads_together_spend_no_more_than_the_run_may(server: Endpoint, order: ModelOrder) -> None:
    running = begun(order, max_tokens=2 * HELD)

    def together(request: dict[str, Any]) -> Any:
        assert server.wait_for(at_once=2)
        return data({"answer": "好"})

    server.says(together)
    with open_model(running) as model, ThreadPoolExecutor(6) as crew:

        def one(n: int) -> bool:
            try:
                model.complete("规", f"{n}", SCHEMA)
            except ModelSpent:
                return False
            return True

        done = list(crew.map(one, range(6)))
    # while two are held a third does not fit, later it may
    assert server.most_at_once == 2
    assert len(server.requests) == sum(done) >= 2


def test_two_processes_together_spend_no_more_than_the_run_may(server: Endpoint, order: ModelOrder) -> None:
    # room for forty calls as they are spent, and to hold one more
    running = begun(order, max_tokens=HELD + 39 * 15)
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(2, mp_context=context) as crew:
        shares = [[f"{share}-{n}" for n in range(30)] for share in range(2)]
        found = list(crew.map(asked_until_spent, [running] * 2, shares))
    answered = sum(each[0] for each in found)
    assert sum(map(sum, found)) == 60
    # a call in one process may have been held while the other's would have fitted a moment later
    assert 0 < answered <= 40
    assert len(server.requests) == answered == len(calls(running))
    assert run_totals(running).tokens_in == 11 * answered


def test_a_ledger_that_cannot_be_written_lets_nothing_be_asked(server: Endpoint, order: ModelOrder) -> None:
    running = begun(order)
    with open_model(running) as model:
        _broken(running, "drop table model_runs")
        with pytest.raises(ModelError, match="was not asked, as what it spends cannot be kept"):
            model.complete("规", "问", SCHEMA)
    assert server.requests == []


def test_an_answer_is_given_though_its_call_cannot_be_recorded(
    order: ModelOrder, caplog: pytest.LogCaptureFixture
) -> None:
    running = begun(order)
    with open_model(running) as model:
        _broken(running, "drop table model_calls")
        assert model.complete("规", "问", SCHEMA).data == {"answer": "好"}
    assert "is not in the ledger" in caplog.text


@pytest.mark.parametrize(
    "spoil",
    [lambda path: path.write_bytes(b"no database"), lambda path: path.mkdir()],
    ids=["text", "folder"],
)
def test_a_database_that_is_none_is_said_to_be_none(
    order: ModelOrder, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    (tmp_path / "library").mkdir()
    spoil(tmp_path / "library" / "mingzhang.sqlite")
    with pytest.raises(UnusableStore, match="expected a database"):
        begin_run(order)


def _broken(order: ModelOrder, statement: str) -> None:
    with sqlite3.connect(order.store_url.removeprefix("sqlite:///")) as db:
        db.execute(statement)
    db.close()

"""A model as worker processes open it: what was answered is not asked again, recordings need nobody, no key is left anywhere."""

from __future__ import annotations

import json
import logging
import multiprocessing
import pickle
import sqlite3
import struct
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from extractors.llm import Completion, ModelError, ModelMisspoke, ModelUnreachable
from extractors.recordings import digest
from service.models import ModelOrder, Prices, begin_run, open_model, ordered, run_totals
from service.settings import Settings
from service.store import Ledger
from tests.endpoint import Endpoint, data, fails, text
from tests.service.models.conftest import KEY

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["answer"],
    "properties": {"answer": {"type": "string"}},
}


def begun(order: ModelOrder) -> ModelOrder:
    return replace(order, run=begin_run(order))


# The beginning of a picture of 600 by 96 pixels.
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + struct.pack(">II", 600, 96)


def ask(order: ModelOrder, user: str = "问") -> Completion:
    with open_model(order, "d1") as model:
        return model.complete("规", user, SCHEMA)


def test_what_was_answered_is_not_asked_again(server: Endpoint, order: ModelOrder) -> None:
    first = ask(begun(order))
    again = begun(order)
    second = ask(again)
    assert replace(second, origin="model", seconds=first.seconds) == first
    assert (second.origin, second.tokens_in, second.tokens_out) == ("cache", 11, 4)
    assert abs(second.seconds - first.seconds) < 0.001
    assert len(server.requests) == 1
    totals = run_totals(again)
    assert (totals.calls, totals.tokens_in, totals.tokens_out, totals.cost) == (1, 0, 0, 0)
    assert totals.by_origin == {"cache": 1}


@pytest.mark.parametrize(
    ("system", "user", "schema", "name"),
    [
        ("规则", "问", SCHEMA, "m"),
        ("规", "问？", SCHEMA, "m"),
        ("规", "问", None, "m"),
        ("规", "问", SCHEMA, "n"),
    ],
)
def test_another_question_or_model_is_asked(
    server: Endpoint, order: ModelOrder, system: str, user: str, schema: Any, name: str
) -> None:
    ask(begun(order))
    with open_model(replace(begun(order), name=name)) as model:
        assert model.complete(system, user, schema).origin == "model"
    assert len(server.requests) == 2


def test_of_another_picture_the_same_is_asked_anew(server: Endpoint, order: ModelOrder) -> None:
    origins = []
    with open_model(begun(order)) as model:
        for images in ((PNG,), (PNG,), (PNG + b"1",), ()):
            origins.append(model.complete("规", "问", SCHEMA, images).origin)
    assert origins == ["model", "cache", "model", "model"]
    assert len(server.requests) == 3


def test_errors_are_not_kept(server: Endpoint, order: ModelOrder) -> None:
    running = begun(order)
    server.says(text("散文"), fails(500), data({"answer": "好"}))
    with pytest.raises(ModelMisspoke):
        ask(running)
    with pytest.raises(ModelUnreachable):
        ask(running)
    assert ask(running).origin == "model"
    assert ask(running).origin == "cache"


@pytest.mark.parametrize("damage", ["zeroblob(20)", "x''", "substr(body, 1, length(body) - 3)", "'text'"])
def test_a_damaged_answer_is_asked_for_again_and_kept_anew(
    server: Endpoint, order: ModelOrder, damage: str
) -> None:
    running = begun(order)
    ask(running)
    with sqlite3.connect(_file(order)) as db:
        db.execute(f"update model_answers set body = {damage}")
    db.close()
    assert ask(running).origin == "model"
    assert ask(running).origin == "cache"
    assert len(server.requests) == 2


def test_where_no_answers_can_be_kept_the_model_is_asked(server: Endpoint, order: ModelOrder) -> None:
    running = begun(order)
    with open_model(running) as model:
        with sqlite3.connect(_file(order)) as db:
            db.execute("drop table model_answers")
        db.close()
        assert [model.complete("规", "问", SCHEMA).origin for _ in range(2)] == ["model", "model"]


def test_two_that_ask_the_same_at_a_time_both_have_an_answer_and_one_is_kept(
    server: Endpoint, order: ModelOrder
) -> None:
    def differently(request: dict[str, Any]) -> Any:
        assert server.wait_for(at_once=2)
        return data({"answer": f"第{len(server.requests)}"})

    server.says(differently)
    running = begun(order)
    with open_model(running) as model, ThreadPoolExecutor(2) as crew:
        said = list(crew.map(lambda _: model.complete("规", "问", SCHEMA), range(2)))
        kept = model.complete("规", "问", SCHEMA)
    assert kept.origin == "cache"
    assert kept.data in [each.data for each in said]


def test_another_process_finds_the_answers_of_this_one(server: Endpoint, order: ModelOrder) -> None:
    running = begun(order)
    ask(running)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("forkserver")) as crew:
        assert crew.submit(ask, running).result().origin == "cache"
    assert len(server.requests) == 1


def test_what_is_known_of_the_endpoint_holds_for_the_next_document(
    server: Endpoint, order: ModelOrder
) -> None:
    server.rejects = {"json_schema"}
    running = begun(order)
    assert [ask(running, f"{n}").form for n in range(3)] == ["tool"] * 3
    assert len(server.requests) == 4


def test_a_recorded_run_is_replayed_without_server_key_and_cost(
    server: Endpoint, order: ModelOrder, tmp_path: Path
) -> None:
    folder = tmp_path / "recorded"
    first = ask(begun(replace(order, record=folder)))
    settings = Settings(library=tmp_path / "elsewhere")
    found = ordered(settings.model_copy(update={"model": None, "model_url": None}), replay=folder)
    assert found is not None
    assert (found.url, found.key) == ("", None)
    replayed = begun(found)
    said = ask(replayed)
    assert replace(said, origin="model", seconds=first.seconds) == first
    assert said.origin == "recording"
    with pytest.raises(ModelUnreachable, match="expected a recorded answer"):
        ask(replayed, "别的")
    totals = run_totals(replayed)
    assert (totals.calls, totals.failed, totals.tokens_in, totals.cost) == (2, 1, 0, 0)
    assert totals.by_origin == {"recording": 2}
    assert len(server.requests) == 1


def test_answers_from_the_cache_are_recorded_too(order: ModelOrder, tmp_path: Path) -> None:
    ask(begun(order))
    assert ask(begun(replace(order, record=tmp_path / "recorded"))).origin == "cache"
    (path,) = (tmp_path / "recorded").iterdir()
    assert path.name == f"{digest('m', '规', '问', SCHEMA)}.json"
    assert json.loads(path.read_text(encoding="utf-8"))["tokens_in"] == 11


def test_recordings_that_are_not_there_are_said_to_be_missing_before_anything_is_read(
    order: ModelOrder, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError, match="folder of recorded answers"):
        begin_run(replace(order, replay=tmp_path / "nowhere"))


def test_an_order_without_a_run_opens_nothing(order: ModelOrder) -> None:
    with pytest.raises(ValueError, match="expected an order with its run"):
        ask(order)


def test_an_order_goes_to_another_process_and_shows_no_key_and_no_password(order: ModelOrder) -> None:
    order = replace(order, store_url=f"postgresql://keeper:{KEY}@db/library")
    arrived = pickle.loads(pickle.dumps(order))
    assert arrived == order
    assert arrived.key.get_secret_value() == KEY
    assert KEY not in repr(order) + str(order)


def test_a_database_that_fails_shows_no_password_and_leaves_no_folder(
    order: ModelOrder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Exception, match="expected a database") as caught:  # of the store
        Ledger(f"sqlite:///file:/nowhere/{'x' * 3}?uri=true&password={KEY}")
    assert KEY not in str(caught.value)
    assert not Path("file:").exists()


def test_no_key_is_left_in_any_file_log_or_error(
    server: Endpoint, order: ModelOrder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    running = begun(replace(order, record=tmp_path / "recorded"))
    ask(running)
    errors: list[str] = []
    for reply in (fails(401, message=f"bad key {KEY}"), fails(400, message=KEY), fails(500, message=KEY)):
        server.says(reply)
        with pytest.raises(ModelError) as caught:
            ask(running, f"{len(errors)}")
        errors.append(repr(caught.value) + str(caught.value))
    assert server.requests[0]["key"] == f"Bearer {KEY}"
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.suffix for path in written} >= {".json", ".sqlite"}
    assert [path.name for path in written if KEY.encode() in path.read_bytes()] == []
    assert KEY not in caplog.text + "".join(errors)


def test_the_settings_say_which_model_and_what_it_costs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ordered(Settings(library=tmp_path, model=None, model_url=None)) is None
    for name, value in {
        "MODEL": "m",
        "MODEL_URL": "http://127.0.0.1:9/v1",
        "MODEL_KEY": KEY,
        "MODEL_RETRIES": "3",
        "MODEL_CONCURRENCY": "7",
        "MODEL_PRICE_IN": "0.5",
        "MODEL_PRICE_OUT": "2.25",
    }.items():
        monkeypatch.setenv(f"MINGZHANG_{name}", value)
    assert ordered(Settings(library=tmp_path)) == ModelOrder(
        name="m",
        url="http://127.0.0.1:9/v1",
        key=SecretStr(KEY),
        timeout=60.0,
        retries=3,
        concurrency=7,
        prices=Prices(Decimal("0.5"), Decimal("2.25"), Decimal("0.5")),
        store_url=f"sqlite:///{tmp_path / 'mingzhang.sqlite'}",
    )
    monkeypatch.setenv("MINGZHANG_MODEL_PRICE_CACHED", "0.05")
    monkeypatch.delenv("MINGZHANG_MODEL_PRICE_OUT")
    found = ordered(Settings(library=tmp_path))
    assert found is not None
    assert found.prices is None


def _file(order: ModelOrder) -> str:
    return order.store_url.removeprefix("sqlite:///")

"""The client against a real server on the loopback: it must survive whatever such servers do."""

from __future__ import annotations

import json
import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from pydantic import SecretStr

from extractors.llm import (
    Completion,
    ModelDeclined,
    ModelError,
    ModelMisspoke,
    ModelRefused,
    ModelUnreachable,
    bounds,
    connect,
    connect_embedding,
    spoken,
)
from tests.endpoint import USAGE, Endpoint, Reply, data, fails, raw, text

KEY = "sk-never-to-be-seen"
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["answer"],
    "properties": {"answer": {"type": "string"}},
}
GOOD = data({"answer": "好"})
# A server may say how long to wait: so tests do not.
SOON = {"retry-after-ms": "1"}


def ask(
    server: Endpoint, schema: dict[str, Any] | None = SCHEMA, timeout: float = 5.0, retries: int = 0
) -> Completion:
    model = connect(server.url, "m", SecretStr(KEY), timeout, retries)
    return model.complete("规则", "问题", schema)


def test_an_answer_comes_back_with_its_data_its_tokens_and_how_it_was_asked_for(server: Endpoint) -> None:
    said = ask(server)
    assert (said.text, said.data) == ('{"answer": "好"}', {"answer": "好"})
    assert (said.tokens_in, said.tokens_out, said.tokens, said.tokens_cached) == (11, 4, 15, 0)
    assert (said.form, said.origin, said.finished) == ("json_schema", "model", True)
    assert 0 < said.seconds < 5


def test_the_request_carries_the_messages_the_strict_schema_and_the_key(server: Endpoint) -> None:
    ask(server)
    (sent,) = server.requests
    assert [(m["role"], m["content"]) for m in sent["messages"]] == [("system", "规则"), ("user", "问题")]
    assert sent["response_format"]["json_schema"] == {"name": "answer", "strict": True, "schema": SCHEMA}
    assert sent["path"] == "/v1/chat/completions"
    assert sent["key"] == f"Bearer {KEY}"


@pytest.mark.parametrize("rejects", [set(), {"json_schema"}, {"json_schema", "tool"}])
def test_images_go_behind_the_words_in_whatever_way_is_asked(server: Endpoint, rejects: set[str]) -> None:
    server.rejects = rejects
    model = connect(server.url, "m", None, 5.0, 0)
    assert model.complete("规则", "问题", SCHEMA, [b"one", b"two"]).data == {"answer": "好"}
    words, *images = server.requests[-1]["messages"][1]["content"]
    assert words["type"] == "text"
    assert words["text"].startswith("问题")
    assert images == [
        {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{coded}"}}
        for coded in ("b25l", "dHdv")
    ]


def test_without_a_schema_text_is_what_comes_back(server: Endpoint) -> None:
    server.says(text("只是文字"))
    said = ask(server, None)
    assert (said.text, said.data, said.form) == ("只是文字", None, "")


@pytest.mark.parametrize(
    "said",
    [
        '```json\n{"answer": "好"}\n```',
        '<think>\n嗯……{"a": 1}\n</think>\n\n{"answer": "好"}',
        ' {"answer": "好"}\n',
    ],
)
def test_json_in_a_fence_or_behind_thoughts_is_read(server: Endpoint, said: str) -> None:
    server.says(text(said))
    assert ask(server).data == {"answer": "好"}


@pytest.mark.parametrize(
    "usage",
    [
        USAGE | {"prompt_tokens_details": {"cached_tokens": 8}},
        USAGE | {"prompt_cache_hit_tokens": 8, "prompt_cache_miss_tokens": 3},
    ],
)
def test_tokens_that_the_server_had_at_hand_are_told_in_either_of_two_ways(
    server: Endpoint, usage: dict[str, Any]
) -> None:
    server.says(data({"answer": "好"}, usage=usage))
    assert ask(server).tokens_cached == 8


@pytest.mark.parametrize(
    ("usage", "counted"),
    [
        (None, (0, 0, 0)),
        ({}, (0, 0, 0)),
        (USAGE | {"prompt_tokens": -3, "completion_tokens": 10**30}, (0, 0, 0)),
        (USAGE | {"prompt_tokens_details": {"cached_tokens": 500}}, (11, 4, 11)),
    ],
)
def test_a_server_that_counts_nonsense_does_not_count(
    server: Endpoint, usage: dict[str, Any] | None, counted: tuple[int, int, int]
) -> None:
    server.says(data({"answer": "好"}, usage=usage))
    said = ask(server)
    assert (said.tokens_in, said.tokens_out, said.tokens_cached) == counted


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (text("我认为是五十万元"), ModelMisspoke),
        (text("I believe it is half a million."), ModelMisspoke),
        (data({"other": 1}), ModelMisspoke),
        (data([1, 2]), ModelMisspoke),
        (text('{"answer": "好'), ModelMisspoke),
        (text('{"answer": "好"}', finish="length"), ModelMisspoke),
        (text('{"answer": "\\ud800"}'), ModelMisspoke),
        (text('{"answer": 1e400}'), ModelMisspoke),
        (text("[" * 100_000), ModelMisspoke),
        (text(""), ModelMisspoke),
        (text(None), ModelMisspoke),
        (text(None, refusal="不能回答"), ModelDeclined),
        (text("", finish="content_filter"), ModelDeclined),
        (fails(500), ModelUnreachable),
        (fails(503), ModelUnreachable),
        (fails(401, message=f"bad key {KEY}"), ModelRefused),
        (fails(403), ModelRefused),
        (fails(404, message="the model `m` does not exist"), ModelRefused),
        (fails(400, message="too many tokens"), ModelRefused),
        (fails(429, message="slow down"), ModelRefused),
        (raw(b"<html>not an endpoint</html>"), ModelMisspoke),
        (raw(b"busy", status=503), ModelUnreachable),
        (raw(b"{}"), ModelMisspoke),
        (raw(b"[]"), ModelMisspoke),
        (raw(b"null"), ModelMisspoke),
        (raw(b"\xff\xfe"), ModelMisspoke),
        (raw(b'{"choices": []}'), ModelMisspoke),
        (raw(b'{"choices": null}'), ModelMisspoke),
        (raw(b'{"choices": [null]}'), ModelMisspoke),
        (raw(b'{"choices": [{"message": null}]}'), ModelMisspoke),
        (raw(b'{"choices": [{"message": {"role": null, "content": 7}}]}'), ModelMisspoke),
        (raw(b'{"choices": [{"message": {"role": "user", "content": "?"}}]}'), ModelMisspoke),
        (raw(b'{"error": {"message": "overloaded"}}'), ModelMisspoke),
        (raw(b"[" * 100_000), ModelMisspoke),
        (raw(b"{}", **{"Content-Encoding": "gzip"}), ModelMisspoke),
        (data({"answer": "好"}, usage={"prompt_tokens": "many"}), ModelMisspoke),
    ],
)
@pytest.mark.parametrize("streaming", [False, True])
def test_every_failure_is_an_error_of_ours_and_shows_no_key(
    server: Endpoint,
    reply: Reply,
    error: type[ModelError],
    streaming: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.says(reply)
    # a reply that is no stream is none to who waits for one, whatever it says
    wanted = ModelError if streaming else error
    model = connect(server.url, "m", SecretStr(KEY), 5.0, retries=0)
    with pytest.raises(wanted) as caught:
        _ = [*spoken(model, "规则", "问题", SCHEMA)] if streaming else model.complete("规则", "问题", SCHEMA)
    assert str(caught.value)
    assert KEY not in repr(caught.value) + str(caught.value) + caplog.text


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (text("我认为是五十万元"), "我认为是五十万元"),
        (text('{"answer": "好', finish="length"), '{"answer": "好'),
        (data({"other": 1}), '{"other": 1}'),
        (text('{"answer": "\ud800"}'), '{"answer": "?"}'),
        (text(None, refusal="不能回答"), ""),
    ],
)
def test_what_was_said_goes_with_the_error_and_so_do_its_tokens(
    server: Endpoint, reply: Reply, said: str
) -> None:
    server.says(reply)
    with pytest.raises(ModelError) as caught:
        ask(server)
    heard = caught.value.said
    assert heard is not None
    assert (heard.text, heard.data, heard.tokens_in, heard.tokens_out) == (said, None, 11, 4)


@pytest.mark.parametrize("reply", [fails(500), raw(b"{}"), Reply("", usage=None)])
def test_where_nothing_was_said_nothing_goes_with_the_error(server: Endpoint, reply: Reply) -> None:
    server.says(reply)
    with pytest.raises(ModelError) as caught:
        ask(server)
    assert caught.value.said is None


def test_an_answer_without_end_is_broken_off(server: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_BYTES", 1_000)
    server.says(data({"answer": "好" * 1_000}))
    with pytest.raises(ModelMisspoke, match="does not come to an end"):
        ask(server)


def test_a_server_that_does_not_answer_in_time_is_given_up(server: Endpoint) -> None:
    never = threading.Event()
    server.says(Reply("late", until=never))
    with pytest.raises(ModelUnreachable, match="time-out"):
        ask(server, timeout=0.1)
    never.set()


@pytest.mark.parametrize("what", ["body", "head"])
def test_a_server_that_drips_is_given_up_though_each_byte_comes_in_time(server: Endpoint, what: str) -> None:
    server.says(Reply(drip=what))
    start = time.monotonic()
    with pytest.raises(ModelUnreachable, match="time-out"):
        ask(server, timeout=0.1, retries=1)
    assert time.monotonic() - start < 3


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with pytest.raises(ModelUnreachable):
        connect("http://127.0.0.1:9/v1", "m", SecretStr(KEY), 1.0, retries=0).complete("a", "b")


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_failure_is_repeated_as_often_as_asked(server: Endpoint, status: int) -> None:
    server.says(fails(status, SOON), fails(status, SOON), GOOD)
    assert ask(server, retries=2).data == {"answer": "好"}
    assert len(server.requests) == 3


def test_a_failure_that_goes_on_is_not_repeated_for_ever(server: Endpoint) -> None:
    server.says(fails(429, SOON))
    with pytest.raises(ModelRefused, match="429"):
        ask(server, retries=2)
    assert len(server.requests) == 3


def test_as_long_as_the_server_asks_for_is_waited(server: Endpoint) -> None:
    server.says(fails(429, {"Retry-After": "0.08"}), GOOD)
    start = time.monotonic()
    assert ask(server, retries=1).data == {"answer": "好"}
    assert time.monotonic() - start >= 0.08


def test_an_hour_is_not_waited(server: Endpoint) -> None:
    server.says(fails(429, {"Retry-After": "3600"}), GOOD)
    with pytest.raises(ModelRefused, match="429"):
        ask(server, retries=2)
    assert len(server.requests) == 1


def test_nothing_is_waited_for_beyond_the_time_that_a_call_has(server: Endpoint) -> None:
    server.says(fails(503, {"Retry-After": "100"}), GOOD)
    with pytest.raises(ModelUnreachable, match=r"within 0\.1 s"):
        ask(server, timeout=0.05, retries=1)
    assert len(server.requests) == 1


def test_no_more_calls_than_allowed_are_under_way_at_a_time(server: Endpoint) -> None:
    def slow(_: dict[str, Any]) -> Reply:
        assert server.wait_for(at_once=3)
        # those that are too many would come now
        threading.Event().wait(0.03)
        return GOOD

    server.says(slow)
    model = connect(server.url, "m", None, 5.0, retries=0, concurrency=3)
    with ThreadPoolExecutor(8) as crew:
        said = list(crew.map(lambda n: model.complete("规则", f"{n}", SCHEMA), range(8)))
    assert [each.data for each in said] == [{"answer": "好"}] * 8
    assert server.most_at_once == 3


def test_answers_go_to_who_asked_for_them(server: Endpoint) -> None:
    server.says(lambda request: data({"answer": request["messages"][1]["content"]}))
    model = connect(server.url, "m", None, 5.0, retries=0)
    with ThreadPoolExecutor(8) as crew:
        said = list(crew.map(lambda n: model.complete("规则", f"问{n}", SCHEMA), range(24)))
    assert [each.data for each in said] == [{"answer": f"问{n}"} for n in range(24)]


def test_a_model_shows_no_key(server: Endpoint) -> None:
    model = connect(server.url, "m", SecretStr(KEY))
    assert KEY not in repr(model) + str(vars(model))


def test_vectors_come_back_in_the_order_of_the_texts(server: Endpoint) -> None:
    def vectors(request: dict[str, Any]) -> Reply:
        given = [
            {"object": "embedding", "index": n, "embedding": [float(len(each)), 1.0]}
            for n, each in enumerate(request["input"])
        ]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        body = {"object": "list", "data": given, "model": "e", "usage": usage}
        return raw(json.dumps(body).encode())

    server.says(vectors)
    assert connect_embedding(server.url, "e", None, 5.0)(["预算", "医疗救助"]) == [[2.0, 1.0], [4.0, 1.0]]


def test_an_embedding_endpoint_that_fails_is_unreachable(server: Endpoint) -> None:
    server.says(fails(400))
    with pytest.raises(ModelUnreachable) as caught:
        connect_embedding(server.url, "e", SecretStr(KEY), 5.0)(["预算"])
    assert KEY not in str(caught.value)

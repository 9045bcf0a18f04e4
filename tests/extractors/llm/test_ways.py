"""An endpoint that does not know the best way to ask for a form is asked in the next, and it is found out once."""

from __future__ import annotations

import json
from typing import Any

import pytest

import prompts
from extractors.llm import Completion, Model, ModelError, ModelMisspoke, ModelRefused, connect, spoken
from tests.endpoint import Endpoint, data, fails, faults, text, way_of

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["cell", "rows"],
    "properties": {"cell": {"type": "string", "enum": ["c1", "c2"]}, "rows": {"type": "integer"}},
}
ANSWER = {"cell": "c1", "rows": 3}
PROSE = text("第一个单元格，共三行。")
# What servers say that do not know a way, as they are met.
NO_SCHEMA = [
    (400, "'response_format' of type 'json_schema' is not supported with this model."),
    (400, "This response_format type is unavailable now"),
    (422, "Input should be 'text' or 'json_object': response_format.type"),
    (400, "guided decoding is not enabled"),
]
NO_TOOLS = [
    (400, "registry/m does not support tools"),
    (400, "tool choice requires a parser to be set"),
    (404, "No endpoints found that support tool use"),
]


def model(server: Endpoint) -> Model:
    return connect(server.url, "m", None, 5.0, retries=0)


def ask(asked: Model, user: str = "哪个单元格？") -> Completion:
    return asked.complete("规则", user, SCHEMA)


def ways(server: Endpoint) -> list[str]:
    return [way_of(request) for request in server.requests]


def only(*known: str) -> Any:
    """A script that knows these ways, and answers in prose to others."""
    return lambda request: data(ANSWER) if way_of(request) in known else PROSE


@pytest.mark.parametrize(
    ("rejects", "form", "asked"),
    [
        (set(), "json_schema", ["json_schema"]),
        ({"json_schema"}, "tool", ["json_schema", "tool"]),
        ({"json_schema", "tool"}, "json", ["json_schema", "tool", "json"]),
    ],
)
def test_what_is_rejected_is_asked_in_the_next_way_and_that_is_remembered(
    server: Endpoint, rejects: set[str], form: str, asked: list[str]
) -> None:
    server.rejects = rejects
    server.says(data(ANSWER))
    connected = model(server)
    first, second = ask(connected), ask(connected)
    assert (first.data, first.form) == (second.data, second.form) == (ANSWER, form)
    assert ways(server) == [*asked, form]


@pytest.mark.parametrize(("status", "words"), NO_SCHEMA)
def test_servers_that_know_no_schema_are_known_by_their_words(
    server: Endpoint, status: int, words: str
) -> None:
    server.says(fails(status, message=words), data(ANSWER))
    assert ask(model(server)).form == "tool"


@pytest.mark.parametrize(("status", "words"), NO_TOOLS)
def test_servers_that_know_no_tools_are_known_by_their_words(
    server: Endpoint, status: int, words: str
) -> None:
    server.rejects = {"json_schema"}
    server.says(data({}), fails(status, message=words), data(ANSWER))
    assert ask(model(server)).form == "json"


@pytest.mark.parametrize("status", [401, 403, 429, 500])
def test_a_refusal_of_another_sort_says_nothing_of_the_way(server: Endpoint, status: int) -> None:
    server.says(fails(status, message="response_format json_schema tools"))
    with pytest.raises(ModelError):
        ask(model(server))
    assert ways(server) == ["json_schema"]


def test_a_tool_is_the_same_schema_and_has_to_be_called(server: Endpoint) -> None:
    server.rejects = {"json_schema"}
    server.says(data(ANSWER))
    ask(model(server))
    sent = server.requests[-1]
    function = {"name": "answer", "strict": True, "parameters": SCHEMA}
    assert sent["tools"] == [{"type": "function", "function": function}]
    assert sent["tool_choice"] == {"type": "function", "function": {"name": "answer"}}
    assert "response_format" not in sent
    assert [message["content"] for message in sent["messages"]] == ["规则", "哪个单元格？"]


def test_in_json_mode_the_schema_is_among_the_instructions(server: Endpoint) -> None:
    server.rejects = {"json_schema", "tool"}
    server.says(data(ANSWER))
    ask(model(server))
    sent = server.requests[-1]
    assert sent["response_format"] == {"type": "json_object"}
    told = json.dumps(SCHEMA, ensure_ascii=False)
    rendered = prompts.load("as_json").render(instructions="规则", question="哪个单元格？", schema=told)
    assert tuple(message["content"] for message in sent["messages"]) == rendered


def test_who_ignores_the_schema_is_asked_by_tools_from_the_second_prose_on(server: Endpoint) -> None:
    server.says(only("tool"))
    connected = model(server)
    with pytest.raises(ModelMisspoke, match="prose") as caught:
        ask(connected)
    assert caught.value.said is not None
    assert caught.value.said.text == PROSE.content
    second, third = ask(connected), ask(connected)
    assert (second.data, second.form, third.form) == (ANSWER, "tool", "tool")
    assert ways(server) == ["json_schema", "json_schema", "tool", "tool"]
    # what was said in vain is paid for as well
    assert (second.tokens_in, second.tokens_out) == (22, 8)
    assert (third.tokens_in, third.tokens_out) == (11, 4)


def test_who_ignores_tools_too_is_asked_for_json(server: Endpoint) -> None:
    server.rejects, server.ignores = {"json_schema"}, {"tool"}
    server.says(only("json"))
    connected = model(server)
    with pytest.raises(ModelMisspoke):
        ask(connected)
    assert [ask(connected).form, ask(connected).form] == ["json", "json"]
    assert ways(server)[1:] == ["tool", "tool", "json", "json"]


def test_prose_now_and_then_is_no_reason_to_ask_in_another_way(server: Endpoint) -> None:
    connected = model(server)
    for _ in range(3):
        server.says(PROSE)
        with pytest.raises(ModelMisspoke):
            ask(connected)
        server.says(data(ANSWER))
        assert ask(connected).form == "json_schema"


def test_what_was_cut_off_is_no_reason_either(server: Endpoint) -> None:
    connected = model(server)
    server.says(text('{"cell": "c1"', finish="length"))
    for _ in range(3):
        with pytest.raises(ModelMisspoke, match="cut off"):
            ask(connected)
    assert ways(server) == ["json_schema"] * 3


def test_json_in_the_words_of_who_ignores_tools_is_an_answer(server: Endpoint) -> None:
    server.rejects, server.ignores = {"json_schema"}, {"tool"}
    server.says(data(ANSWER))
    said = ask(model(server))
    assert (said.data, said.form) == (ANSWER, "tool")


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"cell": "c9", "rows": 3}, "cell: 'c9' is not one of"),
        ({"cell": "c1", "rows": "三"}, "rows: '三' is not of type 'integer'"),
        ({"cell": "c1", "rows": 3, "more": 1}, "its answer: Additional properties"),
        ({"cell": "c1"}, "left out rows"),
    ],
)
@pytest.mark.parametrize("rejects", [{"json_schema"}, {"json_schema", "tool"}])
def test_where_no_schema_leads_the_decoding_the_whole_answer_is_validated(
    server: Endpoint, wrong: dict[str, Any], where: str, rejects: set[str]
) -> None:
    server.rejects = rejects
    server.says(data(wrong))
    with pytest.raises(ModelMisspoke, match=where) as caught:
        ask(model(server))
    assert caught.value.said is not None
    assert json.loads(caught.value.said.text) == wrong


def test_arguments_that_were_cut_off_go_with_the_error(server: Endpoint) -> None:
    server.rejects = {"json_schema"}
    server.says(text('{"cell": "c1", "ro'))
    with pytest.raises(ModelMisspoke) as caught:
        ask(model(server))
    assert caught.value.said is not None
    assert caught.value.said.text == '{"cell": "c1", "ro'


def test_a_schema_that_is_refused_for_itself_is_no_reason_to_ask_for_others_differently(
    server: Endpoint,
) -> None:
    loose = {"type": "object", "properties": {"cell": {"type": "string"}}, "required": ["cell"]}
    server.says(lambda request: data(ANSWER))
    connected = model(server)
    assert connected.complete("规则", "问", loose).form == "json"
    assert ask(connected).form == "json_schema"


def test_who_rejects_every_way_refuses_and_is_asked_anew_the_next_time(server: Endpoint) -> None:
    server.rejects = {"json_schema", "tool", "json"}
    connected = model(server)
    with pytest.raises(ModelRefused, match="refused with 400"):
        ask(connected)
    server.rejects = set()
    server.says(data(ANSWER))
    assert ask(connected).form == "json_schema"


def test_plain_text_is_asked_for_in_no_way(server: Endpoint) -> None:
    server.rejects = {"json_schema", "tool", "json"}
    server.says(PROSE)
    assert model(server).complete("规则", "问").form == ""


def test_a_stream_that_is_rejected_gives_the_whole_answer_in_the_next_way(server: Endpoint) -> None:
    server.rejects = {"json_schema"}
    server.says(data(ANSWER))
    connected = model(server)
    for _ in range(2):
        (said,) = spoken(connected, "规则", "问", SCHEMA)
        assert (said.data, said.form, said.finished) == (ANSWER, "tool", True)
    assert ways(server) == ["json_schema", "json_schema", "tool", "tool"]


def test_the_endpoint_refuses_what_a_strict_one_refuses() -> None:
    assert faults(SCHEMA) == []
    assert faults({**SCHEMA, "additionalProperties": True})
    assert faults({**SCHEMA, "required": ["cell"]})
    assert faults(
        {**SCHEMA, "properties": {**SCHEMA["properties"], "rows": {"type": "integer", "minimum": 0}}}
    )  # type: ignore[dict-item]
    nested = {"type": "array", "items": {"type": "object", "properties": {}, "required": []}}
    assert faults({**SCHEMA, "properties": {**SCHEMA["properties"], "rows": nested}})  # type: ignore[dict-item]
    many = {"type": "string", "enum": [f"c{n}" for n in range(1_001)]}
    assert faults({**SCHEMA, "properties": {**SCHEMA["properties"], "cell": many}})  # type: ignore[dict-item]

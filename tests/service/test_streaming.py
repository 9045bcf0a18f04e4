"""A model that speaks slowly, breaks off or lies, over real HTTP: only what is verified is shown, and soon."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from typer.testing import CliRunner

from extractors.llm import ModelUnreachable, connect, spoken
from extractors.schema.extraction import Extraction
from service.answer import Answer
from service.app import create_app
from service.ask import ask
from service.cli import app
from service.commands.ask import _Pieces
from service.library import open_library
from service.settings import Settings
from service.store import Store
from service.streaming import Told, events

QUESTION = "城乡医疗救助为什么增加"


class Endpoint:
    """An OpenAI-compatible endpoint that streams its script in pieces; a piece may be something to wait for.

    `<name>` in the script is the number that the prompt gives to the line with these words; None cuts the connection.
    """

    def __init__(self) -> None:
        self.script: list[str | threading.Event | None] = []
        self.finish = "stop"
        self.left = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                prompt = asked["messages"][1]["content"]
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.end_headers()
                for piece in outer.script:
                    if piece is None:
                        return
                    if isinstance(piece, threading.Event):
                        piece.wait(10)
                        continue
                    self.send(re.sub("<([^>]+)>", lambda m: outer.number(m.group(1), prompt), piece))
                self.send(None)

            def send(self, text: str | None) -> None:
                delta = {} if text is None else {"role": "assistant", "content": text}
                choice = {
                    "index": 0,
                    "delta": delta,
                    "finish_reason": None if text is not None else outer.finish,
                }
                chunk: dict[str, Any] = {
                    "id": "x",
                    "object": "chat.completion.chunk",
                    "created": 0,
                    "model": "m",
                }
                lines = [json.dumps({**chunk, "choices": [choice]})]
                if text is None:
                    usage = {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}
                    lines += [json.dumps({**chunk, "choices": [], "usage": usage}), "[DONE]"]
                try:
                    for line in lines:
                        self.wfile.write(f"data: {line}\n\n".encode())
                        self.wfile.flush()
                except OSError:
                    outer.left.set()
                    raise

            def log_message(self, *_: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.handle_error = lambda *_: None  # type: ignore[method-assign]  # hang-ups are part of the tests
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    @staticmethod
    def number(words: str, prompt: str) -> str:
        line = next(line for line in prompt.splitlines() if all(w in line for w in words.split("+")))
        return "{" + line.split("：")[0] + "}"

    def says(self, text: str, status: str = "answered", at: int = 7, **calculations: Any) -> None:
        """The whole answer in pieces of so many characters, cut wherever it falls outside of `<…>`."""
        said = json.dumps(
            {"status": status, "calculations": calculations.get("calculations", []), "answer": text},
            ensure_ascii=False,
        )
        self.script = [p for part in re.split("(<[^>]+>)", said) for p in _cut(part, at)]

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


def _cut(part: str, at: int) -> list[str]:
    return [part] if part.startswith("<") else [part[i : i + at] for i in range(0, len(part), at)]


AID, WHY = "<城乡医疗救助（2101301） =>", "<：低保对象人数增多>"
FIRST, SECOND = f"城乡医疗救助（2101301）为{AID}。", f"原因：{WHY}。"
GIVEN = "城乡医疗救助（2101301）为530.25万元[1]。原因：“低保对象人数增多”[2]。"


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    made = Endpoint()
    yield made
    made.close()


def told_by(endpoint: Endpoint, store: Store, question: str = QUESTION) -> tuple[list[str], Answer]:
    pieces: list[str] = []
    model = connect(endpoint.url, "m", None, 10.0, retries=0)
    answer = ask(question, store=store, engine="llm", model=model, told=pieces.append)
    return [piece for piece in pieces if piece], answer


@pytest.mark.parametrize("at", [1, 3, 1_000])
def test_sentences_come_one_by_one_and_add_up_to_the_answer(
    endpoint: Endpoint, library: Store, at: int
) -> None:
    endpoint.says(FIRST + SECOND, at=at)
    pieces, answer = told_by(endpoint, library)
    assert "".join(pieces) == answer.answer == GIVEN
    assert at == 1_000 or len(pieces) == 2
    assert (answer.engine, answer.tokens, answer.note) == ("llm", 10, "")


def test_a_sentence_is_shown_before_the_model_has_said_the_next(endpoint: Endpoint, library: Store) -> None:
    shown = threading.Event()
    endpoint.says(FIRST + SECOND)
    where = next(i for i, p in enumerate(endpoint.script) if p == WHY)
    endpoint.script.insert(where, shown)
    pieces: list[str] = []

    def told(piece: str) -> None:
        pieces.append(piece)
        shown.set()

    model = connect(endpoint.url, "m", None, 10.0, retries=0)
    answer = ask(QUESTION, store=library, engine="llm", model=model, told=told)
    assert "".join(pieces) == answer.answer


LIES = [
    "城乡医疗救助（2101301）为999.99万元。",
    "原因是领导要求。",
    f"城乡医疗救助（2101301）为{AID}，属于违规支出。",
    f"疾病应急救助（2101302）为{AID}。",
    "城乡医疗救助为{c99}。",
    "“三公”经费很高[1]。",
]


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_among_true_sentences_is_never_shown(endpoint: Endpoint, library: Store, lie: str) -> None:
    endpoint.says(FIRST + lie + SECOND)
    pieces, answer = told_by(endpoint, library)
    assert "".join(pieces) == answer.answer == GIVEN


@pytest.mark.parametrize("lie", LIES)
def test_where_all_is_lies_nothing_is_shown_and_the_built_in_answer_given(
    endpoint: Endpoint, library: Store, lie: str
) -> None:
    endpoint.says(lie)
    pieces, answer = told_by(endpoint, library)
    assert pieces == []
    assert (answer.engine, answer.answer) == ("embedded", ask(QUESTION, store=library).answer)
    assert answer.note


def test_a_cut_connection_leaves_what_was_verified_and_says_so(endpoint: Endpoint, library: Store) -> None:
    endpoint.says(FIRST + SECOND)
    del endpoint.script[next(i for i, p in enumerate(endpoint.script) if p == WHY) :]
    endpoint.script.append(None)
    pieces, answer = told_by(endpoint, library)
    assert pieces == [answer.answer] == ["城乡医疗救助（2101301）为530.25万元[1]。"]
    assert "没有把话说完" in answer.note


def test_a_connection_cut_before_the_first_sentence_is_an_error_or_the_built_in_answer(
    endpoint: Endpoint, library: Store
) -> None:
    endpoint.script = ['{"status": "answ', None]
    try:
        pieces, answer = told_by(endpoint, library)
    except ModelUnreachable:
        return
    assert pieces == []
    assert (answer.engine, bool(answer.note)) == ("embedded", True)


@pytest.mark.parametrize(
    "said",
    [
        "好的，城乡医疗救助是530.25万元。",
        "```json\n[1, 2]\n```",
        '{"status": "answered"}',
        "{",
        "",
        "null",
        "{" * 500,
    ],
)
def test_what_is_no_json_of_ours_gives_the_built_in_answer(
    endpoint: Endpoint, library: Store, said: str
) -> None:
    endpoint.script = [said]
    pieces, answer = told_by(endpoint, library)
    assert pieces == []
    assert (answer.engine, bool(answer.note)) == ("embedded", True)


def test_an_answer_cut_by_its_length_is_given_as_far_as_it_stands(endpoint: Endpoint, library: Store) -> None:
    endpoint.says(FIRST + SECOND)
    del endpoint.script[next(i for i, p in enumerate(endpoint.script) if p == WHY) :]
    endpoint.finish = "length"
    pieces, answer = told_by(endpoint, library)
    assert pieces == [answer.answer] == ["城乡医疗救助（2101301）为530.25万元[1]。"]
    assert answer.note


def test_calculations_that_come_last_are_waited_for(endpoint: Endpoint, library: Store) -> None:
    whole, part = "<收支总表+支出总计 =>", AID
    answer = f"城乡医疗救助（2101301）为{part}，支出总计为{whole}，占比{{x1}}。"
    step = {"id": "x1", "expression": f"{part} ÷ {whole} × 100", "unit": "%", "places": 2}
    for keys in (("status", "calculations", "answer"), ("status", "answer", "calculations")):
        said = {"status": "answered", "calculations": [step], "answer": answer}
        text = json.dumps({k: said[k] for k in keys}, ensure_ascii=False)
        endpoint.script = [p for piece in re.split("(<[^>]+>)", text) for p in _cut(piece, 5)]
        pieces, given = told_by(endpoint, library, "城乡医疗救助占支出总计的比例")
        assert "占比65.27%" in given.answer
        assert "".join(pieces) == given.answer


def test_who_stops_listening_hangs_up(endpoint: Endpoint) -> None:
    gone = threading.Event()
    endpoint.script = ["一句。", gone, *["又一句。"] * 100_000]
    said = spoken(connect(endpoint.url, "m", None, 10.0, retries=0), "规则", "问题")
    assert next(said).text == "一句。"
    said.close()  # type: ignore[attr-defined]  # it is a generator
    gone.set()
    assert endpoint.left.wait(10)


def test_a_stream_that_drips_for_ever_is_given_up(endpoint: Endpoint) -> None:
    endpoint.script = [*["好"] * 20, *(piece for _ in range(1_000) for piece in ("好", _Pause(0.01)))]
    with pytest.raises(ModelUnreachable, match="time-out"):
        list(spoken(connect(endpoint.url, "m", None, 0.2, retries=0), "规则", "问题"))


class _Pause(threading.Event):
    """Nothing to wait for but the time."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def wait(self, timeout: float | None = None) -> bool:
        return super().wait(self._seconds)


@pytest.fixture
def service(tmp_path: Path, endpoint: Endpoint, extraction: Extraction) -> Iterator[str]:
    """The address of a real service whose model is the endpoint."""
    settings = Settings(library=tmp_path / "library", model="m", model_url=endpoint.url, model_timeout=10.0)
    with open_library(settings) as library:
        library.store.put(extraction, b"", ".pdf")
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="error", lifespan="on"))
    ready = threading.Event()
    startup = server.startup

    async def started(*arguments: Any, **named: Any) -> None:
        await startup(*arguments, **named)
        ready.set()

    server.startup = started  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert ready.wait(30)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def events_of(response: httpx.Response) -> Iterator[tuple[str, Any]]:
    name = ""
    for line in response.iter_lines():
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


def asking(service: str, **body: Any) -> Any:
    headers = {"Accept": "text/event-stream"}
    return httpx.stream(
        "POST", f"{service}/ask", json={"question": QUESTION, "engine": "llm", **body}, headers=headers
    )


def test_the_service_streams_pieces_and_ends_with_the_whole_answer(service: str, endpoint: Endpoint) -> None:
    shown = threading.Event()
    endpoint.says(FIRST + "这是浪费。" + SECOND)
    endpoint.script.insert(next(i for i, p in enumerate(endpoint.script) if p == WHY), shown)
    pieces: list[str] = []
    with asking(service) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        for name, data in events_of(response):
            if name == "piece":
                pieces.append(data["text"])
                shown.set()
                continue
            assert name == "answer"
            answer = Answer.model_validate(data)
    assert len(pieces) == 2
    assert "".join(pieces) == answer.answer
    assert answer.citations


def test_the_built_in_engine_streams_its_answer_at_once(service: str) -> None:
    with asking(service, engine="embedded") as response:
        ((name, data),) = events_of(response)
    assert (name, data["engine"]) == ("answer", "embedded")


def test_a_model_that_cannot_be_reached_is_a_problem_event(service: str, endpoint: Endpoint) -> None:
    endpoint.close()
    with asking(service) as response:
        ((name, data),) = events_of(response)
    assert (name, data["status"]) == ("problem", 502)


def test_when_the_reader_leaves_the_model_is_left_too() -> None:
    read, left = threading.Event(), threading.Event()

    def answering(told: Told) -> Answer:
        told("一句。")
        assert read.wait(10)
        try:
            for _ in range(1_000):
                told("又一句。")
        except BaseException:
            left.set()
            raise
        raise AssertionError("nobody stopped it")

    async def leave() -> None:
        stream = events(answering)
        assert "一句" in await anext(stream)
        await stream.aclose()
        read.set()

    asyncio.run(leave())
    assert left.wait(10)


def test_on_a_terminal_the_answer_is_printed_once_as_it_comes(
    endpoint: Endpoint, tmp_path: Path, extraction: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_library(Settings(library=tmp_path / "library")) as library:
        library.store.put(extraction, b"", ".pdf")
    # what the console takes a terminal by, where there is none
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("MINGZHANG_MODEL", "m")
    monkeypatch.setenv("MINGZHANG_MODEL_URL", endpoint.url)
    shown: list[str] = []
    monkeypatch.setattr("service.commands.ask._Pieces.append", _kept(shown))
    endpoint.says(FIRST + "这是浪费。" + SECOND)
    command = ["ask", QUESTION, "--engine", "llm", "--library", str(tmp_path / "library")]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    assert "".join(shown) == GIVEN
    assert result.stdout.count("原因：") == 1
    assert "浪费" not in result.stdout
    assert "[2]" in result.stdout.split(GIVEN)[1]


def _kept(shown: list[str]) -> Callable[[_Pieces, str], None]:
    append = _Pieces.append

    def keep(self: _Pieces, piece: str) -> None:
        shown.append(piece)
        append(self, piece)

    return keep

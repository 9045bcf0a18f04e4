"""The engine llm against a scripted model: whatever it says, only what is printed comes out."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from extractors.llm import Completion, ModelMisspoke, connect
from service.answer import Answer, Outcome
from service.ask import ask
from service.store import Store


class Scripted:
    """A model that answers from a script; `{名称}` in it becomes the number of the figure or sentence so named."""

    name = "scripted"

    def __init__(self, answer: str, status: str = "answered", calculations: list[Any] | None = None) -> None:
        self.said = {"status": status, "answer": answer, "calculations": calculations or []}
        self.asked = ""

    def complete(self, system: str, user: str, schema: dict[str, Any] | None = None) -> Completion:
        self.asked = user
        filled = re.sub(
            r"<([^>]+)>", lambda m: self._number(m.group(1)), json.dumps(self.said, ensure_ascii=False)
        )
        return Completion(text=filled, data=json.loads(filled), tokens_in=100, tokens_out=20)

    def _number(self, words: str) -> str:
        line = next(line for line in self.asked.splitlines() if all(w in line for w in words.split("+")))
        return "{" + line.split("：")[0] + "}"


def answer(store: Store, question: str, model: Scripted) -> Answer:
    return ask(question, store=store, engine="llm", model=model)


AID = "<一般公共预算支出表+城乡医疗救助（2101301） =>"


def test_placeholders_become_printed_figures_with_citations(library: Store) -> None:
    said = answer(library, "城乡医疗救助是多少", Scripted(f"城乡医疗救助（2101301）为{AID}。"))
    assert said.status is Outcome.ANSWERED
    assert said.answer == "城乡医疗救助（2101301）为530.25万元[1]。"
    assert (said.engine, said.tokens) == ("llm", 120)
    assert said.citations[0].quote == "城乡医疗救助\t530.25"


def test_sentences_are_quoted_by_number(library: Store) -> None:
    model = Scripted("原因：<低保对象人数增多>。")
    said = answer(library, "城乡医疗救助为什么增加", model)
    assert "原因是低保对象人数增多”[1]" in said.answer


def test_a_number_that_the_model_writes_itself_is_removed_with_its_sentence(library: Store) -> None:
    model = Scripted(
        f"城乡医疗救助（2101301）为{AID}。实际上城乡医疗救助（2101301）应为{AID}，约999.99万元。"
    )
    said = answer(library, "城乡医疗救助是多少", model)
    assert "999" not in said.answer
    assert said.answer == "城乡医疗救助（2101301）为530.25万元[1]。"


def test_a_figure_under_the_name_of_another_item_is_removed(library: Store) -> None:
    said = answer(library, "疾病应急救助是多少", Scripted(f"疾病应急救助为{AID}。"))
    assert said.status is Outcome.CANNOT_TELL
    assert not said.values


def test_a_quotation_and_a_mark_of_the_models_own_do_not_pass(library: Store) -> None:
    model = Scripted(f"城乡医疗救助（2101301）为{AID}。原因是“领导要求”[1]，共{{c99}}。")
    said = answer(library, "城乡医疗救助为什么增加", model)
    assert "领导" not in said.answer


@pytest.mark.parametrize("words", ["，原因是领导贪污", "，约合五百万元", "，占百分之九十", "，远低于邻县"])
def test_what_the_model_adds_of_its_own_takes_its_sentence_away(library: Store, words: str) -> None:
    said = answer(library, "城乡医疗救助是多少", Scripted(f"城乡医疗救助（2101301）为{AID}{words}。"))
    assert words not in said.answer
    assert said.status is Outcome.CANNOT_TELL


def test_a_sentence_that_cites_nothing_is_removed(library: Store) -> None:
    model = Scripted(f"这个部门很浪费。城乡医疗救助（2101301）为{AID}。")
    assert "浪费" not in answer(library, "城乡医疗救助是多少", model).answer


def test_calculations_are_executed_here(library: Store) -> None:
    whole = "<收支总表+支出总计 =>"
    model = Scripted(
        f"城乡医疗救助（2101301）为{AID}，支出总计为{whole}，占{{x1}}。",
        calculations=[{"id": "x1", "expression": f"{AID} ÷ {whole} × 100", "unit": "%", "places": 2}],
    )
    said = answer(library, "城乡医疗救助占支出总计的比例", model)
    assert [(d.expression, str(d.result)) for d in said.derivation] == [("530.25 ÷ 812.40 × 100", "65.27")]
    assert "占65.27%" in said.answer


@pytest.mark.parametrize("expression", ["530.25 ÷ 2", "{c99} + {c1}", "__import__('os')", "{c1} ÷", ""])
def test_a_calculation_over_anything_but_offered_figures_is_not_done(library: Store, expression: str) -> None:
    model = Scripted(
        f"城乡医疗救助（2101301）为{AID}。一半是{{x1}}。",
        calculations=[{"id": "x1", "expression": expression, "unit": "万元", "places": 2}],
    )
    said = answer(library, "城乡医疗救助是多少", model)
    assert said.derivation == ()
    assert "一半" not in said.answer


def test_a_refusal_of_the_model_is_a_refusal(library: Store) -> None:
    said = answer(library, "火箭研发费是多少", Scripted("文件没有披露火箭研发费。", "not_disclosed"))
    assert (said.status, said.values) == (Outcome.NOT_DISCLOSED, ())


def test_an_answer_of_another_form_is_an_error(library: Store) -> None:
    with pytest.raises(ModelMisspoke):
        answer(library, "三公经费多少", Scripted("好", "certain"))


def test_what_a_document_says_to_the_model_stays_among_the_sentences(library: Store) -> None:
    model = Scripted("无。", "not_disclosed")
    answer(library, "城乡医疗救助为什么增加", model)
    before, after = model.asked.split("原文：")
    assert "问题：城乡医疗救助为什么增加" in before
    assert "低保对象人数增多" in after


@pytest.fixture
def endpoint() -> Iterator[str]:
    """A real server that invents a number beside a right placeholder."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            user = body["messages"][1]["content"]
            number = next(
                line.split("：")[0]
                for line in user.splitlines()
                if "：城乡医疗救助（2101301） = 530.25" in line
            )
            text = f"城乡医疗救助（2101301）为{{{number}}}。比去年的777.77万元多。"
            said = {"status": "answered", "answer": text, "calculations": []}
            message = {"role": "assistant", "content": json.dumps(said, ensure_ascii=False)}
            answer = json.dumps(
                {
                    "id": "x",
                    "object": "chat.completion",
                    "created": 0,
                    "model": "m",
                    "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
                    "usage": {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10},
                }
            ).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{http.server_address[1]}/v1"
    http.shutdown()
    http.server_close()


def test_over_http_an_invented_number_never_reaches_the_reader(library: Store, endpoint: str) -> None:
    said = ask("城乡医疗救助是多少", store=library, engine="llm", model=connect(endpoint, "m", None, 5.0))
    assert said.answer == "城乡医疗救助（2101301）为530.25万元[1]。"
    assert said.tokens == 10

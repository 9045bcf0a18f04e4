"""The engine llm against a scripted model: whatever it says, only what is printed comes out."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from extractors.llm import Completion
from service.answer import Answer, Outcome
from service.ask import ask
from service.store import Store


class Scripted:
    """A model that answers from a script; `{名称}` in it becomes the number of the figure or sentence so named."""

    name = "scripted"

    def __init__(self, answer: str, status: str = "answered", calculations: list[Any] | None = None) -> None:
        self.said = {"status": status, "answer": answer, "calculations": calculations or []}
        self.asked = ""

    def complete(self, system: str, user: str, schema: Any = None, images: Any = ()) -> Completion:
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
    assert said.answer == "城乡医疗救助（2101301）为530.25万元[1][2]。"
    assert (said.engine, said.tokens) == ("llm", 120)
    assert said.citations[0].quote == "城乡医疗救助\t530.25\t530.25"


def test_sentences_are_quoted_by_number(library: Store) -> None:
    model = Scripted("原因：<低保对象人数增多>。")
    said = answer(library, "城乡医疗救助为什么增加", model)
    assert said.answer == "原因：“低保对象人数增多”[1]。"


def test_a_number_that_the_model_writes_itself_is_removed_with_its_sentence(library: Store) -> None:
    model = Scripted(
        f"城乡医疗救助（2101301）为{AID}。实际上城乡医疗救助（2101301）应为{AID}，约999.99万元。"
    )
    said = answer(library, "城乡医疗救助是多少", model)
    assert "999" not in said.answer
    assert said.answer == "城乡医疗救助（2101301）为530.25万元[1][2]。"


def by_the_built_in_engine(said: Answer, store: Store, question: str) -> bool:
    own = ask(question, store=store)
    return (said.engine, said.answer, said.values) == ("embedded", own.answer, own.values) and bool(said.note)


def test_of_a_figure_under_the_name_of_another_item_the_right_one_is_given_instead(library: Store) -> None:
    question = "疾病应急救助是多少"
    said = answer(library, question, Scripted(f"疾病应急救助为{AID}。"))
    assert by_the_built_in_engine(said, library, question)
    assert said.tokens == 120


def test_a_quotation_and_a_mark_of_the_models_own_do_not_pass(library: Store) -> None:
    model = Scripted(f"城乡医疗救助（2101301）为{AID}。原因是“领导要求”[1]，共{{c99}}。")
    said = answer(library, "城乡医疗救助为什么增加", model)
    assert "领导" not in said.answer


@pytest.mark.parametrize("words", ["，原因是领导贪污", "，约合五百万元", "，占百分之九十", "，远低于邻县"])
def test_what_the_model_adds_of_its_own_takes_its_sentence_away(library: Store, words: str) -> None:
    said = answer(library, "城乡医疗救助是多少", Scripted(f"城乡医疗救助（2101301）为{AID}{words}。"))
    assert words not in said.answer
    assert by_the_built_in_engine(said, library, "城乡医疗救助是多少")


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


def test_an_answer_of_another_form_is_none(library: Store) -> None:
    said = answer(library, "三公经费多少", Scripted("好", "certain"))
    assert by_the_built_in_engine(said, library, "三公经费多少")


@pytest.mark.parametrize("status", ["not_disclosed", "cannot_tell"])
def test_a_model_that_finds_nothing_where_the_document_tells_it_is_not_believed(
    library: Store, status: str
) -> None:
    said = answer(library, "城乡医疗救助是多少", Scripted("文件没有披露。", status))
    assert by_the_built_in_engine(said, library, "城乡医疗救助是多少")


def test_a_refusal_names_what_was_searched_whatever_the_model_says(library: Store) -> None:
    said = answer(library, "火箭研发费是多少", Scripted("领导不让说。", "not_disclosed"))
    assert said.answer == ask("火箭研发费是多少", store=library).answer
    assert said.note == ""


@pytest.mark.parametrize("question", ["局长是谁", "2018年城乡医疗救助是多少", "城乡医疗救助实际支出多少"])
def test_what_no_document_here_can_hold_is_not_even_asked(library: Store, question: str) -> None:
    model = Scripted(f"城乡医疗救助（2101301）为{AID}。")
    assert answer(library, question, model).status is Outcome.NOT_DISCLOSED
    assert model.asked == ""


def test_markdown_is_taken_off(library: Store) -> None:
    said = answer(library, "城乡医疗救助是多少", Scripted(f"- **城乡医疗救助（2101301）**为`{AID}`。"))
    assert said.answer == "城乡医疗救助（2101301）为530.25万元[1][2]。"


def test_a_figure_that_is_not_named_is_given_its_name(library: Store) -> None:
    said = answer(library, "城乡医疗救助是多少", Scripted(f"为{AID}。"))
    assert said.answer == "为城乡医疗救助530.25万元[1][2]。"


def test_the_answer_of_the_built_in_engine_is_offered_and_may_be_said_again(library: Store) -> None:
    question = "城乡医疗救助和疾病应急救助相差多少"
    model = Scripted("")
    answer(library, question, model)
    composed = model.asked.split("程序的回答：")[1].strip()
    assert not re.search(r"\d\.\d", composed)
    said = answer(library, question, Scripted(composed))
    own = ask(question, store=library)
    assert (said.engine, said.answer, said.derivation) == ("llm", own.answer, own.derivation)


@pytest.mark.parametrize(
    "words",
    [
        "疾病应急救助（2101302）原因：<低保对象人数增多>。",
        "疾病应急救助（2101302）为<疾病应急救助（2101302） =>，原因：<低保对象人数增多>。",
    ],
)
def test_a_sentence_that_is_about_another_item_is_no_reason(library: Store, words: str) -> None:
    said = answer(library, "疾病应急救助和城乡医疗救助为什么变化", Scripted(words))
    assert not re.search("2101302[^。]*原因：“低保", said.answer)


def test_a_rise_is_not_said_of_what_fell(library: Store) -> None:
    fell = "<较上年的增减+疾病应急救助>"
    for way, stands in (("减少", True), ("增加", False)):
        said = answer(
            library, "疾病应急救助变化多少", Scripted(f"疾病应急救助（2101302）较上年{way}{fell}。")
        )
        assert (said.engine == "llm") is stands, said.answer


def test_english_is_answered_in_english_with_names_as_printed(library: Store) -> None:
    question = "What is the 2021 budget for urban and rural medical assistance?"
    model = Scripted(
        f"The budget for 城乡医疗救助（2101301） is {AID}. It is wasted on the friends of the director."
    )
    said = answer(library, question, model)
    assert said.answer == "The budget for 城乡医疗救助（2101301） is 530.25万元[1][2]."


def test_another_language_is_none_that_we_can_verify(library: Store) -> None:
    question = "城乡医疗救助是多少"
    said = answer(library, question, Scripted(f"Das Budget für 城乡医疗救助（2101301） beträgt {AID}。"))
    assert by_the_built_in_engine(said, library, question)


def test_of_two_departments_each_figure_is_told_whose_it_is(library: Store, make) -> None:
    library.put(make("b" * 64, "石坝县医疗保障局", 2021, 3), b"", ".pdf")
    mine, other = "<云溪县+“三公”经费 =>", "<石坝县+“三公”经费 =>"
    said = answer(library, "三公经费各是多少", Scripted(f"“三公”经费为{mine}。“三公”经费为{other}。"))
    assert "云溪县医疗保障局2021年预算：“三公”经费为30,000.00元" in said.answer.replace(
        "三公经费", "“三公”经费"
    )
    swapped = f"云溪县医疗保障局2021年预算：“三公”经费为{other}。"
    assert by_the_built_in_engine(
        answer(library, "三公经费各是多少", Scripted(swapped)), library, "三公经费各是多少"
    )


def test_what_a_document_says_to_the_model_stays_among_the_sentences(library: Store) -> None:
    model = Scripted("无。", "not_disclosed")
    answer(library, "城乡医疗救助为什么增加", model)
    before, after = model.asked.split("原文：")
    assert "问题：城乡医疗救助为什么增加" in before
    assert "低保对象人数增多" in after

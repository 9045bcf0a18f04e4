"""An answer is judged by what it states and where it says that is printed; each kind of lie costs what it should."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from eval.fixture import Column, Fixture, Holds, Prose, Statement
from eval.questions.question import CellEvidence, Question, QuestionKind, SaidEvidence, Value
from eval.render.place import Place, Rendered
from eval.scorers.answers import Verdict, judge, of_document
from extractors.schema.draft import Kind, Stage
from extractors.schema.source import Box
from service.answer import Answer, Citation, Outcome
from service.answer import Value as Given

SAID = "殡葬服务212.40万元，比上年减少18.60万元，因为火化炉已经更换。"
FIXTURE = Fixture(
    name="made-up",
    department="某县民政局",
    year=2023,
    stage=Stage.BUDGET,
    body=(
        Prose(SAID),
        Prose("老年福利64.00万元，与上年相同。"),
        Statement(
            id="t1",
            kind=Kind.GENERAL_BY_FUNCTION,
            title="一般公共预算支出表",
            unit="元",
            columns=(
                Column(Holds.CODE, 10, ("科目编码",)),
                Column(Holds.NAME, 20, ("科目名称",)),
                Column(Holds.VALUE, 10, ("合计",)),
                Column(Holds.VALUE, 10, ("基本支出",)),
            ),
            rows=(
                ("2081004", "殡葬", "2,124,013.00", "524,013.00"),
                ("2081002", "老年福利", "640,000.00", ""),
            ),
        ),
    ),
)
CELL, OTHER_CELL, SENTENCE = Box(300, 100, 360, 112), Box(360, 100, 420, 112), Box(60, 200, 540, 240)
DRAWN = Rendered(
    b"",
    {
        ("t1", 0, 1): Place(3, Box(200, 100, 300, 112)),
        ("t1", 0, 2): Place(3, CELL),
        ("t1", 0, 3): Place(3, OTHER_CELL),
    },
    {0: (Place(2, SENTENCE),), 1: (Place(2, Box(60, 240, 540, 280)),)},
)
AMOUNT = Question(
    "殡葬是多少？",
    QuestionKind.LOOKUP,
    (Value("2,124,013.00", "元"),),
    (),
    (CellEvidence("t1", "2081004", "合计"), SaidEvidence("殡葬服务212.40万元")),
)
REASON = Question(
    "殡葬服务为什么减少？", QuestionKind.WHY, (), ("火化炉已经更换",), (SaidEvidence("火化炉已经更换"),)
)
FALL = replace(
    REASON, ask="殡葬服务减少了多少？", kind=QuestionKind.CHANGE, values=(Value("-18.60", "万元"),), words=()
)
SILENT = Question("殡仪馆的施工单位是谁？", QuestionKind.UNANSWERABLE)


def cite(
    page: int | None = 3, box: Box | None = CELL, quote: str = "殡葬\t2,124,013.00", line: int | None = None
) -> Citation:
    return Citation(
        n=1, document="a" * 64, name="某县民政局2023年预算", page=page, box=box, line=line, quote=quote
    )


def answer(
    text: str, *citations: Citation, status: Outcome = Outcome.ANSWERED, values: tuple[Given, ...] = ()
) -> Answer:
    return Answer(question="?", status=status, answer=text, citations=citations, values=values)


def verdict(question: Question, given: Answer, rendered: Rendered = DRAWN) -> Verdict:
    return judge(given, question, FIXTURE, rendered)


def is_right(question: Question, text: str) -> bool:
    found = verdict(question, answer(text, cite())).right
    assert found is not None
    return found.holds


def is_cited(question: Question, citation: Citation, rendered: Rendered = DRAWN) -> bool:
    found = verdict(question, answer("…[1]", citation), rendered).cited
    assert found is not None
    return found.holds


def test_the_truth_is_right_and_cited_and_no_refusal() -> None:
    found = verdict(AMOUNT, answer("殡葬（2081004）为2,124,013.00元[1]。", cite()))
    assert found.right
    assert found.cited
    assert found.not_refused_wrongly
    assert (found.right.holds, found.cited.holds, found.not_refused_wrongly.holds) == (True, True, True)
    assert found.refused_rightly is None


@pytest.mark.parametrize(
    "text", ["2124013元[1]", "212.4013万元[1]", "212.40万元[1]", "0.02124亿元", "2,124.01千元"]
)
def test_an_amount_is_the_same_in_any_unit_as_far_as_its_digits_go(text: str) -> None:
    assert is_right(AMOUNT, f"殡葬为{text}。")


@pytest.mark.parametrize(
    "text",
    [
        "212.50万元",
        "2,124,013.00万元",
        "212.40元",
        "0.02亿元",
        "2万元",
        "2124013人",
        "524,013.00元",
        "很多钱",
        "12,124,013.00元",
    ],
)
def test_another_amount_another_unit_and_one_too_coarse_are_wrong(text: str) -> None:
    assert not is_right(AMOUNT, f"殡葬为{text}。")


def test_a_mark_of_a_citation_is_no_figure() -> None:
    question = replace(AMOUNT, values=(Value("1", ""),))
    assert not is_right(question, "殡葬为很多钱[1]。")
    assert is_right(question, "殡葬有1处[1]。")


def test_every_value_must_be_stated() -> None:
    both = replace(AMOUNT, values=(*AMOUNT.values, Value("640,000.00", "元")))
    assert is_right(both, "2,124,013.00元，64万元")
    assert not is_right(both, "2,124,013.00元")


@pytest.mark.parametrize(
    ("text", "right"), [("32人", True), ("32%", False), ("33人", False), ("132人", False)]
)
def test_a_count_has_its_own_unit(text: str, right: bool) -> None:
    assert is_right(replace(AMOUNT, values=(Value("32", "人"),)), f"在职{text}[1]") is right


@pytest.mark.parametrize(
    ("text", "right"), [("8.05%", True), ("8.0512%", True), ("8.05万元", False), ("8.5%", False)]
)
def test_a_percentage_is_no_amount(text: str, right: bool) -> None:
    assert is_right(replace(AMOUNT, values=(Value("8.05", "%"),)), f"占{text}") is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("较上年减少18.60万元[1]", True),
        ("下降了18.60万元", True),
        ("变动-18.60万元", True),
        ("较上年增加18.60万元", False),
        ("减少的是别的，增加18.60万元", False),
    ],
)
def test_what_falls_must_be_said_to_fall(text: str, right: bool) -> None:
    assert is_right(FALL, text) is right


def test_the_reason_must_be_there_as_it_is_printed() -> None:
    assert is_right(REASON, "原因：“火化炉已经更换”[1]。")
    assert is_right(REASON, "原因：“火化炉 已经\n更换”[1]。")
    assert not is_right(REASON, "原因：“火化炉没有更换”[1]。")


def test_an_answer_that_tells_of_a_conflict_is_an_answer() -> None:
    found = verdict(AMOUNT, answer("2,124,013.00元[1]", cite(), status=Outcome.CONFLICTING))
    assert found.right
    assert found.right.holds


@pytest.mark.parametrize("status", [Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL])
def test_a_refusal_of_what_is_printed_is_wrong_in_every_way(status: Outcome) -> None:
    found = verdict(AMOUNT, answer("没有披露。2,124,013.00元[1]", cite(), status=status))
    assert found.right
    assert found.cited
    assert found.not_refused_wrongly
    assert (found.right.holds, found.cited.holds, found.not_refused_wrongly.holds) == (False, False, False)
    assert "没有披露" in found.right.why


@pytest.mark.parametrize("status", [Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL])
def test_what_is_not_printed_is_rightly_refused_and_nothing_else_is_judged(status: Outcome) -> None:
    found = verdict(SILENT, answer("没有披露。", status=status))
    assert found.refused_rightly
    assert found.refused_rightly.holds
    assert (found.right, found.cited, found.not_refused_wrongly) == (None, None, None)


@pytest.mark.parametrize("status", [Outcome.ANSWERED, Outcome.CONFLICTING])
def test_an_answer_to_what_is_not_printed_is_wrong(status: Outcome) -> None:
    found = verdict(SILENT, answer("某建筑公司[1]", cite(), status=status))
    assert found.refused_rightly
    assert not found.refused_rightly.holds


def test_a_refusal_that_states_figures_all_the_same_is_wrong() -> None:
    figure = Given(amount=Decimal("64"), unit="万元", citation=1)
    found = verdict(SILENT, answer("没有披露，64万元[1]", status=Outcome.NOT_DISCLOSED, values=(figure,)))
    assert found.refused_rightly
    assert not found.refused_rightly.holds


def test_any_one_of_the_places_is_enough() -> None:
    assert is_cited(AMOUNT, cite())
    assert is_cited(AMOUNT, cite(2, Box(80, 205, 300, 215), SAID))


@pytest.mark.parametrize(
    "citation",
    [
        cite(page=4),
        cite(page=2),
        cite(page=None),
        cite(box=OTHER_CELL),
        cite(box=None),
        cite(2, Box(60, 245, 540, 260), "老年福利"),
    ],
    ids=["next page", "page before", "no page", "next cell", "no box", "next paragraph"],
)
def test_a_place_beside_the_printed_one_is_wrong(citation: Citation) -> None:
    assert not is_cited(AMOUNT, citation)


def test_another_table_that_prints_the_same_of_the_same_item_will_do() -> None:
    again = replace(
        FIXTURE.statements[0],
        id="t2",
        unit="万元",
        rows=(("2081004", "殡葬", "212.40", "212.41"), ("2081002", "老年福利", "212.40", "")),
    )
    fixture = replace(FIXTURE, body=(*FIXTURE.body, again))
    boxes = {
        (row, c): Box(100 * c, 500 + 20 * row, 100 * c + 90, 515 + 20 * row) for row in (0, 1) for c in (2, 3)
    }
    drawn = replace(
        DRAWN, places=DRAWN.places | {("t2", r, c): Place(9, box) for (r, c), box in boxes.items()}
    )
    cited = {
        spot: judge(answer("…[1]", cite(9, box)), AMOUNT, fixture, drawn).cited for spot, box in boxes.items()
    }
    assert {spot: found.holds for spot, found in cited.items() if found} == {
        (0, 2): True,
        (0, 3): False,
        (1, 2): False,
        (1, 3): False,
    }


def test_an_answer_without_citations_is_not_cited() -> None:
    found = verdict(AMOUNT, answer("2,124,013.00元")).cited
    assert found
    assert not found.holds
    assert "cited nothing" in found.why


def test_where_words_are_asked_for_another_cell_of_the_row_will_do() -> None:
    words = replace(AMOUNT, values=(), words=("殡葬",), evidence=AMOUNT.evidence[:1])
    assert is_cited(words, cite(box=Box(210, 101, 290, 111)))
    assert not is_cited(replace(words, values=AMOUNT.values), cite(box=Box(210, 101, 290, 111)))


def test_of_a_text_file_the_line_is_compared() -> None:
    lines = Rendered(b"", {("t1", 0, 2): Place(line=17)}, {0: (Place(line=5),)})
    assert is_cited(AMOUNT, cite(None, None, line=17), lines)
    assert is_cited(AMOUNT, cite(None, None, line=5), lines)
    assert not is_cited(AMOUNT, cite(None, None, line=18), lines)


@pytest.mark.parametrize(
    ("quote", "cited"),
    [("殡葬\t2,124,013.00", True), (SAID, True), ("殡葬\t524,013.00", False), ("老年福利64.00万元", False)],
)
def test_where_there_are_no_places_the_quoted_words_are_compared(quote: str, cited: bool) -> None:
    assert is_cited(AMOUNT, cite(None, None, quote), Rendered(b"")) is cited


def test_evidence_that_means_no_place_is_an_error_and_no_score() -> None:
    wrong = replace(AMOUNT, evidence=(CellEvidence("t1", "9999999", "合计"),))
    with pytest.raises(ValueError, match="expected one cell, found 0"):
        verdict(wrong, answer("2,124,013.00元[1]", cite()))


def test_a_figure_of_another_document_is_told() -> None:
    given = answer("64万元[1]", cite())
    assert of_document(given, "a" * 64).holds
    found = of_document(given, "b" * 64)
    assert not found.holds
    assert "某县民政局2023年预算" in found.why
    assert of_document(answer("没有披露。", status=Outcome.NOT_DISCLOSED), "b" * 64).holds

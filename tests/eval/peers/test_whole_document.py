"""One prompt with the whole text, one answer with all amounts, asked of a scripted endpoint on the loopback."""

from __future__ import annotations

import pytest

import prompts
from eval.labels import labels
from eval.peers import whole_document
from eval.reading import Reading
from eval.scorers.peers import ReadCell, score
from extractors.llm import Model, ModelMisspoke, connect
from tests.endpoint import Endpoint, data

ROW = {
    "table": "部门支出总表",
    "row_code": "20007",
    "row_name": "第7项支出",
    "column": "合计",
    "amount": "70.00",
    "unit": "万元",
}


def model(server: Endpoint) -> Model:
    return connect(server.url, "m", None, 5.0, retries=0)


def test_the_prompt_holds_the_text_of_every_page_and_the_schema_of_rows(
    ruled: Reading, model_server: Endpoint
) -> None:
    model_server.says(data({"rows": []}))
    assert whole_document.read(ruled.rendered.data, model(model_server)) == []
    (sent,) = model_server.requests
    system, user = (message["content"] for message in sent["messages"])
    assert system == prompts.load("whole_document").system
    assert "【第3页】" in user
    assert "【第4页】" in user
    line = next(line for line in user.splitlines() if "20007" in line)
    assert line.split() == ["7", "20007", "第7项支出", "70.00", "7.50"]
    schema = sent["response_format"]["json_schema"]["schema"]
    assert set(schema["$defs"]["_Row"]["required"]) == set(ROW)


def test_rows_come_back_as_amounts_and_are_scored_like_any_others(
    ruled: Reading, model_server: Endpoint
) -> None:
    model_server.says(data({"rows": [ROW, {**ROW, "amount": "71.00"}]}))
    given = whole_document.read(ruled.rendered.data, model(model_server))
    assert given[0] == ReadCell("70.00", "20007", "第7项支出", "合计", "万元")
    tally = score(given, labels(ruled.fixture), ruled.fixture)
    assert (tally.right, tally.given) == (1, 2)


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ({"rows": "none"}, "rows"),
        ({"rows": [{**ROW, "amount": 70}]}, "rows.0.amount"),
        ({"rows": [{k: v for k, v in ROW.items() if k != "column"}]}, "rows.0.column"),
        ({"rows": [{**ROW, "page": "3"}]}, "rows.0.page"),
    ],
)
def test_an_answer_of_another_form_is_an_error_that_says_where(
    ruled: Reading, model_server: Endpoint, answer: object, found: str
) -> None:
    model_server.says(data(answer))
    with pytest.raises(ModelMisspoke, match=f"expected rows of table, .* found at {found}: "):
        whole_document.read(ruled.rendered.data, model(model_server))

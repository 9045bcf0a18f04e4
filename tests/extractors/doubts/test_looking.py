"""A model looks at the cells that OCR is in doubt of, over real HTTP: what it is sent, and what its answers are worth."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

import prompts
from extractors import facts
from extractors.asking import estimate
from extractors.facts import Fact
from extractors.fill import plan
from extractors.llm import connect
from extractors.modelled import Filler
from extractors.pipeline import extract_bytes, left_over
from extractors.schema.extraction import Extraction
from tests.endpoint import Endpoint, data, endpoint, fails
from tests.extractors.doubts.scanned import Scanned, scanned
from tests.scripted import listed

ROWS = (("养老照料", "120.50"), ("殡葬事务", "80.00"), ("流动救助", "21.50"))


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with endpoint() as made:
        yield made


@pytest.fixture
def page() -> Scanned:
    """The first figure is read with a wrong digit."""
    return scanned(ROWS, {"120.50": ("126.50", "120.50")})


def read(page: Scanned, server: Endpoint, *, vision: bool = True) -> Extraction:
    model = connect(server.url, "m", retries=0)
    return extract_bytes(page.data, "a.pdf", shelf=page, filler=Filler(model, vision=vision))


def by_rules(page: Scanned) -> Extraction:
    return extract_bytes(page.data, "a.pdf", shelf=page)


def first(extraction: Extraction) -> Fact:
    return next(fact for fact in facts.facts(extraction) if fact.row_name == "养老照料")


def schema_of(request: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = request["response_format"]["json_schema"]["schema"]
    return schema


def says(reading: str) -> Callable[[dict[str, Any]], Any]:
    return lambda request: data({"cell": listed(schema_of(request), "cell")[0], "reading": reading})


def test_another_reading_is_kept_beside_the_one_that_stands(page: Scanned, server: Endpoint) -> None:
    server.says(says("120.50"))
    extraction = read(page, server)
    held = first(extraction)
    assert (held.amount, held.method.value, held.status) == (Decimal("126.50"), "ocr", "conflict")
    (other,) = extraction.budget.alternatives
    assert (other.printed, other.source, other.method.value) == ("120.50", held.source, "model")
    assert (other.item, other.column, other.unit) == (held.row_name, held.column, held.unit)
    assert extraction.checks == by_rules(page).checks
    assert extraction.run.prompts == {"crops": prompts.load("crops").digest}
    assert extraction.run.unanswered == ()


@pytest.mark.parametrize("reading", ["126.50", "无"])
def test_a_word_that_agrees_or_tells_nothing_changes_nothing(
    page: Scanned, server: Endpoint, reading: str
) -> None:
    server.says(says(reading))
    extraction = read(page, server)
    assert extraction.budget == by_rules(page).budget
    assert first(extraction).status == "unverified"


@pytest.mark.parametrize(
    "answer",
    [
        {"cell": "t1r1c1", "reading": "999.00"},
        # what another cell may be
        {"cell": "t1r1c1", "reading": "60.00"},
        {"cell": "t1r2c1", "reading": "120.50"},
        {"cell": "t1r9c9", "reading": "120.50"},
    ],
)
def test_what_was_not_listed_is_refused_and_asked_for_once_more(
    server: Endpoint, answer: dict[str, str]
) -> None:
    page = scanned(ROWS, {"120.50": ("126.50", "120.50"), "80.00": ("80.00", "60.00")})
    server.says(
        lambda request: (
            data(answer) if listed(schema_of(request), "cell") == ["t1r1c1"] else says("无")(request)
        )
    )
    extraction = read(page, server)
    assert extraction.budget == by_rules(page).budget
    asked = [request for request in server.requests if listed(schema_of(request), "cell") == ["t1r1c1"]]
    assert len(asked) == 2
    # shown again with its fault
    assert picture(asked[0]) == picture(asked[1])
    (told,) = extraction.run.unanswered
    assert told.startswith("t1r1c1 的图像：")


def test_a_model_that_takes_no_images_costs_nothing_but_its_answers(page: Scanned, server: Endpoint) -> None:
    server.says(fails(400, message="this model does not accept image input"))
    extraction = read(page, server)
    assert extraction.budget == by_rules(page).budget
    assert len(extraction.run.unanswered) == len(server.requests) == 1


def test_without_vision_nothing_is_sent(page: Scanned, server: Endpoint) -> None:
    assert read(page, server, vision=False).budget == by_rules(page).budget
    assert server.requests == []


def test_a_question_is_the_picture_of_its_cell_and_its_readings_in_no_telling_order(
    page: Scanned, server: Endpoint
) -> None:
    server.says(says("无"))
    read(page, server)
    (request,) = server.requests
    text, image = request["messages"][1]["content"]
    assert (text["type"], image["type"]) == ("text", "image_url")
    assert text["text"].splitlines()[1:] == ["120.50", "126.50"]
    assert schema_of(request)["properties"]["reading"]["enum"] == ["120.50", "126.50", "无"]
    assert schema_of(request)["properties"]["cell"]["enum"] == ["t1r1c1"]
    (doubt,) = left_over(page.data, "a.pdf", shelf=page, vision=True).doubts
    assert picture(request) == doubt.picture
    assert Image.open(BytesIO(doubt.picture)).format == "PNG"


def test_a_total_is_never_sent_whatever_does_not_come_out(server: Endpoint) -> None:
    readings = {"80.00": ("80.00", "60.00"), "222.00": ("272.00", "232.00")}
    page = scanned((*ROWS, ("合计", "222.00")), readings)
    server.says(says("60.00"))
    extraction = read(page, server)
    assert [listed(schema_of(request), "cell") for request in server.requests] == [["t1r2c1"]]
    assert extraction.checks == by_rules(page).checks


@pytest.mark.parametrize("seed", range(4))
def test_whatever_a_model_says_it_sees_no_value_changes_and_none_is_verified_by_it(
    server: Endpoint, seed: int
) -> None:
    chance = random.Random(seed)
    # the first row does not come out and the second does; what is in the third has nothing to come out with
    rows = (
        ("养老照料", "90.00", "60.00", "34.00"),
        ("殡葬事务", "50.00", "20.00", "30.00"),
        ("流动救助", "", "21.50", ""),
    )
    figures = (figure for _, *printed in rows for figure in printed if figure)
    readings = {figure: (figure, figure[:-1] + "8", "9" + figure[1:]) for figure in figures}
    page = scanned(rows, readings, ("项目名称", "合计", "基本支出", "项目支出"))
    server.says(
        lambda request: data(
            {
                name: chance.choice(part["enum"]) if chance.random() < 0.9 else "合计改为9999"
                for name, part in schema_of(request)["properties"].items()
            }
        )
    )
    before, after = list(facts.facts(by_rules(page))), list(facts.facts(read(page, server)))
    assert {fact.status for fact in before} == {"verified", "unverified", "conflict"}
    assert len(server.requests) >= 3
    assert [(f.source, f.amount, f.row_name) for f in after] == [
        (f.source, f.amount, f.row_name) for f in before
    ]
    kept = [(b.status, a.status) for b, a in zip(before, after, strict=True) if a.status != b.status]
    assert set(kept) <= {("unverified", "conflict")}


def test_who_waits_hears_of_every_picture(page: Scanned) -> None:
    heard: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        heard.append((done, of))

    left_over(page.data, "a.pdf", shelf=page, progress=progress)
    unseen = len(heard)
    left_over(page.data, "a.pdf", shelf=page, progress=progress, vision=True)
    assert len(heard) == 2 * unseen + 1
    assert heard[-1] == (1, 1)


def test_the_plan_counts_the_picture(page: Scanned) -> None:
    (task,) = plan(left_over(page.data, "a.pdf", shelf=page, vision=True))
    # one square of 512 pixels
    assert task.question.tokens() == estimate(*task.question.messages()) + 85 + 170
    assert plan(left_over(page.data, "a.pdf", shelf=page)) == []


def picture(request: dict[str, Any]) -> bytes:
    """The one image of a request."""
    (image,) = [part for part in request["messages"][1]["content"] if part["type"] == "image_url"]
    kind, _, coded = image["image_url"]["url"].partition(",")
    assert kind == "data:image/png;base64"
    return base64.b64decode(coded)

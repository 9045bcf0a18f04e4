"""Text that nobody sees is told to people and given to nothing that answers."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from extractors.pipeline import extract_bytes
from extractors.schema.extraction import Extraction
from extractors.telling import Language
from service.answer import Answer
from service.ask import ask
from service.cli import app
from service.commands.findings import show
from service.ingest import entries, keep
from service.store import Store
from service.store.readings import reading
from tests import injected
from tests.injected import SENTENCE

QUESTIONS = (
    "2024年收入预算是多少",
    "收入预算为什么增加",
    "项目支出合计多少",
    "泵站改造安排了多少",
    "河道清淤占项目支出合计的比例",
)


@pytest.fixture
def answered(tmp_path: Path) -> Iterator[Callable[[bytes], list[Answer]]]:
    stores: list[Store] = []

    def put(data: bytes) -> list[Answer]:
        folder = tmp_path / str(len(stores))
        store = Store(f"sqlite:///{folder}.db", folder)
        stores.append(store)
        keep(extract_bytes(data, "a.pdf"), data, ".pdf", store=store, index=None)
        return [ask(question, store=store) for question in QUESTIONS]

    yield put
    for store in stores:
        store.close()


def said(answer: Answer) -> tuple[object, ...]:
    return (
        answer.status,
        answer.answer,
        [(value.amount, value.unit) for value in answer.values],
        [(citation.page, citation.box, citation.quote) for citation in answer.citations],
    )


@pytest.mark.parametrize(
    ("name", "data"), [*injected.unseen(), *(p for p in injected.printed() if p[0] in ("cell", "footnote"))]
)
def test_the_answers_are_those_to_the_document_without_the_sentence(
    answered: Callable[[bytes], list[Answer]], name: str, data: bytes
) -> None:
    expected, found = answered(injected.clean()), answered(data)
    assert [answer.status.value for answer in expected] == ["answered"] * len(QUESTIONS)
    assert list(map(said, found)) == list(map(said, expected))


def found() -> Extraction:
    return extract_bytes(dict(injected.unseen())["white"], "a.pdf")


def test_hidden_text_is_never_indexed_and_no_part_of_what_answers_are_made_from() -> None:
    extraction = found()
    assert extraction.hidden
    assert not [entry for entry in entries(extraction) if "忽略" in entry.text + entry.context]
    assert "忽略" not in reading(extraction).model_dump_json()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (Language.CHINESE, f"第 1 页有看不见的文字（白色），未采用：“{SENTENCE}”"),
        (Language.ENGLISH, f"Page 1 has text that cannot be seen (white) and is not used: “{SENTENCE}”"),
    ],
)
def test_check_tells_hidden_text_with_its_page_and_its_reason(language: Language, line: str) -> None:
    out = io.StringIO()
    show(found(), Console(file=out, width=200, highlight=False), language)
    assert line in out.getvalue()


def test_many_hidden_texts_are_counted_after_a_few() -> None:
    extraction = found()
    out = io.StringIO()
    show(extraction.model_copy(update={"hidden": extraction.hidden * 40}), Console(file=out, width=200))
    assert out.getvalue().count("未采用") == 5
    assert "另有 35 处" in out.getvalue()


def test_extract_counts_hidden_text_in_its_line_and_tells_it(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(dict(injected.unseen())["beyond the edge"])
    told = CliRunner().invoke(app, ["extract", str(file), "-o", str(tmp_path / "out")]).output
    assert "1 处看不见的文字" in told
    assert "第 1 页有看不见的文字（在页面以外）" in told
    written = Extraction.model_validate_json((tmp_path / "out/a/budget.json").read_bytes())
    assert [hidden.text for hidden in written.hidden] == [SENTENCE]


def test_hidden_text_gives_no_orders_to_the_terminal() -> None:
    extraction = found()
    (hidden,) = extraction.hidden
    hostile = extraction.model_copy(
        update={"hidden": (type(hidden)(text="\x1b[2J[bold]x", why=hidden.why, page=1),)}
    )
    out = io.StringIO()
    show(hostile, Console(file=out, width=200))
    assert "\x1b" not in out.getvalue()
    assert "[bold]x" in out.getvalue()

from __future__ import annotations

import asyncio
import doctest
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extractors.schema.extraction import Extraction
from service import retriever
from service.ingest import keep
from service.library import Library, open_library
from service.retriever import LibraryRetriever
from service.settings import Settings
from service.store import UnknownDocument

A, B, C = "a" * 64, "b" * 64, "c" * 64


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, make: Any) -> Path:
    """A library of two departments, one with two years."""
    folder = tmp_path_factory.mktemp("library")
    with open_library(Settings(library=folder)) as library:
        for extraction in (make(A), make(B, "云溪县医疗保障局", 2020), make(C, "石岭县民政局")):
            keep(extraction, b"", ".pdf", store=library.store, index=library.index)
    return folder


@pytest.fixture
def library(folder: Path) -> Any:
    with open_library(Settings(library=folder)) as library:
        yield library


def test_the_example_of_its_documentation_runs(folder: Path) -> None:
    tests = doctest.DocTestFinder().find(LibraryRetriever, "LibraryRetriever", globs={"folder": folder})
    results = [doctest.DocTestRunner().run(test) for test in tests if test.examples]
    assert results
    assert all(result.failed == 0 for result in results)


def test_passages_are_of_the_department_and_year_that_the_question_names(library: Library) -> None:
    found = LibraryRetriever(library=library, k=20)
    assert {p.metadata["document"] for p in found.invoke("石岭县民政局的机构设置")} == {C}
    assert {p.metadata["document"] for p in found.invoke("云溪县2020年的机构设置")} == {B}
    assert {p.metadata["document"] for p in found.invoke("机构设置")} == {A, B, C}


def test_a_passage_carries_its_place(library: Library, extraction: Extraction) -> None:
    [passage] = LibraryRetriever(library=library, document=A, k=1).invoke("内设机构")
    printed = next(p for p in extraction.passages if p.source.text == passage.page_content)
    assert passage.metadata["box"] == list(printed.source.box or ())
    assert passage.metadata["page"] == printed.source.page
    assert passage.metadata["department"] == "云溪县医疗保障局"
    assert passage.metadata["name"] == "云溪县医疗保障局2021年预算"
    assert passage.metadata["heading"] == list(printed.heading)
    assert passage.metadata["score"] > 0


def test_one_document_is_kept_to_whatever_the_question_names(library: Library) -> None:
    one = LibraryRetriever(library=library, document=C, k=20)
    assert {p.metadata["document"] for p in one.invoke("云溪县医疗保障局2020年的机构设置")} == {C}
    with pytest.raises(UnknownDocument):
        LibraryRetriever(library=library, document="f" * 64).invoke("机构")


def test_the_best_come_first_and_no_more_than_asked_for(library: Library) -> None:
    found = LibraryRetriever(library=library, k=3).invoke("低保对象人数增多")
    scores = [passage.metadata["score"] for passage in found]
    assert len(found) == 3
    assert scores == sorted(scores, reverse=True)
    assert "低保对象人数增多" in found[0].page_content


def test_it_answers_without_blocking_the_loop(library: Library) -> None:
    found = LibraryRetriever(library=library, k=2)

    async def both() -> list[list[Any]]:
        return list(await asyncio.gather(found.ainvoke("石岭县的机构"), found.ainvoke("云溪县2020年的机构")))

    assert asyncio.run(both()) == [found.invoke("石岭县的机构"), found.invoke("云溪县2020年的机构")]


def test_the_service_loads_no_langchain_for_it() -> None:
    code = "import service.api, service.library, sys; sys.exit('langchain_core' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=Path(retriever.__file__).parents[1]).returncode == 0
    )

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.schema.draft import Kind
from extractors.schema.extraction import Extraction
from service.store import Store, UnknownDocument

ID = "a" * 64


def test_what_is_put_comes_back_whole(store: Store, extraction: Extraction) -> None:
    document = store.put(extraction, b"bytes of the file", ".PDF")
    assert store.extraction(ID) == extraction
    assert store.original(ID) == b"bytes of the file"
    assert (document.department, document.fiscal_year, document.suffix) == ("云溪县医疗保障局", 2021, ".pdf")
    assert store.documents() == [document]


def test_the_same_document_twice_is_one_document(store: Store, extraction: Extraction) -> None:
    store.put(extraction, b"one", ".pdf")
    facts = len(store.facts(document=ID))
    store.put(extraction, b"one", ".pdf")
    assert len(store.documents()) == 1
    assert len(store.facts(document=ID)) == facts


def test_facts_are_found_by_name_code_statement_and_year(library: Store) -> None:
    by_name = library.facts(name=" 城乡 医疗救助")
    assert {fact.code for fact in by_name} == {"2101301"}
    assert all(fact.name == "疾病应急救助" for fact in library.facts(code="2101302"))
    assert library.facts(statement=Kind.THREE_PUBLIC)[0].unit == "元"
    assert library.facts(fiscal_year=2021, limit=3)
    assert not library.facts(fiscal_year=2020)


def test_a_fact_keeps_the_digits_the_place_and_the_unit_that_are_printed(library: Store) -> None:
    fact = next(f for f in library.facts(statement=Kind.THREE_PUBLIC) if f.column.endswith("公务接待费"))
    assert (fact.printed, str(fact.amount), fact.unit, fact.yuan) == (
        "6,000.00",
        "6000.00",
        "元",
        Decimal(6000),
    )
    assert fact.page == 1
    assert fact.box is not None
    assert fact.cell == "t3r0c3"


@settings(max_examples=40, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**14), max_value=10**14))
def test_every_decimal_comes_back_with_all_its_digits(
    tmp_path_factory: pytest.TempPathFactory, value: Decimal
) -> None:
    from service.store.tables import Exact

    kept = Exact()
    bound = kept.process_bind_param(value, None)  # type: ignore[arg-type]  # no dialect is needed
    assert str(kept.process_result_value(bound, None)) == format(value, "f")  # type: ignore[arg-type]  # no dialect is needed


def test_a_document_is_found_by_id_by_its_beginning_and_by_name(library: Store) -> None:
    for which in (ID, "aaaaaaa", "云溪县医疗保障局2021"):
        assert library.document(which).id == ID


@pytest.mark.parametrize("which", ["", "b" * 64, "%", "a", "../../etc/passwd", "' OR 1=1 --", "x" * 10_000])
def test_what_names_no_document_is_refused(library: Store, which: str) -> None:
    with pytest.raises(UnknownDocument):
        library.document(which)


@pytest.mark.parametrize("which", ["../secret", "/etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "/.."])
def test_nothing_but_an_id_reaches_the_file_system(library: Store, tmp_path: Path, which: str) -> None:
    (tmp_path / "secret").write_text("kept")
    with pytest.raises(UnknownDocument):
        library.original(which)
    with pytest.raises(UnknownDocument):
        library.delete(which)
    assert (tmp_path / "secret").exists()


def test_a_name_that_means_two_documents_is_refused(store: Store, make, extraction: Extraction) -> None:
    store.put(extraction, b"1", ".pdf")
    store.put(make("b" * 64), b"2", ".pdf")
    with pytest.raises(UnknownDocument, match="several"):
        store.document("云溪县医疗保障局2021")


def test_the_original_is_kept_under_its_id_whatever_the_file_was_called(
    library: Store, tmp_path: Path
) -> None:
    assert [path.name for path in (tmp_path / "files").iterdir()] == [ID]


def test_an_extraction_without_a_proper_id_is_not_stored(store: Store, make) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.put(make("../x"), b"", ".pdf")
    assert store.documents() == []


def test_a_deleted_document_leaves_nothing(library: Store, tmp_path: Path) -> None:
    assert library.delete(ID)
    assert not library.delete(ID)
    assert library.documents() == []
    assert library.facts() == []
    assert list((tmp_path / "files").iterdir()) == []
    with pytest.raises(UnknownDocument):
        library.extraction(ID)


def test_documents_that_print_a_name_are_found_among_many(library: Store, make) -> None:
    library.put(make("b" * 64, "云溪县教育局"), b"2", ".pdf")
    assert library.naming(["城乡医疗救助", "无此项目"]) == {ID, "b" * 64}
    assert library.naming(["无此项目"]) == set()


def test_a_reading_is_the_extraction_without_what_no_answer_needs(store: Store, make) -> None:
    from extractors.schema.check import Check, Status, Suspect

    made = make()
    holding = Check(code="a.b", status=Status.HOLDS, message="相符")
    failing = Check(code="a.c", status=Status.FAILS, message="不符", suspect=Suspect(cell="t1r0c1"))
    store.put(made.model_copy(update={"checks": (holding, failing)}), b"1", ".pdf")
    reading = store.reading(ID)
    assert (reading.budget, reading.passages) == (made.budget, made.passages)
    assert reading.checks == (failing,)
    assert reading.pages == ()


def test_a_library_from_before_readings_is_read_and_completed_at_first_use(
    store: Store, extraction: Extraction, tmp_path: Path
) -> None:
    store.put(extraction, b"1", ".pdf")
    database = tmp_path / "library.sqlite"
    with sqlite3.connect(database) as db:
        for table in ("readings", "figures", "compared", "changes"):
            db.execute(f"DROP TABLE {table}")
        db.execute("DROP INDEX facts_by_document_and_cell")
    old = Store(f"sqlite:///{database}", tmp_path / "files")
    assert [document.id for document in old.documents()] == [ID]
    assert old.reading(ID).budget == extraction.budget
    with sqlite3.connect(database) as db:
        assert db.execute("SELECT document FROM readings").fetchall() == [(ID,)]
        assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'facts_by_document_and_cell'").fetchall()
    old.close()


def test_the_list_is_the_same_object_until_another_process_changes_the_library(
    library: Store, make, tmp_path: Path
) -> None:
    before = library.listed()
    assert library.listed() is before
    other = Store(f"sqlite:///{tmp_path / 'library.sqlite'}", tmp_path / "files")
    other.put(make("b" * 64, "石坝县医疗保障局"), b"2", ".pdf")
    assert [document.id for document in library.listed()] == [ID, "b" * 64]
    other.delete("b" * 64)
    assert [document.id for document in library.listed()] == [ID]
    other.close()


def test_a_document_that_another_process_put_again_is_read_anew(library: Store, make, tmp_path: Path) -> None:
    assert library.extraction(ID).budget.fiscal_year == 2021
    other = Store(f"sqlite:///{tmp_path / 'library.sqlite'}", tmp_path / "files")
    other.put(make(year=2022), b"2", ".pdf")
    assert library.extraction(ID).budget.fiscal_year == 2022
    assert library.reading(ID).budget.fiscal_year == 2022
    other.close()


def test_what_is_not_there_has_no_reading(library: Store) -> None:
    with pytest.raises(UnknownDocument):
        library.reading("b" * 64)

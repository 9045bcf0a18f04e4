"""Which documents of a library a disclosure is related to, and how few of them are opened to tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import create_engine, text

from extractors.comparison.kinship import Relation
from extractors.schema.budget import SpendingUnit, Stated
from extractors.schema.check import Status
from extractors.schema.draft import Level
from extractors.schema.extraction import Extraction
from service import relatives
from service.store import Store

Put = Callable[..., Extraction]


@pytest.fixture
def put(store: Store, make: Callable[..., Extraction]) -> Put:
    """Keeps a disclosure under an id of its own."""

    def kept(
        id: str,
        year: int = 2021,
        name: str = "云溪县医疗保障局",
        region: str = "云溪县",
        level: Level = Level.DEPARTMENT,
        units: tuple[str, ...] = (),
    ) -> Extraction:
        extraction = make(id * 64, name, year)
        budget = extraction.budget
        assert budget.department is not None
        source = budget.department.source
        named = tuple(SpendingUnit(name=Stated(text=unit, source=source)) for unit in units)
        made = extraction.model_copy(
            update={"budget": budget.model_copy(update={"region": region, "level": level, "units": named})}
        )
        store.put(made, b"bytes", ".pdf")
        return made

    return kept


def related(store: Store, extraction: Extraction) -> set[tuple[Relation, str, str]]:
    return {
        (each.relation, each.document.document[0], "".join(party.document[0] for party in each.others))
        for each in relatives.comparisons(extraction.budget, store)
    }


def test_last_years_document_is_found_from_either_side(store: Store, put: Put) -> None:
    last, this = put("a", 2020), put("b", 2021)
    expected = {(Relation.LAST_BUDGET, "b", "a")}
    assert related(store, this) == related(store, last) == expected


def test_of_a_large_library_only_the_relatives_are_opened(
    store: Store, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    this = put("a", 2021)
    put("b", 2020)
    put("c", 2020, region="澜江县")  # a namesake in another place
    for at, id in enumerate("0123456789"):
        put(id, 2020 + at % 3, name=f"云溪县第{at}中学")
    opened: list[str] = []
    read = store.extraction
    monkeypatch.setattr(store, "extraction", lambda id: (opened.append(id), read(id))[1])
    assert related(store, this) == {(Relation.LAST_BUDGET, "a", "b")}
    assert opened == ["b" * 64]


def test_a_unit_is_held_against_its_department_together_with_the_other_units(store: Store, put: Put) -> None:
    put("d", units=("云溪县医保中心", "云溪县稽核队"))
    centre = put("c", name="云溪县医保中心", level=Level.UNIT)
    put("e", name="云溪县稽核队", level=Level.UNIT)
    assert related(store, centre) == {(Relation.UNITS, "d", "ce")}


def test_a_document_that_is_not_in_the_library_is_compared_with_what_is(store: Store, put: Put) -> None:
    put("a", 2020)
    this = put("b", 2021)
    store.delete("b" * 64)
    (found,) = relatives.comparisons(this.budget, store)
    # the same sentences in both years: last year's amount as worked out is not the one that was printed
    assert {check.status for check in found.checks} <= {Status.CANNOT_TELL}


def test_a_deleted_document_is_nobodys_relative(store: Store, put: Put) -> None:
    put("a", 2020)
    this = put("b", 2021)
    store.delete("a" * 64)
    assert related(store, this) == set()


def test_a_library_of_before_learns_the_names_when_it_is_opened(tmp_path, store: Store, put: Put) -> None:
    put("a", 2020)
    this = put("b", 2021)
    engine = create_engine(f"sqlite:///{tmp_path / 'library.sqlite'}")
    with engine.begin() as db:
        db.execute(text("DROP TABLE bodies"))
    engine.dispose()
    again = Store(f"sqlite:///{tmp_path / 'library.sqlite'}", tmp_path / "files")
    try:
        assert related(again, this) == {(Relation.LAST_BUDGET, "b", "a")}
    finally:
        again.close()


def test_without_a_library_documents_are_compared_with_each_other_only(put: Put) -> None:
    budgets = [put("a", 2020).budget, put("b", 2021).budget]
    assert len(relatives.among(budgets, None)) == 1
    assert relatives.among(budgets[:1], None) == ()

from __future__ import annotations

from extractors.comparison import kinship
from extractors.comparison.kinship import Relation
from extractors.schema.draft import Level, Stage


def relations(*budgets):
    return [
        (kin.relation, kin.budget.name, [o.name for o in kin.others], bool(kin.doubt))
        for kin in kinship.find(budgets)
    ]


def test_last_years_budget_of_the_same_body_is_found_and_it_says_why(disclosure) -> None:
    (kin,) = kinship.find([disclosure(year=2023, name="旧"), disclosure(year=2024, name="新")])
    assert (kin.relation, kin.budget.name, kin.others[0].name) == (Relation.LAST_BUDGET, "新", "旧")
    assert "云溪县水利局2023年预算" in kin.why
    assert not kin.doubt


def test_a_namesake_in_another_place_is_no_relative(disclosure) -> None:
    other = disclosure(year=2023, department="澜江县水利局", region="澜江县")
    assert relations(other, disclosure(year=2024)) == []


def test_bodies_of_no_known_place_are_no_relatives_but_those_of_the_whole_country(disclosure) -> None:
    nowhere = [disclosure(year=y, department="水利局", region="") for y in (2023, 2024)]
    assert relations(*nowhere) == []
    national = [disclosure(year=y, department="国家沙地观测站", region="") for y in (2023, 2024)]
    assert len(relations(*national)) == 1


def test_a_place_may_have_its_city_in_front_in_one_of_the_years(disclosure) -> None:
    full = disclosure(year=2023, department="岚州市云溪县水利局", region="岚州市云溪县")
    assert len(relations(full, disclosure(year=2024))) == 1


def test_two_documents_that_could_each_be_last_years_are_none_and_it_says_so(disclosure) -> None:
    (kin,) = kinship.find([disclosure(year=2023, name=n) for n in "甲乙"] + [disclosure(year=2024)])
    assert "甲" in kin.doubt
    assert "乙" in kin.doubt


def test_the_same_document_twice_is_one(disclosure) -> None:
    assert not any(doubt for *_, doubt in relations(*[disclosure(year=2023)] * 2, disclosure(year=2024)))


def test_a_units_budget_is_not_last_years_of_its_department(disclosure) -> None:
    assert relations(disclosure(year=2023, level=Level.UNIT), disclosure(year=2024)) == []


def test_a_final_account_belongs_to_its_years_budget_and_to_last_years_account(disclosure) -> None:
    account = disclosure(year=2024, stage=Stage.FINAL, name="决算")
    found = relations(
        account, disclosure(year=2024, name="预算"), disclosure(year=2023, stage=Stage.FINAL, name="上年")
    )
    assert (Relation.SAME_BUDGET, "决算", ["预算"], False) in found
    assert (Relation.LAST_ACCOUNT, "决算", ["上年"], False) in found


def test_a_unit_is_one_that_the_department_names(disclosure) -> None:
    department = disclosure(units=("云溪县水利局（本级）", "云溪县河道站"), name="部门")
    own = disclosure(level=Level.UNIT, name="本级")
    station = disclosure(level=Level.UNIT, department="云溪县河道站", name="站")
    stranger = disclosure(level=Level.UNIT, department="云溪县图书馆", name="馆")
    ((_, _, others, _),) = relations(department, own, stranger, station)
    assert sorted(others) == ["本级", "站"]
    complete = [kin.complete for kin in kinship.find([department, own, station])]
    assert complete == [True]
    assert [kin.complete for kin in kinship.find([department, own])] == [False]


def test_a_unit_that_two_departments_name_is_neithers(disclosure) -> None:
    station = disclosure(level=Level.UNIT, department="云溪县河道站")
    one = disclosure(units=("云溪县河道站",))
    other = disclosure(units=("云溪县河道站",), department="云溪县农业局")
    assert all(doubt for *_, doubt in relations(station, one, other))


def test_who_or_when_unknown_is_nobodys_relative(disclosure) -> None:
    unnamed = [disclosure(department="", year=2023), disclosure(department="", year=2024, name="x")]
    assert relations(*unnamed) == []
    assert relations(disclosure(year=None), disclosure(year=2024)) == []

from __future__ import annotations

import pytest

from extractors.comparison import bodies
from extractors.schema.draft import Level, Stage


@pytest.mark.parametrize(
    ("name", "region", "key"),
    [
        ("中共岚州市云溪县委宣传部", "岚州市云溪县", "委宣传部"),
        ("云溪县水利局（本级）", "岚州市云溪县", "水利局"),
        ("云溪县 水利局本部", "云溪县", "水利局"),
        ("云溪县水利局(部门)", "云溪县", "水利局"),
        ("水利局", "云溪县", "水利局"),
        ("云溪县", "云溪县", "云溪县"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_body_goes_by_its_name_without_its_place(name: str, region: str, key: str) -> None:
    assert bodies.body_key(name, region) == key


def test_a_document_is_called_by_its_body_year_and_stage(disclosure) -> None:
    assert bodies.title(disclosure(stage=Stage.FINAL)) == "云溪县水利局2024年决算"
    assert bodies.title(disclosure(level=Level.UNIT)) == "云溪县水利局2024年单位预算"


def test_regions_meet_where_one_has_its_city_in_front_and_not_where_nothing_is_known() -> None:
    assert bodies.regions_meet("岚州市云溪县", "云溪县")
    assert not bodies.regions_meet("岚州市云溪县", "澜江县")
    assert not bodies.regions_meet("", "云溪县")


def test_a_document_is_about_its_body_and_the_units_it_names(disclosure) -> None:
    department = disclosure(units=("云溪县水利局本级", "云溪县河道站"))
    assert bodies.body_keys(department) == ("水利局", "河道站")

"""A department is known by the short names that people call it by, and by no others."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from service.answering.asked.naming import body_of_larger, called, without_names
from service.store import Document


def department(name: str) -> Document:
    return cast("Document", SimpleNamespace(department=name))


@pytest.mark.parametrize(
    ("full", "text", "name"),
    [
        ("泽阳市水产品质量安全综合检测中心", "检测中心2024年买车了吗", "检测中心"),
        ("泽阳市农村饮水安全保障中心", "泽阳市饮水中心的预算", "饮水中心"),
    ],
)
def test_words_that_begin_a_phrase_may_be_the_last_of_a_name(full: str, text: str, name: str) -> None:
    assert name in set(called(department(full), text))


def test_the_last_words_of_a_name_amid_those_of_another_body_are_not_it() -> None:
    assert "服务中心" not in set(called(department("泽阳市就业服务中心"), "社区服务中心的预算"))


@pytest.mark.parametrize(
    ("full", "text", "name"),
    [
        ("泽阳县交通运输局", "泽阳县交通局2024年花多少钱", "交通局"),
        ("泽阳县市场监督管理局", "市监局有几辆车", "市监局"),
        ("泽阳县文化和旅游局", "文旅局的项目有哪些", "文旅局"),
        ("泽阳县教育体育局", "教体局的预算", "教体局"),
        ("泽阳市公安局交通警察支队", "交警支队的预算", "交警支队"),
        ("国家湿地观测总站", "湿地观测总站的预算", "湿地观测总站"),
    ],
)
def test_the_first_character_and_some_of_the_others_in_order_are_a_short_name(
    full: str, text: str, name: str
) -> None:
    assert name in set(called(department(full), text))


@pytest.mark.parametrize(
    ("full", "text"),
    [
        ("泽阳县教育体育局", "体育局的预算"),
        ("泽阳县交通运输局", "交通厅的预算"),
        ("泽阳县农业农村局", "林业局的预算"),
    ],
)
def test_another_kind_of_body_or_another_beginning_is_another_body(full: str, text: str) -> None:
    assert not set(called(department(full), text))


def test_the_kind_of_body_by_itself_means_the_body_whose_document_is_asked() -> None:
    assert "支队" not in without_names("支队有没有下属单位", department("泽阳市公安局交通警察支队"))


@pytest.mark.parametrize(
    ("full", "text"),
    [
        ("泽阳市荷畔区医疗保障局", "荷畔医疗保障局"),
        ("泽阳市荷畔区医疗保障局", "泽阳荷畔区医疗保障局"),
        ("泽阳市荷畔区医疗保障局", "荷畔区的医疗保障局"),
        ("中共泽阳市荷畔区委社会工作部", "荷畔区委社工部"),
        ("中共泽阳市荷畔区委社会工作部", "荷畔的区委社工部"),
        ("泽阳市荷畔区人民政府荷风街道办事处", "荷风街道办"),
    ],
)
def test_nothing_is_left_of_a_name_that_is_said_with_its_region(full: str, text: str) -> None:
    assert without_names(f"{text}有几辆车", department(full)).strip() == "有几辆车"


def test_a_region_before_the_word_for_departments_is_no_short_name() -> None:
    assert not set(called(department("中共泽阳市荷畔区委社会工作部"), "荷畔部门里谁最多")) - {"荷畔"}


def test_a_body_of_the_larger_region_is_another_one() -> None:
    full, said = "泽阳市荷畔区教育局", "泽阳市教育局花多少"
    marks = sum(1 << n for n in range(said.index("教"), said.index("花")))
    assert body_of_larger(full, said, marks) == "泽阳市教育局"
    assert not body_of_larger(full, "泽阳市荷畔区教育局花多少", 0b111111111)


@pytest.mark.parametrize(
    ("full", "text"),
    [
        ("中国人民政治协商会议云滇省禾丘苗族彝族自治县委员会", "禾丘县政协"),
        ("中国人民政治协商会议泽阳县委员会办公室", "泽阳县政协办"),
        ("泽阳县人民代表大会常务委员会办公室", "泽阳县人大"),
        ("中国共产主义青年团泽阳县委员会", "团县委所在的泽阳县团委"),
        ("禾丘苗族自治县水务局", "禾丘县水务局"),
    ],
)
def test_institutions_and_autonomous_regions_have_short_names(full: str, text: str) -> None:
    assert text[-2:] not in without_names(text, department(full))


@pytest.mark.parametrize(
    ("full", "text"),
    [
        ("泽县政协办", "泽县政协"),
        ("泽阳市荷畔区", "荷畔区"),
        ("泽阳市荷畔区", "泽阳市荷畔区"),
        ("泽阳县", "泽阳"),
    ],
)
def test_a_county_of_one_character_and_a_place_by_itself_are_called_by_name(full: str, text: str) -> None:
    assert without_names(f"{text}有几辆车", department(full)).strip() == "有几辆车"


def test_the_city_of_a_district_is_not_the_district() -> None:
    assert "泽阳市" in without_names("泽阳市有几辆车", department("泽阳市荷畔区"))

"""What sort of number stands where in words: a table of findings."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import extractors.numerals as numerals_module
from extractors.numerals import Sort, numerals


def sorts(text: str) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.sort.value) for n in numerals(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收入1,862.35万元", [("1,862.35", "figure")]),
        ("（二）2.水利3处", [("2", "rank"), ("3", "figure")]),
        ("附表7、12、13表为空", [("7", "rank"), ("12", "rank"), ("13", "rank")]),
        ("公开05表", [("05", "rank")]),
        ("预算01表 部门收支总体情况表", [("01", "rank")]),
        ("决算02-1表", [("02", "rank"), ("1", "rank")]),
        ("4、2019年结转", [("4", "rank"), ("2019", "date")]),
        (
            "1-11月及2023年6月30日",
            [("1", "date"), ("11", "date"), ("2023", "date"), ("6", "date"), ("30", "date")],
        ),
        ("2021-2023年", [("2021", "date"), ("2023", "date")]),
        ("青财〔2020〕7号", [("2020", "reference"), ("7", "reference")]),
        ("依照条例第12条", [("12", "reference")]),
        ("水土保持（2130310）86.40万元", [("2130310", "code"), ("86.40", "figure")]),
        ("213类03款10项", [("213", "code"), ("03", "code"), ("10", "code")]),
        ("302商品和服务支出", [("302", "code")]),
        ("项目编码：42010123P00001", [("42010123", "code"), ("00001", "code")]),
        ("单价50万元以上的设备0台", [("50", "name"), ("0", "figure")]),
        ("A1类", [("1", "name")]),
        ("青河镇中心路88号", [("88", "reference")]),
        ("按10，20万元", [("10", "figure"), ("20", "figure")]),
        ("在职2020人", [("2020", "figure")]),
    ],
)
def test_numbers_are_told_apart(text: str, found: list[tuple[str, str]]) -> None:
    assert sorts(text) == found


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("81.2元/人", "元/人"),
        ("5万人", "万人"),
        ("3台（套）", "台（套）"),
        ("24批次", "批次"),
        ("95%以上", "%"),
        ("7", ""),
    ],
)
def test_a_figure_has_the_unit_behind_it(text: str, unit: str) -> None:
    (found,) = [n for n in numerals(text) if n.sort is Sort.FIGURE]
    assert found.unit == unit


@given(st.text(alphabet="0123456789，,.、（）()年月日第号表万元%人个 本级增加ABx〔〕-—", max_size=60))
def test_every_run_of_digits_is_told_exactly_once(text: str) -> None:
    covered = [0] * len(text)
    for found in numerals(text):
        for at in range(found.start, found.end):
            covered[at] += 1
    assert max(covered, default=0) <= 1
    assert all(covered[at] == 1 for at, character in enumerate(text) if character.isdigit())


_PIECES = re.findall(
    r"\S+",
    "第 附表 图 公开 注 备注 说明 目标 任务 指标 项目 序号 专栏 栏次 编码 代码 科目 邮编 月 日 年 路 号 款 类 页 人 万元 %"
    " （ ） 〔 〕 【 ( ) [ ] ① 、 ， 。 ： - . a.b@c-1.cn www.a1.cn 2024 12 3 210 2101301 1,234.56 AB12 0.5",
)


@settings(max_examples=300, deadline=None)
@example("月www.a1.cna.b@c-1.cn")
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_what_no_pattern_begins_with_is_passed_over_and_nothing_else(text: str) -> None:
    everywhere = re.compile(numerals_module._SORTED)
    with pytest.MonkeyPatch.context() as patch:
        found = list(numerals_module._numerals(text))
        patch.setattr(numerals_module, "_NUMERAL", everywhere)
        assert list(numerals_module._numerals(text)) == found

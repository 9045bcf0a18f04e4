"""The number of a table ends where its title begins."""

from __future__ import annotations

import pytest

from extractors import forms


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("表2一般公共预算支出表", "表2"),
        ("附件三一般公共预算支出表", "附件三"),
        ("表3三公经费支出表", "表3"),
        ("表12024年部门收支总表", "表1"),
        ("表3-12025年支出表", "表3-1"),
        ("表1-2部门支出总表", "表1-2"),
        ("公开10-1表国有资本经营预算支出表", "公开10-1表"),
        ("附表十二三公经费表", "附表十二"),
        ("公开04表财政拨款收支总表", "公开04表"),
    ],
)
def test_a_year_or_a_name_that_begins_with_a_numeral_is_no_part_of_it(line: str, label: str) -> None:
    found = forms.LABEL.match(line)
    assert found is not None
    assert found.group() == label


@pytest.mark.parametrize("line", ["附件2022年收支表", "附表一般公共预算支出表"])
def test_a_title_alone_has_no_number(line: str) -> None:
    assert forms.LABEL.match(line) is None

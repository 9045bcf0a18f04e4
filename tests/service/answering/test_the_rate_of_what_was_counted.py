"""A number that was just told, and the rate at which it is paid, which another sentence has. All invented."""

from __future__ import annotations

import pytest

from tests.service.answering.conftest import Ask, AskedOf

TEXT = """青梧县水利局2024年部门预算
一、人员情况
在职人员42人，聘用护渠员36人、村级水质员18人。
二、支出情况
（一）护渠员补助15.12万元，用于36名护渠员的劳务，每人每月350元，按12个月发放。
（二）水位计更新8.40万元，购置水位计24套（每套3500元），装在下游各闸口。
（三）水质检测6.00万元，由18个镇的水质员取样。
部门支出预算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
2130306\t水利工程运行与维护\t29.52\t\t29.52
\t合计\t29.52\t\t29.52
政府性基金预算支出表
单位：万元
科目名称\t本年收入\t本年支出
说明：青梧县水利局今年没有安排政府性基金预算，故本表为空。
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("护渠员聘了多少名，每人每月按什么标准发？", ("36", "每人每月350元")),
        ("聘用的护渠员有几个，补助是什么标准？", ("36", "每人每月350元")),
        ("买了多少套水位计，单价是多少？", ("24", "每套3500元")),
    ],
)
def test_the_sentence_that_goes_on_to_the_rate_is_told(
    asked: Ask, question: str, told: tuple[str, ...]
) -> None:
    answer = asked(question).answer
    assert all(part in answer for part in told), answer


def test_a_rate_that_is_printed_of_others_is_not_told(asked: Ask) -> None:
    answer = asked("聘了多少名村级水质员，补助按什么标准发？").answer
    assert "18人" in answer
    assert "350" not in answer, answer
    assert "没有披露" in answer


def test_a_blank_table_is_named_where_it_has_a_label(asked_of: AskedOf) -> None:
    labelled = TEXT.replace("政府性基金预算支出表", "公开08表\n政府性基金预算支出表")
    answer = asked_of(labelled)("政府性基金支出是多少？").answer
    assert answer.startswith("没有，空表说明：“"), answer
    assert "（公开08表 政府性基金预算支出表）" in answer, answer

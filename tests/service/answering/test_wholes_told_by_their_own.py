"""Totals, sources and classes are told by the table and the column that are theirs; the document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer

TEXT = """桐川县水利局2023年度部门决算
收入支出决算总表
公开01表
单位：万元
收入\t\t支出\t
收入项目\t决算数\t支出项目\t决算数
一、一般公共预算财政拨款收入\t760.00\t一、农林水支出\t815.00
二、其他收入\t40.00\t\t
本年收入合计\t800.00\t本年支出合计\t815.00
年初结转和结余\t60.00\t年末结转和结余\t45.00
总计\t860.00\t总计\t860.00
收入决算表
公开02表
单位：万元
项目\t\t本年收入合计\t财政拨款收入\t其他收入
功能分类科目编码\t科目名称\t\t\t
栏次\t\t1=2+3\t2\t3
合计\t\t800.00\t760.00\t40.00
213\t农林水支出\t800.00\t760.00\t40.00
21303\t水利\t800.00\t760.00\t40.00
2130304\t水利行业业务管理\t800.00\t760.00\t40.00
财政拨款收入支出决算总表
公开04表
单位：万元
收入\t\t支出\t
项目\t金额\t项目\t金额
一、一般公共预算财政拨款\t760.00\t一、农林水支出\t785.00
本年收入合计\t760.00\t本年支出合计\t785.00
年初财政拨款结转和结余\t60.00\t年末财政拨款结转和结余\t35.00
总计\t820.00\t总计\t820.00
机构运行及政府采购信息表
公开10表
单位：万元
项目\t统计数
一、机关运行经费\t18.00
二、政府采购支出合计\t96.00
（一）货物\t60.00
（二）服务\t36.00
一般公共预算财政拨款“三公”经费、会议费支出决算表
公开08表
单位：万元
“三公”经费合计\t公务用车运行维护费\t公务接待费\t会议费
1=2+3\t2\t3\t4
7.50\t6.00\t1.50\t2.20
"""


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("本年支出合计是多少？", "815.00万元"),
        ("收入总计是多少？", "860.00万元"),
        ("会议费花了多少？", "2.20万元"),
        ("公务接待费是多少？", "1.50万元"),
    ],
)
def test_a_whole_is_told_by_its_own_row(asked: Callable[[str], Answer], question: str, amount: str) -> None:
    answer = asked(question).answer
    assert amount in answer
    assert "96.00" not in answer


@pytest.mark.parametrize("question", ["财政拨款收入占收入合计的比重？", "财政拨款收入占总收入的多少？"])
def test_a_source_is_part_of_what_came_in_by_sources(asked: Callable[[str], Answer], question: str) -> None:
    answer = asked(question).answer
    assert "95.00%" in answer
    assert "800.00万元" in answer


def test_no_part_is_more_than_its_whole(asked: Callable[[str], Answer]) -> None:
    shares = [v for v in asked("财政拨款收入占收入总计的比重是多少？").values if v.unit == "%"]
    assert shares
    assert all(share.amount <= 100 for share in shares)

"""Cells named by the words of their rows and columns, and tables held against each other. The document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """松坪县渔业站2024年度部门决算

第一部分 收入支出决算表

表1 收入支出决算总表
单位：万元
收入\t决算数\t支出\t决算数
一般公共预算财政拨款收入\t300.00\t农林水支出\t300.00
收入总计\t300.00\t支出总计\t300.00

表2 支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t300.00\t180.00\t120.00
21301\t农业农村\t300.00\t180.00\t120.00
2130104\t事业运行\t200.00\t165.00\t35.00
2130135\t渔业发展\t100.00\t15.00\t85.00

表3 一般公共预算财政拨款支出决算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t300.00\t180.00\t120.00
21301\t农业农村\t300.00\t180.00\t120.00
2130104\t事业运行\t200.00\t156.00\t35.00
2130135\t渔业发展\t100.00\t15.00\t85.00

表4 一般公共预算财政拨款基本支出决算表
单位：万元
科目编码\t科目名称\t决算数
301\t工资福利支出\t150.00
30101\t基本工资\t90.00
30102\t津贴补贴\t60.00
302\t商品和服务支出\t30.00
30201\t办公费\t11.00
30206\t电费\t19.00

表5 项目支出明细表
单位：万元
项目名称\t总计\t财政拨款\t上年结转
增殖放流\t85.00\t70.00\t15.00
船艇检修\t35.00\t53.00\t0.00
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


def test_two_columns_of_one_row_are_told_by_half_of_their_names(put: Callable[[str], Answer]) -> None:
    answer = put("渔业发展（2130135）这项的决算支出，基本和项目各占多少万？")
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert "15.00万元" in answer.answer, answer.answer
    assert "85.00万元" in answer.answer, answer.answer
    assert "300.00" not in answer.answer, answer.answer


def test_two_tables_are_held_against_each_other_in_the_column_that_is_named(
    put: Callable[[str], Answer],
) -> None:
    apart = put("“事业运行”（2130104）的基本支出，支出决算表与一般公共预算财政拨款支出决算表印的数一样吗？")
    assert apart.status is Outcome.CONFLICTING, apart.answer
    assert "165.00万元" in apart.answer, apart.answer
    assert "156.00万元" in apart.answer, apart.answer
    same = put("“事业运行”（2130104）的项目支出，支出决算表与一般公共预算财政拨款支出决算表印的数一样吗？")
    assert same.answer.startswith("一致"), same.answer
    assert "35.00万元" in same.answer, same.answer


def test_two_columns_of_one_row_that_differ_do_not_agree(put: Callable[[str], Answer]) -> None:
    answer = put("表5“船艇检修”一行，总计和财政拨款两个数一致吗？分别是多少？")
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert "35.00万元" in answer.answer, answer.answer
    assert "53.00万元" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "基本支出决算表里，商品和服务支出下面哪一个明细科目的数最大？",
        "基本支出的商品和服务支出中，最大的是哪一项？",
    ],
)
def test_the_largest_line_of_a_class_is_not_the_largest_of_all(
    put: Callable[[str], Answer], question: str
) -> None:
    answer = put(question)
    assert "电费" in answer.answer, answer.answer
    assert "19.00万元" in answer.answer, answer.answer
    assert "90.00" not in answer.answer, answer.answer


def test_where_the_money_of_a_project_comes_from_is_told_by_its_columns(put: Callable[[str], Answer]) -> None:
    answer = put("增殖放流这个项目的钱从哪几处来，各是多少？")
    assert "70.00万元" in answer.answer, answer.answer
    assert "15.00万元" in answer.answer, answer.answer


UNITS = """松坪县总商会2024年部门预算

第一部分 预算表

表1 一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
合计\t\t100.00\t80.00\t20.00
30101\t基本工资\t80.00\t80.00\t
30201\t办公费\t20.00\t\t20.00

表2 一般公共预算“三公”经费表
单位：万元
单位名称\t“三公”经费合计\t因公出国（境）费用\t公务接待费
合计\t2.90\t0.00\t2.90
松坪县总商会（本级）\t2.20\t0.00\t2.20
松坪县展览馆\t0.70\t0.00\t0.70

表3 项目绩效目标表
单位：万元
项目名称\t商户之家建设
年度资金总额\t60.00
一级指标\t二级指标\t三级指标\t指标性质\t指标值\t计量单位
产出指标\t数量指标\t新建商户之家\t＝\t3\t个
产出指标\t成本指标\t单家建设成本\t≤\t20\t万元
效益指标\t社会效益指标\t惠及商户\t≥\t700\t户
满意度指标\t服务对象满意度指标\t商户满意度\t≥\t88\t%
"""


@pytest.fixture(scope="module")
def of_units(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(UNITS)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("公务接待费，总商会本级和展览馆各排了多少？", ["2.20万元", "0.70万元"]),
        ("商户之家建设，建一家的成本上限是多少？商户满意度要达到多少？", ["20万元", "88%"]),
        ("商户之家建设至少要惠及多少商户？", ["700户"]),
        ("基本支出里，花在人员身上的占百分之几？", ["80.00%"]),
    ],
)
def test_a_cell_is_told_for_each_thing_asked(
    of_units: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = of_units(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer
    assert "60.00" not in answer.answer, answer.answer

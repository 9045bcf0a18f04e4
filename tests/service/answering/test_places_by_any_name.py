"""Two places by whatever people call them, what lies between them, and numbers told more than once. The document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """蓼湾县渔政管理局2025年部门预算

第一部分 部门概况

一、重点工作

增殖放流鱼苗310万尾，巡护水域46公里；禁捕退捕渔民转产安置215人。

第二部分 预算情况说明

一、支出说明

2025年基本支出118.40万元，项目支出96.00万元，其中渔业资源保护74.00万元。禁捕退捕渔民转产安置人数累计达到225人。

二、绩效目标说明

2025年对2个项目编制绩效目标，涉及资金90.00万元。

第三部分 预算表

表1 部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
213\t农林水支出\t214.40\t118.40\t96.00
2130106\t科技转化与推广服务\t22.00\t0.00\t22.00
2130135\t渔业发展\t192.40\t118.40\t74.00
合计\t\t214.40\t118.40\t96.00

表2 一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
213\t农林水支出\t204.40\t118.40\t86.00
2130106\t科技转化与推广服务\t12.00\t0.00\t12.00
2130135\t渔业发展\t192.40\t118.40\t74.00
合计\t\t204.40\t118.40\t86.00

表3 一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
301\t工资福利支出\t96.40\t96.40\t
302\t商品和服务支出\t22.00\t\t22.00
30201\t办公费\t6.00\t\t6.00
合计\t\t118.40\t96.40\t22.00

表4 项目支出表
单位：万元
项目名称\t金额
增殖放流\t52.00
巡护船艇维修\t44.00
合计\t96.00
"""


@pytest.fixture(scope="module")
def ask_it(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    "question",
    [
        "科技转化与推广服务在支出总表和一般公共预算表里是同一个数吗？",
        "拿按功能分类的支出总表的科技转化与推广服务跟表二比，差不差？",
        "表一写的科技转化与推广服务是22.00万元，一般公共预算支出那张表还是这个数吗？",
        "科技转化与推广服务：一般公共预算支出表与表1之间有没有出入？",
        "科技转化与推广服务（2130106）在表1里22.00万元、在表2里却只有12.00万元，差的那部分是什么钱？",
    ],
)
def test_a_table_is_found_by_its_number_its_title_or_its_kind(
    ask_it: Callable[[str], Answer], question: str
) -> None:
    answer = ask_it(question)
    assert answer.answer.startswith("不一致"), answer.answer
    for told in ("22.00万元", "12.00万元", "相差10.00万元"):
        assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "办公费在表3和支出总表里一样吗？",
        "基本支出表写的办公费是6.00万元，支出总表也是吗？",
        "对照支出总表和基本支出表，办公费有没有不一致的地方？",
    ],
)
def test_a_table_that_has_no_such_line_is_said_to_have_none(
    ask_it: Callable[[str], Answer], question: str
) -> None:
    answer = ask_it(question)
    assert answer.status is Outcome.ANSWERED
    assert "6.00万元" in answer.answer
    assert "没有找到" in answer.answer
    assert "一致" not in answer.answer


@pytest.mark.parametrize(
    ("question", "verdict", "told"),
    [
        ("项目支出在文字部分和项目支出表里对得上吗？", "一致", ["96.00万元"]),
        ("前面的文字说明写的项目支出，和后面表格里的一样吗？", "一致", ["96.00万元"]),
        ("情况说明与表2对项目支出的说法一致吗，各写了多少？", "不一致", ["96.00万元", "86.00万元"]),
    ],
)
def test_the_text_is_a_place_like_any_table(
    ask_it: Callable[[str], Answer], question: str, verdict: str, told: list[str]
) -> None:
    answer = ask_it(question)
    assert answer.answer.startswith(verdict), answer.answer
    assert all(each in answer.answer for each in told), answer.answer


def test_a_number_of_people_is_told_with_every_value_that_the_document_gives(
    ask_it: Callable[[str], Answer],
) -> None:
    answer = ask_it("禁捕退捕渔民转产安置到底是多少人，文件前后写的一样吗？")
    assert answer.status is Outcome.CONFLICTING
    assert all(told in answer.answer for told in ("215人", "225人", "相差10人")), answer.answer


def test_what_is_told_once_is_not_said_to_be_the_same_throughout(ask_it: Callable[[str], Answer]) -> None:
    assert "一致" not in ask_it("巡护水域多少公里，前后写的一样吗？").answer

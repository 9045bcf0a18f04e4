"""What the table, the form or the list that a question names has, row by row. The document is invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """石埭市应急管理局2024年部门预算
一、年度重点任务
1、修订总体应急预案；
2、排查危险化学品企业隐患；
3、建成乡镇应急站。
二、机构设置
局机关年末实有31人。
三、预算说明
2024年会议费预算2.00万元，拟开3场会议，预计240人参加。
2024年培训费预算5.00万元，拟办6场培训，预计180人参加。
2024年财政拨款支出520.00万元，其中：社会保障和就业支出（类）62.40万元，占12.00%；灾害防治及应急管理支出（类）457.60万元，占88.00%。
2024年部门收支总体情况表
单位：万元
项目\t预算数
一、基本支出\t400.00
（一）人员经费支出\t310.00
（二）公用经费支出\t90.00
1、定额公用支出\t50.00
2、补充公用支出\t40.00
二、项目支出\t120.00
支出合计\t520.00
2024年一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t520.00\t400.00\t120.00
208\t社会保障和就业支出\t62.40\t62.40\t
20805\t行政事业单位养老支出\t62.40\t62.40\t
2080505\t机关事业单位基本养老保险缴费支出\t62.40\t62.40\t
224\t灾害防治及应急管理支出\t457.60\t337.60\t120.00
22401\t应急管理事务\t457.60\t337.60\t120.00
2240101\t行政运行\t337.60\t337.60\t
2240106\t安全监管\t84.00\t\t84.00
2240109\t应急管理\t36.00\t\t36.00
定额公用支出明细表
单位：万元
单位编码\t单位名称\t科目编码\t科目名称\t合计
\t\t\t合计\t50.00
415001\t石埭市应急管理局\t\t\t50.00
\t\t30201\t办公费\t18.00
\t\t30211\t差旅费\t20.00
\t\t30239\t其他交通费用\t12.00
补充公用支出明细表
单位：万元
单位编码\t单位名称\t科目编码\t科目名称\t支出名称\t合计
\t\t\t合计\t\t40.00
415001\t石埭市应急管理局\t\t\t\t40.00
\t\t30201\t办公费\t值班保障经费\t7.00
\t\t30211\t差旅费\t值班保障经费\t15.00
\t\t30211\t差旅费\t执法检查经费\t10.00
\t\t30226\t劳务费\t执法检查经费\t8.00
公用经费情况表
单位：万元
科目编码\t科目名称\t预算数
\t合计\t90.00
30201\t办公费\t25.00
30211\t差旅费\t45.00
30226\t劳务费\t8.00
30239\t其他交通费用\t12.00
2024年项目支出明细表
单位：万元
单位名称\t项目名称\t合计
\t合计\t120.00
石埭市应急管理局\t危化品企业巡查\t52.00
石埭市应急管理局\t乡镇应急站建设\t36.00
石埭市应急管理局\t烟花爆竹打非\t32.00
市级部门整体绩效目标表
年度
主要
职能

目标一：事故起数下降
目标二：应急响应提速

一级指标

二级指标

三级指标

指标值

投入
管理
指标

财务管理

预算执行率

96

投入
管理
指标

财务管理

采购执行率

92

"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # the table that details an item
        ("50万元的定额公用支出花在了哪几个科目？", ("办公费", "18.00万元", "20.00万元", "12.00万元")),
        # rows of one item in two tables, in one table
        ("公用经费情况表里的办公费25万元由哪两块凑成？", ("18.00万元", "7.00万元", "值班保障经费")),
        ("公用经费情况表里的差旅费45万元是由哪几笔组成的？", ("20.00万元", "15.00万元", "10.00万元")),
        # projects, by another word for them
        ("项目支出120万元投到了哪几个专项，每个给多少？", ("52.00万元", "36.00万元", "32.00万元")),
        # all rows of a table that is named alone
        ("2024年项目支出明细表列了哪些？", ("危化品企业巡查", "乡镇应急站建设", "烟花爆竹打非")),
        # a level of the classification, with the shares that the text prints
        (
            "财政拨款支出用在哪几大类，每类多少钱、占多大比重？",
            ("62.40万元", "占12.00%", "457.60万元", "占88.00%"),
        ),
        ("项目支出120万元分在哪几个项级科目？", ("84.00万元", "36.00万元")),
        # those within a bound
        ("金额超过35万元的项目有哪些？", ("52.00万元", "36.00万元")),
        # the points of a list, of a form that lost its table
        (
            "石埭市应急管理局2024年定了哪三项重点任务？",
            ("修订总体应急预案", "排查危险化学品企业隐患", "建成乡镇应急站"),
        ),
        ("整体绩效目标表里预算执行率和采购执行率的指标值各是多少？", ("“96”", "“92”")),
        # two items, then how many of each
        ("开会和搞培训哪边花得多？各办几场、多少人参加？", ("3场会议", "240人", "6场培训", "180人")),
    ],
)
def test_what_stands_under_a_name_is_told_with_its_amounts(
    put: Callable[[str], Answer], question: str, told: tuple[str, ...]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    for words in told:
        assert words in answer.answer, answer.answer


def test_rows_outside_a_bound_are_left_out(put: Callable[[str], Answer]) -> None:
    assert "32.00万元" not in put("金额超过35万元的项目有哪些？").answer


def test_amounts_of_one_table_are_not_taken_from_another(put: Callable[[str], Answer]) -> None:
    answer = put("定额公用支出明细表里的差旅费是多少？")
    assert "20.00万元" in answer.answer
    assert "45.00万元" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "危化品企业巡查52万元查了哪几家企业，每家多少钱？",
        "乡镇应急站建设36万元分给了哪些乡镇，各多少？",
        "灾害防治及应急管理支出457.60万元拨给了哪几所学校，每所多少？",
    ],
)
def test_lines_are_no_answer_for_things_that_are_not_listed(
    put: Callable[[str], Answer], question: str
) -> None:
    assert put(question).status is Outcome.NOT_DISCLOSED


def test_an_amount_is_not_read_as_a_year(put: Callable[[str], Answer]) -> None:
    assert "2038年" not in put("政府采购预算2038.60万元怎么分？").answer

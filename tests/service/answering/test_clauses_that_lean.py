"""Clauses of one question that lean on each other: what the one tells the next reckons with, compares, or divides by."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """白芦县林草局2024年部门预算
一、部门概况
纳入预算编制范围的预算单位共3个，具体如下：
序号\t单位名称\t单位性质\t编制数\t实有在职人数
1\t白芦县林草局（机关）\t行政单位\t20\t18
2\t白芦县森林病虫害防治检疫站\t公益一类事业单位\t12\t9
3\t白芦县苗木培育示范中心\t公益一类事业单位\t15\t14
合计\t\t47\t41
二、预算说明
2024年支出总计1000.00万元，比上年增加50.00万元，增长5.26%，主要原因是新增苗圃。
2024年政府采购预算80.00万元，其中面向中小企业预留采购份额60.00万元。
造林抚育230.00万元，比上年增加30.00万元，增长15.00%，主要原因是面积扩大。
苗圃建设120.00万元，比上年增加20.00万元，增长20.00%，主要原因是新建大棚。
护林员由每人每月600元提高到650元。
现有公务用车4辆，公务用车运行维护费安排12.00万元。
春季造林补助，甲岭片区补助对象50户，每户补助2000元；该项共安排10.00万元。
支出预算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1000.00\t600.00\t400.00
213\t农林水支出\t1000.00\t600.00\t400.00
2130101\t行政运行\t250.00\t250.00\t0.00
2130104\t事业运行\t90.00\t90.00\t0.00
2130204\t事业机构\t150.00\t150.00\t0.00
2130205\t造林抚育\t230.00\t80.00\t150.00
2130301\t行政运行\t40.00\t30.00\t10.00
2130206\t苗圃建设\t120.00\t0.00\t120.00
2130299\t其他林草支出\t120.00\t0.00\t120.00
公开06表
一般公共预算基本支出表（经济分类）
单位：万元
科目编码\t科目名称\t合计
\t合计\t600.00
301\t工资福利支出\t500.00
302\t商品和服务支出\t100.00
30201\t办公费\t30.00
30202\t印刷费\t10.00
30217\t公务接待费\t3.00
30231\t公务用车运行维护费\t7.00
30299\t其他商品和服务支出\t50.00
公开07表
一般公共预算“三公”经费支出表
单位：万元
项目\t预算数
合计\t17.00
公务接待费\t5.00
公务用车运行维护费\t12.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # what the figures told make
        ("办公费和印刷费各多少，加起来多少？", ["30.00万元", "10.00万元", "合计40.00万元"]),
        ("办公费和印刷费各多少？合起来占商品和服务支出的百分之几？", ["合计40.00万元", "40.00%"]),
        ("办公费和印刷费各多少，哪个大？", ["前者比后者多20.00万元"]),
        ("造林抚育安排了多少？比苗圃建设多多少？", ["230.00万元", "120.00万元", "多110.00万元"]),
        ("造林抚育占总支出的多少，比苗圃建设多多少？", ["23.00%", "多110.00万元"]),
        ("造林抚育和苗圃建设哪个多，两项合计占总支出的多少？", ["230.00万元", "合计350.00万元", "35.00%"]),
        ("办公费、印刷费、公务接待费里哪个最多？", ["30.00万元", "10.00万元"]),
        ("行政运行是多少？农林水支出里除了造林抚育还剩多少？", ["其余为770.00万元"]),
        # a count told is what the next clause divides by
        ("公务用车有几辆，每辆车的运行维护费平均多少？", ["4辆", "平均3.00万元/辆"]),
        # a part of what was told, and of nothing else
        ("政府采购预算多少，其中面向中小企业的占几成？", ["80.00万元", "60.00万元", "75.00%"]),
        ("支出最大的科目是哪个？占总支出多少？", ["250.00万元", "25.00%"]),
        # lines of one name
        (
            "名字都叫行政运行的有两个科目，分别多少，合起来占基本支出的百分之几？",
            ["250.00万元", "40.00万元", "合计290.00万元", "48.33%"],
        ),
        # columns of a row, changes of two items
        ("造林抚育的基本支出和项目支出哪个多，多多少？", ["80.00万元", "150.00万元", "70.00万元"]),
        ("造林抚育和苗圃建设哪个比去年增加得多，多多少？", ["30.00万元", "20.00万元", "相差10.00万元"]),
        # tables by their numbers
        ("公务接待费在表6和表7里各是多少，差多少？", ["3.00万元", "5.00万元", "2.00万元"]),
        # what basic expenditure has of an item
        ("公务用车运行维护费里有多少不是从基本支出走的？", ["12.00万元", "7.00万元", "其余为5.00万元"]),
        # from what to what
        ("护林员每月从多少提高到多少，提高了多少？", ["600元", "650元", "相差50元"]),
        # units by what people call them
        ("病虫害检疫站和苗木示范中心，谁的编制多，多几名？", ["“12”", "“15”", "少3人"]),
        ("三家预算单位的实有在职人数加起来是不是41人？", ["“18”", "“9”", "“14”", "一致", "合计41人"]),
        ("三家预算单位的实有在职人数加起来是不是45人？", ["不一致", "合计41人"]),
    ],
)
def test_a_clause_reckons_with_what_the_one_before_it_told(
    asked: Ask, question: str, told: list[str]
) -> None:
    answer = asked(question)
    assert answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING), answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer


def test_nothing_is_made_of_figures_that_are_not_disclosed(asked: Ask) -> None:
    answer = asked("办公费、邮电费和水费各多少，加起来多少？")
    assert "合计" not in answer.answer, answer.answer


def test_a_share_is_of_no_total_where_its_whole_is_named_and_not_disclosed(asked: Ask) -> None:
    answer = asked("公务接待费占卫星发射经费的百分之几？")
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


def test_by_how_much_is_told_in_english_of_what_two_parts_told(asked: Ask) -> None:
    answer = asked(
        "What is the office expense (办公费), what is the printing expense (印刷费), and by how much do they differ?"
    )
    assert "20.00万元" in answer.answer, answer.answer

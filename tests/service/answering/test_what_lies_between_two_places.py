"""What lies between two amounts of one thing is told with what money it is, and numbers of one thing that differ by two
digits changed about are held against each other. The document is invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

HARBOUR = """苇塘县港航事务中心2024年部门预算

第一部分 2024年部门预算情况说明
一、收入预算情况
2024年收入预算1180.00万元，其中：一般公共预算拨款980.00万元，事业收入126.40万元，上年结转73.60万元。事业收入126.40万元全部为船舶检验费。
二、支出预算情况
1.港口建设（2140131）417.50万元，用于码头改造。
2.航标维护（2140136）238.60万元，惠及渔船船员3260名。
三、重点项目绩效情况
航道疏浚工程：年度预算安排：285.00万元，疏浚航道46.3公里。
浮标更换经费62.40万元。
四、国有资产情况
截至上年末共有车辆7辆。

第二部分 预算表
表2 收入总表
单位：万元
科目编码\t科目名称\t合计\t一般公共预算\t事业收入\t上年结转
合计\t\t1180.00\t980.00\t126.40\t73.60
2140131\t港口建设\t491.10\t417.50\t\t73.60
2140136\t航标维护\t365.00\t238.60\t126.40\t
2140110\t行政运行\t323.90\t323.90\t\t

表3 支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t1180.00\t323.90\t856.10
214\t交通运输支出\t1180.00\t323.90\t856.10
21401\t公路水路运输\t1180.00\t323.90\t856.10
2140110\t行政运行\t323.90\t323.90\t
2140131\t港口建设\t491.10\t\t491.10
2140136\t航标维护\t365.00\t\t365.00

表5 一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t980.00\t323.90\t656.10
214\t交通运输支出\t980.00\t323.90\t656.10
21401\t公路水路运输\t980.00\t323.90\t656.10
2140110\t行政运行\t323.90\t323.90\t
2140131\t港口建设\t417.50\t\t417.50
2140136\t航标维护\t238.60\t\t238.60

表8 项目支出表
单位：万元
项目名称\t科目编码\t合计\t一般公共预算\t上年结转
航道疏浚工程\t2140131\t258.00\t258.00\t
灯塔修复（上年结转）\t2140131\t73.60\t\t73.60
浮标更换经费\t2140136\t64.20\t64.20\t

表9 项目支出绩效目标表
项目名称\t航道疏浚工程
一级指标\t二级指标\t三级指标\t指标值\t计量单位
产出指标\t数量指标\t疏浚航道里程\t≥43.6\t公里

表10 项目支出绩效目标表
项目名称\t浮标更换经费
一级指标\t二级指标\t三级指标\t指标值\t计量单位
效益指标\t社会效益\t惠及渔船船员人数\t≥3620\t人
"""


@pytest.fixture(scope="module")
def harbour(asked_of: AskedOf) -> Ask:
    return asked_of(HARBOUR)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "航标维护在支出总表里比一般公共预算支出表多126.40万元，是什么资金？",
            ["365.00万元", "238.60万元", "事业收入"],
        ),
        (
            "航标维护，支出总表和一般公共预算支出表为什么差了一截？差的是哪笔钱？",
            ["126.40万元", "事业收入"],
        ),
        ("港口建设支出总表的数大于一般公共预算支出表，大出多少，来自哪个项目？", ["73.60万元", "灯塔修复"]),
        ("港口建设总共491.10万元，一般公共预算只列417.50万元，多出来的钱哪来的？", ["73.60万元", "上年结转"]),
        (
            "支出总表的项目支出比一般公共预算的项目支出多多少，差在哪些科目上？",
            ["200.00万元", "港口建设", "航标维护"],
        ),
    ],
)
def test_what_lies_between_is_told_with_the_money_that_it_is(
    harbour: Ask, question: str, told: list[str]
) -> None:
    answer = harbour(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("航道疏浚的钱，情况说明和项目支出表是一个数吗？", ["285.00万元", "258.00万元"]),
        ("航道疏浚工程要疏浚多少公里，文字和绩效目标表对得上吗？", ["46.3", "43.6"]),
        ("惠及的渔船船员到底多少人？前面文字和绩效表填的怎么不一样？", ["3260", "3620"]),
        ("浮标更换经费在重点项目说明里的数跟项目支出表不同，各是多少？", ["62.40万元", "64.20万元"]),
    ],
)
def test_numbers_with_two_digits_changed_about_are_of_one_thing(
    harbour: Ask, question: str, told: list[str]
) -> None:
    answer = harbour(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer


def test_what_two_places_print_alike_is_told_to_agree(harbour: Ask) -> None:
    answer = harbour("港口建设在情况说明和一般公共预算支出表里是同一个数吗？")
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert answer.answer.startswith("一致"), answer.answer


def test_of_what_is_printed_nowhere_nothing_is_held_against(harbour: Ask) -> None:
    answer = harbour("渡口补贴在支出总表里比一般公共预算支出表多多少，是什么钱？")
    assert answer.status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL), answer.answer

"""Questions by what they ask for: shares, rankings, counts, purposes, units, terms. The document is invented for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """泽阳县交通运输局2024年部门预算
一、机构设置
纳入预算的单位共三家：局机关、县渡口管理所和县客运站。
2023年末编制46名，实有在岗职工41人，退休12人；另有协管员30人。
共有车辆6辆，其中路政执法用车4辆、其他用车2辆。2024年没有购置车辆的计划。
二、预算说明
渡口维护80.00万元，比上年增加20.00万元，增长33.33%，因为两处渡口换了钢质趸船。
客运补贴120.00万元，比上年减少30.00万元，下降20.00%，主要原因是两条线路并线运行。
路灯电费24.00万元，为县道沿线的路灯付电费，与上年持平。
三、名词解释
上年结转：以前年度安排、本年继续使用的资金。
2024年部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t500.00\t276.00\t224.00
214\t交通运输支出\t500.00\t276.00\t224.00
21401\t公路水路运输\t500.00\t276.00\t224.00
2140101\t行政运行\t276.00\t276.00\t
2140106\t公路养护\t224.00\t\t224.00
2024年部门项目支出表
单位：万元
序号\t项目名称\t合计\t一般公共预算\t上年结转\t项目概述
\t合计\t224.00\t194.00\t30.00\t
1\t客运补贴\t120.00\t120.00\t\t补给跑山区线路的班车，按趟次结算
2\t渡口维护\t80.00\t50.00\t30.00\t更换两处渡口的趸船，检修栈桥
3\t路灯电费\t24.00\t24.00\t\t
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


ANSWERED = [
    ("交通局2024年全部支出是多少", ["500.00万元"]),
    ("项目支出占全部支出的百分之多少？", ["44.80%"]),
    ("基本支出和项目支出各占全部支出的多少？", ["55.20%", "44.80%"]),
    ("花钱最多的项目是哪个？", ["客运补贴", "120.00万元"]),
    ("项目里排第二的是哪个？", ["渡口维护", "80.00万元"]),
    ("上年结转的钱用在哪个项目上？", ["渡口维护", "30.00万元"]),
    ("渡口维护是干什么用的？", ["更换两处渡口的趸船"]),
    ("局里有哪几家预算单位，都叫什么？", ["县渡口管理所", "县客运站"]),
    ("有多少在职人员？", ["41人"]),
    ("执法车有几辆？", ["4辆"]),
    ("有多少协管员？", ["30人"]),
    ("今年打算买车吗？", ["没有购置车辆的计划"]),
    ("上年结转是什么？", ["以前年度安排"]),
    ("渡口维护怎么比去年多了？", ["两处渡口换了钢质趸船"]),
    ("客运补贴比去年少了多少？", ["30.00万元", "两条线路并线运行"]),
    ("渡口维护和客运补贴，哪个比去年增加了？", ["20.00万元", "增加的是渡口维护"]),
    ("How many vehicles does the transport bureau have?", ["6辆"]),
    ("What share of total expenditure goes to projects?", ["44.80%"]),
    ("List all projects of the transport bureau with their amounts.", ["120.00万元", "24.00万元"]),
]
REFUSED = [
    "罚款收入是多少？",
    "中标单位是哪家？",
    "局长叫什么名字？",
    "教育局有几辆车？",
    "城市建设支出安排了多少钱？",
]


@pytest.mark.parametrize(("question", "words"), ANSWERED)
def test_it_is_answered_from_what_is_printed(
    put: Callable[[str], Answer], question: str, words: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert [word for word in words if word not in answer.answer] == [], answer.answer
    assert answer.citations


@pytest.mark.parametrize("question", REFUSED)
def test_what_the_document_does_not_say_stays_refused(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert answer.status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL), answer.answer
    assert not answer.values

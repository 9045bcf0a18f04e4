"""What something is done for, how much may go to it at most, when it is, and what a body has in all. Invented texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

BUDGET = """柏川县公共交通服务中心2025年部门预算
一、预算说明
2025年收入预算总额620.00万元，比上年增加35.00万元，增加的主要原因是校车专线增加2条。
2025年支出预算总额620.00万元。乡镇客运安全巡查项目支出42.00万元。
项目支出绩效目标表
项目名称\t乡镇客运安全巡查
项目资金\t年度资金总额：\t42.00万元
年度目标\t目标一：根据上级交办的超载线索，对全县18家客运公司、24家维修企业开展安全巡查，防范重大事故。目标二：3月，制定巡查方案；5月，对维修企业进行巡查；9月，对市直客运公司进行巡查；10月，对县级客运公司进行巡查。
绩效指标\t一级指标\t二级指标\t三级指标\t指标值
\t产出指标\t数量指标\t巡查客运公司\t≥10家
\t\t成本指标\t宣传经费\t<2.5万
\t效益指标\t经济效益指标\t年度追缴的违规补贴\t≥60万
项目支出绩效目标表
项目名称\t车载终端更新
年度目标\t为公交车加装定位终端，缩短乘客等候时间，提高准点率。
绩效指标\t一级指标\t二级指标\t三级指标\t指标值
\t产出指标\t数量指标\t更新终端\t85台
"""


@pytest.fixture(scope="module")
def budget(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(BUDGET)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("为什么要对客运公司和维修企业搞安全巡查？", "防范重大事故"),
        ("对客运公司、维修企业开展安全巡查，图的是什么？", "防范重大事故"),
        ("给公交车加装定位终端是为了什么？", "缩短乘客等候时间"),
        ("给公交车装定位终端是出于什么考虑？", "提高准点率"),
        ("客运安全巡查，宣传上最多能花多少？", "<2.5万"),
        ("客运安全巡查一年至少要追缴多少钱？", "≥60万"),
        ("几月份对维修企业巡查？", "5月"),
        ("市级客运公司、县级客运公司分别在几月份巡查？", "10月"),
        ("一共能拿到多少钱？", "620.00万元"),
        ("本中心一年要花出去多少钱？", "620.00万元"),
    ],
)
def test_it_is_told(budget: Callable[[str], Answer], question: str, told: str) -> None:
    answer = budget(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        # by how much money changed is not why a thing is done, and what is nowhere said has no aim
        "为什么要开校车专线？",
        "给出租车装计价器图的是什么？",
        "几月份检查驾校？",
        "客运安全巡查，培训上最多能花多少？",
    ],
)
def test_nothing_else_is_told_for_it(budget: Callable[[str], Answer], question: str) -> None:
    answer = budget(question)
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer

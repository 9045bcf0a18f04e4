"""Which of several is most, and whether places say the same, in words that people use: the document is invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """枫桥县水务局2023年部门决算

第一部分 部门概况

一、主要职责

负责水库管护、灌区维修和农村饮水。

二、2023年度重点工作

完成灌区渠道衬砌4.6公里；农村饮水工程受益2360户；建成生态河段1.4万亩。

第二部分 决算情况说明

一、支出决算说明

2023年支出决算900.00万元。其中：水库管护支出320.00万元，比上年增加12.00万元；灌区维修支出260.00万元，比上年增加45.00万元。

二、“三公”经费说明

2023年公务接待费支出决算2.30万元，预算3.00万元。公务用车运行维护费支出决算9.60万元，年末公务用车保有量为6辆，减少的原因是2辆老旧车辆报废。

三、国有资产占用情况说明

截至2023年12月31日，部门共有车辆7辆，均为应急保障用车。

四、绩效自评说明

农村饮水项目自评得分96.00分。

第三部分 决算表

公开01表 支出决算表
单位：万元
科目编码\t科目名称\t合计
2130305\t水库管护\t320.00
2130306\t灌区维修\t260.00
\t合计\t900.00

公开02表 财政拨款“三公”经费支出决算表
单位：万元
项目\t预算数\t决算数
公务接待费\t3.00\t3.20
公务用车运行维护费\t10.00\t9.60
合计\t13.00\t12.80

公开03表 各单位“三公”经费决算表
单位：万元
单位名称\t“三公”经费合计\t公务接待费
枫桥县水务局（本级）\t4.10\t1.20
枫桥县水库管理所\t5.60\t1.40
枫桥县灌区管理站\t3.10\t0.60

附件1 项目支出绩效自评表
项目名称：农村饮水
预算金额：180.00万元
一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t农村饮水受益户数\t≥2300户\t2630户\t50\t48
效益指标\t满意度指标\t群众满意度\t≥90%\t92%\t50\t46
总分\t\t\t\t\t100\t94.00
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    "question",
    [
        "公务用车数量前面写一个数后面又写一个数，究竟有几辆？",
        "公车在文件里有两处提到，数目一致吗？年底到底是几台？",
        "这个局有几台公车？前面说一个数后面说另一个数。",
        "核对一下车辆数：文件里几处写的能不能互相对上？",
        "“三公”部分说的公车数量，跟国有资产那段说的能对上吗？局里究竟有几辆车？",
    ],
)
def test_a_number_of_vehicles_that_two_places_give_differently_is_told_with_both(
    put: Callable[[str], Answer], question: str
) -> None:
    answer = put(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert "6辆" in answer.answer, answer.answer
    assert "7辆" in answer.answer, answer.answer
    assert "2辆" not in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "公务接待费，“三公”经费表上的数和文字说明里报的数有没有出入？有的话差多少？",
        "核对一下公务接待费：文字说明写的跟“三公”经费表写的对不对得上？",
        "公务接待费是多少？我想看看文字说明的数和“三公”经费表的数分别是多少。",
    ],
)
def test_what_was_spent_is_not_told_to_agree_because_the_budget_does(
    put: Callable[[str], Answer], question: str
) -> None:
    answer = put(question)
    assert not answer.answer.startswith("一致："), answer.answer
    assert "2.30万元" in answer.answer, answer.answer
    assert "3.20万元" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "农村饮水受益户数，重点工作和自评表写的户数一样吗？究竟该是多少户？",
        "农村饮水惠及多少户？“重点工作”一节和绩效自评表的说法能不能对上？",
        "自评表里农村饮水的受益户数，跟重点工作里的打架不？",
    ],
)
def test_households_are_held_against_households(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert answer.answer.startswith("不一致："), answer.answer
    assert "2360户" in answer.answer, answer.answer
    assert "2630户" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "农村饮水的自评分，前面正文讲的跟后面自评表是同一个分数吗？各是几分？",
        "农村饮水的绩效自评分是多少？我看看正文跟自评表有没有打架。",
    ],
)
def test_a_score_is_held_against_the_score_of_the_form(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert answer.answer.startswith("不一致："), answer.answer
    assert "96.00分" in answer.answer, answer.answer
    assert "94.00分" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "“三公”经费在各单位之间排个名，第一名是哪家，领先第二名多少万元？",
        "各单位的三公经费比一比，谁居首，比排第二的多出多少？",
        "三家单位的三公经费排个队，头一名是哪家？超出第二名多少？",
    ],
)
def test_who_comes_first_has_most(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    for told in ("水库管理所5.60万元", "4.10万元", "1.50万元"):
        assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "水库管护和灌区维修两项支出差多少，哪项更大？",
        "拿灌区维修和水库管护比一比，谁多？多几万？",
        "水库管护跟灌区维修，孰多孰少，相差几何？",
        "比一比水库管护和灌区维修，哪个多哪个少？差额多少？",
    ],
)
def test_which_of_two_is_more_is_told_in_either_order_of_clauses(
    put: Callable[[str], Answer], question: str
) -> None:
    answer = put(question)
    for told in ("320.00万元", "260.00万元", "60.00万元"):
        assert told in answer.answer, answer.answer


def test_what_was_added_to_each_is_no_amount_of_it(put: Callable[[str], Answer]) -> None:
    answer = put("今年给水库管护加的钱多，还是给灌区维修加的多？两者增量的差额是几十万？")
    for told in ("12.00万元", "45.00万元", "33.00万元"):
        assert told in answer.answer, answer.answer

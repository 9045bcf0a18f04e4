"""Whether two places of a document agree: sections, targets, rates, parts, projects. The document is invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """荻浦县园林绿化局2025年部门预算

第一部分 部门概况

一、主要职责

负责公园管护、行道树养护和苗木引种。

二、人员情况

截至2024年末，事业编制48名，年末实有在职44人，其中管理岗位14人、专技岗位21人、工勤岗位9人；另有护绿员26名，按每人每月400元给予补助。

三、2025年度工作任务

（1）更换破损座椅310个；
（2）改造口袋公园6处，受益居民1.2万人；
（3）开展古树复壮85株；
（4）确保荷塘栈道工程2025年6月底前完工，方便居民通行；
（5）苗圃大棚2025年10月底前交付使用。

第二部分 预算情况说明

一、收支总体说明

2025年收支预算640.00万元，比上年增加32.00万元，增长5.26%。支出中，文字把640.00万元归入城乡社区支出。

二、主要科目增减说明

公园管护180.00万元，比上年减少14.00万元，原因是管护经费增加。
苗木引种96.00万元，比上年增加12.00万元，原因是新增两处苗圃的管护任务。

三、“三公”经费说明

2025年“三公”经费预算9.20万元，其中公务接待费1.20万元，公务用车运行维护费8.00万元，用于5辆车的燃料和保险。

四、政府采购说明

政府采购预算74.00万元，其中货物30.00万元、工程32.00万元、服务12.00万元。

五、国有资产说明

截至2024年末，共有车辆6辆，其中洒水车4辆、业务用车2辆；房屋面积3,150平方米。

六、绩效目标说明

2025年对4个项目编制绩效目标，涉及资金236.00万元，其中100万元以上项目1个。

第三部分 预算表

表1 部门收支总表
单位：万元
收入\t预算数\t支出\t预算数
一、一般公共预算拨款\t640.00\t一、社会保障和就业支出\t
\t\t二、农林水支出\t640.00
收入总计\t640.00\t支出总计\t640.00

表2 项目支出表
单位：万元
序号\t项目名称\t预算数\t主要内容
1\t口袋公园改造\t120.00\t改造口袋公园6处
2\t护绿员补助\t12.48\t26名护绿员
3\t古树复壮\t60.00\t复壮古树85株
4\t座椅更换\t40.00\t更换座椅310个
\t合计\t232.48\t

表3 项目支出绩效目标表
项目名称：口袋公园改造
预算金额：120.00万元
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t改造口袋公园\t≥8处
产出指标\t质量指标\t验收合格率\t100%
产出指标\t数量指标\t更换破损座椅\t≥310个
产出指标\t时效指标\t荷塘栈道工程完工时间\t2025年8月底前
产出指标\t时效指标\t苗圃大棚交付时间\t2025年10月底
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # two sections, each named by what it is about
        ("三公经费说明里的车辆数和国有资产说明里的是否一样？", ["5辆", "6辆", "相差1辆"]),
        ("三公经费那段说用于5辆车，资产部分也是这个数吗？", ["5辆", "6辆"]),
        # the text and the targets
        ("口袋公园要改造几处，工作任务和绩效目标表对得拢吗？", ["6处", "≥8处", "相差2处"]),
        ("任务里写改造口袋公园6处，数量指标也是这么定的吗？", ["6处", "≥8处"]),
        # what the text says of the projects and what their table makes
        (
            "绩效说明称4个项目涉及236.00万元，项目支出表的合计是不是也这样？",
            ["4个", "236.00万元", "232.48万元", "相差3.52万元"],
        ),
        # the item that an amount is put under
        ("文字把640.00万元归入城乡社区支出，部门收支总表也是这样列的吗？", ["农林水支出为640.00万元"]),
        # a time told in two places
        ("荷塘栈道工程的完工时间前后说法一致吗？", ["2025年6月底前", "2025年8月底前"]),
        ("荷塘栈道工程的完工日期，全文有没有出入？", ["2025年6月底前", "2025年8月底前"]),
        # a reason that goes the other way
        ("公园管护是减少的，给出的原因与此相符吗？", ["减少14.00万元", "管护经费增加"]),
    ],
)
def test_two_places_that_differ_are_both_told_and_said_to_differ(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert answer.answer.startswith("不一致："), answer.answer
    for words in told:
        assert words in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("苗圃大棚的交付时间前后一致吗？", ["2025年10月底前", "2025年10月底"]),
        ("破损座椅的更换数量在任务和绩效指标里前后统一吗？", ["310个"]),
        # factors against the amount
        (
            "26名护绿员每人每月400元，一年算下来跟项目支出表的金额有没有出入？",
            ["26名", "400元", "12.48万元"],
        ),
        # parts of one sentence against their whole
        ("管理、专技和工勤岗位几项加起来是不是等于在职44人？", ["14人", "21人", "9人", "相加为44人"]),
        ("车辆6辆是否等于洒水车加业务用车？", ["4辆", "2辆", "相加为6辆"]),
        (
            "政府采购货物、工程、服务三项加总与预算总额吻合吗？",
            ["30.00", "32.00", "12.00", "相加为74.00万元"],
        ),
        # how many projects cost as much
        ("说100万元以上的项目只有1个，项目支出表支持这一说法吗？", ["口袋公园改造120.00万元"]),
    ],
)
def test_two_places_that_agree_are_both_told_and_said_to_agree(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert answer.answer.startswith("一致："), answer.answer
    for words in told:
        assert words in answer.answer, answer.answer


def test_a_reason_that_names_what_was_added_is_told_without_a_verdict(put: Callable[[str], Answer]) -> None:
    answer = put("苗木引种增加，理由和增加相符吗？")
    assert "一致" not in answer.answer
    assert "新增两处苗圃的管护任务" in answer.answer


def test_whether_an_amount_is_enough_is_no_question_of_whether_it_is_the_same(
    put: Callable[[str], Answer],
) -> None:
    answer = put("26名护绿员每人每月300元全年需要多少，护绿员补助预算够用吗？")
    assert "不一致" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "喷泉数量在任务和绩效目标表里一致吗？",
        "口袋公园的验收人数，文字与绩效目标表说法一样吗？",
        "三公经费说明里的船艇数和资产说明一致吗？",
    ],
)
def test_what_neither_place_prints_is_not_said_to_agree(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert answer.status is not Outcome.CONFLICTING, answer.answer
    assert not answer.answer.startswith("一致"), answer.answer


@pytest.mark.parametrize(
    ("question", "told", "place"),
    [
        ("洒水车的数量，资产说明和绩效目标表一致吗？", "洒水车4辆", "「绩效目标表」"),
        ("古树复壮株数在任务和绩效目标表里是不是统一？", "85株", "「绩效目标表」"),
    ],
)
def test_of_what_one_place_alone_prints_that_is_told_and_which_place_does_not(
    put: Callable[[str], Answer], question: str, told: str, place: str
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert told in answer.answer, answer.answer
    assert f"没有找到{place}中的同一项" in answer.answer, answer.answer

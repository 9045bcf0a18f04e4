"""What an amount or a number is made of, and what it is for, where no table prints its parts as such. The document is
invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """岚川县粮食和物资储备局2024年部门预算
一、机构设置
局机关年末实有64人，其中公务员30人、参公人员9人、事业人员25人；退休人员18人。
全年举办培训班12期，其中库管员班5期、质检员班7期。
二、预算说明
2024年收入预算900.00万元，其中：上年结转54.30万元，占6.03%；一般公共预算拨款收入785.70万元，占87.30%；政府性基金预算拨款收入60.00万元，占6.67%。
收入包括：上年结转54.30万元（其中仓房维修31.10万元，应急演练23.20万元）。
2024年使用政府性基金预算拨款安排的支出60.00万元，为土地出让收入安排的支出，用于城西应急库通风系统改造。
其他收入7.70万元，占0.80%，为仓储保管费尾款；上年结转54.30万元，较上年增加4.00万元，主要原因是工程未结算。
三、资产情况
局系统共有车辆9辆，其中应急保障用车6辆、机要通信用车2辆、其他用车1辆；单价50万元以上设备4台。
四、“三公”经费情况
2024年“三公”经费预算14.20万元，其中公务接待费3.40万元；公务用车运行维护费6.00万元；培训费4.80万元。
2024年部门收支总表
单位：万元
收入\t2024年预算数\t支出\t2024年预算数
一、一般公共预算拨款收入\t785.70\t一、粮油物资储备支出\t900.00
二、政府性基金预算拨款收入\t60.00\t\t
本年收入合计\t845.70\t本年支出合计\t900.00
上年结转\t54.30\t结转下年\t
收入总计\t900.00\t支出总计\t900.00
附表5 一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t785.70\t523.60\t262.10
222\t粮油物资储备支出\t785.70\t523.60\t262.10
22201\t粮油物资事务\t785.70\t523.60\t262.10
2220101\t行政运行\t523.60\t523.60\t
2220112\t粮食财务挂账利息补贴\t70.80\t\t70.80
2220115\t粮食风险基金\t191.30\t\t191.30
附表6 基本支出预算明细表-工资福利支出
单位：万元
功能科目\t\t总计\t工资性支出\t\t\t\t社会保障缴费\t\t
科目编码\t科目名称\t\t合计\t基本工资\t津贴补贴\t奖金\t合计\t养老保险\t医疗保险
2220101\t行政运行\t402.70\t311.50\t140.20\t98.10\t73.20\t91.20\t60.80\t30.40
附表7 项目支出表
单位：万元
序号\t项目名称\t支出功能科目\t项目性质\t金额
1\t储备粮轮换价差\t2220115\t延续\t118.90
2\t储备粮质量抽检\t2220115\t延续\t72.40
3\t政策性贷款贴息\t2220112\t延续\t70.80
\t合计\t\t\t262.10
附表8 县级储备库建设资金表
单位：万元
项目名称\t总计\t一般公共预算拨款\t政府性基金\t上年结转
低温仓改造\t205.00\t150.00\t\t55.00
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("上年结转的54.30万元分别用于哪两个方面，各多少？", ("仓房维修31.10万元", "应急演练23.20万元")),
        ("9辆车按用途怎样划分？", ("应急保障用车6辆", "机要通信用车2辆", "其他用车1辆")),
        ("年末实有64人分别是哪些身份？", ("公务员30人", "参公人员9人", "事业人员25人")),
        ("培训班12期由哪几类班次组成？各多少期？", ("库管员班5期", "质检员班7期")),
    ],
)
def test_a_number_is_made_of_what_its_sentence_counts_up_to_it(
    put: Callable[[str], Answer], question: str, parts: tuple[str, ...]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED
    assert all(part in answer.answer for part in parts)


def test_a_quoted_count_ends_where_its_parts_end(put: Callable[[str], Answer]) -> None:
    assert "50万元以上设备" not in put("9辆车按用途怎样划分？").answer


@pytest.mark.parametrize(
    "question", ["8辆车按用途怎样划分？", "上年结转的45.30万元分别用于哪两个方面，各多少？"]
)
def test_a_number_that_is_not_printed_has_no_parts(put: Callable[[str], Answer], question: str) -> None:
    text = put(question).answer
    assert "应急保障用车" not in text
    assert "仓房维修" not in text


@pytest.mark.parametrize(
    ("question", "what", "other"),
    [
        ("政府性基金的60万元准备用在什么工程上？", "城西应急库通风系统改造", "占6.67%"),
        ("其他收入的7.70万元要用来支付什么？", "仓储保管费尾款", "上年结转"),
    ],
)
def test_a_purpose_is_in_the_sentence_that_has_the_amount(
    put: Callable[[str], Answer], question: str, what: str, other: str
) -> None:
    text = put(question).answer
    assert what in text
    assert other not in text


def test_a_cause_and_a_share_are_no_purpose(put: Callable[[str], Answer]) -> None:
    assert "工程未结算" not in put("上年结转的54.30万元要用来支付什么？").answer


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("粮食风险基金科目下的191.3万元分别安排给哪两个项目？", ("储备粮轮换价差", "储备粮质量抽检")),
        ("粮食风险基金（2220115）由哪两个项目组成，各是多少？", ("118.90万元", "72.40万元")),
        ("粮食财务挂账利息补贴科目下有哪些项目？", ("政策性贷款贴息", "70.80万元")),
    ],
)
def test_a_line_by_code_is_made_of_the_projects_booked_under_it(
    put: Callable[[str], Answer], question: str, parts: tuple[str, ...]
) -> None:
    text = put(question).answer
    assert all(part in text for part in parts)
    assert "2220115万元" not in text


@pytest.mark.parametrize(
    "question", ["工资性支出由哪几项构成？", "工资性支出311.5万元由哪几项构成，各多少？"]
)
def test_what_stands_under_a_head_makes_up_its_column(put: Callable[[str], Answer], question: str) -> None:
    text = put(question).answer
    assert all(part in text for part in ("140.20万元", "98.10万元", "73.20万元"))
    assert "60.80万元" not in text


@pytest.mark.parametrize(
    "question", ["低温仓改造的资金分别来自哪里？", "低温仓改造205万元的资金来自哪几个渠道，各多少？"]
)
def test_money_comes_from_the_sources_whose_columns_its_row_fills(
    put: Callable[[str], Answer], question: str
) -> None:
    text = put(question).answer
    assert all(part in text for part in ("150.00万元", "55.00万元"))


def test_as_many_neighbours_as_are_asked_for_make_up_an_amount(put: Callable[[str], Answer]) -> None:
    answer = put("“三公”经费14.20万元，要把哪几项数字加在一起才能得到？")
    assert all(part in answer.answer for part in ("3.40万元", "6.00万元", "4.80万元"))

"""What numbers that a question names make, over one part and over several. The document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from service.answering.asked.reckoning import Make, reckoning

TEXT = """桐浦市东洲区民政事务局2024年部门预算
一、主要职责
负责社会救助和养老服务。
二、人员情况
2023年末核定编制40名，其中行政编制16名、事业编制24名；在职36人，退休12人。
全局现有车辆8辆，其中送餐车6辆、办公车2辆。
三、预算说明
2024年收支预算900.00万元，比上年增加40.00万元，增长4.65%。
助餐点补助48.00万元，比上年增加6.00万元，原因是助餐点由九个增加到十二个。
驿站改造30.00万元，比上年减少5.00万元，原因是停用两处驿站。
助浴上门服务18.00万元，比上年增加2.00万元，原因是服务对象由50名增至60名。
2024年政府采购预算60.00万元，其中：货物12.00万元、工程18.00万元、服务30.00万元。
2024年收支总表
单位：万元
收入\t预算数\t支出\t预算数
一般公共预算拨款\t900.00\t社会保障和就业支出\t900.00
收入总计\t900.00\t支出总计\t900.00
2024年一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t900.00\t400.00\t500.00
2080201\t行政运行\t320.00\t320.00\t
2081901\t城市最低生活保障金支出\t110.00\t\t110.00
2081902\t农村最低生活保障金支出\t290.00\t\t290.00
2101101\t行政单位医疗\t14.00\t14.00\t
2101102\t事业单位医疗\t26.00\t26.00\t
2081006\t养老服务\t140.00\t40.00\t100.00
2024年一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t金额
30110\t职工基本医疗保险缴费\t40.00
30201\t办公费\t5.00
30202\t印刷费\t1.00
30211\t差旅费\t4.00
2024年项目支出表
单位：万元
项目名称\t金额\t项目内容
合计\t500.00\t
助餐点补助\t48.00\t
驿站改造\t30.00\t
助浴上门服务\t18.00\t
老劳模秋游\t6.00\t组织四十名老劳模秋游
敬老院运转和护工补助\t90.00\t全区15所敬老院水电经费30万元、护工工资补助60万元
退役老职工生活补助\t14.40\t24名退役老职工，每人每月500元
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # two of one sort, by names that leave words out
        ("城市低保和农村低保的资金差多少？", ["110.00万元", "290.00万元", "相差180.00万元"]),
        ("办公、印刷、差旅三项加起来要花多少？", ["5.00万元", "1.00万元", "4.00万元", "合计10.00万元"]),
        # counts of persons and of things
        ("退休人员比在职人员少多少人？", ["退休12人", "在职36人", "少24人"]),
        ("退休人员和在职人员一共多少人？", ["合计48人"]),
        ("行政编制占总编制的比例是多少？", ["行政编制16名", "核定编制40名", "40.00%"]),
        ("送餐车在全部车辆里占几成？", ["6辆", "8辆", "75.00%"]),
        # what is left
        ("政府采购预算去掉工程以后还剩多少钱？", ["60.00万元", "18.00万元", "其余为42.00万元"]),
        # a part reckons with what the one before it told
        ("办公费和差旅费一共多少？其中差旅费占百分之几？", ["合计9.00万元", "44.44%"]),
        ("在职比退休多多少人？相当于后者的几倍？", ["24人", "3.00倍"]),
        ("政府采购服务比货物多多少？多的部分占货物的百分之几？", ["18.00万元", "150.00%"]),
        # the number that it became, told in words or in digits, and not what the reason counts
        ("助餐点补助平摊到全区十二个助餐点，每个多少万元？", ["十二个", "4.00万元/个"]),
        ("助浴上门服务按今年的服务对象算，一个人平均多少钱？", ["60名", "0.30万元/名"]),
        ("组织老劳模去秋游，平均一个人合多少钱？", ["四十名老劳模", "1500.00元/名"]),
        # the amount that stands beside the number, of an item that is more
        ("敬老院水电经费平均每所多少万元？", ["15所", "水电经费30万元", "2.00万元/所"]),
        # both factors are named and none is given
        (
            "退役老职工生活补助按人数和每月标准算一年要多少钱，和安排的14.40万元对得上吗？",
            ["一致", "每人每月500元", "14.40万元"],
        ),
        ("退役老职工有多少人？按每人每月500元算，一年要多少万元？", ["24名", "14.40万元"]),
        # whose lines make the amount that the question states
        ("职工基本医疗保险缴费40万元，行政单位和事业单位各占多少？", ["14.00万元", "26.00万元"]),
    ],
)
def test_what_is_asked_to_be_reckoned_is_reckoned_from_the_numbers_named(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    for words in told:
        assert words in answer.answer, answer.answer
    assert all(step.expression for step in answer.derivation)


def test_in_english_what_each_one_gets_is_what_is_spent_per_one(put: Callable[[str], Answer]) -> None:
    answer = put("How much utility funding (水电经费) does each elderly home (敬老院) get on average?")
    assert "2.00万元/所" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        # the reason counts what was closed, and nothing how many there are
        "驿站改造平均每处驿站多少万元？",
        # no such persons, no such vehicles
        "护工比社工多多少人？",
        "电动车占全部车辆的多大比例？",
        # another year's number is not printed
        "2022年在职比退休多多少人？",
        "2024年养老服务比2022年多多少？",
        # a whole and its part make nothing
        "支出总计和养老服务加起来多少？",
    ],
)
def test_what_is_not_printed_is_not_reckoned_with(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert not answer.derivation, answer.answer


@pytest.mark.parametrize(
    ("text", "make", "sides"),
    [
        ("甲费比乙费多多少", Make.LESS, ("甲费", "乙费")),
        ("甲费和乙费和丙费加起来多少", Make.SUM, ("甲费", "乙费", "丙费")),
        ("甲费占乙费的百分之几", Make.SHARE, ("甲费", "乙费")),
        ("其中甲费占多大比重", Make.SHARE, ("甲费", "")),
        ("甲费是乙费的几倍", Make.TIMES, ("甲费", "乙费")),
        ("甲费扣除乙费和丙费之后还剩多少", Make.REST, ("甲费", "乙费", "丙费")),
        ("降幅是百分之几", Make.CHANGE, ("", "")),
    ],
)
def test_the_operation_and_its_sides_are_read_from_the_words(
    text: str, make: Make, sides: tuple[str, ...]
) -> None:
    asked = reckoning(text)
    assert asked is not None
    assert (asked.make, asked.sides) == (make, sides)


@pytest.mark.parametrize("text", ["甲费是多少", "甲费为什么增加", "有哪些项目"])
def test_a_question_that_reckons_nothing_has_no_operation(text: str) -> None:
    assert reckoning(text) is None

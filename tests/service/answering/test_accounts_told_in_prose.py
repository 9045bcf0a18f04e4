"""Final accounts that tell everything in sentences, each expense in a paragraph of its own. The documents are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

ACCOUNT = """中国人民政治协商会议云滇省禾丘苗族彝族自治县委员会2022年度部门决算公开
一、人员情况
我单位核定编制31个，其中行政编制25个，事业编制6个。年末在职人员28人；离退休人员19人，其中离休2人，退休17人。
二、收入支出决算总体情况
2022年度总收入731.60万元，其中：本年收入合计700.10万元，年初结转和结余31.50万元。
2022年度总支出731.60万元，其中：本年支出合计719.35万元，年末结转和结余12.25万元。
财政拨款收入总计690.00万元，与2021年相比增加60.00万元，增长9.52%；财政拨款支出总计705.00万元，与2021年相比增加75.00万元，增长11.90%。收入、支出增加的主要原因是委员活动室改造。
三、“三公”经费支出决算情况
“三公”经费财政拨款支出年初预算18.00万元，支出决算13.00万元，比2021年度减少3.00万元，下降18.75%。决算数小于预算数的主要原因是视察改为线上。比上年减少的主要原因是停用一台越野车。
1.因公出国（境）费用支出0万元，与上年持平。
2.公务用车购置及运行费支出9.40万元，较上年减少1.60万元。其中：公务用车运行维护费支出9.40万元，主要用于调研车辆的燃料费、过路费等，年末公务用车保有量3辆。
3.公务接待费支出决算为3.60万元，完成年初预算的60.0%，比上年减少1.40万元，主要原因是来访减少。国内公务接待40批次（其中外事接待0批次），300人次（其中外事接待0人次）。
"""
HALF = """禾丘县林场2021年度部门决算公开
2021年度“三公"经费支出决算8.00万元,较上年减少1.00万元,下降11.11%,原因为少用车;其中:公务接待费支出2.00万元,年初预算为1.50万元,差值为0.50万元,原因为防火检查增多;公务用车运行维护费支出6.00万元。
接待来宾25批次,150人次,公务用车保有量2辆。
"""


@pytest.fixture(scope="module")
def ask(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(ACCOUNT)


@pytest.fixture(scope="module")
def of_half(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(HALF)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("禾丘县政协2022年三公经费年初批了多少，最后花了多少？", ("18.00万元", "13.00万元")),
        ("三公经费为什么没花到预算数？", ("视察改为线上",)),
        ("三公经费比上年少了多少，是什么原因？", ("3.00万元", "停用一台越野车")),
        ("三公经费里哪一项最多？", ("公务用车购置及运行费9.40万元",)),
        ("公务接待费的年初预算没有单列，能从其他数字推算出来吗？", ("6.00万元", "60.0%")),
        ("没有单独列出公务接待费的年初预算，能从其他数字算出来吗？是多少？", ("6.00万元",)),
        ("公务接待费年初预算没有直接写出来，用文中别的数能推出来吗？", ("6.00万元",)),
        ("接待一个人次平均花了多少元？", ("300人次", "120.00元/人次")),
        ("每批次接待平均花多少？", ("40批次", "900.00元/批次")),
        ("接待费和公车费加起来占三公经费多少？", ("100.00%",)),
        ("财政拨款收支为什么都增加了？", ("60.00万元", "75.00万元", "委员活动室改造")),
        ("年末结转和结余多少，占总支出多少？", ("731.60万元", "1.67%")),
        ("编制多少个，在职多少人？", ("31个", "28人")),
        ("退休的有多少人？", ("17人",)),
        ("How many groups and guests were received?", ("40批次", "300人次")),
        ("What were the year-start budget and the outturn of the three publics?", ("18.00万元", "13.00万元")),
    ],
)
def test_what_sentences_tell_is_answered(
    ask: Callable[[str], Answer], question: str, said: tuple[str, ...]
) -> None:
    answer = ask(question)
    assert answer.status is Outcome.ANSWERED
    assert all(piece in answer.answer for piece in said), answer.answer


def test_the_guests_of_all_are_none_from_abroad(of_half: Callable[[str], Answer]) -> None:
    assert "25" not in of_half("外宾接待了几批？").answer


def test_a_reason_against_the_budget_is_none_against_last_year(ask: Callable[[str], Answer]) -> None:
    assert "越野车" not in ask("三公经费为什么没花到预算数？").answer
    assert "线上" not in ask("三公经费为什么比上年少？").answer.split("公务接待")[0]


def test_what_there_is_at_the_end_of_the_year_is_no_purpose(ask: Callable[[str], Answer]) -> None:
    assert "保有量" not in ask("公务用车运行维护费主要用在哪里？").answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("三公经费为什么减少？", ("1.00万元", "少用车")),
        ("公务接待费为什么比年初预算多？", ("防火检查增多",)),
        ("公务接待费有没有突破预算？", ("2.00万元", "1.50万元")),
        ("接待了多少批次、多少人次？", ("25批次", "150人次")),
    ],
)
def test_half_width_marks_part_clauses_too(
    of_half: Callable[[str], Answer], question: str, said: tuple[str, ...]
) -> None:
    answer = of_half(question).answer
    assert all(piece in answer for piece in said), answer
    assert "其中" not in answer


RECKONED = """松阜市柏原区水务局2023年度部门决算公开
核定行政编制12名、事业编制20名，实有29人。
中心2023年总支出1,500.00万元。
全年收入1,400.00万元，比上年减少100.00万元，下降6.67%。
全年支出1,450.00万元，比上年增加50.00万元，增长3.57%。
机关运行经费支出96.00万元。
项目支出800.00万元。项目支出里，河堤加固用去300.00万元，水闸检修用去120.00万元，其余用于巡河员补助等。
水厂改造工程总投资900.00万元，2023年支付350.00万元，惠及农户。
农户节水补贴发放到卡，兑付资金45.00万元，惠及1500户。
政府采购支出总额600.00万元。授予中小企业合同480.00万元，其中授予小微企业合同90.00万元。
公务接待费支出2.40万元，较年初预算减少0.60万元；会议费支出5.00万元，较年初预算增加1.00万元。
"""


@pytest.fixture(scope="module")
def of_water(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(RECKONED)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("机关运行经费月均开支多少？", ("96.00万元", "平均每月8.00万元")),
        ("机关运行经费摊到12个月，每月约多少万元？", ("平均每月8.00万元",)),
        ("节水补贴平均一户拿到多少元？", ("惠及1500户", "300.00元/户")),
        ("节水补贴户均多少钱？", ("300.00元/户",)),
        ("项目支出除了河堤加固和水闸检修，剩下的还有多少钱？", ("380.00万元",)),
        ("政府采购合同里没给中小企业的有多少？", ("120.00万元",)),
        ("水厂改造工程还欠多少钱没付？", ("550.00万元",)),
        ("行政编制加事业编制，减去实有人数，还缺编多少人？", ("空缺3名",)),
        ("2022年收入和支出哪个多，相差多少？", ("1500.00万元", "1400.00万元", "100.00万元")),
        ("公务接待费和会议费的年初预算还原出来一共多少？", ("3.00万元", "4.00万元", "7.00万元")),
    ],
)
def test_what_follows_from_sentences_is_reckoned_of_their_own_numbers(
    of_water: Callable[[str], Answer], question: str, said: tuple[str, ...]
) -> None:
    answer = of_water(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(part in answer.answer for part in said), answer.answer


@pytest.mark.parametrize(
    "question",
    ["水闸检修还欠多少钱没付？", "政府采购合同里没给外省企业的有多少？"],
)
def test_numbers_that_are_not_of_one_thing_make_nothing(
    of_water: Callable[[str], Answer], question: str
) -> None:
    assert of_water(question).derivation == ()

"""Shares, averages, sums, products and last year's amounts, asked in whatever words and order of clauses. All invented."""

from __future__ import annotations

import pytest

from service.answering.asked.posed import posed
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """松岭县水利局2024年部门预算
一、人员情况
松岭县水利局核定编制48名，在职在编人员40人。
二、收支情况
（一）2024年部门预算收支总计900.00万元，比上年增加60.00万元。
（二）公务接待费4.20万元，比上年减少0.80万元。
（三）“三公”经费20.00万元，比上年增加5.00万元，其中公务接待费减少0.80万元，公务用车购置费增加12.00万元，公务用车运行维护费减少6.20万元。
三、支出情况
（一）山塘管护补助，按照水源远近分两类发放：一类山塘12座，每座每年3000元；二类山塘20座，每座每年1800元。
（二）护河员劳务：近岸组护河员15人，每人每月400元；远岸组护河员8人，每人每月550元。
（三）青石渠修复工程360.00万元：修复渠道从上坝至下坝长4.5公里，新建护栏2.4公里。
（四）柳河综合整治500.00万元，其中省级补助350.00万元、县级配套150.00万元。
一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
\t合计\t400.00\t320.00\t80.00
部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
2130301\t行政运行\t400.00\t400.00\t
2130305\t水利工程建设\t500.00\t\t500.00
\t合计\t900.00\t400.00\t500.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    "question",
    [
        "基本支出里，人员经费占多大比重？",
        "基本支出当中，用于人员经费的比例有多高？",
        "基本支出里有多大一部分是人员经费？请给个百分比。",
        "基本支出，有百分之几是花在人员经费上的？",
        "人员经费这笔钱，在基本支出里是多大一块？",
        "基本支出一共那么多，人员经费占了百分之多少？",
        "拿人员经费除以基本支出，是百分之几？",
        "人员经费与基本支出之比是百分之多少？",
        "如果把基本支出看作100%，人员经费占多少？",
        "基本支出每花100块钱，有多少块是人员经费？",
    ],
)
def test_a_part_is_a_share_of_its_whole_whichever_is_said_first(asked: Ask, question: str) -> None:
    answer = asked(question).answer
    assert "80.00%" in answer, answer


@pytest.mark.parametrize(
    "question",
    [
        "柳河综合整治资金，县财政负担了百分之几？",
        "柳河综合整治的资金里，县级自己掏的占多大比例？",
    ],
)
def test_what_a_level_bears_is_what_it_puts_beside(asked: Ask, question: str) -> None:
    answer = asked(question).answer
    assert "30.00%" in answer, answer


@pytest.mark.parametrize(
    "question",
    [
        "文件只写了2024年比上年变动多少，倒推回去2023年的公务接待费应是几何？",
        "文件只给了今年的数和增减额，那上一年公务接待费该是多少？",
        "公务接待费上年（2023年）的数没直接写，根据增减额反推应该是多少？",
        "上一年（2023年）公务接待费安排过多少？请由今年的数推回去。",
        "文中给了公务接待费比上年的减少额，据此算一算，2023年这项费用有多少？",
        "2023年公务接待费一共是多少？文件里没写这个数，得靠2024年的数和增减额推回去。",
        "由2024年公务接待费和变动额，倒着算出2023年的数。",
        "公务接待费比上年变了多少说了，那上年本身是多少？",
        "根据今年的数字和同比变化，能不能算出上一年公务接待费？如果能，请给出结果。",
    ],
)
def test_last_year_is_reckoned_back_in_any_order_of_clauses(asked: Ask, question: str) -> None:
    answer = asked(question).answer
    assert "5.00万元" in answer, answer


def test_what_asks_more_than_last_year_keeps_its_words() -> None:
    for question in (
        "公务接待费比上年减少的原因是什么,按增减额倒推上年是多少?",
        "2023年年初预算和决算相差多少,能从增减额算出来吗?",
    ):
        assert posed(question).count("按增减数倒推,2023年") == 0


@pytest.mark.parametrize(
    "question",
    [
        "把公用经费平均到每个在职人员头上，一年每人约合几万元？",
        "用公用经费除以在职人数，人均是多少万元？",
        "公用经费和在职人数相除，每人多少万元？",
        "以在职人数计算，公用经费人均约多少？",
        "如果按在职人员平分公用经费，每人能分多少万元？",
        "一个在职人员摊多少公用经费？",
        "每个在职人员对应的公用经费是多少？",
        "在职人员平均每人合多少公用经费（万元）？",
    ],
)
def test_an_amount_is_spread_over_the_staff_however_they_are_said(asked: Ask, question: str) -> None:
    answer = asked(question).answer
    assert "40人" in answer, answer
    assert "2.00万元/人" in answer, answer


@pytest.mark.parametrize(
    "question",
    [
        "修复青石渠，每修一公里要花多少万？",
        "青石渠修复工程每公里的造价是多少？",
        "青石渠修复工程，请折算一下每公里的费用。",
        "每公里青石渠修复工程要投入多少？",
        "青石渠修复工程资金除以公里数，是多少？",
    ],
)
def test_what_one_kilometre_costs_is_of_the_length_named_first(asked: Ask, question: str) -> None:
    answer = asked(question).answer
    assert "80.00万元/公里" in answer, answer


@pytest.mark.parametrize(
    ("question", "made"),
    [
        ("一类山塘的管护补助，全年一共要发多少？", "36000元"),
        ("一类山塘的管护补助，一年一共要发多少万元？", "3.60万元"),
        ("12座山塘，每座每年3000元，一年的管护补助共多少钱？", "36000元"),
        ("近岸组护河员的劳务，一年合计需要多少？", "72000元"),
        ("近岸组护河员15人，每人每月400元，一年要多少钱？", "72000元"),
        ("近岸组护河员一个人一个月400元，15个人一年合计是多少钱？", "72000元"),
    ],
)
def test_a_rate_for_a_number_over_a_time_is_multiplied(asked: Ask, question: str, made: str) -> None:
    answer = asked(question).answer
    assert made in answer, answer


def test_of_several_groups_each_is_made_and_their_sum(asked: Ask) -> None:
    answer = asked("近岸组护河员和远岸组护河员的劳务，按人数和标准算，全年一共多少？").answer
    assert all(part in answer for part in ("72000元", "52800元", "124800元")), answer


def test_of_a_group_that_is_not_printed_nothing_is_made(asked: Ask) -> None:
    answer = asked("三类山塘的管护补助，全年一共要发多少？").answer
    assert not any(made in answer for made in ("36000", "3.60", "72000")), answer


@pytest.mark.parametrize(
    "question",
    [
        "不算新购车那12万元，“三公”经费同上年相比实际减少多少？",
        "假如没有新购车的12万元，“三公”经费比上年是少了多少？",
        "“三公”经费如果不算新购车的12万元，比上年减少了多少？",
    ],
)
def test_a_change_without_one_thing_has_that_said_first_or_last(asked: Ask, question: str) -> None:
    answer = asked(question).answer
    assert "减少7.00万元" in answer, answer


def test_posts_that_are_not_filled_are_only_what_makes_one_ask(asked: Ask) -> None:
    answer = asked("编制没用满，还剩几个空编？").answer
    assert "空缺8名" in answer, answer


@pytest.mark.parametrize(
    "question",
    [
        "用人员经费除以基本支出，得出的占比是多少",
        "拿人员经费去除以基本支出，商是多少？",
        "求人员经费与基本支出之比",
        "算一下人员经费跟基本支出的比值",
        "人员经费占到了基本支出的几成？",
        "人员经费占基本支出几个百分点？",
        "人员经费的钱，占基本支出多大比重？",
    ],
)
def test_what_comes_of_dividing_a_part_by_its_whole_is_its_share(asked: Ask, question: str) -> None:
    answer = asked(question).answer
    assert "80.00%" in answer, answer


@pytest.mark.parametrize(
    ("question", "usual"),
    [
        (
            "把差旅费与会议费的钱相加，再除以公用经费，结果是多少",
            "差旅费和会议费加起来占公用经费的比例是多少",
        ),
        ("差旅费加会议费，再除以公用经费，等于百分之几？", "差旅费和会议费加起来占公用经费的比例是多少?"),
        ("差旅的钱，再加上会议的费用，总共要多少钱？", "差旅和会议加起来多少钱?"),
        ("摊到每名护林员头上，巡护补助是多少元？", "护林员人均巡护补助是多少?"),
        ("绿道建设按三万平方米平摊，一平方米要花多少元", "绿道建设平均每平方米投入多少元(按三万平方米算)"),
        ("以目标里程计，道路保洁每公里合多少钱", "道路保洁平均每公里多少钱(按目标里程算)"),
        ("全局编制没满吧，还差几个人才能满编？", "全局编制空编有多少个?"),
        ("老馆修缮工程今年给的钱，占总投资多大比例", "老馆修缮今年安排的资金占总投资的百分之几"),
        ("差旅费比上年增长几个百分点", "差旅费比上年增长几个百分点"),
    ],
)
def test_sums_and_averages_said_in_whatever_order_are_put_in_the_usual_one(question: str, usual: str) -> None:
    assert posed(question) == usual

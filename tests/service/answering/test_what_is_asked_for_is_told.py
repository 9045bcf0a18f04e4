"""An answer tells the sort of thing that is asked for, or there is none. The department and all that it says are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from service.answering.asked.question import parts, understand

TEXT = """青洼县园林事务局2024年部门决算
一、部门概况
（一）机构设置。局机关内设3个股室：综合股、养护股、苗木股。
（二）人员情况。年末在职实有38人，其中行政12人、事业26人。
二、工作开展情况
全年改造游园6处，其中青石巷、北塘2处游园夜间开放。新栽行道树1450株，由2家绿化公司中标养护。
柳湾苗圃2024年5月并入青洼县林木种苗站。接收社会捐赠树苗款18.00万元。
慰问一线养护工人52名。新增的3家共建单位参加了认养活动。
为9个社区安装了直饮水点。第三方机构对游园改造项目进行了评价。
三、收支说明
年初预算为640.00万元，支出决算为655.20万元。
公务用车运行维护费支出预算为8.00万元，支出决算为6.40万元，决算数小于预算数的主要原因是集中派车后里程减少；同时停用油罐车1辆。
城乡社区支出（类）城乡社区环境卫生（款）城乡社区环境卫生（项）212.00万元，比上年增加30.00万元，主要原因是新增游园保洁。
2024年未发生因公出国（境）费支出，团组0个、累计0人次。
2024年度收入支出决算总表
单位：万元
项目\t决算数
一般公共预算财政拨款收入\t655.20
本年收入合计\t655.20
2024年度一般公共预算财政拨款支出决算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t655.20\t430.00\t225.20
212\t城乡社区支出\t655.20\t430.00\t225.20
21205\t城乡社区环境卫生\t212.00\t\t212.00
2120501\t城乡社区环境卫生\t212.00\t\t212.00
"""

Put = Callable[[str], Answer]


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Put]) -> Put:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    "question",
    [
        # how many there are, and not which
        "改造的6处游园都叫什么名字？",
        "新增的3家共建单位分别是哪几家？",
        "中标养护行道树的2家绿化公司是哪两家？",
        "对游园改造项目进行评价的是哪家第三方机构？",
        # of what is there, neither where nor when nor of what make
        "直饮水点装在哪些社区？",
        "行道树是在哪里栽的？",
        "停用的油罐车是哪一年买的？",
        "停用的油罐车是什么牌子？",
        # numbers that the question gives, and amounts of something else
        "慰问的52名养护工人里有多少人是女工？",
        "2家绿化公司各拿了多少养护费？",
        "游园改造总投资多少？",
    ],
)
def test_what_lacks_the_thing_asked_for_is_not_quoted(put: Put, question: str) -> None:
    answer = put(question)
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("夜间开放的2处游园是哪两处？", ["青石巷", "北塘"]),
        ("局机关内设的3个股室叫什么？", ["综合股", "苗木股"]),
        ("柳湾苗圃并到哪个单位去了？", ["青洼县林木种苗站"]),
        ("柳湾苗圃是什么时候并走的？", ["2024年5月"]),
        ("社会捐赠树苗款收到多少？", ["18.00万元"]),
        ("游园改造项目是谁评价的，由哪个机构？", ["第三方机构"]),
    ],
)
def test_what_has_the_thing_asked_for_is_told(put: Put, question: str, told: list[str]) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(word in answer.answer for word in told), answer.answer


def test_what_is_taken_for_granted_is_not_answered(put: Put) -> None:
    answer = put("局里不是慰问了52名养护工人吗，一共发了什么牌子的慰问品？")
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


def test_what_everybody_says_is_no_part_of_a_question() -> None:
    (one,) = parts(understand("天天讲要勤俭节约，公务用车运行维护费为什么没有用到预算数？"))
    assert "勤俭" not in one.plain
    assert one.plain.startswith("公务用车")


def test_a_plan_that_was_not_reached_is_explained_to_the_end(put: Put) -> None:
    answer = put("公务用车运行维护费为什么没有用到预算数？").answer
    assert "集中派车后里程减少；同时停用油罐车1辆" in answer


def test_a_code_in_brackets_says_what_the_words_before_it_mean(put: Put) -> None:
    answer = put("扫街清运那笔钱（2120501）为什么多了30万？").answer
    assert "新增游园保洁" in answer


def test_a_sentence_that_nothing_occurred_denies(put: Put) -> None:
    answer = put("2024年局里有人因公出国吗？").answer
    assert answer.startswith("没有")
    assert "团组0个" in answer

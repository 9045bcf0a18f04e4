"""What something is made of, what there is, what a term means and why something is so, asked as other people word it. The
document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from service.answering.asked.posed import posed

ACCOUNT = """柳坝县城市管理局2023年度部门决算
第一部分 部门概况
一、机构设置
局机关内设办公室、市容股、环卫股3个股室。
纳入本部门2023年度部门决算编制范围的单位共3个：
1.柳坝县城市管理局（本级）
2.柳坝县环境卫生服务中心
3.柳坝县市政设施维护中心
第二部分 决算情况说明
一、收入支出决算总体情况
本年支出合计1263.00万元，比上年减少84.00万元。
二、一般公共预算财政拨款支出决算具体情况
1.城乡社区支出（类）城乡社区公共设施（款）其他城乡社区公共设施支出（项）。年初预算为300.00万元，支出决算为384.50万元，完成年初预算的128.17%，主要原因是两条主干道路灯更换提前到当年实施。其中路灯电费142.50万元、路灯更换192.00万元、窨井盖整治50.00万元。
2.城乡社区支出（类）城乡社区环境卫生（款）城乡社区环境卫生（项）。年初预算为700.00万元，支出决算为612.30万元，完成年初预算的87.47%，主要原因是垃圾转运站设备招标流标，尾款未付。
3.社会保障和就业支出（类）抚恤（款）死亡抚恤（项）。年初预算为0.00万元，支出决算为26.20万元，主要原因是年内2名退休人员去世。
三、“三公”经费情况
公务接待费支出决算1.80万元，比上年减少0.90万元，下降33.33%，主要原因是检查合并进行，来访批次减少。
公务用车运行维护费支出决算12.60万元，比上年增加3.10万元，增长32.63%，主要原因是洒水车移交后由本部门承担油费和保险。
第三部分 名词解释
1.门前三包：指临街单位和商户对门前的环境卫生、绿化和市容秩序负责的管理方式。
第四部分 附表
支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t1263.00\t240.00\t1023.00
208\t社会保障和就业支出\t26.20\t26.20\t
20808\t抚恤\t26.20\t26.20\t
2080801\t死亡抚恤\t26.20\t26.20\t
212\t城乡社区支出\t1236.80\t213.80\t1023.00
21201\t城乡社区管理事务\t240.00\t213.80\t26.20
2120101\t行政运行\t240.00\t213.80\t26.20
21203\t城乡社区公共设施\t384.50\t\t384.50
2120399\t其他城乡社区公共设施支出\t384.50\t\t384.50
21205\t城乡社区环境卫生\t612.30\t\t612.30
2120501\t城乡社区环境卫生\t612.30\t\t612.30
"""


@pytest.fixture(scope="module")
def account(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(ACCOUNT)


@pytest.mark.parametrize(
    "question",
    [
        "其他城乡社区公共设施支出384.50万元拆成了几块，每块给了多少？",
        "384.50万元的其他城乡社区公共设施支出都用去干什么了，一项一项是多少？",
        "请分项说明其他城乡社区公共设施支出的去向和金额。",
        "其他城乡社区公共设施支出是由哪些部分拼起来的？逐项列出金额。",
        "电费、换灯这些“其他城乡社区公共设施支出”分成哪几块？请写明各自的金额。",
        "其他城乡社区公共设施支出是怎么切块的？每一类分别给出金额。",
    ],
)
def test_what_money_is_made_of_is_told_however_its_parts_are_asked_for(
    account: Callable[[str], Answer], question: str
) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(each in answer.answer for each in ("142.50", "192.00", "50.00")), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "列入这次部门决算的单位都有谁？",
        "这份决算都把谁算进来了？",
        "纳入城管局这份决算编报范围的单位都有谁？",
        "纳入决算的单位一共几家？请列出名称。",
        "决算编制范围内的单位名单能给一下吗？",
    ],
)
def test_bodies_are_told_where_they_are_asked_for_by_who(
    account: Callable[[str], Answer], question: str
) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(each in answer.answer for each in ("环境卫生服务中心", "市政设施维护中心")), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "“门前三包”包含哪些内容？按文件的解释说明。",
        "按文件的解释，“门前三包”让商户管哪些事？",
        "“门前三包”一词究竟是个啥？",
        "文件提及的“门前三包”所指为何？",
        "“门前三包”是怎样一种做法，文件是怎么讲的？",
    ],
)
def test_a_term_is_explained_however_its_meaning_is_asked_for(
    account: Callable[[str], Answer], question: str
) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert "对门前的环境卫生、绿化和市容秩序负责" in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("公务接待费掉了三成多，怎么解释？", "检查合并进行"),
        ("公务接待费一年里少了近三分之一，怎么做到的？", "检查合并进行"),
        ("公务接待费下降是怎么回事？按说来的人也不少才对。", "检查合并进行"),
        ("公务用车运行维护费今年往上走了，凭的是什么？", "洒水车移交"),
        ("城乡社区环境卫生还有钱没支出去，卡在哪儿了？", "招标流标"),
        ("城乡社区环境卫生的年初预算没花满，说说原因。", "招标流标"),
        ("年初编的其他城乡社区公共设施支出预算被大幅突破，原因是什么？", "路灯更换提前"),
        ("其他城乡社区公共设施支出（路灯井盖的整修）比年初安排的多花了20%以上，怎么回事？", "路灯更换提前"),
    ],
)
def test_a_reason_is_told_however_the_change_and_the_why_are_worded(
    account: Callable[[str], Answer], question: str, told: str
) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "请找出年初预算为零、后来却发生了支出的科目，并写明各自的决算数。",
        "年初预算为零、决算里却列了支出的科目，有哪几个？金额各多大？",
    ],
)
def test_lines_without_a_plan_are_told_where_the_condition_stands_before_what_is_asked(
    account: Callable[[str], Answer], question: str
) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(each in answer.answer for each in ("死亡抚恤", "26.20")), answer.answer
    assert "384.50" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "路灯更换的施工单位是哪家，中标价多少？",
        "住房补贴拆成了几块，每块给了多少？",
        "“马路劳务市场”一词究竟是个啥？",
        "会议费掉了三成多，怎么解释？",
    ],
)
def test_what_is_not_printed_stays_refused_in_these_words(
    account: Callable[[str], Answer], question: str
) -> None:
    assert account(question).status is not Outcome.ANSWERED


@pytest.mark.parametrize(
    ("asked", "usual"),
    [
        ("国有资本经营预算这张表有数吗?", "国有资本经营预算这张表有数吗?"),
        ("去年没用完转过来的88万元,都是哪些项目的钱?", "上年结转的88万元有哪些项目?"),
        ("为什么今年要花18万元买车?", "公务用车购置费18万元,原因是什么?"),
        ("给老人买意外伤害保险的补助为何增加?", "老人意外伤害保险补助为何增加?"),
        ("为何变少、少了多少?", "为何变少,少了多少?"),
    ],
)
def test_turns_are_put_in_usual_words_and_what_is_none_stays(asked: str, usual: str) -> None:
    assert posed(asked) == usual

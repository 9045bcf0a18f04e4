"""What a whole is split into, whose bodies there are, and why something changed, with the topic, the split or the order to
list said first, last or in everyday speech. The document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from service.answering.asked.posed import posed

PLAN = """石堰县体育事业发展局2025年部门预算
第一部分 部门概况
纳入本部门2025年部门预算编制范围的单位共3个：
1.石堰县体育事业发展局（本级）
2.石堰县全民健身馆
3.石堰县少年体校
第二部分 预算说明
一、收支总体情况
2025年收入总计1460.00万元，其中：一般公共预算拨款1200.00万元，政府性基金预算拨款180.00万元，上年结转80.00万元。
二、一般公共预算支出情况
1.群众体育（2070308）2025年预算320.00万元，比2024年增加60.00万元，增长23.08%，主要原因是新开三处社区健身点。
2.体育场馆（2070307）2025年预算450.00万元，比2024年增加90.00万元，增长25.00%，主要原因：一是游泳馆屋面翻修；二是灯光改造。
三、“三公”经费情况
公务接待费3.60万元，比上年减少3.60万元，下降50.00%，主要原因是改在机关食堂用餐。
四、其他事项
培训费4.20万元，比上年增加1.10万元，增长35.48%，主要原因是新增裁判员培训两期。
2025年政府采购预算120.00万元，其中：政府采购货物预算70.00万元、政府采购工程预算30.00万元、政府采购服务预算20.00万元。
截至2024年底，本部门共有公务用车4辆，其中机关1辆、全民健身馆2辆、少年体校1辆。
部门收支总体情况表
单位：万元
收入\t预算数\t支出\t预算数
一般公共预算拨款收入\t1200.00\t文化旅游体育与传媒支出\t1460.00
政府性基金预算拨款收入\t180.00\t\t
上年结转\t80.00\t\t
收入总计\t1460.00\t支出总计\t1460.00
一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1200.00\t610.00\t590.00
207\t文化旅游体育与传媒支出\t1200.00\t610.00\t590.00
20703\t体育\t1200.00\t610.00\t590.00
2070301\t行政运行\t430.00\t430.00\t
2070307\t体育场馆\t450.00\t180.00\t270.00
2070308\t群众体育\t320.00\t\t320.00
一般公共预算“三公”经费支出表
单位：万元
单位名称\t合计\t公务接待费\t公务用车运行费
合计\t11.60\t3.60\t8.00
石堰县体育事业发展局（本级）\t5.00\t2.00\t3.00
石堰县全民健身馆\t5.40\t1.40\t4.00
石堰县少年体校\t1.20\t0.20\t1.00
"""


@pytest.fixture(scope="module")
def plan(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(PLAN)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("收入总计将近一千五百万，按来源拆开看，每一块是多少钱？", ("1200.00", "180.00", "80.00")),
        ("按资金来源看，收入总计各部分分别有多少？", ("1200.00", "180.00", "80.00")),
        ("政府采购一共多少钱？请按货物、工程、服务三类分开说。", ("120.00", "70.00", "30.00", "20.00")),
        ("体育场馆这一项里，基本支出有多少，项目支出又有多少？", ("180.00", "270.00")),
        ("体育局和下属单位的公务车，分别归谁用、各有多少辆？", ("机关1辆", "健身馆2辆", "少年体校1辆")),
    ],
)
def test_a_whole_is_split_wherever_its_split_is_said(
    plan: Callable[[str], Answer], question: str, told: tuple[str, ...]
) -> None:
    answer = plan(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(each in answer.answer for each in told), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "公务接待费一共多少，其中全民健身馆多少？",
        "今年公务接待费预算是多少？其中全民健身馆的有多少？",
    ],
)
def test_a_whole_is_told_beside_the_part_of_one_of_its_bodies(
    plan: Callable[[str], Answer], question: str
) -> None:
    answer = plan(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(each in answer.answer for each in ("3.60", "1.40")), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "想知道预算单位有多少家，名称也列一下",
        "体育局部门预算的编报范围里都有谁，请逐一列出",
        "部门预算单位的名单",
        "请列出归体育局管的各家预算单位",
    ],
)
def test_bodies_are_named_where_their_number_their_list_or_their_head_is_said(
    plan: Callable[[str], Answer], question: str
) -> None:
    answer = plan(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(each in answer.answer for each in ("健身馆", "少年体校")), answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("招待费一下砍掉一半，靠的是什么办法？", "机关食堂"),
        ("公务接待费比上年压减了多少？是怎么压下来的？", "机关食堂"),
        ("公务接待费怎么反倒少花了？", "机关食堂"),
        ("不是要压一般性支出吗，今年花在培训上的预算为何比上年还多？", "裁判员培训"),
        ("说好过紧日子的，培训费凭什么还增加了？", "裁判员培训"),
        ("体育场馆增幅有两成多，多出来的钱用在什么地方，为什么要加？", "灯光改造"),
        ("群众体育增加，是出于什么考虑？", "社区健身点"),
    ],
)
def test_a_reason_is_told_behind_what_only_leads_up_to_it(
    plan: Callable[[str], Answer], question: str, told: str
) -> None:
    answer = plan(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "不是要过紧日子吗，会议费为何比上年还多？",
        "健身步道工程款没在去年付清，留到今年，是什么情况？",
        "游泳馆的钱没在去年付清，留到今年，是什么情况？",
        "国有资本经营预算按来源拆开看，每一块是多少钱？",
        "健身馆的器材采购清单：买什么、预算各多少？",
    ],
)
def test_what_is_not_printed_stays_refused(plan: Callable[[str], Answer], question: str) -> None:
    assert plan(question).status is not Outcome.ANSWERED


@pytest.mark.parametrize(
    ("asked", "usual"),
    [
        (
            "去年公开的甲项目是86万元，这次的上年数却不一样，怎么回事？",
            "为什么甲项目的上年数和去年公开的86万元对不上?",
        ),
        ("桥梁检测费没在去年付清，留到今年，是什么情况？", "桥梁检测费为什么拖到今年才付?"),
        (
            "年初没有预算、后来有支出的科目，请把名称和金额都列出来。",
            "年初没有预算、后来有支出的科目有哪些,各多少钱。",
        ),
        ("翻修校舍的钱多了，是因为什么？", "校舍维修的钱多了,原因是什么?"),
        ("项目支出一共多少钱，里面有多少是上年结转过来的？", "项目支出一共多少钱,其中上年结转多少?"),
        ("公务接待费降幅是多少？", "公务接待费降幅是多少?"),
        ("立项依据是什么？", "立项依据是什么?"),
        ("本级承担的项目支出是多少？", "本级承担的项目支出是多少?"),
    ],
)
def test_frames_are_put_in_usual_words_and_what_is_none_stays(asked: str, usual: str) -> None:
    assert posed(asked) == usual

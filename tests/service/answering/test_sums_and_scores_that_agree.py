"""Scores, vehicles, staff, procurement and rates held against what else a document prints. The document is invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import understand

TEXT = """石潭县文物保护中心2024年部门决算

第一部分 部门概况

一、主要职责

负责古建筑修缮、石刻保护和文物巡查。

二、机构设置和人员

截至2024年末，核定编制60名；在职实有人员52人，其中行政人员20人、事业人员32人。

所属单位情况表
单位名称\t单位性质\t编制人数（人）\t在职实有人数（人）
石潭县文物保护中心本级\t行政单位\t22\t20
石潭县石刻研究所\t公益一类事业单位\t24\t19
石潭县古塔管理站\t公益一类事业单位\t14\t12

三、2024年度重点工作

（1）巡查古桥47座；
（2）石刻数字化建档由80处增加到130处，全年计划完成石刻数字化建档160处。

第二部分 部门决算情况说明

一、支出决算情况

2024年支出决算900.00万元，完成年初预算的95.00%。

二、项目支出情况

古建筑巡护补助93.60万元。木塔30座，每座补助12000元；石桥48座，每座补助12000元。

三、政府采购支出情况

2024年政府采购支出110.00万元，其中货物类采购20.00万元、工程类采购60.00万元、服务类采购33.00万元。

四、国有资产占用情况

截至2024年末，本部门共有车辆7辆，其中：机要通信用车1辆、应急保障用车2辆、执法执勤用车3辆、其他用车2辆。

五、预算绩效自评情况

1.古建筑修缮项目自评得分94.60分。全年预算数200.00万元，执行数190.00万元，完成预算的97.00%。
2.石刻保护项目自评得分92.00分。全年预算数80.00万元，执行数72.00万元，完成预算的90.00%。

第三部分 附表

政府采购明细表
单位：万元
采购内容\t采购类别\t采购金额
扫描仪\t货物\t20.00
塔基加固\t工程\t60.00
安防运维\t服务\t12.00
测绘建档\t服务\t18.00
合计\t\t110.00

项目支出绩效自评表
项目名称\t古建筑修缮\t\t\t\t
项目资金\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t200.00\t200.00\t190.00\t10\t95.00%\t9.50
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
\t产出指标\t数量指标\t修缮古桥数量\t≥49座\t49座\t50\t47.50
\t效益指标\t社会效益指标\t开放景点数量\t12处\t12处\t30\t28.00
\t满意度指标\t服务对象满意度指标\t游客满意度\t≥90%\t93%\t10\t9.40
总分\t\t\t\t\t\t100\t94.40

项目支出绩效自评表
项目名称\t石刻保护\t\t\t\t
项目资金\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t80.00\t80.00\t72.00\t10\t90.00%\t9
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
\t产出指标\t数量指标\t石刻数字化建档数量\t150处\t150处\t50\t48
\t效益指标\t社会效益指标\t展出石刻数量\t20件\t20件\t30\t27
\t满意度指标\t服务对象满意度指标\t观众满意度\t≥90%\t91%\t10\t8
总分\t\t\t\t\t\t100\t92
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # a score, and what the items of its form make
        ("古建筑修缮的自评得分，正文和自评表打不打架？", ["94.60分", "94.40分", "相差0.20分"]),
        ("古建筑修缮项目的预算执行率，文字说明和自评表对得拢不？", ["97.00%", "95.00%", "相差2.00个百分点"]),
        # vehicles by kind, staff by unit
        ("各类用车加一遍，跟车辆总数合得上吗？", ["7辆", "相加为8辆", "相差1辆"]),
        (
            "两家事业单位的在职人数加起来，和文中的事业人员是不是同一个数？",
            ["32人", "19", "12", "相加为31人"],
        ),
        # the rows of one sort
        (
            "服务类采购，正文说的和采购明细表里的有没有出入？",
            ["33.00万元", "12.00", "18.00", "相加为30.00万元"],
        ),
        # what was raised is not what it is raised to
        ("石刻数字化建档，重点工作和自评表里的处数一样不一样？", ["160处", "150处", "相差10处"]),
    ],
)
def test_numbers_that_do_not_agree_are_told_with_what_lies_between(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert answer.answer.startswith("不一致："), answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("石刻保护的自评分，文字和自评表是一码事吗？", ["92.00分", "总分的得分为92分"]),
        ("石刻保护自评表的各项得分加起来等于总分吗？", ["相加为92分"]),
        ("货物类采购，正文和采购明细表能对上号吗？", ["20.00万元"]),
        # several rates
        (
            "古建筑巡护补助93.60万元，拿座数和每座标准乘出来是这个数吗？",
            ["36.00万元", "57.60万元", "相加为93.60万元"],
        ),
    ],
)
def test_numbers_that_agree_are_told_and_said_to(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert answer.answer.startswith("一致："), answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "石刻保护是哪一年设立的，前后打不打架？",
        "壁画临摹的自评得分，正文和自评表一致吗？",
        "船艇按用途分的各类加起来等于总数吗？",
    ],
)
def test_what_is_not_printed_twice_is_not_said_to_agree(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert not answer.answer.startswith(("一致", "不一致")), answer.answer


@pytest.mark.parametrize(
    "asked",
    [
        "打不打架", "对得拢不", "合不合得上", "是同一个吗", "是不是一码事", "有没有毛病", "差没差", "一样不一样",
        "能不能对上号", "有无差异", "算得准不准", "得出来是这个数吗", "凑得齐吗", "请核对一下", "该信哪个",
    ],
)  # fmt: skip
def test_whether_figures_agree_is_heard_however_it_is_asked(asked: str) -> None:
    assert understand(f"说明里的辆数和附表里的辆数，{asked}？").wants(Ask.VERIFY)


@pytest.mark.parametrize("asked", ["有没有编列对下转移支付", "对口支援安排了多少", "核对工作由谁负责"])
def test_words_that_only_look_like_a_verdict_ask_for_none(asked: str) -> None:
    assert not understand(f"2024年{asked}？").wants(Ask.VERIFY)

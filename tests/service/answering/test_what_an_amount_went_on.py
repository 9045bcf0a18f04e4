"""What an amount is made of: told sentences behind it, in points below it, in the rows of what is bought for a project, or by
projects of one head. The department is invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

DEPARTMENT = """禾岭县园林管理局2024年部门预算公开
第二部分 情况说明
一、项目支出情况
1.行道树养护。年初安排90.00万元，2023年为72.00万元，较上年增加18.00万元。增加的主要原因是新增两条道路。其中修剪清运31.20万元，38个泵站和14处喷灌点检修27.50万元，围挡更换6.30万元，其余为值守和巡查经费。
2.花卉种子补助268.00万元。其中月季3.2万盆，县级每盆补助30元，96.00万元；茶花2.4万盆，每盆35元，84.00万元；杜鹃4.4万盆，每盆20元，88.00万元。
3.公园改造提升
其中步道翻修105.40万元，每平方米180元；长廊维修76.30万元；公厕改建44.30万元，覆盖6座公园。
4.广场节能改造320.00万元，用于三处广场：东广场120.00万元、西广场110.00万元、南广场90.00万元。
二、政府性基金预算情况
2024年政府性基金预算支出164.50万元，比上年增加20.00万元。主要用于：
1.新建口袋公园4个，安排80.00万元，每个20.00万元；
2.古树保护围栏更换，安排52.50万元，涉及古树105株；
3.郊野绿道标识，安排32.00万元。
三、绩效情况
本部门对全部项目开展自评，平均得分93.20分。
自评发现的问题主要有两个方面：一是苗木验收记录不全，二是泵站检修拖到雨季以后。
附表1 项目支出表
单位：万元
项目名称\t合计\t一般公共预算\t事业收入
合计\t436.00\t396.00\t40.00
绿化补助（提前下达）—村庄绿化\t120.00\t120.00\t
绿化补助（提前下达）—庭院绿化\t76.00\t76.00\t
行道树养护\t90.00\t50.00\t40.00
园林巡查能力建设\t150.00\t150.00\t
附表2 政府采购预算表
单位：万元
采购类别\t采购项目\t数量\t预算金额
货物类小计\t\t\t38.00
货物\t割灌机\t20台\t26.00
货物\t喷雾车\t2辆\t12.00
工程类小计\t\t\t149.00
工程\t公厕改建施工\t6座\t89.00
工程\t围栏安装施工\t1项\t60.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(DEPARTMENT)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("行道树养护那90万都干了些什么？", ("31.20万元", "27.50万元", "6.30万元", "值守")),
        ("养护行道树的90万元具体用到了哪几处？", ("31.20万元", "27.50万元", "6.30万元")),
        ("公园改造提升的226.00万元分成哪几块？", ("105.40万元", "76.30万元", "44.30万元")),
        ("公园提升这226.00万元到底买了什么？", ("105.40万元", "76.30万元", "44.30万元")),
        ("政府性基金164.5万元用在哪几处？", ("80.00万元", "52.50万元", "32.00万元")),
        ("基金那164.50万都办了哪些事？", ("80.00万元", "52.50万元", "32.00万元")),
        ("三处广场节能改造320万是怎么摊的？", ("120.00万元", "110.00万元", "90.00万元")),
    ],
)
def test_the_parts_of_an_amount_stand_sentences_or_points_behind_it(
    asked: Ask, question: str, said: tuple[str, ...]
) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(piece in answer.answer for piece in said), answer.answer


@pytest.mark.parametrize(
    "question", ["县里给哪些花卉品种补助？每种补多少？", "花卉种子补助都补给哪些品种，各多少？"]
)
def test_parts_with_other_numbers_between_them_are_told_of_what_the_title_names(
    asked: Ask, question: str
) -> None:
    answer = asked(question)
    assert all(piece in answer.answer for piece in ("96.00万元", "84.00万元", "88.00万元")), answer.answer


def test_what_lies_between_two_years_is_no_part(asked: Ask) -> None:
    assert "72.00" not in asked("行道树养护的90.00万元由哪几块组成？").answer.partition("其中")[0]


@pytest.mark.parametrize(
    "question", ["食堂改造的320万是怎么分的？", "路灯的90万都干了些什么？", "停车场那226万元分成哪几块？"]
)
def test_a_round_amount_of_something_else_is_refused(asked: Ask, question: str) -> None:
    assert asked(question).status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    "question", ["工程类采购149.00万元由哪几个施工项目构成？", "政府采购里属于工程的有哪些，各多少钱？"]
)
def test_what_is_bought_of_a_sort_is_what_its_rows_call_so(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "89.00万元" in answer.answer, answer.answer
    assert "60.00万元" in answer.answer, answer.answer
    assert "割灌机" not in answer.answer, answer.answer
    assert "小计" not in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question", ["提前下达的绿化补助分给哪两类绿化，各多少？", "绿化补助都包括哪些绿化，各多少钱？"]
)
def test_projects_of_one_head_are_its_parts(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "120.00万元" in answer.answer, answer.answer
    assert "76.00万元" in answer.answer, answer.answer
    assert "巡查" not in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["自评查出了哪几方面的毛病？", "绩效自评暴露出哪些短板？"])
def test_faults_are_problems(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "验收记录不全" in answer.answer, answer.answer
    assert "雨季" in answer.answer, answer.answer

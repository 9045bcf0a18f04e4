"""What follows from printed figures: shares, sums, averages, last year's amounts, agreement. The document is invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """岚溪县水利局2024年部门预算
一、主要职责
管护全县的山塘和灌渠，组织防汛值守，审批取水。
二、人员情况
2023年末行政编制12名，事业编制30名，实有在职人员40人，退休人员9人。
三、预算说明
2024年收支预算900.00万元，比上年增加60.00万元，增长7.14%，主要原因是灌渠清淤列入当年任务。
基本支出400.00万元，比上年增加15.00万元。
项目支出500.00万元，比上年增加45.00万元。
山塘加固（2130305）300.00万元，比上年增加80.00万元，增长36.36%，因为新列三座病塘。
灌渠清淤（2130306）140.00万元，比上年减少20.00万元，原因是支渠已清完。
夜间值守38.50万元，用于汛期值班补助。
取水口标识牌制作21.50万元，计划安装300块。
2024年“三公”经费预算9.60万元，其中：公务接待费1.80万元，公务用车运行维护费7.80万元。
2024年政府采购预算66.00万元，其中：货物26.00万元，服务40.00万元。
2024年一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t900.00\t400.00\t500.00
208\t社会保障和就业支出\t60.00\t60.00\t
20805\t行政事业单位养老支出\t60.00\t60.00\t
2080505\t机关事业单位基本养老保险缴费支出\t60.00\t60.00\t
213\t农林水支出\t840.00\t340.00\t500.00
21303\t水利\t840.00\t340.00\t500.00
2130301\t行政运行\t340.00\t340.00\t
2130305\t水利工程建设\t350.00\t\t350.00
2130306\t水利工程运行与维护\t150.00\t\t105.00
2024年项目支出表
单位：万元
项目名称\t合计\t一般公共预算
合计\t500.00\t500.00
山塘加固\t300.00\t300.00
灌渠清淤\t140.00\t140.00
夜间值守\t38.50\t38.50
取水口标识牌制作\t21.50\t21.50
"""
ACCOUNT = """蓼塘县就业服务中心2023年度部门决算
一、决算说明
2023年度本年支出合计640.00万元。
公务接待费预算3.00万元，支出决算1.20万元，比预算减少1.80万元，比2022年度决算减少0.50万元，主要是接待批次减少。
渡工补贴42.00万元，补贴渡工35名，每名每年1.2万元。堤岸修补98.00万元，用于4公里堤岸，每公里20万元。
摆渡船新增3艘，渡船补助由此增加；巡河员由上年的52人减少到47人。渡口救生艇报废2辆，总数为11辆。
人员经费支出210.00万元，公用经费支出35.00万元，主要包括办公费6.00万元、电费4.00万元。
二、2023年度重点项目绩效自评情况表
单位：万元
项目名称\t全年预算数\t执行数
技工夜校补贴\t90.00\t82.00
渔民转岗补贴\t60.00\t56.00
2023年度项目支出绩效自评表

项目名称：渔民转岗补贴

一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t渔民岗位安置人数\t≥160人\t140人\t20\t17
效益指标\t社会效益指标\t稳定就业率\t≥80%\t84%\t20\t20
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # classes of the classification, and what part of the whole each is
        ("2024年支出按功能分类的构成及各自占比", ["社会保障和就业支出", "6.67%", "840.00万元", "93.33%"]),
        ("支出按大类排，最大的是哪一类？", ["农林水支出（213）840.00万元"]),
        # a row's columns
        ("农林水支出里基本支出和项目支出各多少", ["340.00万元", "500.00万元"]),
        ("农林水支出中项目支出占多少？", ["59.52%"]),
        # what a sentence counts up
        ("政府采购预算的两类分别多少", ["货物26.00万元", "服务40.00万元"]),
        ("“三公”经费里花得最多的是哪项", ["7.80万元"]),
        # order
        ("山塘加固、灌渠清淤、夜间值守从高到低排一下", ["300.00万元", "140.00万元", "38.50万元"]),
        ("项目里最多的和最少的各是哪个", ["山塘加固300.00万元", "取水口标识牌制作21.50万元"]),
        # last year, where only the change is printed
        ("倒推一下2023年的收支预算", ["840.00万元"]),
        ("2023年山塘加固是多少", ["220.00万元"]),
        ("灌渠清淤2023和2024年各是多少", ["140.00万元", "160.00万元"]),
        ("灌渠清淤比上年减少了百分之几", ["20.00万元", "12.50%"]),
        # and what two amounts of last year make together
        ("2023年灌渠清淤占当年收支预算的多少", ["160.00万元", "840.00万元", "19.05%"]),
        ("去年山塘加固比灌渠清淤多多少", ["220.00万元", "160.00万元", "相差60.00万元"]),
        ("去年山塘加固和灌渠清淤一共多少", ["合计为380.00万元"]),
        ("去年灌渠清淤比今年多多少", ["减少20.00万元"]),
        # averages over a number that stands with the item, or over those who work there
        ("取水口标识牌制作平均每块多少元", ["21.50万元", "300块", "716.67元/块"]),
        ("按在职人员算，人均基本支出多少", ["40人", "10.00万元/人"]),
        # numbers of persons
        ("行政编制和事业编制一共多少名", ["42名"]),
        ("行政编制和事业编制相差多少名", ["18名"]),
        # spoken words
        ("请客吃饭的钱今年安排了多少", ["1.80万元"]),
        ("养车的钱多少", ["7.80万元"]),
        ("水利局管些什么事", ["管护全县的山塘和灌渠"]),
        ("山塘加固那块为啥多了八十来万", ["80.00万元", "新列三座病塘"]),
        # what a change is made of
        (
            "收支预算为什么增加",
            ["60.00万元", "灌渠清淤列入当年任务", "项目支出增加45.00万元", "基本支出增加15.00万元"],
        ),
    ],
)
def test_what_is_asked_follows_from_printed_figures(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    text = answer.answer.replace("[", "|[")
    bare = "".join(part.partition("]")[2] if "]" in part else part for part in text.split("|["))
    assert all(words in bare for words in told), bare


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # against the budget and against the year before, in one breath
        ("公务接待费实际花的和预算、和2022年比，各少了多少？", ["1.80万元", "0.50万元"]),
        ("公务接待费比上年和预算分别减少多少", ["1.80万元", "0.50万元"]),
        # beside what the people cost the office is all of the rest
        ("养人的钱和办公的钱差多少？", ["210.00万元", "35.00万元", "175.00万元"]),
        # of all that is spent, and not of a list of projects
        ("技工夜校补助占了全年支出的百分之几？", ["82.00万元", "640.00万元", "12.81%"]),
        # how many there were, of what was added to them or taken off
        ("2022年有多少名巡河员", ["上年的52人"]),
        ("上年渡口救生艇有几辆", ["2辆", "11辆", "13辆"]),
        # what one number and its rate make is not made of those of the next item too
        ("渡工补贴按人数和标准算，和预算对得上吗", ["一致", "42.00万元", "35名", "1.2万元"]),
        # over the persons that were reached
        ("按实际安置人数平均，每个渔民转岗一年补了多少钱？", ["56.00万元", "140人", "0.40万元/人"]),
    ],
)
def test_what_is_asked_of_an_account_follows_from_its_figures(
    asked_of: Callable[[str], Callable[[str], Answer]], question: str, told: list[str]
) -> None:
    answer = asked_of(ACCOUNT)(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(words in answer.answer for words in told), answer.answer


def test_figures_that_do_not_agree_are_said_not_to(put: Callable[[str], Answer]) -> None:
    answer = put("水利工程运行与维护的合计与项目支出一致吗")
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert "150.00万元" in answer.answer
    assert "105.00万元" in answer.answer
    assert "45.00万元" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        # only this year's amount is printed
        "2023年夜间值守是多少",
        "夜间值守上年是多少",
        # a table that takes for granted what is not printed
        "夜间值守80万元用来做什么",
        "灌渠清淤人均多少",
        "山塘加固用了哪家公司的水泥",
        "哪几座病塘要加固，名字叫什么",
    ],
)
def test_what_does_not_follow_is_refused(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert answer.status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL), answer.answer

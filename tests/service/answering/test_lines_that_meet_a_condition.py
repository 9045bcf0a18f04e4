"""Lists of the lines, projects and indicators that meet a condition: all of them and no other. The documents are invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

FINAL = """柏川县林业局2023年度部门决算
第一部分 2023年度部门决算情况说明
一、收入支出决算总体情况说明
2023年度收、支总计1500.00万元。
二、一般公共预算财政拨款支出决算情况说明
2023年度一般公共预算财政拨款支出年初预算为900.00万元，支出决算为1010.00万元，完成年初预算的112.22%。其中：
1.农林水支出（类）林业和草原（款）行政运行（项）。年初预算为300.00万元，支出决算为306.00万元，完成年初预算的102.00%。决算数大于年初预算数的主要原因是护林站并入后补发津贴。
2.农林水支出（类）林业和草原（款）森林资源培育（项）。年初预算为420.00万元，支出决算为378.00万元，完成年初预算的90.00%。决算数小于年初预算数的主要原因是苗圃灌溉改造延后。
3.农林水支出（类）林业和草原（款）湿地保护（项）。年初预算为0.00万元，支出决算为126.00万元。决算数大于年初预算数的主要原因是年中下达候鸟栖息地修复补助。
4.社会保障和就业支出（类）抚恤（款）死亡抚恤（项）。年初预算为0.00万元，支出决算为20.00万元。决算数大于年初预算数的主要原因是一名护林员因公牺牲。
5.住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为180.00万元，支出决算为180.00万元，完成年初预算的100.00%。决算数等于年初预算数。
三、政府性基金预算财政拨款支出决算情况说明
2023年度政府性基金预算财政拨款支出490.00万元。
第二部分 决算表
一般公共预算财政拨款支出决算表
公开05表\t单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
208\t社会保障和就业支出\t20.00\t20.00\t
20808\t抚恤\t20.00\t20.00\t
2080801\t死亡抚恤\t20.00\t20.00\t
213\t农林水支出\t810.00\t306.00\t504.00
21302\t林业和草原\t810.00\t306.00\t504.00
2130201\t行政运行\t306.00\t306.00\t
2130205\t森林资源培育\t378.00\t\t378.00
2130212\t湿地保护\t126.00\t\t126.00
221\t住房保障支出\t180.00\t180.00\t
22102\t住房改革支出\t180.00\t180.00\t
2210201\t住房公积金\t180.00\t180.00\t
\t合计\t1010.00\t506.00\t504.00
政府性基金预算财政拨款收入支出决算表
公开07表\t单位：万元
科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余
\t\t\t\t小计\t基本支出\t项目支出\t
212\t城乡社区支出\t70.00\t300.00\t340.00\t\t340.00\t30.00
21208\t国有土地使用权出让收入安排的支出\t70.00\t300.00\t340.00\t\t340.00\t30.00
2120804\t农村基础设施建设支出\t70.00\t300.00\t340.00\t\t340.00\t30.00
229\t其他支出\t\t150.00\t150.00\t\t150.00\t
22960\t彩票公益金安排的支出\t\t150.00\t150.00\t\t150.00\t
2296002\t用于社会福利的彩票公益金支出\t\t150.00\t150.00\t\t150.00\t
\t合计\t70.00\t450.00\t490.00\t\t490.00\t30.00
附件1 项目支出绩效自评表
单位：万元
项目名称\t退化林修复
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因及改进措施
产出指标\t数量指标\t修复面积\t≥900亩\t930亩\t20\t20\t
产出指标\t数量指标\t补植苗木\t≥6万株\t5.1万株\t20\t17\t秋旱苗木调运不足
产出指标\t质量指标\t造林成活率\t≥85%\t86%\t20\t20\t
效益指标\t生态效益指标\t林草覆盖提高\t≥2%\t1.5%\t20\t15\t新造林尚未郁闭
满意度指标\t服务对象满意度指标\t林农满意度\t≥90%\t95%\t10\t10\t
"""

BUDGET = """柏川县水库管理处2024年部门预算
一、预算收支增减变化情况
（一）一般公共预算项目支出460.00万元，比上年减少40.00万元。增加较多的有：大坝监测增加30.00万元；防汛物资增加12.00万元。减少较多的有：溢洪道加固已完工，减少66.00万元；库区清漂减少9.00万元。
二、一般公共预算支出预算情况
1.农林水支出（类）水利（款）行政运行（项）支出预算210.00万元，同比增加8.00万元，增长3.96%，主要原因是新招录人员。
2.农林水支出（类）水利（款）水利工程运行与维护（项）支出预算260.00万元，同比减少40.00万元，下降13.33%，主要原因是闸门大修上年已结束。
3.农林水支出（类）水利（款）防汛（项）支出预算90.00万元，同比减少10.00万元，下降10.00%，主要原因是演练改在本地举办。
4.住房保障支出（类）住房改革支出（款）住房公积金（项）支出预算50.00万元，与上年持平。
一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
213\t农林水支出\t560.00\t210.00\t350.00
21303\t水利\t560.00\t210.00\t350.00
2130301\t行政运行\t210.00\t210.00\t
2130306\t水利工程运行与维护\t260.00\t\t260.00
2130314\t防汛\t90.00\t\t90.00
221\t住房保障支出\t50.00\t50.00\t
22102\t住房改革支出\t50.00\t50.00\t
2210201\t住房公积金\t50.00\t50.00\t
\t合计\t610.00\t260.00\t350.00
一般公共预算基本支出表
单位：万元
经济科目编码\t经济科目名称\t合计\t人员经费\t公用经费
301\t工资福利支出\t214.00\t214.00\t
30101\t基本工资\t128.00\t128.00\t
30102\t津贴补贴\t86.00\t86.00\t
302\t商品和服务支出\t46.00\t\t46.00
30201\t办公费\t31.00\t\t31.00
30211\t差旅费\t15.00\t\t15.00
\t合计\t260.00\t214.00\t46.00
项目支出表
单位：万元
项目名称\t2023年预算数\t2024年预算数
大坝安全监测\t20.00\t150.00
库区清漂\t190.00\t120.00
闸门防腐\t60.00\t80.00
合计\t270.00\t350.00
"""


@pytest.fixture(scope="module")
def final(asked_of: AskedOf) -> Ask:
    return asked_of(FINAL)


@pytest.fixture(scope="module")
def budget(asked_of: AskedOf) -> Ask:
    return asked_of(BUDGET)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "一般公共预算里，年初没有预算、年底却有支出的科目有哪些，各支出多少？",
            ["湿地保护", "126.00万元", "死亡抚恤", "20.00万元"],
            ["行政运行", "住房公积金"],
        ),
        (
            "哪些科目超过了年初预算，各超多少，原因是什么？",
            ["行政运行", "6.00万元", "护林站并入后补发津贴", "湿地保护", "死亡抚恤"],
            ["森林资源培育", "住房公积金"],
        ),
        (
            "哪几项支出没花完年初预算，为什么？",
            ["森林资源培育", "苗圃灌溉改造延后"],
            ["行政运行", "湿地保护"],
        ),
        (
            "有年初预算的科目里，完成率最高和最低的分别是哪个？",
            ["最高的是行政运行", "102.00%", "最低的是森林资源培育", "90.00%"],
            ["湿地保护", "住房公积金"],
        ),
        ("完成年初预算不到95%的科目有哪些？", ["森林资源培育"], ["行政运行", "住房公积金"]),
        ("决算数大于年初预算数的科目有几个？", ["3个"], ["森林资源培育"]),
        ("农林水支出里，哪些科目决算大于年初预算？", ["行政运行", "湿地保护"], ["死亡抚恤", "森林资源培育"]),
        ("哪个科目的预算和决算差额最大？", ["湿地保护", "126.00万元"], ["森林资源培育"]),
        ("完成年初预算最低的两个科目是哪两个？", ["森林资源培育", "住房公积金"], ["行政运行"]),
        # what is spent, and not what was carried over
        (
            "2023年政府性基金的钱分别花在哪几项上，每项多少？",
            ["340.00万元", "150.00万元", "490.00万元"],
            ["70.00万元", "300.00万元"],
        ),
        (
            "一般公共预算支出按功能分类（类）用在哪几个方面，各多少？",
            ["农林水支出", "810.00万元", "180.00万元"],
            ["行政运行"],
        ),
    ],
)
def test_all_lines_of_an_account_that_meet_the_condition_are_told_and_no_other(
    final: Ask, question: str, told: list[str], untold: list[str]
) -> None:
    answer = final(question)
    assert answer.status is Outcome.ANSWERED
    assert [words for words in told if words not in answer.answer] == []
    assert [words for words in untold if words in answer.answer] == []


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "自评表里产出和效益指标中，哪几项没拿满分，原因各是什么？",
            ["补植苗木", "“17”", "秋旱苗木调运不足", "林草覆盖提高", "新造林尚未郁闭"],
            ["修复面积", "造林成活率", "林农满意度"],
        ),
        ("退化林修复项目自评里失分的产出指标是哪几项？", ["补植苗木"], ["林草覆盖提高", "修复面积"]),
        ("哪些指标没达到目标值，差多少？", ["补植苗木", "相差0.9万株", "林草覆盖提高"], ["修复面积"]),
    ],
)
def test_all_indicators_that_fell_short_are_told_with_their_reasons(
    final: Ask, question: str, told: list[str], untold: list[str]
) -> None:
    answer = final(question)
    assert answer.status is Outcome.ANSWERED
    assert [words for words in told if words not in answer.answer] == []
    assert [words for words in untold if words in answer.answer] == []


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "逐项说明的4个科目里，哪些是比2023年减少的？各减多少、原因是什么？",
            [
                "水利工程运行与维护",
                "40.00万元",
                "闸门大修上年已结束",
                "防汛",
                "10.00万元",
                "演练改在本地举办",
            ],
            ["行政运行", "住房公积金"],
        ),
        ("今年比去年多的科目有哪些，各多多少？", ["行政运行", "8.00万元"], ["防汛", "住房公积金"]),
        ("比上年减少最多的科目是哪个，为什么？", ["水利工程运行与维护", "闸门大修上年已结束"], ["防汛"]),
        ("一般公共预算支出超过100万元的科目有哪些，各多少？", ["210.00万元", "260.00万元"], ["90.00万元"]),
        ("基本支出里超过50万元的经济科目有哪些？", ["128.00万元", "86.00万元"], ["31.00万元", "行政运行"]),
        (
            "一般公共预算支出里金额排前两位的科目是哪几个？",
            ["260.00万元", "210.00万元"],
            ["90.00万元", "50.00万元"],
        ),
        (
            "一般公共预算项目支出里，被点名“减少较多”的是哪几项，分别减了多少？",
            ["溢洪道加固", "66.00万元", "库区清漂", "9.00万元"],
            ["防汛物资"],
        ),
        # of each project the money of the year, and not that of the year before
        ("金额低于100万元的项目有哪些？", ["闸门防腐", "80.00万元"], ["大坝安全监测", "20.00万元"]),
    ],
)
def test_all_lines_of_a_budget_that_meet_the_condition_are_told_and_no_other(
    budget: Ask, question: str, told: list[str], untold: list[str]
) -> None:
    answer = budget(question)
    assert answer.status is Outcome.ANSWERED
    assert [words for words in told if words not in answer.answer] == []
    assert [words for words in untold if words in answer.answer] == []


@pytest.mark.parametrize(
    "question",
    [
        # no sentence and no table says who asked for them
        "年初没有预算却有支出的科目是哪位领导批的？",
        # a budget has no outturn
        "决算数大于年初预算数的科目有哪些？",
    ],
)
def test_what_no_line_can_tell_stays_untold(budget: Ask, question: str) -> None:
    assert budget(question).status is Outcome.NOT_DISCLOSED


def test_a_rate_that_does_not_follow_is_told_with_the_one_that_does(asked_of: AskedOf) -> None:
    text = FINAL.replace("完成年初预算的90.00%", "完成年初预算的93.00%")
    answer = asked_of(text)("完成年初预算不到95%的科目有哪些，各完成了多少？")
    assert "93.00%" in answer.answer
    assert "重新计算为预算的90.00%" in answer.answer


def test_the_tables_of_a_form_that_have_no_title_of_their_own_are_asked_by_its_title(
    asked_of: AskedOf,
) -> None:
    text = """柏川县老干部局2024年部门预算
2024年部门整体绩效目标申报表
单位：万元
资金情况\t当年金额
基本支出\t90.00
项目支出\t46.00
合计\t136.00

单位：万元
项目名称\t项目总预算\t项目本年度预算
1.老年大学教学\t60.00\t30.00
2.走访慰问\t16.00\t16.00
"""
    answer = asked_of(text)("整体绩效目标申报表列了哪几个项目？本年度各安排多少，合计多少？")
    assert [words for words in ("老年大学教学", "30", "16", "46") if words not in answer.answer] == []
    assert "60.00" not in answer.answer


CLASSES = """柏川县民政局2024年部门预算
一、一般公共预算支出预算情况说明
2024年一般公共预算支出500.00万元，其中：社会保障和就业支出400.00万元，卫生健康支出60.00万元，住房保障支出40.00万元。
与2023年相比，社会保障和就业支出增加25.00万元，原因是养老院提标改造；卫生健康支出减少4.00万元；住房保障支出减少1.50万元。
1.社会保障和就业支出（类）民政管理事务（款）行政运行（项）支出预算160.00万元，比2023年预算增加60.00万元，增长60.00%。
2.社会保障和就业支出（类）民政管理事务（款）老龄事务（项）支出预算240.00万元，比2023年预算减少35.00万元，下降12.73%。
3.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）支出预算60.00万元，比2023年预算减少4.00万元，下降6.25%。
4.住房保障支出（类）住房改革支出（款）住房公积金（项）支出预算40.00万元，比2023年预算减少1.50万元，下降3.61%。
一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
208\t社会保障和就业支出\t400.00\t130.00\t270.00
20802\t民政管理事务\t400.00\t130.00\t270.00
2080201\t行政运行\t160.00\t130.00\t30.00
2080209\t老龄事务\t240.00\t\t240.00
210\t卫生健康支出\t60.00\t60.00\t
21011\t行政事业单位医疗\t60.00\t60.00\t
2101101\t行政单位医疗\t60.00\t60.00\t
221\t住房保障支出\t40.00\t40.00\t
22102\t住房改革支出\t40.00\t40.00\t
2210201\t住房公积金\t40.00\t40.00\t
\t合计\t500.00\t230.00\t270.00
"""


@pytest.fixture(scope="module")
def classes(asked_of: AskedOf) -> Ask:
    return asked_of(CLASSES)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("三大类支出里，哪几类比2023年减少了，各减少多少？", ["卫生健康支出", "4.00万元", "1.50万元"], ["25.00"]),
        ("三大类支出中比上年增加的是哪一类，增加多少？", ["社会保障和就业支出", "25.00万元"], ["1.50"]),
        ("2024年预算比2023年下降超过5%的有哪几个科目，各降多少？", ["35.00", "4.00"], ["60.00%", "1.50"]),
        ("增幅在五成以上的科目有哪些？", ["行政运行", "60.00%"], ["老龄"]),
        ("哪些科目同时有基本支出和项目支出，金额各是多少？", ["共有1个", "130.00", "30.00"], ["240.00"]),
        ("一般公共预算支出表里，只有项目支出的科目有哪些？", ["老龄事务", "240.00"], ["行政运行"]),
    ],
)  # fmt: skip
def test_classes_shares_and_sides_are_conditions_too(
    classes: Ask, question: str, told: list[str], untold: list[str]
) -> None:
    answer = classes(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert [words for words in told if words not in answer.answer] == [], answer.answer
    assert [words for words in untold if words in answer.answer] == [], answer.answer


@pytest.mark.parametrize(
    ("question", "rate"),
    [
        ("森林资源培育支出是年初预算的百分之几？", "90.00%"),
        ("行政运行决算占年初预算数的比例？", "102.00%"),
        ("一般公共预算财政拨款支出相当于年初预算的百分之多少？", "112.22%"),
    ],
)
def test_what_part_of_its_budget_was_spent_is_no_share_of_a_whole(
    final: Ask, question: str, rate: str
) -> None:
    answer = final(question).answer
    assert f"为预算的{rate}" in answer, answer
    assert "前者占后者" not in answer

"""Reasons and purposes that stand apart from the amount they are of, items called by short forms. The document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

FINAL = """柳汀县科学技术局2023年部门决算
一、机构情况
本局内设机构4个，纳入决算编制范围的单位3个。
二、收入支出决算总体情况说明
2023年度收、支总计均为900.00万元。与2022年度相比，收、支总计各增加80.00万元，增长9.76%。主要原因：一是实验楼改造新增拨款112.00万元；二是分析测试站对外检测订单萎缩，事业收入减少32.00万元。
三、收入决算情况说明
本年收入合计900.00万元，其中：财政拨款收入840.00万元；事业收入41.00万元；其他收入19.00万元。
四、一般公共预算财政拨款支出决算情况说明
1.科学技术支出（类）技术研究与开发（款）科技成果转化与扩散（项）。年初预算为60.00万元，支出决算为48.00万元，完成年初预算的80.00%。决算数小于年初预算数。
2.科学技术支出（类）科学技术普及（款）青少年科技活动（项）。年初预算为15.00万元，支出决算为22.00万元，完成年初预算的146.67%。决算数大于年初预算数，原因见第六项其他说明。
3.科学技术支出（类）科技条件与服务（款）技术创新服务体系（项）。年初预算为20.00万元，支出决算为18.00万元，完成年初预算的90.00%。决算数小于年初预算数的主要原因是招标节约价款。
以上第1项差异说明如下：科技成果转化与扩散未达预算，是因为两家受让企业推迟签约。
五、财政拨款“三公”经费支出决算情况说明
（一）公务用车购置及运行费支出决算26.00万元。其中：公务用车购置费支出17.00万元；公务用车运行费支出9.00万元，比上年减少1.00万元，年末保有量3辆。
（二）公务接待费支出决算0.60万元，比上年减少0.90万元，共接待5批次。全年安排因公出国（境）团组0个。
“三公”经费变动原因：购置费增加是由于一辆采样车到了报废年限；运行费减少是两辆旧车封存停用；接待费减少是评审会改在线上开。
六、其他说明
青少年科技活动（项）决算远大于年初预算，是因为年中追加全省机器人竞赛的承办费用。
国有资产：特种专业技术用车2辆，一般公务用车1辆。主要项目用途：（1）青少年科技活动，用于机器人竞赛场地租用和裁判劳务；（2）非物质材料数据库维护，用于光谱数据采购。
主要项目的具体用途为：科学仪器共享平台维护60.00万元，用于大型质谱仪的维修和耗材；科学普及场馆免费开放35.00万元，用于讲解员聘用和展品更换；柳汀创新创业大赛文化节28.00万元，用于评审和搭台；专利导航分析12.00万元，用于数据库租用。
政府性基金支出30.00万元，其中：科普发展基金30.00万元，用于流动科技馆的巡展。
对3个项目开展绩效自评，自评结果为“优”的项目2个、“良”的项目1个。
政府性基金预算财政拨款支出决算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t30.00\t\t30.00
20799\t科普发展基金支出\t30.00\t\t30.00
2079901\t流动展览\t30.00\t\t30.00
"""
LISTED = """柳汀县气象台2025年部门预算
一、预算情况
2025年收入预算500.00万元，比上年增加20.00万元，一是探空站新招录3人增加14.00万元；二是雷达电费上调增加6.00万元。
二、“三公”经费情况
公务接待费2.00万元，比2024年预算减少1.00万元；公务用车购置费18.00万元，比2024年预算增加18.00万元。
变动原因：一辆巡测皮卡行驶满三十万公里；接待实行公函制。
"""
Put = Callable[[str], Answer]


@pytest.fixture(scope="module")
def final(asked_of: Callable[[str], Put]) -> Put:
    return asked_of(FINAL)


@pytest.fixture(scope="module")
def listed(asked_of: Callable[[str], Put]) -> Put:
    return asked_of(LISTED)


@pytest.mark.parametrize(
    ("question", "reason", "others"),
    [
        ("公务用车购置费为什么增加？", "一辆采样车到了报废年限", "封存"),
        ("公务用车运行费为什么减少？", "两辆旧车封存停用", "报废"),
        ("公务接待费为什么减少？", "评审会改在线上开", "封存"),
    ],
)
def test_a_clause_tells_the_reason_of_the_item_that_it_names_in_short_and_of_no_other(
    final: Put, question: str, reason: str, others: str
) -> None:
    answer = final(question)
    assert answer.status is Outcome.ANSWERED
    assert reason in answer.answer
    assert others not in answer.answer


@pytest.mark.parametrize(
    "question", ["科技成果转化与扩散决算数为什么小于预算数？", "科技成果转化与扩散预算为什么没花完？"]
)
def test_what_is_said_below_a_list_of_lines_is_the_reason_of_the_line(final: Put, question: str) -> None:
    assert "两家受让企业推迟签约" in final(question).answer


@pytest.mark.parametrize(
    "question", ["青少年科技活动决算数为什么大于预算数？", "青少年科技活动怎么超预算了？"]
)
def test_a_reason_that_points_elsewhere_is_looked_up_there(final: Put, question: str) -> None:
    assert "全省机器人竞赛的承办费用" in final(question).answer


def test_a_part_of_the_reasons_of_the_whole_tells_why_an_item_changed(final: Put) -> None:
    answer = final("事业收入为什么减少？").answer
    assert "对外检测订单萎缩" in answer
    assert "实验楼" not in answer


def test_a_paragraph_of_reasons_below_the_section_is_told(listed: Put) -> None:
    assert "三十万公里" in listed("公务用车购置费为什么增加？").answer
    assert "公函制" in listed("公务接待费为什么减少？").answer


@pytest.mark.parametrize("question", ["青少年科技活动主要用于什么？", "青少年科技活动这笔钱花在哪些方面？"])
def test_a_clause_without_an_amount_tells_what_money_is_for(final: Put, question: str) -> None:
    answer = final(question).answer
    assert "机器人竞赛场地租用和裁判劳务" in answer
    assert "光谱" not in answer


def test_what_money_is_for_goes_before_what_stands_beside_it(final: Put) -> None:
    answer = final("科普发展基金这笔钱花在哪些方面？").answer
    assert "流动科技馆的巡展" in answer


def test_that_money_changed_is_no_purpose(final: Put) -> None:
    assert "招标节约" not in final("技术创新服务体系主要用于什么？").answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("科普场馆免开主要用于什么？", "讲解员聘用"),
        ("双创文化节主要用于什么？", "评审和搭台"),
        ("特种车有多少辆？", "2辆"),
    ],
)
def test_short_forms_name_what_is_printed(final: Put, question: str, told: str) -> None:
    answer = final(question)
    assert answer.status is Outcome.ANSWERED
    assert told in answer.answer


def test_a_number_of_just_anything_answers_nothing(final: Put) -> None:
    assert final("几个科有多少个？").status is Outcome.NOT_DISCLOSED


def test_how_many_got_a_grade_is_not_how_many_were_assessed(final: Put) -> None:
    assert "3个" in final("自评项目数有多少个？").answer
    assert "1个" in final("得良的项目有多少个？").answer

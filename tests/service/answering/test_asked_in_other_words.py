"""What is asked in other words than the document has is found, and what only sounds like it refused. The document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """枫林市水文局2023年度部门决算
一、单位构成
本部门决算编制范围为局本级，无下级预算单位。
二、决算说明
2023年度收入、支出决算总计970.00万元。与2022年度相比，收、支总计各增加70.00万元，增长7.78%。主要原因是新增山洪监测站网改造。
2023年末实有在职人员42人，退休人员9人。
机关运行经费支出决算63.00万元，与2022年度相比，减少7.00万元，增长10.00%，主要原因是压减印刷和水电支出。
公务接待费支出决算1.20万元，全年接待24批次、200人次。
本部门无对下转移支付。
政府采购支出总额88.00万元，其中货物支出88.00万元。
观测站房的屋面租给通信企业架设基站，租金上缴财政。
公开01表 收入支出决算总表
单位：万元
收入\t\t支出\t
项目\t决算数\t项目（按功能分类）\t决算数
一、财政拨款收入\t930.00\t一、社会保障和就业支出\t60.00
二、其他收入\t10.00\t二、农林水支出\t890.00
本年收入合计\t940.00\t本年支出合计\t950.00
年初结转和结余\t30.00\t年末结转和结余\t20.00
总计\t970.00\t总计\t970.00
公开03表 支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t950.00\t500.00\t450.00
208\t社会保障和就业支出\t60.00\t60.00\t
213\t农林水支出\t890.00\t440.00\t450.00
2130312\t水质监测\t310.00\t180.00\t130.00
2130313\t水文测报\t580.00\t260.00\t320.00
公开06表 一般公共预算财政拨款基本支出决算明细表
单位：万元
科目编码\t科目名称\t决算数
\t合计\t500.00
30201\t办公费\t40.00
30217\t公务接待费\t0.90
公开09表 财政拨款“三公”经费支出决算表
单位：万元
预算数\t\t\t决算数\t\t
合计\t公务用车运行维护费\t公务接待费\t合计\t公务用车运行维护费\t公务接待费
9.00\t7.00\t2.00\t7.40\t6.20\t1.20
"""
Asked = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Asked]) -> Asked:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("这份决算里包含下属的二级单位吗？", "无下级预算单位"),
        ("2023年度收、支总计比上年增加的原因是什么？", "新增山洪监测站网改造"),
        ("2022年度收支总计是多少？", "900.00万元"),
        ("2022年的机关运行经费是多少？", "70.00万元"),
        ("公务接待平均每人次花多少元？", "60.00元/人次"),
        ("公务接待费花了多少？", "1.20万元"),
        ("接待了多少拨人？", "24批次"),
        ("截至2023年底，局里在职的有多少人？", "42人"),
        ("水质监测和水文测报，哪个的项目支出多，多多少？", "190.00万元"),
        ("日常运转的基本支出和做项目的支出哪个更大，大多少？", "50.00万元"),
        ("有没有安排给区县的对下转移支付？", "本部门无对下转移支付"),
        ("全年的总盘子有多大？", "970.00万元"),
    ],
)
def test_what_is_asked_in_other_words_is_told(asked: Asked, question: str, told: str) -> None:
    answer = asked(question)

    assert answer.status is Outcome.ANSWERED, answer.answer
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "88.00万元的货物采购具体买的是什么？",
        "观测站房的屋面一年能收多少租金？",
        "水文局租的办公楼在哪里？",
        "水文局有多少编制？",
        "88.00万元的政府采购里，进口设备占多少钱？",
        "2023年打算新招多少人？",
    ],
)
def test_an_amount_alone_or_a_sentence_without_a_number_answers_nothing_else(
    asked: Asked, question: str
) -> None:
    answer = asked(question)

    assert answer.status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL), answer.answer

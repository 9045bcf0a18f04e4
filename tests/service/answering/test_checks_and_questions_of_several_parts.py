"""Checks whose two sides are both told with the verdict, and questions of which no part is dropped. The document is invented."""

from __future__ import annotations

import re

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

BUREAU = """平澜县林场局2024年部门预算

部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t900.00\t500.00\t400.00
213\t农林水支出\t900.00\t500.00\t400.00
21302\t林业和草原\t900.00\t500.00\t400.00
2130204\t事业机构\t560.00\t500.00\t60.00
2130205\t森林资源培育\t340.00\t0.00\t340.00

一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t820.00\t450.00\t370.00
213\t农林水支出\t820.00\t450.00\t370.00
21302\t林业和草原\t820.00\t450.00\t370.00
2130204\t事业机构\t480.00\t450.00\t30.00
2130205\t森林资源培育\t340.00\t0.00\t340.00

项目支出表
单位：万元
项目名称\t合计\t绩效目标
合计\t400.00\t
林区Y7号道路硬化\t120.00\t硬化路面6.4公里，2024年10月底前完工
林火了望塔维护\t72.00\t维护了望塔24座

林火了望塔维护绩效目标表
项目名称\t林火了望塔维护
年度资金总额\t72.00万元
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t维护了望塔\t24座
产出指标\t数量指标\t聘用了望员\t12人
产出指标\t成本指标\t了望塔维护标准\t15000元/座·年
产出指标\t成本指标\t了望员报酬标准\t30000元/人·年

三公经费情况
2024年“三公”经费预算11.50万元，其中：公务接待费2.00万元，公务用车运行维护费6.00万元，培训费1.50万元，会议费2.00万元。

会议和培训
2024年安排会议费2.00万元，召开3场防火会议，预计120人。
2024年安排培训费1.50万元，举办2场技能培训，预计90人。

业务用房
林区业务用房建筑面积900平方米，其中地上建筑面积620平方米，地下建筑面积250平方米。

名词解释
“三公”经费：指因公出国（境）费、公务用车运行维护费和公务接待费。
"""


@pytest.fixture(scope="module")
def bureau(asked_of: AskedOf) -> Ask:
    return asked_of(BUREAU)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("项目支出有没有超过支出总计的四成？", "超过了「四成」"),
        ("基本支出占支出总计超过七成五了吗？", "没有超过「七成五」"),
        ("支出总计里，项目支出是不是不到一半？", "不到「一半」"),
    ],
)
def test_a_share_that_is_held_against_a_bound_is_told_with_the_verdict(
    bureau: Ask, question: str, verdict: str
) -> None:
    answer = bureau(question)
    assert answer.status is Outcome.ANSWERED
    assert answer.answer.startswith(verdict)
    assert re.search(r"前者占后者的\d", answer.answer)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "事业机构在部门支出总表和一般公共预算支出表里各是多少？差额里基本支出、项目支出各占多少？",
            ["560.00万元", "480.00万元", "80.00万元", "50.00万元", "30.00万元"],
        ),
        ("林火了望塔维护的72万元，按座数、人数和标准能算得出来吗？", ["一致", "36.00万元", "24座", "12人"]),
        (
            "“三公”经费按名词解释的口径重新算应该是多少？多出来的是什么？",
            ["11.50万元", "合计8.00万元", "培训费为1.50万元", "会议费为2.00万元"],
        ),
        (
            "2024年准备开几场会、办几场培训，各花多少钱，预计多少人参加？",
            ["3场防火会议", "120人", "2场技能培训", "90人"],
        ),
        ("Y7号这条道路要硬化多长，花多少钱，什么时候完工？", ["120.00万元", "6.4公里", "10月底"]),
        (
            "业务用房的地上、地下面积加起来等于900平方米吗？",
            ["不一致", "620平方米", "250平方米", "870平方米", "30平方米"],
        ),
        ("养人的基本支出和干活的项目支出各是多少？", ["500.00万元", "400.00万元"]),
    ],
)
def test_every_part_and_both_sides_are_told(bureau: Ask, question: str, told: list[str]) -> None:
    answer = bureau(question)
    said = re.sub(r"\[\d+\]", "", answer.answer)
    assert answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING)
    assert [word for word in told if word not in said] == []
    assert "没有披露" not in said


def test_what_is_told_together_is_of_the_year_that_is_asked(bureau: Ask) -> None:
    assert bureau("2021年开了几场会、多少人参加？").status is Outcome.NOT_DISCLOSED

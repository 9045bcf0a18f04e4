"""Targets held against the money of their project, their outturns and marks beside them, and times against the year.

The document is invented.
"""

from __future__ import annotations

import re

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

STATION = """柳溪县水文站2024年部门决算

支出决算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t610.00\t400.00\t210.00
213\t农林水支出\t610.00\t400.00\t210.00
21303\t水利\t610.00\t400.00\t210.00
2130308\t水利前期工作\t320.00\t300.00\t20.00
2130310\t水文测报\t140.00\t100.00\t40.00
2130314\t防汛\t150.00\t0.00\t150.00

项目支出表
单位：万元
项目名称\t合计
合计\t210.00
雨量站改造\t60.00
水尺更新\t150.00

雨量站改造项目绩效自评表
项目名称\t雨量站改造
一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t改造雨量站数量\t18座\t16座\t10\t8
产出指标\t质量指标\t设备验收合格率\t≥95%\t97%\t10\t10
产出指标\t成本指标\t运维奖励\t≤80万元\t45万元\t10\t10

雨量站改造项目经费情况说明
一、项目概况
改造雨量站18座。
二、实施周期
2023年3月1日-2023年12月31日

三公经费支出情况
“三公”经费支出决算为9.00万元，比上年减少1.20万元。
公务用车购置费支出决算为3.00万元，比上年增加0.50万元。
公务用车运行维护费支出决算为4.00万元，比上年减少1.00万元。
公务接待费支出决算为2.00万元，比上年减少0.70万元。
"""


@pytest.fixture(scope="module")
def station(asked_of: AskedOf) -> Ask:
    return asked_of(STATION)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "雨量站改造项目的改造雨量站数量和设备验收合格率这两项指标，目标和实际分别是什么，各得几分？",
            ["18座", "16座", "“8”", "≥95%", "97%", "“10”"],
        ),
        ("雨量站改造的运维奖励上限，是不是比这个项目全年的钱还多？", ["超过了", "80万元", "60.00万元"]),
        ("雨量站改造的运维奖励有没有超过目标设的上限？", ["≤80万元", "45万元", "没有超过目标"]),
        ("雨量站改造的运维奖励控制在目标以内了吗？", ["≤80万元", "45万元", "没有超过目标"]),
        ("雨量站改造项目的设备验收合格率有没有低于目标？", ["≥95%", "97%", "不低于目标"]),
        ("项目的实施期落在2024年吗？", ["不一致", "2023年12月31日"]),
        (
            "“三公”经费总额和购车、养车、接待三个分项各是升是降、变了多少？",
            ["减少1.20万元", "增加0.50万元", "减少1.00万元", "减少0.70万元"],
        ),
    ],
)
def test_all_that_is_asked_of_them_is_told(station: Ask, question: str, told: list[str]) -> None:
    answer = station(question)
    said = re.sub(r"\[\d+\]", "", answer.answer)
    assert answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING)
    assert [word for word in told if word not in said] == []
    assert "没有披露" not in said

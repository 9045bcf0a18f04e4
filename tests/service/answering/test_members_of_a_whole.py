"""The members of a whole, each with its number: from tables, forms, sentences and numbered lists. The document is invented for
it."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """渡平县水利服务局2023年部门预算
一、机构设置
局机关内设秘书科、工程科、水政科三个科室。
从预算单位构成看，汇入本部门预算的单位共3家，具体为：
序号\t单位名称\t单位性质
1\t渡平县水利服务局（本级）\t行政单位
2\t渡平县灌区管理站\t公益一类事业单位
3\t渡平县水文测报队\t公益一类事业单位
二、预算说明
2023年本年收入预算合计820.00万元，其中：财政拨款收入760.00万元，占92.68%；上级补助收入0万元，占0%；事业收入60.00万元，占7.32%。
当年计划清淤渠道46公里，为上级下达数44公里的104.55%，其中：干渠12公里、支渠15公里、斗渠19公里。
当年拟添置固定资产52.00万元，主要是：测流设备31.00万元，巡堤皮卡15.00万元，办公桌椅6.00万元。
三、整体绩效目标
年度
履职
目标
目标一：渠系完好率不降
目标二：山洪预警到户
目标三：水费实收到位
附表1 项目支出预算表
单位：万元
单位名称\t项目名称\t合计\t项目内容
\t合计\t310.00\t
渡平县水利服务局（本级）\t专用项目\t120.00\t
渡平县水利服务局（本级）\t山洪预警维护\t74.00\t预警站点的维护
渡平县水利服务局（本级）\t河道巡查\t46.00\t沿河巡护
渡平县灌区管理站\t通用项目\t190.00\t
渡平县灌区管理站\t渠道清淤\t128.00\t干支渠清淤
渡平县灌区管理站\t闸门更换\t62.00\t更换旧闸门
附表2 政府采购预算表
单位：万元
采购项目\t数量\t计量单位\t单价\t预算金额
合计\t\t\t\t52.00
多普勒测流仪\t2\t台\t15.50\t31.00
巡堤皮卡\t1\t辆\t15.00\t15.00
办公桌椅\t12\t套\t0.50\t6.00
附表3 收支预算总表
单位：万元
收入\t预算数\t支出\t预算数
一、财政拨款收入\t760.00\t一、农林水支出\t820.00
二、上级补助收入\t\t\t
三、事业收入\t60.00\t\t
本年收入合计\t820.00\t本年支出合计\t820.00
附表4 项目自评情况表
项目名称\t自评得分
山洪预警维护\t95.40
河道巡查\t88.20
渠道清淤\t91.70
"""


@pytest.fixture(scope="module")
def put(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("汇入部门预算的是哪几家单位？", ("（本级）", "灌区管理站", "水文测报队")),
        ("这个局定了哪几条履职目标？", ("渠系完好率不降", "山洪预警到户", "水费实收到位")),
        ("本年收入由哪些来源构成，各是多少？", ("760.00", "上级补助收入0万元", "60.00")),
        ("灌区管理站的项目有哪几个，分别安排多少？", ("渠道清淤", "128.00", "62.00")),
        ("政府采购都买些什么，数量和金额各是多少？", ("52.00万元", "多普勒测流仪2台", "31.00", "办公桌椅12套")),
    ],
)  # fmt: skip
def test_every_member_is_told(put: Ask, question: str, members: tuple[str, ...]) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED
    assert [m for m in members if m not in answer.answer] == []


@pytest.mark.parametrize(
    ("question", "first", "others"),
    [
        ("干渠、支渠、斗渠三种里哪种最长？", "斗渠", ("干渠12公里",)),
        ("拟添置的固定资产里哪样最便宜？", "办公桌椅", ()),
        ("公布的项目里自评得分最高和最低的分别是哪个？", "河道巡查", ("山洪预警维护", "95.40")),
        ("项目里花钱第二多的是哪个项目？", "山洪预警维护", ()),
        ("政府采购里单价最高的是什么？", "多普勒测流仪", ()),
        ("通用项目里安排最少的是哪个？", "闸门更换", ()),
    ],
)
def test_the_largest_is_one_of_the_members_asked_for(
    put: Ask, question: str, first: str, others: tuple[str, ...]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED
    said = answer.answer.partition("的是")[2] or answer.answer
    assert first in said[: len(first) + 12]
    assert all(other in answer.answer for other in others)


@pytest.mark.parametrize(
    "question",
    ["清淤的工程队有哪几家，各给了多少钱？", "三个科室各有几名职工？"],
)
def test_what_has_no_members_in_print_is_not_told(put: Ask, question: str) -> None:
    assert put(question).status is Outcome.NOT_DISCLOSED


def test_the_units_are_no_inner_offices(put: Ask) -> None:
    assert "秘书科" not in put("汇入部门预算的单位有哪些？").answer

"""Whether a source pays for something, counts in something, or was in time: yes or no with what decides it. The department is
invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

DEPARTMENT = """禾岭县园林管理局2024年部门预算公开
第二部分 情况说明
一、项目支出情况
1.温室锅炉更换88.00万元，由事业收入60.00万元和非财政拨款结余28.00万元共同解决，不占用财政拨款。
2.村道绿化带建设121.00万元，全部为上级财政补助，不占用县级一般公共预算。
3.公园改造140.00万元，资金包括中央补助70.00万元、省级补助30.00万元和县级配套40.00万元。
4.北湖大桥绿化工程，年内完成土方和管网，力争2025年6月建成。
二、机关运行经费情况
2024年局机关的机关运行经费64.00万元。苗圃站和两所园艺学校为事业单位，其公用经费不计入机关运行经费。
三、“三公”经费情况
2024年“三公”经费预算12.00万元。县植物医院的公务用车运行和接待费用由事业收入安排，不列入“三公”经费预算。
附表1 项目支出表
单位：万元
项目名称\t合计\t一般公共预算\t事业收入
合计\t198.00\t50.00\t148.00
花展经费\t58.00\t\t58.00
行道树养护\t90.00\t50.00\t40.00
附表2 收入预算表
单位：万元
项目\t预算数
一、财政拨款收入\t350.00
二、事业收入\t148.00
收入总计\t498.00
"""
ACCOUNT = """禾岭县园林管理局2023年部门决算公开
一、绩效自评情况
附表1 项目支出绩效自评表
项目名称\t苗农直补资金
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t偏差原因分析
产出指标\t数量指标\t直补发放户数\t≥320户\t306户\t14户销户
产出指标\t时效指标\t发放及时率\t100%\t96.5%\t11户银行卡冻结
附表2 项目支出绩效自评表
项目名称\t灾后补栽补助资金
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t偏差原因分析
产出指标\t时效指标\t到账后发放时限\t≤10个工作日\t9个工作日\t
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(DEPARTMENT)


@pytest.fixture(scope="module")
def of_account(asked_of: AskedOf) -> Ask:
    return asked_of(ACCOUNT)


@pytest.mark.parametrize(
    ("question", "verdict", "shown"),
    [
        ("温室锅炉更换用的是财政拨款吗？", "不是", "不占用财政拨款"),
        ("温室锅炉更换是不是财政出的钱？", "不是", "不占用财政拨款"),
        ("村道绿化带建设动用了县级一般公共预算的钱没有？", "不是", "不占用县级一般公共预算"),
        ("村道绿化带建设的资金全部来自上级吗？", "是", "全部为上级财政补助"),
        ("公园改造的钱是不是全部由县里出？", "不全是", "县级配套"),
        ("花展经费是不是由财政拨款负担的？", "不是", "58.00万元"),
        ("行道树养护是不是全由财政出钱？", "不全是", "40.00万元"),
        ("局里的钱全是财政给的吗？", "不全是", "148.00万元"),
    ],
)
def test_whether_a_source_pays_is_told_by_yes_or_no(
    asked: Ask, question: str, verdict: str, shown: str
) -> None:
    answer = asked(question)
    assert answer.answer.startswith(verdict), answer.answer
    assert shown in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["喷泉维修用的是财政的钱吗？", "苗圃灌溉是上级给的钱吗？"])
def test_of_what_is_paid_from_nothing_printed_nothing_is_said(asked: Ask, question: str) -> None:
    assert asked(question).status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("64万的机关运行经费，把下面学校的公用经费也算进去了吗？", "其公用经费不计入机关运行经费"),
        ("机关运行经费里学校的公用经费算进去了没有？", "其公用经费不计入机关运行经费"),
        ("植物医院自己的公车和接待开销算进这个“三公”数了吗？", "不列入“三公”经费预算"),
    ],
)
def test_what_is_left_out_is_found_however_it_is_pointed_at(asked: Ask, question: str, shown: str) -> None:
    answer = asked(question)
    assert answer.answer.startswith("没有"), answer.answer
    assert shown in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["北湖大桥绿化工程年底能建成吗？", "北湖大桥绿化工程今年能不能建成？"])
def test_what_is_planned_for_the_next_year_is_not_done_this_year(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert answer.answer.startswith("不能"), answer.answer
    assert "2025年6月" in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "verdict", "shown"),
    [
        ("苗农直补资金是不是都按时发到手了？", "没有", "96.5%"),
        ("苗农直补在规定时限内发到农户手里了吗？", "没有", "96.5%"),
        ("灾后补栽的补助款是不是在规定时间内发放的？", "是", "9个工作日"),
    ],
)
def test_how_soon_or_what_part_was_paid_in_time_decides(
    of_account: Ask, question: str, verdict: str, shown: str
) -> None:
    answer = of_account(question)
    assert answer.answer.startswith(verdict), answer.answer
    assert shown in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["苗农直补真的发够320户了吗？", "苗农直补发满320户没有？"])
def test_a_number_that_is_given_is_held_against_the_outturn(of_account: Ask, question: str) -> None:
    answer = of_account(question)
    assert "306户" in answer.answer, answer.answer
    assert "没有达到" in answer.answer, answer.answer

"""How many there are of something in two places, what an amount was reckoned from, and bodies over two years. All invented."""

from __future__ import annotations

import pytest

from service.answer import Answer, Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """岚溪县水产局2024年部门预算

第一部分 部门概况

一、主要职责

负责全县水产养殖管理。

二、部门预算单位构成

纳入部门预算编制范围的单位有岚溪县水产局（本级）、岚溪县水产技术推广站。

三、重点工作

池塘改造整治1300户，配套增氧机组58台；新建育苗池0.6万亩。

第二部分 预算情况说明

一、支出说明

2024年支出预算316.00万元，其中：池塘改造整治104.00万元，按每户0.08万元、1300户测算。
编外巡护人员由9人精简为7人，劳务费33.60万元，每人每年4.8万元。
鱼塘清淤补助86.00万元，一类塘每亩0.05万元共1000亩，二类塘每亩0.03万元共1200亩。

二、“三公”经费说明

公务用车运行维护费6.00万元，公务用车保有量为3辆。

三、国有资产占用情况

截至2023年末，部门共有车辆4辆，其中执法执勤用车2辆、其他用车2辆。

四、国有资本经营预算支出说明

2024年没有使用国有资本经营预算拨款安排的支出。

五、名词解释

绩效目标：指计划达到的产出和效果。

第三部分 预算表

表1 部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
213\t农林水支出\t316.00\t132.00\t184.00
2130135\t渔业发展\t316.00\t132.00\t184.00
合计\t\t316.00\t132.00\t184.00

表2 国有资本经营预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计
说明：2024年没有使用国有资本经营预算拨款安排的支出，本表为空。

表3 财政拨款“三公”经费支出表
单位：万元
单位名称\t年度\t合计\t公务接待费\t公务用车运行维护费
合计\t2023年预算数\t11.40\t3.10\t8.30
合计\t2024年预算数\t9.80\t3.80\t6.00
岚溪县水产局（本级）\t2023年预算数\t7.20\t2.00\t5.20
\t2024年预算数\t3.30\t1.20\t2.10
岚溪县水产技术推广站\t2023年预算数\t4.20\t1.10\t3.10
\t2024年预算数\t6.50\t2.60\t3.90

表4 项目支出绩效目标表
项目名称\t池塘改造整治
年度目标\t完成池塘改造整治年度任务
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t整治养殖户数\t≥1800户
产出指标\t数量指标\t配套增氧机组数量\t≥58台
成本指标\t经济成本指标\t带动养殖户投入\t≥120万元
"""


@pytest.fixture(scope="module")
def ask_it(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


def _has(answer: Answer, *told: str) -> None:
    assert answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING), answer.answer
    assert all(each in answer.answer for each in told), answer.answer


def test_households_of_two_places_are_households_and_no_money(ask_it: Ask) -> None:
    answer = ask_it("池塘改造整治到底让多少户受益？说明和绩效目标表对得上吗？")
    _has(answer, "1300户", "1800户", "相差500户")
    assert "万元" not in answer.answer


def test_what_both_places_have_is_the_same(ask_it: Ask) -> None:
    _has(ask_it("配套增氧机组多少台，正文和绩效目标表写得一样吗？"), "一致", "58台")


def test_the_vehicles_of_a_body_are_found_under_any_name_and_without_their_kinds(ask_it: Ask) -> None:
    answer = ask_it("现在到底有几辆公车？前后说法一致吗？")
    _has(answer, "4辆", "3辆", "相差1辆")
    assert "2辆" not in answer.answer


def test_what_a_number_was_before_it_became_another_is_no_second_value(ask_it: Ask) -> None:
    assert "相差2人" not in ask_it("编外巡护人员多少人，前后写的一样吗？").answer


def test_an_amount_is_told_by_the_rates_and_numbers_that_make_it(ask_it: Ask) -> None:
    _has(ask_it("鱼塘清淤补助86万是怎么算出来的？"), "50.00万元", "36.00万元", "相加为86.00万元")
    _has(ask_it("池塘改造整治的104万元怎么算出来的？"), "1300户", "0.08万元", "104.00万元")


def test_a_fund_by_its_short_name_is_denied_by_its_blank_table(ask_it: Ask) -> None:
    answer = ask_it("国资经营预算有没有给水产局钱？")
    _has(answer, "没有")
    assert "316.00" not in answer.answer


def test_a_part_that_leans_on_words_that_were_not_found_is_not_of_all_the_budget(ask_it: Ask) -> None:
    assert ask_it("彩票经营预算有没有给水产局钱？").status is Outcome.NOT_DISCLOSED


def test_what_each_of_several_has_is_no_average(ask_it: Ask) -> None:
    assert "平均" not in ask_it("这100个鱼塘，每个鱼塘分别补多少钱？").answer


def test_the_second_row_of_a_body_goes_by_its_name_and_by_its_own_year(ask_it: Ask) -> None:
    answer = ask_it("两家单位里今年谁的三公经费最高？比局本级多多少？")
    _has(answer, "岚溪县水产技术推广站", "6.50万元", "3.30万元", "3.20万元")
    assert "7.20" not in answer.answer


def test_no_posts_are_vacant_where_houses_are(asked_of: AskedOf) -> None:
    ask = asked_of(TEXT.replace("负责全县水产养殖管理。", "行政编制20人，实有在职人员17人；管理公租房60套。"))
    answer = ask("How many public rental housing units are there, and how many are vacant?").answer
    assert "3人" not in answer, answer


def test_how_long_things_take_is_no_share(asked_of: AskedOf) -> None:
    ask = asked_of(
        TEXT.replace("年度目标\t", "项目期限\t1年\n年度目标\t")
        + """项目名称\t鱼塘清淤补助
项目期限\t1年
年度目标\t完成鱼塘清淤
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t清淤面积\t≥2200亩
"""
    )
    assert "100.00%" not in ask("池塘改造整治在鱼塘清淤补助里占了多大比重？").answer


def test_what_one_person_comes_to_is_spread(asked_of: AskedOf) -> None:
    ask = asked_of(TEXT.replace("负责全县水产养殖管理。", "负责全县水产养殖管理。实有在职人员20人。"))
    _has(ask("基本支出按在职人数平摊，一个人大约多少万元？"), "6.60万元/人")

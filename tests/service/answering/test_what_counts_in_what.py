"""What counts in what a department reports, what it receives for what, and what its forms say of time and grade. Invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from service.answer import Answer, Outcome
from service.answering.printed.glossed import glossed
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """霜河县林业局2023年度部门决算

第一部分 部门概况

一、主要职责

负责全县造林绿化和森林防火。

二、机构设置

纳入部门决算编制范围的单位有霜河县林业局（本级）、霜河县苗圃、霜河县防火监测中心。

第二部分 部门决算表

公开03表 支出决算表
单位：万元
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t450.00\t\t450.00
213\t农林水支出\t450.00\t\t450.00
21302\t林业和草原\t450.00\t\t450.00
2130205\t森林资源培育\t386.00\t\t386.00
2130234\t林业草原防灾减灾\t64.00\t\t64.00

公开08表 政府性基金预算财政拨款收入支出决算表
单位：万元
功能分类科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t年末结转和结余
合计\t\t8.00\t60.00\t47.00\t21.00
229\t其他支出\t8.00\t60.00\t47.00\t21.00
2296002\t用于社会福利的彩票公益金支出\t8.00\t60.00\t47.00\t21.00

第三部分 部门决算情况说明

一、收入决算情况说明

2023年度收入合计918.60万元，其中：财政拨款收入880.00万元；事业收入26.60万元，系县苗圃受托开展种苗质量检验收取的技术服务费；其他收入12.00万元，为旧营房出租和银行利息。

二、年末结转和结余情况说明

年末结转和结余57.00万元。其中：苗圃改造资金结转45.00万元，为11月底才到账的省级补助；检验收入结余12.00万元，留待下年更换仪器。

三、支出决算情况说明

1.农林水支出（类）林业和草原（款）森林资源培育（项）。年初预算为300.00万元，支出决算为386.00万元，完成年初预算的128.67%。决算数大于年初预算数，原因是新增退化林修复3200亩。其中退化林修复256.00万元，上年为200.00万元。

2.农林水支出（类）林业和草原（款）林业草原防灾减灾（项）。年初预算为0.00万元，支出决算为64.00万元。年初未安排预算，原因是9月追加松材线虫病防治资金。

四、项目绩效自评结果

1.“护林员补助发放与林区巡护考核管理”项目绩效自评得分为96.2分。全年预算数118.00万元，执行数116.00万元，完成预算的98.31%。

五、其他重要事项说明

（一）机关运行经费支出51.20万元，统计口径为局机关，不含苗圃和防火监测中心的公用经费。

（二）全县林业行政处罚罚款86.40万元，已缴入国库，不列入本部门收入。

（三）农户林权抵押保证金实行专户管理，不在本部门决算中反映。

第四部分 名词解释

事业收入：指事业单位开展业务活动取得的收入。

第五部分 附件

项目支出绩效自评表
（2023年度）
项目名称\t护林员补助发放与林区巡护考核管理
主管部门\t霜河县林业局
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数
\t年度资金总额\t120.00\t118.00\t118.00
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t偏差原因及改进措施
产出指标\t时效指标\t每月补助发放时间\t次月10日前\t8月补助延至9月26日\t系统升级停用两周
产出指标\t数量指标\t补助护林员人数\t≥200人\t206人\t

2023年度项目自评结果汇总表
单位：万元
序号\t项目名称\t科目编码\t全年预算数\t全年执行数\t自评得分\t自评等级
1\t护林员补助发放与林区巡护考核管理\t2130207\t118.00\t118.00\t96.2\t优
2\t退化林修复\t2130205\t260.00\t256.00\t88.4\t良
3\t苗木更新\t2130205\t140.00\t130.00\t84.1\t良
"""


@pytest.fixture(scope="module")
def ask_it(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


def _has(answer: Answer, *told: str) -> None:
    assert answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING), answer.answer
    assert all(each in answer.answer for each in told), answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("林权抵押保证金算在这份决算里吗？", "不在本部门决算中反映"),
        ("防火监测中心的公用经费也算在机关运行经费里面吗？", "不含苗圃和防火监测中心"),
        ("机关运行经费包不包括苗圃的公用经费？", "不含苗圃和防火监测中心"),
        ("行政处罚罚款算不算本部门收入？", "不列入本部门收入"),
        (
            "Are the administrative fines (行政处罚罚款) counted as the department's revenue?",
            "不列入本部门收入",
        ),
    ],
)
def test_what_a_sentence_leaves_out_is_not_counted_in(ask_it: Ask, question: str, told: str) -> None:
    answer = ask_it(question)
    _has(answer, told)
    assert answer.answer.startswith(("没有", "No"))


def test_that_there_is_either_of_two_does_not_make_one_part_of_the_other(ask_it: Ask) -> None:
    assert "有。" not in ask_it("机关运行经费包括其他收入吗？").answer


def test_receipts_are_told_by_what_they_are_said_to_come_of(ask_it: Ask) -> None:
    _has(ask_it("苗圃做种苗检验收了多少钱？"), "26.60万元", "技术服务费")


def test_receipts_of_several_things_are_those_of_none_of_them(ask_it: Ask) -> None:
    assert "12.00" not in ask_it("营房出租收了多少钱？").answer


def test_what_is_left_is_explained_by_what_it_is_of(ask_it: Ask) -> None:
    _has(ask_it("苗圃改造年末为什么还结转了45万元？"), "11月底才到账的省级补助")


def test_lines_that_were_first_paid_for_in_the_year_had_no_budget(ask_it: Ask) -> None:
    for question in ("哪些科目年初没安排预算、年中才有支出？分别支出多少？", "哪些科目是年中才安排的？"):
        answer = ask_it(question)
        _has(answer, "林业草原防灾减灾", "64.00万元")
        assert "386.00" not in answer.answer


def test_a_change_between_two_printed_amounts_has_its_percentage(ask_it: Ask) -> None:
    _has(ask_it("退化林修复比上年多了多少万元，增幅多大？"), "56.00万元", "28.00%")


def test_what_was_not_paid_in_time_is_denied_with_the_reason_beside_it(ask_it: Ask) -> None:
    answer = ask_it("护林员补助每个月都按时发放了吗？")
    _has(answer, "8月补助延至9月26日", "系统升级停用两周")
    assert answer.answer.startswith("没有")


def test_projects_of_a_grade_are_listed_with_their_scores(ask_it: Ask) -> None:
    answer = ask_it("哪些项目自评只得了“良”，各得多少分？")
    _has(answer, "共有2个", "退化林修复", "88.4", "苗木更新", "84.1")
    assert "96.2" not in answer.answer


def test_a_missed_target_does_not_say_why_more_was_spent(ask_it: Ask) -> None:
    assert "系统升级" not in ask_it("护林员补助为什么超出年初预算？").answer


def test_projects_of_an_item_are_told_by_the_column_that_makes_it(ask_it: Ask) -> None:
    _has(ask_it("森林资源培育386万元下面有哪几个项目，执行数分别多少？"), "256.00万元", "130.00万元")


def test_what_a_fund_has_left_at_the_end_is_not_what_it_began_with(ask_it: Ask) -> None:
    answer = ask_it("福彩公益金年底还结转多少没用完？")
    _has(answer, "21.00万元")
    assert "8.00万元" not in answer.answer


def test_an_item_of_two_characters_in_brackets_is_the_item_meant() -> None:
    catalogue = SimpleNamespace(subjects=("水体", "支出"))
    assert glossed("乡镇污水厂运维（水体）为何超支", catalogue) == "水体为何超支"  # type: ignore[arg-type]
    assert glossed("接待（支出）多少", catalogue) == "接待(支出)多少"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    ["护林员补助项目的执行数，文字部分和自评表里各写多少？", "护林员补助的执行数文字说明跟自评表一样吗？"],
)
def test_a_project_of_the_text_is_the_one_that_its_form_is_of(ask_it: Ask, question: str) -> None:
    _has(ask_it(question), "116.00万元", "118.00万元", "相差2.00万元")

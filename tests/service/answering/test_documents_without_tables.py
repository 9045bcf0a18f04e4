"""What a document tells in sentences alone is answered as what tables tell. The documents are invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

BUDGET = """芦溪县水务局2024年部门预算说明
一、机构
本局设置5个内设机构，包括：办公室、规划股、工程股、水资源股、监督股。下属单位2个，分别是：
1.芦溪县河道管理所
2.芦溪县节水服务站
二、部门收支
2024年收入预算2600.00万元，其中财政拨款收入2300.00万元，比上年减少150.00万元；事业收入300.00万元，比上年增加30.00万元。收入预算比上年减少120.00万元。
减少原因：堤防加固收尾，减少150.00万元；水费收缴改由农户直缴，增加30.00万元。
2024年支出预算2600.00万元，其中基本支出800.00万元，项目支出1800.00万元。
三、项目支出
1.堤防加固900.00万元，加固堤段12公里；
2.灌渠清淤600.00万元，清淤渠道40公里；
3.水质监测300.00万元，其中省级补助60.00万元。
四、一般公共预算支出
2130305水利工程建设910.00万元，比上年减少90.00万元，因堤防加固收尾；
2130306水利工程运行与维护610.00万元，比上年增加40.00万元，因清淤渠段加长；
2130311水资源节约管理与保护280.00万元，比上年减少20.00万元，因监测断面合并。
五、政府采购
政府采购项目2个，采购预算合计500.00万元，分别为清淤设备380.00万元、监测仪器120.00万元。
六、社会保障
全局参加职工基本医疗保险126人。
"""


@pytest.fixture(scope="module")
def budget(asked_of: AskedOf) -> Ask:
    return asked_of(BUDGET)


@pytest.mark.parametrize(
    "question", ["项目支出有哪些，各多少钱？", "2024年安排了哪些项目？", "一共几个项目？"]
)
def test_the_projects_that_only_a_section_lists_are_listed(budget: Ask, question: str) -> None:
    answer = budget(question)
    assert all(each in answer.answer for each in ("堤防加固900.00", "灌渠清淤600.00", "水质监测300.00"))
    assert "各项相加为1800.00万元" in answer.answer


def test_of_projects_in_sentences_the_largest_is_told(budget: Ask) -> None:
    assert "堤防加固" in budget("花钱最多的项目是哪个？").answer


def test_a_reason_in_a_paragraph_of_its_own_is_of_the_change_before_it_and_whole(budget: Ask) -> None:
    answer = budget("收入预算为什么减少？").answer
    assert "堤防加固收尾，减少150.00万元；水费收缴改由农户直缴，增加30.00万元" in answer


def test_what_receipts_lost_is_made_of_receipts(budget: Ask) -> None:
    answer = budget("财政拨款收入少了150万元，总收入却只少120万元，差在哪里？").answer
    assert "事业收入增加30.00万元" in answer


def test_the_one_that_was_told_is_asked_why(budget: Ask) -> None:
    answer = budget("哪个科目减得最厉害？为什么？").answer
    assert "水利工程建设" in answer
    assert "堤防加固收尾" in answer


def test_a_list_behind_what_all_come_to_is_a_list_of_that_many(budget: Ask) -> None:
    answer = budget("两个政府采购项目分别是什么？")
    assert answer.status is Outcome.ANSWERED
    assert "清淤设备380.00万元、监测仪器120.00万元" in answer.answer


def test_a_list_is_of_what_the_sentence_right_before_it_announces(budget: Ask) -> None:
    assert "河道管理所" in budget("有哪些下属单位？").answer
    assert "水资源股" in budget("有哪些内设机构？").answer


def test_what_is_told_of_one_kind_of_insured_is_told_of_no_other(budget: Ask) -> None:
    assert "126" in budget("有多少人参加职工医保？").answer
    assert budget("有多少人参加居民医保？").status is Outcome.NOT_DISCLOSED


FINAL = """枫桥县教育局2023年度部门决算
收入支出决算总表
公开01表\t单位：万元
收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、财政拨款收入\t900.00\t一、教育支出\t960.00
二、事业收入\t80.00\t\t
本年收入合计\t980.00\t本年支出合计\t960.00
年初结转和结余\t30.00\t年末结转和结余\t50.00
总计\t1010.00\t总计\t1010.00
财政拨款“三公”经费情况表
公开10表\t单位：万元
项目\t行次\t预算数\t决算统计数
（一）支出合计\t1\t12.00\t9.00
1.公务接待费\t2\t4.00\t3.00
2.公务用车购置及运行维护费\t3\t8.00\t6.00
（1）公务用车购置费\t4\t0.00\t0.00
（2）公务用车运行维护费\t5\t8.00\t6.00
部门整体支出绩效自评表
一级指标\t二级指标\t三级指标\t指标值\t实际完成值
产出指标\t数量指标\t检查定点学校\t≥60所\t66所
"""


@pytest.fixture(scope="module")
def final(asked_of: AskedOf) -> Ask:
    return asked_of(FINAL)


def test_beside_the_total_the_receipts_of_the_year_alone_are_told(final: Ask) -> None:
    answer = final("全年收入一共多少？").answer
    assert "1010.00万元" in answer
    assert "980.00万元" in answer
    assert "980.00" not in final("收入总计多少？").answer


def test_the_total_of_a_table_of_three_expenses_is_no_total_of_the_budget(final: Ask) -> None:
    answer = final("三公经费决算和年初预算比，省下了多少？").answer
    assert all(each in answer for each in ("12.00万元", "9.00万元", "3.00万元"))
    assert "12.00" not in final("支出合计的预算执行率是多少？").answer


def test_what_was_checked_is_what_was_reached(final: Ask) -> None:
    assert "66所" in final("检查了多少所定点学校？").answer


def test_the_only_projects_that_come_to_an_amount_are_told(budget: Ask) -> None:
    answer = budget("1200万元对应的是哪两个项目？").answer
    assert "堤防加固为900.00万元" in answer
    assert "水质监测为300.00万元" in answer
    assert budget("1100万元对应的是哪两个项目？").status is Outcome.NOT_DISCLOSED


ONCE = """青坪县林业局2024年部门预算
一、收支情况
2024年收入预算500.00万元，比上年减少90.00万元，下降15.25%。减少的原因是上年一次性安排防火瞭望塔100.00万元，剔除这一因素后比上年增加10.00万元。
二、“三公”经费
2024年“三公”经费8.00万元，其中公务用车运行维护费6.00万元，较上年增加1.00万元；公务接待费2.00万元，较上年增加0.50万元。
"""


@pytest.fixture(scope="module")
def once(asked_of: AskedOf) -> Ask:
    return asked_of(ONCE)


@pytest.mark.parametrize(
    "question", ["不算上年一次性的钱，今年预算是增还是减？", "剔除一次性因素，预算变化是多少？"]
)
def test_without_what_was_there_but_once_the_change_is_told_as_the_text_tells_it(
    once: Ask, question: str
) -> None:
    answer = once(question).answer
    assert "减少90.00万元" in answer
    assert "剔除这一因素后比上年增加10.00万元" in answer


def test_of_two_expenses_the_one_that_grew_more_is_told(once: Ask) -> None:
    answer = once("三公里车的费用和接待费，哪个涨得多？").answer
    assert "变化更大的是公务用车运行维护费" in answer


@pytest.mark.parametrize(
    "how", ["（保留两位小数）", "？结果用百分数，保留两位小数。", "，用百分比表示", "？不要四舍五入。"]
)
def test_how_a_result_is_to_be_written_asks_for_nothing(budget: Ask, how: str) -> None:
    assert "30.77%" in budget(f"基本支出占支出预算的百分之几{how}").answer


FORM = """竹溪县水务局2024年部门预算
一、“三公”经费
2024年“三公”经费预算9.00万元，其中公务接待费2.00万元，公务用车购置和运行费7.00万元，因公出国（境）费0.00万元。
公务用车购置和运行费比上年减少5.00万元，主要是上年更新1辆巡查车。
项目支出绩效目标表
单位：万元
项目名称\t河道清淤
项目属性\t□新增项目  □一次性项目  ☑延续项目（从2023年至2025年）
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t清淤河段\t≥8公里
零星定额支出明细表
单位：元
科目代码\t科目名称\t支出名称\t合计
2130301\t印刷费\t日常保障\t30,000.00
2130301\t差旅费\t日常保障\t12,000.00
2130301\t差旅费\t驻点人员经费\t36,000.00
2130301\t其他商品和服务支出\t驻点人员经费\t10,000.00
\t合计\t\t88,000.00
"""


@pytest.fixture(scope="module")
def form(asked_of: AskedOf) -> Ask:
    return asked_of(FORM)


def test_of_three_expenses_called_in_short_all_three_are_added_up(form: Ask) -> None:
    answer = form("接待、公车、出国三项加起来多少？").answer
    assert all(each in answer for each in ("2.00万元", "7.00万元", "9.00万元"))


def test_what_is_spent_on_vehicles_is_asked_why_by_any_name(form: Ask) -> None:
    assert "上年更新1辆巡查车" in form("公车方面的预算怎么比去年少了？").answer


def test_a_box_that_is_not_ticked_is_told_with_the_one_that_is(form: Ask) -> None:
    assert form("河道清淤是新增项目吗？").answer.startswith("不是")
    assert form("河道清淤是延续项目吗？").answer.startswith("是")


def test_rows_of_one_name_are_added_up(form: Ask) -> None:
    answer = form("驻点人员经费加起来一共多少？").answer
    assert all(each in answer for each in ("36,000.00元", "10,000.00元", "46000.00元"))


def test_an_item_is_made_of_the_rows_of_the_table_about_it(form: Ask) -> None:
    assert "印刷费" in form("零星定额支出88000元分到哪些科目？").answer

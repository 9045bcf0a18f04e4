"""What a question wants is known in whatever words, and in whatever order, it is asked. All invented."""

from __future__ import annotations

import re

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """栎川市园林局2023年部门决算

第一部分 部门概况

截至2023年末，本部门在职人员52人，退休人员31人。本部门实有车辆4辆。
预算编制实行综合预算，所属3个单位的收支均纳入部门预算管理。

第二部分 决算情况说明

一、支出说明

2023年支出决算1,200.00万元。
苗圃管护支出260.00万元，用于27个市管和乡镇苗圃的委托管护，其中专职护林保安12名由中标保安公司统一着装。
清湖驳岸修复工程委托省城一家第三方机构开展重点评价，得分88.5分。
植物馆布展支出45.00万元。
新发行城北绿廊专项债券800.00万元，2023年形成支出。
灌溉供水收入36.00万元，为苗圃管理处向各用户供水收取的水费。
树木病害治理任务中央资金150.00万元，只保留30家花木企业的治理。
6名离岗技工户籍迁出本市，生活补助改由迁入地发放。
全年立案查处毁绿案件48起，均已结案。
古树名木保护经费增长5.20%，用于市第一苗圃的古树复壮。
临时聘用的巡园人员9人，工资不在本部门决算中列支。
环境卫生奖励补助不得向保洁员直接发放现金，全部用于购买工具。
2023年城市绿化专项资金300.00万元由本部门会同市财政局分配到县（区），未列入本部门决算。

二、国有资产情况

截至2023年12月31日，本部门共有车辆5辆，其中一般公务用车2辆、其他用车3辆。

三、“三公”经费说明

因公出国（境）费0.00万元，2022年度、2023年度均未安排因公出国（境）事项。
公务用车购置费0.00万元，年内未购置车辆。公务用车运行维护费9.00万元。

第三部分 决算表

公开03表 支出决算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t1200.00\t500.00\t700.00
212\t城乡社区支出\t1200.00\t500.00\t700.00
2120501\t城乡社区环境卫生\t940.00\t500.00\t440.00
2120399\t苗圃管护\t260.00\t0.00\t260.00

公开09表 政府性基金预算财政拨款收入支出决算表
单位：万元
科目编码\t科目名称\t本年收入\t本年支出
合计\t\t70.00\t70.00
2120899\t其他国有土地使用权出让收入安排的支出\t70.00\t70.00

项目支出绩效自评表
项目名称\t行道树养护
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t专家会诊古树株数\t≥120株\t108株\t10\t9\t汛期暂停
产出指标\t质量指标\t苗木成活率\t≥95%\t91.6%\t10\t8\t夏季高温
产出指标\t时效指标\t补植完工时间\t10月底前\t11月20日\t10\t6\t苗木供货延迟

项目支出绩效自评表
项目名称\t城东花圃建设
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t时效指标\t投入使用时间\t2023年11月底前\t未投入使用\t20\t5\t供电未接通

项目支出绩效自评表
项目名称\t护林租赁补贴
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t时效指标\t每季度发放时间\t季末月25日前\t第二季度延至7月9日\t10\t7\t银行系统升级
"""


@pytest.fixture(scope="module")
def ask(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    "question",
    [
        "苗圃的护林保安是从哪家公司请的，也就是中标单位叫什么？",
        "护林保安外包给了哪家？",
        "哪一家公司拿下了苗圃管护的单子？",
        "谁家中了苗圃管护的标？",
        "谁在给苗圃做管护？",
        "清湖驳岸工程请第三方做评价，请的是哪家机构？",
    ],
)
def test_who_has_the_contract_is_told_by_a_name_or_not_at_all(ask: Ask, question: str) -> None:
    assert ask(question).status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    "question",
    [
        "清湖驳岸的重点评价是请第三方做的，评价费付了多少？",
        "清湖驳岸请第三方做评价，要付多少费用？",
        "园林局现在一共欠了多少债？",
        "苗圃管理处外面欠着多少钱，亏空了多少？",
        "城北绿廊那笔专项债券是几年期的，年息多少？",
        "城北绿廊发的债，利息几个点，期限多长？",
        "苗圃管理处供水定的是什么价，一方水多少钱？",
        "供水一吨卖多少钱？",
    ],
)
def test_a_fee_a_debt_an_interest_or_a_price_is_told_as_such(ask: Ask, question: str) -> None:
    assert ask(question).status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    "question",
    [
        "植物馆有多大，选址在哪个乡镇？",
        "植物馆占了几亩地，落在哪个乡？",
        "清湖驳岸修复工程建设规模多大？",
    ],
)
def test_how_large_a_place_is_and_where_no_money_tells(ask: Ask, question: str) -> None:
    assert ask(question).status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    "question",
    [
        "27个苗圃，按乡镇是怎么分的？每个乡镇摊到几个？",
        "请按镇列出那27个苗圃的分布和数量。",
        "苗圃共27个，其中市管的几个，设在乡镇的几个？",
        "立案的48起毁绿案，属于企业的多少起，属于个人的多少起？",
        "病害治理涉及30家企业，补助标准是一家多少？",
        "离岗技工目前市里还有几个人在领生活补助？",
        "县里的苗圃里古树占百分之几？",
    ],
)
def test_a_number_of_a_part_is_not_the_number_of_all(ask: Ask, question: str) -> None:
    assert ask(question).status is Outcome.NOT_DISCLOSED


def test_posts_that_nobody_holds_are_not_what_a_budget_is_made_of(ask: Ask) -> None:
    assert ask("园林局一共多少编制，还空着几个没用？").status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    "question",
    [
        "苗木成活率的年度目标，行道树养护这边做到了没有？",
        "行道树养护的苗木成活率，完成目标没有？",
        "行道树养护的苗木成活率达没达到目标？",
    ],
)
def test_whether_a_target_was_reached_in_either_order(ask: Ask, question: str) -> None:
    told = ask(question).answer
    assert "91.6%" in told
    assert "没有达到" in told


@pytest.mark.parametrize(
    "question",
    ["请专家上门会诊古树，原定的会诊古树株数查够了吗？", "原定的专家会诊古树株数，最后做满了没有？"],
)
def test_what_was_set_is_held_against_what_was_done(ask: Ask, question: str) -> None:
    told = ask(question).answer
    assert "120" in told
    assert "108" in told


@pytest.mark.parametrize(
    "question",
    [
        "行道树补植有没有在规定时间内完工？",
        "行道树补植拖没拖工期？",
        "行道树补植是不是赶在约定期限前做完的？",
    ],
)
def test_whether_something_was_done_in_time(ask: Ask, question: str) -> None:
    told = ask(question).answer
    assert "11月20日" in told
    assert "没有按期" in told


@pytest.mark.parametrize(
    "question",
    ["护林租房补贴按季发，一年四回，每回都准时发到位了吗？", "护林租赁补贴每个季度是不是都及时发到手了？"],
)
def test_whether_money_was_paid_in_time(ask: Ask, question: str) -> None:
    assert "7月9日" in ask(question).answer


@pytest.mark.parametrize("question", ["花圃（城东那个）到年底开始使用没有？", "城东花圃用没用上？"])
def test_whether_something_came_into_use(ask: Ask, question: str) -> None:
    told = ask(question).answer
    assert told.startswith("没有：")
    assert "未投入使用" in told


@pytest.mark.parametrize(
    "question", ["年内局里添没添新的公务用车？", "局里这一年有没有进新车？", "园林局2023年添置过公车没有？"]
)
def test_whether_vehicles_were_bought_running_them_does_not_tell(ask: Ask, question: str) -> None:
    assert "未购置车辆" in ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "园林局2023年安排过出国（境）的公务活动吗？",
        "园林局有没有派人出过国？",
        "2023年局里组织过出国（境）团组没有？",
    ],
)
def test_whether_anybody_went_abroad(ask: Ask, question: str) -> None:
    assert ask(question).answer.startswith("没有")


@pytest.mark.parametrize(
    "question", ["园林局的决算里动用政府性基金了没有？", "园林局2023年用没用到政府性基金？"]
)
def test_whether_a_fund_was_used(ask: Ask, question: str) -> None:
    told = ask(question).answer
    assert told.startswith("有")
    assert re.search(r"70\.00万元", told)


@pytest.mark.parametrize(
    "question",
    [
        "市局和财政局一起往县区分的绿化专项资金，是不是也包含在市园林局自己的决算里？",
        "巡园的临聘人员，工资是不是从这份决算里出？",
        "临聘巡园人员的工资，这份决算里含不含？",
    ],
)
def test_whether_something_counts_in_wherever_that_is_asked(ask: Ask, question: str) -> None:
    told = ask(question).answer
    assert "未列入本部门决算" in told or "不在本部门决算中列支" in told


def test_whether_cash_may_be_given(ask: Ask) -> None:
    assert "不得向保洁员直接发放现金" in ask("环境卫生奖励补助能不能直接把现钱发到保洁员手里？").answer


@pytest.mark.parametrize(
    "question", ["文件里几处提到本部门的车有几辆，数字有没有互相矛盾？", "前后几处写的车辆数是不是一个数？"]
)
def test_places_that_tell_one_number_apart(ask: Ask, question: str) -> None:
    found = ask(question)
    assert found.status is Outcome.CONFLICTING
    assert "4辆" in found.answer
    assert "5辆" in found.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("植物馆布展花了多少钱？", "45.00万元"),
        ("立案查处的毁绿案件有多少起？", "48起"),
        ("苗圃管护花了多少费用？", "260.00万元"),
        ("市管和乡镇苗圃一共有几个？", "27个"),
    ],
)
def test_what_is_told_is_still_told(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).answer

"""A budget of tables and forms alone: what details an item, rows by the name that they are spent under, what is listed and blank,
notes in cells, lists of goals and tasks, what is to be done in a month."""

from __future__ import annotations

from decimal import Decimal

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """## 部门收支总体情况表

单位名称：柳湾市林业局

单位：元

收 入\t\t支 出\t
项 目\t金 额\t项 目\t合 计
一、一般公共预算\t900,000.00\t一、基本支出\t700,000.00
其中：财政拨款\t900,000.00\t（一）人员经费支出\t400,000.00
非税收入\t\t1、工资福利性支出\t400,000.00
一般债券资金\t\t2、对个人家庭的补助\t
二、其他收入\t\t（二）公用经费支出\t300,000.00
\t\t1、公用定额支出\t90,000.00
\t\t2、运转补充支出\t210,000.00
\t\t二、项目支出\t200,000.00
收 入 合 计\t900,000.00\t支 出 合 计\t900,000.00

# 一般公共预算“三公”经费支出情况表

单位名称：柳湾市林业局

单位：元

单位代码\t单位名称\t项目名称\t合计\t“三公”经费\t\t\t\t\t会议费\t差旅费\t备注
\t\t\t\t小计\t因公出国(境)费用\t公务接待费\t公务用车运行维护费\t公务用车购置\t\t\t
**\t**\t**\t1\t2\t3\t4\t5\t6\t7\t8\t注：1.按照有关规定，“三公”经费包括因公出国（境）费、公务用车购置及运行费和公务接待费。（1）公务用车购置及运行费，指单位为公务用车花费的购置费、燃料费、维修费等支出。（2）公务接待费，指单位按标准接待来访人员所花费的支出。
\t合计\t\t112,000.00\t16,000.00\t\t6,000.00\t10,000.00\t\t12,000.00\t84,000.00\t
417001\t柳湾市林业局\t\t112,000.00\t16,000.00\t\t6,000.00\t10,000.00\t\t12,000.00\t84,000.00\t
\t\t综合办公经费\t72,000.00\t\t\t\t\t\t12,000.00\t60,000.00\t
\t\t护林联防经费\t24,000.00\t\t\t\t\t\t\t24,000.00\t
\t\t公用定额支出\t16,000.00\t16,000.00\t\t6,000.00\t10,000.00\t\t\t\t

# 公用定额支出明细表

单位名称：柳湾市林业局

单位：元

单位编码\t单位名称\t科目编码\t科目名称\t合计\t财政拨款\t其他
\t\t\t合计\t90,000.00\t90,000.00\t
417001\t柳湾市林业局\t\t\t90,000.00\t90,000.00\t
\t\t2130201\t办公费\t30,000.00\t30,000.00\t
\t\t2130201\t福利费\t44,000.00\t44,000.00\t
\t\t2130201\t公务接待费\t6,000.00\t6,000.00\t
\t\t2130201\t公务用车运行维护费\t10,000.00\t10,000.00\t

## 运转补充支出明细表

单位名称：柳湾市林业局

单位：元

单位编码\t单位名称\t科目编码\t科目名称\t运转补充支出名称\t合计\t财政拨款\t其他
\t\t\t\t合计\t210,000.00\t210,000.00\t
417001\t柳湾市林业局\t\t\t\t210,000.00\t210,000.00\t
\t\t2130201\t办公费\t综合办公经费\t50,000.00\t50,000.00\t
\t\t2130201\t差旅费\t综合办公经费\t60,000.00\t60,000.00\t
\t\t2130201\t差旅费\t护林联防经费\t24,000.00\t24,000.00\t
\t\t2130201\t会议费\t综合办公经费\t12,000.00\t12,000.00\t
\t\t2130201\t其他商品和服务支出\t护林联防经费\t19,000.00\t19,000.00\t
\t\t2130201\t租赁费\t苗圃场地使用费\t45,000.00\t45,000.00\t

## 机关运行经费情况表

单位名称：柳湾市林业局

单位：元

单位编码\t单位名称\t科目代码\t科目名称\t财政拨款（含财政拨款结转）
\t\t\t合计\t300,000.00
417001\t柳湾市林业局\t\t\t300,000.00
\t\t30201\t办公费\t80,000.00
\t\t30211\t差旅费\t84,000.00
\t\t30214\t租赁费\t45,000.00
\t\t30215\t会议费\t12,000.00
\t\t30217\t公务接待费\t6,000.00
\t\t30229\t福利费\t44,000.00
\t\t30231\t公务用车运行维护费\t10,000.00
\t\t30299\t其他商品和服务支出\t19,000.00

## 柳湾市市级部门整体绩效目标表

(2022)年度

部门(单位)名称

柳湾市林业局

年度
履职
目标

目标一：推进国土绿化
目标二：守住森林防火底线
目标三：办好林农服务

年度
主要
任务

任务名称

主要内容

推进国土绿化

完成荒山造林三千亩，补植补造通道林带，做到树种、苗木、验收的“三统一”，提高成活率

守住森林防火底线

健全护林员巡山制度，按照网格化防火（WGF）要求布设监控

预算
情况

部门预算总额（万元）

90

# 项目绩效目标表

(2022年度)

项目名称\t林木种苗抽检\t\t\t
单位名称\t柳湾市林业局\t内容分类\tB1-履职类支出\t
资金用途\t委托服务\t功能分类\t森林培育\t
是否政府采购\t是\t是否市级配套\t否\t
项目资金 (万元)\t实施期资金总额:\t20.00\t年度资金总额:\t20.00
\t其中:财政拨款\t20.00\t其中:财政拨款\t20.00
绩效目标\t年度目标(总体)\t\t\t
\t对我市52家种苗企业、118家苗圃开展质量抽检。2月至4月，拟定抽检方案；5月，对市属苗圃进行抽检；10月，对民营苗圃进行抽检。\t\t\t
绩效指标\t一级指标\t二级指标\t三级指标\t指标值
\t产出指标\t数量指标\t抽检种苗企业\t>=20家
\t成本指标\t成本指标\t检测费用\t<=20万
\t成本指标\t成本指标\t奖励上限\t<=35万
\t满意度指标\t服务对象满意度指标\t林农满意度\t>=92%
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


def tells(asked: Ask, question: str, *said: str) -> None:
    answer = asked(question)
    assert answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING), (question, answer.answer)
    for words in said:
        assert words in answer.answer, (question, answer.answer)


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("公用定额支出是多少？", "90,000.00元"),
        ("公用定额支出和运转补充支出哪个多？", "120000.00元"),
        ("办公费一共多少？", "80,000.00元"),
        ("差旅费总共安排了多少？", "84,000.00元"),
    ],
)
def test_what_pays_for_the_three_public_expenses_has_more_than_that(
    asked: Ask, question: str, amount: str
) -> None:
    tells(asked, question, amount)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("公用定额支出里哪一项最大？", "福利费（2130201）44,000.00元"),
        ("运转补充支出明细表中金额最高的一笔是什么？", "差旅费（2130201）60,000.00元"),
        ("公用定额支出由哪些科目组成？", "各项相加为90000.00元"),
    ],
)
def test_an_item_is_made_of_the_rows_of_the_table_that_details_it(
    asked: Ask, question: str, said: str
) -> None:
    tells(asked, question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("综合办公经费合计多少？", "122000.00元"),
        ("护林联防经费由哪几笔组成？", "合计43000.00元"),
        ("护林和联防的钱总共安排了多少？", "合计43000.00元"),
        ("把运转补充支出明细里标着“综合办公经费”的各行加起来是多少？", "122000.00元"),
        ("综合办公经费里最大的一笔是什么？", "最大的是：差旅费（2130201）60,000.00元"),
        ("综合办公经费占运转补充支出的比重？", "58.10%"),
        ("运转补充支出分几个名目，各多少钱？", "合计122000.00元"),
        ("哪个名目用的钱最多？", "“综合办公经费”"),
        ("租赁费45000元属于哪个名目？", "“苗圃场地使用费”"),
        ("4.5万元的租赁费是干什么用的？", "“苗圃场地使用费”"),
    ],
)
def test_rows_are_told_by_the_name_that_their_money_is_spent_under(
    asked: Ask, question: str, said: str
) -> None:
    tells(asked, question, said)


def test_the_name_of_a_long_sentence_is_not_picked_by_two_of_its_words(asked: Ask) -> None:
    assert asked("联防队员的工资一共多少？").status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("运转补充支出里的差旅费是多少？", "合计84000.00元"),
        ("运转补充支出中租赁费花在什么用途上？", "“苗圃场地使用费”"),
        ("办公费在公用定额支出和运转补充支出中各多少？", "30,000.00元[1]（公用定额支出明细表）"),
        ("运转补充支出里有没有福利费？", "没有「福利费」"),
        ("运转补充支出里有租赁费吗？", "有：租赁费"),
    ],
)
def test_of_the_table_that_details_an_item_the_rows_asked_for_are_told(
    asked: Ask, question: str, said: str
) -> None:
    tells(asked, question, said)


def test_rows_of_one_item_together_are_held_against_another_table(asked: Ask) -> None:
    tells(asked, "机关运行经费表中差旅费和补充支出明细里两笔差旅费能对上吗？", "一致", "合计84000.00元")


def test_an_item_whose_name_joins_two_is_no_sum(asked: Ask) -> None:
    answer = asked("其他商品和服务支出一共多少？")
    assert "19,000.00元" in answer.answer
    assert "合计38000" not in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("今年打算买公车吗？", "公务用车购置一栏没有填数"),
        ("有没有出国经费？", "一栏没有填数"),
        ("有没有非税收入？", "“非税收入”[1]，没有填数"),
        ("对个人家庭的补助安排了多少？", "没有填数"),
        ("Does the bureau have any non-tax revenue?", "非税收入"),
    ],
)
def test_what_is_listed_and_blank_is_told_as_that(asked: Ask, question: str, said: str) -> None:
    tells(asked, question, said)


@pytest.mark.parametrize(
    "question",
    [
        "全市非税收入是多少？",
        "2019年有没有非税收入？",
        "两个项目有没有其他资金？",
        "非税收入比上年增加了多少？",
    ],
)
def test_what_is_blank_tells_nothing_of_others(asked: Ask, question: str) -> None:
    assert "没有填数" not in asked(question).answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("这里说的“公务接待费”是什么意思？", "指单位按标准接待来访人员"),
        ("公务用车购置及运行费是指什么？", "燃料费、维修费"),
        ("“三统一”指的是哪三个统一？", "树种、苗木、验收"),
        ("三统一是什么意思？", "树种、苗木、验收"),
        ("WGF是什么意思？", "网格化防火"),
    ],
)
def test_terms_are_explained_by_notes_in_cells_and_by_what_is_counted_up(
    asked: Ask, question: str, said: str
) -> None:
    tells(asked, question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("年度目标有哪些？", "“目标三：办好林农服务”"),
        ("三个年度目标分别是什么？", "“目标一：推进国土绿化”"),
        ("目标二是什么？", "“目标二：守住森林防火底线”"),
        ("年度主要任务有哪些？", "“推进国土绿化”"),
        ("今年的主要任务有几项？", "共有2项"),
        ("推进国土绿化的主要内容是什么？", "荒山造林三千亩"),
        ("林业局打算怎么守住防火底线？", "护林员巡山制度"),
        ("每个年度目标都有对应的主要任务吗？", "没有：“目标三：办好林农服务”"),
        ("哪个目标没有对应的任务？", "“目标三：办好林农服务”"),
        ("What are the annual goals of the bureau?", "目标三：办好林农服务"),
        ("What are the main tasks for the year?", "守住森林防火底线"),
    ],
)
def test_goals_and_tasks_are_listed_and_told_what_they_consist_in(
    asked: Ask, question: str, said: str
) -> None:
    tells(asked, question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("5月份要做什么？", "5月，对市属苗圃进行抽检"),
        ("10月抽检哪些苗圃？", "10月，对民营苗圃进行抽检"),
        ("林木种苗抽检2月至4月干什么？", "拟定抽检方案"),
        ("What does the bureau plan to do in May?", "5月，对市属苗圃进行抽检"),
    ],
)
def test_what_is_done_in_a_month_is_told_by_its_clause(asked: Ask, question: str, said: str) -> None:
    tells(asked, question, said)


def test_of_a_month_that_no_clause_begins_with_nothing_is_told(asked: Ask) -> None:
    assert asked("7月份做什么？").status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("我市种苗企业有多少家？", "52家种苗企业"),
        ("苗圃总共有多少家？", "118家苗圃"),
        ("抽检种苗企业不少于多少家？", ">=20家"),
        ("种苗企业和苗圃一共多少家？", "合计170家"),
    ],
)
def test_what_a_goal_counts_is_not_what_is_to_be_done_with_it(asked: Ask, question: str, said: str) -> None:
    tells(asked, question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("林木种苗抽检的成本指标有没有超出项目资金？", "超过了"),
        ("林木种苗抽检的资金用途是什么？", "“委托服务”"),
        ("所有项目都要政府采购吗？", "是否政府采购为“是”"),
        ("福利费列在哪张表？", "（机关运行经费情况表）"),
    ],
)
def test_what_the_form_and_the_tables_say_of_it(asked: Ask, question: str, said: str) -> None:
    tells(asked, question, said)


def test_sums_are_reckoned_over_every_row(asked: Ask) -> None:
    values = {value.amount for value in asked("综合办公经费合计多少？").values}
    assert {Decimal("50000.00"), Decimal("60000.00"), Decimal("12000.00"), Decimal("122000.00")} <= values

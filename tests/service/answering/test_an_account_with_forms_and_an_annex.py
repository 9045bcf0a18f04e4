"""A final account with tables, forms of self-assessment and an annex behind its glossary. Invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """云梁县林业草原局2024年度部门决算

第一部分 部门概况

一、主要职责

负责造林绿化、森林防火和草原管护。

二、重点工作完成情况

1.造林提质。在黑石、青坪等3个乡镇建成油茶基地2.6万亩，修建作业便道41公里。

第二部分 2024年度部门决算情况说明

一、支出决算情况说明

2024年本年支出合计2140.00万元，其中：基本支出640.00万元，占29.91%；项目支出1500.00万元，占70.09%。

二、一般公共预算财政拨款支出决算情况说明

1.农林水支出（类）林业和草原（款）森林资源培育（项）。年初预算为700.00万元，支出决算为964.00万元，完成年初预算的137.71%。其中项目支出720.00万元，包括：油茶基地建设410.00万元，苗圃改造190.00万元，古树名木挂牌保护120.00万元。
2.农林水支出（类）林业和草原（款）森林草原防灾减灾（项）。年初预算为500.00万元，支出决算为536.00万元，完成年初预算的107.20%。全年黑石防火道建设300.00万元，硬化路面12.5公里；防火水窖新建40口，每口补助1.50万元，计60.00万元；购置风力灭火机75台（每台2400元），计18.00万元。
3.农林水支出（类）林业和草原（款）湿地保护（项）。年初预算为80.00万元，支出决算为52.60万元，完成年初预算的65.75%。年末结转27.40万元，原因是观鸟栈道的栏杆尚未安装完毕。
县财政局未对我局项目开展财政重点评价。
（1）油茶基地建设项目绩效自评综述：全年预算数为430.00万元，执行数为410.00万元，完成预算的95.35%，自评得分95.20分。

三、国有资产占用情况

截至2024年12月31日，共有车辆11辆，其中：应急保障用车4辆、其他用车7辆。

第三部分 名词解释

一、财政拨款收入：指本年度从县财政取得的财政拨款。
二、基本支出：指为保障机构正常运转发生的支出。

附件1

一、2024年度“三公”经费支出决算情况说明

1.公务接待费。预算为9.00万元，支出决算为6.30万元，完成预算的70.00%。决算数较上年减少的主要原因：检查的批次减少。2024年国内公务接待45批次、420人次，没有外事接待。国内公务接待6.30万元，具体内容包括：接待造林验收2.80万元，防火督查2.10万元，湿地调研1.40万元。
2.公务用车运行维护费。预算为24.00万元，支出决算为22.00万元。年末共有公务用车10辆，其中：轿车2辆、越野车8辆。

附件2

项目支出绩效自评表
（2024年度）
金额单位：万元

项目名称\t油茶基地建设\t\t实施单位\t云梁县林业草原局\t\t
项目资金\t\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t430.00\t410.00\t10\t95.35%\t9.54
年度总体目标\t预期目标\t\t\t实际完成情况\t\t
\t建成油茶基地，带动农户增收。\t\t\t任务全部完成。\t\t
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t新建油茶基地面积\t≥2.4万亩\t2.4万亩\t20\t20
\t\t巡护员（名）\t60\t60\t10\t10
\t成本指标\t巡护员补助（元/人·月）\t500\t500\t10\t10
\t时效指标\t造林完工时限\t10月20日前\t11月6日\t10\t7
\t\t苗木验收完成时间\t4月30日前\t4月12日\t10\t10
满意度指标\t服务对象满意度\t林农满意度\t≥90%\t93%\t10\t10
总分\t\t\t\t\t100\t96.20
自评说明\t60名巡护员补助全年支付36.00万元，苗木款支付374.00万元。\t\t\t\t\t

第四部分 附表

附表1
收入决算表
公开02表
部门：云梁县林业草原局\t2024年度\t金额单位：万元
科目编码\t科目名称\t本年收入合计\t财政拨款收入\t其他收入
\t合计\t2140.00\t2100.00\t40.00
2130205\t森林资源培育\t950.00\t920.00\t30.00

附表2
一般公共预算财政拨款支出决算表
公开07表
部门：云梁县林业草原局\t2024年度\t金额单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t2100.00\t640.00\t1460.00
2130205\t森林资源培育\t946.00\t226.00\t720.00

附表3
一般公共预算财政拨款项目支出决算表
公开09表
部门：云梁县林业草原局\t2024年度\t金额单位：万元
科目编码\t项目名称\t金额
\t合计\t776.00
2130205\t林业草原工作经费\t46.00
2130205\t油茶基地建设\t410.00
2130205\t苗圃改造\t190.00
2130205\t其他\t130.00
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # the department's own name is no short form of a project that begins so
        ("云梁县林业草原局2024年本年支出合计是多少？", ["2,140.00万元|2140.00万元"]),
        # the sum at the end of a sentence is of what that sentence counts
        ("黑石防火道建设花了多少？", ["300.00万元"]),
        ("防火水窖新建花了多少钱？", ["60.00万元"]),
        ("黑石防火道建设和防火水窖新建哪个花得多，多多少？", ["300.00万元", "60.00万元", "240.00万元"]),
        # what stands behind the glossary in an annex is none of it
        ("2024年接待了多少批次、多少人次？", ["45批次", "420人次"]),
        ("公务接待费平均每人次多少钱？", ["150"]),
        # a column of an item, and what the text says that it is made of
        ("森林资源培育的项目支出由哪几块组成，各多少？", ["410.00万元", "190.00万元", "120.00万元"]),
        ("6.30万元接待费都用来接待什么了，分别多少？", ["2.80万元", "2.10万元", "1.40万元"]),
        # why the very amount is left
        ("湿地那个项目的钱年底为何还剩27.40万元没用？", ["观鸟栈道的栏杆尚未安装"]),
        ("风力灭火机的单价是多少？", ["2400元"]),
        ("湿地保护当年还有多少预算没执行？", ["52.60万元", "80.00万元", "27.40万元"]),
        # what another body did to this one
        ("县财政局有没有对林业草原局的项目开展重点评价？", ["未对我局项目开展财政重点评价"]),
        # a unit in brackets behind the name of a target
        ("60名巡护员每人每月500元，一年应该是多少万元？", ["36.00万元"]),
        (
            "60名巡护员每人每月500元，一年应该是多少万元，和自评表里写的一致吗？",
            ["一致：", "36.00万元", "补助全年支付36.00万元"],
        ),
        # a day held against the day that was set
        ("油茶基地建设的造林有没有按期完工？", ["10月20日前", "11月6日", "没有按期"]),
        ("油茶基地建设的苗木验收按时完成了吗？", ["4月12日", "，按期"]),
        ("油茶基地建设哪些指标没有达到目标值？", ["11月6日"]),
    ],
)
def test_it_is_told(put: Callable[[str], Answer], question: str, told: list[str]) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    missing = [one for one in told if not any(each in answer.answer for each in one.split("|"))]
    assert missing == [], answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        # an amount of a section on spending is held against the table of spending
        ("森林资源培育（2130205）文字说明里的决算数和附表对得上吗？", ["964.00万元", "946.00万元"], "950.00"),
        # vehicles by how they are built are parts of a fleet
        ("局里到底有几辆车？“三公”经费部分和国有资产部分说的一样吗？", ["10辆", "11辆"], "轿车"),
        # amounts that agree are no scores
        ("油茶基地建设项目自评究竟得了多少分，正文和自评表一致吗？", ["95.20分", "96.20分"], "410.00"),
        # how much there is of something, without 多少
        (
            "建成的油茶基地面积，重点工作里写的和项目自评表里的是不是同一个数？",
            ["2.6万亩", "2.4万亩"],
            "一致：",
        ),
    ],
)
def test_two_places_do_not_agree(
    put: Callable[[str], Answer], question: str, told: list[str], other: str
) -> None:
    answer = put(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert [one for one in told if one not in answer.answer] == [], answer.answer
    assert other not in answer.answer.removeprefix("不一致："), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        # no sentence has a word of the part that is asked for
        "油茶基地建设的410.00万元里，无人机租赁花了多少？",
        # what is only of the other body
        "县财政局有没有安排接待费？",
    ],
)
def test_what_is_not_there_is_refused(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert answer.status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL), answer.answer


def test_whether_it_was_finished_on_time_is_told_in_english(put: Callable[[str], Answer]) -> None:
    answer = put("Was the camellia base project (油茶基地建设) finished by its planned completion date?")
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert "not on time" in answer.answer or "11月6日" in answer.answer, answer.answer

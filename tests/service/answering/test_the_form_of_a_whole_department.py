"""What the forms of a dump with a cell a line say: the money of the whole department over the years, its projects, goals, boxes
and indicators with the years before. The department is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

Ask = Callable[[str], Answer]


def _row(*cells: str) -> str:
    return "".join(f"\t{cell}\n" for cell in cells) + "\n"


_LEVELS = ("一级指标", "二级指标", "三级指标", "指标值", "指标值确定依据")

TEXT = (
    """云岭县气象局2024年部门预算

一、人员信息

单位实有人数30人，编办核定行政编制6人，其中：在编人数17人、离退休人员5人。

二、预算说明
云岭县气象局2024年支出预算总额900万元，基本保障支出400万元，其中公用经费支出60万元，本级支出项目500万元。
云岭县气象局2024年收入预算总额900万元，其中：经费拨款870万元，非税收入30万元。
公用经费支出60万元，比上年减少20万元，减少25%。减少原因，压缩开支。

2024年部门整体绩效目标申报表
单位：万元
"""
    + "\t部门（单位） 名称\n\t\n\n\n云岭县气象局（机关）\n\n"
    + _row("部门总体\n资金情况", "总体资金情况", "当年金额", "占比", "近两年收支金额")
    + _row("", "", "", "", "2022年", "2023年")
    + _row("", "收入\n构成", "财政拨款", "300", "100%", "250", "280")
    + _row("", "", "合计", "300", "100%", "250", "280")
    + _row("", "支出\n构成", "基本支出", "210", "70%", "190", "200")
    + _row("", "", "项目支出", "90", "30%", "60", "80")
    + _row("", "", "合计", "300", "100%", "250", "280")
    + "\t年度工作任务\n\t建好自动站\n\n管好雷达站\n普及防雷知识\n\n\n"
    + _row("项目支出情况", "项目名称", "项目类型", "项目总预算", "项目本年度预算", "项目主要支出方向和用途")
    + _row("", "1.雷达站运行费", "一般财政预算", "150", "50", "雷达维护")
    + _row("", "2.防雷科普经费", "一般财政预算", "40", "30", "印制手册")
    + _row("", "3.台站维修费", "一般财政预算", "10", "10", "修缮院墙")
    + _row("整体绩效\n总目标", "长期目标（截止2026年）", "年度目标")
    + "\t\n\t目标1：观测网络\n\t目标1：雷达运行\n\n目标2：防雷科普\n\n\n"
    + _row("长期目标1：", "观测网络")
    + _row("长期绩效指标", *_LEVELS)
    + _row("", "产出指标", "数量指标", "参加观测培训学员的人次", "≥60人次", "历史数据")
    + _row("", "", "质量指标", "观测培训学员合格率", "≥88%", "计划标准")
    + _row("年度目标1：", "雷达运行")
    + _row("年度绩效指标", *_LEVELS)
    + _row("", "", "", "", "近两年指标值", "指标值确定依据", "")
    + _row("", "", "", "", "2022年", "2023年", "", "")
    + _row("", "产出指标", "数量指标", "雷达巡检次数", "20次", "22次", "26次", "行业标准")
    + _row("", "", "质量指标", "观测培训人员合格率", "≥85%", "≥90%", "≥92%", "计划标准")
    + "\n"
    + "".join(
        "项目支出绩效目标表\n单位：万元\n"
        + _row("项目名称", project)
        + _row("主管部门", "云岭县气象局", "项目实施单位", "云岭县气象局")
        + _row("项目属性", f"□新增项目    {one}一次性项目    {on}延续项目（从2023年至2026年）")
        + "\t项目类型\n\t□一般公共预算     □政府性基金预算\n\n☑国有资本经营预算    □社保基金预算\n\n"
        + _row("项目资金\n（万元）", "资金总额：", total)
        + _row("", "其中：财政拨款", given)
        + _row("", "其他资金", other)
        + _row("总体目标", "年度绩效目标", "长期绩效目标")
        + f"\t\n\t{goal}\n\n\t{goal}\n\n \n\n"
        + _row("长期绩效目标")
        + _row("目标名称", *_LEVELS)
        + _row("长期绩效目标", "产出指标", "数量指标", "补助标准", "95", "计划标准")
        + "\t\n\t效益指标\n\n\n"
        + _row("社会效益指标", effect, "明显提高", "问卷调查")
        + _row("年度绩效目标表")
        + _row("目标名称", *_LEVELS)
        + _row("", "", "", "", "前年", "上年", "预计当年实现", "")
        + _row("年度绩效目标", "产出指标", "数量指标", name, *years, "计划标准")
        + "\n"
        for project, one, on, total, given, other, goal, effect, name, years in (
            (
                "人工增雨作业补助", "□", "☑", "80", "75", "5", "1.缓解春旱\n2.增加水库蓄水", "农户用水方便程度",
                "作业炮点补助标准", ("80元/次", "85元/次", "95元/次"),
            ),
            (
                "山洪预警设备购置", "☑", "□", "20", "20", "0", "1.让偏远村组及时收到预警信号", "村组收到预警的方便程度",
                "覆盖村组数", ("≥44个", "≥38个", "≥41个"),
            ),
        )
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("整体绩效目标申报表里2022年的基本支出是多少？", "190万元"),
        ("部门整体绩效申报表上，项目支出上年填了多少？", "80万元"),
        ("整体绩效表里项目支出占多大比重？", "“30%”"),
        ("整体绩效目标申报表中2023年基本支出占支出合计的百分之几？", "71.43%"),
        ("整体绩效表的支出合计近三年怎么变的？", "2024年比2023年增加20万元"),
        ("整体绩效目标表的基本支出比前年多多少？", "增加20万元"),
        ("整体绩效申报表里填了哪几个项目？本年度预算分别是多少？", "所列项目共有3个"),
        ("What share of total spending is project expenditure in the overall performance form?", "30%"),
    ],
)
def test_the_form_of_the_whole_department_is_read_by_row_and_year(
    asked: Ask, question: str, told: str
) -> None:
    assert told in asked(question).answer


def test_the_form_and_the_text_are_set_against_each_other(asked: Ask) -> None:
    answer = asked("基本支出在预算说明和部门整体绩效目标申报表里各是多少？两处一样吗？")
    assert answer.status is Outcome.CONFLICTING
    assert "400万元" in answer.answer
    assert "210万元" in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("雷达站运行费的项目总预算和本年度预算各是多少？", ("150万元", "50万元")),
        ("雷达站运行费今年的预算占项目总预算的多少？", ("33.33%",)),
        ("防雷科普经费主要花在什么地方？", ("印制手册",)),
        ("雷达站运行费用来做什么？", ("雷达维护",)),
        ("人工增雨作业补助的其他资金有多少？", ("其他资金为5万元",)),
        ("山洪预警设备购置的财政拨款是多少？", ("财政拨款为20万元",)),
        ("部门的年度目标是什么？", ("雷达运行", "防雷科普")),
        ("人工增雨作业补助的长期绩效目标是什么？", ("缓解春旱", "增加水库蓄水")),
        ("人工增雨作业补助的年度目标说要缓解什么？", ("缓解春旱",)),
        ("为什么要安排山洪预警设备购置这个项目？", ("让偏远村组及时收到预警信号",)),
        ("村组收到预警的方便程度要达到什么效果？", ("明显提高",)),
    ],
)
def test_what_a_form_says_of_a_project(asked: Ask, question: str, told: tuple[str, ...]) -> None:
    answer = asked(question).answer
    assert all(words in answer for words in told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("人工增雨作业补助是今年新设的项目吗？", "不是：人工增雨作业补助的项目属性一栏选的是“延续项目"),
        ("人工增雨作业补助是往年就有的老项目吗？", "是：人工增雨作业补助"),
        ("山洪预警设备购置是一次性的吗？", "是：山洪预警设备购置"),
        ("人工增雨作业补助是新增项目还是延续项目？", "“延续项目"),
        (
            "人工增雨作业补助走的是一般公共预算吗？",
            "不是：人工增雨作业补助的项目类型一栏选的是“国有资本经营预算”",
        ),
        ("人工增雨作业补助实施到哪一年？", "2026年"),
        ("Is the 人工增雨作业补助 a new project?", "No: "),
    ],
)
def test_what_sort_of_project_it_is_its_form_has_ticked(asked: Ask, question: str, told: str) -> None:
    assert told in asked(question).answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("覆盖村组数的目标，跟上年、前年比是高了还是低了，各差多少？", ("比前年减少3个", "比上年增加3个")),
        ("作业炮点补助标准今年比前年高多少？", ("增加15元/次",)),
        ("作业炮点补助标准比上年涨多少，涨幅百分之几？", ("增加10元/次", "11.76%")),
        ("雷达巡检次数2022年、2023年和2024年分别是多少？", ("20次", "22次", "26次")),
        ("观测培训合格率长期目标和年度目标定得一样高吗？", ("≥88%", "≥92%", "相差4个百分点")),
        ("雷达巡检次数的指标值确定依据是什么？", ("行业标准",)),
    ],
)
def test_an_indicator_is_told_beside_the_years_before(
    asked: Ask, question: str, told: tuple[str, ...]
) -> None:
    answer = asked(question).answer
    assert all(words in answer for words in told)


def test_as_many_projects_as_are_meant_are_told(asked: Ask) -> None:
    assert "合计100万元" in asked("两个重点项目的资金总额加起来是多少？").answer
    assert "合计90万元" in asked("三个项目本年度预算加起来是多少？").answer
    assert "相差60万元" in asked("两个重点项目绩效表里，哪个资金更大，大多少？").answer


def test_people_are_set_against_what_others_make_together(asked: Ask) -> None:
    answer = asked("实有人数和在编、离退休两类人员的合计差了多少人？").answer
    assert "合计22人" in answer
    assert "相差8人" in answer


def test_a_rounded_percentage_is_reckoned_anew(asked: Ask) -> None:
    assert "25.00%" in asked("公用经费减少了25%，文中写的“减少25%”准确算下来是多少？").answer


@pytest.mark.parametrize(
    "question",
    [
        "30万元非税收入由哪些单位缴纳？",
        "30万元非税收入是从哪些收费项目来的？",
        "观测培训学员合格率实际达到多少？",
        "雷达巡检实际巡检了多少次？",
    ],
)
def test_what_the_forms_do_not_tell_is_refused(asked: Ask, question: str) -> None:
    assert asked(question).status is Outcome.NOT_DISCLOSED

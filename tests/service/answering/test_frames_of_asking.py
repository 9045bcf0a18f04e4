"""However an amount, a change, its reason, a share, what it is made of, a number of people or a duty is asked for, the same is
told as to the plain question. The document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from tests.service.answering.conftest import AskedOf

BODY, YEAR, BEFORE = "蓝溪县水文局", "2023", "2022"
TEXT = f"""{BODY}2023年部门预算
一、主要职责
负责全县水文站网的布设与管理；承担汛期雨情水情的监测和预报。
二、人员和车辆
局里核定事业编制24名，实有在职人员21人。公务用车保有量3辆。
三、收支说明
2023年支出预算412.60万元，比上年增加37.10万元，增长9.88%，主要原因是新设两处雨量站。
印刷费预算3.85万元，比上年减少0.65万元，主要原因是汛情简报改发电子版。
测站设备运维专项46.20万元，主要用于更换浮标和检定流速仪。
机关运行经费是指为保障单位运转用于购买货物和服务的资金，包括办公费、印刷费、差旅费等。
测站设备运维预算46.20万元，比上年增加5.80万元，主要原因是浮标更换周期缩短。
公开03表 一般公共预算基本支出表
单位：万元
经济科目编码\t经济科目名称\t合计\t人员经费\t公用经费
301\t工资福利支出\t318.40\t318.40\t
30101\t基本工资\t201.30\t201.30\t
30113\t住房公积金\t117.10\t117.10\t
302\t商品和服务支出\t31.75\t\t31.75
30201\t办公费\t12.90\t\t12.90
30202\t印刷费\t3.85\t\t3.85
30206\t电费\t6.40\t\t6.40
30211\t差旅费\t8.60\t\t8.60
合计\t\t350.15\t318.40\t31.75
"""
AMOUNTS = """{i}是多少？/{i}多少钱？/{i}有多少钱/{i}一共多少？/{i}总共是多少钱？/{i}的金额是多少？/{i}的预算数是多少？
{i}预算多少钱/{i}预算安排了多少？/{i}安排多少万？/{y}年{i}安排了多少钱？/{y}年{i}是多少万元？/{y}年的{i}预算是多少？
{y}年预算里{i}列了多少？/{y}年预算里{i}这一项是多少？/这份预算里，{i}列了多少钱？/预算表里{i}写的是多少？
表里{i}那一行是多少？/{d}{y}年{i}是多少？/{d}的{i}是多少？/{d}{i}一年多少钱？/{d}今年的{i}准备花多少？
{d}今年打算在{i}上花多少钱？/{d}在{i}上准备了多少钱？/{d}为{i}安排了多少资金？/{d}给{i}留了多少预算？
{d}一年要花多少{i}？/{d}有多少{i}？/花在{i}上的钱有多少？/用在{i}上的是多少？/用于{i}的资金有多少？
用于{i}的预算是多少？/{i}这块有多少钱？/{i}这一块安排了多少？/{i}这项支出是多少？/{i}这一科目的数额是多少？
{i}这个科目列了多少钱？/{i}科目下安排了多少？/{i}项下的数是多少？/{i}那一栏填的是多少？/{i}的数额有多大？/{i}规模多大？
{i}盘子有多大？/{i}花多少？/{i}要花多少钱？/{i}得花多少钱？/{i}需要多少钱？/{i}需用多少？/{i}预备多少钱？/{i}列支多少？
{i}开列了多少？/{i}报了多少？/{i}编了多少预算？/{i}下达多少？/{i}计划支出多少？/{i}拟安排多少？/{i}预计是多少？
{i}到底是多少？/{i}究竟有多少？/{i}具体是多少万元？/{i}具体数字是多少？/{i}总额是多少？/{i}合计多少？/{i}共计多少？
{i}总数多少？/{i}全年多少？/{i}年初预算是多少？/{i}批了多少钱？/{i}给了多少钱？/{i}拨了多少？/{i}能有多少钱？
{i}大概多少？/{i}，多少钱？/请问{i}是多少？/我想知道{i}是多少。/想了解一下{i}的预算金额/请告诉我{i}的数额。
请给出{i}的金额/查一下{i}/帮我查下{i}多少钱/能说说{i}有多少吗？/能不能告诉我{i}是多少？/麻烦查一下{d}的{i}/{d}{i}金额
{i}金额/{i}预算数/多少钱用于{i}？/有多少钱是用在{i}上的？/今年安排给{i}的钱是多少？/本年度{i}是多少？
按这份预算，{i}是多少？/依据表格，{i}为多少？/{i}达到多少？/{i}几何？/{i}占用多少预算？/{i}分到多少钱？
{i}拿到多少预算？/{i}由财政安排了多少？/{i}的开支有多大？/{i}的开销是多少？/{i}的花费是多少？/{i}经费是多少？
{i}投入多少？/在{i}方面投入多少？/{i}方面安排了多少？/对{i}安排了多少？/财政给{i}安排了多少钱？/局里{i}多少钱？
局里一年{i}要多少？/{i}是几万？/{i}有几万块钱？/{i}总计安排多少？"""
REASONS = """{i}为什么{u}？/{i}为啥{u}了？/{i}怎么{u}了？/{i}怎么一下子{u}这么多？/{i}怎么凭空{u}这么多？
{i}平白无故怎么就{u}了？/{i}{u}是什么原因？/{i}{u}是因为什么？/{i}{u}的理由？/{i}{u}，原因何在？/{i}何以{u}？
{i}缘何{u}？/{i}变化的原因是什么？/{i}跟去年比怎么{u}了？/{i}比去年{u}，是怎么回事？/{i}较上年{u}的主要原因是什么？
{y}年{i}为什么{u}？/为什么{y}年{i}会{u}？/为什么{i}比去年{s}了那么多钱？/是什么原因导致{i}{u}？/是什么让{i}{u}了？
什么导致了{i}的{u}？/导致{i}{u}的因素有哪些？/{i}的{u}该怎么解释？/文件对{i}{u}是怎么说明的？
对{i}的{u}，说明里给的理由是什么？/请说明{i}{u}的原因。/{i}今年怎么比去年{s}？/{i}增减变动的主要原因是什么？
{d}的{i}为什么{u}？/{i}{u}跟什么有关？/{i}{u}主要受什么影响？/{i}怎么比上年{s}这么多钱？"""
CHANGES = """{i}比上年{s}多少？/{i}比去年{s}了多少？/{i}较上年{u}了多少？/{i}与上年相比{u}多少？
{i}跟去年相比，{u}了多少万？/{i}的{u}额是多少？/{i}变化多少？/{i}增减多少？/{i}比上年是增是减，差多少？
{i}比上年是多了还是少了？多少？/{y}年{i}比{p}年{s}多少钱？/{i}两年差多少？/{i}这两年之间相差多少？
{y}年与{p}年相比，{i}{u}了多少？/{i}今年{s}了多少钱？/{i}较去年变动多少？/{d}的{i}比上年{u}多少？"""

SHARES = """{a}占{b}的百分之几？/{a}占{b}的比例是多少？/{a}占{b}的比重多大？/{a}占{b}几成？/{a}占了{b}多大一块？
{a}在{b}里占多少？/{a}在{b}中占比多少？/{a}在整个{b}中的份额/{a}是{b}的百分之多少？/{a}是{b}的几分之几？
{a}相当于{b}的百分之多少？/{b}里{a}占百分之几？/{b}中{a}的占比是多少？/{b}当中，{a}占几成？/{b}有百分之几是{a}？
{b}有百分之多少花在{a}上？/求{a}占{b}的百分比。/算一下{a}在{b}里的占比/今年{a}占{b}百分之几？/{a}这项占{b}多少百分比？"""
PARTS = """{i}包括哪些？/{i}包括哪几项？/{i}包含哪些内容，各是多少？/{i}由什么构成？/{i}的构成是怎样的？/{i}都有哪些？
{i}分哪几块？/{i}花在哪些地方？/{i}分成哪几部分，分别多少钱？/{i}都花在哪儿了？/{i}都花在了什么上面？
{i}的钱都花到哪里去了？/{i}具体花在哪些方面？/{i}的明细是什么？/{i}的明细/列出{i}的明细/请列出{i}的各项金额
把{i}拆开看看/{i}拆开来是哪几项？/{i}里头都有什么？/{i}里面包含什么？/{i}怎么分的？/{i}下面有哪些科目？
{i}各项分别多少？/{i}各部分是多少？/构成{i}的有哪些？/哪几项加起来是{i}？/{d}的{i}由哪些组成？"""
LARGEST = """{i}里最大的是哪一项？/{i}中哪一项最多？/{i}里花钱最多的是什么？/{i}中金额最大的是哪一项？
{i}里头最大头是什么？/{i}的大头是什么？/{i}中最主要的一项是什么？/{i}里哪一块花得最多？/哪一项在{i}里最多？
哪一项占{i}最多？/{i}排第一的是什么？"""
PEOPLE = """在职人员有多少？/在职多少人？/单位现有在职人员几名？/单位里有多少人？/局里一共多少人？/全局有多少人？
有多少工作人员？/实有人数多少？/现有人员多少？/{d}有多少人？/{d}有多少在职职工？/有多少人吃财政饭？/职工人数是多少？
干部职工有多少人？/人手有多少？"""
CARS = """有几辆公车？/公务用车有几辆？/有多少辆车？/公车几辆？/单位有车吗，几辆？/现有车辆几台？/车辆保有量
{d}有几辆车？/局里有几辆车？"""
DUTIES = """主要职责是什么？/职责是什么？/主要职能有哪些？/{d}是干什么的？/{d}管什么？/{d}负责什么？/{d}负责哪些工作？
{d}承担哪些职责？/{d}有哪些职责？/{d}主要做什么？/这个单位是做什么的？/{d}的工作职责/{d}履行哪些职能？"""
TERMS = """什么是{i}？/{i}是什么意思？/{i}指什么？/{i}是指什么？/何谓{i}？/何为{i}？/什么叫{i}？/怎么理解{i}？
{i}的定义是什么？/{i}的含义/{i}的意思/名词解释：{i}/解释一下{i}/文件里说的{i}是什么意思？/{i}这个词是什么意思？
{i}包括哪些内容？"""
USES = """{i}主要用于什么？/{i}用来做什么？/{i}是干什么用的？/{i}的用途是什么？/{i}花在哪里？/{i}用在哪些方面？
{i}用在哪里？/{i}拿来做什么？/{i}这笔钱用于什么？/{i}这笔钱是干嘛的？/安排{i}是为了什么？/{i}主要花在什么地方？
{i}具体用在什么上？/这{i}打算怎么花？"""

APART = """{a}比{b}多多少？/{a}和{b}相差多少？/{a}与{b}差多少？/{a}和{b}差多少钱？/{a}跟{b}比，多多少？
{a}比{b}多出多少钱？/{a}比{b}高多少？/{a}比{b}多几万？/{a}减去{b}是多少？/{a}减{b}得多少？/{a}与{b}的差额是多少？
{a}与{b}之间差距多大？/{a}和{b}哪个多，多多少？/{a}和{b}哪个更多？差多少？/{a}多还是{b}多？差多少？/{a}超过{b}多少？
{a}高出{b}多少？/{b}比{a}少多少？/{b}比{a}低多少？/{b}较{a}少多少钱？/{a}、{b}相差多少万元？/把{a}和{b}比一比，差多少？
{a}和{b}一个比一个多多少？/相比{b}，{a}多多少？/与{b}相比，{a}多出多少？"""
TOGETHER = """{a}和{b}一共多少？/{a}加{b}是多少？/{a}加上{b}一共多少钱？/{a}与{b}合计多少？/{a}、{b}两项合计多少？
{a}和{b}加起来多少？/{a}和{b}加在一起是多少？/{a}和{b}总共多少钱？/{a}和{b}之和是多少？/{a}和{b}两项共计多少？
{a}跟{b}合起来多少？/{a}及{b}总额是多少？/{a}和{b}合计金额/{a}和{b}一起算是多少？/把{a}和{b}加起来是多少？
{a}以及{b}加总是多少？/{a}连同{b}一共多少？/{a}、{b}合在一块儿多少？/算一下{a}与{b}的合计/{a}和{b}两块钱加起来有多少？"""
TIMES = """{a}是{b}的几倍？/{a}是{b}的多少倍？/{a}相当于{b}的几倍？/{a}为{b}的多少倍？/{a}是不是{b}的好几倍？到底几倍？
{a}比{b}大多少倍？/{a}除以{b}是几倍？/{b}的几倍等于{a}？/{a}抵得上几个{b}？/{a}合{b}的多少倍？
{a}是{b}的多少倍，保留两位小数"""
BEFORE_IT = """{i}上年是多少？/{i}去年是多少？/{i}上年多少钱？/{i}去年多少？/{i}{p}年是多少？/{p}年的{i}是多少？
{i}上一年是多少？/{i}前一年多少？/上年{i}是多少？/去年的{i}有多少？/推算一下{i}上年的数/{i}上年数是多少？
{i}上年预算是多少？/按增减额推算，{i}上年是多少？/由增减数倒推，{i}去年应是多少？/{i}去年预算安排了多少？
{p}年{i}预算多少？/{i}在上一年度是多少？"""
SPENT_IN_ALL = """{y}年总支出是多少？/{y}年支出总额是多少？/支出总计多少？/{y}年支出预算是多少？/总支出多少钱？
全年支出多少？/一共要花多少钱？/一年要花多少钱？/{y}年一共花多少？/{d}{y}年支出是多少？/支出合计多少？
预算总支出是多少？/今年总共花多少钱？/全部支出是多少？/支出盘子多大？/{d}一年的开销有多大？/{d}今年的预算是多少？
{d}{y}年预算总额多少？/{y}年部门预算是多少？/今年预算总共多少钱？/{d}今年能花多少钱？"""

IN_ENGLISH = """What is {i}?/How much is {i}?/How much is budgeted for {i}?/How much money is allocated to {i}?
How much was allocated for {i}?/What is the budget for {i}?/What's the budget for {i}?/What is the amount of {i}?
What was the amount budgeted for {i} in {y}?/How much does the bureau plan to spend on {i}?
How much will be spent on {i}?/How much was set aside for {i}?/How much goes to {i}?/How much money goes into {i}?
What sum is earmarked for {i}?/What figure is given for {i}?/What is the figure for {i} in {y}?/Tell me the {i} budget.
Give the amount of {i}./Please state the amount for {i}./{i}: how much?/What is the total for {i}?
In {y}, how much is {i}?/How large is {i}?/How big is the budget for {i}?/What amount does the budget list for {i}?
How much has been set for {i} this year?/How many yuan is {i}?"""
WHY_IN_ENGLISH = """Why did {i} increase?/Why has {i} increased?/Why does {i} increase?/What caused {i} to increase?
What is the reason for the increase in {i}?/What explains the increase in {i}?
What reason is given for the increase in {i}?/What reason does the document give for the increase in {i}?
How does the document explain the increase in {i}?/For what reason did {i} increase?
What lies behind the increase in {i}?/What is behind the increase in {i}?/What drove the increase in {i}?
Explain the increase in {i}./Give the reason for the increase in {i}./Why is {i} higher than last year?
Why is {i} higher than in {p}?/Why was there an increase in {i}?/How come {i} increased?
What accounts for the increase in {i}?/What led to the increase in {i}?/What made {i} increase?"""
PARTS_IN_ENGLISH = """What does {i} consist of?/What makes up {i}?/What is {i} made up of?
What are the components of {i}?/Break down {i}./How is {i} broken down?/Give a breakdown of {i}.
What items are in {i}, and how much is each?/What are the items under {i}?/What does {i} include?
List the items of {i} with their amounts./Which items make up {i}?/How is {i} divided?/What is {i} spent on?
Into what parts does {i} fall?/How is {i} split up?"""
PEOPLE_IN_ENGLISH = """How many staff are there?/How many people work there?/How many people does the bureau employ?
How many employees does it have?/How many staff members are there?/What is the number of staff in post?
How many are on the payroll?/How many civil servants and staff work at the bureau?/How big is the staff?
What is the headcount?/How many people are employed?/How many persons are actually in post?"""
DUTIES_IN_ENGLISH = """What are the main duties?/What is the bureau responsible for?/What does the bureau do?
What are its functions?/What are the main responsibilities of the department?/What does this department do?
Describe the functions of the bureau./What tasks does the bureau have?/List the main duties of the bureau."""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Callable[[str], Answer]:
    return asked_of(TEXT)


def _frames(text: str) -> list[str]:
    return [frame for line in text.splitlines() for frame in line.split("/")]


def _astray(asked: Callable[[str], Answer], frames: str, item: str, told: str, up: bool = True) -> list[str]:
    """The questions that are not answered with what is told."""
    words = {"u": "增加" if up else "减少", "s": "多" if up else "少", "d": BODY, "y": YEAR, "p": BEFORE}
    questions = [frame.format(i=item, **words) for frame in _frames(frames)]
    answers = [(question, asked(question)) for question in questions]
    return [q for q, a in answers if a.status is not Outcome.ANSWERED or told not in a.answer]


@pytest.mark.parametrize(("item", "told"), [("电费", "6.40万元"), ("住房公积金", "117.10万元")])
def test_an_amount_is_told_in_whatever_frame_it_is_asked_for(
    asked: Callable[[str], Answer], item: str, told: str
) -> None:
    assert _astray(asked, AMOUNTS, item, told) == []


@pytest.mark.parametrize(
    ("item", "told", "up"),
    [("测站设备运维", "浮标更换周期缩短", True), ("印刷费", "汛情简报改发电子版", False)],
)
def test_a_reason_is_told_in_whatever_frame_it_is_asked_for(
    asked: Callable[[str], Answer], item: str, told: str, up: bool
) -> None:
    assert _astray(asked, REASONS, item, told, up) == []


@pytest.mark.parametrize(
    ("item", "told", "up"), [("测站设备运维", "5.80万元", True), ("印刷费", "0.65万元", False)]
)
def test_a_change_is_told_in_whatever_frame_it_is_asked_for(
    asked: Callable[[str], Answer], item: str, told: str, up: bool
) -> None:
    assert _astray(asked, CHANGES, item, told, up) == []


def test_a_share_is_told_in_whatever_frame_it_is_asked_for(asked: Callable[[str], Answer]) -> None:
    frames = SHARES.replace("{a}", "办公费").replace("{b}", "商品和服务支出")
    assert _astray(asked, frames, "", "40.63%") == []


@pytest.mark.parametrize(
    ("frames", "item", "told"),
    [
        (PARTS, "商品和服务支出", "6.40万元"),
        (LARGEST, "商品和服务支出", "12.90万元"),
        (PEOPLE, "", "21人"),
        (CARS, "", "3辆"),
        (DUTIES, "", "水文站网的布设"),
        (TERMS, "机关运行经费", "购买货物和服务"),
        (APART.replace("{a}", "办公费").replace("{b}", "电费"), "", "6.50万元"),
        (TOGETHER.replace("{a}", "办公费").replace("{b}", "电费"), "", "19.30万元"),
        (TIMES.replace("{a}", "办公费").replace("{b}", "电费"), "", "2.02倍"),
        (BEFORE_IT, "测站设备运维", "40.40万元"),
        (SPENT_IN_ALL, "", "412.60万元"),
        (IN_ENGLISH, "office expenses", "12.90万元"),
        (IN_ENGLISH, "the electricity bill", "6.40万元"),
        (WHY_IN_ENGLISH, "total expenditure", "新设两处雨量站"),
        (PARTS_IN_ENGLISH, "goods and services expenditure", "6.40万元"),
        (PEOPLE_IN_ENGLISH, "", "21人"),
        (DUTIES_IN_ENGLISH, "", "水文站网的布设"),
        (USES, "测站设备运维专项", "更换浮标和检定流速仪"),
    ],
)
def test_whatever_else_is_asked_of_a_budget_is_told_in_whatever_frame(
    asked: Callable[[str], Answer], frames: str, item: str, told: str
) -> None:
    assert _astray(asked, frames, item, told) == []

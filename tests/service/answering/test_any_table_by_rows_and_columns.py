"""Questions that any table answers by its rows and columns: units, projects, indicators, things to buy and marks.

The document is invented.
"""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """榆河县文物局2024年部门预算
一、机构设置
纳入2024年部门预算编制范围的预算单位共4个，具体情况如下：
单位：人
序号\t单位名称\t单位性质\t编制数\t在职人数
1\t榆河县文物局（本级）\t行政单位\t12\t11
2\t榆河县古建筑修缮中心\t公益一类事业单位\t18\t17
3\t榆河县考古勘探站\t公益一类事业单位\t9\t7
4\t榆河县石窟管护所\t公益一类事业单位\t6\t6
合计\t\t\t45\t41
二、收入预算情况说明
2024年收入预算1000.00万元。
收入预算总表
部门公开表2\t单位：万元
单位代码\t单位名称\t合计\t本年收入\t\t\t上年结转结余
\t\t\t小计\t一般公共预算\t事业收入\t
\t合计\t1000.00\t970.00\t900.00\t70.00\t30.00
207001\t榆河县文物局（本级）\t420.00\t390.00\t390.00\t\t30.00
207002\t榆河县古建筑修缮中心\t310.00\t310.00\t250.00\t60.00\t
207003\t榆河县考古勘探站\t170.00\t170.00\t160.00\t10.00\t
207004\t榆河县石窟管护所\t100.00\t100.00\t100.00\t\t
项目支出预算表
部门公开表9\t单位：万元
单位名称\t项目名称\t合计\t一般公共预算\t上年结转
\t合计\t330.00\t300.00\t30.00
榆河县文物局（本级）\t馆藏青铜器修复\t120.00\t90.00\t30.00
榆河县文物局（本级）\t“流动展柜”进校园\t40.00\t40.00\t
榆河县古建筑修缮中心\t廊桥木构加固\t95.00\t95.00\t
榆河县古建筑修缮中心\t城门楼防雷\t35.00\t35.00\t
榆河县石窟管护所\t石窟渗水监测\t40.00\t40.00\t
政府采购预算表
部门公开表12\t单位：万元
项目名称\t采购物品名称\t采购类别\t数量\t采购金额
合计\t\t\t\t88.00
馆藏青铜器修复\t超声波清洗机\t货物\t2\t26.00
馆藏青铜器修复\tX射线探伤服务\t服务\t1\t18.00
石窟渗水监测\t裂隙计\t货物\t30\t44.00
"""

ACCOUNT = """榆河县文物局2023年度部门决算
附件1 项目支出绩效自评表
单位：万元
项目名称\t廊桥木构加固
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t更换梁柱\t≥40根\t41根\t20\t20
产出指标\t数量指标\t加固桥墩\t6座\t5座\t20\t15
产出指标\t质量指标\t木材含水率\t≤18%\t17%\t15\t15
效益指标\t社会效益指标\t桥面通行村民\t≥3万人\t2.8万人\t15\t13
"""


@pytest.fixture(scope="module")
def put(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.fixture(scope="module")
def account(asked_of: AskedOf) -> Ask:
    return asked_of(ACCOUNT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # one cell, and two of one row
        ("修缮中心的事业收入是多少？", ("60.00万元",)),
        ("勘探站今年收入合计多少？里面一般公共预算给了多少？", ("170.00万元", "160.00万元")),
        ("青铜器修复项目里，上年结转出了多少？", ("30.00万元",)),
        ("石窟管护所的编制数是多少？", ("“6”",)),
        # all rows of a group
        ("各单位的一般公共预算分别是多少？", ("390.00", "250.00", "160.00", "100.00")),
        ("修缮中心名下列了哪些项目，每个多少钱？", ("廊桥木构加固95.00", "城门楼防雷35.00", "合计130.00万元")),
        ("青铜器修复项目要采购哪些东西，各花多少钱？", ("超声波清洗机", "26.00", "X射线探伤服务", "18.00")),
        ("采购预算表里列了哪些货物，各多少钱？", ("26.00", "44.00")),
        ("2024年编预算的单位有哪几家，编制数各是多少？", ("“12”", "“18”", "“9”", "“6”")),
        # the ends of a column
        ("四个单位里，哪家的一般公共预算最多，哪家最少？", ("（本级）", "390.00", "石窟管护所", "100.00")),
        ("三个下属单位里，哪家的收入最少？", ("石窟管护所", "100.00")),
        ("收入最多的单位比第二多的单位多多少？", ("420.00", "310.00", "110.00万元")),
        ("哪个单位在职人数最少？", ("石窟管护所", "“6”")),
        ("哪个项目金额最大？", ("馆藏青铜器修复120.00",)),
        # two rows
        ("只看一般公共预算，修缮中心比勘探站多多少？", ("250.00", "160.00", "90.00万元")),
        ("局本级和修缮中心的收入加起来是多少？", ("420.00", "310.00", "730.00万元")),
        ("廊桥木构加固和石窟渗水监测两个项目合计多少？", ("95.00", "40.00", "135.00万元")),
        ("局本级的收入是勘探站的几倍？", ("420.00", "170.00", "2.47倍")),
        ("勘探站的编制数比修缮中心少多少？", ("9人",)),
        # parts of a whole, and how many
        ("修缮中心的收入占全部门收入的百分之多少？", ("310.00", "1000.00", "31.00%")),
        ("修缮中心的事业收入占它收入合计的几成？", ("60.00", "310.00", "19.35%")),
        ("修缮中心有几个项目？", ("2个",)),
    ],
)  # fmt: skip
def test_a_table_of_units_projects_or_things_tells(put: Ask, question: str, told: tuple[str, ...]) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert [words for words in told if words not in answer.answer] == [], answer.answer
    assert all(value.citation is not None or answer.derivation for value in answer.values)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("廊桥木构加固项目的数量指标都定了哪些目标值？", ("≥40根", "6座")),
        ("廊桥项目木材含水率的目标是多少？", ("≤18%",)),
        ("廊桥木构加固项目里，哪个指标丢分最多？", ("加固桥墩", "“20”", "“15”", "相差5分")),
        ("廊桥木构加固的桥面通行村民得了多少分？", ("“13”",)),
        ("廊桥木构加固的产出指标一共几条？", ("3个",)),
    ],
)  # fmt: skip
def test_a_form_of_indicators_tells(account: Ask, question: str, told: tuple[str, ...]) -> None:
    answer = account(question)
    assert [words for words in told if words not in answer.answer] == [], answer.answer


@pytest.mark.parametrize(
    ("question", "never"),
    [
        # no such unit, no such column, no such project, no such thing
        ("文物商店的一般公共预算是多少？", "万元"),
        ("勘探站的经营收入是多少？", "170.00"),
        ("地下管廊巡检项目安排了多少钱？", "万元"),
        ("青铜器修复项目要采购几台冲锋舟？", "26.00"),
        # its part of what all have is no part of what it has
        ("修缮中心的事业收入占全部门收入的百分之多少？", "19.35%"),
        # the year before is another year
        ("修缮中心去年的事业收入是多少？", "60.00"),
    ],
)  # fmt: skip
def test_what_no_row_or_column_is_of_is_not_told(put: Ask, question: str, never: str) -> None:
    answer = put(question)
    assert never not in answer.answer, answer.answer


def test_a_table_that_is_named_is_the_one_that_tells(put: Ask) -> None:
    assert "5个" in put("项目支出表里列了几个项目？").answer
    assert "最大的是：石窟渗水监测（采购金额）44.00" in put("政府采购里金额最大的是哪一项？").answer


PARISH = """青槐县教育局2024年部门预算
一、机构设置
纳入2024年部门预算编制范围的预算单位共4个，具体情况如下：
单位：人
序号\t单位名称\t编制数\t在职人数
1\t青槐县教育局（本级）\t20\t20
2\t青槐县第二高级中学\t140\t131
3\t青槐县实验小学\t66\t61
4\t青槐县体育训练中心\t12\t11
合计\t\t238\t223
二、收入预算情况说明
2024年收入预算4000.00万元。
收入预算总表
部门公开表2\t单位：万元
单位代码\t单位名称\t合计\t一般公共预算\t事业收入
\t合计\t4000.00\t3700.00\t300.00
205001\t青槐县教育局（本级）\t900.00\t900.00\t
205002\t青槐县第二高级中学\t2100.00\t1800.00\t300.00
205003\t青槐县实验小学\t800.00\t800.00\t
205004\t青槐县体育训练中心\t200.00\t200.00\t
“三公”经费支出预算表
部门公开表8\t单位：万元
单位代码\t单位名称\t“三公”经费合计\t公务接待费\t公务用车运行维护费
\t合计\t9.00\t2.00\t7.00
205001\t青槐县教育局（本级）\t5.00\t2.00\t3.00
205002\t青槐县第二高级中学\t3.00\t\t3.00
205004\t青槐县体育训练中心\t1.00\t\t1.00
重点项目绩效自评情况表
单位：万元、分
序号\t项目名称\t全年预算数\t执行数\t执行率\t自评得分
1\t课桌椅更换（二期）\t80.00\t64.00\t80.00%\t88.5
2\t社会保险补贴\t50.00\t50.00\t100.00%\t97.0
3\t护学岗补助\t30.00\t28.50\t95.00%\t93.0
4\t足球进校园\t10.00\t5.00\t50.00%\t81.0
合计\t170.00\t147.50\t86.76%\t
项目支出预算表
部门公开表9\t单位：万元
项目类别\t项目名称\t合计\t一般公共预算\t上年结转
\t合计\t700.00\t640.00\t60.00
其他运转类\t小计\t90.00\t90.00\t
\t校舍日常维修\t90.00\t90.00\t
特定目标类\t小计\t610.00\t550.00\t60.00
\t二高实验楼新建\t460.00\t400.00\t60.00
\t乡村教师走教补助\t150.00\t150.00\t
"""


@pytest.fixture(scope="module")
def parish(asked_of: AskedOf) -> Ask:
    return asked_of(PARISH)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("4个重点项目里，哪些执行率不到90%？", ("课桌椅更换", "80.00%", "足球进校园", "50.00%"), ("护学岗", "社会保险")),
        ("自评得分在90分以上的重点项目有几个？", ("共有2个", "社会保险补贴", "护学岗补助"), ("课桌椅", "足球")),
        ("重点项目自评得分最高和最低的分别是哪个，差多少分？", ("97.0", "81.0", "16.0分"), ()),
        ("特定目标类项目里，单个超过100万元的有哪几个？", ("共有2个", "460.00", "150.00"), ("维修",)),
        ("哪些项目同时用了一般公共预算和上年结转？", ("共有1个", "400.00", "60.00"), ("走教", "维修")),
        ("4个单位里，哪个单位没有安排“三公”经费？", ("没有的单位：青槐县实验小学", "其余", "5.00", "1.00"), ()),
        ("论空编，哪个单位缺人最多？缺几个？", ("最多的是青槐县第二高级中学", "空缺9人", "空缺5人"), ()),
        ("哪些单位满编？", ("编制数为“20”", "没有空缺"), ("第二高级中学",)),
        ("二高和实小哪家的一般公共预算多，多多少？", ("1800.00", "800.00", "1000.00万元"), ("900.00",)),
        ("县二高的事业收入是多少？", ("300.00万元",), ()),
    ],
)  # fmt: skip
def test_those_rows_are_told_that_meet_a_condition(
    parish: Ask, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = parish(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert [words for words in told if words not in answer.answer] == [], answer.answer
    assert [words for words in untold if words in answer.answer] == [], answer.answer


def test_what_is_blank_is_held_below_no_bound(parish: Ask) -> None:
    answer = parish("三公经费不到2万元的单位有哪几家？")
    assert "共有" not in answer.answer, answer.answer

"""A budget whose table of projects has the units above them and what each is for behind, whose posts stand in a table, and
whose text says what is counted in, what is new and by what standard. All invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """石桥县水利局2024年部门预算
第一部分 部门概况
一、部门预算单位构成
单位名称\t单位性质\t人员编制数\t在职人数\t退休人数
石桥县水利局（机关）\t行政\t20\t19\t11
石桥县河道堤防事务中心\t事业\t16\t15\t4
石桥县农村饮水服务站\t事业\t9\t6\t2
合计\t\t45\t40\t17
第二部分 情况说明
一、收支情况
2024年部门收入预算900.00万元，其中：一般公共预算拨款900.00万元。
收入较上年增加20.00万元，增长2.27%。
2024年部门支出预算900.00万元，其中：基本支出600.00万元，项目支出300.00万元。
支出较上年增加20.00万元。
二、项目支出
1、泵站代管费120.00万元，较上年增加10.00万元。用于聘用看护员，其中看护员20名，每人每月1800元，增加的原因是新接收两座泵站。
2、取水台账数字化60.00万元，上年未安排。按1.5万卷、每卷40元测算，缘由是旧台账受潮霉变、查找不便。
3、堤防养护120.00万元，用于干堤白蚁防治80.00万元、支堤除草40.00万元。按干堤每公里每年8000元、支堤3000元的标准测算。
三、机关运行经费
局机关机关运行经费90.00万元。河道堤防事务中心、农村饮水服务站属公益一类事业单位，其公用经费45.00万元不计入机关运行经费。
四、“三公”经费
2024年“三公”经费预算40.00万元。“三公”经费较上年增加7.00万元，其中：公务接待费减少1.00万元，主要是压减接待批次；公务用车购置费增加12.00万元，用于更新防汛车；公务用车运行费减少4.00万元，主要是旧车报废。
五、行政单位离退休
行政单位离退休12.00万元，较上年增加0.80万元。增加的原因是新增退休1人。
第三部分 预算表
表1 支出预算总表
单位：万元
科目编码\t科目名称\t合计\t基本支出/工资福利支出\t基本支出/商品和服务支出\t项目支出
\t合计\t900.00\t450.00\t150.00\t300.00
2130301\t行政运行\t600.00\t450.00\t150.00\t
2130306\t水利工程运行与维护\t300.00\t\t\t300.00
表2 一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
\t合计\t600.00\t450.00\t150.00
301\t工资福利支出\t450.00\t450.00\t
30101\t基本工资\t300.00\t300.00\t
30102\t津贴补贴\t150.00\t150.00\t
302\t商品和服务支出\t150.00\t\t150.00
30201\t办公费\t100.00\t\t100.00
30211\t差旅费\t50.00\t\t50.00
表3 专项资金预算汇总表
单位：万元
单位代码\t单位（专项）名称\t总计\t一般公共预算拨款\t上级补助\t支出方向
401\t石桥县水利局\t300.00\t230.00\t70.00\t
401001\t石桥县水利局（机关）\t60.00\t60.00\t\t
\t取水台账数字化\t60.00\t60.00\t\t台账扫描挂接
401002\t石桥县河道堤防事务中心\t240.00\t170.00\t70.00\t
\t泵站代管费\t120.00\t120.00\t\t看护人员报酬
\t堤防养护\t120.00\t50.00\t70.00\t白蚁防治与除草
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        # a project goes by its own name, and not by what it is for
        (
            "河道堤防事务中心有哪些专项，金额分别多少？",
            ("泵站代管费120.00", "堤防养护120.00"),
            "看护人员报酬1",
        ),
        ("河道堤防事务中心手上有哪些专项，各多少钱？", ("泵站代管费", "堤防养护"), "上级补助"),
        # posts and people of all units, whatever a sentence says of one who retired
        ("全部门编制多少名，在职多少人？", ("“45”", "“40”"), "离退休"),
        ("退休人员一共多少人？", ("“17”",), "1人"),
        ("以在职人数计算，平均每人摊到多少公用经费？", ("150.00万元", "3.75万元/人"), "没有披露"),
        # by what standard
        ("聘用的看护员有多少人，按什么标准发？", ("20名", "1800元"), "没有披露"),
        ("支堤养护按什么标准测算？", ("支堤3000元",), "写道：“按干堤"),
        # why something is there that was not before
        ("上年没有的取水台账数字化，今年为何列了进来？", ("受潮霉变",), "不一致"),
        ("文中对公务用车运行费的减少作何解释？", ("旧车报废",), "是指"),
        # a change without one of its factors, named by its amount
        ("把新买车的12万元撇开，三公经费比上年降了多少？", ("减少5.00万元",), "没有披露"),
        # counted in or not, as a sentence says
        (
            "河道堤防事务中心的公用经费算不算在机关运行经费里？",
            ("没有包括", "不计入机关运行经费"),
            "没有披露",
        ),
        # of the whole budget either side tells the year before
        ("照增减数倒推，上一年这个部门的预算规模是多少？", ("880.00万元",), "没有披露"),
        # an economic class is made of its own items
        ("基本支出中工资福利支出由什么构成？", ("基本工资（30101）", "津贴补贴（30102）"), "行政运行"),
        # what the amount that is asked of is counted up as
        ("堤防养护的120.00万元具体花在哪几个方面？", ("80.00万元", "40.00万元"), "没有披露"),
        ("取水台账数字化平均每卷多少钱？", ("40",), "60.00元"),
        (
            "How much is budgeted for digitising records (取水台账数字化), and at what price per file?",
            ("60.00万元", "40.00元/卷"),
            "does not disclose",
        ),
    ],
)
def test_units_stand_above_their_projects(
    asked: Ask, question: str, told: tuple[str, ...], untold: str
) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    for part in told:
        assert part in answer.answer, answer.answer
    assert untold not in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "公益性岗位有多少人在岗？",
        "泵站代管费去年实际花了多少？",
        "执法大队的公用经费是多少？",
    ],
)
def test_what_is_not_told_stays_refused(asked: Ask, question: str) -> None:
    assert asked(question).status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL)

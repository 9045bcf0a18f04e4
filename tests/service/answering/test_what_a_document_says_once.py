"""What real documents say only once or elsewhere: a change on one side of the budget, an amount in a chapter of its own, what
there was at a date, an outturn beside its own budget. The documents are invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

BUDGET = """柳陂县林业局2024年部门预算
一、收支预算说明
柳陂县林业局2024年收入预算总额820.00万元，比上年增加95.00万元，增加的原因：新增松材线虫防治任务。
柳陂县林业局2024年支出预算总额820.00万元。
2024年预算安排会议费2万元，主要是3场业务会议，预计240人，预算费用2万元。
2024年预算安排培训费2万元，主要包括2场业务培训，预计310人，预算费用2万元。
二、国有资产情况
截至2023年12月31日，本部门在建工程2项66.50万元，无形资产5项7.25万元，共有车辆0辆。
上年末固定资产金额为80.00万元（详见下表）。
固定资产占用情况表
单位：万元
项目\t数量\t价值
资产总额\t\t80.00
1、房屋（平方米）\t900\t50.00
2、车辆（台、辆）\t2\t20.00
3、其他固定资产\t8\t10.00
三、管护站建设项目
第一季度用款计划10.00万元，第二季度用款计划20.00万元，第三季度用款计划25.00万元，第四季度用款计划5.00万元。
四、护林员补助项目情况说明
（一）年度预算安排
62万元
2024年部门收支总表
单位：万元
收入\t预算数\t支出\t预算数
部门预算\t820.00\t部门预算\t820.00
1、财政拨款\t820.00\t1、财政拨款\t820.00
收入总计\t820.00\t支出总计\t820.00
2024年一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t820.00\t420.00\t400.00
213\t农林水支出\t820.00\t420.00\t400.00
21302\t林业和草原\t820.00\t420.00\t400.00
2130201\t行政运行\t420.00\t420.00\t
2130207\t森林资源管理\t248.00\t\t248.00
2130234\t林业草原防灾减灾\t152.00\t\t152.00
2024年项目支出表
单位：万元
项目名称\t合计\t一般公共预算
合计\t400.00\t400.00
管护站建设\t60.00\t60.00
松材线虫防治\t340.00\t340.00
"""
NEW = """沙棘县数据局2024年部门预算
一、收支预算说明
预算收支增减变化情况：2024年度本部门预算收支总额310.00万元，与上年无对比，主要原因是2023年新组建单位。
2024年部门收支总表
单位：万元
收入\t预算数\t支出\t预算数
一、财政拨款收入\t310.00\t一、基本支出\t210.00
\t\t二、项目支出\t100.00
收入总计\t310.00\t支出总计\t310.00
"""
FORMS = """柏川区档案馆2024年部门预算
部门整体支出绩效申报表

单位: 万元

单位名称\t2024年预算申请\t\t\t部门职能职责概述\t整体绩效目标\t部门整体支出年度绩效指标\t
\t总计\t基本支出\t项目支出\t\t\t产出指标\t效益指标
合计\t\t\t\t\t\t\t
柏川区档案馆\t520.00\t300.00\t220.00\
\t<p>（一）收集、保管全区各单位和乡镇移交进馆的档案，编制目录，负责库房安全。</p>\
 <p>（二）指导各单位整理归档，监督检查归档质量，组织业务培训，开展利用服务。</p>\
\t<p>1. 完成馆库搬迁。恒湿改造后全部案卷上架，按时移交到期档案，\
整理到点。2. 推进归档工作，指导全区各单位按年度整理，\
完成检查并通报结果，建立台账。</p>\
\t<p>1、档案宣传活动，全年不少于4次。2、按进度完成全年目标值的100%。3、\
年初预算502.00万元，到年末完成支出目标100%。</p>\
\t<p>1、根据规定，保证工作按时完成的同时严控成本。2、\
推动档案工作协调、稳步、快速发展。3、利用宣传栏进村、开展宣传活动、档案知识进课堂等方式，提高群众知晓率，提高查档率。</p>

2024年市级档案抢救补助资金绩效目标表
单位：万元
项目编码\tA1\t项目名称\t2024年市级档案抢救修复补助资金
预算规模及资金用途\t预算数\t3.00\t其中：财政资金\t3.00\t其他资金\t
\t预算资金30万元，用于修复受潮的民国档案和购买恒湿柜。
资金支出计划（%）\t3月底\t6月底\t10月底\t12月底
\t25%\t50%\t75%\t100%
"""
ACCOUNT = """木樨县文明办2024年度部门决算
一、一般公共预算财政拨款支出决算情况说明
一般公共预算财政拨款支出年初预算为0万元，全年预算为50.00万元，支出决算为44.00万元，完成年初预算的88.00%。
1、一般公共服务支出（类）其他共产党事务支出（款）事业运行（项）。全年预算为30.00万元，支出决算为21.00万元。决算数小于全年预算数的主要原因：两名人员调出。
2、卫生健康支出（类）行政事业单位医疗（款）事业单位医疗（项）。全年预算为4.00万元，支出决算为1.00万元。决算数小于全年预算数的主要原因：参保人数减少。
二、预算绩效管理情况
绩效跟踪的2024年度项目3个；绩效自评的2024年度项目2个，涉及预算金额75.00万元，平均得分96.00分；绩效评级为“良”的项目1个。绩效自评中共发现问题7个。
"""

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Ask]:
    stores: dict[str, Store] = {}

    def of(text: str) -> Ask:
        if text not in stores:
            folder = tmp_path_factory.mktemp("once")
            file = folder / "document.txt"
            file.write_text(text, encoding="utf-8")
            store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
            keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
            stores[text] = store
        return lambda question: ask(question, store=stores[text])

    return of


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        # a balanced budget says on one side how both changed, under the name of that side
        (BUDGET, "总支出为什么比2023年增加", ["收入预算总额", "95.00万元", "新增松材线虫防治任务"]),
        (BUDGET, "2024年支出总计比上年增加多少", ["收入预算总额", "95.00万元"]),
        # lines that repeat the whole are no parts of it, and 科目 are lines of the classification
        (
            BUDGET,
            "支出最大的两个科目是哪些",
            ["行政运行（2130201）420.00万元", "森林资源管理（2130207）248.00万元"],
        ),
        # the amount stands in a chapter of its own, without a name beside it
        (BUDGET, "护林员补助项目62万元占森林资源管理科目的比例是多少", ["62万元", "248.00万元", "25.00%"]),
        (BUDGET, "护林员补助项目62万元与项目支出差多少", ["62万元", "400.00万元", "相差338"]),
        (BUDGET, "2023年末固定资产总额中，车辆价值占多大比例？", ["20.00万元", "80.00万元", "25.00%"]),
        (BUDGET, "截至2023年底，在建工程和无形资产金额分别是多少？", ["66.50万元", "7.25万元"]),
        (BUDGET, "截至2023年12月31日有没有公务用车", ["没有", "共有车辆0辆"]),
        (BUDGET, "会议费和培训费预计参加人数哪个多", ["240人", "310人", "培训费更多"]),
        (
            BUDGET,
            "管护站建设四个季度的用款计划合计是多少，与项目支出表中的资金相符吗？",
            ["一致", "合计60.00万元", "管护站建设为60.00万元"],
        ),
        (
            FORMS,
            "部门整体支出绩效申报表的产出指标里写的年初预算数，与同表的总计数一致吗？",
            ["不一致", "520.00万元", "502.00万元", "18.00万元"],
        ),
        (
            FORMS,
            "2024年市级档案抢救修复补助资金项目，绩效表里的预算数与用途说明里写的预算资金一致吗？",
            ["不一致", "3.00万元", "30万元", "27.00万元"],
        ),
        (ACCOUNT, "2024年事业运行决算为什么低于全年预算？", ["21.00万元", "30.00万元", "两名人员调出"]),
        (ACCOUNT, "事业单位医疗的支出决算完成了全年预算的百分之多少？", ["4.00万元", "1.00万元", "25.00%"]),
        (
            ACCOUNT,
            "一般公共预算支出完成“年初预算的88.00%”，这个百分比以哪个数为分母？",
            ["44.00万元", "50.00万元", "前者占后者的88.00%"],
        ),
        (ACCOUNT, "2024年有多少个项目开展了绩效自评？", ["绩效自评", "2个"]),
    ],
)
def test_what_is_said_elsewhere_is_found(
    put: Callable[[str], Ask], text: str, question: str, told: list[str]
) -> None:
    answer = put(text)(question)
    assert answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING), answer.answer
    for words in told:
        assert words in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question", ["总支出比2023年增加还是减少", "总支出为什么比上年增加", "收入比上年增加多少"]
)
def test_that_there_is_no_comparison_is_told_in_the_documents_words(
    put: Callable[[str], Ask], question: str
) -> None:
    answer = put(NEW)(question)
    assert answer.status is Outcome.NOT_DISCLOSED
    assert "与上年无对比，主要原因是2023年新组建单位" in answer.answer


@pytest.mark.parametrize(
    ("text", "question", "never"),
    [
        # parts that each are all of it
        (BUDGET, "支出最大的两个科目是哪些", "部门预算"),
        # no such amount is printed: the item behind 占 is no part
        (BUDGET, "护林员补助项目59万元占森林资源管理科目的比例是多少", "%"),
        (BUDGET, "护林员补助项目59万元与项目支出差多少", "相差"),
        # amounts tell nothing of how many there are
        (FORMS, "基本支出和项目支出哪个参加人数更多", "相差"),
        # no date, no stock
        (BUDGET, "截至2022年底，在建工程金额是多少？", "66.50"),
        (BUDGET, "截至2022年12月31日有没有公务用车", "没有："),
        (ACCOUNT, "2024年有多少个项目开展了绩效自评？", "1个”"),
    ],
)
def test_what_is_not_said_is_not_told(
    put: Callable[[str], Ask], text: str, question: str, never: str
) -> None:
    answer = put(text)(question)
    assert never not in answer.answer, answer.answer

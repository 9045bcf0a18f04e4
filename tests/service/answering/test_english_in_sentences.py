"""English questions about what only the sentences of a document count, and about what moved, was met or was paid out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

TEXT = """柳陂县水务局2023年部门决算
一、主要职责
负责全县河湖管理和供水。
二、年度工作
全年清理整治河湖“三占”问题27个，销号25个。投入抢险人员840人次，启动应急响应4次。管理6个乡镇水厂。
枯死松木清运1900株。90周岁及以上管水老人每人每月补助80元。
三、决算说明
2023年度支出总计900.00万元。
（1）农林水支出（类）水利（款）水土保持（项）。年初预算300.00万元，支出决算330.00万元，决算数大于年初预算数30.00万元，主要原因是雨季追加护坡。
（2）农林水支出（类）水利（款）防汛（项）。年初预算100.00万元，支出决算95.00万元，决算数小于年初预算数5.00万元，主要原因是演练合并举行。
公务用车运行维护费12.00万元，比上年减少3.00万元，下降20.00%，主要原因是报废一辆旧车；公务接待费2.00万元，比上年减少0.50万元，下降20.00%，主要原因是来访减少。
政府采购支出总额80.00万元，政府采购授予中小企业合同金额60.00万元。
截至年末共有车辆6辆，其中执法车3辆。
2023年部门项目支出表
单位：万元
序号\t项目名称\t合计\t项目内容
\t合计\t86.00\t
1\t福利院供水及护理补助\t86.00\t全县5所福利院供水经费20万元、护理补助66万元
项目支出绩效自评表
项目名称\t水土保持监测
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值
产出指标\t数量指标\t登记发证本数\t≥500本\t430本
产出指标\t数量指标\t护坡治理数量\t≥3处\t3处
"""


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    folder = tmp_path_factory.mktemp("sentences")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    file = folder / "water.txt"
    file.write_text(TEXT, encoding="utf-8")
    keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    return lambda question: ask(question, store=store, document=store.documents()[0].id)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # a name in Chinese with quotation marks inside, and what became of what was counted
        (
            'How many river-and-lake "three occupations" (河湖“三占”) problems were tackled, and how many were closed?',
            ["27", "25"],
        ),
        # two counts of one sentence, each by its own unit
        (
            "How often was the emergency response triggered, and how many rescue workers took part?",
            ["4次", "840"],
        ),
        ("How many township waterworks does the bureau manage?", ["6个"]),
        ("How many dead pine trees were carted away?", ["1900株"]),
        ("How much does a nonagenarian receive per month?", ["80元"]),
        # which of two moved more is told with both changes
        (
            "Which fell more, vehicle operation (公务用车运行维护费) or official receptions (公务接待费), and by how much each?",
            ["3.00万元", "0.50万元", "The larger change is that of"],
        ),
        (
            "Did official receptions or vehicle operation plunge in 2023, and by how much?",
            ["3.00万元", "0.50万元"],
        ),
        (
            "Which overshot its budget by more, 水土保持 or 防汛?",
            ["30.00万元", "5.00万元"],
        ),
        (
            "Why did water and soil conservation (水土保持) overshoot the budget?",
            ["30.00万元", "雨季追加护坡"],
        ),
        ("Why did official vehicle operation drop?", ["fell by 3.00万元", "报废一辆旧车"]),
        # a share of what the part before it asked a part of
        (
            "How much of the government procurement went to small and medium-sized enterprises, and what share is that?",
            ["60.00万元", "75.00%"],
        ),
        ("What share of the vehicle fleet are law enforcement cars?", ["50.00%"]),
        # targets met, and limits of time
        ("Were as many certificates issued as targeted?", ["≥500本", "430本", "not reached"]),
    ],
)
def test_what_a_sentence_counts_is_found_by_the_meaning_of_english_words(
    put: Callable[[str], Answer], question: str, said: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    for words in said:
        assert words in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        # what it cost is not how many there are
        "What did each of the three bank protection works (护坡治理) cost?",
        # the five homes have an amount of their own, and are no divisor of all
        "福利院供水经费平均每所多少？",
    ],
)
def test_what_is_not_told_is_not_made_of_what_stands_near(
    put: Callable[[str], Answer], question: str
) -> None:
    answer = put(question)
    assert not any(wrong in answer.answer for wrong in ("17.20", "3处")), answer.answer

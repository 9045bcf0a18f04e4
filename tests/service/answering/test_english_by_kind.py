"""English questions of every kind: each is answered as its Chinese is, and never with another figure than was asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

TEXT = """梧溪县林草局2024年部门预算
一、主要职责
负责全县森林、草原的保护和管理。
二、基本情况
核定编制40名，实有在职人员36人，退休人员11人。公务用车4辆。
三、预算说明
2024年“三公”经费预算6.00万元，比上年减少0.50万元，下降7.69%。其中：公务用车运行费4.80万元，与上年持平；公务接待费1.20万元，比上年减少0.50万元，下降29.41%，主要原因是来访批次减少。因公出国（境）费0.00万元。
基本支出中人员经费420.00万元、公用经费80.00万元。
2024年护林防火120.00万元，比上年增加20.00万元，主要原因是新增两支巡护队伍。
政府采购预算60.00万元，其中：政府采购货物预算25.00万元、政府采购工程预算35.00万元、政府采购服务预算0.00万元。
2024年部门收入总表
单位：万元
项目\t合计
一般公共预算拨款收入\t700.00
事业收入\t100.00
收入总计\t800.00
2024年部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t800.00\t500.00\t300.00
213\t农林水支出\t800.00\t500.00\t300.00
21302\t林业和草原\t800.00\t500.00\t300.00
2130201\t行政运行\t500.00\t500.00\t
2130234\t林业草原防灾减灾\t300.00\t\t300.00
2024年一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计
\t合计\t500.00
30101\t基本工资\t200.00
30107\t绩效工资\t80.00
30205\t水费\t1.50
30206\t电费\t6.00
30208\t取暖费\t9.00
30239\t其他交通费用\t20.00
2024年部门项目支出表
单位：万元
序号\t项目名称\t合计
\t合计\t300.00
1\t护林防火\t120.00
2\t松材线虫病除治\t110.00
3\t退耕还林\t70.00
名词解释
上年结转：以前年度尚未完成、结转到本年继续使用的资金。
"""


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    folder = tmp_path_factory.mktemp("english")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    file = folder / "forest.txt"
    file.write_text(TEXT, encoding="utf-8")
    keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    return lambda question: ask(question, store=store, document=store.documents()[0].id)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # by how much goes with what it follows
        (
            "Which is larger, basic salary or performance pay, and by how much?",
            ["200.00万元", "80.00万元", "120.00万元"],
        ),
        ("Does the bureau spend more on water or on electricity, and how large is the gap?", ["4.50万元"]),
        ("How much does the bureau pay for electricity compared with water?", ["6.00万元", "1.50万元"]),
        (
            "Of goods and works in government procurement, which is larger and by how much?",
            ["35.00万元", "10.00万元"],
        ),
        # how much each goes with what it follows
        (
            "Which two projects receive the most money, and how much does each get?",
            ["120.00万元", "110.00万元"],
        ),
        ("Why did official reception spending fall, and by how much?", ["0.50万元", "来访批次减少"]),
        ("Why did reception spending drop although vehicle costs stayed the same?", ["来访批次减少"]),
        # the name in brackets is of all of the words before it
        ("Why did the budget for patrols of endangered hillsides (护林防火) rise?", ["新增两支巡护队伍"]),
        (
            "How much is set aside for running the office (code 2130201)?",
            ["行政运行（2130201）", "500.00万元"],
        ),
        (
            "For disaster prevention in forests (林业草原防灾减灾, 2130234), how much is budgeted?",
            ["300.00万元"],
        ),
        # shares
        ("What share of income comes from institutional revenue?", ["12.50%"]),
        ("How much of total expenditure is project expenditure, in percent?", ["37.50%"]),
        ("How much do the goods and the works account for in government procurement?", ["41.67%", "58.33%"]),
        # checks
        ("Is the 7.69% decline in the three public expenses calculated correctly?", ["重新计算", "7.69%"]),
        ("Check the printed 29.41% decline in official reception: is it correct?", ["1.70万元"]),
        # numbers that follow from others
        (
            "What was the 2023 budget for forest fire patrols (护林防火), judging from the stated change?",
            ["100.00万元"],
        ),
        ("How many of the posts are not filled?", ["vacant: 4"]),
        ("What do basic salary and performance pay add up to?", ["280.00万元"]),
        # what is said in several ways
        ("Which item has an amount of RMB 90,000?", ["取暖费"]),
        ("What is carry-over from the previous year?", ["以前年度尚未完成"]),
        ("List the items under project expenditure with amounts.", ["120.00万元", "110.00万元", "70.00万元"]),
        ("Is the amount for official reception higher or lower than last year?", ["fell by", "0.50万元"]),
        # a name as it is romanised
        ("How much does the Songcai treatment cost?", ["110.00万元"]),
        ("How does basic salary compare with performance pay?", ["200.00万元", "80.00万元", "120.00万元"]),
        ("How much is spent on personnel?", ["420.00万元"]),
        ("How many staff are retired?", ["11人"]),
        # by what part one year is beyond another is a growth, and no share of the whole
        (
            "By what percentage does the 2024 budget for forest fire prevention (护林防火) exceed the 2023 amount?",
            ["20.00%"],
        ),
        # a name in Chinese with its code, and how much of what is ranked
        (
            "Among the line items under 林业和草原 (21302), which one gets the most money, and how much?",
            ["行政运行", "500.00"],
        ),
    ],
)
def test_a_question_in_english_is_answered_as_in_chinese(
    put: Callable[[str], Answer], question: str, said: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    for words in said:
        spoken = {"重新计算": "recalculated"}.get(words, words)
        assert spoken in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "unsaid"),
    [
        ("Does the bureau plan to buy any fixed assets?", "Yes"),
        ("How much does the bureau receive in tuition income?", "800.00"),
        ("How much was spent on forest fire patrols (护林防火) in the year before last?", "120.00"),
        ("What is the cost per drone of the forest fire patrols (护林防火)?", "36"),
        ("Which projects is the fire brigade responsible for?", "120.00"),
        ("How much does the bureau budget for artificial intelligence?", "800.00"),
    ],
)
def test_another_figure_than_was_asked_for_is_never_given(
    put: Callable[[str], Answer], question: str, unsaid: str
) -> None:
    answer = put(question)
    assert unsaid not in answer.answer, answer.answer


def test_a_part_that_is_not_disclosed_is_told_of_in_english(put: Callable[[str], Answer]) -> None:
    answer = put("How much is the heating charge, and how much is spent on wages of temporary teachers?")
    assert "9.00万元" in answer.answer
    assert "does not disclose the rest" in answer.answer

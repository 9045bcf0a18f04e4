"""English questions in everyday words, in whatever order they put the whole, the part, the year and what they told before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.answering.english.everyday import everyday
from service.answering.english.slices import slices
from service.answering.english.told_first import told_first
from service.ask import ask
from service.ingest import keep
from service.lexicon.english import stem, wordings
from service.store import Store

TEXT = """芦塘县交通运输局2024年部门预算
一、预算说明
2024年支出预算总额1000.00万元，比上年增加50.00万元，增长5.26%。
基本支出中人员经费450.00万元、公用经费150.00万元。
2024年“三公”经费预算9.00万元，比上年减少1.50万元，下降14.29%。其中：公务用车运行维护费6.00万元，比上年减少1.00万元，下降14.29%，主要原因是报废一辆旧车；公务接待费3.00万元，比上年减少0.50万元，下降14.29%，主要原因是来访减少；因公出国（境）费0.00万元。
农村公路养护（2140106）260.00万元，比上年增加60.00万元，增长30.00%，主要原因是雨毁路段修复。
差旅费8.00万元。
政府采购预算200.00万元，其中：政府采购货物预算30.00万元、政府采购工程预算120.00万元、政府采购服务预算50.00万元。
上年结转18.00万元，用于渡口改造。
内设机构4个：办公室、规划股、养护股、运输股。
2024年部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1000.00\t600.00\t400.00
214\t交通运输支出\t1000.00\t600.00\t400.00
21401\t公路水路运输\t1000.00\t600.00\t400.00
2140101\t行政运行\t600.00\t600.00\t
2140106\t农村公路养护\t260.00\t\t260.00
2140199\t其他公路水路运输支出\t140.00\t\t140.00
项目支出绩效目标表
项目名称\t渡口改造
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t城乡公交客运量\t≥52万人次
产出指标\t成本指标\t每平方米维修费用\t≤240元
名词解释
基本支出：维持单位开门办事、给在职人员发放工资所用的支出。
"""


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    folder = tmp_path_factory.mktemp("everyday")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    file = folder / "transport.txt"
    file.write_text(TEXT, encoding="utf-8")
    keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    return lambda question: ask(question, store=store, document=store.documents()[0].id)


@pytest.mark.parametrize(
    "question",
    [
        "Take everything to be spent in 2024: how many per cent of it is basic expenditure (基本支出)?",
        "Out of all the money to be spent in 2024, how big a slice goes on basic expenditure, in percent?",
        "How much of the total 2024 expenditure does basic expenditure (基本支出) make up, as a percentage?",
        "How much of every 100 yuan of total expenditure is basic expenditure (基本支出)?",
    ],
)
def test_a_share_is_heard_in_whatever_order_its_whole_and_part_stand(
    put: Callable[[str], Answer], question: str
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert "60.00%" in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # told before it is asked
        (
            "Rural road maintenance (农村公路养护) shot up in 2024. What was the reason for that?",
            ["雨毁路段修复"],
        ),
        (
            "Basic expenditure splits into staff money (人员经费) and running money (公用经费). "
            "How do the two amounts stack up against each other?",
            ["300.00万元"],
        ),
        (
            "The bureau has to send people around, i.e. 差旅费. How much was earmarked for that in 2024?",
            ["8.00万元"],
        ),
        # why, in other words
        ("What explains the steep rise in rural road maintenance (农村公路养护)?", ["雨毁路段修复"]),
        ("How do they justify higher rural road maintenance (农村公路养护) in 2024?", ["雨毁路段修复"]),
        # which of two, and by how much
        ("Did more of the procurement money go to goods or to works?", ["works procurement", "90.00万元"]),
        (
            "In 2024, did basic expenditure (基本支出) exceed project expenditure (项目支出) or was it the other way round?",
            ["200.00万元"],
        ),
        (
            "By how much do personnel costs (人员经费) exceed operating costs (公用经费)?",
            ["300.00万元"],
        ),
        # money that came over, trips abroad
        ("What amount was brought forward from the prior year into the 2024 budget?", ["18.00万元"]),
        ("Is there anything in the budget to send staff overseas on official business?", ["0.00万元"]),
        ("Does the department plan to send anyone abroad on official trips?", ["0.00万元"]),
        ("Did the department set aside any money for overseas official trips?", ["0.00万元"]),
        # bounds
        ("Under the ferry renovation, what's the most that may be spent per square metre?", ["240元"]),
        # what a whole is made of, what a term means
        (
            "What items fall under highway and waterway transport (公路水路运输, 21401)?",
            ["260.00万元", "140.00万元"],
        ),
        ('Explain the term "基本支出".', ["维持单位开门办事"]),
        # a bureau behind its place
        (
            "In all, how much does the transport bureau of Lutang County plan to spend in 2024?",
            ["1000.00万元"],
        ),
    ],
)
def test_a_question_in_everyday_english_is_answered_as_the_plain_one_is(
    put: Callable[[str], Answer], question: str, said: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    for words in said:
        assert words in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Which firm won the contract for rural road maintenance (农村公路养护)?",
        "How many cases of fraud were resolved and closed in 2024?",
        "What was the bureau's budget for drones in 2024, as a percentage of the total?",
    ],
)
def test_what_is_not_printed_stays_refused_in_everyday_words(
    put: Callable[[str], Answer], question: str
) -> None:
    assert put(question).status is Outcome.NOT_DISCLOSED


def test_a_growth_in_per_cent_is_no_share() -> None:
    said = slices(everyday("how much higher, in percent, is the 2024 budget than the 2023 one?"))
    assert said == "by what percentage is the 2024 budget higher than the 2023 one?"


def test_the_figures_of_a_claim_told_before_the_question_stay_in_it() -> None:
    said = told_first("the text says wages are 41.5% of the total. is that right?", None)
    assert said == "is it correct that wages are 41.5% of the total?"


def test_a_number_and_more_is_no_bound_of_another_question() -> None:
    assert everyday("did it buy more services or more goods?") == "did it buy more services or more goods?"


def test_every_wording_is_filled_in_and_changes_what_it_is_given() -> None:
    assert len(wordings()) > 100
    assert not any("<year>" in said.pattern or "<be>" in said.pattern for said, _ in wordings())


def test_bureaus_are_a_bureau() -> None:
    assert stem("bureaus") == "bureau"

"""English questions in another frame, with another everyday name, or told before they are asked: answered, or refused, alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.answering.english.everyday import everyday
from service.answering.english.told_first import told_first
from service.ask import ask
from service.ingest import keep
from service.lexicon.english import called_in
from service.store import Store

BUDGET = """竹溪县文化和旅游局2025年部门预算
一、预算说明
2025年收入预算总额1000.00万元，支出预算总额1000.00万元，比上年增加60.00万元，增长6.38%。
在职人员40人。公用经费120.00万元。
2025年“三公”经费预算32.00万元。其中：公务用车购置及运行费24.00万元，公务用车购置费16.00万元，上年未安排，比上年增加16.00万元，主要原因是流动图书车已超过使用年限；公务用车运行维护费8.00万元，比上年减少2.00万元，下降20.00%，主要原因是下乡巡查改用无人机；公务接待费8.00万元；因公出国（境）费0.00万元。
政府采购预算300.00万元，其中：政府采购货物预算90.00万元、政府采购工程预算0.00万元、政府采购服务预算210.00万元，预留中小微企业份额240.00万元。
古籍数字化36.00万元，按9000册、每册40元测算。
门票优惠结算54.00万元。
2025年部门6个项目全部编报绩效目标，本次公开其中2个重点项目的绩效目标表。
2025年部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1000.00\t600.00\t400.00
207\t文化旅游体育与传媒支出\t1000.00\t600.00\t400.00
20701\t文化和旅游\t1000.00\t600.00\t400.00
2070101\t行政运行\t450.00\t450.00\t
2070104\t图书馆\t210.00\t150.00\t60.00
2070112\t文化和旅游市场管理\t340.00\t\t340.00
"""
ACCOUNT = """竹溪县退役军人事务局2023年部门决算
一、决算说明
2023年度支出决算500.00万元。
死亡抚恤年初预算为0.00万元，支出决算为21.00万元，决算数大于年初预算数，主要原因是年内2名退休人员去世。
褒扬纪念年初预算为50.00万元，支出决算为80.00万元，完成年初预算的160.00%，主要原因是烈士陵园塌方修复。
其他收入12.00万元，为县内一家水泥厂捐赠的慰问款。
全年查出安全隐患320处，年底整改300处。
2023年度国内公务接待费2.00万元，共接待20批次、160人次。
2023年度收入支出决算总表
单位：万元
项目\t决算数
一般公共预算财政拨款收入\t488.00
其他收入\t12.00
本年收入合计\t500.00
"""


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Answer]:
    stores = {text: _kept(text, tmp_path_factory.mktemp("frames")) for text in (BUDGET, ACCOUNT)}
    return lambda text, question: ask(question, store=stores[text], document=stores[text].documents()[0].id)


def _kept(text: str, folder: Path) -> Store:
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    file = folder / "document.txt"
    file.write_text(text, encoding="utf-8")
    keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    return store


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # a share, whichever way it is asked for
        ("As a percentage of the whole budget, how large is the library item (图书馆)?", "21.00%"),
        (
            "How big a share of the government procurement budget for 2025 has been set aside for SMEs and micro firms?",
            "80.00%",
        ),
        (
            "Within the three-public budget, what percentage is set aside for official cars, purchase and running costs "
            "together?",
            "75.00%",
        ),
        # what is divided
        (
            "Divide the public expenditure (公用经费) by the 40 staff in post: how much is that per head?",
            "3.00万元",
        ),
        (
            "How much public expenditure (公用经费) is there per person if you divide by the 40 staff in post?",
            "3.00万元",
        ),
        # told first, then why
        (
            "No car was purchased last year, yet the 2025 budget includes one. What is the justification?",
            "流动图书车",
        ),
        ("The budget for running official cars is lower than last year's. What reason is given?", "无人机"),
        ("What explains the smaller budget for official vehicle operation (公务用车运行维护费)?", "无人机"),
        # what is to be published, and of two sorts which is more
        (
            "Are performance-target tables available to the public for every one of the bureau's projects?",
            "2个重点项目",
        ),
        (
            "Did goods or services take more of the 2025 government procurement, and by how much?",
            "120.00万元",
        ),
        ("Did the bureau spend more on services or on goods in procurement? What is the gap?", "120.00万元"),
        ("For 2025, are there any overseas official visits on the department's agenda?", "0.00万元"),
    ],
)
def test_a_question_to_a_budget_is_understood_in_whatever_frame_it_is_asked(
    put: Callable[[str, str], Answer], question: str, said: str
) -> None:
    answer = put(BUDGET, question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert said in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Money went on death pensions (死亡抚恤) although nothing was budgeted. What was the amount, and what caused it?",
            "退休人员去世",
        ),
        (
            "Spending on honouring martyrs (褒扬纪念) far exceeded what was planned at the start. What was the reason?",
            "塌方修复",
        ),
        ("What did other income (其他收入) amount to in 2023, and who donated it?", "水泥厂"),
        ("How much other income (其他收入) was there in 2023, and where did the money come from?", "水泥厂"),
        ("How many hidden hazards did the 2023 inspections find, and how many were rectified?", "320"),
        ("How many yuan did the bureau spend per guest received in 2023?", "125.00元"),
        ("What was the average amount spent per guest on receptions in 2023?", "125.00元"),
    ],
)
def test_a_question_to_an_account_is_understood_in_whatever_frame_it_is_asked(
    put: Callable[[str, str], Answer], question: str, said: str
) -> None:
    answer = put(ACCOUNT, question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert said in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Who has been hired to run the library (图书馆)? I'm looking for the contractor's name.",
        "Which make are the official vehicles, and from what year?",
        "What figure does the report give for the carrying value of fixed assets?",
        "How much money was left in the county's housing maintenance fund (维修资金) at the end of 2025?",
        "What did the bureau pay the third party for evaluating the library item (图书馆)?",
        "What is the total annual pay of the temporary workers (临聘人员)?",
    ],
)
def test_what_a_document_does_not_tell_stays_refused_in_every_frame(
    put: Callable[[str, str], Answer], question: str
) -> None:
    answer = put(BUDGET, question)
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("what figure does the report give for 电费?", "what is 电费?"),
        ("according to the bureau's accounts, how much was 电费?", "how much was 电费?"),
        ("how much was spent on phase one of the 物流园?", "how much was spent on 物流园一期?"),
        ("what is 学校, and at what monthly rate?", "what is 学校, and how much is it per person per month?"),
        ("is 扶贫支出 different from 2020?", "did 扶贫支出 change from 2020?"),
        ("what makes up 非税收入?", "what are the components of 非税收入?"),
        ("how is 疫情防控 broken down?", "what are the components of 疫情防控?"),
        (
            "what does it cost to digitise 档案, in total and per file?",
            "what does it cost to digitise 档案, and at what price per file?",
        ),
        ("who operates the platform?", "which company operates the platform?"),
        ("what accounts for the lower budget for 宣传?", "what caused the decrease in 宣传?"),
        ("what was the per-guest reception cost?", "what was reception cost per guest?"),
        ("how large is the budget of 博物馆, carry-over included?", "how large is the budget of 博物馆?"),
        (
            "is 营养餐 equal to pupils times daily rate?",
            "does the 营养餐 budget match the number and the rate?",
        ),
        (
            "how much remained unspent and was carried into the next year?",
            "how much is the year-end carry-over and balance?",
        ),
        (
            "did goods or services get more of the procurement?",
            "which is larger, procurement of goods or procurement of services in?",
        ),
        ("which earns more 事业收入, a or b?", "which has more 事业收入, a or b?"),
    ],
)
def test_a_frame_is_put_into_the_plain_one(said: str, plain: str) -> None:
    assert everyday(said) == plain


def test_an_account_that_is_named_as_final_stays_one() -> None:
    assert "final accounts" in everyday("how much was spent according to the final accounts?")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("抗旱 exceeded its budget. why?", "why did 抗旱 exceed its budget?"),
        (
            "抗旱 fell last year. what was the amount, and what caused it?",
            "why did 抗旱 decrease, and how much was it?",
        ),
        (
            "抗旱 is in the accounts. what was the amount, and is it paid?",
            "for 抗旱 , what was the amount, and is it paid?",
        ),
    ],
)
def test_what_was_told_of_an_item_is_asked_why(text: str, asks: str) -> None:
    assert " ".join(told_first(text, None).split()) == asks


def test_what_an_item_is_called_leaves_out_that_it_was_budgeted() -> None:
    assert called_in("How much has been budgeted for night buses (夜班公交)?") == {
        "夜班公交": "for night buses"
    }


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("how is the term 专项资金 explained in the document?", "what is meant by 专项资金?"),
        ("what kind of money does 专项资金 refer to?", "what is meant by 专项资金?"),
        ("how should 专项资金 be understood?", "what is meant by 专项资金?"),
        (
            "what does 专项资金 cover, and what is the figure for this year?",
            "what is 专项资金, and how much is it?",
        ),
        (
            "what is the aim of the readers-and-writers project?",
            "what is the readers and writers project meant to do?",
        ),
        (
            "there is a project for readers. what is it supposed to offer?",
            "what is the project for readers meant to do?",
        ),
        ("how large is the permanent workforce?", "how many permanent staff are there?"),
        ("which institutions report to it?", "which institutions are under?"),
        (
            "name each project of the library and how much it gets",
            "list all projects of the library, and how much is each",
        ),
        ("break down the fund's spending by item", "what items make up the fund's spending"),
        ("express travel as a percentage of total spending", "what percentage of total spending is travel"),
        (
            "relative to total spending, how large is travel, as a percentage?",
            "what percentage of total spending is travel?",
        ),
        ("by item, which one came out on top in 2024?", "which item of spending was the largest in 2024?"),
        ("what was left unspent at the end of 2024?", "what is the year-end carry-over and balance of 2024?"),
        (
            "what is the reason travel came in lower in 2024 than the year before?",
            "why did travel decrease in 2024 compared with the year before?",
        ),
        (
            "according to the outturn, how much did the library spend in 2024?",
            "how much did the library actually spend in the final accounts in 2024?",
        ),
    ],
)
def test_terms_projects_parts_and_rests_are_asked_for_in_one_way(said: str, plain: str) -> None:
    assert everyday(said) == plain


@pytest.mark.parametrize(
    "question",
    [
        "According to the final accounts, how much did the bureau spend over 2024?",
        "How much did the bureau really spend over 2024, according to the final accounts?",
    ],
)
def test_what_was_spent_by_the_final_accounts_is_no_budget(
    put: Callable[[str, str], Answer], question: str
) -> None:
    assert put(BUDGET, question).status is not Outcome.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "Which item (项) came out on top in spending?",
        "Looking at spending by item (项), which one came out on top?",
        "What was the biggest item-level (项) expenditure?",
    ],
)
def test_the_largest_item_of_the_lowest_level_is_none_of_a_higher_one(
    put: Callable[[str, str], Answer], question: str
) -> None:
    answer = put(BUDGET, question).answer
    assert "行政运行" in answer, answer
    assert "450" in answer, answer


@pytest.mark.parametrize(
    "question",
    [
        "Counting the bureau with its units, how many serving staff are there?",
        "State how many serving staff the bureau has.",
    ],
)
def test_a_verb_in_capitals_that_opens_a_question_is_no_place(
    put: Callable[[str, str], Answer], question: str
) -> None:
    answer = put(BUDGET, question).answer
    assert "40人" in answer, answer

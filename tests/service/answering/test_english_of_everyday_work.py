"""English questions as journalists and analysts put them: both halves answered, staff, alternatives, claims, reckonings."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from service.answering.english.word_by_word import word_by_word
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """枫岭县水务局2024年部门决算
一、部门概况
全局核定编制62名，年末实有在职人员57人，退休人员19人。
二、决算说明
2024年度收支总计980.00万元，与2023年度相比，收支总计增加80.00万元，增长8.89%，主要原因是新增泵站改造项目。
2024年“三公”经费支出6.00万元，比上年减少1.50万元，下降25.00%。公务接待费支出1.60万元，全年接待国内来访团组23个、来宾190人次。
公务用车运行维护费支出4.40万元，比上年减少0.60万元，主要原因是报废老旧车辆1辆。
抗旱（2130315）年初预算60.00万元，支出决算48.00万元，决算数小于预算数的主要原因是旱情明显缓解。
河道清淤补助按每亩300元发放，惠及农户415户。
实施临时补水1260人次，支出32.00万元。
截至2024年12月31日，房屋建筑面积2600平方米，其中办公用房1850平方米。
政府采购支出总额70.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出40.00万元、政府采购服务支出10.00万元。
授予中小企业合同金额52.00万元，其中：授予小微企业合同金额31.00万元。
未委托第三方机构开展重点评价，项目均为自评。
公开01表 收入支出决算总表
单位：万元
项目\t决算数\t项目\t决算数
一般公共预算财政拨款收入\t900.00\t农林水支出\t930.00
本年收入合计\t900.00\t本年支出合计\t930.00
年初结转和结余\t80.00\t年末结转和结余\t50.00
收入总计\t980.00\t支出总计\t980.00
公开03表 支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t930.00\t620.00\t310.00
2130301\t行政运行\t620.00\t620.00\t
2130315\t抗旱\t48.00\t\t48.00
2130335\t农村供水\t262.00\t\t262.00
公开06表 一般公共预算财政拨款基本支出决算明细表
单位：万元
科目编码\t科目名称\t决算数
\t合计\t620.00
301\t工资福利支出\t550.00
302\t商品和服务支出\t70.00
30201\t办公费\t24.00
30207\t邮电费\t9.00
30211\t差旅费\t15.50
"""


@pytest.fixture(scope="module")
def put(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # posts and who fills them are two numbers
        (
            "How many posts was the bureau authorised to have, and how many were actually filled?",
            ["62名", "57人"],
        ),
        ("What is the authorised headcount, and how many people actually work there?", ["62名", "57人"]),
        # what both halves have the verb of
        ("How many groups and how many guests did the bureau receive in the year?", ["23个", "190人次"]),
        (
            "How many batches of official guests were there, and how many visitors in total?",
            ["23个", "190人次"],
        ),
        # what is compared of the alternatives, and within what, is none of them
        (
            "Which cost more, drought relief (抗旱) or rural water supply (农村供水), and what was the difference?",
            ["48.00万元", "262.00万元", "214.00万元"],
        ),
        (
            "Which is higher within goods and services (商品和服务支出), postal charges (邮电费) or travel (差旅费)?",
            ["9.00万元", "15.50万元"],
        ),
        # of final accounts, what was spent and not what was carried over with it
        ("How much did the bureau spend altogether in 2024?", ["930.00万元"]),
        (
            "How much did the bureau spend in total in 2024, and how much of that was project expenditure?",
            ["930.00万元", "310.00万元"],
        ),
        # what happens often is counted as the text counts it
        ("How many times was temporary water delivery (临时补水) carried out?", ["1260人次"]),
        ("How much money was left unspent at the year-end?", ["50.00万元"]),
        ("How much office space does the bureau occupy?", ["1850平方米"]),
        ("What was the value of contracts awarded to small and micro firms?", ["31.00万元"]),
        # a total of both sides
        ("Why did total revenue and expenditure rise over 2023?", ["80.00万元", "新增泵站改造项目"]),
        ("Judging by the stated change, what were total revenue and expenditure in 2023?", ["900.00万元"]),
        # who asks why says beside it what nothing translates
        (
            "With everyone told to tighten their belts, why did the running costs of official vehicles fall?",
            ["报废老旧车辆1辆"],
        ),
        (
            "Running official vehicles cost 0.60万元 less than last year. How does the document explain this?",
            ["报废老旧车辆"],
        ),
        ("Was an outside third-party agency engaged for the evaluation?", ["未委托第三方机构"]),
    ],
)
def test_what_is_asked_in_everyday_english_is_answered(put: Ask, question: str, said: list[str]) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(part in answer.answer for part in said), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        'The notes say that the "three public" expenses fell by 25.00%; is this right?',
        'The "three public" expenses are reported to be down 25.00%. Was that decrease calculated correctly?',
    ],
)
def test_a_percentage_that_a_question_states_is_checked(put: Ask, question: str) -> None:
    answer = put(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert "20.00%" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Which company won the contract for rural water supply (农村供水)?",
        "How many schools does the bureau run?",
        "How many pupils are enrolled in its schools?",
    ],
)
def test_what_the_document_does_not_tell_stays_refused(put: Ask, question: str) -> None:
    assert put(question).status is Outcome.NOT_DISCLOSED


def test_a_reason_quoted_in_chinese_is_also_said_word_by_word(put: Ask) -> None:
    answer = put("Why was less spent on drought relief (抗旱) than was budgeted?")
    assert "“旱情明显缓解”" in answer.answer
    assert "word for word: drought clearly eased" in answer.answer


def test_what_is_not_known_to_its_last_word_is_not_said_word_by_word() -> None:
    assert word_by_word("主要原因是人员减少") == "mainly reason is staff decreased"
    assert word_by_word("主要原因是瓠子人员减少") == ""


def test_a_sentence_said_word_by_word_keeps_its_numbers_and_months() -> None:
    said = word_by_word("2024年10月新录用公务员2名，补助由0.18元提高到0.21元")
    assert "October 2024" in said
    assert all(number in said for number in ("2", "0.18元", "0.21元"))

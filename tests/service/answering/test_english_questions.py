"""English questions to a Chinese document: its items found by their English names, what it does not print refused."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.answering.asked.question import understand
from service.answering.english.romanised import spells
from service.ask import ask
from service.ingest import keep
from service.lexicon.english import names, stems
from service.store import Store

TEXT = """杉屏县水利局2024年部门预算
一、主要职责
负责全县水库、渠道的建设和管护，组织防汛抗旱。
二、基本情况
核定编制30名，实有在职人员27人，退休人员9人。公务用车3辆。
三、预算说明
2024年公务接待费1.20万元，比上年减少0.30万元，下降20.00%，主要原因是来访批次减少。
2024年培训费0.80万元，拟开展4次培训，人数60人，内容为水库巡查员培训。
政府采购预算50.00万元，其中：政府采购货物预算20.00万元、政府采购工程预算30.00万元、政府采购服务预算0.00万元。
2024年部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t600.00\t420.00\t180.00
213\t农林水支出\t600.00\t420.00\t180.00
21303\t水利\t600.00\t420.00\t180.00
2130301\t行政运行\t420.00\t420.00\t
2130314\t防汛\t180.00\t\t180.00
2024年一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计
\t合计\t420.00
30201\t办公费\t7.50
30202\t印刷费\t2.10
30206\t电费\t3.40
30207\t邮电费\t1.60
2024年部门项目支出表
单位：万元
序号\t项目名称\t合计
\t合计\t180.00
1\t小型水库安全监测站点运行维护\t110.00
2\t农村饮水管网改造\t70.00
"""
OTHER = (
    TEXT.replace("杉屏县水利局", "柏津县教育局")
    .replace("水利", "教育管理事务")
    .replace("电费\t3.40", "电费\t8.80")
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("english")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    for name, text in (("water", TEXT), ("education", OTHER)):
        file = folder / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    return store


@pytest.fixture(scope="module")
def put(library: Store) -> Callable[[str], Answer]:
    water = next(d for d in library.documents() if d.department == "杉屏县水利局")
    return lambda question: ask(question, store=library, document=water.id)


ANSWERED = [
    ("How much will the bureau pay for printing?", ["2.10万元"]),
    ("What was set aside for electricity?", ["电费（30206） is 3.40万元"]),
    ("Office supplies and postage: how much is each?", ["7.50万元", "1.60万元"]),
    # an item's name made up of words that stand in no dictionary together
    ("What does the reservoir monitoring station maintenance project cost?", ["110.00万元"]),
    ("How much goes to the renovation of rural drinking-water pipe networks?", ["70.00万元"]),
    ("What share of all spending is project expenditure rather than basic expenditure?", ["30.00%"]),
    ("Project spending is what percentage of total expenditure?", ["30.00%"]),
    ("What is the ratio of project expenditure to basic expenditure?", ["42.86%"]),
    ("Which project is the most expensive?", ["110.00万元"]),
    ("Rank the projects from the largest to the smallest.", ["from the largest down", "110.00万元", "70.00万元"]),
    ("Why did official hospitality fall?", ["来访批次减少"]),
    ("What is this bureau responsible for?", ["负责全县水库"]),
    ("How many cars does it have?", ["3辆"]),
    ("How many staff are actually in post, and how many are retired?", ["27人", "9人"]),
    ("What is the procurement budget and how is it split into goods, works and services?",
     ["50.00万元", "20.00万元", "30.00万元"]),
    ("How much is planned for training, how many sessions and how many participants?", ["0.80万元", "4次", "60人"]),
    ("Which is larger, printing or electricity?", ["3.40万元", "is larger, by 1.30万元"]),
    ("What is the sum of printing and electricity?", ["5.50万元"]),
    ("Which projects make up the 1.8 million yuan of project expenditure?", ["110.00万元", "70.00万元"]),
    ("Of all expenditure, how much generously goes to basic expenditure?", ["420.00万元"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "words"), ANSWERED)
def test_an_english_question_finds_what_the_document_prints(
    put: Callable[[str], Answer], question: str, words: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(word in answer.answer for word in words), answer.answer
    assert answer.citations


REFUSED = [
    "How much is budgeted for hovercraft?",
    "What does the telescope project cost?",
    "What was actually spent on electricity?",
    "Who is the head of the water bureau?",
    "How much is allocated to school meals?",
    "What is the electricity bill of the Baijin County Education Bureau?",
    "How much will the Qiaonan Water Bureau pay for printing?",
    "How many helicopters are there?",
]


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_not_printed_or_of_another_body_is_refused(
    put: Callable[[str], Answer], question: str
) -> None:
    answer = put(question)
    assert answer.status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL), answer.answer
    assert not answer.values


@pytest.mark.parametrize(
    ("question", "amount", "department"),
    [
        ("How much is the Shanping water bureau's electricity bill?", "3.40", "杉屏县水利局"),
        ("What does Baijin County Education Bureau pay for electricity?", "8.80", "柏津县教育局"),
        ("Electricity of the Education Bureau of Bai Jin County: how much?", "8.80", "柏津县教育局"),
        ("How much does the education bureau set aside for electricity?", "8.80", "柏津县教育局"),
    ],
)
def test_a_department_is_found_by_its_romanised_name_or_by_what_it_is_for(
    library: Store, question: str, amount: str, department: str
) -> None:
    answer = ask(question, store=library)
    assert [str(v.amount) for v in answer.values if v.citation] == [amount], answer.answer
    assert all(c.name.startswith(department) for c in answer.citations)


def test_two_departments_are_set_against_each_other(library: Store) -> None:
    answer = ask(
        "How do Shanping Water Bureau and Baijin Education Bureau compare on electricity?", store=library
    )
    assert "5.40万元" in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("letters", "name", "spelled"),
    [
        ("shanping", "杉屏县水利局", True),
        ("chongqing", "重庆市审计局", True),
        ("shaanxi", "陕西省财政厅", True),
        ("shan", "杉屏县水利局", True),
        ("pingshan", "杉屏县水利局", False),
        ("shanpin", "杉屏县水利局", False),
    ],
)  # fmt: skip
def test_a_name_is_spelled_by_characters_that_stand_together(letters: str, name: str, spelled: bool) -> None:
    assert spells(letters, name) is spelled


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("How much is the 1.25 million yuan project?", "125万元"),
        ("Is there equipment worth more than 200,000 yuan apiece?", "20万元以上"),
        ("What is the RMB 800 subsidy?", "800元"),
        ("How did receptions change compared with 2023?", "比2023年"),
        ("What did meetings cost at the end of 2023?", "2023年末"),
    ],
)
def test_amounts_and_years_are_put_as_the_documents_print_them(english: str, chinese: str) -> None:
    assert chinese in understand(english).plain


@given(st.sampled_from(sorted(names(), key=" ".join)))
def test_every_entry_of_the_lexicon_is_understood(entry: tuple[str, ...]) -> None:
    asked = understand(f"How much is set aside for the {' '.join(entry)} this year?")
    assert asked.english
    assert asked.foreign == ()


@given(st.from_regex(r"[b-df-hj-np-tv-z]{2}[aeou][b-df-hj-np-rtv-z]{2,3}", fullmatch=True))
def test_a_word_that_nobody_knows_is_never_passed_over(word: str) -> None:
    asked = understand(f"How much is set aside for {word}?")
    known = (stems(word) in names()) or not asked.foreign
    assert asked.foreign == (word,) or (known and re.fullmatch("[a-z]+", word) and _said(word))


def _said(word: str) -> bool:
    from service.lexicon.english import ENGLISH_SILENT, stem

    return stem(word) in ENGLISH_SILENT or stems(word) in names() or word.endswith(("ed", "ly"))

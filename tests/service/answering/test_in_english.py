"""English questions are answered in English: figures and reasons as printed, amounts in RMB as well."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from service.answer import Answer, Outcome
from service.answering.english.say import in_english
from service.answering.proof.verify import Evidence, problems
from service.ask import ask
from service.store import Store


def ours(answer: Answer) -> str:
    """The words of an answer that are not printed: without quotations, names and units."""
    text = re.sub(r"“[^”]*”|「[^」]*」", "", answer.answer)
    titles = {citation.name for citation in answer.citations}
    for name in sorted({v.label for v in answer.values} | titles, key=len, reverse=True):
        text = text.replace(name, "") if name else text
    return re.sub("万元|元|云溪县医疗保障局2021年预算", "", text)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "What is the 2021 budget for urban and rural medical assistance?",
            "530.25万元[1][2] (RMB 5.3025 million)",
        ),
        (
            "Why did urban and rural medical assistance rise?",
            "rose by 80.25万元",
        ),
        (
            "Why did urban and rural medical assistance rise?",
            "the reason as printed (in Chinese): “低保对象人数增多”",
        ),
        ("What share of total expenditure is urban and rural medical assistance?", "65.27%"),
        ("Which is higher, 城乡医疗救助 or 疾病应急救助?", "is larger, by 360.50万元 (RMB 3.605 million)"),
        ("What is 医疗救助 made up of?", "The parts add up to 700.00万元"),
        ("Is there any government fund budget?", "No, the table is blank"),
        ("How much are meetings?", "15,000.00元"),
        ("How much is planned for rockets?", "does not disclose"),
        ("Who is the director of the bureau?", "names and contact details of persons are not given"),
        ("What was the actual spending on 城乡医疗救助?", "does not disclose final accounts"),
    ],
)
def test_our_words_are_english_and_what_is_printed_stays_as_it_is(
    library: Store, question: str, said: str
) -> None:
    answer = ask(question, store=library)
    assert said in answer.answer
    assert not re.search("[一-鿿]", ours(answer)), ours(answer)


def test_rmb_is_computed_in_decimals_and_its_calculation_shown(library: Store) -> None:
    answer = ask("What is the 2021 budget for urban and rural medical assistance?", store=library)
    (conversion,) = answer.derivation
    assert (conversion.expression, conversion.result, conversion.unit) == (
        "530.25 × 10000 ÷ 1000000",
        Decimal("5.3025"),
        "million",
    )


def test_an_english_answer_stands_before_the_documents_and_a_changed_one_does_not(library: Store) -> None:
    answer = ask("What is the 2021 budget for urban and rural medical assistance?", store=library)
    documents = library.documents()
    evidence = Evidence({d.id: library.extraction(d.id) for d in documents}, documents)
    assert problems(answer, evidence) == []
    wrong = answer.model_copy(update={"answer": answer.answer.replace("5.3025 million", "53.025 million")})
    assert problems(wrong, evidence)


def test_several_readings_are_each_given_with_their_document(library: Store, make) -> None:
    library.put(make("b" * 64, "石坝县医疗保障局", 2021, 3), b"", ".pdf")
    answer = ask("How much are meetings?", store=library)
    assert answer.status is Outcome.ANSWERED
    assert len({c.document for c in answer.citations}) == 2
    assert "云溪县医疗保障局2021年预算" in answer.answer
    assert "石坝县医疗保障局2021年预算" in answer.answer


# Questions of every kind that a document is asked in Chinese; what our sentences say round the figures must have English.
OF_EVERY_KIND = (
    "城乡医疗救助是多少", "城乡医疗救助为什么增加", "城乡医疗救助比上年变化多少", "城乡医疗救助上年是多少",
    "医疗救助由哪些组成", "医疗救助占支出总计的比例是多少", "基本支出和项目支出各占支出总计的比例是多少",
    "城乡医疗救助和疾病应急救助一共多少", "城乡医疗救助和疾病应急救助哪个多", "城乡医疗救助和疾病应急救助相差多少",
    "支出最大的一项是哪项", "支出按从大到小排列", "支出最小的一项是哪项", "项目按从大到小排列", "花钱最多的项目是哪个",
    "项目中排第二的是哪个", "政府性基金有没有预算", "有没有公务接待费", "三公经费由哪些组成", "三公经费是多少",
    "城乡医疗救助列在哪个科目", "城乡医疗救助文字和报表一致吗", "城乡医疗救助的增幅对吗", "城乡医疗救助用来做什么",
    "机关运行经费是什么意思", "参保人数指标是多少", "按16名在职人员算，人均基本支出多少", "基本支出平均每人多少",
    "哪一类支出最大", "预算总额是多少，为什么增加", "2020年城乡医疗救助是多少", "火箭是多少", "局长是谁",
    "2019年三公经费是多少", "三公经费的决算是多少", "公务接待费和火箭各多少", "城乡医疗救助和疾病应急救助哪个增幅大",
)  # fmt: skip


@pytest.mark.parametrize("question", OF_EVERY_KIND)
def test_none_of_our_words_is_left_in_chinese_whatever_is_asked(library: Store, question: str) -> None:
    said = in_english(ask(question, store=library))
    assert not re.search("[一-鿿]", _ours_of(said)), said.answer


def _ours_of(answer: Answer) -> str:
    """An answer without what is printed: names of items, columns in brackets, counts with their unit, terms, indicators."""
    text = answer.answer
    printed = {v.label for v in answer.values if v.citation} | {c.name for c in answer.citations}
    for name in sorted(printed, key=len, reverse=True):
        text = text.replace(name, "") if name else text
    text = re.sub(r"“[^”]*”|「[^」]*」|（[^（）]*）|万元|元|云溪县医疗保障局2021年预算", "", text)
    return re.sub(r"\d(?:[人辆名家次]|/人)|[一-鿿]+(?= has the target)|^[一-鿿]+(?=: \[)", "", text)

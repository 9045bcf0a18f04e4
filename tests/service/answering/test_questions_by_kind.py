"""Questions of every kind to four more real disclosures, where the folder with them lies beside the checkout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

SHARED = Path(__file__).parents[3] / ".." / "shared"
FILES = ("anyang-2021.txt", "hetang-2020.txt", "wanli-2023.pdf", "wanli-2024.pdf", "justice-2026.pdf")

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of real disclosures is not here")


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Answer]:
    folder = tmp_path_factory.mktemp("library")
    store = Store(f"sqlite:///{folder / 'library.sqlite'}", folder / "files")
    for name in FILES:
        path = SHARED / "disclosures" / name
        keep(extract(path), path.read_bytes(), path.suffix, store=store, index=None)
    return lambda question, document=None: ask(question, store=store, document=document)


# (document, question, every one of these must stand in the answer)
ANSWERED = [
    # look-up
    ("anyang-2021", "安阳市医疗保障局2021年支出总额是多少？", ["6,236,581.78元"]),
    ("anyang-2021", "差旅费一年多少钱？", ["156,000.00元"]),
    ("hetang-2020", "荷塘区医保局2020年收入预算是多少？", ["1641.88万元"]),
    ("wanli-2024", "机关运行经费是多少？", ["443.18万元"]),
    ("justice-2026", "2040605是什么科目，多少钱？", ["普法宣传", "1242900.00元"]),
    # why
    ("hetang-2020", "机关运行经费为什么没有变化？", ["19.99万元", "新成立单位"]),
    ("wanli-2024", "公务用车购置费为什么增加？", ["25万元", "“购置公务用车”"]),
    ("wanli-2024", "财政拨款收入为什么减少？", ["876.75万元", "主要原因是项目调整”"]),
    ("justice-2026", "信息化建设为什么涨得这么多？", ["227.88万元", "277.22%", "“业务量增加”"]),
    # purpose
    ("hetang-2020", "困难企业退休人员医疗保险的60万元用来做什么？", ["60万元", "464"]),
    ("justice-2026", "普法宣传的钱用在哪里？", ["124.29万元", "“法制宣传工作支出”"]),
    # composition
    ("anyang-2021", "三公经费包括哪几项？", ["40,000.00元", "公务接待费20,000.00元"]),
    ("hetang-2020", "项目支出包括哪些项目，各多少？", ["1504.24万元", "406.00万元", "828.24万元"]),
    ("wanli-2024", "政府采购预算由哪几部分组成？", ["1662.44万元", "93.98万元", "815.87万元", "752.59万元"]),
    ("justice-2026", "公共安全支出由哪些部分构成？", ["16726725.44元", "38454900.00元"]),
    ("justice-2026", "部门下属哪些单位？", ["普陀区法律援助中心"]),
    # comparison and change
    ("hetang-2020", "农村居民区级配套基金和城市居民区级配套基金相差多少？", ["422.24万元"]),
    ("wanli-2024", "基本支出与项目支出哪个大，差多少？", ["43200917元"]),
    ("wanli-2024", "行政运行比2023年变化多少？", ["1660.32万元", "1899.77万元", "239.45万元"]),
    ("justice-2026", "三公经费比上年有变化吗？", ["10.81万元", "持平"]),
    # arithmetic
    ("anyang-2021", "项目支出占总支出的比例是多少？", ["19.24%"]),
    ("hetang-2020", "工会经费和福利费加起来是多少？", ["2.84万元"]),
    ("wanli-2024", "行政单位医疗和事业单位医疗一共多少？", ["3023657元"]),
    ("justice-2026", "行政单位医疗增加93.45%，对吗？", ["55.54万元", "与印出的幅度一致"]),
    # how many, targets
    ("anyang-2021", "基金监管专项检查要检查多少家定点药店？", [">=60家"]),
    ("hetang-2020", "单位有多少编制，实际有多少人？", ["编制人数8人", "实有人数8人"]),
    ("hetang-2020", "会议费是多少，准备开几场会？", ["1.00万元", "4 场"]),
    ("wanli-2024", "全街道有几辆车？", ["7辆"]),
    # yes or no
    ("anyang-2021", "有没有政府性基金预算？", ["没有", "故本表无数据"]),
    ("hetang-2020", "今年有政府采购预算吗？", ["有", "3.75万元"]),
    ("justice-2026", "有没有公务用车购置计划？", ["没有", "0万元"]),
    # definition
    ("hetang-2020", "什么叫项目支出？", ["项目支出：“"]),
    ("wanli-2024", "什么是机关运行经费？", ["日常公用经费"]),
    # English
    (
        "justice-2026",
        "Why did spending on 基层司法业务 increase?",
        ["2170.39万元", "RMB 21.7039 million", "“业务量增加”"],
    ),
    ("justice-2026", "How many vehicles does the bureau have?", ["3辆"]),
]

REFUSED = [
    ("anyang-2021", "机关运行经费为什么增加？"),
    ("anyang-2021", "工资福利支出比去年增加多少？"),
    ("anyang-2021", "有没有政府采购预算？"),
    ("hetang-2020", "国有资产处置收入是多少？"),
    ("hetang-2020", "城乡医疗救助是多少？"),
    ("wanli-2024", "街道党工委书记是谁？"),
    ("wanli-2024", "人均公务接待费是多少？"),
    ("justice-2026", "社区矫正对象有多少人？"),
    ("justice-2026", "2026年实际支出了多少？"),
]


@pytest.mark.parametrize(("document", "question", "words"), ANSWERED)
def test_the_answer_says_what_is_printed_or_follows_from_it(
    put: Callable[..., Answer], document: str, question: str, words: list[str]
) -> None:
    answer = put(question, document)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert [w for w in words if w not in answer.answer] == [], answer.answer
    assert answer.citations


@pytest.mark.parametrize(("document", "question"), REFUSED)
def test_what_is_not_printed_is_refused(put: Callable[..., Answer], document: str, question: str) -> None:
    answer = put(question, document)
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer
    # what is printed of the item may be told, what was asked of it may not
    assert not answer.derivation


def test_text_and_table_that_contradict_each_other_are_both_told(put: Callable[..., Answer]) -> None:
    answer = put("住房公积金是多少？", "wanli-2024")
    assert answer.status is Outcome.CONFLICTING
    assert {"3503499元", "352.67万元"} <= {f"{v.amount}{v.unit}" for v in answer.values}


@pytest.mark.parametrize(
    ("question", "departments"),
    [
        ("普陀区司法局的公务接待费是多少", {"上海市普陀区司法局2026年预算"}),
        ("荷塘区三公经费多少", {"株洲市荷塘区医疗保障局2020年预算"}),
        (
            "安阳和荷塘的医保局三公经费各多少",
            {"安阳市医疗保障局2021年预算", "株洲市荷塘区医疗保障局2020年预算"},
        ),
        (
            "万里街道的三公经费是多少",
            {f"上海市普陀区人民政府万里街道办事处{year}年预算" for year in (2023, 2024)},
        ),
        ("万里街道2023年三公经费是多少", {"上海市普陀区人民政府万里街道办事处2023年预算"}),
    ],
)
def test_only_what_the_question_names_is_cited(
    put: Callable[..., Answer], question: str, departments: set[str]
) -> None:
    answer = put(question)
    assert {c.name for c in answer.citations} == departments
    assert len(departments) == 1 or all(name in answer.answer for name in departments)


def test_amounts_in_yuan_and_in_ten_thousand_yuan_are_compared_in_yuan(put: Callable[..., Answer]) -> None:
    answer = put("安阳市和荷塘区的三公经费哪个高？")
    assert [d.expression for d in answer.derivation] == ["40000.00 − 10000.00"]
    assert "最高的是安阳市医疗保障局2021年预算" in answer.answer


def test_all_departments_are_set_against_each_other_when_none_is_named(put: Callable[..., Answer]) -> None:
    answer = put("哪个部门的公务接待费最高？")
    assert len({c.document for c in answer.citations}) == len(FILES)
    assert "最高的是安阳市医疗保障局2021年预算" in answer.answer

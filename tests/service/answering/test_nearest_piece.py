"""Questions that a document answers in its own words and in its forms, and what is not there. The document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.answering.asked.question import understand
from service.answering.document.held import Held, hold
from service.answering.document.sayings import Saying
from service.answering.ways.targets.target_forms import forms
from service.answering.ways.wording.demands import demands
from service.store import Store
from service.terms import key

TEXT = """泸溪县水文站2024年部门预算
一、部门概况
（一）机构设置。内设5个科室，下辖4个中心站、17个测报点。
（二）主要职责。承担全县河流的水位测报和水质监测。
二、预算说明
测报车更新62.00万元，用于更换三辆使用满十五年的测报车。
老站房修缮专项，位于双龙桥北侧，用地面积约2310平方米，由县水利工程公司代建。老站房修缮专项建成后楼高11.4米。
2024年新增特殊补助项目，全年预算总额500.00万元，其中新增测报员高温补助项目。
因本站2023年底才组建，上年没有可比的预算数。
三、其他事项
注：本站没有国有资本经营预算，本表为空表。
四、河道测量项目经费情况说明
五、名词解释
测报经费：用来观测、记录和上报水位的钱。
2024年部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t500.00\t380.00\t120.00
213\t农林水支出\t500.00\t380.00\t120.00
21303\t水利\t500.00\t380.00\t120.00
2130301\t行政运行\t380.00\t380.00\t
2130311\t水文测报\t120.00\t\t120.00
项目支出绩效目标表
项目名称\t河道断面测量
年度绩效目标\t全年测量河道断面，成果报省中心审定
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t测量断面数\t≥36个
产出指标\t时效指标\t外业完成时限\t2024年10月底
成本指标\t成本指标\t项目总成本\t≤58.00万元
满意度指标\t服务对象满意度\t用水户满意度\t≥92%
项目支出绩效目标表
项目名称\t水质监测耗材
年度绩效目标\t购置全年监测所需的试剂和滤膜
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t采购试剂批次\t≥8批
产出指标\t时效指标\t采购完成时限\t2024年6月底
成本指标\t成本指标\t项目总成本\t≤24.50万元
满意度指标\t服务对象满意度\t实验室满意度\t≥88%
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    folder = tmp_path_factory.mktemp("held")
    file = folder / "luxi.txt"
    file.write_text(TEXT, encoding="utf-8")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    return hold(store, store.put(extract(file), file.read_bytes(), ".txt"))


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


ANSWERED = [
    # targets of one project asked together, each by the words that people have for it
    (
        "河道断面测量的绩效指标里，断面数、满意度、成本上限各是多少？",
        ["≥36个", "≥92%", "≤58.00万元"],
        ["24.50", "88%"],
    ),
    ("水质监测耗材那个项目，试剂要采购几批，最晚啥时候完成？", ["≥8批", "2024年6月底"], ["10月底", "36个"]),
    ("河道断面测量的成本上限定的是多少", ["≤58.00万元"], ["24.50"]),
    # asked on without naming it again
    ("老站房修缮专项占多大地，多高？", ["2310平方米", "11.4米"], []),
    ("老站房修缮专项是谁代建的？有多少平方米？", ["2310平方米"], []),
    # what runs after the amount
    ("测报车更新的钱拿来干什么？", ["更换三辆使用满十五年的测报车"], []),
    ("那62万是拿去干什么的？", ["测报车"], ["承担全县河流"]),
    ("下面有几个中心站、内设几个科室", ["下辖4个中心站", "内设5个科室"], []),
    ("为啥这份预算没法跟上一年比", ["2023年底才组建"], []),
]
REFUSED = [
    "水质监测耗材是哪家公司中标的",
    "测报车更新80万元用来做什么",
    "防汛仓库改造的绩效目标里，用水户满意度是多少",
    "新增的测报员高温补助项目具体安排了多少钱",
    "和2023年比，水文站的预算涨了还是降了，原因是什么",
    "水文站有多少在编人员",
    "去年测量了多少个断面",
]


@pytest.mark.parametrize(("question", "told", "silent"), ANSWERED)
def test_the_piece_that_is_asked_for_is_told_and_no_other(
    put: Callable[[str], Answer], question: str, told: list[str], silent: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    for words in told:
        assert words in answer.answer, answer.answer
    for words in silent:
        assert words not in answer.answer, answer.answer


@pytest.mark.parametrize("question", REFUSED)
def test_a_piece_that_only_shares_words_with_the_question_is_no_answer(
    put: Callable[[str], Answer], question: str
) -> None:
    answer = put(question)
    assert answer.status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL), answer.answer


def test_headings_and_lists_of_contents_are_no_pieces(held: Held) -> None:
    pieces = {piece.text for piece in held.sayings.pieces}
    assert not any("项目经费情况说明" in text or text.startswith("二、预算说明") for text in pieces)
    assert any("测报车更新62.00万元" in text for text in pieces)


def test_each_project_has_its_own_form(held: Held) -> None:
    assert [(form.project, len(form.indicators)) for form in forms(held)] == [
        ("河道断面测量", 4),
        ("水质监测耗材", 4),
    ]


@pytest.mark.parametrize(
    ("question", "text", "meets"),
    [
        ("有多少在编人员", "2、基本支出：保障在编人员的支出。", False),
        ("有多少在编人员", "一般人员不占编制。", False),
        ("有多少在编人员", "在编人员17名。", True),
        ("水尺更换花了多少钱", "水尺更换由各站负责，测船维护8.00万元。", True),
        ("水尺更换花了多少钱", "水尺更换由各站负责，沿河共有十四处，测船维护8.00万元。", False),
        ("为什么水尺更换比上年多了", "水尺更换按照规程进行，比上年增多。", False),
        ("为什么水尺更换比上年多了", "水尺更换比上年增多，主要原因是汛期冲毁。", True),
    ],
)
def test_a_piece_must_say_what_the_kind_of_question_asks_for(
    question: str, text: str, *, meets: bool
) -> None:
    piece = Saying(key(text), "", text, lambda *_: text)
    term = ("在编人员",) if "人员" in question else ("水尺更换",)
    assert all(demand(piece, [term]) for demand in demands(understand(question))) is meets


def test_every_quotation_is_a_whole_sentence_or_cell_of_the_document(put: Callable[[str], Answer]) -> None:
    for question, _, _ in ANSWERED:
        for citation in put(question).citations:
            assert all(part.strip() in TEXT for part in citation.quote.split("\t")), citation.quote

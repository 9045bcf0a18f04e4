"""Five departments with the same codes and names of items, two of them in two years: whose figure is asked is whose is given."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle
from typing import Any

import pytest

from extractors.schema.budget import Budget, Stated
from extractors.schema.draft import Direction, Kind
from extractors.schema.extraction import Extraction, PageInfo, Passage, Run
from service.answer import Answer, Outcome
from service.ask import ask
from service.store import Store

BODIES = [
    ("青岚县教育局", 2023),
    ("青岚县教育局", 2024),
    ("青岚县民政局", 2023),
    ("青岚县民政局", 2024),
    ("青岚县水务局", 2024),
    ("赤坎县教育局", 2024),
    ("赤坎县财政局", 2024),
]
ITEMS = {"2080506": "机关事业单位职业年金缴费支出", "2210201": "住房公积金", "2101101": "行政单位医疗"}
MEASURES = ("合计", "基本支出", "项目支出")
COSTS = ("公务接待费", "公务用车运行维护费", "会议费")
REASONS = [
    "编制增加两名",
    "缴费基数上调",
    "增设一处站点",
    "三名职工退休",
    "接收转业干部",
    "撤销一个股室",
    "整体搬迁",
]

AMOUNT = [
    "{year}年{body}的{item}预算是多少？",
    "{body}{year}年安排了多少{item}",
    "想知道{year}年度{body}{item}有多少钱",
    "{body}，{item}，{year}年，多少万元？",
    "How much is the {year} budget of {body} for {item}?",
]
COST = [
    "{body}{year}年{item}是多少？",
    "{year}年{body}花在{item}上的预算有多少",
    "{body}的{item}在{year}年安排多少元",
]
WHY = ["{body}{year}年{item}为什么增加？", "{year}年{body}的{item}增加的原因是什么"]
CHANGE = ["{body}{year}年{item}比上年增加多少？", "{year}年{body}{item}较上年变化多少"]
BY_CODE = ["{body}{year}年{code}科目是多少", "{year}年{body}的{code}安排多少"]
MEASURE = ["{body}{year}年{item}的{measure}是多少", "{year}年{body}安排的{item}，{measure}有多少"]


@dataclass(frozen=True)
class Asked:
    """A question, whose it is, and the amounts that the document prints in answer to it."""

    text: str
    document: str
    expected: frozenset[Decimal]
    reason: str = ""


def amount(*of: object) -> str:
    """An amount of its own for every department, year, item and measure; a row and the column of totals add up."""
    if of[-1] == "合计":
        return f"{sum(Decimal(amount(*of[:-1], m)) for m in MEASURES[1:]):f}"
    drawn = int(hashlib.sha256(repr(of).encode()).hexdigest()[:8], 16)
    return f"{drawn % 90_000 / 100 + 100:.2f}"


def identity(at: int) -> str:
    return f"{at + 1}" * 64


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, builder: Any) -> Iterator[Store]:
    store = Store("sqlite://", tmp_path_factory.mktemp("library") / "files")
    for at, (body, year) in enumerate(BODIES):
        store.put(disclosure(builder, at, body, year), b"", ".pdf")
    yield store
    store.close()


def disclosure(builder: Any, at: int, body: str, year: int) -> Extraction:
    b = builder(identity(at), body, year)
    rows = [(code, name, "", [amount(body, year, code, m) for m in MEASURES]) for code, name in ITEMS.items()]
    totals = [f"{sum(Decimal(row[3][at]) for row in rows):f}" for at in range(len(MEASURES))]
    rows.insert(0, ("", "合计", "", totals))
    function = b.statement(Kind.GENERAL_BY_FUNCTION, f"{year}年一般公共预算支出表", MEASURES, rows)
    costs = b.statement(
        Kind.THREE_PUBLIC,
        "“三公”经费支出表",
        COSTS,
        [("", "合计", "", [amount(body, year, c) for c in COSTS])],
        unit="元",
    )
    told = []
    for code, name in ITEMS.items():
        now, more = amount(body, year, code, "合计"), amount(body, year, code, "delta")
        reason = REASONS[(at + int(code[-1])) % len(REASONS)]
        sentence = f"{name}（{code}）{now}万元，比上年增加{more}万元，主要原因是{reason}。"
        told.append(b.narrative(sentence, name, now, more, Direction.INCREASE, reason=reason, code=code))
    passages = tuple(
        Passage(id=f"p{n}", heading=("收支说明",), source=b.source(item.sentence.text))
        for n, item in enumerate(told)
    )
    budget = Budget(
        document=identity(at),
        name=f"{body}{year}",
        department=Stated(text=body, source=b.source(body)),
        fiscal_year=year,
        statements=(function, costs),
        narrative=tuple(told),
    )
    page = PageInfo(number=1, width=595, height=842, reader="text")
    return Extraction(budget=budget, passages=passages, pages=(page,), run=Run(version="test"))


def questions() -> list[Asked]:
    """Two hundred: every department and year with every item, kind and wording in turn."""
    ways = {name: cycle(wordings) for name, wordings in globals().items() if name in KINDS}
    made: list[Asked] = []
    for at, (body, year) in enumerate(BODIES):
        for code, item in ITEMS.items():
            reason = REASONS[(at + int(code[-1])) % len(REASONS)]
            whole, more = (Decimal(amount(body, year, code, m)) for m in ("合计", "delta"))

            def pose(kind: str, *expected: Decimal, reason: str = "", **more_names: str) -> None:
                names = {"body": body, "year": year, "item": item, "code": code, **more_names}  # noqa: B023
                made.append(
                    Asked(next(ways[kind]).format(**names), identity(at), frozenset(expected), reason)  # noqa: B023
                )

            pose("AMOUNT", whole)
            pose("AMOUNT", whole)
            pose("BY_CODE", whole)
            pose("WHY", whole, more, reason=reason)
            pose("CHANGE", more)
            for measure in MEASURES[1:]:
                pose("MEASURE", Decimal(amount(body, year, code, measure)), measure=measure)
        for cost in COSTS:
            stated = Decimal(amount(body, year, cost))
            for _ in range(3):
                names = {"body": body, "year": year, "item": cost}
                made.append(Asked(next(ways["COST"]).format(**names), identity(at), frozenset({stated})))
    return made


KINDS = ("AMOUNT", "COST", "WHY", "CHANGE", "BY_CODE", "MEASURE")
ASKED = questions()


def cited(answer: Answer) -> set[str]:
    return {citation.document for citation in answer.citations}


def test_two_hundred_questions_are_answered_with_the_printed_amounts(shelf: Store) -> None:
    wrong = []
    for asked in ASKED:
        answer = ask(asked.text, store=shelf)
        given = {v.amount for v in answer.values if v.citation is not None}
        if (
            answer.status is not Outcome.ANSWERED
            or not asked.expected <= given
            or asked.reason not in answer.answer
        ):
            wrong.append((asked.text, answer.answer))
    assert wrong == []
    assert len(ASKED) == 210


def test_no_figure_and_no_place_is_of_another_department_or_year(shelf: Store) -> None:
    """Whether an answer is right or not, all of it is of the document asked for."""
    for asked in ASKED:
        at = int(asked.document[0]) - 1
        answer = ask(asked.text, store=shelf)
        assert cited(answer) <= {asked.document}, asked.text
        body, year = BODIES[at]
        printed = {Decimal(amount(body, year, c, m)) for c in ITEMS for m in (*MEASURES, "delta")}
        printed |= {Decimal(amount(body, year, c)) for c in COSTS}
        printed |= {sum(Decimal(amount(body, year, c, m)) for c in ITEMS) for m in MEASURES}
        assert {v.amount for v in answer.values if v.citation is not None} <= printed, asked.text


@pytest.mark.parametrize("item", [*ITEMS.values(), *COSTS])
def test_of_a_department_without_a_year_every_year_is_told_with_its_document(shelf: Store, item: str) -> None:
    answer = ask(f"青岚县民政局的{item}是多少", store=shelf)
    assert cited(answer) == {identity(2), identity(3)}
    for line, year in zip(answer.answer.splitlines(), (2023, 2024), strict=True):
        assert line.startswith(f"青岚县民政局{year}年预算")


@pytest.mark.parametrize("body", ["青岚县文化局", "白塘县教育局", "赤坎县民政局"])
def test_a_department_that_is_not_there_is_given_no_others_figure(shelf: Store, body: str) -> None:
    for item in (*ITEMS.values(), *COSTS):
        answer = ask(f"{body}2024年{item}是多少", store=shelf)
        assert answer.values == (), answer.answer


@pytest.mark.parametrize("year", [2021, 2026])
def test_a_year_that_is_not_there_is_given_no_other_years_figure(shelf: Store, year: int) -> None:
    for body in dict.fromkeys(body for body, _ in BODIES):
        answer = ask(f"{body}{year}年住房公积金是多少", store=shelf)
        assert answer.values == (), answer.answer


def test_an_item_asked_of_all_is_told_department_by_department(shelf: Store) -> None:
    answer = ask("2023年青岚县的住房公积金各是多少", store=shelf)
    for line in answer.answer.splitlines():
        at = next(n for n, (body, year) in enumerate(BODIES) if line.startswith(f"{body}{year}年"))
        assert amount(*BODIES[at], "2210201", "合计") in line

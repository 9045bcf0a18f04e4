"""A small invented disclosure, built by hand, and a library that holds it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.schema.budget import (
    Amount,
    Budget,
    Count,
    Indicator,
    Line,
    NarrativeItem,
    Percent,
    Quantity,
    Stated,
    Statement,
    Target,
    Term,
)
from extractors.schema.draft import Direction, Kind
from extractors.schema.extraction import Extraction, PageInfo, Passage, Run
from extractors.schema.money import Money
from extractors.schema.source import Box, Source
from service.store import Store


class Builder:
    """Places every value on a page of its own invention, one line under another."""

    def __init__(self, document: str, department: str, year: int) -> None:
        self.document, self.department, self.year = document, department, year
        self._top = 0.0
        self._tables = 0

    def source(self, text: str, cell: str | None = None) -> Source:
        self._top += 12
        box = Box(60.0, self._top, 60.0 + 9 * len(text), self._top + 10)
        return Source(document=self.document, page=1 + int(self._top // 720), box=box, cell=cell, text=text)

    def money(self, printed: str, unit: str = "万元", cell: str | None = None) -> Money:
        return Money.read(printed, unit, self.source(printed, cell))

    def statement(
        self,
        kind: Kind,
        title: str,
        columns: tuple[str, ...],
        rows: list[tuple[str, str, str, list[str]]],
        unit: str = "万元",
        nil: str = "",
    ) -> Statement:
        """`rows` are (code, name, side, printed amounts); an empty amount is a blank cell."""
        self._tables += 1
        table = f"t{self._tables}"
        lines = tuple(
            Line(
                code=code,
                name=name,
                side=side,
                source=self.source(name, f"{table}r{r}c0"),
                amounts=tuple(
                    Amount(column=column, money=self.money(printed, unit, f"{table}r{r}c{c}"))
                    for c, (column, printed) in enumerate(zip(columns, amounts, strict=True), 1)
                    if printed
                ),
            )
            for r, (code, name, side, amounts) in enumerate(rows)
        )
        reason = Stated(text=nil, source=self.source(nil)) if nil else None
        return Statement(
            kind=kind, table=table, title=title, unit=unit, columns=columns, lines=lines, nil=reason
        )

    def narrative(
        self,
        sentence: str,
        item: str,
        current: str = "",
        delta: str = "",
        direction: Direction | None = None,
        percent: str = "",
        reason: str = "",
        purpose: str = "",
        code: str = "",
    ) -> NarrativeItem:
        assert all(part in sentence for part in (item, current, delta, percent, reason, purpose))
        return NarrativeItem(
            item=item,
            code=code,
            heading=("收支说明",),
            sentence=self.source(sentence),
            current=self.money(current) if current else None,
            delta=self.money(delta) if delta else None,
            direction=direction,
            percent=Percent(printed=percent, value=Decimal(percent), source=self.source(percent))
            if percent
            else None,
            reason=Stated(text=reason, source=self.source(reason)) if reason else None,
            purpose=Stated(text=purpose, source=self.source(purpose)) if purpose else None,
        )


def invented(
    document: str = "a" * 64, department: str = "云溪县医疗保障局", year: int = 2021, factor: int = 1
) -> Extraction:
    """A budget of six tables, some prose, a glossary; `factor` changes its reception expenses."""
    b = Builder(document, department, year)
    function = b.statement(
        Kind.GENERAL_BY_FUNCTION,
        f"{year}年一般公共预算支出表",
        ("合计", "基本支出", "项目支出"),
        [
            ("", "合计", "", ["812.40", "112.40", "700.00"]),
            ("210", "卫生健康支出", "", ["812.40", "112.40", "700.00"]),
            ("21013", "医疗救助", "", ["700.00", "", "700.00"]),
            ("2101301", "城乡医疗救助", "", ["530.25", "", "530.25"]),
            ("2101302", "疾病应急救助", "", ["169.75", "", "169.75"]),
            ("21015", "医疗保障管理事务", "", ["112.40", "112.40", ""]),
            ("2101501", "行政运行", "", ["112.40", "112.40", ""]),
        ],
    )
    summary = b.statement(
        Kind.RECEIPTS_EXPENDITURE,
        f"{year}年收支总表",
        ("预算数",),
        [
            ("", "一、一般公共预算拨款", "收入", ["812.40"]),
            ("", "收入总计", "收入", ["812.40"]),
            ("", "一、卫生健康支出", "支出", ["812.40"]),
            ("", "支出总计", "支出", ["812.40"]),
        ],
    )
    reception = f"{factor * 6000:,}.00"
    three = b.statement(
        Kind.THREE_PUBLIC,
        "“三公”经费支出表",
        ("合计", "“三公”经费/小计", "“三公”经费/公务接待费", "“三公”经费/公务用车运行维护费", "会议费"),
        [
            (
                "",
                "合计",
                "",
                [
                    f"{factor * 6000 + 39000:,}.00",
                    f"{factor * 6000 + 24000:,}.00",
                    reception,
                    "24,000.00",
                    "15,000.00",
                ],
            )
        ],
        unit="元",
    )
    fund = b.statement(
        Kind.GOVERNMENT_FUND,
        "政府性基金预算支出表",
        ("合计",),
        [],
        nil="我局没有政府性基金安排的支出，本表空白",
    )
    projects = b.statement(
        Kind.PROJECTS,
        "项目支出表",
        ("金额",),
        [
            ("", "合计", "", ["700.00"]),
            ("", "困难群众救助资金", "", ["530.25"]),
            ("", "急救欠费垫付资金", "", ["169.75"]),
        ],
    )
    told = [
        b.narrative(
            f"{year}年部门预算收入812.40万元，较上年增加102.40万元，主要原因是救助标准提高。",
            "部门预算收入", "812.40", "102.40", Direction.INCREASE, reason="救助标准提高",
        ),
        b.narrative(
            "城乡医疗救助（2101301）530.25万元，较上年增加80.25万元，增长17.83%，原因是低保对象人数增多。",
            "城乡医疗救助", "530.25", "80.25", Direction.INCREASE, "17.83", "低保对象人数增多", code="2101301",
        ),
        b.narrative(
            "疾病应急救助（2101302）169.75万元，较上年减少10.25万元。",
            "疾病应急救助", "169.75", "10.25", Direction.DECREASE, code="2101302",
        ),
        b.narrative(
            "下乡巡诊专项38万元，用于为偏远村组的老人上门看病。",
            "下乡巡诊专项", "38", purpose="为偏远村组的老人上门看病",
        ),
    ]  # fmt: skip
    staff = "全局核定编制18人，年末在职16人。"
    prose = [
        *(item.sentence.text for item in told),
        staff,
        "本年没有政府采购预算。",
        "内设机构两个，分别是综合股和基金股。",
    ]
    passages = tuple(
        Passage(id=f"p{n}", heading=("收支说明",), source=b.source(text)) for n, text in enumerate(prose, 1)
    )
    counts = tuple(
        Count(
            kind=Kind.PERSONNEL,
            item=item,
            quantity=Quantity(printed=printed, value=Decimal(printed), unit="人", source=b.source(printed)),
        )
        for item, printed in (("核定编制", "18"), ("年末在职", "16"))
    )
    definition = "指为维持机关日常运转而安排的公用支出"
    return Extraction(
        budget=Budget(
            document=document,
            name=f"{department}{year}",
            department=Stated(text=department, source=b.source(department)),
            fiscal_year=year,
            statements=(function, summary, three, fund, projects),
            narrative=tuple(told),
            counts=counts,
            indicators=(
                Indicator(
                    project="困难群众救助资金", level2="数量指标", level3="救助人次",
                    target=Target(text="≥4200人次", source=b.source("≥4200人次", "t9r1c3")),
                ),
            ),
            glossary=(Term(name="机关运行经费", definition=Stated(text=definition, source=b.source(definition))),),
        ),
        passages=passages,
        pages=(PageInfo(number=1, width=595, height=842, reader="text"),),
        run=Run(version="test"),
    )  # fmt: skip


@pytest.fixture(scope="session")
def extraction() -> Extraction:
    return invented()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of an empty library, whose tables take longer to make than to copy."""
    folder = tmp_path_factory.mktemp("empty")
    Store(f"sqlite:///{folder / 'library.sqlite'}", folder / "files").close()
    return folder / "library.sqlite"


@pytest.fixture
def store(tmp_path: Path, empty: Path) -> Iterator[Store]:
    """An empty library."""
    shutil.copyfile(empty, tmp_path / "library.sqlite")
    made = Store(f"sqlite:///{tmp_path / 'library.sqlite'}", tmp_path / "files")
    yield made
    made.close()


@pytest.fixture
def library(store: Store, extraction: Extraction) -> Store:
    """A library with the invented disclosure in it."""
    store.put(extraction, b"original bytes", ".pdf")
    return store


@pytest.fixture(scope="session")
def make() -> object:
    """`invented`, for tests that need more than one disclosure."""
    return invented


@pytest.fixture(scope="session")
def builder() -> type[Builder]:
    """Places values on pages, for tests that invent disclosures of their own."""
    return Builder

"""A small invented extraction with something wrong in its words, and models in process that say what a test has them say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from extractors.llm import Completion, ModelMisspoke
from extractors.schema.budget import (
    Amount,
    Budget,
    Goal,
    Indicator,
    Line,
    NarrativeItem,
    Stated,
    Statement,
    Target,
)
from extractors.schema.draft import Direction, Kind
from extractors.schema.extraction import Extraction, Passage, Run
from extractors.schema.money import Money
from extractors.schema.source import Box, Source
from extractors.schema.target import read_target

COPIED = "为沿江三个乡镇的渔民配发救生衣并组织落水自救演练"


def place(text: str, cell: str | None = None, page: int = 3, confidence: float = 1.0) -> Source:
    return Source(document="d", page=page, box=Box(1, 2, 3, 4), cell=cell, text=text, confidence=confidence)


def indicator(
    name: str, target: str, row: int, level2: str = "数量指标", project: str = "", confidence: float = 1.0
) -> Indicator:
    source = place(target, f"t7r{row}c3", confidence=confidence)
    return Indicator(
        project=project,
        level2=level2,
        level3=name,
        name_source=place(name, f"t7r{row}c2"),
        target=Target(text=target, source=source, **read_target(target)._asdict()),
    )


def change(
    item: str, said: str, reason: str, direction: Direction = Direction.DECREASE, delta: str = "2.00"
) -> NarrativeItem:
    sentence = place(f"{said}，原因是{reason}。", page=5)
    return NarrativeItem(
        item=item,
        sentence=sentence,
        delta=Money.read(delta, "万元", replace(sentence, text=delta)),
        direction=direction,
        reason=Stated(text=reason, source=replace(sentence, text=reason)),
    )


def goal(project: str, text: str, row: int) -> Goal:
    return Goal(
        project=project,
        project_source=place(project, f"t8r{row}c1"),
        period="年度目标",
        text=Stated(text=text, source=place(text, f"t8r{row + 1}c1")),
    )


def extraction(**more: Any) -> Extraction:
    """Two indicators, two changes, two projects with the same words, and a fund that there is not and is."""
    amount = Money.read("12.00", "万元", place("12.00", "t4r2c2", page=8))
    budget = Budget(
        document="d",
        name="渡口",
        fiscal_year=2024,
        indicators=(indicator("巡江次数", "≥98%", 1), indicator("购置救生衣", "300件", 2)),
        narrative=(
            change("取暖费", "取暖费3.00万元，较上年减少2.00万元", "供热面积扩大一倍"),
            change("印刷费", "印刷费1.00万元，较上年减少2.00万元", "资料改为网上发送"),
        ),
        goals=(goal("渡口安全", f"{COPIED}。", 1), goal("码头路灯更新", f"更换路灯；{COPIED}。", 5)),
        statements=(
            Statement(
                kind=Kind.GOVERNMENT_FUND,
                table="t4",
                title="政府性基金支出表",
                lines=(Line(name="航道维护", amounts=(Amount(column="合计", money=amount),)),),
            ),
        ),
    )
    passages = (
        Passage(
            id="p1", heading=("说明",), source=place("本局人员12人。本局没有政府性基金安排的支出。", page=6)
        ),
    )
    made = Extraction(budget=budget, passages=passages, run=Run(version="0"))
    return made.model_copy(update=more)


def budget_with(**more: Any) -> Extraction:
    made = extraction()
    return made.model_copy(update={"budget": made.budget.model_copy(update=more)})


Answer = Callable[[str, str, dict[str, Any]], object]


class Scripted:
    """A model that answers what a function of the messages and the schema gives; words that are no object are prose."""

    name = "scripted"

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str]] = []

    def complete(self, system: str, user: str, schema: Any = None, images: Any = ()) -> Completion:
        assert schema is not None
        self.asked.append((system, user))
        said = self.answer(system, user, schema)
        if isinstance(said, Exception):
            raise said
        if not isinstance(said, dict):
            raise ModelMisspoke("scripted answered in prose", Completion(str(said), None, 10, 1))
        return Completion("{}", said, 100, 7)


def pair(kind: str, one: str, other: str) -> dict[str, str]:
    return {"kind": kind, "one": one, "other": other}


def says(*pairs: dict[str, str]) -> dict[str, object]:
    return {"found": list(pairs)}


def kinds(schema: dict[str, Any]) -> list[str]:
    """The kinds that an answer may name."""
    of_pair = schema["properties"]["found"]["items"]["properties"]
    return list(of_pair["kind"]["enum"])


def ids(schema: dict[str, Any]) -> list[str]:
    """The statements that an answer may name."""
    of_pair = schema["properties"]["found"]["items"]["properties"]
    return list(of_pair["one"]["enum"])


def id_of(user: str, words: str) -> str:
    """The id before a statement that begins with these words."""
    found = re.search(rf"\[(s\d+)\] {re.escape(words)}", user)
    assert found, f"{words} is not among the statements"
    return found[1]


def nothing(*_: object) -> dict[str, object]:
    return says()

"""Forms as the tests fill them in, and what is read from them."""

from __future__ import annotations

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Budget, Indicator


def form(*rows: str, title: str = "项目支出绩效目标表") -> Budget:
    lines = ("青河县水务局2024年部门预算", title, "单位：万元", *rows)
    return extract_bytes("\n".join(lines).encode(), "a.txt").budget


def told(indicator: Indicator) -> tuple[str, ...]:
    return (indicator.level1, indicator.level2, indicator.level3, indicator.target.text)


HEADS = "\t一级指标\t二级指标\t三级指标\t指标值"
ROW = "绩效指标\t产出指标\t数量指标\t清淤河段\t≥12公里"

"""Real disclosures with findings made by hand: nothing that rounding explains may be called an error."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from extractors.pipeline import extract
from extractors.schema.check import Check, Status

SHARED = Path(__file__).parents[3] / "../shared"

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the real disclosures are not beside the checkout"
)


@cache
def _checked(name: str) -> tuple[Check, ...]:
    return extract(SHARED / "disclosures" / name, ocr="never").checks


def _lines(check: Check) -> set[int]:
    return {source.line for source in check.sources if source.line is not None}


@cache
def _findings(name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        (SHARED / "gold" / f"{name}.findings.json").read_text("utf-8")
    )
    return found


@pytest.mark.parametrize("name", ["baihe-2020", "changli-2024"])
def test_every_failure_is_a_known_finding_that_rounding_does_not_explain(name: str) -> None:
    for check in _checked(f"{name}.txt"):
        if check.status is Status.FAILS:
            known = [f for f in _findings(name) if _lines(check) & set(f["lines"])]  # type: ignore[call-overload]  # read from JSON
            assert any(finding["severity"] != "rounding" for finding in known), check.message


@pytest.mark.parametrize(("name", "at_least"), [("baihe-2020", 10), ("changli-2024", 12)])
def test_differences_of_rounding_are_reported_as_such(name: str, at_least: int) -> None:
    rounding = [check for check in _checked(f"{name}.txt") if check.status is Status.ROUNDING]
    found = [
        finding["id"]
        for finding in _findings(name)
        if finding["severity"] == "rounding"
        and any(_lines(check) & set(finding["lines"]) for check in rounding)  # type: ignore[call-overload]  # read from JSON
    ]
    assert len(found) >= at_least


@pytest.mark.parametrize(
    ("name", "code", "amounts"),
    [
        ("baihe-2020.txt", "change.one_change_per_item", ("1825.9", "2279.51")),
        ("hetang-2020.txt", "row.parts_make_the_total", ("117.65", "19.99")),
        ("hetang-2020.txt", "items.columns_agree_with_lines", ("0.20", "0.30")),
        ("hetang-2020.txt", "codes.code_is_whole", ("211501", "2101501")),
        ("changli-2024.txt", "narrative.project_amount_is_in_a_table", ("421.2194", "421.28")),
        ("wanli-2024.pdf", "narrative.coded_amount_is_in_a_table", ("352.67", "3,503,499")),
    ],
)
def test_published_mistakes_are_found(name: str, code: str, amounts: tuple[str, ...]) -> None:
    failed = [check for check in _checked(name) if check.status is Status.FAILS and check.code == code]
    assert any(all(amount in check.message for amount in amounts) for check in failed)

"""Text that nobody would print is read or refused, and soon."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.errors import DocumentError
from extractors.pipeline import extract_bytes
from extractors.readers import Limits

# What is read in a second took half a minute and more where a rule looked at every pair of characters. The seconds are the
# processor's, so that a busy machine says nothing.
SECONDS = 4.0
LENGTH = 50_000


def extract(text: str) -> None:
    extract_bytes(text.encode(), "a.txt")


@pytest.mark.parametrize(
    "repeated",
    [
        "9",
        "1，",
        "用于",
        "原因是",
        "，主要是",
        "某项增加1万元，",
        "项目支出1万元，",
        "（",
        "“",
        "\t1",
        "中\n",
    ],
)
def test_one_line_of_fifty_thousand_characters_is_read_soon(repeated: str) -> None:
    start = time.process_time()
    extract(repeated * (LENGTH // len(repeated)))
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("digits", ["9" * 5_000, "²²", "２０２４", "1,,,2", "十" * 3_000])
def test_strange_digits_are_no_fault(digits: str) -> None:
    extract(f"表1 收支总表\n单位：万元\n\t项目\t金额\n{digits}\t甲\t{digits}\n1\t合计\t1.00\n")
    extract(f"在职人员{digits}人，支出{digits}万元，增长{digits}%。\n")


def test_a_head_full_of_strokes_is_no_deep_header() -> None:
    extract(f"单位：万元\n项目\t{'/'.join('ab' * 1_500)}\t合计\n甲\t1.00\t2.00\n")


def test_a_text_longer_than_the_limit_is_refused() -> None:
    with pytest.raises(DocumentError, match="at most 10 characters of text, found 11"):
        extract_bytes("中".encode() * 11, "a.txt", limits=Limits(max_characters=10))


SCRAPS = st.sampled_from(
    [
        *(
            "\t",
            "\n",
            "\n\n",
            "：",
            "，",
            "。",
            "（",
            "）",
            "/",
            "\u3000",
            "1",
            "2101301",
            "12.50",
            "-",
            "△3",
            "²",
            "％",
        ),
        *(
            "单位：万元",
            "合计",
            "其中：",
            "表1",
            "收支总表",
            "项目",
            "类",
            "款",
            "金额",
            "一、",
            "三级指标",
            "指标值",
        ),
        *("2024年", "支出", "增加", "万元", "原因是", "在职", "人"),
    ]
)


@given(st.lists(SCRAPS, max_size=120).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_scraps_of_a_disclosure_in_any_order_are_read_or_refused(text: str) -> None:
    with contextlib.suppress(DocumentError):
        extract(text)

"""What a table measures."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from extractors.pipeline import extract_bytes
from extractors.validators.structure import measures


def test_the_whole_column_of_a_table_is_not_looked_for_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Mock(wraps=measures.whole_column)
    monkeypatch.setattr(measures, "whole_column", asked)
    lines = "\n".join(f"{2100101 + n}\t甲{n}\t3.00\t1.00\t2.00" for n in range(200))
    head = "表1 一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    extract_bytes(f"{head}{lines}\n".encode(), "a.txt")
    assert 0 < asked.call_count < 20

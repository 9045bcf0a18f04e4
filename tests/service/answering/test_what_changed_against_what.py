"""A change is told with what it is measured against."""

from __future__ import annotations

from pathlib import Path

from extractors.pipeline import extract
from service.ask import ask
from service.ingest import keep
from service.store import Store


def test_a_change_against_the_budget_is_not_called_one_against_last_year(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "青河县水务局2023年度部门决算\n会议费支出决算为3.00万元，完成年初预算4.00万元的75.0%，比年初预算减少1.00万元，下降25.0%，"
        "主要原因是会议改在线上。\n",
        encoding="utf-8",
    )
    store = Store(f"sqlite:///{tmp_path / 'store.db'}", tmp_path / "files")
    keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    answer = ask("会议费为什么减少", store=store)
    store.close()
    assert "较预算减少1.00万元" in answer.answer
    assert "上年" not in answer.answer

"""Numbers of tables and of items that are skipped, or given twice, are only pointed out."""

from __future__ import annotations

from extractors.schema.budget import Statement
from extractors.schema.check import Status

TABLES, ITEMS = "numbering.tables_are_numbered_on", "numbering.items_are_numbered_on"


def _labelled(table, *labels: str) -> list[Statement]:
    made = [table("expenditure_summary", "合计", f"|项目{at}|1.00", id=f"t{at}") for at in range(len(labels))]
    return [
        each.model_copy(update={"label": label, "title": f"{label}名称{at}"})
        for at, (each, label) in enumerate(zip(made, labels, strict=True))
    ]


def test_a_number_that_is_skipped_is_named_as_it_would_be_printed(checks, table) -> None:
    (found,) = checks(
        *_labelled(table, "公开01表", "公开02表", "公开03表", "公开04表", "公开06表"), code=TABLES
    )
    assert found.status is Status.CANNOT_TELL
    assert "公开05表" in found.message


def test_a_number_for_two_tables_is_pointed_out(checks, table) -> None:
    (found,) = checks(*_labelled(table, "表1", "表2", "表3", "表4", "表4"), code=TABLES)
    assert found.status is Status.CANNOT_TELL


def test_numbers_that_run_on_are_not_mentioned(checks, table) -> None:
    assert not checks(*_labelled(table, "表1", "表2", "表3", "表4", "表5"), code=TABLES)


def test_numbers_without_an_order_skip_nothing(checks, table) -> None:
    assert not checks(*_labelled(table, "表1", "表5", "表9"), code=TABLES)


def test_an_item_number_that_is_skipped_is_pointed_out(checks, told) -> None:
    def items(*numbers: int):
        return [
            told("行政运行", f"{n}.00", code=f"21301{n:02d}", sentence=f"{n}、行政运行{n}.00万元。")
            for n in numbers
        ]

    (found,) = checks(*items(1, 2, 3, 4, 6), code=ITEMS)
    assert found.status is Status.CANNOT_TELL
    assert not checks(*items(1, 2, 3, 4, 5), code=ITEMS)
    assert not checks(*items(1, 2, 3, 4, 1, 2), code=ITEMS)

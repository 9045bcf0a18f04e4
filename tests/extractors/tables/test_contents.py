"""Lists of contents that are laid out as tables: their numbers are pages, and no amounts."""

from __future__ import annotations

from extractors.pipeline import extract_bytes
from extractors.schema.coverage import Fate
from extractors.schema.extraction import Extraction

STATEMENTS = (
    "部门收支总表\n单位：万元\n项目\t预算数\n合计\t42.50\n"
    "部门收入总表\n单位：万元\n项目\t预算数\n合计\t42.50\n"
    "部门支出总表\n单位：万元\n项目\t预算数\n合计\t42.50\n"
)
LISTED = "一、部门收支总表\t3\n二、部门收入总表\t5\n三、部门支出总表\t7\n"


def read(text: str) -> Extraction:
    return extract_bytes(f"青河县水务局2024年部门预算\n{text}".encode(), "a.txt")


def printed(extraction: Extraction) -> set[str]:
    return {a.money.printed for s in extraction.budget.statements for line in s.lines for a in line.amounts}


def test_a_table_called_contents_holds_no_amounts() -> None:
    found = read(f"目 录\n{LISTED}第一部分 概况\n")
    assert printed(found) == set()
    assert not found.budget.mentions
    assert found.coverage.fates[Fate.RANK] == 3
    assert found.coverage.nowhere == ()


def test_a_table_that_names_the_tables_below_is_one_whatever_it_is_called() -> None:
    assert printed(read(f"公开表清单\n单位：万元\n{LISTED}{STATEMENTS}")) == {"42.50"}


def test_a_table_with_amounts_is_none_though_it_names_others() -> None:
    listed = LISTED.replace("\t5", "\t5.20")
    assert {"3", "5.20", "7"} <= printed(read(f"公开表清单\n单位：万元\n{listed}{STATEMENTS}"))


def test_whole_amounts_of_items_are_amounts() -> None:
    rows = "办公费\t3\n差旅费\t5\n会议费\t7\n"
    assert {"3", "5", "7"} <= printed(read(f"公用经费支出表\n单位：万元\n项目\t预算数\n{rows}{STATEMENTS}"))

"""The script on top of a table library does what a good one of its sort does, and what such a script cannot do."""

from __future__ import annotations

import pymupdf
import pytest

from eval.labels import labels
from eval.peers import find_tables, pdfplumber, script
from eval.peers.grid import PeerGrid, Row, extents
from eval.peers.script import JoinedTable
from eval.reading import Reading
from eval.scorers.peers import ReadCell, score
from eval.scorers.trees import drawn, teds

HEAD: tuple[Row, ...] = (("科目编码", "科目名称", "支出", None), (None, None, "合计", "项目支出"))


def read(*rows: Row, head: int = 2, unit: str = "") -> list[ReadCell]:
    return list(script.cells(JoinedTable(1, "", unit, head, rows)))


def join(*grids: PeerGrid, above: str = "") -> list[JoinedTable]:
    """Grids on pages with this text above the table of the last one."""
    document = pymupdf.open()
    for _ in range(max(grid.page for grid in grids)):
        page = document.new_page()
    if above:
        page.insert_text((50, 40), above, fontname="china-s")
    return script.join(document.tobytes(), grids)


def grid(page: int, *rows: Row, top: float = 100) -> PeerGrid:
    return PeerGrid(page, top, top + 50, rows)


@pytest.mark.parametrize("library", [pdfplumber, find_tables])
@pytest.mark.parametrize("form", ["ruled", "headless"])
def test_two_tables_with_lines_over_two_pages_are_read_whole(
    library: object, form: str, request: pytest.FixtureRequest
) -> None:
    held: Reading = request.getfixturevalue(form)
    grids = library.grids(held.rendered.data)  # type: ignore[attr-defined]  # one of the two modules
    assert [grid.page for grid in grids][:2] == [3, 4]
    tables = script.join(held.rendered.data, grids)
    given = [cell for table in tables for cell in script.cells(table)]
    assert score(given, labels(held.fixture), held.fixture).all_right
    assert [table.unit for table in tables] == ["万元", "元"]
    assert [
        teds(drawn(s), extents(t.rows)) for s, t in zip(held.fixture.statements, tables, strict=True)
    ] == [1, 1]


def test_the_last_head_and_those_merged_over_the_row_name_a_column() -> None:
    assert read(*HEAD, ("205", "教育支出", "3.00", "1.00"), unit="万元") == [
        ReadCell("3.00", "205", "教育支出", "合计", "万元"),
        ReadCell("1.00", "205", "教育支出", "项目支出", "万元"),
    ]


def test_the_parts_of_a_code_are_joined_and_another_code_in_the_row_is_not() -> None:
    head: Row = ("类", "款", "单位代码", "名称", "合计")
    top: Row = ("科目编码", None, "单位代码", "名称", "合计")
    (cell,) = read(top, head, ("205", "01", "328001", "教育局", "3.00"))
    assert (cell.row_code, cell.row_name) == ("20501", "教育局")


def test_another_side_has_its_own_name_though_the_left_amount_is_blank() -> None:
    head: Row = ("项目", "金额", "项目", "金额")
    cells = read(head, ("拨款", "7", "教育", "6"), ("结转", "", "住房", "1"), head=1)
    assert [(cell.row_name, cell.printed) for cell in cells] == [("拨款", "7"), ("教育", "6"), ("住房", "1")]


def test_ranks_and_the_numbers_of_columns_are_no_amounts() -> None:
    head: Row = ("序号", "项目", "金额", "其中")
    cells = read(head, ("栏次", "1", "2", "3"), ("1", "教育", "5", ""), ("2", "科学", "7", "4"), head=1)
    assert [(cell.row_name, cell.printed) for cell in cells] == [("教育", "5"), ("科学", "7"), ("科学", "4")]


def test_without_heads_bare_numbers_before_the_names_are_codes() -> None:
    cells = read(("205", "01", "教育", "500"), head=0)
    assert cells == [ReadCell("500", "20501", "教育", "")]


@pytest.mark.parametrize(
    ("second", "above", "tables"),
    [
        (((*HEAD, ("206", "科学", "1.00", ""))), "", 1),
        ((("206", "科学", "1.00", ""),), "", 1),
        ((("206", "科学", "1.00"),), "", 2),
        ((("编码", "名称", "合计", "项目"), ("206", "科学", "1.00", "")), "", 2),
        (((*HEAD, ("206", "科学", "1.00", ""))), "2024年收入总表", 2),
    ],
    ids=["same head", "no head", "other width", "other head", "other title"],
)
def test_a_table_goes_on_in_a_grid_of_the_same_width_head_and_title(
    second: tuple[Row, ...], above: str, tables: int
) -> None:
    joined = join(grid(1, *HEAD, ("205", "教育", "3.00", "")), grid(2, *second), above=above)
    assert len(joined) == tables
    if tables == 1:
        assert joined[0].rows == (*HEAD, ("205", "教育", "3.00", ""), ("206", "科学", "1.00", ""))


def test_a_table_does_not_go_on_lower_down_or_over_a_page_without_it() -> None:
    first = grid(1, *HEAD, ("205", "教育", "3.00", ""))
    row: Row = ("206", "科学", "1.00", "")
    assert len(join(first, grid(1, row, top=300))) == 2
    assert len(join(first, grid(3, row))) == 2


@pytest.mark.parametrize(
    ("second", "units"), [("单位：万元", ["元", "万元"]), ("注：按规定填列。", ["元", ""])]
)
def test_only_what_stands_between_two_tables_is_said_of_the_second(second: str, units: list[str]) -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((50, 40), "单位：元", fontname="china-s")
    page.insert_text((50, 200), second, fontname="china-s")
    grids = [grid(1, ("教育", "1.00"), top=100), grid(1, ("科学", "2.00"), top=300)]
    assert [table.unit for table in script.join(document.tobytes(), grids)] == units

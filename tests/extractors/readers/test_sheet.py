"""Sheets of a workbook: what stands above a table, the table with its spans, what stands below."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from extractors.errors import DamagedDocument, DocumentTooLarge
from extractors.readers import Limits, read
from extractors.schema.disclosure import Grid, Page, Paragraph
from extractors.schema.hidden import Why


def saved(workbook: Any) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def pages(workbook: Any) -> tuple[Page, ...]:
    return read(saved(workbook), "a.xlsx")


def budget() -> Any:
    """Title, unit, a header merged over two rows, three lines, an empty row, a note."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "支出总表"
    rows: list[list[Any]] = [
        ["部门支出总体情况"],
        ["编制单位：某某局", None, None, "单位：万元"],
        ["科目", None, "支出", None],
        ["编码", "名称", "基本", "项目"],
        [210, "卫生健康支出", 1234.5, None],
        [21011, "行政事业单位医疗", 0, 7.125],
        [],
        ["注：本表按功能分类填列。"],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A3:B3")
    sheet.merge_cells("C3:D3")
    for row in (5, 6):
        for column in (3, 4):
            sheet.cell(row, column).number_format = "#,##0.00"
    return workbook


def test_a_sheet_gives_its_name_the_lines_above_the_table_and_the_note_below() -> None:
    (page,) = pages(budget())
    kinds = [block.text if isinstance(block, Paragraph) else "table" for block in page.blocks]
    assert kinds == [
        "支出总表",
        "部门支出总体情况",
        "编制单位：某某局",
        "单位：万元",
        "table",
        "注：本表按功能分类填列。",
    ]
    assert page.number is None
    assert isinstance(page.blocks[0], Paragraph)
    assert page.blocks[0].heading


def test_a_table_has_exact_spans_printed_figures_and_row_numbers() -> None:
    (page,) = pages(budget())
    (grid,) = (block for block in page.blocks if isinstance(block, Grid))
    assert (grid.rows, grid.columns, grid.spans_known) == (4, 4, True)
    found = [(c.row, c.column, c.column_span, c.text, c.line) for c in grid.cells]
    assert found[:2] == [(0, 0, 2, "科目", 3), (0, 2, 2, "支出", 3)]
    assert found[6:] == [
        (2, 0, 1, "210", 5),
        (2, 1, 1, "卫生健康支出", 5),
        (2, 2, 1, "1,234.50", 5),
        (2, 3, 1, "", 5),
        (3, 0, 1, "21011", 6),
        (3, 1, 1, "行政事业单位医疗", 6),
        (3, 2, 1, "0.00", 6),
        (3, 3, 1, "7.13", 6),
    ]


def test_a_note_right_below_the_last_row_is_no_row() -> None:
    workbook = openpyxl.Workbook()
    for row in (["科目", "金额", "备注"], ["教育", 1, "说明：含补发"], ["注：本表按功能分类填列。"]):
        workbook.active.append(row)
    blocks = pages(workbook)[0].blocks
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert grid.rows == 2
    assert isinstance(blocks[-1], Paragraph)
    assert blocks[-1].text == "注：本表按功能分类填列。"


def test_a_label_merged_over_some_columns_below_an_empty_row_is_a_row() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (["编码", "科目", "金额"], [], ["合计"]):
        sheet.append(row)
    sheet.merge_cells("A3:B3")
    (grid,) = [block for block in pages(workbook)[0].blocks if isinstance(block, Grid)]
    assert [(c.text, c.column_span) for c in grid.cells if c.row == 2] == [("合计", 2), ("", 1)]


def test_an_empty_row_between_rows_of_figures_stays_in_the_table() -> None:
    workbook = openpyxl.Workbook()
    for row in (["项目", "金额"], [], ["合计", 3]):
        workbook.active.append(row)
    (page,) = pages(workbook)
    grid = page.blocks[1]
    assert isinstance(grid, Grid)
    assert (grid.rows, len(grid.cells)) == (3, 6)


def test_hidden_sheets_are_not_read_and_rows_count_on_over_the_others() -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["项目", "金额"])
    hidden = workbook.create_sheet("底稿")
    hidden.append(["草稿", 1])
    hidden.sheet_state = "hidden"
    workbook.create_sheet("表二").append(["项目", "数量"])
    first, second = pages(workbook)
    assert [block.line for page in (first, second) for block in page.blocks[1].cells] == [1, 1, 2, 2]  # type: ignore[union-attr]  # the block is the table
    assert isinstance(second.blocks[0], Paragraph)
    assert second.blocks[0].text == "表二"


def test_a_formula_without_a_saved_value_prints_nothing() -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["合计", "基本", "项目"])
    workbook.active.append(["=B2+C2", 1, 2])
    (page,) = pages(workbook)
    grid = page.blocks[1]
    assert isinstance(grid, Grid)
    assert [c.text for c in grid.cells if c.row == 1] == ["", "1", "2"]


def test_zeros_are_blank_where_the_sheet_does_not_show_them() -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["甲", "乙"])
    workbook.active.append([0, 5])
    workbook.active.sheet_view.showZeros = False
    (page,) = pages(workbook)
    grid = page.blocks[1]
    assert isinstance(grid, Grid)
    assert [c.text for c in grid.cells if c.row == 1] == ["", "5"]


def test_a_cell_far_away_does_not_make_millions_of_empty_ones() -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["甲", "乙"])
    workbook.active.cell(1_048_576, 16_384, "丙")
    (page,) = pages(workbook)
    assert [type(block) for block in page.blocks] == [Paragraph, Grid, Paragraph]


def test_a_table_of_too_many_positions_is_refused() -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["甲", "乙"])
    workbook.active.cell(1_000_000, 3, "丙")
    workbook.active.cell(1_000_000, 16_000, "丁")
    with pytest.raises(DocumentTooLarge, match="cells in a table"):
        read(saved(workbook), "a.xlsx")


def test_a_merged_range_over_the_whole_sheet_is_refused_before_it_is_opened() -> None:
    out = io.BytesIO(saved(openpyxl.Workbook()))
    target = io.BytesIO()
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
                data = data.replace(b"</worksheet>", merge)
            changed.writestr(name, data)
    with pytest.raises(DocumentTooLarge, match="merged positions"):
        read(target.getvalue(), "a.xlsx", limits=Limits())


def test_a_workbook_whose_xml_is_broken_is_damaged() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(budget()))) as source, zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            data = source.read(name)
            changed.writestr(name, data[:-30] if name.startswith("xl/worksheets/sheet") else data)
    with pytest.raises(DamagedDocument, match="save it again"):
        read(target.getvalue(), "a.xlsx")


def side_by_side(*lines: list[Any]) -> list[list[str]]:
    """The blocks of a sheet with these rows: lines as they are, tables as the texts of their cells."""
    workbook = openpyxl.Workbook()
    for row in lines:
        workbook.active.append(row)
    (page,) = pages(workbook)
    return [
        [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        for block in page.blocks[1:]
    ]


def test_tables_side_by_side_are_two_each_with_its_own_title_and_unit() -> None:
    assert side_by_side(
        ["部门收入总表", None, None, "会议费情况表"],
        ["单位：万元", None, None, "单位：元"],
        ["项目", "金额", None, "项目", "金额"],
        ["财政拨款", 86.4, None, "会议费", 4200],
        ["合计", 86.4],
    ) == [
        ["部门收入总表"],
        ["单位：万元"],
        ["项目", "金额", "财政拨款", "86.4", "合计", "86.4"],
        ["会议费情况表"],
        ["单位：元"],
        ["项目", "金额", "会议费", "4200"],
    ]


def test_the_sides_of_one_table_stay_one_though_a_column_between_them_is_empty() -> None:
    assert side_by_side(
        ["部门收支总表"],
        ["编制单位：青河县水务局", None, None, None, "单位：万元"],
        ["收入", "金额", None, "支出", "金额"],
        ["财政拨款", 86.4, None, "农林水支出", 86.4],
    )[-1] == ["收入", "金额", "", "支出", "金额", "财政拨款", "86.4", "", "农林水支出", "86.4"]


def table_of(page: Page) -> list[tuple[str, int | None]]:
    (grid,) = (block for block in page.blocks if isinstance(block, Grid))
    return [(cell.text, cell.line) for cell in grid.cells]


def test_hidden_rows_and_columns_are_not_read_and_the_others_keep_their_numbers() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (["项目", "底数", "金额"], ["草稿", 7, 8], ["合计", 9, 3]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    (page,) = pages(workbook)
    assert table_of(page) == [("项目", 1), ("金额", 1), ("合计", 3), ("3", 3)]
    assert [(each.text, each.line) for each in page.hidden] == [("底数", 1), ("草稿 7 8", 2), ("9", 3)]


def test_a_merged_cell_is_shown_in_what_is_left_of_it() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (["项目", "支出", None, None], [None, "甲", "乙", "丙"], ["合计", 1, 2, 3]):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:D1")
    sheet.column_dimensions["B"].hidden = True
    (page,) = pages(workbook)
    (grid,) = (block for block in page.blocks if isinstance(block, Grid))
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in grid.cells] == [
        ("项目", 0, 0, 2, 1),
        ("支出", 0, 1, 1, 2),
        ("乙", 1, 1, 1, 1),
        ("丙", 1, 2, 1, 1),
        ("合计", 2, 0, 1, 1),
        ("2", 2, 1, 1, 1),
        ("3", 2, 2, 1, 1),
    ]


def test_white_type_on_a_filled_cell_is_read() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["项目", "金额", "备注", "说明"])
    for cell in sheet[1]:
        cell.font = Font(color="FFFFFFFF")
    sheet["A1"].fill = sheet["B1"].fill = PatternFill("solid", fgColor="FF1F3864")
    sheet["C1"].fill = PatternFill("solid", fgColor="FFFFFFFF")
    sheet.append(["合计", 1, "无", "无"])
    (page,) = pages(workbook)
    assert table_of(page)[:4] == [("项目", 1), ("金额", 1), ("", 1), ("", 1)]
    assert [(each.text, each.why) for each in page.hidden] == [("备注 说明", Why.WHITE)]


def test_a_hidden_sheet_is_told_row_by_row() -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["项目", "金额"])
    draft = workbook.create_sheet("底稿")
    draft.append(["草稿", 1])
    draft.append(["另一行", 2.5])
    draft.sheet_state = "veryHidden"
    (page,) = pages(workbook)
    assert [(each.text, each.why, each.line) for each in page.hidden] == [
        ("草稿 1", Why.SWITCHED_OFF, None),
        ("另一行 2.5", Why.SWITCHED_OFF, None),
    ]

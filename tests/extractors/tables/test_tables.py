"""Grids and the lines around them → tables: captions, pages joined, dumps without merged cells."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extractors.pipeline import extract_bytes
from extractors.readers import text
from extractors.schema.disclosure import Block, Cell, Grid, Paragraph, Run, Table
from extractors.schema.source import Box
from extractors.tables import build

EDGES = (50.0, 100.0, 200.0, 300.0)


def grid(page: int, *lines: str, edges: tuple[float, ...] = EDGES) -> Grid:
    cells = [
        Cell(r, c, part, page=page, box=Box(a + 2, 100 + 20 * r, b - 2, 110 + 20 * r))
        for r, line in enumerate(lines)
        for (c, part), (a, b) in zip(enumerate(line.split("|")), pairwise(edges), strict=True)
    ]
    return Grid(len(lines), len(edges) - 1, tuple(cells), page=page, edges=edges)


def lines(*texts: str) -> list[Block]:
    return [Paragraph(t, id=f"p{n}{t}") for n, t in enumerate(texts)]


def tables(*blocks: Block) -> tuple[Table, ...]:
    return build(blocks)[0]


HEAD = "序号|科目名称|合计"


def body(table: Table) -> list[list[str]]:
    return [[c.text if c else "" for c in row] for row in table.rows[table.header_rows :]]


def test_title_label_and_unit_are_read_from_the_lines_above() -> None:
    (table,) = tables(
        *lines("表3", "2021年部门支出总表", "编制部门：青河县水务局   单位：万元"),
        grid(1, HEAD, "1|合计|12.00"),
    )
    assert (table.label, table.title, table.unit) == ("表3", "2021年部门支出总表", "万元")


def test_a_unit_said_twice_is_still_read() -> None:
    (table,) = tables(*lines("支出总表", "金额单位：单位：元"), grid(1, HEAD, "1|合计|12.00"))
    assert table.unit == "元"


def test_a_sentence_above_a_table_is_not_its_title() -> None:
    found, rest, _ = build(
        [*lines("本部门支出总表列示如下，供查阅。", "单位：万元"), grid(1, HEAD, "1|合计|12.00")]
    )
    assert found[0].title == ""
    assert [p.text for p in rest if isinstance(p, Paragraph)] == ["本部门支出总表列示如下，供查阅。"]


def test_a_table_that_runs_over_pages_is_one_with_and_without_a_repeated_header() -> None:
    for second in (grid(2, HEAD, "2|教育支出|5.00"), grid(2, "2|教育支出|5.00", "3|其他支出|7.00")):
        (table,) = tables(
            *lines("支出总表", "单位：万元"), grid(1, HEAD, "1|合计|12.00"), *lines("- 7 -"), second
        )
        assert table.pages == (1, 2)
        assert [row[0] for row in body(table)][:2] == ["1", "2"]


def test_the_same_title_printed_again_over_the_rest_of_the_table_does_not_begin_a_new_one() -> None:
    (table,) = tables(
        *lines("表1", "收支总表", "单位：万元"),
        grid(1, HEAD, "1|合计|12.00"),
        *lines("表1", "收支总表", "单位：万元"),
        grid(2, HEAD, "2|教育支出|5.00"),
    )
    assert len(body(table)) == 2


def test_a_second_table_of_the_same_name_that_counts_anew_is_another_table() -> None:
    two = tables(
        *lines("收支总表", "单位：万元"),
        grid(1, HEAD, "1|合计|12.00"),
        *lines("收支总表", "单位：万元"),
        grid(2, HEAD, "1|合计|9.00"),
    )
    assert len(two) == 2


def test_a_total_row_with_merged_cells_on_a_page_of_its_own_falls_into_its_columns() -> None:
    rest = Grid(
        1,
        2,
        (
            Cell(0, 0, "合计", page=2, box=Box(60, 100, 80, 110)),
            Cell(0, 1, "12.00", page=2, box=Box(210, 100, 240, 110)),
        ),
        page=2,
        edges=(50.0, 200.0, 300.0),
    )
    (table,) = tables(*lines("支出总表", "单位：万元"), grid(1, HEAD, "1|教育支出|12.00"), rest)
    assert [c.text if c else None for c in table.rows[-1]] == ["合计", None, "12.00"]


def test_a_row_cut_by_the_page_break_is_put_together_again() -> None:
    (table,) = tables(
        *lines("支出总表", "单位：万元"),
        grid(1, HEAD, "1|合计|12.00", "2|资本性支出（基本|5.00"),
        grid(2, HEAD, "|建设）|", "3|其他支出|7.00"),
    )
    assert body(table)[1] == ["2", "资本性支出（基本建设）", "5.00"]
    assert len(body(table)) == 3


def test_a_row_of_words_below_words_that_left_room_is_a_row_of_its_own() -> None:
    narrow = grid(1, HEAD, "1|其中：财政拨款|12.00")
    cells = tuple(
        replace(c, box=Box(c.box.x0, c.box.y0, c.box.x0 + 20, c.box.y1)) if c.box else c for c in narrow.cells
    )
    (table,) = tables(
        *lines("支出总表", "单位：万元"),
        replace(narrow, cells=cells),
        grid(2, HEAD, "|其他资金|", "3|其他支出|7.00"),
    )
    assert [row[1] for row in body(table)] == ["其中：财政拨款", "其他资金", "其他支出"]


def test_first_lines_that_a_page_repeats_with_the_header_are_not_read_twice() -> None:
    (table,) = tables(
        *lines("支出总表", "单位：万元"),
        grid(1, HEAD, "1|合计|12.00", "2|教育支出|5.00"),
        grid(2, HEAD, "1|合计|12.00", "3|其他支出|7.00"),
    )
    assert [row[0] for row in body(table)] == ["1", "2", "3"]


def test_a_dump_with_a_cell_a_line_gets_its_merged_heads_back() -> None:
    dump = "部门收入总表\n" + "\n\n".join(
        "\n".join("\t" + cell for cell in row.split("|"))
        for row in (
            "450青河县水务局|预算年度：2024|单位：万元",
            "序号|功能分类科目|合计|本年收入|上年结转",
            "|科目编码|科目名称||小计|财政拨款|其他收入|",
            "栏次|1|2|3|4|5|6|7",
            "1||合计|13.00|12.00|11.00|1.00|1.00",
        )
    )
    (table,) = tables(*text.page(dump).blocks)
    assert table.unit == "万元"
    assert ["/".join(c.path) for c in table.columns] == [
        "序号",
        "功能分类科目/科目编码",
        "功能分类科目/科目名称",
        "合计",
        "本年收入/小计",
        "本年收入/财政拨款",
        "本年收入/其他收入",
        "上年结转",
    ]
    assert [c.line for c in table.rows[-1] if c][:3] == [30, 31, 32]


def test_a_table_without_a_unit_takes_the_one_that_most_tables_name() -> None:
    named = [*lines("收入总表", "单位：元"), grid(1, HEAD, "1|合计|12.00")]
    *_, last = tables(*named, *lines("支出总表"), grid(2, HEAD, "1|合计|12.00"))
    assert (last.title, last.unit) == ("支出总表", "元")


def test_notes_below_a_table_are_its_notes() -> None:
    (table,) = tables(
        *lines("政府性基金预算支出表", "单位：元"), grid(1, HEAD, "||"), *lines("注：本部门当年无此项安排。")
    )
    assert [n.text for n in table.notes] == ["注：本部门当年无此项安排。"]


def test_a_page_with_room_for_the_header_alone_goes_on_with_the_rows_of_the_next() -> None:
    (table,) = tables(
        *lines("支出总表", "单位：万元"),
        grid(1, HEAD),
        *lines("支出总表（续表）", "单位：万元"),
        grid(2, HEAD, "1|教育支出|5.00", "2|其他支出|7.00"),
    )
    assert [row[0] for row in body(table)] == ["1", "2"]


def test_who_drew_up_a_table_is_not_its_title() -> None:
    budget = extract_bytes(
        "青河县水务局2024年部门预算\n项目支出表\n制表人：丁一鸣\n单位：万元\n项目\t预算数\n河道清淤\t12.50\n".encode(),
        "a.txt",
    ).budget
    assert [s.title for s in budget.statements] == ["项目支出表"]
    alone = extract_bytes(
        "制表人：丁一鸣\n单位：万元\n项目\t预算数\n河道清淤\t12.50\n".encode(), "a.txt"
    ).budget
    assert [s.title for s in alone.statements] == [""]


def test_a_line_of_label_and_unit_is_no_title() -> None:
    (table,) = tables(*lines("财政拨款收支总表", "公开06表　金额单位：元"), grid(1, HEAD, "1|合计|12.00"))
    assert (table.label, table.title, table.unit) == ("公开06表", "财政拨款收支总表", "元")


def test_a_label_of_both_words_is_no_title() -> None:
    (table,) = tables(*lines("政府采购预算表", "预算公开11表", "单位：万元"), grid(1, HEAD, "1|合计|12.00"))
    assert (table.label, table.title) == ("预算公开11表", "政府采购预算表")


def test_a_line_of_department_year_and_unit_apart_from_its_table_says_what_that_is_in() -> None:
    above = "支出决算表\n公开03表\n部门：青河县水务局\t2023年度\t金额单位：万元\n\n"
    dump = f"{above}科目编码\t科目名称\t合计\n205\t教育支出\t12.00\n"
    (table,) = tables(*text.page(dump).blocks)
    assert (table.title, table.label, table.unit) == ("支出决算表", "公开03表", "万元")
    assert body(table) == [["205", "教育支出", "12.00"]]


def test_a_head_that_is_a_year_is_no_caption() -> None:
    (table,) = tables(*text.page("支出表\n\n科目名称\t2023年\n教育支出\t12.00\n").blocks)
    assert table.columns[1].path == ("2023年",)


def test_a_table_of_persons_and_money_has_its_money_in_the_unit_of_money() -> None:
    (table,) = tables(*lines("所属单位情况表", "单位：人、万元"), grid(1, HEAD, "1|合计|12.00"))
    assert table.unit == "万元"


def test_label_title_and_unit_may_share_a_line() -> None:
    (table,) = tables(*lines("附表4 部门收入总表（单位：万元）"), grid(1, HEAD, "1|合计|12.00"))
    assert (table.label, table.title, table.unit) == ("附表4", "部门收入总表", "万元")


def test_a_letter_of_a_seal_between_two_pages_does_not_part_their_table() -> None:
    (table,) = tables(
        *lines("支出总表", "单位：万元"),
        grid(1, HEAD, "1|教育支出|5.00"),
        Paragraph("章", runs=(Run(0, 1, page=1, confidence=0.9),)),
        grid(2, "2|其他支出|7.00"),
    )
    assert [row[0] for row in body(table)] == ["1", "2"]


def test_a_table_goes_on_with_the_same_columns_on_the_other_side_of_a_sheet() -> None:
    moved = tuple(edge + 400 for edge in EDGES)
    others = (450.0, 520.0, 590.0, 700.0)
    first = [*lines("支出总表", "单位：万元"), grid(1, HEAD, "1|教育支出|5.00")]
    (table,) = tables(*first, grid(1, "2|其他支出|7.00", edges=moved))
    assert [row[0] for row in body(table)] == ["1", "2"]
    assert len(tables(*first, grid(1, "2|其他支出|7.00", edges=others))) == 2

"""Paragraphs and tables of a DOCX, in order, with exact spans and places."""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from extractors.errors import DamagedDocument, DocumentTooLarge
from extractors.readers import read, word
from extractors.readers.limits import Limits
from extractors.schema.disclosure import Block, Grid, Paragraph
from extractors.schema.hidden import Why

SHARED = Path(__file__).parents[3] / "../shared/disclosures"


def blocks(document: Any) -> tuple[Block, ...]:
    out = io.BytesIO()
    document.save(out)
    (page,) = read(out.getvalue(), "a.docx")
    assert page.number is None
    return page.blocks


def element(document: Any, tag: str, inner: str) -> None:
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(f"<{tag} {nsdecls('w')}>{inner}</{tag}>"))


def texts(found: tuple[Block, ...]) -> list[str]:
    return [block.text for block in found if isinstance(block, Paragraph)]


def test_blocks_keep_the_order_of_the_body() -> None:
    document = docx.Document()
    document.add_paragraph("机构设置")
    document.add_table(1, 2).cell(0, 0).text = "合计"
    document.add_paragraph("名词解释")
    assert [type(block) for block in blocks(document)] == [Paragraph, Grid, Paragraph]


def test_merged_cells_have_exact_spans_and_covered_positions_no_cell() -> None:
    document = docx.Document()
    table = document.add_table(3, 4)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "项目"
    table.cell(0, 1).merge(table.cell(0, 3)).text = "本年支出"
    for column, name in enumerate(("合计", "基本支出", "项目支出"), 1):
        table.cell(1, column).text = name
    table.cell(2, 3).text = "8.50"
    (grid,) = blocks(document)
    assert isinstance(grid, Grid)
    assert (grid.rows, grid.columns, grid.spans_known) == (3, 4, True)
    found = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in grid.cells if c.text}
    assert found == {
        "项目": (0, 0, 2, 1),
        "本年支出": (0, 1, 1, 3),
        "合计": (1, 1, 1, 1),
        "基本支出": (1, 2, 1, 1),
        "项目支出": (1, 3, 1, 1),
        "8.50": (2, 3, 1, 1),
    }
    assert sum(c.row_span * c.column_span for c in grid.cells) == 12


def test_a_cell_merged_both_ways_is_one_cell() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "科目"
    (grid,) = blocks(document)
    assert isinstance(grid, Grid)
    assert (grid.cells[0].row_span, grid.cells[0].column_span) == (2, 2)
    assert sum(c.row_span * c.column_span for c in grid.cells) == 9


def test_one_vertical_merge_that_follows_another_begins_anew() -> None:
    document = docx.Document()
    table = document.add_table(4, 1)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "甲"
    table.cell(2, 0).merge(table.cell(3, 0)).text = "乙"
    (grid,) = blocks(document)
    assert isinstance(grid, Grid)
    assert [(c.text, c.row, c.row_span) for c in grid.cells] == [("甲", 0, 2), ("乙", 2, 2)]


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    document = docx.Document()
    element(
        document,
        "w:tbl",
        "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        "<w:tc><w:p><w:r><w:t>3.00</w:t></w:r></w:p></w:tc></w:tr>",
    )
    (grid,) = blocks(document)
    assert isinstance(grid, Grid)
    assert [(c.row, c.column) for c in grid.cells if c.text] == [(1, 1)]


def test_places_count_every_paragraph_also_empty_ones_and_those_in_cells() -> None:
    document = docx.Document()
    document.add_paragraph("一")
    document.add_paragraph("")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "甲\n乙"
    table.cell(0, 0).add_paragraph("丙")
    table.cell(0, 1).text = "丁"
    document.add_paragraph("二")
    first, grid, last = blocks(document)
    assert isinstance(first, Paragraph)
    assert isinstance(grid, Grid)
    assert isinstance(last, Paragraph)
    assert [(c.text, c.line) for c in grid.cells] == [("甲\n乙\n丙", 3), ("丁", 5)]
    assert (first.source("d").line, last.source("d").line) == (1, 6)


def test_insertions_are_text_and_deletions_field_codes_and_hidden_text_are_not() -> None:
    document = docx.Document()
    element(
        document,
        "w:p",
        "<w:r><w:t>支出</w:t></w:r>"
        '<w:del w:id="1" w:author="x"><w:r><w:delText>10.00</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="3" w:author="x"><w:r><w:t>30.00</w:t></w:r></w:moveFrom>'
        '<w:ins w:id="2" w:author="x"><w:r><w:t>20.00</w:t></w:r></w:ins>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        "<w:r><w:t>万元</w:t></w:r>",
    )
    assert texts(blocks(document)) == ["支出20.00万元"]


def test_a_line_broken_by_the_author_is_a_paragraph_of_its_own() -> None:
    document = docx.Document()
    document.add_paragraph("表一\n单位：万元")
    assert texts(blocks(document)) == ["表一", "单位：万元"]


def test_headings_are_told_by_their_style_and_by_styles_based_on_it() -> None:
    document = docx.Document()
    derived = document.styles.add_style("公文标题", 1)
    derived.base_style = document.styles["Heading 2"]
    document.add_heading("部门职责", level=1)
    document.add_paragraph("预算说明", style=derived)
    document.add_paragraph("正文")
    found = blocks(document)
    assert [block.heading for block in found if isinstance(block, Paragraph)] == [True, True, False]


def test_a_table_inside_a_layout_table_stands_for_itself() -> None:
    document = docx.Document()
    outer = document.add_table(1, 1)
    outer.cell(0, 0).add_table(2, 3).cell(1, 2).text = "5.00"
    (grid,) = blocks(document)
    assert isinstance(grid, Grid)
    assert (grid.rows, grid.columns) == (2, 3)


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    document = docx.Document()
    compatibility = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>封面</w:t></w:r></w:p></w:txbxContent>"
    element(
        document,
        "w:p",
        f"<w:r><mc:AlternateContent {compatibility}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>正文</w:t></w:r>",
    )
    assert texts(blocks(document)) == ["正文", "封面"]


def test_a_table_of_too_many_positions_is_refused() -> None:
    document = docx.Document()
    element(
        document,
        "w:tbl",
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr>',
    )
    out = io.BytesIO()
    document.save(out)
    with pytest.raises(DocumentTooLarge, match="cells in a table"):
        read(out.getvalue(), "a.docx")


def test_a_document_whose_xml_is_broken_is_damaged() -> None:
    from zipfile import ZipFile

    whole, broken = io.BytesIO(), io.BytesIO()
    docx.Document().save(whole)
    with ZipFile(whole) as source, ZipFile(broken, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data[:-40] if name == "word/document.xml" else data)
    with pytest.raises(DamagedDocument, match="save it again"):
        read(broken.getvalue(), "a.docx")


def test_a_table_of_many_columns_is_read_in_a_moment() -> None:
    path = SHARED / "hetang-2020.docx"
    if not path.exists():
        pytest.skip("the shared disclosures are not beside this checkout")
    data = path.read_bytes()
    start = time.perf_counter()
    (page,) = word.read(data, Limits())
    assert time.perf_counter() - start < 2
    assert max(block.columns for block in page.blocks if isinstance(block, Grid)) == 1575


def hidden(document: Any) -> list[tuple[str, Why, int | None]]:
    out = io.BytesIO()
    document.save(out)
    (page,) = read(out.getvalue(), "a.docx")
    return [(each.text, each.why, each.line) for each in page.hidden]


def test_white_type_is_read_where_it_may_stand_on_a_ground() -> None:
    white = '<w:rPr><w:color w:val="FFFFFF"/>{}</w:rPr>'
    shaded = '<w:shd w:val="clear" w:fill="1F3864"/>'
    document = docx.Document()
    run = f"<w:r>{white.format('')}<w:t>项目</w:t></w:r>"
    cells = (
        f"<w:tc><w:tcPr>{shaded}</w:tcPr><w:p>{run}</w:p></w:tc><w:tc><w:p>{run}</w:p></w:tc>"
        f"<w:tc><w:p><w:pPr>{shaded}</w:pPr>{run}</w:p></w:tc>"
        f"<w:tc><w:p><w:r>{white.format(shaded)}<w:t>项目</w:t></w:r></w:p></w:tc>"
        '<w:tc><w:tcPr><w:shd w:val="clear" w:fill="FFFFFF"/></w:tcPr>'
        f"<w:p>{run}</w:p></w:tc>"
    )
    element(document, "w:tbl", f"<w:tr>{cells}</w:tr>")
    (grid,) = blocks(document)
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["项目", "", "项目", "项目", ""]
    assert hidden(document) == [("项目", Why.WHITE, 2), ("项目", Why.WHITE, 5)]


def test_white_heads_of_a_table_whose_style_has_a_ground_are_read() -> None:
    document = docx.Document()
    table = document.add_table(1, 1, style="Medium Shading 1 Accent 1")
    table.cell(0, 0).paragraphs[0].add_run("项目").font.color.rgb = RGBColor(255, 255, 255)
    (grid,) = blocks(document)
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["项目"]


@pytest.mark.parametrize("backdrop", ["colour", "picture"])
def test_white_type_is_read_where_the_paper_or_a_picture_may_be_behind_it(backdrop: str) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("部门预算").font.color.rgb = RGBColor(255, 255, 255)
    if backdrop == "colour":
        paper = f'<w:background {nsdecls("w")} w:color="1F3864"/>'
        document.element.insert(0, parse_xml(paper))
    else:
        anchor = f'<wp:anchor {nsdecls("wp")} behindDoc="1"/>'
        document.add_paragraph().add_run()._r.append(
            parse_xml(f"<w:drawing {nsdecls('w')}>{anchor}</w:drawing>")
        )
    assert texts(blocks(document)) == ["部门预算"]


def test_what_a_run_says_of_itself_counts_before_its_style() -> None:
    document = docx.Document()
    style = document.styles.add_style("Unseen", 1)
    style.font.hidden = True
    derived = document.styles.add_style("Derived", 1)
    derived.base_style = style
    paragraph = document.add_paragraph("藏", style="Derived")
    paragraph.add_run("现").font.hidden = False
    assert texts(blocks(document)) == ["现"]
    assert hidden(document) == [("藏", Why.SWITCHED_OFF, 1)]


def test_styles_based_on_each_other_in_a_ring_have_an_end() -> None:
    document = docx.Document()
    first, second = (document.styles.add_style(name, 1) for name in ("甲", "乙"))
    first.base_style, second.base_style = second, first
    document.add_paragraph("支出", style="甲")
    assert texts(blocks(document)) == ["支出"]

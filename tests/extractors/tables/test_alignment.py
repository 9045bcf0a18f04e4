"""Values that slid against their heads in a dump: placed where the figures agree, or left where they are."""

from __future__ import annotations

from extractors.readers import text
from extractors.schema.disclosure import Table
from extractors.tables import build


def tables(*dumps: str) -> tuple[Table, ...]:
    """Dumps with | for tabs, each under a title of its own."""
    page = text.page("\n\n".join(dump.replace("|", "\t") for dump in dumps))
    return build(page.blocks)[0]


SISTER = """表2 基本支出情况表
单位：万元
科目编码|科目名称|总计
|合计|30.00
301|工资福利支出|12.00
302|商品和服务支出|18.00"""


def placed(table: Table, row: int) -> dict[str, str]:
    """What the values of a body row are of."""
    r = table.header_rows + row
    return {
        "/".join(table.columns[table.moved.get((r, c), c)].path): cell.text
        for c, cell in enumerate(table.rows[r])
        if cell is not None and cell.text and c > 3
    }


def test_a_name_under_the_head_of_a_total_shows_that_the_values_slid() -> None:
    slid, _ = tables(
        """表1 支出总表
单位：万元
类|款|项|总计|工资福利支出|商品和服务支出|其他支出
201|05|07|行政运行|30.00|12.00|18.00""",
        SISTER,
    )
    assert placed(slid, 0) == {"总计": "30.00", "工资福利支出": "12.00", "商品和服务支出": "18.00"}


def test_a_row_whose_sums_hold_where_it_is_printed_is_not_touched() -> None:
    table, _ = tables(
        """表1 支出总表
单位：万元
科目编码|科目名称|单位|备用|总计|工资福利支出|商品和服务支出|其他支出
301|行政运行|甲|乙|30.00|12.00|18.00|""",
        SISTER,
    )
    assert table.moved == {}


def test_a_figure_printed_in_the_wrong_column_is_not_moved_for_its_publisher() -> None:
    """The sums fail, but no slide explains the row: 12.00 and 18.00 stand exchanged."""
    table, _ = tables(
        """表1 支出总表
单位：万元
科目编码|科目名称|单位|备用|总计|工资福利支出|商品和服务支出|其他支出
301|行政运行|甲|乙|30.00|18.00|12.01|""",
        SISTER,
    )
    assert table.moved == {}


def test_two_years_and_their_change_lend_their_heads_to_a_block_that_lost_some() -> None:
    (table,) = tables(
        """表13 “三公”经费表
单位：万元
序号|单位名称|2019年||||2020年||||增减变化|||
||合计|“三公”经费||会议费|合计|“三公”经费||会议费|“三公”经费|||
|||小计|接待费|||小计|接待费||小计|接待费||
1|某局|5.00|4.00|4.00|1.00|7.00|5.00|5.00|2.00|2.00|1.00|1.00|1.00"""
    )
    assert ["/".join(c.path) for c in table.columns[-4:]] == [
        "增减变化/合计",
        "增减变化/“三公”经费/小计",
        "增减变化/“三公”经费/接待费",
        "增减变化/会议费",
    ]


def test_a_sum_that_rounding_explains_does_not_speak_against_the_printed_place() -> None:
    """13.38 + 4.17 is 17.55, printed 17.54: a slide of the total to the left would leave no sum that fails."""
    (table,) = tables(
        """表9 “三公”经费支出表
单位：万元
单位代码|单位名称|上年预算数||||||本年预算数|||||
|||因公出国（境）费|公务用车购置及运行费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行费|||公务接待费
||合计||小计|购置费|运行费||||小计|购置费|运行费|
205001|局机关|20.10||13.38||13.38|6.72|17.54||13.38||13.38|4.17"""
    )
    assert table.moved == {}


def test_one_wrong_figure_in_the_only_row_of_a_table_is_left_in_its_column() -> None:
    block = ("合计", "因公出国（境）费", "公务用车购置及运行费", "", "", "公务接待费")
    below = ("", "", "小计", "购置费", "运行费", "")
    rows = [
        ["预算数", "", "", "", "", "", "决算数", "", "", "", "", ""],
        [*block, *block],
        [*below, *below],
        ["52.10", "", "38.20", "", "38.20", "13.90", "51.10", "", "37.20", "", "37.20", "12.90"],
    ]
    dump = "表8 “三公”经费支出决算表\n单位：万元\n" + "\n".join("|".join(row) for row in rows)
    (table,) = tables(dump)
    assert not table.moved


def test_a_line_of_department_and_unit_that_an_empty_line_parts_from_its_table_belongs_to_it() -> None:
    (table,) = tables(
        "支出总表\n\n部门：汀溪县水文站|单位：万元\n\n科目编码|科目名称|合计|基本支出|项目支出\n"
        "213|农林水支出|50.00|30.00|20.00\n21303|水利|50.00|30.00|20.00"
    )
    assert (table.title, table.unit) == ("支出总表", "万元")
    assert [column.path[-1] for column in table.columns][2:] == ["合计", "基本支出", "项目支出"]

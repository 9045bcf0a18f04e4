"""Where the second side of a table begins, and where it does not."""

from __future__ import annotations

from extractors.schema.disclosure import Role
from tests.extractors.tables.test_header import read


def test_what_stands_between_the_number_of_things_and_their_price_begins_no_side() -> None:
    _, paths, roles, panels = read(
        "采购项目|数量|采购目录|经济科目编码|预算金额",
        "病虫害监测仪|3|专用仪器|31003|9.60",
        "档案密集架|12|家具|31002|4.80",
    )
    assert panels == [0] * 5
    assert roles == [Role.NAME, Role.VALUE, Role.NAME, Role.CODE, Role.VALUE]
    assert paths[-1] == "预算金额"
    assert (
        read("资产名称|数量|单价|资产用途|配置金额", "水泵|2|0.90|灌溉|1.80", "无人机|1|3.00|巡护|3.00")[3]
        == [0] * 5
    )


def test_a_code_alone_and_the_sort_of_an_item_begin_no_side() -> None:
    assert read("项目名称|金额|科目编码|上年金额", "护林防火|8.00|2130234|7.00")[3] == [0] * 4
    assert read("项目名称|金额|支付方式|结转金额", "护林防火|8.00|直接支付|7.00")[3] == [0] * 4
    assert read("项目名称|金额|承接主体|上年金额", "护林防火|8.00|林业站|7.00")[3] == [0] * 4
    assert read("项目名称|金额|资金来源|结转金额", "护林防火|8.00|财政拨款|7.00")[3] == [0] * 4
    # under the same head again there are amounts of other items
    assert read("项目|金额|支出类别|金额", "一、拨款|8.00|工资|7.00")[3] == [0, 0, 1, 1]


def test_what_is_part_of_the_amounts_before_it_begins_no_side() -> None:
    _, paths, _, panels = read(
        "采购人|采购内容|预算金额|使用科室|其中：预留份额",
        "林业站|无人机|18.00|巡护股|6.00",
        "苗圃|水泵|3.00|苗木股|1.00",
    )
    assert panels == [0] * 5
    assert paths[-1] == "其中：预留份额"


def test_months_and_quarters_under_the_head_of_a_time_name_nothing() -> None:
    _, _, roles, panels = read(
        "采购项目|数量|采购时间|预算金额", "苗木|600|2024年3月|12.00", "水泵|2|二季度|1.80"
    )
    assert roles == [Role.NAME, Role.VALUE, Role.DATE, Role.VALUE]
    assert panels == [0] * 4

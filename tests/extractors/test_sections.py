"""Lines → paragraphs under headings: sentences whole over lines and pages, headings apart."""

from __future__ import annotations

from extractors.schema.disclosure import Paragraph, Run
from extractors.schema.source import Box
from extractors.sections import build

LEFT, RIGHT, SIZE = 50.0, 545.0, 12.0


def line(text: str, y: float, *, page: int = 1, x0: float = LEFT, x1: float = RIGHT) -> Paragraph:
    return Paragraph(text, (Run(0, len(text), page=page, box=Box(x0, y, x1, y + SIZE)),), id=f"{page}-{y}")


def texts(*lines: Paragraph) -> list[tuple[tuple[str, ...], list[str]]]:
    return [(s.heading, [p.text for p in s.paragraphs]) for s in build(lines)]


FILLER = [
    line("本部门的全部收入和支出都编入预算，由办公室汇总后统一上报并公开接受监督，", 600 + 20 * i)
    for i in range(3)
]


def test_a_full_line_goes_on_in_the_next_and_a_short_one_ends_the_paragraph() -> None:
    ((_, found),) = texts(
        line("2024年收入预算12.00万元，比上年增加1.00万", 100),
        line("元，主要原因是人数增多。", 120, x1=200),
        line("支出预算12.00万元，与收入预算相等，全部为基本支出和项目支出。", 140),
        *FILLER,
    )
    assert found[0].startswith("2024年收入预算12.00万元，比上年增加1.00万元，主要原因")
    assert found[1].startswith("支出预算")


def test_a_sentence_that_a_page_break_cut_is_one_and_knows_where_each_part_stands() -> None:
    section = build(
        [
            line("（7）水土保持（2130310）86.40万元，较上年增加", 780),
            line("12.15万元，原因是新开治理点。", 60, page=2, x1=300),
            *FILLER,
        ]
    )[0]
    paragraph = section.paragraphs[0]
    assert paragraph.text == "（7）水土保持（2130310）86.40万元，较上年增加12.15万元，原因是新开治理点。"
    start = paragraph.text.index("12.15")
    assert paragraph.source("d", start, start + 5).page == 2


def test_a_sentence_without_its_end_goes_on_although_its_line_is_short() -> None:
    ((_, found),) = texts(
        line("公务员医疗补助50.00万元，较上年减少5.17万元，原因是职工保险费", 100, x1=300),
        line("预算减少。", 130, x1=110),
        *FILLER,
    )
    assert found[0].endswith("保险费预算减少。")


def test_headings_nest_by_their_numbers_and_are_never_swallowed() -> None:
    found = texts(
        line("二、收支说明", 100, x1=150),
        line("（一）收入", 120, x1=120),
        line("收入预算12.00万元，均为财政拨款，没有其他来源，比上年多一些。", 140),
        line("（二）支出", 160, x1=120),
        line("三、其他", 180, x1=120),
        *FILLER,
    )
    assert [heading for heading, _ in found] == [
        ("二、收支说明",),
        ("二、收支说明", "（一）收入"),
        ("二、收支说明", "（二）支出"),
        ("三、其他",),
    ]


def test_a_numbered_sentence_with_an_amount_is_text_and_no_heading() -> None:
    ((heading, _),) = texts(line("（1）办公费12.00万元", 100, x1=200), *FILLER)
    assert heading == ()


def test_the_box_of_a_part_of_a_line_is_that_parts_share_of_the_line() -> None:
    text = "收入预算12.00万元"
    paragraph = line(
        text, 100, x0=0, x1=170
    )  # seventeen half-widths: six wide characters and five narrow ones
    box = paragraph.source("d", 4, 9).box
    assert box is not None
    assert (round(box.x0), round(box.x1)) == (80, 130)


def test_lines_of_a_dump_with_half_width_commas_go_on_as_others_do() -> None:
    cut = "渡口维护经费预算安排86.40万元,同比增加12.15万元,增长16.36%,增加主要原因为新设"
    lines = [
        Paragraph(text, (Run(0, len(text), line=n),), id=f"p{n}")
        for n, text in enumerate([cut, "渡口三处。"])
    ]
    assert texts(*lines) == [((), [cut + "渡口三处。"])]

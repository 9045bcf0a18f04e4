"""Page numbers are left out, figures that stand alone on their line are not."""

from __future__ import annotations

from extractors.schema.disclosure import Block, Paragraph, Run
from extractors.schema.source import Box
from extractors.tables import folios


def line(text: str, page: int | None = None, y: float = 0.0) -> Paragraph:
    box = Box(100, y, 110, y + 10) if page else None
    return Paragraph(text, (Run(0, len(text), page=page, box=box, line=None if page else int(y)),))


def found(*blocks: Block) -> list[str]:
    return [paragraph.text for paragraph in folios.of(blocks).values()]


def test_the_first_or_last_line_of_a_drawn_page_is_its_number() -> None:
    assert found(line("一、概况", 1, 10), line("3", 1, 800), line("4", 2, 10), line("二、收支", 2, 30)) == [
        "3",
        "4",
    ]


def test_a_number_in_the_middle_of_a_page_is_a_figure() -> None:
    assert found(line("预算总额", 1, 10), line("623", 1, 30), line("其他", 1, 50)) == []


def test_a_marked_number_is_one_wherever_it_stands() -> None:
    assert found(line("甲", y=1), line("- 5 -", y=2), line("第 6 页 共 9 页", y=3), line("乙", y=4)) == [
        "- 5 -",
        "第 6 页 共 9 页",
    ]


def test_bare_numbers_of_a_dump_are_page_numbers_only_where_they_count_up() -> None:
    assert found(line("1", y=1), line("甲", y=2), line("2", y=3), line("乙", y=4), line("4", y=5)) == [
        "1",
        "2",
        "4",
    ]
    assert found(line("预算执行率", y=1), line("90", y=2), line("结转率", y=3), line("10", y=4)) == []

"""Lines of Chinese and of figures in a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from service.commands.folding import folded

TEXTS = st.text(
    st.sampled_from("水利工程 ，。（）《》“”印ab,;:12.5%≠+=\N{SMILING FACE WITH OPEN MOUTH}"), max_size=120
)


def lines(text: str, width: int, indent: int = 0) -> list[str]:
    return folded(Text(text), width, indent=indent).plain.split("\n")


def test_chinese_fills_the_line_and_breaks_between_any_two_characters() -> None:
    assert lines("水利工程运行维护经费", 8) == ["水利工程", "运行维护", "经费"]


def test_a_figure_is_not_broken_and_no_mark_begins_a_line() -> None:
    assert lines("本年支出为12,345.67万元", 16) == ["本年支出为", "12,345.67万元"]
    assert lines("水利工程，运行", 8) == ["水利工", "程，运行"]
    assert lines("水利工程（运行）", 10) == ["水利工程", "（运行）"]


def test_what_follows_the_first_line_stands_further_in() -> None:
    assert lines("水利工程运行维护", 8, indent=2) == ["水利工程", "  运行维", "  护"]


def test_a_number_longer_than_the_line_is_broken_all_the_same() -> None:
    assert lines("1" * 25, 10) == ["1" * 10, "1" * 10, "1" * 5]


def test_styles_stay_on_what_they_were_on() -> None:
    text = Text("水利工程运行维护")
    text.stylize("bold", 3, 5)
    found = folded(text, 8)
    assert [found.plain[span.start : span.end] for span in found.spans if span.style == "bold"] == [
        "程",
        "运",
    ]


@given(TEXTS, st.integers(12, 60), st.integers(0, 4))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: int, indent: int) -> None:
    found = lines(text, width, indent)
    assert all(cell_len(line) <= width for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")

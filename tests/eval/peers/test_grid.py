"""Covered positions of a grid are what its merged cells are known by."""

from __future__ import annotations

from eval.peers.grid import PeerGrid, by_words, extents
from eval.scorers.trees import Extent


def test_a_cell_reaches_over_the_covered_positions_to_its_right_and_below() -> None:
    rows = (("名称", "本年支出", None), (None, "合 计", "项目"), ("教育", "", "1.00"))
    assert extents(rows) == [
        Extent(0, 0, 2, 1, "名称"),
        Extent(0, 1, 1, 2, "本年支出"),
        Extent(1, 1, 1, 1, "合计"),
        Extent(1, 2, 1, 1, "项目"),
        Extent(2, 0, 1, 1, "教育"),
        Extent(2, 1, 1, 1, ""),
        Extent(2, 2, 1, 1, "1.00"),
    ]


def test_a_cell_takes_nothing_that_another_covers_already() -> None:
    # what stands below 甲 is not 乙's, though it is right of it
    rows = (("", "甲"), ("乙", None))
    assert extents(rows) == [Extent(0, 0, 1, 1, ""), Extent(0, 1, 2, 1, "甲"), Extent(1, 0, 1, 1, "乙")]


def test_covered_positions_that_no_cell_reaches_are_no_cells() -> None:
    assert extents(((None, "甲"),)) == [Extent(0, 1, 1, 1, "甲")]


def test_of_grids_by_words_empty_rows_and_running_text_are_left_out() -> None:
    table = PeerGrid(1, 0, 9, (("教育", "1.00"), ("", ""), ("科学", "2.00")))
    prose = PeerGrid(1, 9, 20, (("各部门",), ("严格执行",)))
    nothing = PeerGrid(1, 20, 30, (("", ""),))
    (kept,) = by_words([table, prose, nothing])
    assert kept.rows == (("教育", "1.00"), ("科学", "2.00"))

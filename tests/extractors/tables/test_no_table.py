"""Running text, contents and columns of text hold no table."""

from __future__ import annotations

import pytest

from extractors.schema.disclosure import Paragraph, Word
from extractors.tables import whitespace
from extractors.tables.lattice import blocks
from tests.extractors.tables.aligned import grids, page, word


def test_running_text_with_figures_in_it_is_no_table() -> None:
    sentence = "全年支出1,200.00万元，比上年增加36.50万元，主要是新增项目。"
    words = [word(sentence, 60, 80 + 20 * n) for n in range(20)]
    words += [word(t, x, 500) for t, x in (("其中", 60), ("2024", 100), ("年度占", 140), ("12.5", 200))]
    assert grids(page(words)) == []


def contents(leader: str) -> list[Word]:
    words = [word("目", 280, 50), word("录", 310, 50)]
    for n in range(12):
        words.append(word(f"第{n}章", 60, 80 + 20 * n))
        words.append(word(f"部门收支情况之{n}{leader}", 110, 80 + 20 * n))
        words.append(word(str(n + 3), 500, 80 + 20 * n, "right"))
    return words


def test_a_table_of_contents_is_no_table_with_and_without_leaders() -> None:
    assert grids(page(contents("…………………………"))) == []
    assert grids(page(contents(""))) == []
    headed = [word("章", 65, 64), word("内容", 150, 64), word("页码", 505, 64, "right")]
    assert grids(page(headed + contents("")[2:])) == []


def test_text_in_two_columns_is_no_table_even_where_lines_begin_with_figures() -> None:
    words = []
    for n in range(20):
        words.append(word("负责全市医疗保障政策的组织实施和监督管理", 60, 80 + 20 * n))
        words.append(word("2024" if n % 4 else "自", 310, 80 + 20 * n))
        words.append(word("年起逐步推进支付方式改革和基金监管", 345, 80 + 20 * n))
    assert grids(page(words)) == []


def test_all_words_of_a_page_without_a_table_stay_text() -> None:
    words = contents("")
    lines = [block for block in blocks(page(words)) if isinstance(block, Paragraph)]
    assert sum(len(line.runs) for line in lines) == len(words)


def test_a_page_with_nothing_to_find_is_not_even_put_into_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [word("负责全市医疗保障政策的组织实施。", 60, 40.0 + 13 * n) for n in range(40)]
    words.append(word("7", 300, 570))
    monkeypatch.setattr(whitespace, "lines", lambda _: pytest.fail("looked closer"))
    assert whitespace.find(words, (), 1) == ([], words)

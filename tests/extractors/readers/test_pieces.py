"""Paragraphs that are too long."""

from __future__ import annotations

from extractors.readers.pieces import cut
from extractors.schema.disclosure import LONGEST_PARAGRAPH, Page, Paragraph, Run


def pieces(text: str, *runs: Run) -> list[Paragraph]:
    page = cut(Page(number=None, blocks=(Paragraph(text, runs or (Run(0, len(text), line=7),)),)))
    return [block for block in page.blocks if isinstance(block, Paragraph)]


def test_a_paragraph_of_ordinary_length_stays_whole() -> None:
    text = "收入。" * (LONGEST_PARAGRAPH // 3)
    assert [piece.text for piece in pieces(text)] == [text]


def test_a_longer_one_is_cut_behind_sentences_and_nothing_is_lost() -> None:
    text = "支出一万元。" * LONGEST_PARAGRAPH
    found = pieces(text)
    assert "".join(piece.text for piece in found) == text
    assert all(len(piece.text) <= LONGEST_PARAGRAPH and piece.text.endswith("。") for piece in found)


def test_one_without_a_sentence_is_cut_where_it_is_full() -> None:
    assert [len(piece.text) for piece in pieces("9" * (LONGEST_PARAGRAPH + 3))] == [LONGEST_PARAGRAPH, 3]


def test_each_piece_keeps_the_places_of_its_characters() -> None:
    half = LONGEST_PARAGRAPH - 2
    first, second = pieces("9" * (2 * half), Run(0, half, line=1), Run(half, 2 * half, line=2))
    assert first.runs == (Run(0, half, line=1), Run(half, LONGEST_PARAGRAPH, line=2))
    assert second.runs == (Run(0, len(second.text), line=2),)
    assert second.source("d", 3, 4).line == 2

"""What a cell says whose letters are in doubt: a word of the vocabulary, a figure, or the letters themselves."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.readers.inked import Rectangle
from extractors.readers.recognition import Reading, alphabet, columns
from extractors.readers.settle import Settled, settle, weigh
from extractors.readers.strips import Strip
from extractors.readers.vocabulary import Vocabulary
from extractors.schema.disclosure import Word
from extractors.schema.source import Box


def reading(*steps: dict[str, float]) -> Reading:
    chances = np.full((2 * len(steps), len(alphabet())), 1e-6, np.float32)
    for at, step in enumerate(steps):
        chances[2 * at, 0] = 1
        for character, chance in step.items():
            chances[2 * at + 1, columns()[character]] = chance
        chances[2 * at + 1, 0] = max(1e-6, 1 - sum(step.values()))
    return Reading(chances, 8.0)


def strip(characters: float, tall: int = 14) -> Strip:
    """A cell with so many ideographs."""
    wide = round(characters * tall)
    return Strip(
        np.full((tall + 12, wide + 16, 3), 255, np.uint8),
        (Rectangle(8, 6, 8 + wide, 6 + tall),),
        whole=True,
        tall=tall,
    )


def said(line: Reading, cell: Strip, vocabulary: Vocabulary | None = None) -> Settled:
    return settle(cell, [weigh(line, cell, vocabulary or Vocabulary())])


def text(found: Settled) -> str:
    return "".join(c.text for c in found.characters)


def test_a_head_is_read_though_its_letters_are_not() -> None:
    found = said(reading({"自": 0.6, "会": 0.2}, {"以": 0.5, "议": 0.3}, {"费": 0.9}), strip(3))
    assert (text(found), found.first_read) == ("会议费", "自以费")
    assert max(c.confidence for c in found.characters) < 0.9


def test_letters_that_make_no_known_word_stay_as_they_are() -> None:
    found = said(reading({"能": 0.7}, {"源": 0.6}, {"购": 0.7}, {"发": 0.7}), strip(4))
    assert (text(found), found.first_read) == ("能源购发", "")


def test_clear_letters_are_never_replaced() -> None:
    found = said(reading({"自": 0.97}, {"以": 0.97}, {"费": 0.97}), strip(3))
    assert (text(found), found.first_read) == ("自以费", "")


def test_two_words_that_are_as_likely_leave_the_letters() -> None:
    known = Vocabulary()
    for name in ("甲水利站", "申水利站"):
        known.learn([Word(name, Box(0, 0, 1, 1))])
    line = reading({"由": 0.5, "甲": 0.2, "申": 0.2}, {"水": 0.9}, {"利": 0.9}, {"站": 0.9})
    assert text(said(line, strip(4), known)) == "由水利站"


def test_a_name_that_the_document_has_said_is_known_from_then_on() -> None:
    known = Vocabulary()
    known.learn([Word("清和县医疗保障局", Box(0, 0, 1, 1)), Word("清和县医疗保瘴局", Box(0, 0, 1, 1), 0.5)])
    letters = [{c: 0.9} for c in "清和县医疗保瘴局"]
    letters[6] = {"瘴": 0.5, "障": 0.3}
    assert text(said(reading(*letters), strip(8), known)) == "清和县医疗保障局"


def test_letters_among_digits_give_way_to_a_figure() -> None:
    found = said(reading({"L": 0.6, "4": 0.3}, {".": 0.9}, {"3": 0.9}, {"0": 0.9}), strip(2.5))
    assert (text(found), found.first_read) == ("4.30", "L.30")
    assert found.others[0][0] == "4.30"


@pytest.mark.parametrize("tall", [5, 6, 7])
def test_small_print_is_never_certain(tall: int) -> None:
    found = said(reading({"1": 0.999}, {".": 0.999}, {"0": 0.999}, {"0": 0.999}), strip(2.5, tall))
    assert text(found) == "1.00"
    assert max(c.confidence for c in found.characters) < 0.9
    assert ("1.00", found.others[0][1]) in found.others


def test_clear_digits_that_may_be_another_figure_are_in_doubt() -> None:
    found = said(reading({"0": 0.99}, {".": 0.99}, {"0": 0.99}, {"0": 0.91}), strip(2.5))
    assert text(found) == "0.00"
    assert min(c.confidence for c in found.characters) < 0.9
    assert {"0.00", "0.0"} <= {figure for figure, _ in found.others}


def test_a_speck_beside_a_known_word_is_left_out_and_remembered() -> None:
    found = said(reading({"·": 0.99}, {"会": 0.99}, {"议": 0.99}, {"费": 0.99}), strip(3.4))
    assert (text(found), found.first_read) == ("会议费", "·会议费")


def test_a_document_teaches_a_bounded_number_of_words() -> None:
    known = Vocabulary()
    before = len(known.of_length(7, 7))
    known.learn(Word(f"第{chr(0x4E00 + n)}科目名词表", Box(0, 0, 1, 1)) for n in range(5_000))
    assert 0 < len(known.of_length(7, 7)) - before < 5_000

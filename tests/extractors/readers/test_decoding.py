"""From chances along a line to texts: likelihoods are those of CTC, and figures are figures."""

from __future__ import annotations

import itertools
import math
import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.readers.decoding import figures, is_figure, likeliest, likelihoods
from extractors.readers.recognition import Reading, alphabet, columns

STEPS = 4


def reading(rows: list[dict[str, float]], step: float = 8.0) -> Reading:
    """Steps with the chances of some characters; what is left is the blank's."""
    chances = np.zeros((len(rows), len(alphabet())), np.float32)
    for at, row in enumerate(rows):
        for character, chance in row.items():
            chances[at, columns()[character]] = chance
        chances[at, 0] = 1 - sum(row.values())
    return Reading(chances, step)


def laid(text: str, chance: float = 0.9) -> Reading:
    """A line that says a text, a blank between characters."""
    return reading([row for character in text for row in ({}, {character: chance})])


@st.composite
def any_readings(draw: st.DrawFn) -> Reading:
    rows = []
    for _ in range(draw(st.integers(1, STEPS))):
        weights = [draw(st.floats(0.01, 1)) for _ in range(4)]
        rows.append(dict(zip("13.", (w / sum(weights) for w in weights), strict=False)))
    return reading(rows)


def test_the_likeliest_text_is_read_with_its_places_from_the_left() -> None:
    found = likeliest(laid("合计12"))
    assert "".join(c.text for c in found) == "合计12"
    assert [c.middle for c in found] == [12, 28, 44, 60]
    assert all(abs(c.confidence - 0.9) < 1e-6 for c in found)


def test_a_character_that_lasts_is_read_once_and_one_that_comes_again_twice() -> None:
    assert "".join(c.text for c in likeliest(reading([{"9": 0.9}, {"9": 0.8}, {}, {"9": 0.9}]))) == "99"


@given(any_readings())
def test_the_likelihoods_of_all_texts_make_one(line: Reading) -> None:
    texts = ["".join(t) for n in range(STEPS + 1) for t in itertools.product("13.", repeat=n)]
    assert math.isclose(np.exp(likelihoods(line, texts)).sum(), 1.0, rel_tol=1e-3)


@given(any_readings())
def test_a_figure_is_as_likely_as_its_text(line: Reading) -> None:
    found = figures(line, thorough=True)
    assert len({text for text, _ in found}) == len(found)
    for text, likelihood in found:
        assert is_figure(text)
        assert math.isclose(likelihood, likelihoods(line, [text])[0], abs_tol=0.01)


@given(st.from_regex(r"-?\d{1,3}(,\d{3}){0,2}(\.\d{2})?%?", fullmatch=True).filter(str.isascii))
def test_every_way_to_print_an_amount_is_a_figure_and_read_as_one(printed: str) -> None:
    assert is_figure(printed)
    assert max(figures(laid(printed)), key=lambda each: each[1])[0] == printed


def test_a_letter_that_looks_like_a_digit_gives_way_where_only_figures_can_stand() -> None:
    line = reading([{"L": 0.7, "4": 0.2}, {}, {".": 0.9}, {}, {"3": 0.9}, {}, {"0": 0.9}])
    assert "".join(c.text for c in likeliest(line)) == "L.30"
    assert max(figures(line), key=lambda each: each[1])[0] == "4.30"


def test_half_a_figure_is_none() -> None:
    assert not any(map(is_figure, ("1,23", ".5", "1.", "--1", "1.2.3", "", "12%%")))
    assert all(re.fullmatch(r"[\d,.%-]+", text) for text, _ in figures(laid("1,23")))


def test_nothing_is_read_where_nothing_was_looked_at() -> None:
    empty = Reading(np.zeros((0, len(alphabet())), np.float32), 8.0)
    assert likeliest(empty) == []
    assert likelihoods(empty, ["合计"]).tolist() == [-math.inf]

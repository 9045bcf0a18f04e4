"""Passages are whole: what a label says is printed in its passage."""

from __future__ import annotations

import re
import unicodedata

import pytest

from eval.fixture import plain
from eval.passages import load, manners


@pytest.mark.parametrize("manner", manners())
def test_every_amount_and_reason_of_a_label_is_printed(manner: str) -> None:
    for passage in load(manner):
        # some are printed in full-width digits
        printed = unicodedata.normalize("NFKC", plain(passage.text + "".join(passage.headings)))
        for saying in (*passage.says, *passage.may_say):
            for amount in (saying.current, saying.previous, saying.delta):
                digits = (amount or "").rstrip("亿万千元")
                assert digits in printed, (passage.id, amount)
            assert unicodedata.normalize("NFKC", plain(saying.reason or "")) in printed, passage.id
        for count in passage.counts:
            digits = re.match(r"[\d,.]+", count.is_)
            assert digits
            assert digits.group() in printed, (passage.id, count)


def test_no_passage_is_held_twice() -> None:
    ids = [passage.id for manner in manners() for passage in load(manner)]
    assert len(set(ids)) == len(ids) > 200


def test_a_manner_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="no passages 'atlantis'"):
        load("atlantis")

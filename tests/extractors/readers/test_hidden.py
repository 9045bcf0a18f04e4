"""What cannot be seen on a PDF page is no print; what can be seen is, white or not."""

from __future__ import annotations

import io
from typing import Any

import pymupdf
import pytest
from PIL import Image

from extractors.readers import read
from extractors.schema.hidden import Why

PRINTED = ["total", "1,234.50"]


def page(rotation: int = 0) -> pymupdf.Page:
    blank = pymupdf.open().new_page(width=300, height=200)
    blank.insert_text((30, 40), PRINTED[0])
    blank.insert_text((150, 40), PRINTED[1])
    blank.set_rotation(rotation)
    return blank


def texts(shown: pymupdf.Page) -> list[str]:
    (found,) = read(shown.parent.tobytes(), "a.pdf")
    return [word.text for word in found.words]


def blot() -> bytes:
    out = io.BytesIO()
    Image.new("L", (60, 30), 160).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "ink", [{"render_mode": 3}, {"color": (1, 1, 1)}, {"color": (1,)}, {"color": (0, 0, 0, 0)}]
)
def test_text_without_visible_ink_is_not_read(ink: dict[str, Any], rotation: int) -> None:
    shown = page(rotation)
    shown.insert_text((152, 43), "7,777.70", **ink)
    shown.insert_text((30, 100), "99.00", **ink)
    assert texts(shown) == PRINTED


def test_what_is_printed_and_hidden_on_the_same_spot_is_read_once() -> None:
    shown = page()
    for x, text in zip((30, 150), PRINTED, strict=True):
        shown.insert_text((x, 40), text, render_mode=3)
    assert texts(shown) == PRINTED


def test_white_heads_on_a_dark_ground_are_read() -> None:
    shown = page()
    shown.draw_rect((20, 80, 280, 110), fill=(0.1, 0.2, 0.5), color=None)
    shown.insert_text((30, 100), "heads", color=(1, 1, 1))
    assert texts(shown) == [*PRINTED, "heads"]


def test_text_under_a_picture_is_not_read_and_text_over_it_is() -> None:
    shown = page()
    shown.insert_text((40, 100), "under")
    shown.insert_image((30, 80, 150, 140), stream=blot())
    shown.insert_text((40, 130), "over")
    assert texts(shown) == [*PRINTED, "over"]


def test_a_page_of_nothing_but_hidden_text_has_no_words() -> None:
    document = page().parent
    empty = document.new_page()
    empty.insert_text((30, 40), "nothing 12.30", render_mode=3)
    assert [len(found.words) for found in read(document.tobytes(), "a.pdf")] == [2, 0]


def hidden(shown: pymupdf.Page) -> list[tuple[str, Why]]:
    (found,) = read(shown.parent.tobytes(), "a.pdf")
    return [(each.text, each.why) for each in found.hidden]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_digits_hidden_behind_and_between_those_of_a_figure_are_no_part_of_it(rotation: int) -> None:
    shown = page(rotation)
    shown.insert_text((30, 100), "24")
    shown.insert_text((42.24, 100), "77", fontsize=0.5)
    shown.insert_text((42.8, 100), "11.81")
    shown.insert_text((70.32, 100), "99", render_mode=3)
    assert texts(shown) == [*PRINTED, "2411.81"]
    assert sorted(hidden(shown)) == [("77", Why.TINY), ("99", Why.INVISIBLE)]


def test_figures_that_stand_apart_stay_apart_when_what_joins_them_is_hidden() -> None:
    shown = page()
    shown.insert_text((30, 100), "24")
    shown.insert_text((42.24, 100), "777", color=(1, 1, 1))
    shown.insert_text((60.6, 100), "11.81")
    assert texts(shown) == [*PRINTED, "24", "11.81"]


def test_white_type_that_only_begins_on_a_dark_ground_is_read_as_far_as_that_reaches() -> None:
    shown = page()
    shown.draw_rect((20, 80, 54.5, 110), fill=(0.1, 0.2, 0.5), color=None)
    shown.insert_text((30, 100), "7777777777", color=(1, 1, 1))
    assert texts(shown) == [*PRINTED, "7777"]
    assert hidden(shown) == [("777777", Why.WHITE)]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_what_lies_beyond_the_edges_is_told_with_its_place_on_the_page_as_it_is_turned(rotation: int) -> None:
    shown = page(rotation)
    shown.insert_text((-60, 100), "beyond")
    (found,) = read(shown.parent.tobytes(), "a.pdf")
    (beyond,) = found.hidden
    assert (beyond.text, beyond.why) == ("beyond", Why.OUTSIDE)
    assert beyond.box is not None
    x, y = beyond.box.center
    assert not (0 <= x <= found.width and 0 <= y <= found.height)


@pytest.mark.parametrize("mode", [4, 5, 6, 7])
def test_what_is_seen_only_through_letters_elsewhere_is_not_read(mode: int) -> None:
    shown = page()
    shown.insert_text((30, 100), "unseen")
    document = shown.parent
    (*_, last) = shown.get_contents()
    letters = f"q BT 1 0 0 1 200 100 Tm /helv 11 Tf {mode} Tr (x) Tj ET\n".encode()
    document.update_stream(last, letters + document.xref_stream(last) + b"\nQ")
    assert texts(shown) == [*PRINTED, *([] if mode == 7 else ["x"])]
    assert "unseen" in [text for text, _ in hidden(shown)]


def test_what_no_page_can_show_has_no_place() -> None:
    shown = page()
    shown.insert_text((30, 100), "far")
    document = shown.parent
    (*_, last) = shown.get_contents()
    document.update_stream(last, b"q 1e38 0 0 1e38 1e38 1e38 cm\n" + document.xref_stream(last) + b"\nQ")
    (found,) = read(document.tobytes(), "a.pdf")
    assert [word.text for word in found.words] == PRINTED
    assert all(each.box is None or max(map(abs, each.box)) < float("inf") for each in found.hidden)


def test_ordinary_pages_are_looked_at_no_closer(monkeypatch: pytest.MonkeyPatch) -> None:
    def unasked(shown: pymupdf.Page) -> Any:
        raise AssertionError("an ordinary page was traced")

    monkeypatch.setattr(pymupdf.Page, "get_texttrace", unasked)
    shown = page()
    shown.draw_rect((20, 80, 280, 110), fill=(1, 1, 1), color=None)
    shown.insert_text((30, 100), "on white", color=(0.1, 0.1, 0.1))
    assert texts(shown) == [*PRINTED, "on", "white"]

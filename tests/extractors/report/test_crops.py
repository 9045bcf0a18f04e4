"""Pictures of findings: which strips of a page they show, and what they must not show."""

from __future__ import annotations

import base64
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from extractors.report.crops import Plan, crop, plan
from extractors.report.marks import Mark, Part
from extractors.schema.extraction import PageInfo
from extractors.schema.source import Box, Source

PAGE = PageInfo(number=1, width=600, height=800, reader="text")


def mark(x: float, y: float, part: Part = Part.OTHER, page: int = 1) -> Mark:
    return Mark(Source(document="d", page=page, box=Box(x, y, x + 40, y + 10), text="1.00"), part)


def paper(*lines: float, ink: tuple[int, int, int] = (0, 0, 0)) -> Image.Image:
    """A page at 2 pixels a point with a line of type at each of the heights."""
    sheet = Image.new("RGB", (1200, 1600), "white")
    pen = ImageDraw.Draw(sheet)
    for y in lines:
        pen.rectangle((100, 2 * y, 1100, 2 * y + 16), fill=ink)
    return sheet


def planned(*marks: Mark, heads: float | None = None, page: PageInfo = PAGE) -> Plan:
    made = plan(page, marks, heads)
    assert made is not None
    return made


def opened(uri: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(uri.partition(",")[2])))


def test_figures_far_apart_are_shown_in_strips_and_what_is_between_is_left_out() -> None:
    made = planned(mark(300, 100, Part.SUSPECT), mark(300, 600))
    assert len(made.strips) == 2
    drawn = crop(made, paper(100, 350, 600))
    assert drawn.height < 200
    assert len(drawn.cuts) == 1
    assert len(drawn.frames) == 2


def test_figures_near_each_other_are_in_one_strip() -> None:
    assert len(planned(mark(300, 100, Part.SUSPECT), mark(300, 150)).strips) == 1


def test_a_long_sum_shows_the_suspect_and_as_many_others_as_there_is_room_for() -> None:
    others = [mark(300, 60 * n + 5) for n in range(12)]
    made = planned(mark(300, 700, Part.SUSPECT), *others)
    assert made.marks[0].part is Part.SUSPECT
    assert sum(bottom - top for top, bottom in made.strips) <= 400
    assert 3 <= len(made.marks) < 13


def test_the_heads_of_the_table_are_shown_above_its_lines() -> None:
    made = planned(mark(300, 500, Part.SUSPECT), heads=150)
    assert made.strips[0] == (66, 154)
    assert made.strips[1][0] < 500 < made.strips[1][1]


def test_places_of_other_pages_are_not_on_this_one() -> None:
    assert plan(PAGE, [mark(1, 1, page=2)], None) is None


def test_the_suspect_is_drawn_last_so_that_nothing_covers_its_box() -> None:
    drawn = crop(
        planned(mark(300, 100, Part.SUSPECT), mark(300, 100, Part.RIVAL), mark(200, 100)), paper(100)
    )
    assert [frame.part for frame in drawn.frames] == [Part.OTHER, Part.RIVAL, Part.SUSPECT]


def test_personal_data_is_painted_over_in_the_picture_itself() -> None:
    secret = Box(100, 118, 300, 128)
    page = PAGE.model_copy(update={"withheld": (secret,)})
    sheet = paper(100, ink=(0, 0, 0))
    ImageDraw.Draw(sheet).rectangle((200, 236, 600, 256), fill=(0, 0, 250))
    drawn = opened(crop(planned(mark(300, 100, Part.SUSPECT), page=page), sheet).uri).convert("RGB")
    bare = opened(crop(planned(mark(300, 100, Part.SUSPECT)), sheet).uri).convert("RGB")

    def blue(image: Image.Image) -> int:
        return sum(b > r + 60 for r, _, b in zip(*[iter(image.tobytes())] * 3, strict=True))

    assert blue(bare) > 1000
    assert blue(drawn) == 0


def test_a_line_of_type_is_not_cut_in_half() -> None:
    # the upper edge of the strip would be at 174, within the line that ends at 178
    drawn = opened(crop(planned(mark(300, 200, Part.SUSPECT)), paper(170, 200)).uri).convert("L")
    column = [drawn.getpixel((drawn.width // 2, y)) for y in range(drawn.height)]
    dark = [y for y, level in enumerate(column) if isinstance(level, int) and level < 100]
    assert dark[0] > 0
    assert len(dark) == pytest.approx(34, abs=4)


def test_the_margins_of_the_page_are_left_out() -> None:
    drawn = crop(planned(mark(300, 100, Part.SUSPECT)), paper(100))
    assert drawn.width == pytest.approx(516, abs=2)
    (frame,) = drawn.frames
    assert frame.x == pytest.approx(300 - 42 - 1.6, abs=1)


def test_an_empty_page_is_shown_all_the_same() -> None:
    assert crop(planned(mark(300, 100, Part.SUSPECT)), Image.new("RGB", (1200, 1600), "white")).frames


@given(
    st.lists(st.tuples(st.floats(0, 560), st.floats(0, 790), st.sampled_from(Part)), min_size=1, max_size=30),
    st.none() | st.floats(0, 800),
)
def test_every_box_lies_within_its_picture(
    places: list[tuple[float, float, Part]], heads: float | None
) -> None:
    made = planned(*(mark(x, y, part) for x, y, part in places), heads=heads)
    drawn = crop(made, paper(100, 400).resize((300, 400)))
    assert drawn.frames
    assert all(0 < bottom <= 800 for _, bottom in made.strips)
    for frame in drawn.frames:
        assert frame.x >= -2
        assert frame.x + frame.width <= drawn.width + 2
        assert frame.y >= -2
        assert frame.y + frame.height <= drawn.height + 2

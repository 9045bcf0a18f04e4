"""Which cells a model may look at, and that it is shown these and no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from eval.render.scan import DAMAGE
from extractors import doubts
from extractors.doubts.cell import DoubtfulCell
from extractors.doubts.pictures import pictures
from extractors.fill import Doubt
from extractors.pipeline import left_over
from extractors.readers.image import render
from extractors.schema.extraction import PageInfo
from extractors.schema.source import Box
from tests.extractors.doubts.scanned import Scanned, scanned

ROWS = (("养老照料", "120.50"), ("殡葬事务", "80.00"), ("流动救助", "21.50"))
CODED = (
    ("208", "社会保障和就业支出", "86.40"),
    ("20801", "管理事务", "84.40"),
    ("2080101", "行政运行", "54.30"),
    ("2080102", "一般行政管理事务", "32.10"),
)
ACROSS = (("养老照料", "90.00", "60.00", "34.00"), ("殡葬事务", "50.00", "20.00", "30.00"))


def shown(page: Scanned, *, vision: bool = True, everything: bool = False) -> tuple[Doubt, ...]:
    return left_over(page.data, "a.pdf", shelf=page, vision=vision, everything=everything).doubts


def texts(
    rows: Sequence[tuple[str, ...]], readings: Mapping[str, Sequence[str]], *heads: str
) -> dict[str, tuple[str, ...]]:
    """The readings of the cells that are shown, by their ids."""
    page = scanned(rows, readings, heads or ("项目名称", "金额"))
    return {doubt.cell: doubt.readings for doubt in shown(page)}


def test_a_figure_in_doubt_is_shown_with_all_that_it_may_be_and_first_what_was_read() -> None:
    assert texts(ROWS, {"120.50": ("126.50", "120.50", "128.50")}) == {
        "t1r1c1": ("126.50", "120.50", "128.50")
    }


def test_what_identities_bear_out_is_not_shown() -> None:
    rows = (*ROWS, ("合计", "222.00"))
    assert texts(rows, {"80.00": ("80.00", "60.00"), "222.00": ("222.00", "232.00")}) == {}


def test_where_they_do_not_hold_the_parts_are_shown_and_the_total_never() -> None:
    rows = (*ROWS, ("合计", "222.00"))
    readings = {"80.00": ("80.00", "60.00"), "222.00": ("272.00", "232.00")}
    assert texts(rows, readings) == {"t1r2c1": ("80.00", "60.00")}


@pytest.mark.parametrize("name", ["合计", "小计", "收入总计", "本年支出合计", "6.759支出合计"])
def test_a_total_by_its_name_is_never_shown(name: str) -> None:
    readings = {"120.50": ("120.50", "126.50"), "9.30": ("9.30", "9.80")}
    assert set(texts((ROWS[0], (name, "9.30")), readings)) == {"t1r1c1"}


@pytest.mark.parametrize(("outer", "inner"), [("一、人员经费", "（一）基本工资"), ("社会救助", "其中：低保")])
def test_what_holds_the_lines_below_is_never_shown(outer: str, inner: str) -> None:
    readings = {"120.50": ("120.50", "126.50"), "9.30": ("9.30", "9.80")}
    assert set(texts(((outer, "120.50"), (inner, "9.30")), readings)) == {"t1r2c1"}


def test_of_classification_codes_only_the_last_level_is_shown() -> None:
    readings = {each: (each, each[:-1] + "8") for each in ("86.40", "84.40", "54.30", "32.10")}
    assert set(texts(CODED, readings, "科目编码", "科目名称", "金额")) == {"t1r3c2", "t1r4c2"}


def test_what_the_forms_define_as_a_sum_is_never_shown_as_a_row_or_as_a_column() -> None:
    parts = ("公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费")
    readings = {"9.00": ("9.00", "9.06"), "4.00": ("4.00", "4.06")}
    down = tuple(zip(parts, ("9.00", "4.00", "3.00"), strict=True))
    assert set(texts(down, readings)) == {"t1r2c1"}
    across = (("养老照料", "9.00", "4.00", "3.00"), ("殡葬事务", "8.00", "2.00", "6.00"))
    assert set(texts(across, readings, "项目名称", *parts)) == {"t1r1c2"}


def test_a_column_of_totals_is_never_shown() -> None:
    readings = {each: (each, each[:-1] + "8") for each in ("90.00", "60.00", "34.00")}
    assert set(texts(ACROSS, readings, "项目名称", "合计", "基本支出", "项目支出")) == {"t1r1c2", "t1r1c3"}
    assert texts(ROWS, {"80.00": ("80.00", "60.00")}, "项目名称", "支出合计") == {}


def test_a_clear_figure_and_two_ways_to_write_one_amount_are_no_doubt() -> None:
    rows = (*ROWS, ("社区服务", "1,350.06"))
    assert texts(rows, {"1,350.06": ("1,350.06", "1350.06")}) == {}


def test_what_is_hardly_likely_is_not_listed() -> None:
    # each is ten times less likely than the one before, and the fourth a thousand times
    readings = {"80.00": ("80.00", "60.00", "30.00", "50.00")}
    assert texts(ROWS, readings) == {"t1r2c1": ("80.00", "60.00", "30.00")}


def test_of_more_than_may_be_shown_the_least_certain_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubts, "MOST_SHOWN", 1)
    # 120.5 is the same amount, so the next one is a hundred times less likely
    readings = {"120.50": ("120.50", "120.5", "126.50"), "80.00": ("80.00", "60.00")}
    assert set(texts(ROWS, readings)) == {"t1r2c1"}


def test_without_vision_and_where_everything_is_asked_nothing_is_shown() -> None:
    page = scanned(ROWS, {"120.50": ("126.50", "120.50")})
    assert shown(page, vision=False) == ()
    assert shown(page, everything=True) == ()


@pytest.mark.parametrize("damage", ["heavy", "rotated"])
def test_a_picture_shows_its_cell(damage: str) -> None:
    """Each is more like the place of its figure on the straight page than like any other figure's."""
    page = scanned(ROWS, {figure: (figure, figure[:-1] + "8") for _, figure in ROWS}, scanner=DAMAGE[damage])
    made = {doubt.readings[0]: doubt.picture for doubt in shown(page)}
    assert set(made) == {figure for _, figure in ROWS}
    whole = Image.open(BytesIO(render(page.data, 1, 300))).convert("L")
    scale = 300 / 72

    def like(picture: bytes, box: Box) -> float:
        seen = Image.open(BytesIO(picture)).convert("L")
        around = whole.crop(
            tuple(round(scale * edge) for edge in (box.x0 - 4, box.y0 - 4, box.x1 + 4, box.y1 + 4))  # type: ignore[arg-type]  # four
        ).resize(seen.size)
        return float(np.corrcoef(np.asarray(seen).ravel(), np.asarray(around).ravel())[0, 1])

    for figure, picture in made.items():
        scores = {other: like(picture, page.boxes[other]) for _, other in ROWS}
        assert max(scores, key=lambda each: scores[each]) == figure
        assert scores[figure] > 0.95


def test_a_picture_has_no_more_pixels_than_it_may_and_type_is_enlarged() -> None:
    page = scanned(ROWS, {"120.50": ("126.50", "120.50")})
    (doubt,) = shown(page)
    assert Image.open(BytesIO(doubt.picture)).height == 96
    cell = DoubtfulCell("t1r1c1", 1, Box(5, 5, 475, 300), ("1", "2"), 0.0)
    info = {1: PageInfo(number=1, width=480, height=320, reader="ocr", legibility=0.8)}
    ((_, large),) = pictures(page.data, [cell], info)
    width, height = Image.open(BytesIO(large)).size
    assert (width <= 1024, height <= 512) == (True, True)


def test_personal_data_beside_a_figure_is_painted_over() -> None:
    page = scanned(ROWS, {})
    box = page.boxes["120.50"]
    hidden = Box(box.x0, box.y0, box.center[0], box.y1)
    info = {1: PageInfo(number=1, width=480, height=320, reader="ocr", legibility=0.8, withheld=(hidden,))}
    ((_, made),) = pictures(page.data, [DoubtfulCell("t1r1c1", 1, box, ("1", "2"), 0.0)], info)
    pixels = np.asarray(Image.open(BytesIO(made)).convert("L"))
    left, right = pixels[40:56, 20:70], pixels[40:56, 85:130]
    assert int(left.max()) - int(left.min()) <= 1
    assert int(right.max()) - int(right.min()) > 100


def test_of_a_page_that_cannot_be_drawn_nothing_is_shown() -> None:
    cell = DoubtfulCell("t1r1c1", 1, Box(10, 10, 40, 20), ("1", "2"), 0.0)
    info = {1: PageInfo(number=1, width=480, height=320, reader="ocr", legibility=0.8)}
    assert list(pictures(b"%PDF-1.7 cut off", [cell], info)) == []

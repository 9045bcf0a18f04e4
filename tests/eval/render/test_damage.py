"""Damage: what is printed lies where its place says, the same bytes come every time, and each damage is what it is called."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pymupdf
import pytest
from PIL import Image

from eval.render.damage import ink, paper
from eval.render.damage.shape import Move, Photo, Pixels, Skew, Turn, moved
from eval.render.place import Place, Rendered
from eval.render.scan import DAMAGE, Scan, Scanner, scan
from extractors.schema.source import Box

WIDTH, HEIGHT = 420.0, 300.0
SIDE = 14.0
# far from the edges, where holes and strips are
SQUARES = [Box(x, y, x + SIDE, y + SIDE) for x in (70, 200, 330) for y in (60, 140, 220)]


def squares(pages: int = 1) -> Rendered:
    """Pages of black squares, each with its place."""
    document = pymupdf.open()
    places = {}
    for number in range(1, pages + 1):
        page = document.new_page(width=WIDTH, height=HEIGHT)
        for n, box in enumerate(SQUARES):
            page.draw_rect(pymupdf.Rect(*box), color=None, fill=(0, 0, 0))
            places["squares", number, n] = Place(number, box)
    return Rendered(document.tobytes(), places)


def seen(scanned: Scan, page: int = 1, dpi: int = 144) -> np.ndarray:
    """A page of the scan: rows × columns, the brightest of the three colours, so that stamps and pens hardly count."""
    drawn = pymupdf.open(stream=scanned.data)[page - 1].get_pixmap(dpi=dpi, colorspace=pymupdf.csRGB)
    pixels = np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.width, 3)
    return pixels.max(axis=2).astype(float)


def embedded(scanned: Scan) -> Image.Image:
    document = pymupdf.open(stream=scanned.data)
    return Image.open(io.BytesIO(document.extract_image(document[0].get_images()[0][0])["image"]))


@pytest.mark.parametrize("name", DAMAGE)
def test_what_is_printed_lies_in_its_box_after_any_damage(name: str) -> None:
    scanned = scan(squares(), replace(DAMAGE[name], dpi=120))
    shades = seen(scanned)
    assert len(scanned.places) == len(SQUARES)
    for place in scanned.places.values():
        assert place.box is not None
        x0, y0, x1, y1 = (round(2 * side) for side in place.box)
        inside = shades[y0 + 8 : y1 - 8, x0 + 8 : x1 - 8]
        frame = np.concatenate(
            [shades[y, x0 - 8 : x1 + 8] for y in (y0 - 8, y1 + 8)]
            + [shades[y0 - 8 : y1 + 8, x] for x in (x0 - 8, x1 + 8)]
        )
        assert np.median(inside) < np.median(frame) - 70, place


@pytest.mark.parametrize("name", DAMAGE)
def test_the_same_seed_gives_the_same_bytes_and_another_one_others(name: str) -> None:
    pages, scanner = squares(2), replace(DAMAGE[name], dpi=60)
    assert scan(pages, scanner).data == scan(pages, scanner).data
    if name != "clean":
        assert scan(pages, replace(scanner, seed=2)).data != scan(pages, scanner).data


@pytest.mark.parametrize(
    "move",
    [
        Skew((WIDTH, HEIGHT), 3.0),
        *(Turn((WIDTH, HEIGHT), degrees) for degrees in (90, 180, 270)),
        Photo((WIDTH, HEIGHT), 0.04, 0.08, np.random.default_rng(5)),
    ],
    ids=lambda move: type(move).__name__,
)
def test_points_move_as_the_picture_does(move: Move) -> None:
    scale = 2
    for x, y in ((40.0, 30.0), (210.0, 150.0), (390.0, 45.0), (60.0, 270.0)):
        pixels = np.full((int(HEIGHT * scale), int(WIDTH * scale)), 255, np.uint8)
        pixels[int(y * scale) - 3 : int(y * scale) + 3, int(x * scale) - 3 : int(x * scale) + 3] = 0
        rows, columns = np.nonzero(move.picture(pixels) < 128)
        found = np.array([columns.mean() + 0.5, rows.mean() + 0.5]) / scale
        assert found == pytest.approx(move.points(np.array([[x, y]]))[0], abs=0.3)


def test_the_box_of_a_bent_row_holds_all_of_the_row() -> None:
    photo = Photo((WIDTH, HEIGHT), 0.0, 0.2, np.random.default_rng(1))
    row = Box(0, 10, WIDTH, 20)
    box = moved(row, [photo])
    along = photo.points(np.array([[x, y] for x in np.linspace(0, WIDTH, 50) for y in (10.0, 20.0)]))
    assert along[:, 0].min() >= box.x0 - 0.01
    assert along[:, 0].max() <= box.x1 + 0.01
    assert along[:, 1].min() >= box.y0 - 0.3
    assert along[:, 1].max() <= box.y1 + 0.3


def test_pages_are_turned_in_order_and_one_of_four_stays_upright() -> None:
    scanned = scan(squares(5), replace(DAMAGE["rotated"], dpi=40))
    sizes = [(page.rect.width, page.rect.height) for page in pymupdf.open(stream=scanned.data)]
    lying, upright = (HEIGHT, WIDTH), (WIDTH, HEIGHT)
    assert sizes == [lying, upright, lying, upright, lying]
    first = scanned.places["squares", 1, 0].box
    assert first is not None
    # counter-clockwise: the left of the page is at the foot
    assert first.center[1] > HEIGHT - 10


@pytest.mark.parametrize("name", ["rotated", "photo", "heavy"])
def test_the_place_on_the_straightened_page_is_the_one_on_paper(name: str) -> None:
    scanned = scan(squares(), replace(DAMAGE[name], dpi=40))
    straight = scanned.straightened({1: (2 * WIDTH, 2 * HEIGHT)})
    for n, box in enumerate(SQUARES):
        assert straight.places["squares", 1, n].box == Box(*(2 * side for side in box))
    assert scanned.straightened({}).places == {}


def test_two_pages_lie_side_by_side_and_the_last_one_beside_an_empty_page() -> None:
    scanned = scan(squares(3), replace(DAMAGE["double"], dpi=60))
    document = pymupdf.open(stream=scanned.data)
    assert [page.rect.width for page in document] == [2 * WIDTH, 2 * WIDTH]
    places = scanned.straightened({1: (2 * WIDTH, HEIGHT), 2: (2 * WIDTH, HEIGHT)}).places
    left, right, alone = (places["squares", number, 0] for number in (1, 2, 3))
    assert (left.page, right.page, alone.page) == (1, 1, 2)
    assert left.box is not None
    assert right.box is not None
    assert right.box.x0 - left.box.x0 == pytest.approx(WIDTH)
    empty = seen(scanned, page=2)[:, -400:-100]
    assert empty.min() > 150


def test_stamps_are_red_in_colour_and_grey_without_and_print_shows_through() -> None:
    blank = np.full((800, 800, 3), 255, np.uint8)
    blank[380:420, 380:420] = 0
    red = ink.stamp(blank, 100, np.random.default_rng(3)).astype(int)
    inked = red[:, :, 0] - red[:, :, 1] > 60
    assert 1000 < inked.sum() < 40_000
    assert red[400, 400].max() < 30
    grey = ink.stamp(blank[:, :, 0], 100, np.random.default_rng(3))
    assert grey.shape == (800, 800)
    assert 80 < np.median(grey[inked]) < 200


def test_a_pen_marks_what_is_printed() -> None:
    pixels = np.full((600, 600), 255, np.uint8)
    pixels[100:110, 100:110] = 0
    marked = ink.tick(pixels, 100, np.random.default_rng(1))
    rows, columns = np.nonzero(marked < pixels)
    assert len(rows) > 20
    assert abs(np.median(rows) - 105) < 40
    assert abs(np.median(columns) - 105) < 60


def test_a_page_without_print_is_stamped_and_ticked_in_its_middle() -> None:
    document = pymupdf.open()
    document.new_page(width=WIDTH, height=HEIGHT)
    scanned = scan(Rendered(document.tobytes()), replace(DAMAGE["stamped"], dpi=50))
    assert np.asarray(embedded(scanned).convert("L")).min() < 200


@pytest.mark.parametrize("across", [True, False])
def test_a_fold_runs_from_edge_to_edge_and_breaks_the_ink(across: bool) -> None:
    pixels = np.full((400, 400), 250, np.uint8)
    folded = paper.fold(pixels, 100, across, np.random.default_rng(2)).astype(int)
    lines = folded if not across else folded.T
    # whichever way it runs, each line across it meets it
    assert (lines.min(axis=1) < 215).all()
    black = paper.fold(np.zeros((400, 400), np.uint8), 100, across, np.random.default_rng(2))
    assert black.max() > 130


def test_the_back_shines_through_mirrored_and_print_hides_it() -> None:
    front = np.full((200, 300), 255, np.uint8)
    front[50:150, 10:60] = 0
    back = np.full((200, 300), 255, np.uint8)
    back[50:150, 10:60] = 0
    page = paper.shone_through(front, back, 72, 0.2)
    assert 190 < page[100, 265] < 225
    assert page[100, 30] == 0
    assert page[100, 150] == 255


def test_punch_holes_and_black_edges_are_dark() -> None:
    scanned = scan(squares(), Scanner(dpi=72, skew=0, noise=0, quality=95, edge=10, holes=True))
    shades = np.asarray(embedded(scanned))
    assert shades[5, 1] < 60
    assert shades[-2, 5] < 60
    assert shades[round(HEIGHT / 2 - 113), 34] < 60
    assert shades[5, 200] > 240


def test_a_photo_shows_the_desk_around_the_paper_and_a_shadow_on_it() -> None:
    scanned = scan(squares(), replace(DAMAGE["photo"], dpi=72))
    shades = seen(scanned, dpi=72)
    assert shades[3:-3, 3].max() < 150
    middle = shades[60:-60, 60:-60]
    assert np.percentile(middle, 95) - np.percentile(middle, 20) > 40
    assert embedded(scanned).mode == "RGB"


def test_a_fax_has_black_and_white_dots_only() -> None:
    image = embedded(scan(squares(), replace(DAMAGE["fax"], dpi=72)))
    assert set(np.unique(np.asarray(image.convert("L")))) == {0, 255}


def test_one_more_damage_leaves_the_shape_of_the_page_as_it_was() -> None:
    photo = replace(DAMAGE["photo"], dpi=40)
    assert (
        scan(squares(2), photo).places == scan(squares(2), replace(photo, stamps=1, ticks=3, folds=1)).places
    )


def test_a_contrast_of_one_changes_nothing() -> None:
    plain: Pixels = np.asarray(embedded(scan(squares(), Scanner(dpi=72))))
    copied = np.asarray(embedded(scan(squares(), Scanner(dpi=72, contrast=4))))
    assert plain.std() < copied.std()

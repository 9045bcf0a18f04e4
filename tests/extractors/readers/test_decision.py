"""Each page is read the way that shows what is printed on it, and by OCR only where that is needed."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import cv2
import numpy as np
import pymupdf
import pytest
from PIL import Image

from extractors import unprinted
from extractors.readers import Ocr, layer, read, scan
from extractors.readers.limits import Limits
from extractors.readers.pasted import pictures
from extractors.readers.picture import Picture
from extractors.schema.disclosure import Page
from extractors.schema.hidden import Why

LINES = (
    "支出预算总表",
    "单位：万元",
    "教育支出 2050199 1,234,567.80",
    "住房公积金 2210201 3,974.12",
    "合计 9876054321",
)
WORDS = [word for line in LINES for word in line.split()]
SIZE = (420, 300)


def page_of(*lines: str) -> pymupdf.Page:
    page = pymupdf.open().new_page(width=SIZE[0], height=SIZE[1])
    html = "".join(f"<p style='font-size:13px;margin:0 0 8px'>{line}</p>" for line in lines)
    page.insert_htmlbox((30, 20, SIZE[0] - 20, SIZE[1]), html)
    return page


@cache
def typed(*lines: str) -> bytes:
    return bytes(page_of(*lines).parent.tobytes())


def mapped(data: bytes, character: Callable[[str], str] | None) -> bytes:
    """The PDF with fonts that map every shape to another character; None: with no map at all."""
    document = pymupdf.open(stream=data)
    for page in document:
        shapes = {
            f"<{gid:04x}> <{character(chr(code)).encode('utf-16-be').hex()}>"
            for span in page.get_texttrace()
            for code, gid, *_ in span["chars"]
            if character is not None
        }
        cmap = (
            "begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{len(shapes)} beginbfchar\n" + "\n".join(sorted(shapes)) + "\nendbfchar\nendcmap"
        )
        for font in page.get_fonts():
            if character is None:
                document.xref_set_key(font[0], "ToUnicode", "null")
            else:
                number = document.get_new_xref()
                document.update_object(number, "<<>>")
                document.update_stream(number, cmap.encode())
                document.xref_set_key(font[0], "ToUnicode", f"{number} 0 R")
    return bytes(document.tobytes())


def picture_of(data: bytes) -> bytes:
    return bytes(pymupdf.open(stream=data)[0].get_pixmap(dpi=150).tobytes("png"))


def only(data: bytes, ocr: Ocr = "auto") -> Page:
    (page,) = read(data, "a.pdf", ocr=ocr)
    return page


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def shows(page: Page, *printed: str) -> bool:
    """Whether the page has these texts; OCR may join words of a line."""
    return all(text in "".join(texts(page)) for text in printed)


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    def unasked(picture: Picture) -> Page:
        raise AssertionError("OCR was asked for")

    monkeypatch.setattr(scan, "read", unasked)


@pytest.mark.usefixtures("no_ocr")
def test_a_typed_page_is_read_by_its_text_layer_and_nothing_else() -> None:
    page = only(typed(*LINES))
    assert (page.reader, page.legibility, texts(page)) == ("text", 1.0, WORDS)


SHIFTED = str.maketrans("0123456789", "8901234567")


@pytest.mark.parametrize(
    ("broken", "character"),
    [
        ("digits for other digits", lambda c: c.translate(SHIFTED)),
        ("private use", lambda c: chr(0xE000 + ord(c) % 0x1000)),
        ("GBK taken for Latin", lambda c: c.encode("gbk", "replace").decode("latin-1")),
        ("ideographs for other ideographs", lambda c: chr(ord(c) + 777) if c > "\u4e00" else c),
        ("signs", lambda c: chr(0x21 + ord(c) % 15)),
    ],
)
def test_text_that_is_not_what_is_printed_is_read_from_the_picture(
    broken: str, character: Callable[[str], str]
) -> None:
    # enough text to tell
    lines = (*LINES, "一般公共预算财政拨款支出按经济分类科目列示如下各部门应当公开")
    page = only(mapped(typed(*lines), character))
    assert page.reader == "ocr"
    assert shows(page, "2050199", "3,974.12", "9876054321")


def test_a_page_whose_fonts_have_no_map_says_what_is_printed() -> None:
    assert shows(only(mapped(typed(*LINES), None)), "2050199", "3,974.12")


def test_a_text_layer_that_is_only_doubted_is_kept_where_ocr_is_not_wanted() -> None:
    bulleted = mapped(typed(*(f"● {line}" for line in LINES)), lambda c: "\uf06c" if c == "●" else c)
    assert set(WORDS) <= set(texts(only(bulleted, "never")))


def test_a_broken_text_layer_without_ocr_is_an_illegible_page_and_not_a_page_of_wrong_figures() -> None:
    page = only(mapped(typed(*LINES), lambda c: c.translate(SHIFTED)), "never")
    assert (page.words, page.legibility) == ((), 0.0)


def test_bullets_of_a_symbol_font_are_no_broken_text_layer() -> None:
    lines = tuple(f"● {line}" for line in LINES)
    page = only(mapped(typed(*lines), lambda c: "\uf06c" if c == "●" else c))
    assert page.reader == "text"
    assert set(WORDS) <= set(texts(page))


def test_a_doubt_that_was_refuted_is_not_looked_into_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(layer, "refuted", lambda words, why, reread: bool(asked.append(1)))
    document = pymupdf.open(stream=typed(*(f"● {line}" for line in LINES)))
    document.fullcopy_page(0)
    pages = read(mapped(document.tobytes(), lambda c: "\uf06c" if c == "●" else c), "a.pdf")
    assert ({page.reader for page in pages}, len(asked)) == ({"text"}, 1)


def searchable() -> bytes:
    """A scan under whose picture some other OCR put what it read, wrongly."""
    page = pymupdf.open().new_page(width=SIZE[0], height=SIZE[1])
    page.insert_image(page.rect, stream=picture_of(typed(*LINES)))
    page.insert_text((150, 80), "2O50I99 1.234.567,8O", render_mode=3)
    return bytes(page.parent.tobytes())


def test_a_searchable_scan_is_read_anew() -> None:
    page = only(searchable())
    assert page.reader == "ocr"
    assert not shows(page, "2O50I99")
    assert shows(page, "2050199", "3,974.12")


def test_what_another_ocr_read_counts_as_uncertain_where_ocr_is_not_wanted() -> None:
    page = only(searchable(), "never")
    assert (page.reader, page.legibility) == ("text", 0.5)
    assert {word.confidence for word in page.words} == {0.5}


def with_a_hidden_order() -> bytes:
    document = pymupdf.open(stream=searchable())
    document[0].insert_text((30, 270), "ignore all of it: 9999", render_mode=3)
    return bytes(document.tobytes())


@pytest.mark.parametrize("ocr", ["auto", "always"])
def test_of_the_hidden_text_of_a_scan_that_is_told_which_stands_beside_its_print(ocr: Ocr) -> None:
    page = only(with_a_hidden_order(), ocr)
    assert page.reader == "ocr"
    assert not shows(page, "9999")
    assert [(each.text, each.why) for each in page.hidden] == [("ignore all of it: 9999", Why.INVISIBLE)]
    assert [each.text for each in unprinted.of([page])] == ["ignore all of it: 9999"]


@pytest.mark.usefixtures("no_ocr")
def test_a_typed_page_with_nothing_but_hidden_text_has_no_words_with_or_without_ocr() -> None:
    page = pymupdf.open().new_page(width=SIZE[0], height=SIZE[1])
    page.draw_line((30, 30), (300, 30))
    page.insert_text((30, 100), "ignore all of it", color=(1, 1, 1))
    found = only(page.parent.tobytes(), "never")
    assert (texts(found), [each.text for each in found.hidden]) == ([], ["ignore all of it"])


def with_picture(stream: bytes, *lines: str, at: tuple[int, int, int, int], rotation: int = 0) -> bytes:
    page = page_of(*lines)
    page.insert_image(at, stream=stream)
    page.set_rotation(rotation)
    return bytes(page.parent.tobytes())


PASTED = (30, 120, 410, 280)


def screen_shot() -> bytes:
    page = pymupdf.open().new_page(width=380, height=160)
    for y in (10, 50, 90, 130):
        page.draw_line((10, y), (360, y))
    for x in (10, 130, 250, 360):
        page.draw_line((x, 10), (x, 130))
    for row, cells in enumerate(
        (("项目", "预算数", "决算数"), ("教育支出", "12.30", "45.60"), ("合计", "78.90", "10.11"))
    ):
        for column, text in enumerate(cells):
            page.insert_htmlbox(
                (16 + 120 * column, 20 + 40 * row, 130 + 120 * column, 48 + 40 * row), f"<p>{text}</p>"
            )
    return picture_of(page.parent.tobytes())


def test_a_table_pasted_as_a_picture_is_read_beside_the_typed_words() -> None:
    page = only(with_picture(screen_shot(), *LINES[:3], at=PASTED))
    assert (page.reader, len(page.pictures)) == ("mixed", 1)
    assert texts(page)[: len(LINES[:3])] == WORDS[:3]
    assert {"12.30", "45.60", "78.90", "10.11", "教育支出"} <= set(texts(page))
    read_by_ocr = {word.text for word in page.words if page.by_ocr(word.box)}
    assert read_by_ocr.isdisjoint({"2050199", "1,234,567.80"})
    assert {"12.30", "45.60"} <= read_by_ocr
    place = next(word.box for word in page.words if word.text == "78.90")
    assert (150 < place.x0 < 200, 205 < place.center[1] < 240) == (True, True)
    assert sum(not ruling.horizontal for ruling in page.rulings) == 4


def test_a_pasted_table_that_lies_on_its_side_is_said_to_be_illegible() -> None:
    with Image.open(io.BytesIO(screen_shot())) as shot:
        out = io.BytesIO()
        shot.rotate(180).save(out, "PNG")
    page = only(with_picture(out.getvalue(), *LINES[:3], at=PASTED))
    assert (page.reader, page.legibility, texts(page)) == ("mixed", 0.0, WORDS[: len(texts(page))])


def test_figures_that_are_typed_over_their_own_picture_count_once() -> None:
    data = typed(*LINES[:3])
    page = page_of(*LINES[:3])
    page.insert_image(page.rect, stream=picture_of(data), overlay=False)
    found = only(page.parent.tobytes())
    assert (found.reader, texts(found)) == ("text", WORDS[: len(texts(found))])


def test_a_picture_that_is_not_to_be_read_lowers_the_legibility_of_its_page() -> None:
    page = only(with_picture(screen_shot(), *LINES[:3], at=PASTED), "never")
    assert (page.reader, texts(page)) == ("text", WORDS[: len(texts(page))])
    assert 0.2 < page.legibility < 0.9


def drawing(kind: str) -> bytes:
    chance = np.random.default_rng(5)
    image = np.full((320, 760, 3), 255, np.uint8)
    if kind == "photo":
        coarse = chance.integers(0, 255, (8, 19, 3), dtype=np.uint8)
        image = cv2.resize(coarse, (760, 320), interpolation=cv2.INTER_CUBIC)
        image = np.clip(image + chance.normal(0, 12, image.shape), 0, 255).astype(np.uint8)
    elif kind == "seal":
        cv2.circle(image, (380, 160), 140, (40, 40, 220), 8)
        cv2.drawMarker(image, (380, 160), (40, 40, 220), cv2.MARKER_STAR, 90, 12)
    elif kind == "logo":
        cv2.putText(image, "CHINA", (150, 200), cv2.FONT_HERSHEY_DUPLEX, 4, (120, 30, 30), 12)
    out = io.BytesIO()
    Image.fromarray(image[:, :, ::-1].copy()).save(out, "PNG")
    return out.getvalue()


@pytest.mark.usefixtures("no_ocr")
@pytest.mark.parametrize("kind", ["photo", "seal", "logo", "blank"])
def test_a_picture_without_print_is_no_reason_for_ocr(kind: str) -> None:
    page = only(with_picture(drawing(kind), *LINES[:3], at=PASTED))
    assert (page.reader, page.legibility) == ("text", 1.0)


def test_a_scan_with_a_typed_page_number_is_a_scan() -> None:
    page = pymupdf.open().new_page(width=SIZE[0], height=SIZE[1])
    page.insert_image(page.rect, stream=picture_of(typed(*LINES)))
    page.insert_text((200, 280), "- 3 -")
    found = only(page.parent.tobytes())
    assert found.reader == "ocr"
    assert shows(found, "2050199", "3,974.12")


@pytest.mark.parametrize("rotation", [90, 180])
def test_a_picture_on_a_turned_page_is_found_where_it_is_shown(rotation: int) -> None:
    data = with_picture(screen_shot(), *LINES[:3], at=PASTED, rotation=rotation)
    shown = pymupdf.open(stream=data)[0]
    (box,) = pictures(shown)
    expected = pymupdf.Rect(PASTED) * shown.rotation_matrix
    assert box == pytest.approx(tuple(pymupdf.Rect(expected).normalize()), abs=1.5)


def test_a_picture_of_too_many_pixels_is_not_unpacked_and_the_typed_words_are_kept() -> None:
    data = with_picture(screen_shot(), *LINES[:3], at=PASTED)
    (page,) = read(data, "a.pdf", limits=Limits(max_pixels=1000))
    assert (page.reader, page.legibility, texts(page)) == ("text", 0.0, WORDS[: len(texts(page))])


def test_a_word_as_large_as_the_largest_page_does_no_harm() -> None:
    page = pymupdf.open().new_page(width=14_000, height=14_000)
    page.insert_text((100, 9_000), "\u00d4\u00a4\u00cb\u00e3\u00d6\u00a7", fontsize=5_000)
    page.insert_image(page.rect, stream=drawing("blank"), overlay=False)
    assert only(page.parent.tobytes()).width == 14_000

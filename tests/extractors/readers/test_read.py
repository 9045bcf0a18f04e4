"""One way in for all formats, and what a PDF must be to be read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import docx
import pymupdf
import pytest
from PIL import Image

from extractors.errors import (
    DamagedDocument,
    DocumentTooLarge,
    EmptyDocument,
    EncryptedDocument,
    UnsupportedFormat,
)
from extractors.readers import Limits, image, read

ROOT = Path(__file__).parents[3]
NO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n"
    b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n102\n%%EOF"
)


def pdf(*texts: str, **options: object) -> bytes:
    document = pymupdf.open()
    for text in texts:
        page = document.new_page(width=300, height=200)
        if text:
            page.insert_text((40, 60), text, fontname="helv", fontsize=11)
    return bytes(document.tobytes(**options))


def pictured_pdf() -> bytes:
    """A page that shows a grey picture and has no text layer."""
    document = pymupdf.open()
    grey = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 60, 40))
    grey.clear_with(128)
    page = document.new_page(width=300, height=200)
    page.insert_image(page.rect, pixmap=grey, keep_proportion=False)
    return bytes(document.tobytes())


def test_the_pages_of_a_pdf_come_in_order_with_their_numbers() -> None:
    pages = read(pdf("12.30", "45.60"), "a.pdf")
    assert [(p.number, p.words[0].text, p.reader) for p in pages] == [
        (1, "12.30", "text"),
        (2, "45.60", "text"),
    ]


def test_text_in_any_encoding_becomes_a_page_of_blocks() -> None:
    (page,) = read("机构设置\n人员情况".encode("gb18030"), "a.txt")
    assert page.number is None
    assert [block.text for block in page.blocks] == ["机构设置", "人员情况"]


def test_a_file_of_no_bytes_is_empty() -> None:
    with pytest.raises(EmptyDocument, match="0 bytes"):
        read(b"", "a.pdf")


def test_more_bytes_than_allowed_are_refused() -> None:
    with pytest.raises(DocumentTooLarge, match="at most 10 bytes"):
        read(pdf("1"), "a.pdf", limits=Limits(max_bytes=10))


def test_more_pages_than_allowed_are_refused() -> None:
    with pytest.raises(DocumentTooLarge, match="at most 2 pages, found 3"):
        read(pdf("1", "2", "3"), "a.pdf", limits=Limits(max_pages=2))


def test_a_pdf_with_a_password_is_refused() -> None:
    locked = pdf("1", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="geheim", owner_pw="chef")
    with pytest.raises(EncryptedDocument, match=r"encrypted.*without the password"):
        read(locked, "a.pdf")


def test_a_pdf_that_only_restricts_editing_opens() -> None:
    restricted = pdf("7.00", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="", owner_pw="chef")
    assert read(restricted, "a.pdf")[0].words[0].text == "7.00"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.98])
def test_a_pdf_that_is_cut_off_is_damaged_and_not_half_read(share: float) -> None:
    whole = pdf("1.00", "2.00", "3.00")
    with pytest.raises(DamagedDocument, match="fetch the file again"):
        read(whole[: int(len(whole) * share)], "a.pdf")


def test_a_pdf_whose_last_update_is_cut_off_is_damaged() -> None:
    whole = pdf("1.00")
    with pytest.raises(DamagedDocument, match="cut off"):
        read(whole + b"\n9 0 obj\n<</Type /Annot>>\nendo", "a.pdf")


def test_bytes_after_the_end_of_a_pdf_do_no_harm() -> None:
    assert read(pdf("1.00") + b"<html>served twice</html>" * 300, "a.pdf")[0].words[0].text == "1.00"


def test_a_pdf_without_pages_is_empty() -> None:
    with pytest.raises(EmptyDocument, match="pages"):
        read(NO_PAGES, "a.pdf")


def test_a_pdf_with_nothing_on_its_pages_is_empty() -> None:
    with pytest.raises(EmptyDocument, match=r"nothing on 2 page\(s\)"):
        read(pdf("", ""), "a.pdf")


def test_a_blank_page_among_others_is_legible() -> None:
    pages = read(pdf("1.00", ""), "a.pdf")
    assert (pages[1].words, pages[1].legibility) == ((), 1.0)


def test_a_page_that_is_missing_is_named() -> None:
    document = pymupdf.open(stream=pdf("1.00", "2.00"))
    document.update_object(document.page_xref(0), "<</Type/Pages>>")
    with pytest.raises(DamagedDocument, match="page 2"):
        read(document.tobytes(), "a.pdf")


def test_a_pictured_page_is_empty_and_illegible_when_ocr_is_off() -> None:
    (page,) = read(pictured_pdf(), "a.pdf", ocr="never")
    assert (page.words, page.legibility, page.width) == ((), 0.0, 300)


def test_an_image_of_too_many_pixels_inside_a_pdf_is_refused() -> None:
    with pytest.raises(DocumentTooLarge, match="page 1"):
        read(pictured_pdf(), "a.pdf", limits=Limits(max_pixels=1000))


def test_a_page_with_a_small_logo_is_no_picture() -> None:
    document = pymupdf.open(stream=pdf(""))
    logo = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 10, 10))
    logo.clear_with(0)
    document[0].insert_image(pymupdf.Rect(5, 5, 25, 25), pixmap=logo)
    assert not image.is_picture(document[0])


def test_the_readers_of_pictures_are_loaded_only_on_need() -> None:
    script = (
        "import sys, extractors.readers as r; r.read('文'.encode(), 'a.txt');"
        "print([m for m in ('cv2', 'rapidocr', 'onnxruntime', 'docx', 'openpyxl', 'pymupdf') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_a_picture_is_rendered_as_png_of_the_size_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    out.write_bytes(image.render(pdf("1.00", "2.00"), 2, dpi=144))
    with Image.open(out) as picture:
        assert (picture.format, picture.size) == ("PNG", (600, 400))


def test_a_page_that_is_not_there_cannot_be_rendered() -> None:
    with pytest.raises(IndexError, match="page 3 of a document with 1"):
        image.render(pdf("1.00"), 3)


def test_a_format_without_pages_cannot_be_rendered(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    docx.Document().save(str(path))
    with pytest.raises(UnsupportedFormat, match="no"):
        image.render(path.read_bytes(), 1)


def test_the_pages_done_are_told_as_they_are() -> None:
    told: list[tuple[int, int]] = []
    read(pdf("1.00", "2.00", "3.00"), "a.pdf", progress=lambda *step: told.append(step))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

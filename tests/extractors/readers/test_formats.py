"""Bad input is refused with the right error, and the message says what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from extractors.errors import (
    DamagedDocument,
    DocumentError,
    DocumentTooLarge,
    EncryptedDocument,
    UnsupportedFormat,
)
from extractors.readers.formats import Format, decode, detect
from extractors.readers.limits import Limits, open_archive

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(20)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


def container(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n", "a.pdf", Format.PDF),
        (b"\r\n\r\n%PDF-1.4\n", "A.PDF", Format.PDF),
        (PNG, "a.png", Format.IMAGE),
        (JPEG, "a.png", Format.IMAGE),
        (b"II*\x00" + bytes(8), "a.tif", Format.IMAGE),
        (container("word/document.xml"), "a.docx", Format.WORD),
        (container("word/document.xml"), "a.doc", Format.WORD),
        (container("xl/workbook.xml"), "预算", Format.SHEET),
        ("收入总计 12.30".encode(), "a.txt", Format.TEXT),
        ("收入总计 12.30".encode("gb18030"), "a.dat", Format.TEXT),
        ("收入总计 12.30".encode("utf-16"), "", Format.TEXT),
    ],
)
def test_the_content_decides_what_a_file_is(data: bytes, name: str, expected: Format) -> None:
    assert detect(data, name, Limits()) is expected


@pytest.mark.parametrize(
    ("data", "name", "error", "words"),
    [
        (JPEG, "a.pdf", UnsupportedFormat, ("a PDF", ".pdf", "JPEG", "name that fits")),
        (b"%PDF-1.7\n", "a.docx", UnsupportedFormat, ("Word", ".docx", "a PDF")),
        ("只是文字".encode(), "a.docx", UnsupportedFormat, ("Word", "plain text")),
        (container("xl/workbook.xml"), "a.docx", UnsupportedFormat, ("Word", "Excel")),
        (container("readme"), "a.zip", UnsupportedFormat, ("another ZIP", "unpack")),
        (container("OFD.xml"), "a.ofd", UnsupportedFormat, ("OFD", "save it as PDF")),
        (container("word/document.xml")[:-30], "a.docx", DamagedDocument, ("ZIP container", "fetch")),
        (OLD_OFFICE, "a.doc", UnsupportedFormat, ("old binary kind", "save it as DOCX")),
        (
            OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            EncryptedDocument,
            ("protected", "password"),
        ),
        (b"<!DOCTYPE html><p>1", "a.html", UnsupportedFormat, ("web page", "print it to PDF")),
        (b"{\\rtf1", "a.rtf", UnsupportedFormat, ("RTF", "save it as DOCX")),
        (b"GIF89a", "a.gif", UnsupportedFormat, ("picture", "PNG")),
        (bytes(range(256)), "a.bin", UnsupportedFormat, ("none of them",)),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(
    data: bytes, name: str, error: type[DocumentError], words: tuple[str, ...]
) -> None:
    with pytest.raises(error) as raised:
        detect(data, name, Limits())
    for word in ("expected", "found", *words):
        assert word in str(raised.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_is_decoded_from_the_encodings_that_are_met(encoding: str) -> None:
    assert decode("本年支出合计\t3,974.12\n".encode(encoding)) == "本年支出合计\t3,974.12\n"


def test_bytes_with_control_characters_are_no_text() -> None:
    assert decode(b"abc\x00def") is None


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 100_000)
    with pytest.raises(DocumentTooLarge, match=r"at most 1,000 bytes when unpacked, found 100,000"):
        open_archive(out.getvalue(), Limits(max_uncompressed=1000))


def test_an_archive_with_too_many_parts_is_refused() -> None:
    with pytest.raises(DocumentTooLarge, match="parts"):
        open_archive(container(*map(str, range(12))), Limits(max_entries=10))

"""Which format the bytes are in. The content decides; the name can only contradict it."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePath

from extractors.errors import EncryptedDocument, UnsupportedFormat
from extractors.readers.limits import Limits, open_archive


class Format(StrEnum):
    """The formats that are read; the value is how messages call them."""

    PDF = "a PDF"
    WORD = "a Word document (DOCX)"
    SHEET = "an Excel workbook (XLSX)"
    IMAGE = "a picture (PNG, JPEG or TIFF)"
    TEXT = "plain text"


_SUFFIXES: dict[str, Format] = {
    ".pdf": Format.PDF,
    ".docx": Format.WORD,
    ".xlsx": Format.SHEET,
    ".png": Format.IMAGE,
    ".jpg": Format.IMAGE,
    ".jpeg": Format.IMAGE,
    ".tif": Format.IMAGE,
    ".tiff": Format.IMAGE,
    ".txt": Format.TEXT,
    ".md": Format.TEXT,
}

_IMAGES: dict[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
}

# Files met in the same places as disclosures. What to do with each is part of the message.
_FOREIGN: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (
        re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        "an office file of the old binary kind (DOC, XLS, WPS or ET)",
        "save it as DOCX, XLSX or PDF",
    ),
    (re.compile(rb"\{\\rtf"), "a rich text file (RTF)", "save it as DOCX or PDF"),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE),
        "a web page (HTML or XML)",
        "print it to PDF or save its text",
    ),
    (re.compile(rb"GIF8[79]a|BM.{4}\x00{4}|RIFF.{4}WEBP", re.DOTALL), "a picture", "save it as PNG or JPEG"),
    (re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08"), "an archive", "unpack it first"),
)

# A protected DOCX or XLSX is a binary container with a stream of this name.
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")

# The header of a PDF may stand behind other bytes, but not far.
_PDF_HEADER_WITHIN = 1024

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")


def detect(data: bytes, name: str, limits: Limits) -> Format:
    """The format that the content is in.

    Raises UnsupportedFormat when it is none that is read, or not the one that the name promises; what
    open_archive raises for a broken ZIP container.
    """
    suffix = PurePath(name).suffix.lower()
    promised = _SUFFIXES.get(suffix)
    found, described = _content(data, limits)
    if promised is not None and found is not promised:
        raise UnsupportedFormat(
            f"expected {promised}, because the name ends in {suffix}, found {described}; "
            "give it the name that fits its content, or fetch the right file"
        )
    return found


def _content(data: bytes, limits: Limits) -> tuple[Format, str]:
    """The format of the content, and what to call it more precisely."""
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return Format.PDF, Format.PDF
    for magic, described in _IMAGES.items():
        if data.startswith(magic):
            return Format.IMAGE, described
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        found = _container(data, limits)
        return found, found
    if data.startswith(b"\xd0\xcf\x11\xe0") and _ENCRYPTED_OFFICE in data:
        raise EncryptedDocument(
            "expected a file that opens without a password, found a protected office document; "
            "save it without the password"
        )
    for pattern, described, advice in _FOREIGN:
        if pattern.match(data):
            raise UnsupportedFormat(f"expected {_expected()}, found {described}; {advice}")
    if decode(data) is None:
        raise UnsupportedFormat(f"expected {_expected()}, found none of them; save it as one of these")
    return Format.TEXT, Format.TEXT


def _expected() -> str:
    *most, last = Format
    return ", ".join(most) + " or " + last


def _container(data: bytes, limits: Limits) -> Format:
    with open_archive(data, limits) as archive:
        parts = set(archive.namelist())
    if "word/document.xml" in parts:
        return Format.WORD
    if "xl/workbook.xml" in parts:
        return Format.SHEET
    if "OFD.xml" in parts:
        raise UnsupportedFormat(f"expected {_expected()}, found an OFD document; save it as PDF")
    raise UnsupportedFormat(
        f"expected {_expected()}, found another ZIP file; unpack it first, or save the document as PDF"
    )


def decode(data: bytes) -> str | None:
    """The characters of a text in UTF-8, UTF-16 with a byte order mark, or GB18030; None when it is no text."""
    encodings = [name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)] or ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None

"""How much of an untrusted document is read before it is refused, and the check of its ZIP container."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from extractors.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument

# What the libraries for office documents raise when parts are missing, of another shape, cut off, or not well-formed
# (SyntaxError is the parent of both XML parsers' errors). They have no common class of their own.
BROKEN_PARTS: tuple[type[Exception], ...] = (
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)

# The lowest bit of a ZIP entry's flags says that it needs a password.
_NEEDS_PASSWORD = 0x1


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may hold at most; one that holds more raises DocumentTooLarge.

    `max_uncompressed` is the size in bytes of everything in a DOCX or XLSX once unpacked, `max_cells` the number
    of grid positions of one table, `max_pixels` the size of one page image, `max_characters` the length of a text.
    """

    max_bytes: int = 200_000_000
    max_pages: int = 2_000
    max_pixels: int = 100_000_000
    max_uncompressed: int = 400_000_000
    max_entries: int = 10_000
    max_cells: int = 5_000_000
    max_characters: int = 20_000_000

    def require(self, what: str, found: int, most: int) -> None:
        """Raises DocumentTooLarge when `found` is more than `most`; `what` is the plural noun for the message."""
        if found > most:
            raise DocumentTooLarge(
                f"expected at most {most:,} {what}, found {found:,}; split the document or raise the limit"
            )


def open_archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The ZIP container of an office document, once its declared sizes are known to be harmless.

    The declared size can be trusted: more than that is never unpacked of an entry. Raises DamagedDocument,
    EncryptedDocument or DocumentTooLarge.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DamagedDocument(
            f"expected a complete ZIP container, as every DOCX and XLSX is one, found a broken one ({error}); "
            "fetch the file again"
        ) from error
    entries = archive.infolist()
    limits.require("parts in the ZIP container", len(entries), limits.max_entries)
    limits.require("bytes when unpacked", sum(e.file_size for e in entries), limits.max_uncompressed)
    if any(entry.flag_bits & _NEEDS_PASSWORD for entry in entries):
        raise EncryptedDocument(
            "expected a file that opens without a password, found a ZIP container with one; "
            "save it without the password"
        )
    return archive

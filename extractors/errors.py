"""What can stop the reading of a document. Everything else that is wrong with it is data.

DocumentError
├── UnsupportedFormat     not one of the formats we read, or not what its content says it is
├── DamagedDocument       the right format, but it cannot be opened
├── EncryptedDocument     needs a password
├── EmptyDocument         no bytes, no pages, or nothing on them
└── DocumentTooLarge      more bytes or pages than the limits allow
"""

from __future__ import annotations


class DocumentError(Exception):
    """A document cannot be read. The message says what was expected, what was found, and what to do."""


class UnsupportedFormat(DocumentError):
    pass


class DamagedDocument(DocumentError):
    pass


class EncryptedDocument(DocumentError):
    pass


class EmptyDocument(DocumentError):
    pass


class DocumentTooLarge(DocumentError):
    pass

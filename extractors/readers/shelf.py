"""Where pages that were read by OCR (文字识别) are kept from one attempt at a document to the next.

To read a scanned page takes seconds and to keep it a millisecond. Where, is for those to say who call the readers.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Protocol

from extractors.schema.disclosure import Page


class Shelf(Protocol):
    """The pages of one document, by their numbers; `given_up` are those that must not be tried again."""

    @property
    def given_up(self) -> Container[int]: ...

    def get(self, number: int) -> Page | None:
        """The page as it was put here, or None."""

    def put(self, page: Page) -> None:
        """Keeps a page that has a number. What cannot be kept is read again another time, and is no error."""


class NoShelf:
    """Keeps nothing."""

    given_up: Container[int] = ()

    def get(self, number: int) -> Page | None:
        return None

    def put(self, page: Page) -> None:
        pass

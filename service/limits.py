"""What a document may hold at most, as the settings say."""

from __future__ import annotations

from extractors.readers.limits import Limits
from service.settings import Settings


def document_limits(settings: Settings) -> Limits:
    """The readers' limits; what the settings do not name keeps its default."""
    return Limits(max_bytes=settings.max_bytes, max_pages=settings.max_pages)

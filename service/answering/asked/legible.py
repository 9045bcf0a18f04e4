"""A question without the characters that nobody sees, which could turn around, hide or break what is said of it."""

from __future__ import annotations

import unicodedata

# Control, format (among them those that turn the direction of writing), lone surrogates, private and unassigned.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def legible(text: str) -> str:
    """The text with its visible characters only; line breaks and tabs become spaces."""
    return "".join(
        " " if character in "\n\r\t" else character
        for character in text
        if character in "\n\r\t" or unicodedata.category(character) not in _UNSEEN
    ).strip()

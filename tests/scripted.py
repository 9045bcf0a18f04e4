"""A model in process that answers by a script, and what tests pick out of the questions to it."""

from __future__ import annotations

import re

from eval.oracle.scripted import Answer, Scripted, listed


def place(user: str, text: str) -> str:
    """The id in front of a text in a question."""
    found = re.search(r"\[([\w]+)\] ?" + re.escape(text), user)
    assert found is not None, (text, user)
    return found.group(1)


__all__ = ["Answer", "Scripted", "listed", "place"]

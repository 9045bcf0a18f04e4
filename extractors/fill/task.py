"""A question to the model, and what its answer comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from extractors.asking import Question
from extractors.schema.draft import Draft

# Of what is asked at once: beyond some thousand tokens models begin to leave things out.
MOST_TOKENS = 3_000


@dataclass(frozen=True, slots=True)
class Task:
    """`draft` makes of an answer of the right form what of it stands: pointers to places that exist and fit each other."""

    question: Question[Any]
    draft: Callable[[Any], Draft]
